"""Records under the names that other tools read and write. Pure: a record in, an object out.

Nothing is invented: what a record does not hold is null, or left out where the ecosystem does so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from newsclean.lexicon.bylines import DESKS, POSTS
from newsclean.lexicon.folding import fold
from newsclean.sinks.shapes import DAY, FLAG, INTEGER, ISO_DATE, TEXT, Shape, list_of, struct

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FORMATS = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp"}


class Profile(NamedTuple):
    """One ecosystem's names."""

    shape: Shape
    of: Callable[[dict[str, Any]], Mapping[str, Any]]


def hugging_face(record: dict[str, Any]) -> dict[str, Any]:
    """Return the columns of the news corpora of the Hugging Face hub.

    `title, text, domain, date, description, url, image_url` are the columns of `cc_news`;
    `id, text, url, date, language` those of FineWeb. `date` stands as in the record.
    """
    return {
        "id": record["id"],
        "url": record["url"],
        "domain": _host(record["url"]),
        "title": record["title"],
        "text": record["text"],
        "date": record["published"],
        "description": record["subtitle"],
        "image_url": record["images"][0]["url"] if record["images"] else None,
        "language": record["language"],
    }


def schema_org(record: dict[str, Any]) -> dict[str, Any]:
    """Return a schema.org NewsArticle in JSON-LD; https://schema.org/NewsArticle.

    `dateline` may be a place name alone by its definition. Authors that are desks or posts are
    organizations; what has no value is left out, as JSON-LD does.
    """
    url, host = record["url"], _host(record["url"])
    publisher = {
        "@type": "NewsMediaOrganization",
        "identifier": record["site"],
        "url": host and _home(url),
    }
    made = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": record["id"],
        "url": url,
        "headline": record["title"],
        "alternativeHeadline": record["kicker"],
        "description": record["subtitle"],
        "author": [{"@type": _author_type(name), "name": name} for name in record["authors"]],
        "sourceOrganization": [{"@type": "Organization", "name": n} for n in record["agencies"]],
        "publisher": _without_nulls(publisher) if record["site"] or host else None,
        "dateline": record["place"],
        "datePublished": record["published"],
        "dateModified": record["modified"],
        "articleSection": record["section"],
        "keywords": record["tags"],
        "image": [
            _without_nulls(
                {
                    "@type": "ImageObject",
                    "url": image["url"],
                    "caption": image.get("caption"),
                    "creditText": image.get("credit"),
                }
            )
            for image in record["images"]
        ],
        "inLanguage": record["language"],
        "wordCount": len(record["text"].split()),
        # Only a page that says so is known to be closed; that others are open nobody said.
        "isAccessibleForFree": False if "text.paywalled" in record["warnings"] else None,
        "articleBody": record["text"],
    }
    return _without_nulls(made)


def trafilatura(record: dict[str, Any]) -> dict[str, Any]:
    """Return the keys of `trafilatura --json --with-metadata`, in its order (trafilatura 2.3).

    From `trafilatura.xml.build_json_output`: `author` is joined by `; `, `categories` and `tags`
    by `;`, `date` is a day, `source` is the address, paragraphs are lines in `text` and run on in
    `raw_text`.
    """
    fetched_at = (record["source"] or {}).get("fetched_at")
    host = _host(record["url"])
    return {
        "title": record["title"],
        "author": "; ".join(record["authors"]) or None,
        "hostname": host,
        "date": record["published"] and record["published"][:10],
        "fingerprint": None,
        "id": record["id"],
        "license": None,
        "comments": "",
        "raw_text": " ".join(record["text"].split()),
        "text": record["text"].replace("\n\n", "\n"),
        "language": record["language"],
        "image": record["images"][0]["url"] if record["images"] else None,
        "pagetype": None,
        "filedate": fetched_at and fetched_at[:10],
        "source": record["url"],
        "source-hostname": record["site"] or host,
        "excerpt": record["subtitle"],
        "categories": record["section"] or "",
        "tags": ";".join(record["tags"]),
    }


def fundus(record: dict[str, Any]) -> dict[str, Any]:
    """Return what `Article.to_json()` of Fundus gives (0.5, `docs/attribute_guidelines.md`).

    `body` is the `serialize()` of an `ArticleBody`: summary and sections with headline and
    paragraphs; the date is `str(datetime)`, a day alone where no clock is known.
    """
    published = record["published"]
    return {
        "title": record["title"],
        "body": {
            "summary": [record["subtitle"]] if record["subtitle"] else [],
            "sections": [{"headline": [], "paragraphs": record["text"].split("\n\n")}],
        },
        "authors": record["authors"],
        "publishing_date": published and published.replace("T", " "),
        "topics": record["tags"],
        "images": [
            {
                "versions": [
                    {
                        "url": image["url"],
                        "query_width": None,
                        "size": None,
                        "type": _format(image["url"]),
                    }
                ],
                "is_cover": number == 0,
                "description": None,
                "caption": image.get("caption"),
                "authors": [image["credit"]] if image.get("credit") else [],
                "position": number,
            }
            for number, image in enumerate(record["images"])
        ],
        "free_access": "text.paywalled" not in record["warnings"],
    }


def _author_type(name: str) -> str:
    words = fold(name)
    return "Organization" if any(sign in words for sign in (*DESKS, *POSTS)) else "Person"


def _without_nulls(made: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in made.items() if value is not None and value != []}


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _home(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


def _format(url: str) -> str | None:
    """Return the media type by the end of an address, as Fundus tells it."""
    return _FORMATS.get(url.partition("?")[0].partition("#")[0].rpartition(".")[2])


_NAMED = {"@type": TEXT, "name": TEXT}
PROFILES: dict[str, Profile] = {
    "hf": Profile(
        struct(
            **dict.fromkeys(("id", "url", "domain", "title", "text"), TEXT),
            date=ISO_DATE,
            **dict.fromkeys(("description", "image_url", "language"), TEXT),
        ),
        hugging_face,
    ),
    "schemaorg": Profile(
        struct(
            **dict.fromkeys(
                ("@context", "@type", "identifier", "url", "headline", "alternativeHeadline", "description"), TEXT
            ),
            author=list_of(struct(**_NAMED)),
            sourceOrganization=list_of(struct(**_NAMED)),
            publisher=struct(**{"@type": TEXT, "identifier": TEXT, "url": TEXT}),
            dateline=TEXT,
            datePublished=ISO_DATE,
            dateModified=ISO_DATE,
            articleSection=TEXT,
            keywords=list_of(TEXT),
            image=list_of(
                struct(**{"@type": TEXT, "url": TEXT, "caption": TEXT, "creditText": TEXT})
            ),
            inLanguage=TEXT,
            wordCount=INTEGER,
            isAccessibleForFree=FLAG,
            articleBody=TEXT,
        ),
        schema_org,
    ),
    "trafilatura": Profile(
        struct(
            **dict.fromkeys(
                (
                    "title", "author", "hostname", "date", "fingerprint", "id", "license", "comments", "raw_text",
                    "text", "language", "image", "pagetype", "filedate", "source", "source-hostname", "excerpt",
                    "categories", "tags",
                ),
                TEXT,
            )
            | {"date": DAY, "filedate": DAY}
        ),
        trafilatura,
    ),
    "fundus": Profile(
        struct(
            title=TEXT,
            body=struct(
                summary=list_of(TEXT),
                sections=list_of(struct(headline=list_of(TEXT), paragraphs=list_of(TEXT))),
            ),
            authors=list_of(TEXT),
            publishing_date=ISO_DATE,
            topics=list_of(TEXT),
            images=list_of(
                struct(
                    versions=list_of(
                        struct(url=TEXT, query_width=TEXT, size=TEXT, type=TEXT)
                    ),
                    is_cover=FLAG,
                    description=TEXT,
                    caption=TEXT,
                    authors=list_of(TEXT),
                    position=INTEGER,
                )
            ),
            free_access=FLAG,
        ),
        fundus,
    ),
}  # fmt: skip
