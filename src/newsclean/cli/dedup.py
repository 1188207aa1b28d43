"""`newsclean dedup`: records → the same records, with the story each one is a copy of."""

from typing import Annotated

import typer

from newsclean.cli.choices import Force, Output, Quiet, Workers

EXAMPLES = """\b
Examples:
  newsclean dedup crawl.jsonl -o clustered.jsonl
  newsclean dedup crawl.parquet -o clustered.parquet
  newsclean dedup a.jsonl b.jsonl.gz --representatives > unique.jsonl
  newsclean clean pages/ | newsclean dedup - --report copies.md > all.jsonl
  newsclean dedup crawl.jsonl | jq -r 'select(.relation == "part") | .url'

\b
Exit codes:
  0 all well   1 some lines are no records, or nothing could be written
  2 usage      3 nothing could be read   130 interrupted (nothing is written)
"""


def dedup(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Records: JSON lines (.gz and .zst too) or Parquet, folders of them, - for standard input.",
        ),
    ],
    output: Output = None,
    representatives: Annotated[
        bool,
        typer.Option(
            "--representatives", help="Write one record of each cluster only, as it came."
        ),
    ] = False,
    report: Annotated[
        str | None,
        typer.Option(
            "--report",
            metavar="FILE",
            help="List the clusters: JSON lines, or tables if the name ends in .md.",
        ),
    ] = None,
    recurring: Annotated[
        str | None,
        typer.Option(
            "--recurring",
            metavar="FILE",
            help="List paragraphs that recur under different stories of a site, as JSON lines.",
        ),
    ] = None,
    threshold: Annotated[
        float,
        typer.Option(
            "--threshold",
            min=0.5,
            max=1.0,
            help="What a text must share of its different words with a longer one to be its copy.",
        ),
    ] = 0.87,
    workers: Workers = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Find the records that are copies of one story, across sites and spellings.

    Each record is written as it came, with cluster, duplicate_of, relation, similarity and repeats
    behind its own keys. The answer depends on the records alone, never on their order.
    """
    from newsclean.cli.clustering import Wanted, run

    raise typer.Exit(
        run(
            paths,
            Wanted(output, representatives, report, recurring, threshold, workers, force, quiet),
        )
    )
