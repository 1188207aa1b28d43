"""Cluster runs of small files whose pages do to their process what pages do."""

import json
import os
import time
from pathlib import Path

from newsclean.model import Options
from newsclean.runners import Limits
from newsclean.runners.cluster.running import Order
from newsclean.runners.cluster.sandbox import Cleaning
from runners import poison

FAST = Cleaning(Options(), None, Limits(page_timeout_s=2, page_memory_bytes=2**28), poison.load)


def put_lines(folder, files=4, pages=3, special=()):
    folder.mkdir()
    special = dict(special)
    for file in range(files):
        texts = [special.get((file, page), f"পাতা {file}-{page}\n\nনদী শান্ত") for page in range(pages)]
        lines = (json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
        (folder / f"{file}.jsonl").write_text("".join(lines))
    return str(folder)


def order(paths, output, **more):
    given = {"tasks": 4, "workers": 2, "cleaning": FAST} | more
    return Order((paths,) if isinstance(paths, str) else tuple(paths), str(output), **given)


def records(output, kind="records"):
    files = sorted(Path(output, kind).iterdir())
    lines = [line for path in files for line in path.read_bytes().splitlines()]
    return sorted((json.loads(line) for line in lines), key=json.dumps)


def titles(output):
    return sorted(one["title"] for one in records(output))


class StandStill:
    """A step that stands still at rank 1 as long as a file is there."""

    def __init__(self, path):
        self.path = str(path)

    def __call__(self, data=None, rank=0, world_size=1):
        while rank == 1 and os.path.exists(self.path):
            time.sleep(0.1)
