"""Records of a corpus → figures: what there is of it, how complete, how long.

One record at a time, in a memory that does not grow with their number.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from newsclean._version import __version__
from newsclean.report.stats_lengths import Lengths
from newsclean.report.stats_repeats import Repeats
from newsclean.sinks.records import REJECTION, complete_article, require_object

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA = "newsclean.stats/1"
FIELDS = (
    "url", "title", "subtitle", "kicker", "authors", "agencies", "place", "published", "modified", "section", "tags",
    "images",
)  # fmt: skip
# Of each site a reader asks for these first.
SITE_FIELDS = ("title", "published", "authors", "section")
NOBODY = "(unknown)"
OTHERS = "(others)"
# A corpus has some hundred sites and sections, and a century has 36,525 days; what makes more of
# them is damage, and is counted together.
_MOST_NAMES = 5000
_MOST_DAYS = 40_000


class Names:
    """Counts names; what is new beyond a limit is counted together."""

    def __init__(self, most: int = _MOST_NAMES) -> None:
        self._most = most
        self.counts: Counter[str] = Counter()

    def add(self, name: str) -> None:
        """Count one name."""
        self.counts[self.known(name)] += 1

    def known(self, name: str) -> str:
        """Return the name under which this one is counted."""
        return name if name in self.counts or len(self.counts) < self._most else OTHERS

    def to_json(self) -> dict[str, int]:
        """Return the counts, the largest first."""
        return dict(sorted(self.counts.items(), key=lambda one: (-one[1], one[0])))


class SiteFigures:
    """What is counted of one site."""

    def __init__(self) -> None:
        self.records = 0
        self.found: Counter[str] = Counter()
        self.chars = Lengths()
        self.first: str | None = None
        self.last: str | None = None

    def add(self, record: Mapping[str, Any]) -> None:
        """Count one record."""
        self.records += 1
        self.chars.add(len(record["text"]))
        self.found.update(name for name in SITE_FIELDS if record[name])
        if record["published"] is not None:
            day = record["published"][:10]
            self.first = min(self.first or day, day)
            self.last = max(self.last or day, day)

    def to_json(self) -> dict[str, Any]:
        """Return the figures."""
        return {
            "records": self.records,
            "first": self.first,
            "last": self.last,
            "chars_median": self.chars.quantile(0.5),
            "found": {name: self.found[name] for name in SITE_FIELDS},
        }


class Stats:
    """Takes lines, each a record or a rejection, and counts them."""

    def __init__(self) -> None:
        self.records = self.rejections = 0
        self.damaged = 0
        self.sites: dict[str, SiteFigures] = {}
        self.days = Names(_MOST_DAYS)
        self.methods, self.warnings, self.languages = Names(), Names(), Names()
        self.sections, self.reasons = Names(), Names()
        self.found: Counter[str] = Counter()
        self.clocks = 0
        self.lengths = {"chars": Lengths(), "words": Lengths(), "paragraphs": Lengths()}
        self._ids, self._urls = Repeats(), Repeats()

    def take(self, line: bytes) -> None:
        """Count one line; SourceError where it is neither a record nor a rejection."""
        read = require_object(line)
        if read.get("schema") == REJECTION:
            self.rejections += 1
            self.reasons.add(str(read.get("reason")))
        else:
            self._count(complete_article(read))

    def _count(self, record: Mapping[str, Any]) -> None:
        self.records += 1
        self._site(_site_of(record)).add(record)
        self.found.update(name for name in FIELDS if record[name])
        published, text = record["published"], record["text"]
        if published is not None:
            self.days.add(published[:10])
            self.clocks += "T" in published
        if record["section"] is not None:
            self.sections.add(record["section"])
        self.methods.add((record["extraction"] or {}).get("method") or NOBODY)
        self.languages.add(record["language"] or NOBODY)
        for code in record["warnings"]:
            self.warnings.add(code)
        self.lengths["chars"].add(len(text))
        self.lengths["words"].add(len(text.split()))
        self.lengths["paragraphs"].add(text.count("\n\n") + 1 if text else 0)
        for repeats, value in ((self._ids, record["id"]), (self._urls, record["url"])):
            if value is not None:
                repeats.add(value)

    def _site(self, name: str) -> SiteFigures:
        if name not in self.sites and len(self.sites) >= _MOST_NAMES:
            name = OTHERS
        return self.sites.setdefault(name, SiteFigures())

    def to_json(self) -> dict[str, Any]:
        """Return all figures as plain values."""
        days = dict(sorted(self.days.counts.items()))
        dated = [day for day in days if day != OTHERS]
        sites = sorted(self.sites.items(), key=lambda one: (-one[1].records, one[0]))
        return {
            "schema": SCHEMA,
            "newsclean": __version__,
            "records": self.records,
            "rejections": self.rejections,
            "damaged": self.damaged,
            "repeated": {"id": self._ids.count(), "url": self._urls.count()},
            "published": {
                "first": dated[0] if dated else None,
                "last": dated[-1] if dated else None,
                "with_clock": self.clocks,
            },
            "found": {name: self.found[name] for name in FIELDS},
            "lengths": {name: lengths.to_json() for name, lengths in self.lengths.items()},
            "sites": {name: figures.to_json() for name, figures in sites},
            "days": days,
            "methods": self.methods.to_json(),
            "languages": self.languages.to_json(),
            "warnings": self.warnings.to_json(),
            "sections": self.sections.to_json(),
            "rejected": self.reasons.to_json(),
        }

    def close(self) -> None:
        """Give back what lies on disk."""
        self._ids.close()
        self._urls.close()


def _site_of(record: Mapping[str, Any]) -> str:
    """Return the site, else the host, else that nobody knows."""
    if record["site"]:
        return str(record["site"])
    try:
        host = urlsplit(record["url"] or "").hostname
    except ValueError:
        host = None
    return host.removeprefix("www.") if host else NOBODY
