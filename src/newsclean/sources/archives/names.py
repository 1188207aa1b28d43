"""Names of members, as they are said: valid, on one line, and leading nowhere."""

from __future__ import annotations

import re

from newsclean.sources.inputs import visible

_DRIVE = re.compile(r"^[A-Za-z]:(?=/)")
# What moves the cursor, ends the line or turns the direction of a terminal.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}]"
)
_LONGEST = 400


def say_member(name: str) -> str:
    r"""Return a member's name as it stands behind `archive.zip!`.

    >>> say_member("../../etc/x.html"), say_member("C:\\pages\\a.html"), say_member("খবর/১.html")
    ('etc/x.html', 'pages/a.html', 'খবর/১.html')
    >>> print(say_member("a\x1b[2J.html"))
    a\x1b[2J.html
    """
    plain = _DRIVE.sub("", visible(name).replace("\\", "/"))
    steps = [step for step in plain.split("/") if step not in ("", ".", "..")]
    said = _UNSEEN.sub(lambda found: ascii(found.group())[1:-1], "/".join(steps))
    return said[:_LONGEST] or "?"


def is_hidden(name: str) -> bool:
    """Return whether a member is what an operating system or a tool leaves behind.

    >>> is_hidden("__MACOSX/a.html"), is_hidden("a/.git/b.html"), is_hidden("./a.html")
    (True, True, False)
    """
    steps = name.split("/")
    return steps[0] == "__MACOSX" or any(
        step.startswith(".") and step not in (".", "..") for step in steps
    )
