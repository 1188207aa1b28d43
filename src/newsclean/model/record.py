"""What leaves the house: `newsclean.article/1` and `newsclean.rejection/1`, as pydantic models.

Key order is the order of the fields; keys are never absent; `null` means looked for and not found.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

# ISO 8601: an instant with its offset where a clock is known, else a day. Kept as text because
# the two precisions are two facts, and a datetime would have to invent the missing half.
IsoDate = Annotated[
    str,
    Field(
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2})?$"
    ),
]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null")


class Image(_Record):
    """A picture of the article."""

    url: str
    caption: str | None
    credit: str | None


class Source(_Record):
    """Where the page came from and how it was read."""

    path: str | None = Field(description="Origin as the user named it: a path, a URL, `-`")
    url: str | None = Field(description="The URL that was given or fetched")
    kind: Literal["html", "text"]
    sha256: str = Field(description="Of the page's bytes as read", pattern=r"^[0-9a-f]{64}$")
    fetched_at: datetime | None
    status: int | None = Field(description="HTTP status, where the page was fetched")
    cache: Literal["fresh", "revalidated", "offline"] | None = Field(
        description="How a fetched page came from the cache; null where it did not"
    )
    charset: str
    page_date: date | None = Field(description="The visitor's day, where the page prints it")


class Extraction(_Record):
    """Which step of the cascade answered, and how sure it is."""

    method: Literal["site", "family", "structured", "generic", "text", "trafilatura"]
    layout: str | None
    confidence: float = Field(ge=0, le=1)


class NumberInText(_Record):
    """A number of the text: what it says and where it stands."""

    raw: str
    value: int | float
    unit: str | None = Field(description="The classifier or measure behind it")
    currency: str | None = Field(description="ISO 4217; null for টাকা of an unknown country")
    start: int = Field(description="Place in `text`, in code points")
    end: int


class FieldEvidence(_Record):
    """The raw string behind a field: where it stood and which rule read it."""

    raw: str
    where: str = Field(description="Line number, element path or JSON-LD path")
    rule: str


class DateEvidence(FieldEvidence):
    """The raw string behind a date."""

    precision: Literal["second", "minute", "hour", "day", "month", "year", "range"]
    calendar: Literal["gregorian", "bangla-bd", "bangla-wb", "hijri"]
    range: list[date] | None = Field(
        None,
        min_length=2,
        max_length=2,
        description="First and last day that fit, where no one day is claimed",
    )


class FeedEvidence(_Record):
    """What the list that announced the page says of it: a feed, a news sitemap."""

    title: str | None
    published: str | None = Field(description="As `discover` gives it; its zone may be missing")


class Evidence(_Record):
    """One entry a field that was read; null where the field is empty."""

    title: FieldEvidence | None
    subtitle: FieldEvidence | None
    kicker: FieldEvidence | None
    authors: FieldEvidence | None
    agencies: FieldEvidence | None
    place: FieldEvidence | None
    published: DateEvidence | None
    modified: DateEvidence | None
    section: FieldEvidence | None
    tags: FieldEvidence | None
    text: FieldEvidence | None
    encoding: FieldEvidence | None = Field(
        description="The first block in a legacy encoding, as it stood before it was converted"
    )
    feed: FeedEvidence | None = Field(
        None, description="What the feed or sitemap said of a fetched page; null where none did"
    )


class Normalization(_Record):
    """The policies that the text went through."""

    digits: Literal["ascii", "bengali", "keep"]
    nukta: Literal["nfc", "composed"]
    rules: str = Field(description="Version of the rulebook")


class NormalizationStep(NamedTuple):
    """One change of the text: field, rule, and the piece before and after."""

    field: str
    rule: str
    before: str
    after: str


class Article(_Record):
    """One clean article record, `newsclean.article/1`."""

    schema_: Literal["newsclean.article/1"] = Field("newsclean.article/1", alias="schema")
    id: str = Field(description="Stable: of the canonical URL, else of the normalized text")
    url: str | None
    site: str | None
    title: str | None
    subtitle: str | None
    kicker: str | None
    authors: list[str]
    agencies: list[str]
    place: str | None
    published: IsoDate | None
    modified: IsoDate | None
    section: str | None
    tags: list[str]
    images: list[Image]
    language: str
    text: str = Field(description="Paragraphs joined by a blank line")
    numbers: list[NumberInText] | None = Field(description="With --numbers; null: not asked for")
    source: Source
    extraction: Extraction
    evidence: Evidence
    warnings: list[str]
    normalization: Normalization
    newsclean: str = Field(description="Version of the program")

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs of the text, in order."""
        return self.text.split("\n\n") if self.text else []

    def to_json(self) -> bytes:
        """One JSON line without its line feed, UTF-8, keys in schema order."""
        return ARTICLES.dump_json(self, by_alias=True)


Reason = Literal[
    "empty", "binary", "unreadable", "not-html", "listing", "shell", "blocked", "no-text", "no-title",
    "too-short", "language", "legacy-encoding", "mojibake", "hostile-markup", "too-large", "http-error",
    "robots", "crashed", "timeout", "memory",
]  # fmt: skip


class Rejection(_Record):
    """One page that is no article, or could not be read: `newsclean.rejection/1`."""

    schema_: Literal["newsclean.rejection/1"] = Field("newsclean.rejection/1", alias="schema")
    path: str | None
    url: str | None
    reason: Reason
    detail: str = Field(description="What was found, in one line")
    newsclean: str

    def to_json(self) -> bytes:
        """One JSON line without its line feed, UTF-8, keys in schema order."""
        return REJECTIONS.dump_json(self, by_alias=True)


# Dumping through an adapter gives bytes at once: three times as fast on Bengali as model_dump_json.
ARTICLES: TypeAdapter[Article] = TypeAdapter(Article)
REJECTIONS: TypeAdapter[Rejection] = TypeAdapter(Rejection)
