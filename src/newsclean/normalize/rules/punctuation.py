"""Rules about dandas, colons and, on request, quotation marks."""

from __future__ import annotations

import re

from newsclean.normalize.rules.letters import DIGIT, LETTER
from newsclean.normalize.rules.rule import rule

_NUMERATOR_FOUR = re.compile(
    f"(?<![0-9{DIGIT}])\N{BENGALI CURRENCY NUMERATOR FOUR}+(?![0-9{DIGIT}])"
)
_PIPE = re.compile(f"(?<=[{LETTER}])\\|(?=[\\s‘’‚‛“”„‟'\"»)]|\\Z)")
_VISARGA_COLON = re.compile(f"(?<=[0-9{DIGIT}])\N{BENGALI SIGN VISARGA}(?=[0-9{DIGIT}])")
_SPACE_BEFORE_DANDA = re.compile(r"(?<=\S) +(?=[।॥])")
_QUOTES = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"'}
)
_QUOTE = re.compile("[‘’‚‛“”„‟]")


@rule("danda.numerator", source="U+09F7 typed for the danda: ETV Bharat, DW, Prothom Alo")
def write_danda(text: str) -> str:
    r"""Write the currency numerator four as a danda where no digit stands beside it.

    Beside a digit it may be the old fraction and stays.

    >>> write_danda("বৃষ্টি নামল\N{BENGALI CURRENCY NUMERATOR FOUR}")
    'বৃষ্টি নামল।'
    """
    return _NUMERATOR_FOUR.sub(lambda m: "।" * len(m[0]), text)


@rule("danda.pipe", source="Keyboards without a danda; Bijoy's own code for it")
def read_pipe_as_danda(text: str) -> str:
    """Write a pipe that ends a sentence as a danda.

    It must touch the Bengali letter before it and have a space, a closing quote or the end behind
    it; a pipe with a space before it separates fields and stays.

    >>> read_pipe_as_danda("ফুল ফুটল| পাখি")
    'ফুল ফুটল। পাখি'
    >>> read_pipe_as_danda("ঢাকা | বুধবার")
    'ঢাকা | বুধবার'
    """
    return _PIPE.sub("।", text)


@rule("visarga.colon", source="Visarga typed for the colon of clocks")
def read_visarga_as_colon(text: str) -> str:
    """Write a visarga between two digits as a colon; visarga in words (দুঃখ, মোঃ) stays.

    >>> read_visarga_as_colon("১০ঃ৩০, দুঃখ")
    '১০:৩০, দুঃখ'
    """
    return _VISARGA_COLON.sub(":", text)


@rule("danda.space", source="Option --danda tight; typesetting advice of the W3C for Bengali")
def drop_space_before_danda(text: str) -> str:
    """Remove the space between a word and its danda, on request.

    >>> drop_space_before_danda("সে এল ।")
    'সে এল।'
    """
    return _SPACE_BEFORE_DANDA.sub("", text)


@rule("quotes.ascii", source="Option --quotes ascii")
def straighten_quotes(text: str) -> str:
    """Write curly quotation marks as straight ones, on request; dashes and ellipses stay.

    >>> straighten_quotes("‘নদীর কথা’য়")
    "'নদীর কথা'য়"
    """
    return text.translate(_QUOTES) if _QUOTE.search(text) else text
