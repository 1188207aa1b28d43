"""Notices that stand inside a paragraph: `…চার মেয়ে।বিজ্ঞাপনবিশাল…`, `…জানান। আরও পড়ুন: …`.

A paragraph is looked at as it stands on the page, so each pattern takes both forms of the nukta
letters.
"""

from __future__ import annotations

import re

_RRA = "(?:\N{BENGALI LETTER RRA}|\N{BENGALI LETTER DDA}\N{BENGALI SIGN NUKTA})"
_YYA = "(?:\N{BENGALI LETTER YYA}|\N{BENGALI LETTER YA}\N{BENGALI SIGN NUKTA})"
_MARK = "[।৷?!’”\"')\\]]"

# The word for an advert between two sentences without a space; with an ending it is a word of the
# text: `বিজ্ঞাপনের`, `বিজ্ঞাপনটি`, `বিজ্ঞাপনদাতা`.
_ENDINGS = (
    "[\u0981-\u0983\u09bc-\u09cd]|টি|টা|গুল|দাতা|চিত্র|কে|সহ|হীন|বিহীন|মুক্ত|বাজ|প্রতিষ্ঠান|জগত|সংস্থা|"
    "(?:ও|ই)(?![\u0985-\u09b9])"
)
_ADVERT = re.compile(
    rf"(?P<mark>^|{_MARK}) ?(?:(?:বিজ্ঞাপন(?!{_ENDINGS})(?=[\u0985-\u09b9])|বিজ্ঞাপন$)"
    r"|(?:Advertise?ments?|ADVERTISEMENT)(?=[\s\u0980-\u09ff]|$)\s*)"
)
_MORE = f"আর[ওো] ?(?:প{_RRA}ুন|দেখুন|জানুন|খবর|সংবাদ)"
_MORE_WORDS = re.compile(_MORE)
_BRACKETED = re.compile(rf"\s*[\[(]\s*{_MORE}[^\])]*[\])]")
_SEE_ALSO = re.compile(
    rf"(?<={_MARK})\s*(?:{_MORE}|(?:Read more|Also read|READ MORE|ALSO READ))\s*(?:[:ঃ–—<«»>|-].*|$)",
    re.DOTALL,
)
# Words of forms, players and alt texts that run into the first word of the text.
_RUN_IN = re.compile(
    r"^(?:Comments are closed|Key Highlights?|Video thumbnail|Image|Advertisement|Photo|img)"
    r"(?=[\u0985-\u09b9])"
)
# An alt text without its space: `Golam-Mosihপ্রবাসী`. `আইএমএফ-এর` and `IMFএর` are no such thing.
_ALT_TEXT = re.compile(
    r"^[A-Z][A-Za-z]+(?:[ _-][A-Za-z0-9]+)+(?=[\u0985-\u09b9][^\s।,]{3,})(?!এর |তে |কে |দের )"
)
_CREDIT = re.compile(
    rf"(?<={_MARK})\s*(?:ফাইল |প্রতীকী )?ছবি ?[:ঃ] ?[^।\n]{{2,40}}$|(?<={_MARK})\s*(?:ফাইল|প্রতীকী) ছবি[.।]?$"
)
_SOURCE = re.compile(rf"(?<={_MARK})\s*(?P<source>(?:তথ্য ?)?স[ূু]ত্র ?[:ঃ–-] ?[^।\n]{{2,60}})$")


def clean_paragraph(text: str) -> str:
    """Return a paragraph without the notices glued into it; a real sentence keeps its words.

    >>> clean_paragraph("তাঁর চার মেয়ে।বিজ্ঞাপনবিশাল পরিবার।")
    'তাঁর চার মেয়ে। বিশাল পরিবার।'
    >>> clean_paragraph("আয় কমেছে। বিজ্ঞাপনের বাজারও ছোট।")
    'আয় কমেছে। বিজ্ঞাপনের বাজারও ছোট।'
    """
    if "বিজ্ঞাপন" in text or "dvert" in text or "ADVERT" in text:
        text = _ADVERT.sub(_mark_kept, text).strip()
    if _MORE_WORDS.search(text):
        text = _BRACKETED.sub("", text)
        text = _SEE_ALSO.sub("", text)
    elif "ead" in text or "READ" in text:
        text = _SEE_ALSO.sub("", text)
    if "ছবি" in text[-50:]:
        text = _CREDIT.sub("", text)
    if text[:1].isascii() and text[:1].isalpha():
        text = _RUN_IN.sub("", text)
        text = _ALT_TEXT.sub("", text)
    return text


def split_source(text: str) -> tuple[str, str | None]:
    """Return a last paragraph without the source line glued to its end, and that line.

    >>> split_source("জানিয়েছে পুলিশ।সূত্র: বাসস")
    ('জানিয়েছে পুলিশ।', 'সূত্র: বাসস')
    """
    if "ত্র" in text[-90:] and (found := _SOURCE.search(text)):
        return text[: found.start()].rstrip(), found["source"].strip()
    return text, None


def _mark_kept(found: re.Match[str]) -> str:
    return f"{found['mark']} " if found["mark"] else ""
