"""`newsclean fetch`: live pages → records."""

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

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
from newsclean.cli.manners import (
    CONCURRENCY,
    DELAY_S,
    TIMEOUT_S,
    AllowPrivate,
    CacheFolder,
    Concurrency,
    Contact,
    Delay,
    Offline,
    PerHost,
    Refresh,
    Timeout,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsclean.model import RawPage, Result
    from newsclean.sources.web import Wanted

EXAMPLES = """\b
Examples:
  newsclean fetch https://example.com/story | jq -r .text
  newsclean fetch - -o today.jsonl < urls.txt
  newsclean discover prothomalo | newsclean fetch - -o new.jsonl
  newsclean fetch -i urls.txt --resume run.journal -o all.jsonl
  newsclean fetch -i urls.txt --warc-out pages.warc.gz --cache pages
"""

# How often the hosts are reported on: to a person who looks on, and to a log.
_TO_A_PERSON_S = 10.0
_TO_A_LOG_S = 60.0


def fetch(
    urls: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="URL",
            help='URLs, or - to read them from standard input (or JSON lines with "url").',
        ),
    ] = None,
    inputs: Annotated[
        list[str] | None,
        typer.Option("--input", "-i", metavar="FILE", help="Read URLs from FILE, one a line."),
    ] = None,
    output: Output = None,
    rejects: Rejects = None,
    force: Force = False,
    resume: Annotated[
        str | None,
        typer.Option(
            "--resume",
            metavar="JOURNAL",
            help="Note what is done in JOURNAL: a killed run goes on, a later one takes new pages only.",
        ),
    ] = None,
    warc_out: Annotated[
        str | None,
        typer.Option(
            "--warc-out", metavar="FILE", help="Keep the pages as they were fetched, as WARC."
        ),
    ] = None,
    cache: CacheFolder = None,
    offline: Offline = False,
    refresh: Refresh = False,
    delay: Delay = DELAY_S,
    per_host: PerHost = 1,
    concurrency: Concurrency = CONCURRENCY,
    timeout: Timeout = TIMEOUT_S,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
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
    """Fetch pages and turn them into clean article records.

    As robots.txt allows, one request a second to a host, hosts side by side. What is no page (an
    error, an image, an answer that never ends) is told on stderr, and kept with its reason by
    --rejects.
    """
    from newsclean.cli.carrying import Carrying, Order
    from newsclean.cli.exits import NOTHING_READ
    from newsclean.cli.manners import choose_limits, choose_manners, open_cache
    from newsclean.cli.messages import say
    from newsclean.cli.outside import open_sites
    from newsclean.errors import UsageError
    from newsclean.model import Options
    from newsclean.runners import load_clean
    from newsclean.sites import load_sites, story_of
    from newsclean.sources.web import Journal, Ledger, Plan, WarcOut, read_urls, user_agent

    given, lists = urls or [], inputs or []
    if not (given or lists or resume):
        raise UsageError("name a URL, a list with -i, or - for standard input")
    manners = choose_manners(delay, per_host, concurrency, contact, allow_private=allow_private)
    open_sites(sites)
    clean = load_clean(
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
    known = load_sites()
    told: dict[str, Wanted] = {}
    ledger = Ledger()
    carrying = Carrying(Order(output, rejects, force, strict, quiet, explain))
    with ExitStack() as stack:
        kept = open_cache(cache, offline=offline, refresh=refresh)
        journal = Journal(resume) if resume else None
        warc = (
            WarcOut(warc_out, agent=user_agent(contact), force=force, append=bool(resume))
            if warc_out
            else None
        )
        for opened in (kept, journal, warc):
            if opened is not None:
                stack.callback(opened.close)
        plan = Plan(
            limits=choose_limits(timeout),
            manners=manners,
            cache=kept,
            offline=offline,
            refresh=refresh,
            journal=journal,
            warc=warc,
            story_of=lambda url: (
                story_of(owner, url) if (owner := known.find_by_url(url)) else None
            ),
            expect=told.__setitem__,
            progress_s=None if quiet else _interval_s(),
        )
        code = carrying.carry_out(
            lambda _outputs: read_urls(_expand(given, lists), plan, ledger),
            _checked(clean, told),
            lambda: None if lists or "-" in given or journal else len(given),
        )
        if journal is not None and journal.exhausted:
            journal.deliver()
    lines = ledger.lines()
    # One host, one outcome: the summary above has said it.
    if not quiet and (len(lines) > 1 or "," in "".join(lines)):
        for line in lines:
            say(line)
    if code == NOTHING_READ and ledger.known and not ledger.hosts:
        code = 0  # nothing new since the run before: that is what most hours bring
    raise typer.Exit(code)


def _interval_s() -> float:
    import sys

    return _TO_A_PERSON_S if sys.stderr.isatty() else _TO_A_LOG_S


def _checked(
    clean: "Callable[[RawPage], Result]", told: "dict[str, Wanted]"
) -> "Callable[[RawPage], Result]":
    """Return the cleaning, with what the feed said of a page kept beside what the page says."""

    def clean_and_check(raw: "RawPage") -> "Result":
        result = clean(raw)
        wanted = told.pop(raw.origin, None)
        article = result.article
        if wanted is None or article is None:
            return result
        from newsclean.sources.discover.checks import with_feed

        return replace(result, outcome=with_feed(article, wanted.title, wanted.published))

    return clean_and_check


def _expand(given: list[str], lists: list[str]) -> Any:
    """Return the URLs given: a list, or an iterator where some are still to be read."""
    from newsclean.sources.web import Wanted

    if not lists and "-" not in given:
        return [Wanted(url) for url in given]
    return _read_all(given, lists)


def _read_all(given: list[str], lists: list[str]) -> "Iterator[Wanted]":
    from newsclean.cli.lists import read_list
    from newsclean.sources.web import Wanted

    for path in lists:
        yield from read_list(path)
    for url in given:
        if url == "-":
            yield from read_list("-")
        else:
            yield Wanted(url)
