"""The short way for machine instants says what the grammar says."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.normalize.dates import search
from newsclean.normalize.dates.machine import machine_instant

OFFSETS = st.sampled_from([0, 330, 360, 480, -300]).map(lambda m: timezone(timedelta(minutes=m)))
INSTANTS = st.builds(
    lambda seconds, offset: datetime.fromtimestamp(seconds, offset),
    st.integers(100_000, 2_200_000_000),
    OFFSETS,
)


@given(INSTANTS, st.sampled_from(["seconds", "minutes", "milliseconds"]))
def test_it_gives_the_instant(instant, precision):
    quick = machine_instant(instant.isoformat(timespec=precision))

    if instant.hour or instant.minute:
        kept = instant.replace(second=0) if precision == "minutes" else instant
        assert datetime.fromisoformat(quick.iso) == kept
        assert quick.precision == ("minute" if precision == "minutes" else "second")


@given(INSTANTS)
def test_it_reads_as_the_grammar_does(instant):
    text = instant.isoformat()
    quick = machine_instant(text)

    if quick is not None:
        by_grammar, _ = search._search(text, None, None, None, None)
        assert by_grammar == [quick]


def test_utc_by_its_letter():
    assert machine_instant("2024-03-17T18:05:00Z").iso == "2024-03-17T18:05:00+00:00"


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-30T10:00:00Z",
        "2024-03-17T25:00:00Z",
        "2024-03-17T00:00:00Z",
        "2024-03-17",
        "x2024-03-17T10:00:00Z",
    ],
)
def test_what_is_no_plain_instant_is_left_to_the_grammar(text):
    assert machine_instant(text) is None
