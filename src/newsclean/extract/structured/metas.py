"""`<meta>`: OpenGraph, article:*, Dublin Core, Parse.ly, Sailthru and the older names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.extract.structured.reading import plain
from newsclean.model import DateFound, Found, ImageFound

if TYPE_CHECKING:
    from newsclean.extract.html.parse import HtmlPage
    from newsclean.extract.structured.reading import Structured
    from newsclean.model import DateRole

_TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline")
_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_AUTHORS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
    "dc.creator.name", "byl", "og:article:author", "article_author", "dcterms.creator", "cxenseparse:author",
    "authors", "citation_author", "og:author",
)  # fmt: skip
_SECTIONS = ("article:section", "parsely-section", "og:article:section", "section", "category")
_TAGS = ("article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags")
_IMAGES = ("og:image", "og:image:url", "twitter:image", "twitter:image:src")
_PUBLISHED = (
    "article:published_time", "article:published:time", "article:published", "og:article:published_time", "og:published_time",
    "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "pub_date", "publish-date",
    "publish_date", "published_time", "publication_date", "publicationdate", "article_date_original",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "dc.date.issued", "dcterms.date", "dc.date",
    "dcterms.created", "dcterms.issued", "date.created", "date.available", "date", "datecreated",
    "displaydate", "og:pubdate", "citation_date", "citation_publication_date", "article.published",
    "created", "originalpublicationdate", "release_date", "published", "og:release_date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "article:modified:time", "article:modified", "og:article:modified_time", "og:updated_time",
    "datemodified", "lastmod", "last-modified", "updated_time", "updated-date", "modified",
    "article_date_updated", "date.updated", "date.modified", "dcterms.modified", "article.updated",
)  # fmt: skip
_ROLES: dict[str, DateRole] = {
    **dict.fromkeys(_PUBLISHED, "machine-published"),
    **dict.fromkeys(_UPDATED, "machine-updated"),
}
_RANK = {name: n for n, name in enumerate((*_PUBLISHED, *_UPDATED))}


def read_metas(page: HtmlPage, out: Structured) -> None:
    """Add to `out` what the `<meta>` elements say, best-kept names first."""
    values: dict[str, list[str]] = {}
    for key, content in page.metas:
        values.setdefault(key, []).append(content)
    _add(out.titles, values, _TITLES)
    _add(out.descriptions, values, _DESCRIPTIONS)
    for key in _AUTHORS:
        for raw in values.get(key, ()):
            text = plain(raw)
            # article:author is an address of a profile on many sites.
            if text and "://" not in text and not text.startswith(("www.", "/", "@")):
                out.authors.append(_found(text, key))
    _add(out.sections, values, _SECTIONS)
    _add(out.tags, values, _TAGS)
    for key in sorted(values.keys() & _ROLES.keys(), key=_RANK.__getitem__):
        raw = values[key][0]
        out.dates.append(DateFound(raw, f"meta[{key}]", f"meta.{_slug(key)}", _ROLES[key]))
    known = {image.url for image in out.images}
    for key in _IMAGES:
        for url in values.get(key, ()):
            if url not in known:
                known.add(url)
                out.images.append(ImageFound(url, None, None))
    for key in ("og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site"):
        out.site_names.extend(plain(v).lstrip("@") for v in values.get(key, ()))
    for kind in values.get("og:type", ()):
        out.kinds.append(f"og:{kind.strip().lower()}")


def _slug(key: str) -> str:
    return key.replace(":", "-").replace(".", "-").replace("_", "-")


def _found(text: str, key: str) -> Found:
    return Found(text, f"meta[{key}]", f"meta.{_slug(key)}")


def _add(out: list[Found], values: dict[str, list[str]], names: tuple[str, ...]) -> None:
    for key in names:
        out.extend(_found(text, key) for raw in values.get(key, ()) if (text := plain(raw)))
