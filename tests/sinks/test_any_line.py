"""Whatever a line holds, a sink takes it or says that it is no record; what it took can be finished."""

import io
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsclean.errors import SourceError
from newsclean.report.stats import Stats
from newsclean.sinks import PROFILE_NAMES, open_sink
from newsclean.sinks.markdown import MarkdownFolder
from newsclean.sinks.records import require_article
from sinks.samples import FULL

TEXTS = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ["", "\n\n", "2026-01-09", "2026-01-09T20:15:00+06:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00",
     "http://[", "=1", "---", "..", "con"],
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
PLACES = [(key,) for key in FULL] + [
    (key, below) for key, value in FULL.items() if isinstance(value, dict) for below in value
]


@st.composite
def lines(draw):
    """A record in which some values are others, of the same kind or not."""
    made = json.loads(json.dumps(FULL))
    for place in draw(st.lists(st.sampled_from(PLACES), max_size=4)):
        holder = made
        for name in place[:-1]:
            holder = holder[name] if isinstance(holder.get(name), dict) else holder
        now = holder.get(place[-1])
        if isinstance(now, str) and draw(st.booleans()):
            holder[place[-1]] = draw(TEXTS)
        elif isinstance(now, list) and draw(st.booleans()):
            holder[place[-1]] = draw(st.lists(TEXTS, max_size=3))
        else:
            holder[place[-1]] = draw(VALUES)
    return json.dumps(made, ensure_ascii=draw(st.booleans())).encode()


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(several=st.lists(lines(), min_size=1, max_size=3))
def test_any_line_is_taken_or_refused_by_all_alike(tmp_path, several):
    fits = []
    for one in several:
        try:
            require_article(one)
            fits.append(True)
        except SourceError:
            fits.append(False)
    made = [
        open_sink("-", form, profile=profile, stdout=io.BytesIO())
        for form in ("parquet", "csv", "jsonl")
        for profile in (None, *PROFILE_NAMES)
        if (form, profile) != ("jsonl", None)
    ]
    made.append(MarkdownFolder(str(tmp_path / "folder"), force=True))
    for sink in made:
        taken = []
        for one in several:
            try:
                sink.write(one)
                taken.append(True)
            except SourceError:
                taken.append(False)
        assert taken == fits
        sink.commit()
    stats = Stats()
    for one, fit in zip(several, fits, strict=True):
        if fit:
            stats.take(one)
    assert stats.to_json()["records"] == sum(fits)
    stats.close()
