"""From a newspaper to its articles: feeds, sitemaps, lists of the day, the front page last."""

from __future__ import annotations

import re
from collections import deque
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol
from urllib.parse import urljoin, urlsplit

from newsclean.sources.answers import Answer, NoPage
from newsclean.sources.discover.feeds import read_feed
from newsclean.sources.discover.found import Found, Nested, Outlet
from newsclean.sources.discover.links import feeds_on, links_on, looks_like_story
from newsclean.sources.discover.moments import day_of, span_in
from newsclean.sources.discover.sitemaps import read_address_lines, read_sitemap
from newsclean.sources.web.addresses import page_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_FEED = re.compile(rb"<(?:rss|feed|(?:rdf:)?RDF)\b", re.IGNORECASE)
_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b", re.IGNORECASE)
_SNIFF_BYTES = 4096
# Indexes name sitemaps, and seldom indexes again.
_DEPTH = 3
# Where a site that is not known keeps its lists most often, if it does not say.
_GUESSES = ("/sitemap.xml", "/feed/", "/rss.xml")
_MOST_DAYS = 4000


class Reading(Protocol):
    """What reads documents: `sources.web.Documents`."""

    def read(self, url: str) -> Answer:
        """Return what is at an address; NoPage where there is nothing to be had."""

    def sitemaps_of(self, url: str) -> list[str]:
        """Return the sitemaps that the host's robots.txt names."""


class Span(NamedTuple):
    """The days that are asked for, both ends among them."""

    since: date | None = None
    until: date | None = None
    after: datetime | None = None
    """The first instant that is asked for, for stories whose clock is known."""

    def has(self, published: str | None) -> bool:
        """Return whether a story of this date is wanted; one without a day is not turned away."""
        day = day_of(published)
        if published is None or day is None:
            return True
        if self.after is not None and "T" in published:
            moment = datetime.fromisoformat(published)
            if moment.tzinfo is not None and moment < self.after:
                return False
        return (self.since is None or day >= self.since) and (
            self.until is None or day <= self.until
        )

    def may_hold(self, first: date, last: date) -> bool:
        """Return whether any of the days is wanted."""
        return (self.since is None or last >= self.since) and (
            self.until is None or first <= self.until
        )

    def days(self, today: date) -> list[date]:
        """Return the days that are wanted, the newest first; none where there is no first one."""
        if self.since is None:
            return []
        last = min(self.until or today, today)
        count = min((last - self.since).days + 1, _MOST_DAYS)
        return [last - timedelta(days=back) for back in range(max(0, count))]


class Walk:
    """One search: reads documents, and yields each article once."""

    def __init__(
        self,
        reading: Reading,
        span: Span,
        note: Callable[[str, str], None],
        now: datetime | None = None,
    ) -> None:
        self.read = 0
        """Documents that gave anything to read."""
        self.failed = 0
        self._reading = reading
        self._span = span
        self._note = note
        self._now = now or datetime.now(UTC)
        self._seen: set[int] = set()
        self._opened: set[str] = set()

    def outlet(self, outlet: Outlet) -> Iterator[Found]:
        """Yield the articles of a newspaper, from the first of its lists that have any.

        Feeds and sitemaps are all read, and the lists of each day; links of the front page only
        where nothing else gave an article.
        """
        # The site's own day: an archive's page of tomorrow is asked for by nobody.
        today = day_of(self._local(outlet)) or self._now.date()
        days = self._span.days(today)
        some = False
        lists = [*outlet.feeds, *outlet.sitemaps, *(u for day in days for u in outlet.daily(day))]
        for found in self._lists(outlet, lists):
            some = True
            yield found
        for day in days:
            for url in outlet.archive(day):
                for found in self._document(outlet, url, day):
                    some = True
                    yield found
        if some and outlet.known:
            return
        front = None if outlet.known else self._open(outlet.front_page)
        looked_for = self._reading.sitemaps_of(outlet.front_page)
        if front is not None:
            looked_for += feeds_on(front.body, front.url, front.charset)
        for found in self._lists(outlet, looked_for):
            some = True
            yield found
        if not some and not looked_for:
            guesses = [urljoin(outlet.front_page, guess) for guess in _GUESSES]
            for found in self._lists(outlet, guesses, quiet=True):
                some = True
                yield found
        front = front or (None if some else self._open(outlet.front_page))
        if front is not None and not some:
            yield from self._links(outlet, front, None)

    def document(self, outlet: Outlet, url: str) -> Iterator[Found]:
        """Yield the articles that one feed, sitemap or page of links names."""
        yield from self._document(outlet, url, None)

    def _local(self, outlet: Outlet) -> str:
        from zoneinfo import ZoneInfo

        zone = ZoneInfo(outlet.zone) if outlet.zone else UTC
        return self._now.astimezone(zone).isoformat()

    def _lists(
        self, outlet: Outlet, urls: Iterable[str], *, quiet: bool = False
    ) -> Iterator[Found]:
        for url in dict.fromkeys(urls):
            answer = self._open(url, quiet=quiet)
            if answer is not None and _kind(answer) != "page":
                yield from self._stories(outlet, answer)
            elif answer is not None and not quiet:
                self._note(url, "is neither a feed nor a sitemap")

    def _document(self, outlet: Outlet, url: str, day: date | None) -> Iterator[Found]:
        answer = self._open(url)
        if answer is None:
            return
        if _kind(answer) == "page":
            yield from self._links(outlet, answer, day)
        else:
            yield from self._stories(outlet, answer)

    def _open(self, url: str, *, quiet: bool = False) -> Answer | None:
        """Return what is at an address, None where it was read already or cannot be."""
        if url in self._opened:
            return None
        self._opened.add(url)
        try:
            answer = self._reading.read(url)
        except NoPage as told:
            self.failed += not quiet
            if not quiet:
                self._note(url, f"cannot be read ({told.reason}): {told.detail}")
            return None
        self.read += 1
        return answer

    def _stories(self, outlet: Outlet, answer: Answer) -> Iterator[Found]:
        """Yield the articles of a feed or a sitemap, and of the sitemaps that it names."""
        waiting = deque([(answer.url, 0, answer)])
        later: list[tuple[Nested, int]] = []
        while waiting:
            _, depth, one = waiting.popleft()
            for found in self._entries(outlet, one):
                if isinstance(found, Nested):
                    if depth < _DEPTH and self._may_hold(found):
                        later.append((found, depth + 1))
                elif self._is_wanted(outlet, found, listed=True):
                    yield found
            while later and not waiting:
                # The newest first: who wants a few, wants those.
                newest = max(range(len(later)), key=lambda at: later[at][0].changed or "")
                nested, depth = later.pop(newest)
                opened = self._open(nested.url)
                if opened is not None:
                    waiting.append((nested.url, depth, opened))

    def _entries(self, outlet: Outlet, answer: Answer) -> Iterable[Found | Nested]:
        kind = _kind(answer)
        if kind == "feed":
            content_type = answer.header("content-type")
            return read_feed(
                answer.body, answer.url, content_type=content_type, zone=outlet.zone, now=self._now
            )
        if kind == "lines":
            return read_address_lines(answer.body, answer.url)
        return read_sitemap(answer.body, answer.url, outlet.zone)

    def _may_hold(self, nested: Nested) -> bool:
        """Return whether a sitemap may name a wanted story, by its date and by its name."""
        changed, since = day_of(nested.changed), self._span.since
        if changed and since and changed < since:
            return False
        span = span_in(nested.url)
        return span is None or self._span.may_hold(*span)

    def _links(self, outlet: Outlet, answer: Answer, day: date | None) -> Iterator[Found]:
        """Yield the articles that a page links to; on the list of a day they are of that day."""
        for url in links_on(answer.body, answer.url, answer.charset):
            published = day.isoformat() if day else None
            found = Found(url, None, published, None, answer.url)
            if self._is_wanted(outlet, found, listed=False):
                yield found

    def _is_wanted(self, outlet: Outlet, found: Found, *, listed: bool) -> bool:
        if not outlet.belongs(found.url) or _is_front(found.url):
            return False
        verdict = outlet.is_article(found.url)
        # A feed or a news sitemap names stories and little else; a page links to everything.
        if verdict is False or (
            verdict is None
            and not (listed and (found.published or found.title))
            and not looks_like_story(found.url)
        ):
            return False
        changed, since = day_of(found.changed), self._span.since
        if not self._span.has(found.published):
            return False
        if found.published is None and changed and since and changed < since:
            return False
        mark = hash(page_key(found.url))
        if mark in self._seen:
            return False
        self._seen.add(mark)
        return True


def _kind(answer: Answer) -> str:
    """Return what a document is by what is in it: feed, sitemap, lines or page."""
    head = answer.body[:_SNIFF_BYTES]
    if head[:2] == b"\x1f\x8b":
        return "lines" if ".txt" in answer.url else "sitemap"
    if _SITEMAP.search(head):
        return "sitemap"
    if _FEED.search(head):
        return "feed"
    is_lines = head.lstrip(b"\xef\xbb\xbf \r\n").startswith((b"http://", b"https://"))
    return "lines" if is_lines and b"<" not in head else "page"


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query
