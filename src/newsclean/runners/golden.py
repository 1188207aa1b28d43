"""Golden cases: one folder a case, named after its trap, with the record that must come out.

`page.html` or `page.txt` (or a page elsewhere in the repository that `meta.toml` names), `meta.toml`,
`expected.json`. The tests and `bless` call the same function, so a case cannot be made one way and
checked another.
"""

from __future__ import annotations

import itertools
import json
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsclean.errors import UsageError
from newsclean.model import KEPT, Article, Options, RawPage, Result
from newsclean.pipeline import clean
from newsclean.sites import load_sites

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime
    from pathlib import Path

# What differs from machine to machine or with each release says nothing about a page.
_VOLATILE = ("newsclean", "schema")
_KEYS = frozenset(("page", "shows", "url", "fetched_at", "reviewed", "site", "known_failure"))


@dataclass(frozen=True, slots=True)
class Case:
    """One golden case."""

    folder: Path
    page: Path
    shows: str
    url: str | None
    fetched_at: datetime | None
    reviewed: date | None
    known_failure: str | None = None
    """What newsclean still reads wrongly on this page; its gold is right."""

    @property
    def name(self) -> str:
        """`<site>/<trap>`."""
        return f"{self.folder.parent.name}/{self.folder.name}"

    def expected(self) -> dict[str, Any] | None:
        """Return the blessed answer, or None where the case was never blessed."""
        path = self.folder / "expected.json"
        return json.loads(path.read_text("utf8")) if path.exists() else None


def read_case(folder: Path, root: Path) -> Case:
    """Return the case in a folder; pages outside it are named from the repository's `root`."""
    meta_path = folder / "meta.toml"
    meta = tomllib.loads(meta_path.read_text("utf8"))
    if unknown := meta.keys() - _KEYS:
        raise UsageError(
            f"{meta_path}: unknown key {sorted(unknown)[0]!r}: expected {', '.join(sorted(_KEYS))}"
        )
    if not meta.get("shows"):
        raise UsageError(f"{meta_path}: say in `shows` what the case is about")
    own = [path for path in (folder / "page.html", folder / "page.txt") if path.exists()]
    page = root / meta["page"] if "page" in meta else own[0] if own else None
    if page is None or not page.exists():
        raise UsageError(f"{folder}: expected page.html, page.txt or `page` in meta.toml")
    return Case(
        folder,
        page,
        meta["shows"],
        meta.get("url"),
        meta.get("fetched_at"),
        meta.get("reviewed"),
        meta.get("known_failure"),
    )


def read_cases(pages: Path, root: Path) -> Iterator[Case]:
    """Yield every case under `fixtures/pages`, in the order of their names."""
    for meta in sorted(pages.glob("*/*/meta.toml")):
        yield read_case(meta.parent, root)


def run_case(case: Case) -> Result:
    """Return what `clean` makes of a case."""
    raw = RawPage(
        case.page.read_bytes(), origin=case.page.name, url=case.url, fetched_at=case.fetched_at
    )
    return clean(raw, load_sites(), Options(explain=True))


def answer(result: Result) -> dict[str, Any]:
    """Return the outcome as the golden file holds it: fields, with the text as a list."""
    fields: dict[str, Any] = json.loads(result.outcome.to_json())
    for key in _VOLATILE:
        fields.pop(key, None)
    if isinstance(result.outcome, Article):
        fields["text"] = result.outcome.paragraphs
        fields["source"].pop("sha256")
        return fields
    return {"rejected": fields["reason"]}


def find_breaches(result: Result) -> list[str]:
    """Return what no answer may ever do, whatever the page; empty where all is well."""
    breaches = []
    if [label.block for label in result.labels] != [block.index for block in result.blocks]:
        breaches.append("every block has exactly one label, in order")
    article = result.article
    if article is None:
        return breaches
    if run := _repeated_run(article.paragraphs):
        breaches.append(f"no run of paragraphs stands twice: {run[:60]!r}")
    if not any(paragraph.strip() for paragraph in article.paragraphs):
        breaches.append("an article has text")
    if article.title is None and "title.missing" not in article.warnings:
        breaches.append("a missing title is said")
    if article.published is None and not any(w.startswith("date.") for w in article.warnings):
        breaches.append("a missing date is said")
    kept = [label for label in result.labels if label.kind in KEPT]
    if result.blocks and not kept:
        breaches.append("the text comes from blocks that were kept")
    return breaches


def bless(case: Case) -> dict[str, Any]:
    """Write what `clean` says now as the case's expected answer, unreviewed; return it.

    Refuses where an invariant breaks. A person reads the difference and writes `reviewed` again.
    """
    result = run_case(case)
    if breaches := find_breaches(result):
        raise UsageError(f"{case.name}: not blessed: {'; '.join(breaches)}")
    fields = answer(result)
    (case.folder / "expected.json").write_text(
        json.dumps(fields, ensure_ascii=False, indent=1) + "\n", "utf8"
    )
    meta_path = case.folder / "meta.toml"
    lines = meta_path.read_text("utf8").splitlines()
    meta_path.write_text("\n".join(x for x in lines if not x.startswith("reviewed")) + "\n", "utf8")
    return fields


def _repeated_run(paragraphs: Sequence[str]) -> str | None:
    """Return the first of two consecutive paragraphs that stand again, or None."""
    pairs: set[tuple[str, str]] = set()
    for pair in itertools.pairwise(paragraphs):
        if pair in pairs and len(pair[0]) + len(pair[1]) > 80:
            return pair[0]
        pairs.add(pair)
    return None
