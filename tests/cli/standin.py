"""A cleaning that says which path a page took, and runs without the rest of the house."""

import hashlib
import sys
import time
from functools import partial

from newsclean.model import (
    Article,
    Evidence,
    Extraction,
    FieldEvidence,
    Normalization,
    Options,
    RawPage,
    Rejection,
    Result,
    Source,
)

DEFAULTS = Options()
NOTHING = dict.fromkeys(Evidence.model_fields)


def clean(raw: RawPage, options: Options = DEFAULTS) -> Result:
    body = raw.body if isinstance(raw.body, bytes) else raw.body.encode()
    text = body.decode("utf-8", "replace")
    if "CRASH" in text:
        raise KeyError("a word that breaks us")
    if "HUGE" in text:
        raise MemoryError
    if "SLOW" in text:
        time.sleep(30)
    if "PAUSE" in text:
        time.sleep(0.1)
    if "LISTING" in text:
        return Result(
            Rejection(
                path=raw.origin, url=raw.url, reason="listing", detail="40 headlines", newsclean="0"
            )
        )
    title = text.strip().split("\n")[0]
    evidence = Evidence(
        **{**NOTHING, "title": FieldEvidence(raw=title, where="line 1", rule="t.t")}
    )
    return Result(
        Article(
            id=hashlib.sha256(body).hexdigest()[:16],
            url=raw.url,
            site=options.site,
            title=title,
            subtitle=None,
            kicker=None,
            authors=[],
            agencies=[],
            place=None,
            published=None,
            modified=None,
            section=None,
            tags=[],
            images=[],
            language="bn",
            text=text.strip(),
            numbers=None,
            source=Source(
                path=raw.origin,
                url=raw.url,
                kind=raw.kind or "text",
                sha256=hashlib.sha256(body).hexdigest(),
                fetched_at=raw.fetched_at,
                status=raw.status,
                cache=raw.cache,
                charset=raw.charset_hint or "utf-8",
                page_date=None,
            ),
            extraction=Extraction(method="text", layout=None, confidence=0.9),
            evidence=evidence,
            warnings=["date.missing"],
            normalization=Normalization(digits=options.digits, nukta=options.nukta, rules="0"),
            newsclean="0",
        )
    )


def load(options: Options):
    return partial(clean, options=options)


if __name__ == "__main__":
    # The whole command line in a process of its own, with this cleaning in the place of the real.
    import newsclean.runners
    from newsclean.cli import main

    newsclean.runners.load_clean = load
    sys.argv[0] = "newsclean"
    main()
