"""`newsclean discover`: a newspaper, a feed or a sitemap → the addresses of articles."""

from typing import TYPE_CHECKING, Annotated

import typer

from newsclean.cli.choices import Quiet, SitesFolder
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
    Refresh,
    Timeout,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from newsclean.model import Site
    from newsclean.sites import Sites
    from newsclean.sources.discover import Found, Outlet, Walk

EXAMPLES = """\b
Examples:
  newsclean discover prothomalo | newsclean fetch - -o today.jsonl
  newsclean discover samakal jugantor --since 2026-11-01 --until 2026-11-07 --json
  newsclean discover https://example.com/news-sitemap.xml --limit 50
  newsclean discover example.com --since 12h
"""

# Of a newspaper, what is new: a whole archive has to be asked for.
_USUAL_DAYS = 2


def discover(
    targets: Annotated[
        list[str],
        typer.Argument(
            metavar="SITE", help="Slug of a known site, host, or address of a feed or sitemap."
        ),
    ],
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="WHEN",
            help="First day, 2026-11-01, or so long ago: 7d, 12h. Of a site, the last two days.",
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="WHEN", help="Last day, written the same way.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="So many addresses, no more.")
    ] = None,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="JSON lines: url, title, published, section, source."),
    ] = False,
    cache: CacheFolder = None,
    offline: Offline = False,
    refresh: Refresh = False,
    delay: Delay = DELAY_S,
    concurrency: Concurrency = CONCURRENCY,
    timeout: Timeout = TIMEOUT_S,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
    sites: SitesFolder = None,
    quiet: Quiet = False,
) -> None:
    """Print the addresses of articles, one a line, as they are found.

    From feeds and news sitemaps, archive pages by date, and the links of the front page as the
    last resort. Articles are told from listings by the site's patterns.
    """
    from contextlib import ExitStack
    from datetime import UTC, datetime

    from newsclean.cli.exits import NOTHING_READ
    from newsclean.cli.manners import choose_limits, choose_manners, open_cache
    from newsclean.cli.messages import say
    from newsclean.cli.outside import open_sites
    from newsclean.errors import UsageError
    from newsclean.sites import load_sites
    from newsclean.sources.discover import Span, Walk
    from newsclean.sources.web import Documents, Plan

    now = datetime.now(UTC)
    (first, after), (last, _) = _day(since, now, "--since"), _day(until, now, "--until")
    if first and last and first > last:
        raise UsageError(f"--since {since} is later than --until {until}")
    manners = choose_manners(delay, 1, concurrency, contact, allow_private=allow_private)
    open_sites(sites)
    known = load_sites()
    chosen = [(target, *_choose(known, target)) for target in targets]
    printer = _Printer(as_json=as_json, limit=limit)
    read = failed = 0
    with ExitStack() as stack:
        kept = open_cache(cache, offline=offline, refresh=refresh)
        if kept is not None:
            stack.callback(kept.close)
        plan = Plan(choose_limits(timeout), manners, kept, offline, refresh)

        def note(where: str, text: str) -> None:
            if not quiet:
                say(f"{where}: {text}")

        documents = stack.enter_context(Documents(plan, note))
        for target, outlet, url in chosen:
            usual = None if url else _days_before(now, _USUAL_DAYS)
            walk = Walk(documents, Span(first or usual, last, after), note, now)
            found = walk.document(outlet, url) if url else walk.outlet(outlet)
            before = printer.count
            finished = printer.emit(found)
            read += walk.read
            failed += _fail(walk)
            if not quiet:
                say(f"{target}: {printer.count - before} addresses from {walk.read} lists")
            if finished:
                break
    raise typer.Exit(NOTHING_READ if not read else 1 if failed else 0)


class _Printer:
    """Writes addresses to standard output, as far as they are wanted."""

    def __init__(self, *, as_json: bool, limit: int | None) -> None:
        self.count = 0
        self._as_json = as_json
        self._limit = limit

    def emit(self, found: "Iterator[Found]") -> bool:
        """Print what is found; True where no more is wanted, by the limit or by the reader."""
        from newsclean.cli.messages import require_stdout, silence_stdout

        out = require_stdout()
        for one in found:
            try:
                out.write(self._line(one) + "\n")
                out.flush()
            except BrokenPipeError:
                silence_stdout()
                return True
            self.count += 1
            if self.count == self._limit:
                return True
        return False

    def _line(self, found: "Found") -> str:
        import json

        from newsclean.sources import visible

        url = visible(found.url)
        if not self._as_json:
            return url
        said = {
            "url": url,
            "title": visible(found.title) if found.title else None,
            "published": found.published,
            "section": visible(found.section) if found.section else None,
            "source": visible(found.source),
        }
        return json.dumps(said, ensure_ascii=False)


def _fail(walk: "Walk") -> bool:
    return not walk.read


def _choose(known: "Sites", target: str) -> "tuple[Outlet, str | None]":
    """Return the newspaper of a target, and the address of the one document that is asked for."""
    from urllib.parse import urlsplit

    from newsclean.errors import UsageError
    from newsclean.sources.discover import Outlet

    if target in known.slugs:
        return _outlet(known, known.get(target)), None
    is_address = target.startswith(("http://", "https://"))
    if not is_address and ("." not in target.partition("/")[0] or " " in target):
        known.get(target)  # raises: it says where the slugs are listed
    address = target if is_address else f"https://{target}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError as error:
        raise UsageError(f"{target}: is neither a site, a host nor an address") from error
    site = known.find_by_url(address)
    whole = bool(parts.path.strip("/") or parts.query)
    if site is not None:
        return _outlet(known, site), address if whole else None
    front = f"{parts.scheme}://{parts.netloc}/"
    bare = host.removeprefix("www.")
    outlet = Outlet(
        name=host,
        front_page=front,
        known=False,
        belongs=lambda url: _host(url).removeprefix("www.") == bare,
    )
    return outlet, address if whole else None


def _outlet(known: "Sites", site: "Site") -> "Outlet":
    from newsclean.sites import addresses_on, is_article
    from newsclean.sources.discover import Outlet

    archive = (site.archive,) if site.archive else ()
    steady = tuple(pattern for pattern in site.sitemaps if "{" not in pattern)
    daily = tuple(pattern for pattern in site.sitemaps if "{" in pattern)
    return Outlet(
        name=site.slug,
        front_page=site.front_page,
        zone=site.zone,
        feeds=tuple(addresses_on(site, site.feeds)),
        sitemaps=tuple(addresses_on(site, steady)),
        daily=lambda day: addresses_on(site, daily, day),
        archive=lambda day: addresses_on(site, archive, day),
        is_article=lambda url: is_article(site, url),
        belongs=lambda url: known.find_by_url(url) is site,
    )


def _host(url: str) -> str:
    from urllib.parse import urlsplit

    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _day(text: str | None, now: "datetime", option: str) -> "tuple[date | None, datetime | None]":
    """Return the day that an option names, by date or by how long ago; of hours the instant, too."""
    import re
    from datetime import date, timedelta

    from newsclean.errors import UsageError

    if text is None:
        return None, None
    ago = re.fullmatch("([0-9]{1,5})([dh])", text.strip())
    if ago is not None:
        moment = now - timedelta(hours=int(ago[1]) * (24 if ago[2] == "d" else 1))
        return moment.date(), moment if ago[2] == "h" else None
    try:
        return date.fromisoformat(text.strip()[:10]), None
    except ValueError as error:
        raise UsageError(f"{option} {text}: needs a day, 2026-11-01, or a time ago, 7d") from error


def _days_before(now: "datetime", days: int) -> "date":
    from datetime import timedelta

    return (now - timedelta(days=days)).date()
