"""The tools that read articles out of pages, newsclean among them: how each is installed and asked.

Each is asked as its own documents show it, with the address where it is known, and in Bengali where
it can be told a language. What a tool does not read at all is not in its `gives`. Nothing here needs
more than the tool itself: it runs in environments that hold nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

Record: TypeAlias = dict[str, Any]
Read: TypeAlias = Callable[[bytes, str | None], Record | None]

ALL = ("title", "published", "authors")


class Peer(NamedTuple):
    """One tool, or one of its settings."""

    name: str
    package: str
    """Its distribution, whose version is told."""
    load: Callable[[], Read]
    """Imports the tool and returns what reads a page: `title`, `text`, `published`, `authors`."""
    gives: tuple[str, ...] = ALL
    needs: tuple[str, ...] = ()
    """What is installed, if more than the package."""
    command: tuple[str, ...] = ()
    """Its own command line for one page on standard input."""


def load_newsclean() -> Read:
    """Return the whole path of newsclean, to the JSON line."""
    import json

    from newsclean.model import Article, Options, RawPage
    from newsclean.pipeline import clean
    from newsclean.sites import load_sites

    sites = load_sites()

    def read(page: bytes, url: str | None) -> Record | None:
        outcome = clean(RawPage(page, origin="-", url=url), sites, Options()).outcome
        line = outcome.to_json()
        return json.loads(line) if isinstance(outcome, Article) else None

    return read


def _load_trafilatura(**settings: bool) -> Read:
    import json

    from trafilatura import extract

    def read(page: bytes, url: str | None) -> Record | None:
        line = extract(page, url=url, output_format="json", with_metadata=True, **settings)
        if not line:
            return None
        found = json.loads(line)
        return {
            "title": found["title"],
            "text": found["text"],
            "published": found["date"],
            "authors": re.split("; ?", found["author"] or "") if found["author"] else [],
        }

    return read


def _load_precise_trafilatura() -> Read:
    return _load_trafilatura(favor_precision=True)


def _load_resiliparse() -> Read:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    def read(page: bytes, _url: str | None) -> Record:
        tree = HTMLTree.parse_from_bytes(page, detect_encoding(page, html5_compatible=True))
        # Descriptions of pictures are no text of the article: without them it is better by 0.02.
        text = extract_plain_text(tree, main_content=True, alt_texts=False)
        return {"title": tree.title, "text": text}

    return read


def _load_newspaper4k() -> Read:
    import newspaper

    def read(page: bytes, url: str | None) -> Record:
        address = url or "https://paper.example/story"
        text = page.decode("utf8", "replace")
        # Pages alone are read: it would fetch their pictures.
        found = newspaper.article(address, input_html=text, language="bn", fetch_images=False)
        date = found.publish_date
        return {
            "title": found.title,
            "text": found.text,
            "published": date.isoformat() if hasattr(date, "isoformat") else date or None,
            "authors": found.authors,
        }

    return read


def _load_readability() -> Read:
    from lxml.html import fromstring
    from readability import Document

    block = re.compile("(?:p|div|li|h[1-6]|blockquote|tr|pre|figcaption)$")

    def read(page: bytes, _url: str | None) -> Record:
        found = Document(page.decode("utf8", "replace"))
        # It answers with markup: each of its blocks is a line.
        tree = fromstring(found.summary())
        for element in tree.iter():
            if isinstance(element.tag, str) and (element.tag == "br" or block.match(element.tag)):
                element.tail = "\n" + (element.tail or "")
        return {"title": found.short_title(), "text": tree.text_content()}

    return read


def _load_goose3() -> Read:
    from datetime import datetime

    from goose3 import Goose

    # It has no words of Bengali and finds no body in it, told the language or not.
    goose = Goose({"enable_image_fetching": False})

    def read(page: bytes, _url: str | None) -> Record:
        found = goose.extract(raw_html=page.decode("utf8", "replace"))
        published = found.publish_date
        try:
            datetime.fromisoformat(published)
        except (TypeError, ValueError):
            utc = found.publish_datetime_utc
            published = utc.isoformat() if utc else None
        return {
            "title": found.title,
            "text": found.cleaned_text,
            "published": published,
            # Of JSON-LD it gives lists in the list.
            "authors": [
                name
                for one in found.authors
                for name in ([one] if isinstance(one, str) else one)
                if isinstance(name, str)
            ],
        }

    return read


NEWSCLEAN = Peer("newsclean", "newsclean", load_newsclean, command=("newsclean", "clean", "-"))
PEERS: Sequence[Peer] = (
    NEWSCLEAN,
    Peer(
        "trafilatura",
        "trafilatura",
        _load_trafilatura,
        command=("trafilatura", "--json", "--with-metadata"),
    ),
    Peer("trafilatura, precision", "trafilatura", _load_precise_trafilatura),
    Peer("newspaper4k", "newspaper4k", _load_newspaper4k, needs=("newspaper4k[bn]",)),
    Peer(
        "readability-lxml",
        "readability-lxml",
        _load_readability,
        gives=("title",),
        needs=("readability-lxml", "lxml_html_clean"),
    ),
    Peer("resiliparse", "resiliparse", _load_resiliparse, gives=("title",)),
    Peer("goose3", "goose3", _load_goose3),
)


def find_peer(name: str) -> Peer:
    """Return the tool of a name; raises SystemExit where there is none."""
    for peer in PEERS:
        if peer.name == name:
            return peer
    raise SystemExit(f"{name}: expected one of {', '.join(peer.name for peer in PEERS)}")
