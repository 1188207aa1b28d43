"""Which addresses of a site are articles, and where its lists stand on a day."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from datetime import date

    from newsclean.model import Site


def is_article(site: Site, url: str) -> bool | None:
    """Return whether an address of the site is an article's; None where its patterns do not say.

    Addresses outlive their patterns: None is no verdict. A feed's entry may be believed then, a
    link of the front page should not be.

    >>> from newsclean.model import Site
    >>> site = Site(slug="x", name="ক", hosts=("x.org",), articles=(r"^/[a-z]+/[0-9]+$",))
    >>> is_article(site, "https://x.org/news/12?utm=1"), is_article(site, "https://x.org/")
    (True, False)
    """
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    if path == urlsplit(site.front_page).path.rstrip("/") and not parts.query:
        return False
    whole = f"{parts.path}?{parts.query}"
    for patterns, verdict in ((site.listings, False), (site.articles, True)):
        for pattern, with_query in _compiled(patterns):
            if pattern.search(whole if with_query else parts.path):
                return verdict
    return None


def story_of(site: Site, url: str) -> tuple[str, str | None]:
    """Return the site's slug and the number of the story at an address, None where it has none.

    >>> from newsclean.model import Site
    >>> site = Site(slug="x", name="ক", hosts=("x.org",), story=r"-([0-9]{6,})$")
    >>> story_of(site, "https://x.org/amp-482133"), story_of(site, "https://x.org/news/")
    (('x', '482133'), ('x', None))
    """
    path = urlsplit(url).path
    found = next((p.search(path) for p, _ in _compiled((site.story,) * bool(site.story))), None)
    return site.slug, found[1] if found else None


def addresses_on(site: Site, patterns: tuple[str, ...], day: date | None = None) -> list[str]:
    """Return feeds, sitemaps or archive pages as whole addresses, for a day where they need one.

    >>> from datetime import date
    >>> from newsclean.model import Site
    >>> site = Site(slug="x", name="ক", hosts=("x.org",), sitemaps=("/news.xml", "/{date}.xml"))
    >>> addresses_on(site, site.sitemaps)
    ['https://www.x.org/news.xml']
    >>> addresses_on(site, site.sitemaps, date(2026, 1, 9))[1]
    'https://www.x.org/2026-01-09.xml'
    """
    whole = []
    for pattern in patterns:
        if "{" in pattern:
            if day is None:
                continue
            pattern = pattern.format(
                date=day.isoformat(),
                yyyy=f"{day.year:04}",
                mm=f"{day.month:02}",
                dd=f"{day.day:02}",
                m=day.month,
                d=day.day,
            )
        whole.append(urljoin(site.front_page, pattern))
    return whole


@cache
def _compiled(patterns: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Return the patterns, each with whether it is held against the query as well."""
    return tuple((re.compile(pattern), r"\?" in pattern) for pattern in patterns)
