"""`newsclean clean`: saved pages → records."""

from typing import TYPE_CHECKING, Annotated

import typer

from newsclean.cli.choices import (
    PAGE_MEMORY_MB,
    PAGE_TIMEOUT_S,
    Append,
    Column,
    Digits,
    Explain,
    FetchedAt,
    Force,
    Language,
    NoFallback,
    Nukta,
    Numbers,
    Output,
    PageMemory,
    PageTimeout,
    PageUrl,
    Profile,
    Quiet,
    Rejects,
    Resume,
    SitesFolder,
    SiteSlug,
    Strict,
    To,
    Workers,
)

if TYPE_CHECKING:
    from newsclean.runners import Files

EXAMPLES = """\b
Examples:
  newsclean clean seeds/pages             a folder, to standard output
  newsclean clean page.html | jq -r .title
  newsclean clean crawl/ -o out.jsonl --rejects no.jsonl
  newsclean clean crawl/ -o out.jsonl --resume
  newsclean clean pages.jsonl -o out.jsonl.gz -j 4
  curl -s URL | newsclean clean - --url URL

\b
Exit codes:
  0 all well   1 some inputs failed (with --strict: or gave no article), or
  what comes out could not be written   2 usage   3 nothing could be read
  130 interrupted
"""


def clean(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Files, folders, archives, or - for standard input: HTML, raw page text, JSON lines.",
        ),
    ],
    output: Output = None,
    to: To = None,
    profile: Profile = None,
    rejects: Rejects = None,
    force: Force = False,
    append: Append = False,
    resume: Resume = False,
    workers: Workers = None,
    page_timeout: PageTimeout = PAGE_TIMEOUT_S,
    page_memory: PageMemory = PAGE_MEMORY_MB,
    column: Column = None,
    url: PageUrl = None,
    fetched_at: FetchedAt = None,
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
    from functools import partial

    from newsclean.cli.batch import Batch, digest_site_files
    from newsclean.cli.carrying import Carrying, Order, open_sinks, require_two_places
    from newsclean.cli.given import Given, require_instant
    from newsclean.cli.messages import say_if_typed
    from newsclean.cli.outside import open_sites
    from newsclean.errors import UsageError
    from newsclean.model import Options
    from newsclean.runners import Limits, Unkept, load_clean
    from newsclean.sources import weigh_paths

    if url is not None and (len(paths) > 1 or os.path.isdir(paths[0])):
        raise UsageError("--url is for one page: give one file, or - for standard input")
    instant = require_instant(fetched_at)
    if force + append + resume > 1:
        raise UsageError("--force, --append and --resume exclude each other: give one of them")
    if not quiet:
        say_if_typed(paths, "a page")
    open_sites(sites)
    options = Options(
        digits=digits,
        nukta=nukta,
        numbers=numbers,
        language=language,
        fallback=not no_fallback,
        explain=explain,
        site=site,
    )
    load = partial(load_clean, options)
    load()
    batch = Batch(
        tuple(paths),
        column,
        Given(url, instant),
        load,
        Limits(page_timeout, page_memory * 2**20),
        # What is shown of a page does not leave the process that has read it.
        1 if explain else workers,
    )
    order = Order(
        output, rejects, force, strict, quiet, explain, append, resume, form=to, profile=profile
    )

    def open_files() -> "Files":
        require_two_places(order)
        if not is_kept(output, to, profile):
            if append or resume:
                raise UsageError("--append and --resume need -o FILE, a file of JSON lines")
            return Unkept(open_sinks(order))
        from newsclean.runners.journal import Terms
        from newsclean.runners.keeping import Keeping

        told = {
            "--url": url,
            "--fetched-at": fetched_at,
            "--column": column,
            "--digits": digits,
            "--nukta": nukta,
            "--numbers": numbers,
            "--language": language,
            "--no-fallback": no_fallback,
            "--site": site,
            "--sites": sites,
            "the digest of your site files": digest_site_files(),
            "--page-timeout": page_timeout,
            "--page-memory": page_memory,
            "--rejects": rejects,
        }
        assert output is not None
        return Keeping(output, rejects, Terms(tuple(paths), told), order.how, resume=resume)

    raise typer.Exit(
        Carrying(order).carry(
            open_files, batch.run_steps, partial(weigh_paths, paths), by_weight=True
        )
    )


def is_kept(output: str | None, form: str | None, profile: str | None) -> bool:
    """Return whether an output is one that a run can go on with."""
    from newsclean.sinks import form_of, is_special

    if output is None or output == "-" or profile is not None:
        return False
    return (form or form_of(output)) == "jsonl" and not is_special(output)
