"""Inputs set down in a file and read back: what cannot be read twice waits here for its worker."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import os
import threading
from datetime import datetime
from typing import TYPE_CHECKING, Any

from newsclean.errors import SourceError
from newsclean.model import RawPage
from newsclean.sources.inputs import Noted, Skipped, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.sources.inputs import Input

_FORMS: dict[str, type[Unread | Skipped | Noted]] = {
    form.__name__: form for form in (Unread, Skipped, Noted)
}


# One folder a process, by the process: one that is forked from it makes its own.
_folders: dict[int, str] = {}
_lock = threading.Lock()
_numbers = itertools.count(1)


def set_down(inputs: Sequence[Input]) -> tuple[str, bytes]:
    """Write inputs to a new temporary file; return its path and a digest of what is in it.

    The file is gone with this process at the latest. Raises SourceError where there is no room.
    """
    digest = hashlib.blake2b(digest_size=16)
    try:
        path = os.path.join(_require_folder(), str(next(_numbers)))
        with open(path, "wb") as file:
            for one in inputs:
                for piece in _pack(one):
                    digest.update(piece)
                    file.write(piece)
    except OSError as error:
        said = f"what is read ahead cannot be set down: {error.strerror or error}"
        raise SourceError(f"{said}; TMPDIR names a folder with more room") from error
    return path, digest.digest()


def _require_folder() -> str:
    pid = os.getpid()
    with _lock:
        if pid not in _folders:
            import atexit
            import tempfile

            _folders[pid] = tempfile.mkdtemp(prefix="newsclean-")
            atexit.register(_remove_folder, _folders[pid], pid)
        return _folders[pid]


def read_spool(path: str) -> Iterator[Input]:
    """Yield the inputs that were put down in a file."""
    with open(path, "rb") as file:
        while line := file.readline():
            head: dict[str, Any] = json.loads(line)
            form, size = head.pop("form"), head.pop("size", 0)
            if form in _FORMS:
                yield _FORMS[form](**head)
                continue
            body = file.read(size)
            if when := head.get("fetched_at"):
                head["fetched_at"] = datetime.fromisoformat(when)
            yield RawPage(body=body if form == "bytes" else body.decode(), **head)


def remove(path: str) -> None:
    """Remove a file of inputs that are dealt with; one that is gone is no error."""
    with contextlib.suppress(OSError):
        os.unlink(path)


def _remove_folder(folder: str, pid: int) -> None:
    # A worker that was forked from the planner ends long before the parcels do.
    if os.getpid() == pid:
        import shutil

        shutil.rmtree(folder, ignore_errors=True)


def _pack(one: Input) -> tuple[bytes, bytes]:
    if not isinstance(one, RawPage):
        return _head({"form": type(one).__name__, **one._asdict()}), b""
    body = one.body if isinstance(one.body, bytes) else one.body.encode()
    head = {
        "form": "bytes" if isinstance(one.body, bytes) else "str",
        "size": len(body),
        "origin": one.origin,
        "url": one.url,
        "kind": one.kind,
        "fetched_at": one.fetched_at.isoformat() if one.fetched_at else None,
        "status": one.status,
        "charset_hint": one.charset_hint,
    }
    return _head(head), body


def _head(head: dict[str, Any]) -> bytes:
    return json.dumps({k: v for k, v in head.items() if v is not None}).encode() + b"\n"
