"""RawPage → an opened page: decoded, told HTML from text, parsed once."""

from __future__ import annotations

import hashlib
import re
from codecs import BOM_UTF8
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsclean.extract.decode import decode
from newsclean.model import DecodedPage, PageFacts, PageKind, RawPage, Refusal

if TYPE_CHECKING:
    from newsclean.extract.html import HtmlPage
    from newsclean.extract.structured import Structured

_SNIFF_CHARS = 10_000
_DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE)
_ELEMENT = re.compile(
    r"<(?:div|p|a|span|article|section|h[1-6]|ul|li|table|br|img|script|main|header)\b[^<>]*>",
    re.IGNORECASE,
)
# Dumps keep a stray `<p style=…>` here and there (docs/evidence.md): a page of markup
# has a tag every few words.
_ELEMENT_PER_CHARS = 300
# What normalization takes for the end of a line besides: a line must not fall apart there.
_LINE_ENDS = ("\v", "\f", "\x85", "\N{LINE SEPARATOR}", "\N{PARAGRAPH SEPARATOR}")
# A line or a tag costs us some 560 bytes and 5 µs, so these are 300 MB and 3 s. The largest of 547
# pages has 4,995 tags.
_MOST_PARTS = 500_000
_CLASS = r"""class=("[^"]*"|'[^']*')"""
_CLASSES_IN_TEXT = re.compile(_CLASS)
_CLASSES = re.compile(_CLASS.encode())


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """A page that can be read: its text, and the tree where it is HTML."""

    decoded: DecodedPage
    html: HtmlPage | None = None
    structured: Structured | None = None

    @property
    def text(self) -> str:
        """The markup or the visible words."""
        return self.decoded.text

    @property
    def url(self) -> str | None:
        """The address that was given, else the one that the page states."""
        given = self.decoded.raw.url
        return given or (self.html.canonical if self.html is not None else None)

    def names(self) -> frozenset[str]:
        """Return the class words of an HTML page: platforms are told by them."""
        body = self.decoded.raw.body
        if isinstance(body, bytes) and self.decoded.charset == "utf-8":
            quoted = b" ".join(set(_CLASSES.findall(body))).decode("utf-8", "replace")
        else:
            quoted = " ".join(set(_CLASSES_IN_TEXT.findall(self.text)))
        return frozenset(quoted.replace('"', " ").replace("'", " ").split())

    def matches(self, selector: str) -> bool:
        """Tell whether a selector matches on an HTML page."""
        return self.html is not None and self.html.tree.css_first(selector) is not None

    def facts(self) -> PageFacts:
        """Return what is known of the page besides its words."""
        decoded = self.decoded
        return PageFacts(
            path=decoded.raw.origin,
            url=self.url,
            kind=decoded.kind,
            sha256=decoded.sha256,
            charset=decoded.charset,
            damaged=decoded.damaged,
            fetched_at=decoded.raw.fetched_at,
            status=decoded.raw.status,
            cache=decoded.raw.cache,
            converted=decoded.converted,
        )


def decode_page(raw: RawPage) -> DecodedPage | Refusal:
    """Return the page as text, told HTML from raw page text by its content, or why there is none."""
    if isinstance(raw.body, bytes):
        digest = hashlib.sha256(raw.body)
        text, charset, damaged = decode(raw.body, raw.charset_hint)
    else:
        # Lone surrogates cannot be written as UTF-8; they are noise of some other decoder.
        data = raw.body.encode("utf-8", "replace")
        digest = hashlib.sha256(data)
        text, charset, damaged = data.decode("utf-8"), "utf-8", 0
    if not text or text.isspace():
        return Refusal("empty", "no text in the page")
    if text.lstrip()[:1] in ("{", "["):
        # A page of raw text needs nothing of this, and loading it costs more than reading one.
        from newsclean.extract.structured.wp_json import wp_post_markup

        if (post := wp_post_markup(text)) is not None:
            return DecodedPage(raw, "html", post, charset, damaged, digest.hexdigest())
    kind = raw.kind or tell_kind(text)
    if crowd := _find_crowd(kind, text):
        return crowd
    if kind == "text":
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return DecodedPage(raw, kind, text, charset, damaged, digest.hexdigest())


def _find_crowd(kind: PageKind, text: str) -> Refusal | None:
    """Return why a page of so many tags or lines is not read, or None."""
    if len(text) <= _MOST_PARTS:
        return None
    what, mark = ("tags", "<") if kind == "html" else ("lines", "\n")
    parts = text.count(mark)
    if parts <= _MOST_PARTS:
        return None
    return Refusal(
        "hostile-markup" if kind == "html" else "too-large",
        f"{parts} {what}: more than the {_MOST_PARTS} that a page may have",
    )


def open_page(decoded: DecodedPage) -> OpenedPage | Refusal:
    """Return the page with its tree, parsed once, or why it cannot be read."""
    if decoded.kind == "text":
        # Not before: U+0085 is a part of misread letters, until those are read again.
        text = decoded.text
        for end in _LINE_ENDS:
            text = text.replace(end, "\n")
        if text is decoded.text:
            return OpenedPage(decoded)
        return _find_crowd("text", text) or OpenedPage(replace(decoded, text=text))
    # A text page needs no parser, and loading one costs more than reading it.
    from newsclean.extract.html import read_html
    from newsclean.extract.structured import read_structured

    html = read_html(decoded.text, _true_bytes(decoded))
    if isinstance(html, Refusal):
        return html
    return OpenedPage(decoded, html, read_structured(html))


def _true_bytes(decoded: DecodedPage) -> bytes | None:
    """Return the page's bytes where they are its text as UTF-8: parsing them saves making them anew."""
    body = decoded.raw.body
    if not isinstance(body, bytes) or decoded.charset != "utf-8" or body.startswith(BOM_UTF8):
        return None
    is_itself = (
        not decoded.damaged and decoded.converted is None and body.lstrip()[:1] not in (b"{", b"[")
    )
    return body if is_itself else None


def tell_kind(text: str) -> PageKind:
    r"""Return whether a text is markup or the visible words of a page.

    >>> tell_kind("<!DOCTYPE html><p>খবর")
    'html'
    >>> tell_kind("খবরের শিরোনাম\\n<p style=>প্রথম অনুচ্ছেদ।")
    'text'
    """
    head = text[:_SNIFF_CHARS]
    if "<" not in head:
        return "text"
    if _DOCUMENT.search(head):
        return "html"
    elements = len(_ELEMENT.findall(head))
    return "html" if elements * _ELEMENT_PER_CHARS > len(head) and elements > 1 else "text"
