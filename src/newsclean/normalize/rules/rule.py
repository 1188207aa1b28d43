"""What a normalization rule is: one pure function that knows its name and its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable


class Rule(Protocol):
    """A pure function from text to text, with the id that evidence, fixtures and docs use."""

    id: str
    source: str
    __doc__: str | None
    __name__: str

    def __call__(self, text: str, /) -> str:
        """Return the text after the rule."""


def rule(rule_id: str, *, source: str) -> Callable[[Callable[[str], str]], Rule]:
    """Return a decorator that marks a function as a rule; it registers nothing.

    Order and use are decided in one visible place, `rulebook`.
    """

    def mark(function: Callable[[str], str]) -> Rule:
        marked = cast("Rule", function)
        marked.id = rule_id
        marked.source = source
        return marked

    return mark
