"""The order of the rules, and the two ways to run them: fast, and with every change recorded.

`TEXT` is the whole default policy, in order.  The rules run until nothing changes, so the result
is a fixed point: normalizing twice is normalizing once.  Text that the gate finds clean skips
them all; the gate looks at code points and neighbours only, and a property test holds it to the
rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from newsclean.normalize.gate import is_clean
from newsclean.normalize.rules import digits as digit_rules
from newsclean.normalize.rules import (
    joiners,
    punctuation,
    residues,
    spaces,
    syllables,
    unicode,
)
from newsclean.normalize.rules.changes import Step, find_steps
from newsclean.normalize.rules.codes import encode
from newsclean.normalize.rules.letters import NUKTA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsclean.model import Digits, Nukta
    from newsclean.normalize.rules.rule import Rule

Quotes = Literal["keep", "ascii"]
Danda = Literal["keep", "tight"]
KhandaTa = Literal["keep", "legacy"]

RULES_VERSION = "1"

TEXT: tuple[Rule, ...] = (
    unicode.join_surrogates,
    spaces.unify_line_ends,
    unicode.drop_invisible,
    unicode.to_nfc,
    unicode.replace_reserved,
    residues.read_residues,
    joiners.join_ra_ya,
    joiners.write_khanda_ta,
    syllables.put_nukta_first,
    syllables.write_ra,
    joiners.drop_stray_joiners,
    syllables.collapse_hasanta,
    syllables.sort_signs,
    syllables.write_aa,
    syllables.move_pre_base_sign,
    syllables.collapse_signs,
    syllables.sort_marks,
    punctuation.write_danda,
    punctuation.read_pipe_as_danda,
    punctuation.read_visarga_as_colon,
    spaces.collapse_spaces,
)
"""The default policy."""

KHANDA_TA: dict[KhandaTa, tuple[Rule, ...]] = {
    "keep": (),
    "legacy": (joiners.read_ta_as_khanda_ta,),
}
DANDA: dict[Danda, tuple[Rule, ...]] = {
    "keep": (),
    "tight": (punctuation.drop_space_before_danda,),
}
QUOTES: dict[Quotes, tuple[Rule, ...]] = {
    "keep": (),
    "ascii": (punctuation.straighten_quotes,),
}
DIGITS: dict[Digits, tuple[Rule, ...]] = {
    "keep": (),
    "ascii": (digit_rules.write_ascii_digits,),
    "bengali": (digit_rules.write_bengali_digits,),
}
NUKTA_FORM: dict[Nukta, tuple[Rule, ...]] = {
    "nfc": (),
    "composed": (unicode.compose_nukta,),
}

OPTIONS: dict[str, tuple[Rule, ...]] = {
    "--khanda-ta legacy": KHANDA_TA["legacy"],
    "--danda tight": DANDA["tight"],
    "--quotes ascii": QUOTES["ascii"],
    "--digits ascii": DIGITS["ascii"],
    "--digits bengali": DIGITS["bengali"],
    "--nukta composed": NUKTA_FORM["composed"],
}
"""What each option adds behind `TEXT`, in the order in which they run."""

_MAX_ROUNDS = 50  # random text of every awkward character settles within four

# What most pages need of the rules, ten times as fast: NFC for the sequences that they hold.
_COMMON_REPAIRS = (
    ("\N{BENGALI LETTER YYA}", f"য{NUKTA}"),
    ("\N{BENGALI LETTER RRA}", f"ড{NUKTA}"),
    ("\N{BENGALI LETTER RHA}", f"ঢ{NUKTA}"),
    ("\N{NO-BREAK SPACE}", " "),
)
_RARER_REPAIRS = (
    ("\u09c7\u09be", "\u09cb"),
    ("\u09c7\u09d7", "\u09cc"),
    ("  ", " "),
    (" \n", "\n"),
    ("\n ", "\n"),
)


def normalize_text(
    text: str,
    *,
    digits: Digits = "keep",
    nukta: Nukta = "nfc",
    quotes: Quotes = "keep",
    danda: Danda = "keep",
    khanda_ta: KhandaTa = "keep",
) -> str:
    """Return `text` after the default policy and the chosen options.

    Total on any text, and a fixed point: the result normalizes to itself.  Paragraph breaks,
    spelling, quotation marks, dashes, both scripts of digits and everything Latin stay unless an
    option says otherwise.

    >>> normalize_text("ভ‚গোল  ১২ জন", digits="ascii")
    'ভূগোল 12 জন'
    """
    text = _repair(text)
    for rule in _chosen(digits, nukta, quotes, danda, khanda_ta):
        text = rule(text)
    return text


def explain_text(
    text: str,
    *,
    digits: Digits = "keep",
    nukta: Nukta = "nfc",
    quotes: Quotes = "keep",
    danda: Danda = "keep",
    khanda_ta: KhandaTa = "keep",
) -> tuple[str, tuple[Step, ...]]:
    """Return what `normalize_text` returns, and every change on the way there.

    `changes.replay(text, steps)` equals the result.

    >>> explain_text("অামি")
    ('আমি', (Step(rule='sign.aa', before='অামি', after='আমি', start=0),))
    """
    steps: list[Step] = []
    if not is_clean(text) and is_clean(unicode.to_nfc(text)):
        text = _apply((unicode.to_nfc,), text, steps)
    elif not is_clean(text):
        for _ in range(_MAX_ROUNDS):
            before = text
            text = _apply(TEXT, text, steps)
            if text == before:
                break
    text = _apply(_chosen(digits, nukta, quotes, danda, khanda_ta), text, steps)
    return text, tuple(steps)


def rules_table() -> str:
    """Return the rules as a Markdown table, in order: what `docs/normalization.md` prints."""
    rows = ["| rule | when | what it does | source |", "|---|---|---|---|"]
    for when, rules in {"always": TEXT, **OPTIONS}.items():
        rows += [
            f"| `{rule.id}` | {when} | {(rule.__doc__ or '').splitlines()[0]} | {rule.source} |"
            for rule in rules
        ]
    return "\n".join(rows) + "\n"


def _chosen(
    digits: Digits, nukta: Nukta, quotes: Quotes, danda: Danda, khanda_ta: KhandaTa
) -> tuple[Rule, ...]:
    return (
        *KHANDA_TA[khanda_ta],
        *DANDA[danda],
        *QUOTES[quotes],
        *DIGITS[digits],
        *NUKTA_FORM[nukta],
    )


def _apply(rules: tuple[Rule, ...], text: str, steps: list[Step]) -> str:
    for rule in rules:
        after = rule(text)
        if after != text:
            steps.extend(find_steps(rule.id, text, after))
            text = after
    return text


def _repair(text: str) -> str:
    """Return `text` after `TEXT`, run only on the lines that need more than the commonest repairs."""
    quick = _replaced(text, _COMMON_REPAIRS)
    if is_clean(quick):
        return quick
    if encode(quick) is None:  # else it holds no invisible character and no other line end
        text = spaces.unify_line_ends(text)
        quick = _replaced(unicode.drop_invisible(text), _COMMON_REPAIRS)
    quick = joiners.join_ra_ya(_replaced(quick, _RARER_REPAIRS))
    if is_clean(quick):
        return quick
    settled = [
        quick_line if not quick_line or is_clean(quick_line) else _settle(line)
        for line, quick_line in zip(text.split("\n"), quick.split("\n"), strict=True)
    ]
    return "\n".join(settled).strip(" \n")


def _replaced(text: str, repairs: Iterable[tuple[str, str]]) -> str:
    for found, repaired in repairs:
        text = text.replace(found, repaired)
    return text


def _settle(line: str) -> str:
    for _ in range(_MAX_ROUNDS):
        before = line
        for rule in TEXT:
            line = rule(line)
        if line == before or is_clean(line):
            break
    return line
