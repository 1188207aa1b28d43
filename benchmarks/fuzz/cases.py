"""Case number → the page or archive that it is: the same for the same seed, whoever asks."""

import random
from typing import NamedTuple

from mutants import (
    bend_lines,
    bend_markup,
    flip_bytes,
    garble_dates,
    grow_markup,
    grow_text,
    lie_about_charset,
)
from packs import make_archive
from stock import LETTERS, LINES, read_stock


class Case(NamedTuple):
    """One thing to be cleaned."""

    kind: str
    body: bytes
    name: str = ""
    """A file name: the bytes are put into such a file and read as the user's own would be."""
    url: str | None = None
    charset_hint: str | None = None


def make_case(seed: int, number: int) -> Case:
    """Return case `number` of the run with this seed."""
    rng = random.Random(f"{seed}:{number}")
    kinds, weights = zip(*_KINDS, strict=True)
    return rng.choices(kinds, weights)[0](rng)


def _markup(rng):
    page = rng.choice([p for p in read_stock() if p.is_html])
    text = bend_markup(rng, page)
    url = rng.choice((page.url, page.url, None, rng.choice(read_stock()).url))
    return Case("markup", text.encode("utf-8", "replace"), url=url)


def _markup_bytes(rng):
    page = rng.choice([p for p in read_stock() if p.is_html])
    body = flip_bytes(
        rng, page.body if rng.random() < 0.5 else bend_markup(rng, page).encode("utf-8", "replace")
    )
    return Case("markup bytes", body, url=page.url)


def _charset(rng):
    page = rng.choice(read_stock())
    text = bend_markup(rng, page) if page.is_html else bend_lines(rng, page)
    body, hint = lie_about_charset(rng, text)
    return Case("charset", body, url=page.url, charset_hint=hint)


def _lines(rng):
    page = rng.choice([p for p in read_stock() if not p.is_html])
    return Case("lines", bend_lines(rng, page).encode("utf-8", "replace"), url=page.url)


def _line_bytes(rng):
    page = rng.choice([p for p in read_stock() if not p.is_html])
    return Case("line bytes", flip_bytes(rng, page.body), url=page.url)


def _as_lines(rng):
    page = rng.choice([p for p in read_stock() if p.is_html])
    lines = page._replace(
        body="\n".join(
            t
            for t in page.body.decode("utf-8", "replace")
            .replace(">", ">\n")
            .replace("<", "\n<")
            .split("\n")
            if not t.startswith("<")
        ).encode()
    )
    return Case("tags dropped", bend_lines(rng, lines).encode("utf-8", "replace"))


def _grown_markup(rng):
    return Case("random markup", grow_markup(rng).encode("utf-8", "replace"))


def _grown_text(rng):
    return Case("random text", grow_text(rng).encode("utf-8", "replace"))


def _noise(rng):
    size = rng.choice((0, 1, 3, 40, 1000, 8000))
    return Case(
        "random bytes", rng.choice((b"", b"", b"<html>", b"\xff\xfe", b"{")) + rng.randbytes(size)
    )


def _archive(rng):
    name, body = make_archive(rng)
    return Case("archive", body, name=name)


def _date(rng):
    lines = [garble_dates(rng, rng.choice(LINES)) for _ in range(20)]
    spoilt = [
        "".join(rng.choices(list(line) + list(LETTERS), k=rng.randrange(1, 30)))
        for line in lines
        if line
    ]
    return Case("dates", "\n".join(lines + spoilt).encode("utf-8", "replace"))


def _letters(rng):
    alphabet = [*LETTERS, *"কখগরযতড়ঢ়য়ািীুেোৌঁং্ ০১২.,:৳-", "হাজার ", "লাখ ", "কোটি ", " এক", "দেড় "]
    return Case(
        "letters",
        "".join(rng.choices(alphabet, k=rng.choice((5, 40, 400)))).encode("utf-8", "replace"),
    )


_KINDS = (
    (_markup, 36), (_markup_bytes, 8), (_charset, 8), (_lines, 12), (_line_bytes, 3), (_as_lines, 5),
    (_grown_markup, 6), (_grown_text, 5), (_noise, 2), (_archive, 10), (_date, 2), (_letters, 3),
)  # fmt: skip
