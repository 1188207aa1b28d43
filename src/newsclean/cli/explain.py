"""One page as text: every block, kept or dropped, by which rule and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.report import fate_of, outcome_line, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.model import Result

_SHOWN = 70
"""Characters of a block: with the columns before it a wide terminal's line."""


def explain(origin: str, result: Result) -> Iterator[str]:
    """Yield lines: the outcome, then each block with its label, then each change to the text."""
    yield f"{origin}: {outcome_line(result.outcome)}"
    labels = {label.block: label for label in result.labels}
    for block in result.blocks:
        label = labels.get(block.index)
        fate = fate_of(label)
        kind, rule = (label.kind, label.rule) if label else (fate.name, "")
        where = block.where or str(block.index)
        text = _short(block.text)
        yield f"  {where:>10} {fate.mark} {kind:<13} {rule:<24} {text}  ({reason_of(label)})"
    for step in result.steps:
        yield f"  {step.field:>10} ~ {step.rule:<38} {_short(step.before)} → {_short(step.after)}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
