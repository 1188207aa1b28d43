"""The figures of one record, whichever tool made it."""

import pytest

from newsclean.runners.scoring import score_record

GOLD = {
    "title": "চরের ২০০ পরিবার ঘর হারাল",
    "published": "2024-09-03T20:15:00+06:00",
    "authors": ["নিজস্ব প্রতিবেদক"],
    "body": ["টানা বৃষ্টিতে নদীর পানি বেড়েছে।", "মানুষ উঁচু বাঁধে আশ্রয় নিয়েছেন।"],
    "must_not": ["আরও পড়ুন"],
}
RECORD = {
    "title": GOLD["title"],
    "published": GOLD["published"],
    "authors": GOLD["authors"],
    "text": "\n\n".join(GOLD["body"]),
}


def undated():
    return {key: value for key, value in GOLD.items() if key != "published"}


def test_a_record_that_says_what_the_gold_says_is_right_in_every_figure():
    assert set(score_record(GOLD, RECORD).values()) == {1.0}


def test_no_record_is_wrong_in_every_figure():
    assert score_record(GOLD, None) == dict.fromkeys(score_record(GOLD, RECORD), 0.0)


@pytest.mark.parametrize(
    ("field", "value", "figure"),
    [
        ("title", "চরের ২০০ পরিবার", "title"),
        ("title", None, "title"),
        ("published", "2024-09-03", "published"),
        ("published", "2024-09-03T20:16:00+06:00", "published"),
        ("published", "Today", "published"),
        ("published", "", "published"),
        ("authors", [], "authors"),
        ("authors", None, "authors"),
        ("authors", ["নিজস্ব প্রতিবেদক", "নিজস্ব প্রতিবেদক"], "authors"),
        ("text", GOLD["body"][0], "body"),
        ("text", RECORD["text"] + "\nআরও  পড়ুন: পুরোনো খবর", "clean"),
    ],
)
def test_what_is_wrong_costs_its_own_figure(field, value, figure):
    figures = score_record(GOLD, RECORD | {field: value})

    assert figures.pop(figure) < 1.0
    # More text or less is another body, too.
    figures.pop("body", None)
    assert set(figures.values()) == {1.0}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "চরের 200  পরিবার ঘর হারাল"),
        ("published", "2024-09-03T14:15:00Z"),
        ("text", " ".join(GOLD["body"])),
    ],
)
def test_what_a_reader_cannot_tell_apart_costs_nothing(field, value):
    assert set(score_record(GOLD, RECORD | {field: value}).values()) == {1.0}


def test_a_date_for_a_page_without_one_is_invented():
    assert score_record(undated(), RECORD)["invented"] == 1.0
    assert score_record(undated(), RECORD | {"published": None})["invented"] == 0.0


def test_a_tool_that_reads_the_text_alone_is_scored():
    figures = score_record(GOLD, {"text": RECORD["text"]})

    assert (figures["body"], figures["clean"]) == (1.0, 1.0)
    assert (figures["title"], figures["published"], figures["authors"]) == (0.0, 0.0, 0.0)
