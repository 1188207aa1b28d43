"""`newsclean fetch`: live pages → records."""

from collections.abc import Iterator
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
  newsclean fetch https://example.com/story | jq -r .text
  newsclean fetch - -o today.jsonl < urls.txt
"""


def fetch(
    urls: Annotated[
        list[str],
        typer.Argument(
            metavar="URL",
            help='URLs, or - to read them from standard input (or JSON lines with "url").',
        ),
    ],
    output: Output = None,
    rejects: Rejects = None,
    force: Force = False,
    timeout: Annotated[
        float,
        typer.Option("--timeout", metavar="SECONDS", min=0.1, help="Longest time for one URL."),
    ] = 60.0,
    contact: Annotated[
        str | None,
        typer.Option(
            "--contact",
            metavar="WHERE",
            envvar="NEWSCLEAN_CONTACT",
            help="Mail or web address that the User-Agent names, for those who run the site.",
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
    """Fetch pages and turn them into clean article records.

    Over http and https, one request at a time. What is no page (an error, an image, an answer that
    never ends) is told on stderr, and kept with its reason by --rejects.
    """
    from newsclean.cli.carrying import Carrying, Order
    from newsclean.cli.outside import open_sites
    from newsclean.errors import UsageError
    from newsclean.model import Options
    from newsclean.runners import load_clean
    from newsclean.sources.web import Limits, read_urls

    if contact is not None and not (contact.isascii() and contact.isprintable()):
        raise UsageError("--contact goes into an HTTP header: it takes printable ASCII only")
    open_sites(sites)
    limits = Limits(total_s=timeout, silence_s=min(timeout, Limits().silence_s))
    options = Options(
        digits=digits,
        nukta=nukta,
        numbers=numbers,
        language=language,
        fallback=not no_fallback,
        site=site,
    )
    order = Order(output, rejects, force, strict, quiet, explain)
    raise typer.Exit(
        Carrying(order).carry_out(
            lambda _outputs: read_urls(_expand(urls), limits, contact=contact),
            load_clean(options),
            lambda: None if "-" in urls else len(urls),
        )
    )


def _expand(urls: list[str]) -> Iterator[str]:
    """Yield the URLs given; `-` stands for those on standard input, which are read as they come."""
    import sys

    from newsclean.sources.web import read_url_lines

    for url in urls:
        if url == "-":
            yield from read_url_lines(
                line.decode("utf-8", "surrogateescape") for line in sys.stdin.buffer
            )
        else:
            yield url
