"""One case → what is wrong with what newsclean made of it, in one line that names the place."""

import json
import os
import time
import traceback
from collections import Counter
from functools import cache

from cases import Case
from validation import compile_schema

# A page of the stock takes some milliseconds; a mutant that needs a thousand times that is a find.
SLOW_S = 3.0
_TWICE_EVERY = 20
_seen = Counter()


@cache
def _cleaning():
    import jsonschema

    from newsclean.model import Article, Options, Rejection
    from newsclean.runners import load_clean
    from newsclean.sinks.schemas import json_schema

    def validator(model):
        schema = json_schema(model)
        slow = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        quick = compile_schema(schema)

        def check(record, *, twice):
            broken = quick(record)
            if broken or twice:
                slowly = next(slow.iter_errors(record), None)
                if (slowly is None) != (broken is None):
                    return f"{broken} or {slowly}: two validators disagree"
            return broken

        return check

    plain, full = (
        load_clean(Options()),
        load_clean(Options(explain=True, numbers=True, digits="bengali", nukta="composed")),
    )
    return plain, full, validator(Article), validator(Rejection)


def find_failure(
    case: Case, folder: str, *, full: bool = False
) -> tuple[str | None, dict[str, int]]:
    """Return what is wrong, or None, and how many outcomes of each sort there were."""
    started = time.process_time()
    counts: dict[str, int] = {}
    try:
        failure = _look(case, folder, counts, full=full)
    except MemoryError:
        failure = "memory: out of it"
    except Exception as error:  # noqa: BLE001 (whatever it is: that is what is looked for)
        failure = f"uncaught: {_place(error)}"
    taken = time.process_time() - started
    if failure is None and taken > SLOW_S:
        failure = "slow: more than 3 s"
    return failure, counts


def _place(error):
    frames = [
        f for f in traceback.extract_tb(error.__traceback__) if "newsclean" in f.filename
    ] or traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} at {'/'.join(frames[-1].filename.split(os.sep)[-2:])}:{frames[-1].lineno}"


def _look(case, folder, counts, *, full):
    from newsclean.model import RawPage
    from newsclean.runners import clean_page, run
    from newsclean.sources import read_paths

    clean = _cleaning()[1 if full else 0]
    if case.kind == "dates":
        return _look_at_dates(case, counts)
    if case.kind == "letters":
        return _look_at_letters(case, counts)
    if not case.name:
        done = [
            clean_page(
                RawPage(case.body, origin="case", url=case.url, charset_hint=case.charset_hint),
                clean,
            )
        ]
    else:
        # Whoever tidies up the machine's temporary files must not end a run of an hour.
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(folder, case.name)
        with open(path, "wb") as file:
            file.write(case.body)
        try:
            done = list(run(read_paths([path]), clean))
        finally:
            os.unlink(path)
        if not done:
            return "silent: an input of which nothing was said"
    for one in done:
        if failure := _look_at(one, counts):
            return failure
    return None


def _look_at(done, counts):
    from newsclean.runners.golden import find_breaches

    if done.result is None:
        counts["noted"] = counts.get("noted", 0) + 1
        return None
    outcome = done.result.outcome
    record = json.loads(done.line)
    is_article = done.result.article is not None
    sort = "article" if is_article else record["reason"]
    counts[sort] = counts.get(sort, 0) + 1
    if sort in ("crashed", "memory", "timeout"):
        return f"{sort}: {outcome.detail[-90:]}"
    if b"\n" in done.line:
        return "invalid: a line feed in the line"
    _seen["records"] += 1
    check = _cleaning()[2 if is_article else 3]
    if broken := check(record, twice=_seen["records"] % _TWICE_EVERY == 0):
        return f"invalid: {broken}"
    if breaches := find_breaches(done.result):
        return f"breach: {breaches[0].split(':')[0]}"
    return None


def _look_at_dates(case, counts):
    from newsclean.normalize.dates import answer

    for line in case.body.decode("utf-8", "replace").split("\n"):
        said = answer(line, ref=None, zone=None, country=None, calendar=None)
        counts["date"] = counts.get("date", 0) + 1
        json.dumps(said)
    return


def _look_at_letters(case, counts):
    from newsclean.normalize import (
        find_numbers,
        normalize_text,
        read_legacy,
        repair_mojibake,
        sentences,
    )

    text = case.body.decode("utf-8")
    once = normalize_text(text)
    counts["text"] = counts.get("text", 0) + 1
    if normalize_text(once) != once:
        return "breach: normalizing twice is normalizing once"
    find_numbers(once)
    list(sentences(once))
    read_legacy(text)
    repair_mojibake(text)
    return None
