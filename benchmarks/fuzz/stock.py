"""What the mutants are made from: the pages of the fixtures and the seeds, and awkward pieces."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
# Small pages make many cases; what is large costs its time without another kind of markup.
_LARGEST_BYTES = 40_000
CHARSETS = (
    "utf-8", "utf-16", "utf-16-le", "utf-32", "windows-1252", "iso-8859-1", "windows-1251",
    "iso-2022-jp", "shift_jis", "gb18030", "euc-kr", "x-user-defined", "koi8-r", "nonsense", "",
)  # fmt: skip
TAGS = [
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "base",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "code",
    "col",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "label",
    "li",
    "link",
    "main",
    "map",
    "marquee",
    "math",
    "meta",
    "nav",
    "nobr",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "picture",
    "plaintext",
    "pre",
    "ruby",
    "rt",
    "s",
    "script",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
    "x-story",
]
NAMES = [
    "story",
    "content",
    "article-body",
    "details",
    "author",
    "byline",
    "reporter",
    "date",
    "time",
    "published",
    "breadcrumb",
    "related",
    "more-news",
    "tags",
    "share",
    "caption",
    "title",
    "headline",
    "ad",
    "advert",
    "sidebar",
    "footer",
    "comment",
    "gallery",
    "live",
    "ticker",
]
LETTERS = (
    "\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER}", "\N{BENGALI SIGN NUKTA}",
    "\N{BENGALI SIGN VIRAMA}", "\N{BENGALI VOWEL SIGN E}", "\N{BENGALI AU LENGTH MARK}",
    "\N{BENGALI SIGN VISARGA}", "\N{BENGALI SIGN CANDRABINDU}", "\N{DEVANAGARI DANDA}",
    "\N{DEVANAGARI DOUBLE DANDA}", "\N{NO-BREAK SPACE}", "\N{IDEOGRAPHIC SPACE}", "\N{SOFT HYPHEN}",
    "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{ZERO WIDTH NO-BREAK SPACE}", "\N{REPLACEMENT CHARACTER}",
    "\N{COMBINING ACUTE ACCENT}", "\N{LINE SEPARATOR}", "\N{NEXT LINE}", "\N{NULL}", "\x0b", "\x1c",
    "\N{GRINNING FACE}", "\N{BENGALI LETTER RRA}", "\N{BENGALI LETTER KHANDA TA}", "র‍্য", "ৰ", "ৱ", "৷",
    "৲", "৺", "|", "'", '"', "<", ">", "&", "&amp;", "&#0;", "&#x110000;", "&nosuch;", "\\", "{", "}", "%",
)  # fmt: skip
LINES = (
    "প্রকাশ: ৩০ ফেব্রুয়ারি ২০২৪, ২৫:৬১", "১২ জানুয়ারি ২০২৪, ১০:৩০ পিএম", "৫ মিনিট আগে", "০০/০০/০০০০",
    "২৯ ফাল্গুন ১৪৩০ বঙ্গাব্দ", "১ রমজান ১৪৪৫", "আপডেট: ৯৯ ডিসেম্বর ৯৯৯৯", "নিজস্ব প্রতিবেদক, ঢাকা",
    "ঢাকা, ১২ জানুয়ারি", "আরও পড়ুন", "আরও পড়ুন: হাটে আজ ভিড় বেশি", "সূত্র: রয়টার্স", "ছবি: সংগৃহীত",
    "বিজ্ঞাপন", "শেয়ার করুন", "প্রচ্ছদ / জাতীয় / খবর", "হাটে ধানের দাম কমেছে বলে জানান কৃষকেরা।",
    "নদীতে পানি বাড়ছে। জেলেরা ফিরে এসেছেন।", "মন্তব্য", "© ২০২৪ সর্বস্বত্ব সংরক্ষিত", "1,23,456 টাকা",
    "২০২৪-১৩-৪৫T৯৯:৯৯:৯৯+৯৯:৯৯", "Published: 31 April 2024 00:00 AM", "", " ", "।", "১", "ক",
)  # fmt: skip


class Page(NamedTuple):
    """One page of the stock."""

    name: str
    body: bytes
    is_html: bool
    url: str | None


@cache
def read_stock() -> tuple[Page, ...]:
    """Return the pages, in the order of their names."""
    import tomllib

    pages = []
    for path in sorted((ROOT / "fixtures" / "pages").glob("*/*/page.*")):
        if path.stat().st_size <= _LARGEST_BYTES:
            meta = tomllib.loads((path.parent / "meta.toml").read_text("utf8"))
            name = f"{path.parent.parent.name}/{path.parent.name}"
            pages.append(Page(name, path.read_bytes(), path.suffix == ".html", meta.get("url")))
    seeds = sorted((ROOT / "seeds" / "pages").glob("*.txt"))
    pages.extend(Page(path.name, path.read_bytes(), is_html=False, url=None) for path in seeds)
    return tuple(pages)
