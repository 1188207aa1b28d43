"""Draft → Article, and the same functions for use by themselves.

Text (`normalize_text`, `explain_text`), dates (`parse_date`, `parse_dates`), numbers
(`parse_number`, `find_numbers`, `number_to_words`), digits (`to_ascii`, `to_bengali`), `sentences`,
`tell_language`, legacy encodings (`read_legacy`, `repair_mojibake`), calendars. Nothing here reads
files, pages or clocks.
"""

from typing import TYPE_CHECKING

from newsclean.normalize.article import build_article
from newsclean.normalize.dates import parse_date, parse_dates
from newsclean.normalize.language import tell_language
from newsclean.normalize.legacy import read_legacy_text
from newsclean.normalize.rulebook import explain_text, normalize_text

if TYPE_CHECKING:
    from newsclean.normalize.calendars import bangla_from_gregorian as bangla_from_gregorian
    from newsclean.normalize.calendars import bangla_to_gregorian as bangla_to_gregorian
    from newsclean.normalize.calendars import hijri_from_gregorian as hijri_from_gregorian
    from newsclean.normalize.calendars import hijri_range as hijri_range
    from newsclean.normalize.legacy.bijoy import read_legacy as read_legacy
    from newsclean.normalize.legacy.mojibake import repair_mojibake as repair_mojibake
    from newsclean.normalize.numbers import find_numbers as find_numbers
    from newsclean.normalize.numbers import parse_number as parse_number
    from newsclean.normalize.numbers.words import number_to_words as number_to_words
    from newsclean.normalize.rules.digits import to_ascii as to_ascii
    from newsclean.normalize.rules.digits import to_bengali as to_bengali
    from newsclean.normalize.sentence import sentences as sentences

__all__ = [
    "bangla_from_gregorian",
    "bangla_to_gregorian",
    "build_article",
    "explain_text",
    "find_numbers",
    "hijri_from_gregorian",
    "hijri_range",
    "normalize_text",
    "number_to_words",
    "parse_date",
    "parse_dates",
    "parse_number",
    "read_legacy",
    "read_legacy_text",
    "repair_mojibake",
    "sentences",
    "tell_language",
    "to_ascii",
    "to_bengali",
]

# What cleaning a page does not need, loaded when it is first asked for.
_ROOMS = {
    "bangla_from_gregorian": "calendars",
    "bangla_to_gregorian": "calendars",
    "find_numbers": "numbers",
    "hijri_from_gregorian": "calendars",
    "hijri_range": "calendars",
    "number_to_words": "numbers",
    "parse_number": "numbers",
    "read_legacy": "legacy.bijoy",
    "repair_mojibake": "legacy.mojibake",
    "sentences": "sentence",
    "to_ascii": "rules.digits",
    "to_bengali": "rules.digits",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Return a public function from the room that it lives in."""
        if name not in _ROOMS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
