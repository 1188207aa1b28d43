"""The command line: which commands there are, in the order in which `--help` shows them.

A command is a function in a file of its own that imports what it needs when it is called, and
`EXAMPLES` beside it.
"""

from typing import Annotated

import typer

from newsclean._version import __version__
from newsclean.cli import (
    clean,
    cluster,
    config,
    date,
    dedup,
    discover,
    doctor,
    export,
    fetch,
    inspect,
    schema,
    sites,
    stats,
    text,
)
from newsclean.cli.settings import apply_settings

EXAMPLES = """\b
Examples:
  newsclean clean seeds/pages
  newsclean clean page.html | jq -r .title
  newsclean fetch https://example.com/story -o story.jsonl
  newsclean clean --help
"""

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["--help", "-h"]},
)
app.command(epilog=clean.EXAMPLES)(clean.clean)
app.command(epilog=fetch.EXAMPLES)(fetch.fetch)
app.command(epilog=discover.EXAMPLES)(discover.discover)
app.command(epilog=inspect.EXAMPLES)(inspect.inspect)
app.command(epilog=text.EXAMPLES)(text.text)
app.command(epilog=date.EXAMPLES)(date.date)
app.command(epilog=dedup.EXAMPLES)(dedup.dedup)
app.command(epilog=export.EXAMPLES)(export.export)
app.command(epilog=stats.EXAMPLES)(stats.stats)
app.command(epilog=schema.EXAMPLES)(schema.schema)
app.add_typer(sites.app, name="sites")
app.add_typer(cluster.app, name="cluster")
app.command(epilog=doctor.EXAMPLES)(doctor.doctor)
app.command(epilog=config.EXAMPLES)(config.config)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newsclean {__version__}")
        raise typer.Exit


@app.callback()
def newsclean(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_print_version, help="Show the version."),
    ] = False,
) -> None:
    """Turn raw Bengali news pages into clean article records."""
    apply_settings(context)
