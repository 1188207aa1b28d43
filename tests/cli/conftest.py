import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli import standin
from newsclean.cli import main

STANDIN = Path(standin.__file__)


class Outcome:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def records(self):
        return [json.loads(line) for line in self.out.split("\n") if line]


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def real(here, capfdbinary, monkeypatch):
    """The command line in this process."""

    def run(*args):
        monkeypatch.setattr(sys, "argv", ["newsclean", *map(os.fspath, args)])
        with pytest.raises(SystemExit) as left:
            main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Outcome(left.value.code, out.decode(), err.decode())

    return run


@pytest.fixture
def call(real, monkeypatch):
    """The command line in this process, with the stand-in for the cleaning."""
    monkeypatch.setattr("newsclean.runners.load_clean", standin.load)
    return real


@pytest.fixture
def start(here):
    """The command line in a process of its own, with the stand-in for the cleaning."""
    started = []

    def run(*args, **options):
        process = subprocess.Popen(
            [sys.executable, STANDIN, *map(os.fspath, args)],
            stdin=options.pop("stdin", subprocess.DEVNULL),
            stdout=options.pop("stdout", subprocess.PIPE),
            stderr=options.pop("stderr", subprocess.PIPE),
            env={
                **os.environ,
                "PYTHONPATH": str(STANDIN.parents[2] / "src"),
                **options.pop("env", {}),
            },
            **options,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=20)
