"""One page as text: every block, kept or dropped, by which rule and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.model import KEPT, Rejection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Result

_SHOWN = 70
"""Characters of a block: with the columns before it a wide terminal's line."""


def explain(origin: str, result: Result) -> Iterator[str]:
    """Yield lines: the outcome, then each block with its label, then each change to the text."""
    outcome = result.outcome
    if isinstance(outcome, Rejection):
        yield f"{origin}: rejected as {outcome.reason}: {outcome.detail}"
    else:
        how = outcome.extraction
        layout = f" {how.layout}" if how.layout else ""
        site = f", site {outcome.site}" if outcome.site else ""
        yield f"{origin}: article by {how.method}{layout}{site}, confidence {how.confidence:.2f}"
    labels = {label.block: label for label in result.labels}
    for block in result.blocks:
        label = labels.get(block.index)
        if label is None:
            yield f"  {block.where or block.index:>10}    unlabelled     {_short(block.text)}"
            continue
        mark = "+" if label.kind in KEPT else "-"
        why = f"  ({label.why})" if label.why else ""
        where = block.where or str(block.index)
        yield f"  {where:>10} {mark} {label.kind:<13} {label.rule:<24} {_short(block.text)}{why}"
    for step in result.steps:
        yield f"  {step.field:>10} ~ {step.rule:<38} {_short(step.before)} → {_short(step.after)}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
