"""Lines between `<br>` → paragraphs: lines that were wrapped by hand are joined again."""

from __future__ import annotations

# Lines of a column: text that was wrapped by hand goes on in the next line. Below this share of
# lines that end as sentences do, single line breaks are no paragraphs.
_WRAPPED_SHARE = 0.3
_WRAP_CHARS = (25, 110)
_LINE_ENDS = tuple("।৷॥?!.…”’\"':")


def join_wraps(lines: list[tuple[str, int, int]]) -> list[tuple[str, int]]:
    """Return (text, characters in links) of the paragraphs that lines between `<br>` make.

    `lines` are (text, characters in links, number of `<br>` before it).
    """
    low, high = _WRAP_CHARS
    inner = lines[:-1]
    ended = sum(text.endswith(_LINE_ENDS) for text, _, _ in inner)
    if ended >= len(inner) * _WRAPPED_SHARE or any(not low <= len(t) <= high for t, _, _ in inner):
        return [(text, links) for text, links, _ in lines]
    joined: list[tuple[str, int]] = []
    for text, links, breaks in lines:
        if joined and breaks == 1:
            before, more = joined[-1]
            joined[-1] = (f"{before} {text}", more + links)
        else:
            joined.append((text, links))
    return joined
