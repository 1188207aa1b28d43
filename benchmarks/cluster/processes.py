"""A command and all the processes that it starts: how long, how much of a processor, who they are."""

import os
import subprocess
import threading
import time
from pathlib import Path
from typing import NamedTuple


class Measured(NamedTuple):
    """What a command took."""

    seconds: float
    cpu_s: float
    """Of all its processes together."""
    peak_bytes: int
    """The largest process."""
    code: int
    said: str
    """Its standard error."""


def measure(command, folder, then=lambda _process: None):
    """Run a command; `then` is called with its process while it runs."""
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
    cpu, peak, said = {}, [0], []
    reader = threading.Thread(target=lambda: said.append(process.stderr.read()))
    watcher = threading.Thread(target=_watch, args=(process, cpu, peak))
    reader.start()
    watcher.start()
    then(process)
    code = process.wait()
    seconds = time.monotonic() - started
    watcher.join()
    reader.join()
    return Measured(seconds, sum(cpu.values()), peak[0], code, said[0])


def family(pid):
    """Return a process and all that it has started, and these."""
    found = [pid]
    for one in found:
        try:
            for task in os.listdir(f"/proc/{one}/task"):
                children = Path(f"/proc/{one}/task/{task}/children").read_text().split()
                found.extend(int(child) for child in children)
        except OSError:
            continue
    return found


def ranks(pid):
    """Return the processes of a cluster run that read and write."""
    return _forked(pid, b"multiprocess.forkserver")


def ray_ranks(pid):
    """Return the processes of a run on Ray that read and write."""
    return [one for one in family(pid) if line_of(one).startswith(b"ray::_run")]


def sandboxes(pid):
    """Return the processes of a cluster run that clean."""
    return _forked(pid, b"multiprocessing.forkserver")


def _forked(pid, server):
    """Return the processes that a server of a kind has started: they have its command line."""
    return [
        one for one in family(pid) if server in line_of(one) and server in line_of(_parent(one))
    ]


def line_of(pid):
    """Return the command line of a process."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _parent(pid):
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _watch(process, cpu, peak):
    tick = os.sysconf("SC_CLK_TCK")
    while process.poll() is None:
        for pid in family(process.pid):
            try:
                stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                status = Path(f"/proc/{pid}/status").read_text()
            except OSError:
                continue
            cpu[pid] = (int(stat[11]) + int(stat[12])) / tick
            for line in status.splitlines():
                if line.startswith("VmHWM:"):
                    peak[0] = max(peak[0], int(line.split()[1]) * 1024)
        time.sleep(0.05)
