"""Clean pages of `hostile.pages` in this process, under a limit of memory; one JSON line for each.

python tests/hostile/probe.py BYTES [NAME …]
"""

import json
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from hostile.pages import PAGES

_MEMORY_BYTES = 1536 * 2**20


def peak_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main():
    size, names = int(sys.argv[1]), sys.argv[2:] or list(PAGES)
    from newsclean.model import Options, RawPage
    from newsclean.runners import clean_page, load_clean

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    clean = load_clean(Options(explain=True, numbers=True))
    for name in names:
        body = PAGES[name](size)
        before, started = peak_mb(), time.process_time()
        done = clean_page(RawPage(body, origin=name), clean)
        taken = time.process_time() - started
        outcome = done.result.outcome
        said = {
            "name": name,
            "bytes": len(body),
            "seconds": round(taken, 3),
            "mb": round(peak_mb() - before),
            "outcome": getattr(outcome, "reason", "article"),
            "detail": getattr(outcome, "detail", "")[:160],
            "line": len(done.line),
        }
        print(json.dumps(said, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
