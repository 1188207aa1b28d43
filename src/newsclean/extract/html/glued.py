"""Furniture that stands inside a paragraph: cut out, so that it is a block of its own.

Advert labels and teasers are printed in the paragraph's own element, or were joined to it when
the page was saved: `…শেষ হয়।বিজ্ঞাপনপরদিন…`, `…জানান তিনি। আরও পড়ুন: নদীতে…`.
"""

from __future__ import annotations

import re

_RA = "(?:ড়|ড\N{BENGALI SIGN NUKTA})"
# What a noun may end in: `বিজ্ঞাপনটি` (the advert), `বিজ্ঞাপনদাতা` (advertiser) begin sentences.
_ENDINGS = "টি|টা|গুলো|গুলি|দাতা|ও |ই |সহ|কে |তে |মূল্য|বিরতি|চিত্র|সংস্থা|প্রচার"
_GLUED = re.compile(
    rf"(?P<read>(?<=[।৷?!”’\"'])\s*(?:\[\s*[^\[\]]{{0,8}}আর[ওো]\s+(?:প{_RA}ুন|দেখুন)[^\[\]]*\]"
    rf"|আর[ওো]\s+(?:প{_RA}ুন|দেখুন)\s*(?:[:ঃ<>»|]|[-–—]{{1,2}}\s).*))"
    rf"|(?P<advert>(?<=[।৷?!”’])বিজ্ঞাপন(?=[অ-হ“‘])(?!{_ENDINGS})|(?:^|(?<=[।৷?!”’ ]))Advertisement(?=\s*[\u0980-\u09FF]))"
)


def split_glued(text: str) -> list[tuple[str, bool]]:
    """Return the pieces of a block, and whether each was glued on: before, between or behind.

    >>> split_glued("মেলা শেষ হয়।বিজ্ঞাপনপরদিন বৃষ্টি নামে।")
    [('মেলা শেষ হয়।', False), ('বিজ্ঞাপন', True), ('পরদিন বৃষ্টি নামে।', False)]
    >>> split_glued("মেলা শেষ হয়। আরও পড়ুন: নদীতে নৌকাবাইচ")
    [('মেলা শেষ হয়।', False), ('আরও পড়ুন: নদীতে নৌকাবাইচ', True)]
    >>> split_glued("তিনি বলেন, ‘আরও পড়ুন, আরও শিখুন।’")
    [('তিনি বলেন, ‘আরও পড়ুন, আরও শিখুন।’', False)]
    """
    pieces: list[tuple[str, bool]] = []
    done = 0
    for match in _GLUED.finditer(text):
        pieces.append((text[done : match.start()].strip(), False))
        pieces.append((match[0].strip(), True))
        done = match.end()
    pieces.append((text[done:].strip(), False))
    return [piece for piece in pieces if piece[0]]


def may_be_glued(text: str) -> bool:
    """Tell cheaply whether `split_glued` could find anything."""
    return "বিজ্ঞাপন" in text or "আরও " in text or "আরো " in text or "dvertisement" in text
