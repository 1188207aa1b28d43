"""Bytes of a page → text, and the name of the encoding that was used.

The bytes are believed before the labels: most Bengali pages are UTF-8 whatever they say, and a
wrong label turns every letter into three.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

import webencodings


class Decoded(NamedTuple):
    """The text of a page, how it was decoded, and how much of it could not be."""

    text: str
    charset: str
    damaged: int
    """Byte sequences that could not be decoded; each stands as U+FFFD in the text."""


# UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The standard looks at 1024 bytes; saved pages put comments and scripts before the label.
_PRESCAN_BYTES = 4096
_META_LABEL = re.compile(
    rb"""<meta[^>]{0,300}?\bcharset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE
)
_XML_LABEL = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([a-zA-Z0-9_:.-]{2,40})""")
_MULTIBYTE = re.compile(
    rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+"
)
_HIGH = re.compile(rb"[\x80-\xff]+")
# Share of the bytes above ASCII that must stand in well-formed sequences before a page with
# broken bytes still counts as UTF-8. Legacy text in cp1252 or ISCII reaches a few per cent by
# chance; a page cut in the middle or with one spoilt widget stays above nine tenths.
_NEAR_UTF8_SHARE = 0.8


def find_label(body: bytes) -> str | None:
    """Return the encoding that the page itself declares, or None.

    >>> find_label(b'<html><head><meta charset="windows-1252">')
    'windows-1252'
    """
    head = body[:_PRESCAN_BYTES]
    found = _XML_LABEL.search(head) or _META_LABEL.search(head)
    return found.group(1).decode("ascii") if found else None


def decode(body: bytes, hint: str | None = None) -> Decoded:
    r"""Return the text of `body`, with the encoding that it was read by.

    Tried in order: byte order mark, strict UTF-8, UTF-16 told by its zero bytes, UTF-8 with a few
    broken bytes, the label of the HTTP header (`hint`), the label in the page, and at last UTF-8
    with replacement. Total: any bytes give a text.

    >>> decode("খবর।".encode()).charset
    'utf-8'
    >>> decode("caf\xe9".encode("cp1252"), "iso-8859-1")
    Decoded(text='café', charset='windows-1252', damaged=0)
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _replace(body[len(mark) :], name)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if "\0" not in text[:_PRESCAN_BYTES]:
            return Decoded(text, "utf-8", 0)
    wide = _wide_encoding(body)
    if wide:
        return _replace(body, wide)
    if _is_nearly_utf8(body):
        return _replace(body, "utf-8")
    for label in (hint, find_label(body)):
        decoded = _by_label(body, label)
        if decoded is not None:
            return decoded
    return _replace(body, "utf-8")


def _wide_encoding(body: bytes) -> str | None:
    """Return the UTF-16 form whose zero bytes stand where markup would put them, or None."""
    head = body[:_PRESCAN_BYTES]
    if len(head) < 4:
        return None
    # Markup and white space are ASCII: every second byte of them is zero. A third of all pairs is
    # far above what stray zero bytes reach and below what any page of tags and Bengali falls to.
    least = max(2, len(head) // 6)
    if head[1::2].count(0) >= least:
        return "utf-16-le"
    if head[0::2].count(0) >= least:
        return "utf-16-be"
    return None


def _is_nearly_utf8(body: bytes) -> bool:
    """Return whether nearly all bytes above ASCII form UTF-8 sequences."""
    high = sum(map(len, _HIGH.findall(body)))
    formed = sum(map(len, _MULTIBYTE.findall(body)))
    return high == 0 or formed / high >= _NEAR_UTF8_SHARE


def _by_label(body: bytes, label: str | None) -> Decoded | None:
    """Return `body` decoded as `label` names it, or None for no, an unknown or a UTF label."""
    encoding = webencodings.lookup(label) if label else None
    # A page whose label could be read byte by byte is no UTF-16, and UTF-8 has been tried.
    if encoding is None or encoding.name.startswith("utf-"):
        return None
    if encoding.name in ("replacement", "x-user-defined"):
        return None
    text, _ = encoding.codec_info.decode(body, "replace")
    return Decoded(text, encoding.name, text.count("\N{REPLACEMENT CHARACTER}"))


def _replace(body: bytes, name: str) -> Decoded:
    text = body.decode(name, "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    if broken and name == "utf-8":
        # A replacement character that the page itself prints is its own, not our damage.
        broken -= body.count("\N{REPLACEMENT CHARACTER}".encode())
    return Decoded(text, name, broken)
