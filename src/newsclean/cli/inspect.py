"""`newsclean inspect`: one page as a picture."""

from typing import TYPE_CHECKING, Annotated

import typer

from newsclean.cli.choices import (
    Digits,
    FetchedAt,
    Force,
    Language,
    NoFallback,
    Nukta,
    PageUrl,
    SitesFolder,
    SiteSlug,
)
from newsclean.cli.manners import TIMEOUT_S, AllowPrivate, Contact, Timeout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsclean.model import RawPage
    from newsclean.sources import Input

EXAMPLES = """\b
Examples:
  newsclean inspect page.html --open
  newsclean inspect page.txt -o report.html
  newsclean inspect https://example.com/story --open
  curl -s URL | newsclean inspect - --url URL > report.html
"""


def inspect(
    page: Annotated[
        str,
        typer.Argument(metavar="PAGE", help="A saved page, a URL, or - for standard input."),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write the report to FILE instead of stdout."
        ),
    ] = None,
    open_it: Annotated[
        bool, typer.Option("--open", help="Show the report in the browser.")
    ] = False,
    force: Force = False,
    url: PageUrl = None,
    fetched_at: FetchedAt = None,
    site: SiteSlug = None,
    sites: SitesFolder = None,
    digits: Digits = "ascii",
    nukta: Nukta = "nfc",
    language: Language = None,
    no_fallback: NoFallback = False,
    timeout: Timeout = TIMEOUT_S,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Show one page as an HTML report: every block, kept or dropped, and why.

    The report is one file that runs nothing of the page and asks nothing of any network: the
    page's blocks with rule and reason, the record with the evidence for each field, what was not
    taken, and what normalization changed. A page that is no article is shown with the reason.
    """
    import sys

    from newsclean.cli.given import fill_in, require_instant
    from newsclean.cli.manners import choose_limits, choose_manners
    from newsclean.cli.messages import emit, say
    from newsclean.cli.outside import open_sites
    from newsclean.errors import UsageError
    from newsclean.model import Options
    from newsclean.report.inspector import render_inspector
    from newsclean.runners import clean_page, load_clean
    from newsclean.sources import read_paths

    to_stdout = output == "-" or (output is None and not open_it)
    if to_stdout and output is None and sys.stdout is not None and sys.stdout.isatty():
        raise UsageError("a report is for a browser: name a file with -o, or --open it")
    if output == "-" and open_it:
        raise UsageError("--open needs a file: leave -o out, or name one")
    instant = require_instant(fetched_at)
    open_sites(sites)
    clean = load_clean(
        Options(
            digits=digits,
            nukta=nukta,
            fallback=not no_fallback,
            site=site,
            language=language,
            explain=True,
        )
    )
    if page.startswith(("http://", "https://")):
        from newsclean.sources.web import Plan, read_urls

        manners = choose_manners(0, 1, 1, contact, allow_private=allow_private)
        inputs: Iterable[Input] = read_urls([page], Plan(choose_limits(timeout), manners))
    else:
        inputs = read_paths([page])
    raw = require_page(page, fill_in(inputs, url, instant))
    result = clean_page(raw, clean).result
    assert result is not None  # a page that was read has an outcome, a crash included
    report = render_inspector(raw, result)
    if to_stdout:
        emit(report)
        return
    path = write_report(report, output, force=force)
    if output is None:
        say(f"the report is {path}")
    if open_it:
        _open(path)


def require_page(name: str, inputs: "Iterable[Input]") -> "RawPage":
    """Return the one page of an input; SourceError where it cannot be read, UsageError for several."""
    from newsclean.cli.messages import say
    from newsclean.errors import SourceError, UsageError
    from newsclean.model import RawPage
    from newsclean.sources import Noted, Unread

    page: RawPage | None = None
    for one in inputs:
        if isinstance(one, Unread):
            raise SourceError(f"{one.origin}: {one.detail}")
        if isinstance(one, Noted):
            say(f"{one.origin}: {one.detail}")
        elif isinstance(one, RawPage):
            if page is not None:
                raise UsageError(f"{name}: holds more than one page, and a report shows one")
            page = one
    if page is None:
        raise SourceError(f"{name}: holds no page")
    return page


def write_report(report: str, path: str | None, *, force: bool) -> str:
    """Return where the report was written: the file given, else a temporary one."""
    import os
    import tempfile

    from newsclean.sinks import open_lines

    if path is None:
        descriptor, path = tempfile.mkstemp(prefix="newsclean-", suffix=".html")
        os.close(descriptor)
        force = True
    lines = open_lines(path, force=force)
    try:
        lines.write(report.encode("utf-8"))
        lines.commit()
    except BaseException:
        lines.discard()
        raise
    return path


def _open(path: str) -> None:
    import webbrowser
    from pathlib import Path

    from newsclean.cli.messages import say

    if not webbrowser.open(Path(path).resolve().as_uri()):
        say(f"no browser could be started; the report is {path}")
