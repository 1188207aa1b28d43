"""`newsclean date`: what a date string says, as JSON."""

from typing import Annotated, Literal

import typer

EXAMPLES = """\b
Examples:
  newsclean date 'প্রকাশ: ৩ সেপ্টেম্বর ২০২৪, ০৮:১৫ পিএম' --country BD
  newsclean date '৩ ঘণ্টা আগে' --ref 2024-09-03T20:15:00+06:00
  newsclean date '৬ পৌষ ১৪৩২' --calendar bangla-bd
  cut -f2 dates.tsv | newsclean date > readings.jsonl
"""


def date(
    texts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TEXT", help="Date strings; none, or -: one a line from standard input."
        ),
    ] = None,
    ref: Annotated[
        str | None,
        typer.Option(
            "--ref",
            metavar="TIME",
            help="ISO 8601 instant or day that ages and missing years count from.",
        ),
    ] = None,
    zone: Annotated[
        str | None,
        typer.Option("--zone", metavar="ZONE", help="Zone of the clocks: Asia/Dhaka, +05:30."),
    ] = None,
    country: Annotated[
        Literal["BD", "IN"] | None, typer.Option("--country", help="Whose clocks and calendar.")
    ] = None,
    calendar: Annotated[
        Literal["gregorian", "bangla-bd", "bangla-wb", "hijri"] | None,
        typer.Option("--calendar", help="Read only days of this calendar."),
    ] = None,
) -> None:
    """Print what each date string says, one JSON object a line; null where it is not certain."""
    import json

    from newsclean.cli.lines import answer_lines, read_lines
    from newsclean.normalize.dates import answer, require_moment
    from newsclean.normalize.dates.zones import resolve_zone
    from newsclean.sources.instants import parse_instant

    resolve_zone(zone, country)
    moment = parse_instant(ref) or require_moment(ref)
    lines = read_lines("-") if not texts or texts == ["-"] else iter(texts)
    raise typer.Exit(
        answer_lines(
            lines,
            lambda line: json.dumps(
                answer(line, ref=moment, zone=zone, country=country, calendar=calendar),
                ensure_ascii=False,
            ),
        )
    )
