"""What is said of a run in the end."""

from collections import Counter

from newsclean.cli.summing import counts_of, shares_of
from newsclean.runners import Tally


def test_counts_name_only_what_there_is():
    assert counts_of(Tally(read=3, written=3), 0, 0.2) == "3 read, 3 written in 0.2 s"


def test_counts_add_up_and_tell_the_work_of_an_earlier_run_apart():
    tally = Tally(
        read=210, unread=2, written=200, skipped=4, rejected=Counter(listing=10, unreadable=2)
    )
    said = "210 read, 200 written, 12 rejected, 2 unread, 4 skipped as no page"

    assert counts_of(tally, 0, 2.0) == f"{said} in 2.0 s, 105 pages/s"
    assert counts_of(tally, 110, 2.0) == f"{said} (110 of them earlier) in 2.0 s, 50 pages/s"
    # Nothing is said of a rate that a few pages make.
    assert counts_of(tally, 111, 2.0) == f"{said} (111 of them earlier) in 2.0 s"


def test_shares_stand_the_most_common_first():
    tally = Tally(rejected=Counter(shell=1, listing=3), warnings=Counter({"date.missing": 2}))

    assert [*shares_of(tally)] == ["rejected: listing 3, shell 1", "warnings: date.missing 2"]
    assert [*shares_of(Tally())] == []
