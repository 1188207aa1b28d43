"""Where results go: bytes, whole lines, and a file under its name only when it is finished.

`open_sink(path, form=None, *, force=False, profile=None, fields=())` returns what takes records of
any form: JSON lines, Parquet, CSV, a folder of Markdown files. Told by the suffix where `form` is
None.
"""

from newsclean.sinks.jsonl import FileLines, Lines, StreamLines, is_special, open_lines
from newsclean.sinks.opening import FORMS, PROFILE_NAMES, Form, form_of, open_sink
from newsclean.sinks.rejects import SplitLines

__all__ = [
    "FORMS",
    "PROFILE_NAMES",
    "FileLines",
    "Form",
    "Lines",
    "SplitLines",
    "StreamLines",
    "form_of",
    "is_special",
    "open_lines",
    "open_sink",
]
