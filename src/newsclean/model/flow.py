"""What flows through the house between the page and the record.

Frozen, slotted dataclasses: they are made in one room, read in the next, and never changed.
Nothing here reads files, clocks or networks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

from newsclean.model.record import Article, NormalizationStep, Reason, Rejection

if TYPE_CHECKING:
    from datetime import datetime

Digits = Literal["ascii", "bengali", "keep"]
Nukta = Literal["nfc", "composed"]
PageKind = Literal["html", "text"]
CacheState = Literal["fresh", "revalidated", "offline"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller may choose; everything else is decided by the page."""

    digits: Digits = "ascii"
    nukta: Nukta = "nfc"
    fallback: bool = True
    """Ask trafilatura when our own answer fails its check (HTML only)."""
    site: str | None = None
    """Use this site's plugin whatever the page says."""
    language: str | None = None
    """Reject pages in any other language; None rejects only pages without Bengali script."""
    numbers: bool = False
    """Find the numbers of the text, for the record's `numbers`."""
    explain: bool = False
    """Record each change that normalization makes, in `Result.steps`."""


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as it was found, untouched."""

    body: bytes | str
    origin: str
    """Where it is from, as a person would name it: a path, a URL, `x.warc.gz#1042`, `-`."""
    url: str | None = None
    kind: PageKind | None = None
    """None: told from the content."""
    fetched_at: datetime | None = None
    """Aware; the instant that relative times on the page count from."""
    status: int | None = None
    charset_hint: str | None = None
    """The label of the HTTP header, if there was one."""
    cache: CacheState | None = None
    """How the page came from the cache of fetched pages, if it did."""


class Block(NamedTuple):
    """One line of a text page, or one block of an HTML page, in reading order."""

    index: int  # type: ignore[assignment]  # tuple.index: nobody looks a field up by value
    text: str
    """White space collapsed, otherwise as on the page."""
    key: str
    """The clean copy for matching (`lexicon.fold`): never shown, never stored."""
    tag: str = ""
    """Lower-case element name; empty on text pages."""
    where: str = ""
    """`line 12` on text pages, an element path on HTML pages."""
    cues: str = ""
    """Lower-case class and id words of the element and its near ancestors."""
    link_share: float = 0.0
    """Share of the text that stands inside links, 0 to 1."""


class Kind(StrEnum):
    """What a block is. BODY, HEADING, QUOTE and ITEM are kept as text; the others are not."""

    BODY = "body"
    HEADING = "heading"
    QUOTE = "quote"
    ITEM = "item"
    TITLE = "title"
    KICKER = "kicker"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    DATE = "date"
    DATELINE = "dateline"
    HEADER_DATE = "header-date"
    VISIT_CLOCK = "visit-clock"
    TICKER = "ticker"
    BREADCRUMB = "breadcrumb"
    NAVIGATION = "navigation"
    RELATED = "related"
    PROMO = "promo"
    SHARE = "share"
    ADVERT = "advert"
    CAPTION = "caption"
    CREDIT = "credit"
    SOURCE = "source"
    TAGS = "tags"
    COUNTER = "counter"
    COMMENT = "comment"
    MEDIA = "media"
    FOOTER = "footer"
    REPEAT = "repeat"
    CODE = "code"
    OUTSIDE = "outside"
    """Above or below the article, with no sign of its own."""


KEPT = frozenset({Kind.BODY, Kind.HEADING, Kind.QUOTE, Kind.ITEM})


class Label(NamedTuple):
    """What one block is, by which rule, and why."""

    block: int
    kind: Kind
    rule: str
    why: str = ""


class Found(NamedTuple):
    """A raw value with the place it was read from and the rule that read it."""

    raw: str
    where: str
    rule: str


DateRole = Literal[
    "published", "updated", "unlabelled", "dateline", "credit", "machine-published",
    "machine-updated", "url", "header", "visit", "related",
]  # fmt: skip


class DateFound(NamedTuple):
    """A raw date with its place, the rule that read it, and what it is a date of."""

    raw: str
    where: str
    rule: str
    role: DateRole


class ImageFound(NamedTuple):
    """An image of the article, raw."""

    url: str
    caption: str | None
    credit: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything read from one page, raw: nothing normalized, nothing invented."""

    method: str
    """site, family, structured, generic, text or trafilatura."""
    layout: str | None
    confidence: float
    title: Found | None
    paragraphs: tuple[str, ...]
    blocks: tuple[Block, ...] = ()
    labels: tuple[Label, ...] = ()
    """One for each block, in the order of the blocks."""
    body_where: str = ""
    subtitle: Found | None = None
    kicker: Found | None = None
    bylines: tuple[Found, ...] = ()
    dates: tuple[DateFound, ...] = ()
    section: Found | None = None
    tags: tuple[Found, ...] = ()
    images: tuple[ImageFound, ...] = ()
    sources: tuple[Found, ...] = ()
    """Credit lines that name who reported it: `সূত্র: রয়টার্স`."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DecodedPage:
    """A page as text: markup or visible words, not looked at yet."""

    raw: RawPage
    kind: PageKind
    text: str
    charset: str
    damaged: int
    """Byte sequences that could not be decoded."""
    sha256: str
    converted: Found | None = None
    """The first block that stood in a legacy encoding, as it stood there, and the rule that read it."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of a page besides its words: the record's `source`."""

    path: str
    url: str | None
    """Given, else as the page states it; raw."""
    kind: PageKind
    sha256: str
    charset: str
    damaged: int
    """Byte sequences that could not be decoded."""
    fetched_at: datetime | None
    status: int | None
    cache: CacheState | None = None
    converted: Found | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a page is no article, with the blocks that were looked at."""

    reason: Reason
    detail: str
    blocks: tuple[Block, ...] = ()
    labels: tuple[Label, ...] = ()
    sentences: int = 0
    """Lines of the page that read as sentences all the same: another extractor may see more in them."""


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one page, with all that a person needs to see why."""

    outcome: Article | Rejection
    blocks: tuple[Block, ...] = ()
    labels: tuple[Label, ...] = ()
    steps: tuple[NormalizationStep, ...] = field(default=())
    draft: Draft | None = None
    """What was read before anything was decided, losing dates among it; with `Options.explain`."""

    @property
    def article(self) -> Article | None:
        """The record, or None where the page was rejected."""
        return self.outcome if isinstance(self.outcome, Article) else None
