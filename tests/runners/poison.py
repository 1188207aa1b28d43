"""A cleaning in which a page can do to its process what pages have done to processes."""

import ctypes
import os
import re
import signal
import time
from functools import partial
from pathlib import Path

from cli import standin
from newsclean.errors import SiteError, UsageError
from newsclean.model import Options, RawPage, Result

BACKTRACKING = re.compile(r"(a|aa)+$")


def clean(raw: RawPage, options: Options = standin.DEFAULTS) -> Result:
    body = raw.body if isinstance(raw.body, bytes) else raw.body.encode()
    if b"KILL" in body:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"SEGV" in body:
        ctypes.string_at(0)
    if b"EXIT" in body:
        os._exit(3)
    if b"HANG" in body:
        # One call into C that holds the interpreter's lock.
        BACKTRACKING.match("a" * 60 + "b")
    if b"SLEEP" in body:
        time.sleep(60)
    if b"EAT" in body:
        eaten = []
        while True:
            eaten.append(bytearray(2**25))
    for word, number in ((b"ONCE", signal.SIGKILL), (b"STOP", signal.SIGSTOP)):
        # Hits one process: as if somebody else had shot it, or stopped it.
        if word in body:
            mark = Path(body.split()[1].decode())
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), number)
    return standin.clean(raw, options)


def load(options: Options = standin.DEFAULTS):
    return partial(clean, options=options)


def as_they_are(inputs):
    return inputs


def die_reading(inputs):
    for one in inputs:
        if one.origin.endswith(("31.txt", "40.txt", "#40")):
            os.kill(os.getpid(), signal.SIGKILL)
        yield one


def fail_at_once():
    raise UsageError("no such newspaper")


def fail_at_a_page():
    def clean(_raw):
        raise SiteError("two sites claim one host")

    return clean


def end_at_once():
    os._exit(7)


def tell_environment():
    raise UsageError(os.environ["NEWSCLEAN_TOLD"])


def load_slow():
    def clean(raw):
        time.sleep(0.0004)
        return standin.clean(raw)

    return clean
