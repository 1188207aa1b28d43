"""What is no article, and why: listings, shells, challenges, errors, pages without text.

A page is refused on what it is made of. Text that reads as an article is kept whatever the
metadata say of it: archive pages call themselves articles, and articles call themselves websites.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsclean.lexicon import fold
from newsclean.model import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.extract.html.parse import HtmlPage
    from newsclean.extract.structured import Structured

# Agency flashes have one paragraph of some 120 characters; a caption or a stub stays below.
LEAST_CHARS = 80
# A page of this much visible text is built by scripts that were not run: the shells seen hold
# menus of 280 characters at most.
_SHELL_CHARS = 600
_LONG_CHARS = 1500
_ERROR_CHARS = 600
_CHALLENGE_TITLES = re.compile(
    r"^(?:just a moment|attention required|access denied|please wait|checking your browser|"
    r"security check|are you (?:a )?(?:human|robot)|verify(?:ing)? you are human|ddos|"
    r"sorry, you have been blocked|you have been blocked|request (?:blocked|rejected)|one moment|"
    r"pardon our interruption|bot verification|human verification|403\b|forbidden)"
)
_CHALLENGE_MARKS = (
    "cf-browser-verification", "_cf_chl_opt", "cf-error-details", "captcha-delivery", "px-captcha",
    "sucuri_cloudproxy", "incapsula_resource",
)  # fmt: skip
_CONSENT_TITLES = re.compile(
    r"^(?:before you continue|cookie consent|consent required|privacy settings)"
)
_ERROR_TITLES = re.compile(
    r"^(?:error )?(?:404|410|50[0-3])(?:$| ?[-–—:|.!] ?| (?:error|not|page|file))|page (?:not found|could not be found)|not found$"
    r"|(?:পৃষ্ঠা|পাতা|পেজ|লিংক)(?:টি)? ?(?:খুঁজে )?পাওয়া যায়নি|internal server error|bad gateway|service unavailable"
)
_SENTENCE_END = re.compile("[।৷॥.?!][\\s'\"’”»)]*$")
_CUT = ("...", "…", "..", "বিস্তারিত")
_LISTING_PATHS = re.compile(
    r"/(?:category|categories|tag|tags|topic|topics|archive|archives|author|section|latest|recent|search|page)(?:/|$)"
)


def refuse_empty(page: HtmlPage, structured: Structured, visible: Sequence[str]) -> Refusal:
    """Return why a page without prose gives no article."""
    found = refuse_gate(page, visible)
    if found is not None:
        return found
    chars = sum(map(len, visible))
    if chars < _SHELL_CHARS and _has_scripts(page) and not structured.titles:
        return Refusal("shell", f"{chars} characters of text and a page of scripts")
    if (
        len(visible) > 20
        and not _claims_article(structured)
        and not _is_story_page(page, structured)
    ):
        return Refusal("listing", f"{len(visible)} lines and no paragraph")
    sentences = sum(
        len(line) >= LEAST_CHARS and _SENTENCE_END.search(line) is not None for line in visible
    )
    return Refusal(
        "no-text", f"no paragraph of an article in {len(visible)} lines", sentences=sentences
    )


def refuse_gate(page: HtmlPage, visible: Sequence[str], prose: int = 0) -> Refusal | None:
    """Return the refusal of a challenge, consent or error page, None for any other.

    `prose` are the characters of the text that was found: an error page may stand in the site's
    whole frame, but says little.
    """
    if prose > _LONG_CHARS:
        return None
    chars = sum(map(len, visible))
    if chars > _LONG_CHARS and prose >= _ERROR_CHARS:
        return None
    title = fold(page.head_title)
    if prose < _ERROR_CHARS and _ERROR_TITLES.search(title):
        return Refusal("http-error", f"an error page: {page.head_title}")
    if chars > _LONG_CHARS:
        return None
    head = title or fold(" ".join(visible[:2]))
    # Marks of the service that guards a site stand in the pages that it lets through, too.
    if _CHALLENGE_TITLES.search(head) or (
        chars < _SHELL_CHARS and any(mark in page.markup for mark in _CHALLENGE_MARKS)
    ):
        return Refusal("blocked", f"a challenge page: {page.head_title or head[:60]}")
    if _CONSENT_TITLES.search(head):
        return Refusal("blocked", f"a consent page: {page.head_title}")
    return None


def refuse_listing(
    page: HtmlPage, structured: Structured, paragraphs: Sequence[str], headings: int, dated: bool
) -> Refusal | None:
    """Return the refusal of a list of stories, None for an article.

    `headings` are those kept between the paragraphs; `dated` tells that a date stands between
    headline and text.
    """
    if not paragraphs:
        return None
    prose = [p for p in paragraphs if len(p) >= LEAST_CHARS]
    mean = sum(map(len, prose)) / len(prose) if prose else 0
    cut = sum(1 for p in prose if p.endswith(_CUT))
    signs = 0
    signs += 2 * (headings >= 3 and headings * 5 >= len(prose) * 3 and mean < 260)
    signs += 2 * (len(prose) >= 3 and cut * 2 >= len(prose))
    signs += any(k in _LISTING_KINDS for k in structured.kinds)
    signs += "og:website" in structured.kinds
    signs += _is_listing_address(page.canonical)
    signs -= 2 * _claims_article(structured) + 2 * _is_dated(structured) + dated
    if signs >= 2:
        return Refusal("listing", f"{len(prose)} teasers under {headings} headings")
    return None


_LISTING_KINDS = ("collectionpage", "itemlist", "searchresultspage")


def _claims_article(structured: Structured) -> bool:
    return any(k.endswith(("article", "posting")) and k != "og:article" for k in structured.kinds)


def _is_story_page(page: HtmlPage, structured: Structured) -> bool:
    """Tell whether a page without text is one story's all the same: a film, a gallery."""
    if "og:article" not in structured.kinds and "og:video.other" not in structured.kinds:
        return False
    if _is_listing_address(page.canonical) or not structured.titles:
        return False
    headline = fold(structured.titles[0].raw)
    return any(fold(node.text()) == headline for node in page.elements["h1"][:3])


def _is_dated(structured: Structured) -> bool:
    return any(d.role == "machine-published" for d in structured.dates)


def _is_listing_address(url: str | None) -> bool:
    if not url:
        return False
    try:
        path = urlsplit(url).path
    except ValueError:
        return False
    return path in ("", "/") or _LISTING_PATHS.search(path) is not None


def _has_scripts(page: HtmlPage) -> bool:
    return page.markup.count("<script") >= 2
