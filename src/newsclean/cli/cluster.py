"""`newsclean cluster`: more pages than one run on one machine should hold."""

from typing import Annotated, Literal

import typer

from newsclean.cli.choices import (
    PAGE_MEMORY_MB,
    PAGE_TIMEOUT_S,
    Column,
    Digits,
    FetchedAt,
    Force,
    Language,
    NoFallback,
    Nukta,
    Numbers,
    PageMemory,
    PageTimeout,
    Quiet,
    SitesFolder,
    Strict,
)

EXAMPLES = """\b
Examples:
  newsclean cluster run crawl/ -o cleaned
"""
RUN = """\b
Examples:
  newsclean cluster run crawl/ -o cleaned
  newsclean cluster run crawl/ -o cleaned --form parquet --workers 2

\b
On stores and clusters:
  newsclean cluster run s3://corpus/warc -o s3://corpus/cleaned --form jsonl.zst
  newsclean cluster run warc/ -o cleaned --executor ray --workers 200
  newsclean cluster run warc/ -o cleaned --executor slurm --workers 200 \\
      --set partition=cpu --set time=10:00:00

\b
Exit codes:
  0 all well   1 some inputs failed or some tasks are not done (with --strict:
  or some pages gave no article)   2 usage   3 nothing could be read
  130 interrupted: the same command goes on
"""

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, epilog=EXAMPLES)


@app.callback()
def cluster() -> None:
    """Clean in many tasks, on this machine, on Slurm or on Ray."""


@app.command("run", epilog=RUN)
def run(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Files, folders, archives, here or in a store (s3://, gs://, hf://, https://).",
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="FOLDER", help="Where records, rejections and logs go."
        ),
    ],
    form: Annotated[
        Literal["jsonl", "jsonl.gz", "jsonl.zst", "parquet"],
        typer.Option("--form", help="What the records are written as."),
    ] = "jsonl",
    executor: Annotated[
        Literal["local", "slurm", "ray"],
        typer.Option("--executor", help="Who runs the tasks."),
    ] = "local",
    tasks: Annotated[
        int | None,
        typer.Option(
            "--tasks",
            metavar="N",
            min=1,
            help="Pieces of the work, each of whole files; what is lost is done anew by the piece.",
            show_default=False,
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            "-j",
            metavar="N",
            min=1,
            help="Tasks at a time: as many as there are cores.",
            show_default=False,
        ),
    ] = None,
    set_up: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="NAME=VALUE",
            help="An option of the executor: partition, time, mem_per_cpu_gb …",
            show_default=False,
        ),
    ] = None,
    page_timeout: PageTimeout = PAGE_TIMEOUT_S,
    page_memory: PageMemory = PAGE_MEMORY_MB,
    column: Column = None,
    fetched_at: FetchedAt = None,
    sites: SitesFolder = None,
    digits: Digits = "ascii",
    nukta: Nukta = "nfc",
    numbers: Numbers = False,
    language: Language = None,
    no_fallback: NoFallback = False,
    strict: Strict = False,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Clean the pages of many files in tasks that can be lost and begun anew.

    FOLDER gets records/ and rejects/, one file a task, and logs/. The same command once more does
    what is not done yet, and says what has become of everything.
    """
    from newsclean.cli.clustered import Wanted, run_here

    wanted = Wanted(
        paths, output, form, executor, tasks, workers, set_up or [], page_timeout, page_memory,
        column, fetched_at, sites, digits, nukta, numbers, language, not no_fallback, strict, force,
        quiet,
    )  # fmt: skip
    raise typer.Exit(run_here(wanted))
