"""`newsclean sites`: which newspapers are known, and the golden pages that hold them to it."""

from typing import Annotated

import typer

EXAMPLES = """\b
Examples:
  newsclean sites bless _seed/ticker-in-one-line
  newsclean sites bless prothomalo
"""

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, epilog=EXAMPLES)


@app.callback()
def sites() -> None:
    """Known newspapers and their golden pages."""


@app.command(epilog=EXAMPLES)
def bless(
    names: Annotated[
        list[str],
        typer.Argument(metavar="CASE", help="SITE/TRAP, or a whole SITE, under fixtures/pages."),
    ],
    root: Annotated[str, typer.Option("--root", help="The checkout that holds `fixtures`.")] = ".",
) -> None:
    """Write what newsclean says now as the expected record of golden pages, unreviewed."""
    from pathlib import Path

    from newsclean.cli.messages import say
    from newsclean.errors import UsageError
    from newsclean.runners.golden import bless as bless_case
    from newsclean.runners.golden import read_cases

    pages = Path(root) / "fixtures" / "pages"
    if not pages.is_dir():
        raise UsageError(
            f"{pages}: no such folder: run this in a checkout, or name one with --root"
        )
    cases = list(read_cases(pages, Path(root)))
    refused = False
    for name in names:
        chosen = [c for c in cases if c.name == name or c.folder.parent.name == name]
        if not chosen:
            raise UsageError(f"{name}: no such case under {pages}: expected SITE/TRAP or SITE")
        for case in chosen:
            try:
                bless_case(case)
            except UsageError as error:
                say(str(error))
                refused = True
            else:
                say(f"{case.name}: blessed: read expected.json, then write `reviewed` in meta.toml")
    if refused:
        raise typer.Exit(1)
