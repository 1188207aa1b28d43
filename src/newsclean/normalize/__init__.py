"""Draft → Article, and the same functions for use by themselves.

Text (`normalize_text`, `explain_text`), dates (`parse_date`), numbers (`parse_number`), sentences,
language. Nothing here reads files, pages or clocks.
"""

from newsclean.normalize.article import build_article
from newsclean.normalize.legacy import read_legacy_text
from newsclean.normalize.rulebook import explain_text, normalize_text

__all__ = ["build_article", "explain_text", "normalize_text", "read_legacy_text"]
