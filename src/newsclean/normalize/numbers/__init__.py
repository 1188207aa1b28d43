"""Numbers: read as a whole string or found in prose, in digits and words; written as words."""

from newsclean.normalize.numbers.prose import Number, find_numbers, parse_number
from newsclean.normalize.numbers.words import number_to_words

__all__ = ["Number", "find_numbers", "number_to_words", "parse_number"]
