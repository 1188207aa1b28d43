"""Bengali that is not Unicode: Bijoy glyph codes and misread UTF-8, told, converted, or refused."""

from newsclean.normalize.legacy.pages import is_legacy, read_legacy_text

__all__ = ["is_legacy", "read_legacy_text"]
