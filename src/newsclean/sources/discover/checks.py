"""What a feed says of a page, held against the page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from newsclean.lexicon import fold
from newsclean.model import FeedEvidence

if TYPE_CHECKING:
    from newsclean.model import Article

TITLE_DIFFERS = "feed.title-differs"
DATE_DIFFERS = "feed.date-differs"
# Editors sharpen a headline after the feed has gone out: of its words half stay.
_SHARED_WORDS = 0.5
# Feeds put local clocks under the label of another zone: that is a day at most.
_DAYS = timedelta(days=1)


def with_feed(article: Article, title: str | None, published: str | None) -> Article:
    """Return the record with what its feed said as evidence, and a warning where the two differ."""
    if title is None and published is None:
        return article
    told = FeedEvidence(title=title, published=published)
    return article.model_copy(
        update={
            "evidence": article.evidence.model_copy(update={"feed": told}),
            "warnings": [*article.warnings, *feed_warnings(article, title, published)],
        }
    )


def feed_warnings(article: Article, title: str | None, published: str | None) -> list[str]:
    """Return the warnings of a page that is not the one its feed announced.

    A field that either of them lacks warns of nothing.
    """
    found = []
    if title and article.title and not _is_same_title(title, article.title):
        found.append(TITLE_DIFFERS)
    told, printed = _day(published), _day(article.published)
    if told and printed and abs(told - printed) > _DAYS:
        found.append(DATE_DIFFERS)
    return found


def _is_same_title(one: str, other: str) -> bool:
    words, others = set(fold(one).split()), set(fold(other).split())
    if not words or not others:
        return True
    return len(words & others) >= _SHARED_WORDS * min(len(words), len(others))


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
