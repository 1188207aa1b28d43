"""What became of a block, in words: the same for the inspector and for `--explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsclean.model import KEPT, Kind, Rejection

if TYPE_CHECKING:
    from newsclean.model import Article, Label


class Fate(NamedTuple):
    """One of the things that can become of a block."""

    name: str
    mark: str
    """For plain text; the inspector draws its own."""
    sign: str
    meaning: str


FATES: dict[str, Fate] = {
    fate.name: fate
    for fate in (
        Fate("kept", "+", "✓", "stands in the record's text"),
        Fate("read", "-", "◆", "not in the text: a field of the record was read from it"),
        Fate("dropped", "-", "✕", "looked at and left out of the text"),
        Fate("unlabelled", " ", "·", "not looked at as a part of an article"),
    )
}

MEANINGS: dict[Kind, str] = {
    Kind.BODY: "text of the article",
    Kind.HEADING: "a heading inside the text",
    Kind.QUOTE: "a quotation inside the text",
    Kind.ITEM: "an item of a list inside the text",
    Kind.TITLE: "the headline",
    Kind.KICKER: "the line over the headline",
    Kind.SUBTITLE: "the deck under the headline",
    Kind.BYLINE: "who wrote it",
    Kind.DATE: "a date line",
    Kind.DATELINE: "place and day of the report",
    Kind.HEADER_DATE: "the day in the page's header",
    Kind.VISIT_CLOCK: "the clock of the visit",
    Kind.TICKER: "running headlines",
    Kind.BREADCRUMB: "the path of sections",
    Kind.NAVIGATION: "a menu",
    Kind.RELATED: "pointers to other stories",
    Kind.PROMO: "the site's own promotion",
    Kind.SHARE: "buttons to share it",
    Kind.ADVERT: "an advertisement",
    Kind.CAPTION: "the caption of a picture",
    Kind.CREDIT: "a credit line",
    Kind.SOURCE: "who reported it first",
    Kind.TAGS: "tags",
    Kind.COUNTER: "a counter of views or comments",
    Kind.COMMENT: "the comment box",
    Kind.MEDIA: "a picture, a video or an embed",
    Kind.FOOTER: "the page's foot",
    Kind.REPEAT: "a second copy",
    Kind.CODE: "leftover code",
    Kind.OUTSIDE: "beside the article",
}


def fate_of(label: Label | None, *, used: bool = False) -> Fate:
    """Return what became of a block with this label, or with none.

    `used`: a field of the record other than the text was read from it.

    >>> from newsclean.model import Label
    >>> fate_of(Label(0, Kind.BODY, "core.body")).name
    'kept'
    """
    if label is not None and label.kind in KEPT:
        return FATES["kept"]
    if used:
        return FATES["read"]
    return FATES["unlabelled" if label is None else "dropped"]


def reason_of(label: Label | None) -> str:
    """Return why a block has its fate: what it is, and what the rule says that it saw.

    >>> from newsclean.model import Label
    >>> reason_of(Label(0, Kind.REPEAT, "copy.whole", "same as line 5"))
    'a second copy: same as line 5'
    """
    if label is None:
        return FATES["unlabelled"].meaning
    meaning = MEANINGS[label.kind]
    return f"{meaning}: {label.why}" if label.why else meaning


def outcome_line(outcome: Article | Rejection) -> str:
    """Return what became of a page, in one line."""
    if isinstance(outcome, Rejection):
        return f"rejected as {outcome.reason}: {outcome.detail}"
    how = outcome.extraction
    layout = f" {how.layout}" if how.layout else ""
    site = f", site {outcome.site}" if outcome.site else ""
    return f"article by {how.method}{layout}{site}, confidence {how.confidence:.2f}"
