"""`newsclean stats`: what a corpus holds, in figures."""

from typing import TYPE_CHECKING, Annotated

import typer

from newsclean.cli.choices import AsJson, Force

if TYPE_CHECKING:
    from newsclean.cli.messages import FirstFew
    from newsclean.report.stats import Stats

EXAMPLES = """\b
Examples:
  newsclean stats records.jsonl
  newsclean stats records.jsonl last-month.jsonl --html corpus.html
  newsclean stats records.jsonl --json | jq .lengths.words
  newsclean clean seeds/pages | newsclean stats -

\b
Exit codes:
  0 all well   1 some lines are damaged   2 usage   3 no record could be read
"""


def stats(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="RECORDS",
            help="JSON lines of records and rejections, also .gz and .zst; folders; - for standard input.",
        ),
    ],
    as_json: AsJson = False,
    html: Annotated[
        str | None,
        typer.Option("--html", metavar="FILE", help="Write a report with plots to FILE."),
    ] = None,
    force: Force = False,
) -> None:
    """Count a corpus: by site, day, method, warning, language and section; lengths; fields found.

    Works in a memory that does not grow with the corpus. Quantiles are right to 0.8 %, all other
    figures exactly. The report is one file that runs no script and asks nothing of any network.
    """
    import json

    from newsclean.cli.examining import NO_RECORDS
    from newsclean.cli.exits import NOTHING_READ
    from newsclean.cli.messages import emit, say
    from newsclean.report.stats import Stats
    from newsclean.sinks import open_lines

    # Opened first: a name that is taken is told before the work, not after.
    report = open_lines(html, force=force) if html not in (None, "-") else None
    counted = Stats()
    try:
        unread = _count(paths, counted)
        if not counted.records and not counted.rejections:
            say(NO_RECORDS)
            raise typer.Exit(NOTHING_READ)
        if html is not None:
            from newsclean.report.stats_page import render_stats

            page = render_stats(counted, paths)
            if report is None:
                emit(page)
            else:
                report.write(page.encode())
                report.commit()
        if as_json:
            emit(json.dumps(counted.to_json(), ensure_ascii=False, indent=1) + "\n")
        elif html is None:
            from newsclean.cli.counting import show_stats

            show_stats(counted.to_json())
    finally:
        counted.close()
        if report is not None:
            report.discard()
    if counted.damaged or unread:
        raise typer.Exit(1)


def _count(paths: list[str], counted: "Stats") -> int:
    """Count the lines of all files; return how many files could not be read."""
    from newsclean.cli.messages import FirstFew, say
    from newsclean.errors import SourceError
    from newsclean.runners.record_files import list_record_files

    unread = 0
    damage = FirstFew("damaged lines")
    for path in paths:
        try:
            for file in list_record_files(path):
                unread += _count_file(file, counted, damage)
        except SourceError as error:
            unread += 1
            say(str(error))
    damage.sum_up()
    return unread


def _count_file(file: str, counted: "Stats", damage: "FirstFew") -> bool:
    """Count the lines of one file; return whether it could not be read to its end."""
    from newsclean.cli.messages import say
    from newsclean.errors import SourceError
    from newsclean.sinks.reading import read_lines

    try:
        for line in read_lines(file):
            try:
                if line.trouble:
                    raise SourceError(line.trouble)  # noqa: TRY301
                counted.take(line.content)
            except SourceError as error:
                counted.damaged += 1
                damage.tell(f"{line.origin}: {error}")
    except SourceError as error:
        say(str(error))
        return True
    return False
