"""`newsclean text`: text through the rulebook, line by line."""

from typing import Annotated, Literal

import typer

from newsclean.cli.choices import Digits, Nukta

EXAMPLES = """\b
Examples:
  newsclean text corpus.txt > clean.txt
  newsclean text --digits keep --explain notes.txt > clean.txt
  newsclean text --sentences < article.txt
  newsclean text --legacy old-archive.txt
"""


def text(
    path: Annotated[
        str, typer.Argument(metavar="FILE", help="A text file; - for standard input.")
    ] = "-",
    digits: Digits = "ascii",
    nukta: Nukta = "nfc",
    quotes: Annotated[
        Literal["keep", "ascii"],
        typer.Option("--quotes", help="Quotation marks as printed, or straight."),
    ] = "keep",
    danda: Annotated[
        Literal["keep", "tight"],
        typer.Option("--danda", help="Space before a danda: as printed, or none."),
    ] = "keep",
    khanda_ta: Annotated[
        Literal["keep", "legacy"],
        typer.Option(
            "--khanda-ta", help="Read ত with hasanta before other letters as ৎ (old archives)."
        ),
    ] = "keep",
    legacy: Annotated[
        bool,
        typer.Option(
            "--legacy", help="Convert lines that are proven to be Bijoy or misread UTF-8."
        ),
    ] = False,
    sentences: Annotated[bool, typer.Option("--sentences", help="One sentence a line.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show on stderr each change, with its rule.")
    ] = False,
) -> None:
    """Normalize text, one line out for one line in; --sentences writes one sentence a line."""
    from newsclean.cli.lines import answer_lines, read_lines
    from newsclean.cli.messages import say
    from newsclean.normalize.legacy.bijoy import read_legacy
    from newsclean.normalize.legacy.mojibake import repair_mojibake
    from newsclean.normalize.rulebook import explain_text, normalize_text
    from newsclean.normalize.sentence import sentences as split

    number = 0

    def answer(line: str) -> str:
        nonlocal number
        number += 1
        if legacy:
            repaired = repair_mojibake(line)
            read = read_legacy(repaired.text)
            if explain and (repaired.repaired or read.encoding == "bijoy"):
                rule = "encoding.bijoy" if read.encoding == "bijoy" else "encoding.mojibake"
                say(f"{number}: {rule}: {line!r} → {read.text!r}", prefix="")
            line = read.text
        chosen = {
            "digits": digits,
            "nukta": nukta,
            "quotes": quotes,
            "danda": danda,
            "khanda_ta": khanda_ta,
        }
        if explain:
            result, steps = explain_text(line, **chosen)  # type: ignore[arg-type]
            for step in steps:
                say(f"{number}: {step.rule}: {step.before!r} → {step.after!r}", prefix="")
        else:
            result = normalize_text(line, **chosen)  # type: ignore[arg-type]
        # A line separator inside a line becomes a line feed; the answer still stands on one line.
        if sentences:
            return "\n".join(s.replace("\n", " ") for s in split(result))
        return " ".join(result.split("\n"))

    raise typer.Exit(answer_lines(read_lines(path), answer))
