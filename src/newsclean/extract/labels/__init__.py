"""Labels: what each block is, by which rule. `lines` looks at one line, `runs` at neighbours."""

from newsclean.extract.labels.lines import Told, furniture, is_initials, is_section, tell

__all__ = ["Told", "furniture", "is_initials", "is_section", "tell"]
