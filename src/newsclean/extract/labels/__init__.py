"""Labels: what each block is, by which rule. `lines` looks at one line, `runs` at neighbours."""

from newsclean.extract.labels.lines import furniture, is_initials, is_section

__all__ = ["furniture", "is_initials", "is_section"]
