"""The commands and their options as a page of documentation, from the program itself.

Written by `python -m newsclean.cli.manual docs/commands.md`; a test holds the two together.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """\
# Commands

Generated from the program (`python -m newsclean.cli.manual docs/commands.md`). Data goes to standard output and nothing else
does; progress, warnings and summaries go to standard error. Every default can be set in a file or by a variable: see
[newsclean config](#newsclean-config).

"""
_SECTION = re.compile(r"^(\w[\w ]*):\n", re.MULTILINE)
# How arguments are taken is said by the usage; how the options are spelled, by the first column.
_TYPE = re.compile(r" <list\[str\]>")
# Examples on the command line have their remarks at a distance; a shell wants a mark before them.
_REMARK = re.compile(r" {3,}(?=\S)")


def manual(root: Any) -> str:
    """Return the page: a list of the commands, then each with its options and examples.

    `root` is the command line as `typer.main.get_command` gives it.
    """
    entries = list(_entries(root, "newsclean"))
    lines = [_HEAD]
    for path, command in entries:
        first = _paragraphs(command.help)[0].rstrip(".")
        lines.append(f"* [`{path}`](#{path.replace(' ', '-')}): {first}\n")
    for path, command in entries:
        lines.append(f"\n## {path}\n\n")
        lines += [f"{paragraph}\n\n" for paragraph in _paragraphs(command.help)]
        lines += _options(command, path)
        lines += _epilog(command.epilog or "")
    return "".join(lines)


def _entries(group: Any, path: str) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        below = f"{path} {name}"
        if hasattr(command, "commands"):
            yield from _entries(command, below)
        else:
            yield below, command


def _paragraphs(text: str | None) -> list[str]:
    return [" ".join(part.split()) for part in (text or "").split("\n\n")]


def _options(command: Any, path: str) -> Iterator[str]:
    context = command.make_context(path, [], resilient_parsing=True)
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"    {path} {usage}\n\n| | |\n|---|---|\n"
    for param in command.get_params(context):
        record = param.get_help_record(context)
        if record is None or param.name == "help":
            continue
        names, what = (" ".join(part.split()).replace("|", "\\|") for part in record)
        yield f"| `{_TYPE.sub('', names)}` | {what} |\n"


def _epilog(epilog: str) -> Iterator[str]:
    """Yield the examples as a block of shell, what else stands there as it is."""
    parts = _SECTION.split(epilog.replace("\b\n", ""))[1:]
    for title, body in zip(parts[::2], parts[1::2], strict=True):
        rows = [line.strip() for line in body.splitlines() if line.strip()]
        kind = "sh" if title == "Examples" else "text"
        if kind == "sh":
            rows = [_REMARK.sub("  # ", row) for row in rows]
        yield f"\n{title}:\n\n```{kind}\n{chr(10).join(rows)}\n```\n"


if __name__ == "__main__":
    from typer.main import get_command

    from newsclean.cli.app import app

    Path(sys.argv[1]).write_text(manual(get_command(app)), "utf8")
