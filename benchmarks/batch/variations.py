"""Pages that nobody has published: the fixtures with other words, days, addresses and sizes.

A fixture becomes a template: its headline, its running text, its days and its address are slots,
everything else stays. A page fills them from the words of all fixtures. Every second page gets as
much of what surrounds an article as real pages have (menus, teasers, scripts, styles): the fixtures
are 13 kB in the median, pages of newspapers some 190 kB; such a page here has 80 kB in the median,
so that a hundred thousand pages fit on a disk.

The same seed and number give the same page, whatever else is made.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from newsclean.runners.golden import Case, read_cases
from newsclean.runners.scoring import read_gold

ROOT = Path(__file__).parents[2]
_MONTHS = (
    "জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর",
    "নভেম্বর", "ডিসেম্বর",
)  # fmt: skip
_TO_BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
# An ISO day, or its like in an address; a day with the Bengali name of its month.
_ANY_MONTH = "|".join(_MONTHS).replace(
    "য\N{BENGALI SIGN NUKTA}", "(?:য\N{BENGALI SIGN NUKTA}|\N{BENGALI LETTER YYA})"
)
_DAY = re.compile(
    "(20[0-9]{2})([-/])([01][0-9])\\2([0-3][0-9])"
    "|([০-৯]{1,2})([ \N{NO-BREAK SPACE}]+)(" + _ANY_MONTH + ")(,? +)([০-৯]{4})"
)
_RUN = re.compile(r">([^<>{}]+)<")
_CODE = re.compile(r"<(script|style|noscript|template)\b.*?</\1\s*>|<!--.*?-->", re.S | re.I)
_INLINE = re.compile(r"</?(?:a|b|i|em|strong|span|u|font|small|sup|sub|bdi|time)\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]*>")
_WORDS = 8
"""A run of so many words is a sentence, not a label."""
_NUMBER = re.compile(r"[0-9]{4,}(?![-/][0-9]{2}[-/])(?!.*[0-9]{4})")
_MEDIAN_BYTES, _SPREAD, _LARGEST_BYTES = 80_000, 0.5, 400_000


class Page(NamedTuple):
    """One page of a corpus."""

    number: int
    suffix: str
    url: str
    body: str
    """Bytes that are no UTF-8 stand as surrogates."""

    @property
    def content(self) -> bytes:
        """The bytes of the page."""
        return self.body.encode("utf8", "surrogateescape")


class _Slot(NamedTuple):
    """A place to fill: title, url, day, or one paragraph of a page by its number."""

    kind: str
    was: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class _Template:
    suffix: str
    url: str
    pieces: tuple[str | _Slot, ...]
    lines: tuple[str | _Slot, ...]
    """The same as a program sees it that drops the tags."""
    is_json: bool


class Variations:
    """Makes pages by their number."""

    def __init__(self, seed: int = 0) -> None:
        self._seed = seed
        cases = [*read_cases(ROOT / "fixtures" / "pages", ROOT)]
        golds = [read_gold(case) for case in cases]
        self._titles = _fit(str(gold.get("title") or "") for gold in golds)
        paragraphs = _fit(text for gold in golds for text in gold.get("body", ()))
        self._paragraphs = [text for text in paragraphs if len(text.split()) >= _WORDS]
        self._templates = [
            _template(case, gold.get("title")) for case, gold in zip(cases, golds, strict=True)
        ]
        self._noise = _Noise(Random(seed), self._titles)

    def page(self, number: int) -> Page:
        """Return a page with its markup, or of raw text where its fixture is."""
        chance = Random(f"{self._seed}:{number}")
        template = self._templates[number % len(self._templates)]
        url, body = self._fill(template.pieces, template, chance, number)
        if template.suffix == ".txt":
            return Page(number, ".txt", url, body if template.is_json else f"{body}\n{number}\n")
        if chance.random() < 0.5:
            body = self._noise.surround(body, chance)
        return Page(number, ".html", url, f"{body}<!-- {number} -->")

    def text_page(self, number: int) -> Page:
        """Return a page as its visible lines alone."""
        chance = Random(f"{self._seed}:{number}")
        template = self._templates[number % len(self._templates)]
        url, body = self._fill(template.lines, template, chance, number)
        if chance.random() < 0.5:
            above, below = (self._noise.lines(chance) for _ in range(2))
            body = f"{above}\n{body}\n{below}"
        return Page(number, ".txt", url, f"{body}\n{number}\n")

    def _fill(
        self, pieces: tuple[str | _Slot, ...], template: _Template, chance: Random, number: int
    ) -> tuple[str, str]:
        """Return address and content."""
        weeks = chance.randrange(150)
        title = chance.choice(self._titles)
        url = _other_address(_shift(template.url, weeks), number)
        words: dict[int, str] = {}
        filled: list[str] = []
        for piece in pieces:
            if isinstance(piece, str):
                filled.append(piece)
            elif piece.kind == "day":
                filled.append(_shift(piece.was, weeks))
            elif piece.kind == "title":
                filled.append(title)
            elif piece.kind == "url":
                filled.append(url)
            else:
                if piece.number not in words:
                    words[piece.number] = self._words(piece.was, chance)
                filled.append(words[piece.number])
                # A paragraph of its own may have others behind it.
                if piece.kind == "<p>":
                    filled.extend(f"</p><p>{text}" for text in self._more(chance))
                elif piece.kind == "line":
                    filled.extend(f"\n{text}" for text in self._more(chance))
        return url, "".join(filled)

    def _words(self, was: str, chance: Random) -> str:
        return was if chance.random() < 0.25 else chance.choice(self._paragraphs)

    def _more(self, chance: Random) -> list[str]:
        return chance.choices(self._paragraphs, k=chance.choice((0, 0, 0, 1, 2)))


def _template(case: Case, title: str | None) -> _Template:
    """Return what a fixture has to be filled."""
    page = case.page.read_bytes().decode("utf8", "surrogateescape")
    is_html = case.page.suffix == ".html"
    is_json = page.lstrip().startswith(("{", "["))
    bare = _CODE.sub("><", page) if is_html else page
    runs = [] if is_json else _RUN.findall(bare) if is_html else page.splitlines()
    known = [*_fit(run.strip() for run in runs)]
    sentences = {text: n for n, text in enumerate(dict.fromkeys(known)) if _is_sentence(text)}
    slots = {text: _Slot("p", text, n) for text, n in sentences.items()}
    if title is not None and [*_fit([title])]:
        slots[title] = _Slot("title", title)
    if case.url is not None:
        slots[case.url] = _Slot("url", case.url)
    found = "|".join(map(re.escape, sorted(slots, key=len, reverse=True)))
    pattern = re.compile(f"{found}|{_DAY.pattern}" if found else _DAY.pattern)
    pieces: list[str | _Slot] = []
    end = 0
    for match in pattern.finditer(page):
        slot = slots.get(match[0]) or _Slot("day", match[0])
        if slot.kind == "p":
            slot = slot._replace(kind=_surroundings(page, match.start(), match.end(), is_html))
        pieces += [page[end : match.start()], slot]
        end = match.end()
    pieces.append(page[end:])
    url = case.url or f"https://paper.example/{case.name}"
    lines = _as_lines(pieces) if is_html else pieces
    return _Template(case.page.suffix, url, tuple(pieces), tuple(lines), is_json)


def _surroundings(page: str, start: int, end: int, is_html: bool) -> str:
    """Return what may be put behind a sentence: `<p>`, `line`, or nothing (`p`)."""
    if is_html:
        own = page.endswith("<p>", 0, start) and page.startswith("</p>", end)
        return "<p>" if own else "p"
    return "line" if page.startswith("\n", end) else "p"


def _as_lines(pieces: list[str | _Slot]) -> list[str | _Slot]:
    """Return pieces of HTML as visible lines."""
    slots = [piece for piece in pieces if isinstance(piece, _Slot)]
    numbers = iter(range(len(slots)))
    marked = "".join(p if isinstance(p, str) else f"\ue000{next(numbers)}\ue001" for p in pieces)
    plain = _TAG.sub("\n", _INLINE.sub("", _CODE.sub("", marked)))
    rows = (" ".join(row.split()) for row in html.unescape(plain).split("\n"))
    parts = re.split("\ue000([0-9]+)\ue001", "\n".join(row for row in rows if row))
    lines: list[str | _Slot] = []
    for place, part in enumerate(parts):
        slot = slots[int(part)] if place % 2 else None
        if slot is None:
            lines.append(part)
        else:
            lines.append(slot._replace(kind="line") if slot.kind == "<p>" else slot)
    return lines


def _fit(texts: Iterator[str] | list[str]) -> list[str]:
    """Return what can stand in markup, in JSON and on a line of text as it is."""
    return [
        text
        for text in texts
        if text and text.isprintable() and not set('"\\<>&{}') & set(text) and _is_bengali(text)
    ]


def _is_bengali(text: str) -> bool:
    return any("ক" <= sign <= "হ" for sign in text) and not set("ৰৱ") & set(text)


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= _WORDS and not _DAY.search(text)


def _shift(text: str, weeks: int) -> str:
    """Return a text with its days some weeks earlier: the names of weekdays stay right."""

    def shifted(match: re.Match[str]) -> str:
        year, sign, month, day, bn_day, gap, bn_month, comma, bn_year = match.groups()
        try:
            if year:
                then = date(int(year), int(month), int(day)) - timedelta(weeks=weeks)
                return f"{then.year}{sign}{then.month:02}{sign}{then.day:02}"
            then = date(
                int(bn_year), _MONTHS.index(unicodedata.normalize("NFC", bn_month)) + 1, int(bn_day)
            )
        except ValueError:
            return match[0]
        then -= timedelta(weeks=weeks)
        days = f"{then.day:0{len(bn_day)}}".translate(_TO_BENGALI)
        years = str(then.year).translate(_TO_BENGALI)
        return f"{days}{gap}{_MONTHS[then.month - 1]}{comma}{years}"

    return _DAY.sub(shifted, text)


def _other_address(url: str, number: int) -> str:
    """Return an address of the same form: its last long number is another, or its name goes on."""
    if _NUMBER.search(url):
        return _NUMBER.sub(str(1_000_000 + number), url)
    path, mark, query = url.partition("?")
    stem, dot, suffix = path.rpartition(".")
    if dot and "/" not in suffix:
        return f"{stem}-{number}.{suffix}{mark}{query}"
    return f"{path.rstrip('/')}-{number}{'/' * path.endswith('/')}{mark}{query}"


class _Noise:
    """What surrounds articles: written once, put together page by page."""

    def __init__(self, chance: Random, titles: list[str]) -> None:
        self._titles = titles
        self._above = [
            make(chance) for make in (self._script, self._style, self._state) for _ in range(100)
        ]
        self._below = [
            make(chance)
            for make in (self._menu, self._teasers, self._picture, self._script, self._state)
            for _ in range(60)
        ]
        everything = self._above + self._below
        self._mean = sum(len(piece.encode()) for piece in everything) / len(everything)

    def surround(self, page: str, chance: Random) -> str:
        """Return a page with noise in its head, before and behind what it had."""
        size = min(chance.lognormvariate(0, _SPREAD) * _MEDIAN_BYTES, _LARGEST_BYTES)
        count = max(0, round((size - len(page.encode("utf8", "surrogateescape"))) / self._mean))
        head = "\n".join(chance.choices(self._above, k=count // 2))
        foot = "\n".join(chance.choices(self._below, k=count - count // 2))
        page = _put_before("</head>", head, page)
        return _put_before("</body>", f'<footer class="site-footer">{foot}</footer>', page)

    def lines(self, chance: Random) -> str:
        """Return menus and headlines of others as lines."""
        return "\n".join(self._words(chance) for _ in range(chance.randrange(10, 120)))

    def _words(self, chance: Random) -> str:
        words = chance.choice(self._titles).split()
        return " ".join(words[: chance.choice((1, 2, 3, len(words)))])

    def _script(self, chance: Random) -> str:
        calls = (
            f'{_name(chance)}.{_name(chance)}("{_name(chance)}",{chance.randrange(10**6)},'
            f"function({_name(chance)}){{return {_name(chance)}[{chance.randrange(99)}]||!1}})"
            for _ in range(40)
        )
        return f"<script>!function({_name(chance)}){{{';'.join(calls)}}}(window);</script>"

    def _style(self, chance: Random) -> str:
        rules = (
            f".{_name(chance)}-{_name(chance)}>{chance.choice(('a', 'li', 'img', 'span'))}"
            f"{{margin:{chance.randrange(40)}px;color:#{chance.randrange(16**6):06x}}}"
            for _ in range(50)
        )
        return f"<style>{''.join(rules)}</style>"

    def _state(self, chance: Random) -> str:
        items = ",".join(
            f'{{"id":{chance.randrange(10**7)},"slug":"{_name(chance)}","h":"{self._words(chance)}"}}'
            for _ in range(20)
        )
        return f"<script>window.__{_name(chance)}=[{items}];</script>"

    def _menu(self, chance: Random) -> str:
        items = "".join(
            f'<li class="menu-item menu-item-{chance.randrange(10**5)}">'
            f'<a href="/topic/{_name(chance)}">{self._words(chance)}</a></li>'
            for _ in range(20)
        )
        return f'<nav class="sub-menu"><ul class="menu">{items}</ul></nav>'

    def _teasers(self, chance: Random) -> str:
        items = "".join(
            f'<li class="card"><a href="/{_name(chance)}/{chance.randrange(10**6)}">'
            f'<img loading="lazy" src="/media/{_name(chance)}-300x160.webp" alt="">'
            f"<h4>{chance.choice(self._titles)}</h4></a></li>"
            for _ in range(8)
        )
        return f'<div class="related-posts"><ul>{items}</ul></div>'

    def _picture(self, chance: Random) -> str:
        path = " ".join(f"l{chance.randrange(99)} {chance.randrange(99)}" for _ in range(250))
        return f'<svg class="icon" viewBox="0 0 99 99"><path d="M0 0 {path}z"/></svg>'


def _name(chance: Random) -> str:
    return "".join(chance.choices("abcdefghijkmnoprstuvwxyz", k=chance.randrange(2, 9)))


def _put_before(mark: str, what: str, page: str) -> str:
    """Return a page with something before the last of a mark, or at its end."""
    before, found, after = page.rpartition(mark)
    return f"{before}{what}{found}{after}" if found else f"{page}{what}"
