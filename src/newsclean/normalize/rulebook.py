"""The order of the rules, and the two ways to run them: fast, and with every change recorded.

`TEXT` is the whole default policy, in order.  The rules run until nothing changes, so the result
is a fixed point: normalizing twice is normalizing once.  Text that the gate finds clean skips
them all; the gate looks at code points and neighbours only, and a property test holds it to the
rules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

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
from newsclean.normalize.rules.letters import DIGIT, HASANTA, LETTER, MARK, NUKTA, SIGN, ZWJ, ZWNJ

if TYPE_CHECKING:
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

# NFC, for the sequences that Bengali pages really hold: ten times as fast as the general algorithm.
_COMMON_NFC = (
    ("\N{BENGALI LETTER YYA}", f"য{NUKTA}"),
    ("\N{BENGALI LETTER RRA}", f"ড{NUKTA}"),
    ("\N{BENGALI LETTER RHA}", f"ঢ{NUKTA}"),
    ("\u09c7\u09be", "\u09cb"),
    ("\u09c7\u09d7", "\u09cc"),
)
# Bengali that no rule touches by itself, then what else pages print: Latin letters with accents,
# Greek and Cyrillic, Devanagari letters, punctuation, currency signs, arrows, emoji.
_ODD_CHARACTER = re.compile(
    "[^\n -~"
    "\u0981-\u0983\u0985-\u098c\u098f\u0990\u0993-\u09a8\u09aa-\u09b0\u09b2\u09b6-\u09b9"
    "\u09bc-\u09c4\u09c7\u09c8\u09cb-\u09ce\u09d7\u09e1-\u09e3\u09e6-\u09f3"
    f"{ZWJ}{ZWNJ}।॥"
    "\u00a2\u00a3\u00a9\u00ab\u00ae\u00b0-\u00cc\u00ce-\u00d0\u00d2-\u00d5\u00d7-\u00e5\u00e7-\u00f7"
    "\u00f9\u00fb-\u0152\u0193-\u02ff\u0388-\u0482\u0904-\u0928\u2010-\u201f\u2020-\u2027\u2030-\u2038"
    "\u203b-\u205e\u20a0-\u20cf\u2190-\u2328\u232b-\u2adb\ufe0e\ufe0f\U0001f000-\U0001faff]"
)
# Codes of Bijoy that are punctuation elsewhere: their neighbours decide.
_RESIDUES = ("^", "«", "‚", "„", "র“")
# Two signs or marks in a row that are neither nukta and sign, sign and mark, nor mark and hasanta.
_ODD_SIGNS = re.compile(
    f"[{SIGN}{NUKTA}{HASANTA}{MARK}][{SIGN}{NUKTA}{HASANTA}{MARK}]"
    f"(?<!{NUKTA}[{SIGN}{HASANTA}])(?<![{SIGN}{NUKTA}{HASANTA}][{MARK}])(?<![{MARK}]{HASANTA})"
)
_ODD_PAIRS = ("  ", " \n", "\n ", f"ব{NUKTA}", "অ\N{BENGALI VOWEL SIGN AA}")
# These begin with what they look for, so that the scan runs at the speed of a search.
_INITIAL_RA_YA = re.compile(f"র{HASANTA}য(?<![{LETTER}{ZWJ}{ZWNJ}]র{HASANTA}য)")
_DIGIT_VISARGA = re.compile(
    f"\N{BENGALI SIGN VISARGA}(?<=[0-9{DIGIT}]\N{BENGALI SIGN VISARGA})[0-9{DIGIT}]"
)
_ODD_JOINER = re.compile(
    f"[{ZWJ}{ZWNJ}](?:(?<={ZWJ})(?:(?!{HASANTA}য)|(?<!র{ZWJ}))"
    f"|(?<={ZWNJ})(?:(?<!{HASANTA}{ZWNJ})|(?=[{ZWJ}{ZWNJ}])))"
)
_EDGES = (" ", "\n", f"র{HASANTA}য")


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
    if not _is_clean(text) and _is_clean(unicode.to_nfc(text)):
        text = _apply((unicode.to_nfc,), text, steps)
    elif not _is_clean(text):
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
    quick = text
    for pair, letter in _COMMON_NFC:
        quick = quick.replace(pair, letter)
    if _is_clean(quick) or _is_clean(quick := joiners.join_ra_ya(quick)):
        return quick
    lines = spaces.unify_line_ends(text).split("\n")
    quick_lines = spaces.unify_line_ends(quick).split("\n")
    settled = [
        repaired if not repaired or _is_clean(repaired) else _settle(line)
        for line, repaired in zip(lines, quick_lines, strict=True)
    ]
    return "\n".join(settled).strip(" \n")


def _settle(line: str) -> str:
    for _ in range(_MAX_ROUNDS):
        before = line
        for rule in TEXT:
            line = rule(line)
        if line == before or _is_clean(line):
            break
    return line


def _is_clean(text: str) -> bool:
    """Return whether no rule of `TEXT` can change `text`; False only means: look closer."""
    if text.startswith(_EDGES) or text.endswith(_EDGES) or _ODD_CHARACTER.search(text):
        return False
    for pair in _ODD_PAIRS:
        if pair in text:
            return False
    if _ODD_SIGNS.search(text) or _INITIAL_RA_YA.search(text):
        return False
    if (ZWNJ in text or ZWJ in text) and _ODD_JOINER.search(text):
        return False
    for code in _RESIDUES:
        if code in text and residues.read_residues(text) != text:
            return False
    if "|" in text and punctuation.read_pipe_as_danda(text) != text:
        return False
    return not ("ঃ" in text and _DIGIT_VISARGA.search(text))
