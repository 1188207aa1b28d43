"""`newsclean clean`: saved pages → records."""

from typing import Annotated

import typer

from newsclean.cli.choices import (
    Digits,
    Explain,
    Force,
    Language,
    NoFallback,
    Nukta,
    Numbers,
    Output,
    Quiet,
    Rejects,
    SitesFolder,
    SiteSlug,
    Strict,
)

EXAMPLES = """\b
Examples:
  newsclean clean seeds/pages             a folder, to standard output
  newsclean clean page.html | jq -r .title
  newsclean clean crawl/ -o out.jsonl --rejects no.jsonl
  curl -s URL | newsclean clean - --url URL
  newsclean clean pages.jsonl             lines with "html" or "text"

\b
Exit codes:
  0 all well   1 some inputs failed (with --strict: or gave no article)
  2 usage      3 nothing could be read   130 interrupted
"""


def clean(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Files, folders, or - for standard input: HTML, raw page text, JSON lines.",
        ),
    ],
    output: Output = None,
    rejects: Rejects = None,
    force: Force = False,
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help="Where the one page is from.")
    ] = None,
    fetched_at: Annotated[
        str | None,
        typer.Option(
            "--fetched-at",
            metavar="TIME",
            help="When the pages were fetched (ISO 8601 with offset): relative times count from it.",
        ),
    ] = None,
    site: SiteSlug = None,
    sites: SitesFolder = None,
    digits: Digits = "ascii",
    nukta: Nukta = "nfc",
    numbers: Numbers = False,
    language: Language = None,
    no_fallback: NoFallback = False,
    strict: Strict = False,
    explain: Explain = False,
    quiet: Quiet = False,
) -> None:
    """Turn saved pages into clean article records, one JSON line each.

    HTML and raw page text are told apart by content. Records go to standard output and nothing
    else does; a page that holds no article is counted, and kept with its reason by --rejects.
    """
    import os
    import sys
    from functools import partial

    from newsclean.cli.carrying import Carrying, Order
    from newsclean.cli.given import fill_in
    from newsclean.cli.messages import say
    from newsclean.cli.outside import open_sites
    from newsclean.errors import UsageError
    from newsclean.model import Options
    from newsclean.runners import load_clean
    from newsclean.sources import count_files, parse_instant, read_paths

    if url is not None and (len(paths) > 1 or os.path.isdir(paths[0])):
        raise UsageError("--url is for one page: give one file, or - for standard input")
    instant = parse_instant(fetched_at)
    if fetched_at is not None and instant is None:
        raise UsageError(
            f"--fetched-at {fetched_at}: needs a date, a time and an offset, as in 2024-11-02T10:30:00+06:00"
        )
    if "-" in paths and not quiet and sys.stdin is not None and sys.stdin.isatty():
        say("reading a page from the terminal; Ctrl-D ends it")
    open_sites(sites)
    load = load_clean(
        Options(
            digits=digits,
            nukta=nukta,
            numbers=numbers,
            language=language,
            fallback=not no_fallback,
            explain=explain,
            site=site,
        )
    )
    order = Order(output, rejects, force, strict, quiet, explain)
    raise typer.Exit(
        Carrying(order).carry_out(
            lambda outputs: fill_in(read_paths(paths, outputs=outputs), url, instant),
            load,
            partial(count_files, paths),
        )
    )
