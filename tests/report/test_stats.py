import json
import random
from datetime import date, timedelta

import pytest

from newsclean.errors import SourceError
from newsclean.report.stats import OTHERS, Names, Stats
from newsclean.report.stats_lengths import Lengths
from newsclean.report.stats_repeats import Repeats
from newsclean.report.stats_series import series_of
from sinks.samples import BARE, FULL, line, record


def counted(*records):
    stats = Stats()
    for one in records:
        stats.take(line(one))
    figures = stats.to_json()
    stats.close()
    return figures


def test_every_figure_of_a_small_corpus():
    figures = counted(
        FULL,
        record(id="1", published="2026-01-12", section="খেলা", text="এক দুই তিন"),
        record(BARE, url="https://www.khal.example/1", warnings=["date.missing", "title.missing"]),
    )
    assert (figures["records"], figures["rejections"]) == (3, 0)
    assert figures["days"] == {"2026-01-09": 1, "2026-01-12": 1}
    assert figures["published"] == {"first": "2026-01-09", "last": "2026-01-12", "with_clock": 1}
    assert figures["repeated"] == {"id": 0, "url": 1}
    assert figures["found"]["title"] == 2
    assert figures["found"]["url"] == 3
    assert figures["found"]["images"] == 2
    assert figures["sections"] == {"খেলা": 1, "সারাদেশ": 1}
    assert figures["methods"] == {"site": 3}
    assert figures["languages"] == {"bn": 3}
    assert figures["warnings"] == {"text.paywalled": 2, "date.missing": 1, "title.missing": 1}
    assert list(figures["sites"]) == ["nodirkhobor", "khal.example"]
    site = figures["sites"]["nodirkhobor"]
    assert (site["records"], site["first"], site["last"]) == (2, "2026-01-09", "2026-01-12")
    assert site["found"] == {"title": 2, "published": 2, "authors": 2, "section": 2}
    assert figures["lengths"]["words"]["min"] == 3
    assert figures["lengths"]["paragraphs"]["max"] == 3
    assert figures["lengths"]["chars"]["total"] == 2 * len(FULL["text"]) + len("এক দুই তিন")
    json.dumps(figures)


def test_a_line_that_is_no_record_counts_for_nothing():
    stats = Stats()
    for bad in (b"{}", b"x", line(FULL, published="গতকাল"), line(FULL, text=None)):
        with pytest.raises(SourceError):
            stats.take(bad)
    assert stats.to_json()["records"] == 0
    assert stats.to_json()["found"]["title"] == 0


@pytest.mark.parametrize("most", [100, 3000, 200_000])
def test_quantiles_are_right_to_the_promised_share(most):
    chance = random.Random(most)
    sizes = [int(chance.paretovariate(1) * most / 50) for _ in range(20_000)]
    lengths = Lengths()
    for size in sizes:
        lengths.add(size)
    sizes.sort()
    for share in (0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0):
        true = sizes[max(0, -int(-share * len(sizes) // 1) - 1)]
        assert abs(lengths.quantile(share) - true) <= max(0, 0.008 * true + 0.5)
    figures = lengths.to_json()
    assert (figures["min"], figures["max"], figures["total"]) == (sizes[0], sizes[-1], sum(sizes))
    assert len(lengths._steps) < 1500


def test_bars_hold_every_text_once_and_have_no_gaps():
    lengths = Lengths()
    sizes = [0, 1, 7, 8, 9, 100, 127, 128, 129, 5000, 5001, 70_000]
    for size in sizes:
        lengths.add(size)
    bars = lengths.bars()
    assert [high for _, high, _ in bars[:-1]] == [low for low, _, _ in bars[1:]]
    for low, high, count in bars:
        assert count == sum(low <= size < high for size in sizes)
        assert low < 8 or (high - low) * 8 <= low * 2
    assert sum(count for _, _, count in bars) == len(sizes)


def test_no_lengths_are_no_bars():
    assert Lengths().bars() == []
    assert Lengths().to_json()["median"] == 0


@pytest.mark.parametrize("held", [7, 100, 10**6])
def test_repeats_are_counted_from_memory_and_disk_alike(held):
    chance = random.Random(1)
    names = [str(chance.randrange(3000)) for _ in range(5000)]
    repeats = Repeats(held)
    for name in names:
        repeats.add(name)
    assert repeats.count() == repeats.count() == len(names) - len(set(names))
    assert len(repeats._held) < held
    repeats.close()


def test_names_beyond_a_limit_are_counted_together():
    names = Names(3)
    for name in ["ক", "খ", "গ", "ঘ", "ঙ", "ক"]:
        names.add(name)
    assert names.to_json() == {"ক": 2, OTHERS: 2, "খ": 1, "গ": 1}


def days(first, *counts):
    start = date.fromisoformat(first)
    return {(start + timedelta(n)).isoformat(): count for n, count in enumerate(counts) if count}


def test_days_without_articles_are_bars_of_nothing():
    series = series_of(days("2026-02-27", 2, 0, 0, 5))
    assert series.step == "day"
    assert [(bar.label, bar.records) for bar in series.bars] == [
        ("2026-02-27", 2), ("2026-02-28", 0), ("2026-03-01", 0), ("2026-03-02", 5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("length", "step", "first"),
    [(120, "day", "2023-12-31"), (121, "week", "2023-12-25"), (900, "month", "2023-12"), (9000, "year", "2023")],
)  # fmt: skip
def test_long_times_have_wider_bars(length, step, first):
    series = series_of(days("2023-12-31", *[1] * length))
    assert series.step == step
    assert series.bars[0].label == first
    assert sum(bar.records for bar in series.bars) == length
    assert len(series.bars) <= 121


def test_a_few_days_far_away_do_not_flatten_the_rest():
    series = series_of({"1971-03-26": 1, **days("2026-01-01", *[50] * 30), "2099-01-01": 2})
    assert (series.before, series.after) == (1, 2)
    assert series.step == "day"
    assert (series.bars[0].label, series.bars[-1].label) == ("2026-01-01", "2026-01-30")


@pytest.mark.parametrize(
    "odd",
    [{}, {OTHERS: 3}, {"0001-01-01": 1}, {"9999-12-31": 4}, {"0001-01-01": 1, "9999-12-31": 1}],
)
def test_odd_days_break_nothing(odd):
    series = series_of(odd)
    drawn = sum(bar.records for bar in series.bars) + series.before + series.after
    assert drawn == sum(count for day, count in odd.items() if day != OTHERS)
