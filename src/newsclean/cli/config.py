"""`newsclean config`: which defaults hold, and where they are from."""

from typing import Annotated

import typer

from newsclean.cli.choices import AsJson

EXAMPLES = """\b
Examples:
  newsclean config
  newsclean config --set
  newsclean config --json | jq -r '.[].value'
  NEWSCLEAN_DIGITS=bengali newsclean config --set
"""


def config(
    context: typer.Context,
    only_set: Annotated[
        bool, typer.Option("--set", help="Only what a file or a variable sets.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Print the default of every option, and where it is from.

    The nearest newsclean.toml, or [tool.newsclean] of a pyproject.toml, and NEWSCLEAN_… variables
    set defaults; the command line wins.
    """
    import json

    from newsclean.cli.messages import emit
    from newsclean.cli.settings import holding

    held = [
        setting
        for setting in holding(context.find_root())
        if not only_set or setting.origin != "built in"
    ]
    if as_json:
        emit(json.dumps([s._asdict() for s in held], ensure_ascii=False, indent=1) + "\n")
        return
    names = [f"{s.command}.{s.option}" for s in held]
    width = max(map(len, names), default=0)
    for name, setting in zip(names, held, strict=True):
        value = json.dumps(setting.value, ensure_ascii=False)
        emit(f"{name:<{width}}  {value:<10}  {setting.origin}\n")
