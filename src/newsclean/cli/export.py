"""`newsclean export`: records in the form that another program reads."""

from typing import Annotated

import typer

from newsclean.cli.choices import Force, Output, Profile, Quiet, To

EXAMPLES = """\b
Examples:
  newsclean export records.jsonl -o records.parquet
  newsclean export records.jsonl -o records.csv --fields published_on,title,url
  newsclean export records.jsonl last-month.jsonl -o hf.parquet --profile hf
  newsclean export records.jsonl --to markdown -o to-read
  newsclean clean page.html | newsclean export - --profile schemaorg

\b
Exit codes:
  0 all well   1 some lines are damaged   2 usage   3 no record could be read
"""


def export(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="RECORDS",
            help="JSON lines that newsclean wrote, also .gz and .zst; folders; - for standard input.",
        ),
    ],
    output: Output = None,
    to: To = None,
    profile: Profile = None,
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields", metavar="NAMES", help="Only these, in this order: title,source.url,tags."
        ),
    ] = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Turn JSON lines of records into Parquet, CSV, Markdown files, or JSON lines of other names.

    CSV is for spreadsheets: with a byte order mark, lists joined by `; `, and a `'` before what
    would be a formula. Markdown is one folder a site and one file an article. A damaged line is
    told and left out; the rest goes on.
    """
    from newsclean.cli.converting import Conversion
    from newsclean.errors import UsageError

    chosen = [name for one in (fields or "").split(",") if (name := one.strip())]
    if fields is not None and not chosen:
        raise UsageError("--fields: name at least one field")
    conversion = Conversion(output, to, profile, chosen, force, quiet)
    raise typer.Exit(conversion.carry_out(paths))
