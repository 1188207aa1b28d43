"""The options of the commands that go to the network, and what they mean to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from newsclean.sources.web import Cache, Limits, Manners

# Defaults of more than one command; those of `newsclean.sources.web`, which `--help` does without.
DELAY_S = 1.0
CONCURRENCY = 16
TIMEOUT_S = 60.0

Delay = Annotated[
    float,
    typer.Option(
        "--delay",
        metavar="SECONDS",
        min=0.0,
        help="Between two requests to a host; robots.txt may ask for more.",
    ),
]
PerHost = Annotated[
    int, typer.Option("--per-host", metavar="N", min=1, help="Connections to one host.")
]
Concurrency = Annotated[
    int, typer.Option("--concurrency", metavar="N", min=1, help="Requests at one time, all hosts.")
]
Timeout = Annotated[
    float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="Longest time for a request.")
]
Contact = Annotated[
    str | None,
    typer.Option(
        "--contact",
        metavar="WHERE",
        envvar="NEWSCLEAN_CONTACT",
        help="Mail or web address that the User-Agent names, for those who run the site.",
    ),
]
AllowPrivate = Annotated[
    bool,
    typer.Option("--allow-private", help="Ask hosts of private networks and this machine, too."),
]
CacheFolder = Annotated[
    str | None,
    typer.Option("--cache", metavar="DIR", help="Keep answers here; ask only for what changed."),
]
Offline = Annotated[
    bool, typer.Option("--offline", help="Take everything from the cache, ask nobody.")
]
Refresh = Annotated[
    bool, typer.Option("--refresh", help="Ask for everything, whatever the cache has.")
]


def choose_limits(timeout_s: float) -> Limits:
    """Return the limits for a longest time."""
    from newsclean.sources.web import Limits

    usual = Limits()
    return Limits(
        total_s=timeout_s,
        silence_s=min(timeout_s, usual.silence_s),
        connect_s=min(timeout_s, usual.connect_s),
    )


def choose_manners(
    delay_s: float, per_host: int, concurrency: int, contact: str | None, *, allow_private: bool
) -> Manners:
    """Return the manners that the options ask for; UsageError for a contact that no header takes."""
    from newsclean.errors import UsageError
    from newsclean.sources.web import Manners

    if contact is not None and not (contact.isascii() and contact.isprintable()):
        raise UsageError("--contact goes into an HTTP header: it takes printable ASCII only")
    return Manners(
        delay_s=delay_s,
        per_host=per_host,
        concurrency=concurrency,
        contact=contact,
        allow_private=allow_private,
    )


def open_cache(folder: str | None, *, offline: bool, refresh: bool) -> Cache | None:
    """Return the cache of a folder, None without one; UsageError for options that need it."""
    from newsclean.errors import UsageError
    from newsclean.sources.web import Cache

    if folder is None:
        if offline:
            raise UsageError("--offline takes everything from a cache: name one with --cache DIR")
        return None
    if offline and refresh:
        raise UsageError("--offline asks nobody and --refresh asks for everything: choose one")
    return Cache(folder)
