"""Puts what a benchmark has measured into the documents, between the marks of its name."""

import re
from pathlib import Path

DOCUMENT = Path(__file__).parents[1] / "docs" / "benchmarks.md"


def write_between(name: str, content: str, document: Path = DOCUMENT) -> None:
    """Put a text between `<!-- NAME -->` and `<!-- /NAME -->`; raises SystemExit where they are missing."""
    before = document.read_text("utf8")
    mark = re.compile(f"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    after, found = mark.subn(lambda match: f"{match[1]}\n{content}\n\n{match[2]}", before)
    if not found:
        raise SystemExit(f"{document}: expected the marks <!-- {name} --> and <!-- /{name} -->")
    document.write_text(after, "utf8")
