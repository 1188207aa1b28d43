"""Mutants of pages: markup that is bent as markup, lines that are bent as lines, and bytes."""

import re
from functools import cache

from stock import CHARSETS, LETTERS, LINES, NAMES, TAGS, Page, read_stock

_TOKEN = re.compile(
    r"<script\b.*?</script\s*>|<!--.*?-->|<[^<>]*>|[^<]+|<", re.DOTALL | re.IGNORECASE
)
_DATE_PART = re.compile(
    "[০-৯0-9]+|জানুয়ারি|ফেব্রুয়ারি|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর"
)
_JSON_PIECES = (
    "{", "}", "[", "]", ",", ":", '"', "\\", "null", "1e999", "\\ud800", "\\u0000", "-", "//", "/*",
    '"@type":"NewsArticle",', '"@graph":[', '"author":', '"datePublished":"০০","', "<!--", "</script>",
)  # fmt: skip


@cache
def _tokens(page: Page) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(page.body.decode("utf-8", "replace")))


def bend_markup(rng, page: Page) -> str:
    """Return the page's markup after a few changes to its tags, texts, attributes and scripts."""
    tokens = list(_tokens(page))
    for _ in range(rng.choice((1, 1, 2, 3, 5, 12))):
        if not tokens:
            break
        rng.choice(_MARKUP_CHANGES)(rng, tokens)
    return "".join(tokens)


def _span(rng, tokens) -> tuple[int, int]:
    start = rng.randrange(len(tokens))
    return start, min(len(tokens), start + rng.choice((1, 1, 2, 4, 10, 40, 200)))


def _drop(rng, tokens):
    start, end = _span(rng, tokens)
    del tokens[start:end]


def _double(rng, tokens):
    start, end = _span(rng, tokens)
    tokens[end:end] = tokens[start:end] * rng.choice((1, 1, 2, 5, 30))


def _move(rng, tokens):
    start, end = _span(rng, tokens)
    piece = tokens[start:end]
    del tokens[start:end]
    at = rng.randrange(len(tokens) + 1)
    tokens[at:at] = piece


def _wrap(rng, tokens):
    start, end = _span(rng, tokens)
    tag = rng.choice(TAGS)
    tokens.insert(end, f"</{tag}>")
    tokens.insert(start, _opening(rng, tag))


def _nest(rng, tokens):
    tag, depth = rng.choice(TAGS), rng.choice((3, 30, 300, 1200))
    at = rng.randrange(len(tokens) + 1)
    tokens.insert(at, _opening(rng, tag) * depth)
    if rng.random() < 0.5:
        tokens.insert(rng.randrange(at, len(tokens) + 1), f"</{tag}>" * depth)


def _unclose(rng, tokens):
    share = rng.choice((0.05, 0.3, 1.0))
    tokens[:] = [t for t in tokens if not t.startswith("</") or rng.random() > share]


def _rename(rng, tokens):
    old, new = rng.choice(TAGS), rng.choice(TAGS)
    pattern = re.compile(rf"^<(/?){old}\b", re.IGNORECASE)
    tokens[:] = [pattern.sub(rf"<\1{new}", t) for t in tokens]


def _insert(rng, tokens):
    at = rng.randrange(len(tokens) + 1)
    tag = rng.choice(TAGS)
    tokens.insert(
        at,
        rng.choice(
            (
                _opening(rng, tag),
                f"</{tag}>",
                rng.choice(LINES),
                "<!--",
                "]]>",
                "<![CDATA[",
                "<?x",
                "</",
            )
        ),
    )


def _storm(rng, tokens):
    at = rng.randrange(len(tokens))
    if tokens[at].startswith("<") and tokens[at].endswith(">"):
        count = rng.choice((1, 20, 300))
        attributes = " ".join(
            f'a{n}{rng.choice(NAMES)}="{rng.choice(LETTERS)}"' for n in range(count)
        )
        tokens[at] = f"{tokens[at][:-1]} {attributes}>"


def _tear(rng, tokens):
    scripts = [n for n, t in enumerate(tokens) if t[:7].lower() == "<script"]
    if not scripts:
        return
    at = rng.choice(scripts)
    text = tokens[at]
    for _ in range(rng.choice((1, 2, 5))):
        start = rng.randrange(len(text) + 1)
        end = start + rng.choice((0, 0, 1, 3, 20, 200))
        text = (
            text[:start] + rng.choice(_JSON_PIECES) * rng.choice((1, 1, 1, 40, 1500)) + text[end:]
        )
    tokens[at] = text


def _spoil(rng, tokens):
    at = rng.randrange(len(tokens))
    text = tokens[at]
    for _ in range(rng.choice((1, 3, 10))):
        where = rng.randrange(len(text) + 1)
        text = text[:where] + rng.choice(LETTERS) * rng.choice((1, 1, 2, 50)) + text[where:]
    tokens[at] = text


def _garble_dates(rng, tokens):
    share = rng.choice((0.1, 0.5))
    tokens[:] = [garble_dates(rng, t) if rng.random() < share else t for t in tokens]


def _graft(rng, tokens):
    other = _tokens(rng.choice([p for p in read_stock() if p.is_html]))
    start, end = _span(rng, other)
    at, to = _span(rng, tokens)
    tokens[at : rng.choice((at, to))] = other[start:end]


def _cut(rng, tokens):
    del tokens[rng.randrange(len(tokens) + 1) :]


def _opening(rng, tag):
    return rng.choice(
        (
            f"<{tag}>",
            f"<{tag}/>",
            f'<{tag} class="{rng.choice(NAMES)}">',
            f"<{tag} id={rng.choice(NAMES)} itemprop={rng.choice(NAMES)}>",
            f"<{tag} style='display:none' hidden>",
        )
    )


_MARKUP_CHANGES = (
    _drop, _double, _move, _wrap, _nest, _unclose, _rename, _insert, _storm, _tear, _tear, _spoil,
    _garble_dates, _graft, _cut,
)  # fmt: skip


def garble_dates(rng, text: str) -> str:
    """Return the text with the numbers and months of its dates changed for others, or none."""
    parts = (
        "",
        "0",
        "৩১",
        "৯৯",
        "২০২৪",
        "1403",
        "মে",
        "জুন",
        "ডিসেম্বর",
        "মাঘ",
        "রমজান",
        "১২৩৪৫৬৭৮৯০" * 3,
        ":",
        "-",
    )
    return _DATE_PART.sub(lambda m: rng.choice(parts) if rng.random() < 0.5 else m.group(), text)


def bend_lines(rng, page: Page) -> str:
    """Return a text page with its lines shuffled, doubled, cut, glued or spoilt."""
    lines = page.body.decode("utf-8", "replace").split("\n")
    for _ in range(rng.choice((1, 1, 2, 4, 8))):
        if not lines:
            break
        rng.choice(_LINE_CHANGES)(rng, lines)
    return rng.choice(("\n", "\n", "\n", "\r\n", "\r", "\n\n", " ", "\N{LINE SEPARATOR}")).join(
        lines
    )


def _shuffle(rng, lines):
    start, end = _span(rng, lines)
    piece = lines[start:end]
    rng.shuffle(piece)
    lines[start:end] = piece


def _glue(rng, lines):
    start, end = _span(rng, lines)
    lines[start:end] = [rng.choice(("", " ", "।", " | ")).join(lines[start:end])]


def _split(rng, lines):
    at = rng.randrange(len(lines))
    where = rng.randrange(len(lines[at]) + 1)
    lines[at : at + 1] = [lines[at][:where], lines[at][where:]]


def _add_line(rng, lines):
    lines.insert(rng.randrange(len(lines) + 1), rng.choice(LINES))


def _add_markup(rng, lines):
    lines.insert(rng.randrange(len(lines) + 1), _opening(rng, rng.choice(TAGS)))


_LINE_CHANGES = (
    _drop, _double, _move, _shuffle, _glue, _split, _add_line, _add_line, _add_markup, _spoil,
    _garble_dates, _cut,
)  # fmt: skip


def lie_about_charset(rng, text: str) -> tuple[bytes, str | None]:
    """Return the text in some encoding with some label, true or not, and the label of its header."""
    label = rng.choice(CHARSETS)
    if rng.random() < 0.7:
        text = re.sub(
            r"(charset\s*=\s*[\"']?)[\w-]*", rf"\g<1>{label}", text, count=1, flags=re.IGNORECASE
        )
    how = rng.choice(
        (
            "utf-8",
            "utf-8",
            "utf-16",
            "utf-16-be",
            "utf-32",
            "cp1252",
            "latin-1",
            "iso8859-15",
            "gb18030",
            "utf-7",
        )
    )
    body = text.encode(how, rng.choice(("replace", "ignore", "xmlcharrefreplace")))
    if rng.random() < 0.1:
        body = (
            rng.choice(
                (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff")
            )
            + body
        )
    return body, rng.choice((None, rng.choice(CHARSETS)))


def flip_bytes(rng, body: bytes) -> bytes:
    """Return the bytes with some flipped, cut out, doubled, zeroed or cut off at the end."""
    data = bytearray(body)
    for _ in range(rng.choice((1, 1, 3, 10, 60))):
        if not data:
            break
        at = rng.randrange(len(data))
        change = rng.randrange(7)
        if change == 0:
            data[at] ^= 1 << rng.randrange(8)
        elif change == 1:
            data[at] = rng.randrange(256)
        elif change == 2:
            del data[at : at + rng.choice((1, 2, 16, 512))]
        elif change == 3:
            data[at:at] = data[at : at + rng.choice((1, 8, 64, 512))]
        elif change == 4:
            data[at : at + 4] = rng.choice(
                (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\x80")
            )
        elif change == 5:
            other = rng.randrange(len(data))
            data[at : at + 32] = data[other : other + 32]
        elif rng.random() < 0.2:
            del data[at:]
    return bytes(data)


def grow_markup(rng) -> str:
    """Return a page that no stock holds: random tags, names, lines and letters."""
    pieces = [rng.choice(("<!doctype html>", "<html lang=bn>", "", "<body>"))]
    for _ in range(rng.choice((3, 20, 100, 400))):
        tag = rng.choice(TAGS)
        kind = rng.random()
        if kind < 0.4:
            pieces.append(_opening(rng, tag))
        elif kind < 0.6:
            pieces.append(f"</{tag}>")
        elif kind < 0.9:
            pieces.append(rng.choice(LINES) * rng.choice((1, 1, 1, 4)))
        else:
            pieces.append(rng.choice(LETTERS) * rng.choice((1, 1, 8)))
    return "".join(pieces)


def grow_text(rng) -> str:
    """Return a text page that no stock holds."""
    lines = []
    for _ in range(rng.choice((1, 5, 30, 120))):
        parts = rng.choices(LINES + LETTERS, k=rng.choice((1, 1, 2, 4)))
        lines.append(rng.choice(("", " ", ", ")).join(parts))
    return "\n".join(lines)
