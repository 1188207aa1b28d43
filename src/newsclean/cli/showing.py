"""Which site and layout a page or an address would be read by, and why, as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsclean.errors import UsageError
from newsclean.extract import decode_page, open_page
from newsclean.model import Options, RawPage, Refusal
from newsclean.pipeline import clean
from newsclean.sites import is_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.extract import OpenedPage
    from newsclean.model import Locator, Site
    from newsclean.sites import Sites

_PARTS = ("body", "title", "subtitle", "kicker", "byline", "published", "modified", "section",
          "tags", "images")  # fmt: skip
_VERDICTS = {
    True: "an article, by the site's patterns",
    False: "no article, by the site's patterns",
    None: "not told by the site's patterns",
}


def show_site(site: Site, sites: Sites) -> Iterator[str]:
    """Yield what is known of a site."""
    origin, path = sites.place(site.slug)
    english = f" ({site.english_name})" if site.english_name else ""
    yield f"site      {site.slug}: {site.name}{english}"
    yield f"from      {origin}: {path}"
    yield f"hosts     {', '.join(site.hosts)}"
    yield f"country   {site.country}, clocks of {site.zone}"
    if site.family:
        yield f"family    {site.family}: {sites.family(site.family).name}"
    yield f"evidence  {site.evidence}"
    layouts = sites.layouts(site)
    for layout in layouts:
        yield f"layout    {layout.name}"
        for part in _PARTS:
            locators = getattr(layout, part)
            if locators:
                yield f"  {part:<10}{' | '.join(map(_told, locators))}"
        if layout.drop:
            yield f"  {'drop':<10}{' | '.join(layout.drop)}"
    if not layouts:
        under = site.family and sites.family(site.family).layouts
        names = ", ".join(layout.name for layout in under) if under else ""
        yield f"layout    {f'those of its platform: {names}' if names else 'none: read like an unknown site'}"


def show_url(url: str, sites: Sites) -> Iterator[str]:
    """Yield which site an address is of, by which of its hosts, and whether it is an article's."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    if not host:
        raise UsageError(f"{url}: no address: expected https://host/path")
    site = sites.find_by_url(url)
    if site is None:
        yield f"site      none: {host} is no known site's"
        yield "read      by its platform where the page has a tell-tale, else as an unknown site's"
        return
    yield f"address   {_why_host(site, url)}"
    yield f"path      {_VERDICTS[is_article(site, url)]}"
    yield from show_site(site, sites)


def show_page(path: str, url: str | None, sites: Sites) -> Iterator[str]:
    """Yield which site, platform and layout read a saved page, and why."""
    try:
        with open(path, "rb") as file:
            body = file.read()
    except OSError as error:
        raise UsageError(
            f"{path}: {error.strerror}: expected a known slug, an address or a saved page"
        ) from error
    raw = RawPage(body, origin=path, url=url)
    opened = decode_page(raw)
    page = opened if isinstance(opened, Refusal) else open_page(opened)
    if isinstance(page, Refusal):
        yield f"page      {path}: cannot be read ({page.reason}): {page.detail}"
        return
    site = sites.choose(page.url, page.text)
    yield f"page      {path}: {page.decoded.kind}, {page.decoded.charset}"
    yield f"address   {page.url or 'none is stated'}{'' if url or not page.url else ' (the page says so)'}"
    yield from _why_site(site, page, sites)
    result = clean(raw, sites, Options())
    if result.article is None:
        yield f"result    no article: {getattr(result.outcome, 'detail', '')}"
        return
    how = result.article.extraction
    layout = f", layout {how.layout}" if how.layout else ""
    yield f"result    read by {how.method}{layout}, confidence {how.confidence:.2f}"
    if "layout.drift" in result.article.warnings:
        yield "          its layouts did not serve: the generic extractor answered (layout.drift)"
    for name, evidence in result.article.evidence:
        if evidence is not None:
            yield f"  {name:<10}{evidence.where}  ({evidence.rule})"


def _why_site(site: Site | None, page: OpenedPage, sites: Sites) -> Iterator[str]:
    if site is None:
        why = "its host is no known site's" if page.url else "no address, no phrase of one site"
        yield f"site      none: {why}"
    elif page.url:
        yield f"site      {site.slug}: {_why_host(site, page.url)}"
    else:
        phrase = next(
            (p for p, slug in sites.phrases.items() if slug == site.slug and p in page.text), ""
        )
        yield f"site      {site.slug}: it prints “{phrase}”"
    if page.html is None:
        yield "platform  page text has none"
        return
    if site is not None and sites.layouts(site):
        yield f"layouts   the site's own: {', '.join(x.name for x in sites.layouts(site))}"
        return
    if site is not None and site.family:
        yield f"platform  {site.family}: the site runs on it"
        return
    family = sites.find_family(page.names(), page.matches, page.text)
    if family is None:
        yield "platform  none: no tell-tale of one is on the page"
        return
    tell = next(
        (t for t in family.tells if page.matches(t)),
        next((p for p in family.phrases if p in page.text), ""),
    )
    yield f"platform  {family.slug} ({family.name}): the page has {tell}"


def _why_host(site: Site, url: str) -> str:
    host = urlsplit(url).hostname or ""
    entry = next(
        (e for e in site.hosts if f".{host}".endswith(f".{e.partition('/')[0]}")), site.hosts[0]
    )
    return f"{host} is under {entry}"


def _told(locator: Locator) -> str:
    kind = "" if locator.how == "css" else f"{locator.how} "
    attribute = f" @{locator.attribute}" if locator.attribute else ""
    return f"{kind}{locator.what}{attribute}{'' if locator.sure else ' (unsure)'}"
