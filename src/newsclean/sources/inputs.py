"""What a source yields: pages, and what became of the inputs that gave none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from newsclean.model import RawPage

if TYPE_CHECKING:
    from newsclean.model import Reason


class Unread(NamedTuple):
    """An input that was asked for and gave no page: told, counted, and the rest goes on."""

    origin: str
    reason: Reason
    detail: str
    """One line: what was found and, where there is an answer, what to do."""
    url: str | None = None


class Skipped(NamedTuple):
    """A file of a folder that is no page: counted, and nothing is said."""

    origin: str
    why: str


class Noted(NamedTuple):
    """Something worth saying about an input that is read all the same."""

    origin: str
    detail: str


Input: TypeAlias = RawPage | Unread | Skipped | Noted


def visible(name: str) -> str:
    r"""Return `name` as valid Unicode: bytes that are no UTF-8 stand as `\xff`.

    >>> visible("খবর.html")
    'খবর.html'
    >>> print(visible("a\udcff.html"))
    a\xff.html
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        escaped = name.encode(
            "utf-8", "surrogateescape" if _is_escaped(name) else "backslashreplace"
        )
        return escaped.decode("utf-8", "backslashreplace")
    return name


def _is_escaped(name: str) -> bool:
    """Return whether every surrogate of `name` stands for a byte of a file name."""
    return not any(0xD800 <= ord(c) <= 0xDFFF and not 0xDC80 <= ord(c) <= 0xDCFF for c in name)


def megabytes(size: int) -> str:
    """Return a size in bytes as a person reads it.

    >>> megabytes(33554432)
    '32 MB'
    """
    return f"{size / 2**20:.0f} MB" if size >= 2**20 else f"{size / 2**10:.0f} kB"
