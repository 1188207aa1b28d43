"""A record as rows: each field with its values and the evidence for them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.model import DateEvidence

if TYPE_CHECKING:
    from newsclean.model import Article, FieldEvidence

# In the order of the record; what it knows without reading the page stands under `about`.
READ = (
    "title", "subtitle", "kicker", "authors", "agencies", "place", "published", "modified",
    "section", "tags", "text",
)  # fmt: skip
_SEVERAL = frozenset(("authors", "agencies", "tags"))


@dataclass(slots=True)
class Field:
    """One field of the record."""

    name: str
    values: list[str]
    evidence: FieldEvidence | None
    notes: str = ""
    """Precision and calendar of a date, size of the text."""
    bengali: bool = True
    places: tuple[int, ...] = ()
    """Blocks that it was read from, as places on the page."""

    @property
    def several(self) -> bool:
        """Whether its evidence joins several finds."""
        return self.name in _SEVERAL

    @property
    def raw_differs(self) -> bool:
        """Whether the raw string looks different from what the field holds."""
        if self.evidence is None or self.name == "text":
            return False
        shown = " | ".join(self.values)
        return unicodedata.normalize("NFC", self.evidence.raw) != unicodedata.normalize(
            "NFC", shown
        )


def read_fields(article: Article) -> list[Field]:
    """Return the fields that are read from pages, empty ones too."""
    fields = []
    for name in READ:
        value = getattr(article, name)
        evidence = getattr(article.evidence, name)
        values = value if isinstance(value, list) else [value] if value else []
        notes = ""
        if name == "text":
            values = article.paragraphs
            notes = f"{len(values)} paragraph{'s' * (len(values) != 1)}, {len(article.text):,} characters"
        elif isinstance(evidence, DateEvidence):
            notes = f"{evidence.calendar}, to the {evidence.precision}"
        fields.append(
            Field(
                name, list(values), evidence, notes, bengali=name not in ("published", "modified")
            )
        )
    return fields


def facts_of(article: Article) -> list[tuple[str, str]]:
    """Return what the record says besides: names and values, empty ones left out."""
    source, how = article.source, article.extraction
    facts = [
        ("id", article.id),
        ("url", article.url),
        ("site", article.site),
        ("method", f"{how.method}{f', layout {how.layout}' if how.layout else ''}"),
        ("language", article.language),
        (
            "page",
            f"{source.kind}, {source.charset}{f', HTTP {source.status}' if source.status else ''}",
        ),
        ("fetched", source.fetched_at and source.fetched_at.isoformat()),
        ("visitor's day", source.page_date and source.page_date.isoformat()),
        ("sha256", source.sha256),
        ("digits, nukta", f"{article.normalization.digits}, {article.normalization.nukta}"),
        ("images", "\n".join(image.url for image in article.images)),
    ]
    return [(name, str(value)) for name, value in facts if value]
