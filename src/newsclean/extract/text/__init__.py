"""Pages without a DOM: text dumps, WET files, saved page texts."""

from newsclean.extract.text.article import extract_text
from newsclean.extract.text.sheet import read_lines

__all__ = ["extract_text", "read_lines"]
