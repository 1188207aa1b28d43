"""Where results go: bytes, whole lines, and a file under its name only when it is finished."""

from newsclean.sinks.jsonl import FileLines, Lines, StreamLines, open_lines
from newsclean.sinks.rejects import SplitLines

__all__ = ["FileLines", "Lines", "SplitLines", "StreamLines", "open_lines"]
