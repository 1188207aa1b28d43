"""Records to write: a full one, and one in which almost nothing was found."""

import copy
import json

from newsclean.model import Evidence

TEXT = (
    "গতকাল সকালে উপজেলার নদীঘাটে নতুন দুটি নৌকা ভাসানো হয়েছে।\n\n"
    "ঘাটের ইজারাদার বলেন, এতে পারাপারে আধা ঘণ্টা কম লাগবে।\n\n"
    "- ভাড়া আগের মতোই ১০ টাকা।"
)
NOTHING = dict.fromkeys(Evidence.model_fields)
TITLE = {"raw": "ঘাটে ভাসল দুই নৌকা | নদীর খবর", "where": "css:title", "rule": "title.tag"}
DATE = {
    "raw": "৯ জানুয়ারি ২০২৬, ০৮:১৫ পিএম",
    "where": "css:.date",
    "rule": "date.words",
    "precision": "minute",
    "calendar": "gregorian",
    "range": None,
}
FULL = {
    "schema": "newsclean.article/1",
    "id": "0123456789abcdef",
    "url": "https://www.nodirkhobor.example/district/1204",
    "site": "nodirkhobor",
    "title": "ঘাটে ভাসল দুই নৌকা",
    "subtitle": "পারাপারে সময় বাঁচবে",
    "kicker": "মানিকগঞ্জ",
    "authors": ["শিউলি আক্তার", "নিজস্ব প্রতিবেদক"],
    "agencies": ["বাসস"],
    "place": "মানিকগঞ্জ",
    "published": "2026-01-09T20:15:00+06:00",
    "modified": "2026-01-10",
    "section": "সারাদেশ",
    "tags": ["নৌকা", "নদী"],
    "images": [
        {"url": "https://img.nodirkhobor.example/a.jpg?w=800", "caption": "নতুন নৌকা", "credit": "রফিক হাসান"},
        {"url": "https://img.nodirkhobor.example/b.png", "caption": None, "credit": None},
    ],
    "language": "bn",
    "text": TEXT,
    "numbers": [{"raw": "১০ টাকা", "value": 10, "unit": None, "currency": None, "start": 130, "end": 137}],
    "source": {
        "path": "pages/1204.html",
        "url": "https://www.nodirkhobor.example/district/1204",
        "kind": "html",
        "sha256": "0" * 64,
        "fetched_at": "2026-01-10T07:00:00.250000+06:00",
        "status": 200,
        "cache": None,
        "charset": "utf-8",
        "page_date": "2026-01-10",
    },
    "extraction": {"method": "site", "layout": "2024", "confidence": 1.0},
    "evidence": {**NOTHING, "title": TITLE, "published": DATE},
    "warnings": ["text.paywalled"],
    "normalization": {"digits": "keep", "nukta": "nfc", "rules": "1"},
    "newsclean": "0.1.0",
}  # fmt: skip
BARE = {
    **FULL,
    **dict.fromkeys(
        (
            "url", "site", "title", "subtitle", "kicker", "place", "published", "modified", "section", "numbers",
        )
    ),
    **{name: [] for name in ("authors", "agencies", "tags", "images", "warnings")},
    "id": "fedcba9876543210",
    "source": {**FULL["source"], "url": None, "fetched_at": None, "status": None, "page_date": None},
    "evidence": NOTHING,
}  # fmt: skip


def record(base=FULL, **changes):
    return {**copy.deepcopy(base), **changes}


def line(made=FULL, **changes):
    return json.dumps({**made, **changes}, ensure_ascii=False, separators=(",", ":")).encode()


def write(sink, *records):
    for one in records:
        sink.write(one if isinstance(one, bytes) else line(one))
    sink.commit()
    return sink
