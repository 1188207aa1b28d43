"""Records of a site → counts: what a doctor looks at, and what a baseline keeps.

Pure, one record at a time: a corpus of any size costs what its sites cost.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA = "newsclean.baseline/1"
# Paragraphs shorter than this (`তিনি বলেন,`) stand in many articles by right.
_TELLING_CHARS = 30
# Remembering every paragraph of a large corpus would cost its memory; a ticker shows in the first
# thousand pages as well.
_COMPARED_PAGES = 5000
# A site's server and the fetching machine disagree by minutes, never by an hour.
_SKEW = timedelta(hours=1)
_VISIT = timedelta(minutes=2)
# What no sentence of an article says, wherever in a paragraph it stands.
_NOISE = re.compile(
    "(?:আরও|আরো|এছাড়াও?|এছাড়াও?) ?(?:পড়ুন|পড়ুন|দেখুন) ?[:ঃ»|–-]"
    "|সর্বস্বত্ব|স্বত্ব ?সংরক্ষিত|খবরটি শেয়ার|নিউজটি শেয়ার|সংবাদটি শেয়ার"
    "|(?:চ্যানেল|পেজ)(?:টি|ে|টিতে)? (?:ফলো|সাবস্ক্রাইব|লাইক|অনুসরণ) ?করুন|^(?:বিজ্ঞাপন|শেয়ার করুন)$",
    re.MULTILINE,
)
_OWN = ("site", "family")
_FIELDS = ("title", "published", "section", "subtitle", "kicker", "place")
_LISTS = ("authors", "agencies", "tags", "images")
_RULED = ("title", "authors", "published", "text")


@dataclass
class Figures:
    """What is counted of one site."""

    pages: int = 0
    """Records and rejections."""
    shares: dict[str, list[int]] = field(default_factory=dict)
    """By name: how many have it, of how many that could."""
    lengths: dict[str, Counter[int]] = field(default_factory=dict)
    """`paragraphs`, and `chars` in steps of a quarter of a doubling: value → pages."""
    rules: dict[str, Counter[str]] = field(default_factory=dict)
    """By field: which rule read it on how many pages."""

    def to_json(self) -> dict[str, Any]:
        """Return the figures as a baseline holds them."""
        return {
            "pages": self.pages,
            "shares": self.shares,
            "lengths": {
                name: {str(value): count for value, count in sorted(found.items())}
                for name, found in self.lengths.items()
            },
            "rules": {name: dict(found.most_common()) for name, found in self.rules.items()},
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Figures:
        """Return the figures that a baseline holds; KeyError, TypeError, ValueError for others."""
        return cls(
            pages=int(kept["pages"]),
            shares={name: [int(hits), int(of)] for name, (hits, of) in kept["shares"].items()},
            lengths={
                name: Counter({int(value): int(count) for value, count in found.items()})
                for name, found in kept["lengths"].items()
            },
            rules={
                name: Counter({str(rule): int(count) for rule, count in found.items()})
                for name, found in kept["rules"].items()
            },
        )


class Counting:
    """Counts the pages of one site, one after the other."""

    def __init__(self) -> None:
        self._pages = self._records = 0
        self._hits: Counter[str] = Counter()
        self._of: Counter[str] = Counter()
        self._lengths: dict[str, Counter[int]] = {"paragraphs": Counter(), "chars": Counter()}
        self._rules: dict[str, Counter[str]] = defaultdict(Counter)
        self._texts: set[int] = set()
        self._first: dict[int, int] = {}
        self._sharing: set[int] = set()
        self._compared = 0
        self._instants: Counter[str] = Counter()

    def reject(self) -> None:
        """Count a page that gave no record."""
        self._pages += 1

    def count(self, record: Mapping[str, Any]) -> None:
        """Count a record."""
        self._pages += 1
        self._records += 1
        for name in _FIELDS:
            self._add(name, record[name] is not None)
        for name in _LISTS:
            self._add(name, bool(record[name]))
        for name in _RULED:
            evidence = record["evidence"][name]
            if evidence is not None:
                self._rules[name][evidence["rule"]] += 1
        if record["source"]["kind"] == "html":
            method = record["extraction"]["method"]
            self._add("text.layout", method in _OWN)
            self._add("text.fallback", method == "trafilatura")
            self._add("layout.drift", "layout.drift" in record["warnings"])
        self._count_text(record["text"])
        self._count_date(record)

    def _add(self, name: str, hit: bool) -> None:
        self._of[name] += 1
        self._hits[name] += hit

    def _count_text(self, text: str) -> None:
        paragraphs = text.split("\n\n")
        self._lengths["paragraphs"][len(paragraphs)] += 1
        self._lengths["chars"][_quarters(len(text))] += 1
        self._add("text.noise", _NOISE.search(text) is not None)
        telling = [hash(p) for p in paragraphs if len(p) >= _TELLING_CHARS]
        self._add("text.repeated", len(set(telling)) < len(telling))
        whole = hash(text)
        self._add("duplicates", whole in self._texts)
        if whole in self._texts:
            return
        self._texts.add(whole)
        if self._compared >= _COMPARED_PAGES:
            return
        page = self._compared
        self._compared += 1
        for key in telling:
            first = self._first.setdefault(key, page)
            if first != page:
                self._sharing.update((first, page))

    def _count_date(self, record: Mapping[str, Any]) -> None:
        published = record["published"]
        if published is None:
            return
        clock = "T" in published
        self._add("published.clock", clock)
        # Midnights are what print stories bear; the same minute otherwise is somebody's visit.
        if clock and "T00:00:00" not in published:
            self._instants[published] += 1
        page_date = record["source"]["page_date"]
        if page_date is not None:
            self._add("published.header", not clock and published == page_date)
        fetched_at = record["source"]["fetched_at"]
        if fetched_at is None:
            return
        fetched = datetime.fromisoformat(fetched_at)
        if clock:
            age = fetched - datetime.fromisoformat(published)
            self._add("published.future", age < -_SKEW)
            self._add("published.visit", abs(age) < _VISIT)
        else:
            # Its day may have begun where the site is.
            last = (fetched + timedelta(hours=14)).date()
            self._add("published.future", published > last.isoformat())

    def figures(self) -> Figures:
        """Return what was counted so far."""
        shares = {name: [self._hits[name], of] for name, of in self._of.items()}
        shares["text"] = [self._records, self._pages]
        if self._compared:
            shares["text.shared"] = [len(self._sharing), self._compared]
        if self._instants:
            most = max(self._instants.values())
            # Two stories of one minute are a coincidence.
            shares["published.equal"] = [most if most > 2 else 0, self._instants.total()]
        return Figures(self._pages, dict(sorted(shares.items())), self._lengths, dict(self._rules))


def _quarters(size: int) -> int:
    """Return a length on a scale of which four steps are a doubling."""
    bits = size.bit_length()
    return bits * 4 + (size << 3 >> bits) - 4 if size else 0


def chars_of(quarters: int) -> int:
    """Return the least length that stands at a step of the scale.

    >>> [chars_of(_quarters(size)) for size in (1000, 1024, 1300, 7000)]
    [896, 1024, 1280, 6144]
    """
    bits, rest = divmod(quarters, 4)
    return (rest + 4) << bits >> 3
