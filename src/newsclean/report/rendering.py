"""What the HTML reports share: templates, files of our own, and text that cannot act.

Jinja2 escapes what a page or a record says; characters that do something instead of being seen are
spelled out. Our own style and script are allowed by their hashes, and nothing else is.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from newsclean.errors import MissingExtra

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

# Joiners spell Bengali words and stay; so do tab and line feed.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\N{ARABIC LETTER MARK}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
    "\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}\N{ZERO WIDTH NO-BREAK SPACE}"
    "\N{ZERO WIDTH SPACE}]"
)


@cache
def read_asset(name: str) -> str:
    """Return one of our own files."""
    return files("newsclean.report").joinpath("templates", name).read_text("utf8")


def hash_of(asset: str) -> str:
    """Return what a content security policy allows a style or a script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(asset.encode()).digest()).decode()


@cache
def open_templates() -> Environment:
    """Return the templates with their filters; raises MissingExtra where jinja2 is not installed."""
    try:
        from jinja2 import Environment, FunctionLoader, StrictUndefined
    except ImportError as error:
        raise MissingExtra("jinja2", "report") from error
    environment = Environment(
        loader=FunctionLoader(read_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = shown
    environment.filters["spaced"] = _spaced
    environment.filters["share"] = _share
    environment.filters["count"] = "{:,}".format
    environment.filters["fence"] = _fence
    return environment


def shown(text: object) -> Markup:
    """Return a string of the page as safe markup: what acts instead of being seen is spelled out."""
    from markupsafe import Markup, escape

    whole = str(text).encode("utf-8", "replace").decode()
    return Markup(  # noqa: S704  # every piece of the page went through `escape`
        UNSEEN.sub(
            lambda found: f'<b class="cp">U+{ord(found.group()):04X}</b>', str(escape(whole))
        )
    )


def _spaced(text: str) -> Markup:
    """Return a piece of a change as safe markup, with white space that can be seen."""
    from markupsafe import Markup

    if not text:
        return Markup('<b class="cp">nothing</b>')
    marked = str(shown(text))
    if text.isspace():
        marked = marked.replace(" ", "\N{OPEN BOX}").replace("\n", "\N{RETURN SYMBOL}")
    marked = marked.replace("\N{NO-BREAK SPACE}", '<b class="cp">U+00A0</b>')
    return Markup(marked)  # noqa: S704


def _share(percent: float) -> str:
    """Return a share as a person reads it: never 0 % of something, nor 100 % of less than all."""
    if 0 < percent < 0.1:
        return "< 0.1 %"
    if 99.9 < percent < 100:
        return "> 99.9 %"
    return f"{percent:.1f} %" if percent not in (0, 100) else f"{percent:.0f} %"


def _fence(asset: str) -> Markup:
    """Return one of our own files as it is; nothing of the page is in it."""
    from markupsafe import Markup

    return Markup(asset)  # noqa: S704
