"""The options that several commands share, each written once."""

from typing import Annotated, Literal

import typer

# Defaults of more than one command; those of `newsclean.runners.Limits`, which `--help` does without.
PAGE_TIMEOUT_S = 30.0
PAGE_MEMORY_MB = 1024

# Spelled out here, for the model's own types come with pydantic, and `--help` does without it.
Digits = Annotated[
    Literal["ascii", "bengali", "keep"],
    typer.Option("--digits", help="Digits in title and text: 0-9, ০-৯, or as printed."),
]
Nukta = Annotated[
    Literal["nfc", "composed"],
    typer.Option("--nukta", help="Nukta letters in two code points (NFC), or composed in one."),
]
NoFallback = Annotated[
    bool,
    typer.Option("--no-fallback", help="Never ask trafilatura where our own extraction is unsure."),
]
Numbers = Annotated[
    bool, typer.Option("--numbers", help="Add the numbers of the text: value, unit, place.")
]
Language = Annotated[
    str | None,
    typer.Option("--language", metavar="CODE", help="Reject pages in any other language: bn."),
]
SiteSlug = Annotated[
    str | None,
    typer.Option("--site", metavar="SLUG", help="Read every page as one of this newspaper."),
]
SitesFolder = Annotated[
    str | None,
    typer.Option(
        "--sites",
        metavar="DIR",
        help="A folder of site files of your own; they count more than those that are shipped.",
    ),
]
PageUrl = Annotated[
    str | None, typer.Option("--url", metavar="URL", help="Where the one page is from.")
]
FetchedAt = Annotated[
    str | None,
    typer.Option(
        "--fetched-at",
        metavar="TIME",
        help="When the pages were fetched (ISO 8601 with offset): relative times count from it.",
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write records to FILE, which appears when finished; .parquet and .csv are tables.",
    ),
]
To = Annotated[
    Literal["jsonl", "parquet", "csv", "markdown"] | None,
    typer.Option("--to", help="The form; else told by the end of FILE's name."),
]
Profile = Annotated[
    Literal["hf", "schemaorg", "trafilatura", "fundus"] | None,
    typer.Option("--profile", help="Name the fields as this ecosystem does."),
]
Rejects = Annotated[
    str | None,
    typer.Option(
        "--rejects", metavar="FILE", help="Write what is no article to FILE, with reasons."
    ),
]
Force = Annotated[bool, typer.Option("--force", "-f", help="Replace files that exist.")]
Append = Annotated[
    bool, typer.Option("--append", help="Add to the files that exist, behind what is in them.")
]
Resume = Annotated[
    bool,
    typer.Option("--resume", help="Go on with the run that was to write FILE and did not end."),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        "-j",
        metavar="N",
        min=1,
        help="Work in N processes: as many as there are cores; 1 is this one.",
    ),
]
PageTimeout = Annotated[
    float,
    typer.Option(
        "--page-timeout",
        metavar="SECONDS",
        min=0,
        help="Reject a page that takes longer; 0 sets no limit.",
    ),
]
PageMemory = Annotated[
    int,
    typer.Option(
        "--page-memory", metavar="MB", min=0, help="Reject a page that needs more; 0: no limit."
    ),
]
Column = Annotated[
    str | None,
    typer.Option(
        "--column",
        metavar="NAME",
        help="The column of tables and JSON lines that holds the pages.",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if any page gave no article.")]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="No bar, no summary; only what went wrong.")
]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON instead of text.")]
Explain = Annotated[
    bool,
    typer.Option("--explain", help="Show on stderr each block of the page, and why it was kept."),
]
