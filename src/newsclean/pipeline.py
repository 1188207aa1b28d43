"""One raw page in, one record or one reason out: the product on one screen.

Pure: no input or output, no clock; the same page gives the same answer, in any order.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean._version import __version__
from newsclean.extract import decode_page, draft_page, open_page
from newsclean.model import Known, Options, RawPage, Refusal, Rejection, Result
from newsclean.normalize import build_article, read_legacy_text

if TYPE_CHECKING:
    from newsclean.extract import OpenedPage
    from newsclean.model import Family, Site
    from newsclean.sites import Sites


def clean(raw: RawPage, sites: Sites, options: Options = Options()) -> Result:  # noqa: B008
    """Return the article of one page, or why it is none, with the labels that say why."""
    decoded = decode_page(raw)
    if not isinstance(decoded, Refusal):
        decoded = read_legacy_text(decoded)
    page = decoded if isinstance(decoded, Refusal) else open_page(decoded)
    if isinstance(page, Refusal):
        return _rejected(raw, page)
    site = sites.choose(page.url, page.text, options.site)
    known = _known(page, site, sites)
    draft = draft_page(page, known, options)
    if isinstance(draft, Refusal):
        return _rejected(raw, draft, page.url)
    built = build_article(draft, page.facts(), site, known, options)
    if isinstance(built, Refusal):
        return _rejected(raw, replace(built, blocks=draft.blocks, labels=draft.labels), page.url)
    article, steps = built
    return Result(article, draft.blocks, draft.labels, steps, draft if options.explain else None)


def _known(page: OpenedPage, site: Site | None, sites: Sites) -> Known | None:
    """Return the layouts to try: the site's own, else those of the platform that it runs on."""
    if page.html is None:
        return None
    if site is not None and (layouts := sites.layouts(site)):
        return Known(site.slug, "site", layouts)
    if site is not None and site.family is not None:
        family: Family | None = sites.family(site.family)
    else:
        family = sites.find_family(page.names(), page.matches, page.text)
    if family is None or not family.layouts:
        return None
    return Known(family.slug, "family", family.layouts)


def _rejected(raw: RawPage, refusal: Refusal, url: str | None = None) -> Result:
    rejection = Rejection(
        path=raw.origin,
        url=url or raw.url,
        reason=refusal.reason,
        detail=refusal.detail,
        newsclean=__version__,
    )
    return Result(rejection, refusal.blocks, refusal.labels)
