"""A run of `newsclean dedup`, from files of records to the exit code."""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from contextlib import ExitStack, closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsclean.cli.cores import count_cores
from newsclean.cli.exits import NOTHING_READ
from newsclean.cli.interrupts import Interrupts
from newsclean.cli.messages import FirstFew, say, say_if_typed, silence_stdout
from newsclean.cli.progress import OneLine, is_bar_wanted
from newsclean.errors import UsageError
from newsclean.runners.dedup import find_clusters
from newsclean.runners.dedup.inputs import Inputs
from newsclean.runners.dedup.tables import open_records
from newsclean.sinks import StreamLines, form_of, open_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsclean.runners.dedup.outcome import Clusters
    from newsclean.sinks import Lines

# Below, starting other processes takes longer than what they do: benchmarks/dedup/run.py.
_WORTH_WORKERS_BYTES = 2**25
# One call to the system for many records: a pipe's reader waits for the end of the first pass anyway.
_TOGETHER_BYTES = 2**18


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user wants written, and where."""

    output: str | None
    representatives: bool
    report: str | None
    recurring: str | None
    threshold: float
    workers: int | None
    """None: as many as there are cores, if there is enough to do."""
    force: bool
    quiet: bool

    @property
    def is_table(self) -> bool:
        """Whether records go to Parquet or CSV, as the name says."""
        return _is_file(self.output) and form_of(str(self.output)) != "jsonl"


def run(paths: Sequence[str], wanted: Wanted) -> int:
    """Find the clusters of the records in `paths`, write what is wanted, return the exit code."""
    _require_apart(wanted)
    if not wanted.quiet:
        say_if_typed(paths, "records")
    started = time.monotonic()
    sinks: list[Lines] = []
    interrupts = Interrupts()
    line = OneLine(is_bar_wanted(quiet=wanted.quiet, to_stdout=not _is_file(wanted.output)))
    try:
        with interrupts:
            sinks = _open(wanted)
            with closing(line):
                outputs = (wanted.output, wanted.report, wanted.recurring)
                clusters = _find(Inputs(paths, outputs), wanted, sinks, line)
            with interrupts.held:
                for sink in sinks:
                    sink.commit() if len(clusters) else sink.discard()
    except KeyboardInterrupt:
        _discard(sinks)
        say("interrupted: nothing is written" if _is_file(wanted.output) else "interrupted")
        return 128 + (interrupts.signal or 2)
    except BrokenPipeError:
        _discard(sinks[1:])
        silence_stdout()
        return 0
    except BaseException:
        _discard(sinks)
        raise
    if not wanted.quiet:
        _sum_up(clusters, time.monotonic() - started)
    return _code(clusters)


def _find(inputs: Inputs, wanted: Wanted, sinks: list[Lines], line: OneLine) -> Clusters:
    # Numbers and what reckons with them come with numpy: nothing of that is needed to say no.
    workers = wanted.workers or (count_cores() if inputs.size() > _WORTH_WORKERS_BYTES else 1)
    clusters = find_clusters(inputs, wanted.threshold, workers, line.note)
    from newsclean.runners.dedup.listing import Listing, Paragraphs, markdown
    from newsclean.runners.dedup.writing import annotate, read_again, restore

    damage = FirstFew("damaged lines", line.say)
    listing = Listing(clusters) if wanted.report else None
    paragraphs = Paragraphs(clusters) if wanted.recurring else None

    def tell(origin: str, trouble: str) -> None:
        damage.tell(f"{origin}: {trouble}")

    def lines() -> Iterator[bytes]:
        for written in read_again(inputs, clusters, tell):
            line.note("records written", written.number + 1)
            if listing is not None:
                listing.take(written)
            if paragraphs is not None:
                paragraphs.take(written)
            if not wanted.representatives:
                yield annotate(written, clusters)
            elif clusters.is_kept(written.number):
                yield restore(written)

    # A table takes one record at a time.
    _write(sinks[0], lines(), 0 if wanted.is_table else _TOGETHER_BYTES)
    rest = iter(sinks[1:])
    if listing is not None:
        if str(wanted.report).endswith(".md"):
            _write(next(rest), (line.encode() for line in markdown(listing.clusters())))
        else:
            _write(next(rest), map(_dump, listing.clusters()))
    if paragraphs is not None:
        _write(next(rest), map(_dump, paragraphs.paragraphs()))
    return clusters


def _write(sink: Lines, lines: Iterable[bytes], at_once: int = _TOGETHER_BYTES) -> None:
    together: list[bytes] = []
    size = 0
    for line in lines:
        together.append(line)
        size += len(line)
        if size > at_once:
            sink.write(b"\n".join(together))
            together, size = [], 0
    if together:
        sink.write(b"\n".join(together))


def _dump(found: dict[str, Any]) -> bytes:
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace")


def _sum_up(clusters: Clusters, taken_s: float) -> None:
    from newsclean.runners.dedup.outcome import RELATIONS

    counts = Counter(clusters.relation.tolist())
    kept = counts.pop(0, 0)
    parts = [f"{len(clusters)} records", f"{kept} stories"]
    parts += [f"{counts[at]} {RELATIONS[at]}" for at in sorted(counts)]
    say(f"{', '.join(parts)} in {taken_s:.1f} s")
    if repeating := int((clusters.corpus.repeats > 0).sum()):
        say(f"{repeating} records hold a paragraph twice")
    if found := clusters.recurring.paragraphs:
        sites = len({one.site for one in found})
        say(f"{len(found)} paragraphs recur on {sites} sites; --recurring lists them")


def _code(clusters: Clusters) -> int:
    from newsclean.runners.dedup.reading import BROKEN, OTHER

    broken, other = (clusters.corpus.fates.count(kind) for kind in (BROKEN, OTHER))
    if broken:
        say(f"{broken} damaged lines were left out")
    if other:
        say(f"{other} lines are no records (no text, or a rejection) and were left out")
    if not len(clusters):
        say("no record was found: give JSON lines with `text`, as `newsclean clean` writes them")
        return NOTHING_READ
    return 1 if broken else 0


def _open(wanted: Wanted) -> list[Lines]:
    """Return where records, report and paragraphs go; nothing is left if one cannot be opened."""
    with ExitStack() as opened:
        records: Lines
        if _is_file(wanted.output):
            records = open_records(
                str(wanted.output), clustered=not wanted.representatives, force=wanted.force
            )
        elif sys.stdout is None:
            raise UsageError("standard output is closed; name a file with -o")
        else:
            records = StreamLines(sys.stdout.buffer)
        opened.callback(records.discard)
        found = [records]
        for path in (wanted.report, wanted.recurring):
            if path:
                found.append(open_lines(path, force=wanted.force))
                opened.callback(found[-1].discard)
        opened.pop_all()
    return found


def _require_apart(wanted: Wanted) -> None:
    names = [("--report", wanted.report), ("--recurring", wanted.recurring)]
    for option, path in names:
        if path == "-":
            raise UsageError(f"{option} -: only records go to standard output; name a file")
    places = [
        os.path.realpath(str(p))
        for p in (wanted.output, wanted.report, wanted.recurring)
        if _is_file(p)
    ]
    if len(set(places)) != len(places):
        raise UsageError("records, report and paragraphs need a file each")


def _is_file(path: str | None) -> bool:
    return path not in (None, "-")


def _discard(sinks: Iterable[Lines]) -> None:
    for sink in sinks:
        sink.discard()
