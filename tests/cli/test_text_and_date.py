"""`newsclean text` and `newsclean date`: one answer a line, in the order of the lines."""

import json
import subprocess
import sys

import pytest


def run(*arguments, stdin=""):
    return subprocess.run(
        [sys.executable, "-m", "newsclean", *arguments],
        input=stdin.encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )


def answers(done):
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_date_answers_each_line_even_the_empty_one():
    done = run("date", "--country", "BD", stdin="৩ মে ২০২৪, রাত ৮টা\n\nকিছুই নয়\n")

    assert [a["iso"] for a in answers(done)] == ["2024-05-03T20:00:00+06:00", None, None]
    assert [a["input"] for a in answers(done)] == ["৩ মে ২০২৪, রাত ৮টা", "", "কিছুই নয়"]
    assert done.returncode == 0


def test_date_counts_relative_times_from_the_reference_only():
    assert answers(run("date", "২ দিন আগে"))[0]["iso"] is None

    ref = ("--ref", "2024-05-10T12:00:00+06:00")

    assert answers(run("date", "২ দিন আগে", *ref))[0]["iso"].startswith("2024-05-08")


def test_date_keys_are_the_documented_ones():
    keys = ["input", "iso", "precision", "calendar", "range", "rule", "label", "warnings"]

    assert list(answers(run("date", "৩ মে ২০২৪"))[0]) == keys


@pytest.mark.parametrize(
    "arguments",
    [
        ("date", "x", "--zone", "Nowhere/Land"),
        ("date", "x", "--ref", "2024"),
        ("text", "no-such-file"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_2(arguments):
    done = run(*arguments)

    assert done.returncode == 2
    assert done.stdout == b""
    assert len(done.stderr.decode().strip().splitlines()) == 1


def test_text_gives_one_line_for_one_line():
    done = run("text", stdin="অামি  ২০২৪ সালে\n\n৭ই মার্চ\u2028পরের কথা\n")

    assert done.stdout.decode().split("\n") == ["আমি 2024 সালে", "", "৭ই মার্চ পরের কথা", ""]


def test_text_explains_each_change_on_stderr():
    done = run("text", "--explain", "--digits", "keep", stdin="অামি\n")

    assert done.stdout.decode() == "আমি\n"
    assert "1: sign.aa:" in done.stderr.decode()


def test_text_converts_proven_legacy_lines_only_when_asked():
    line = "MÖv‡gi gvV w`‡q b`x e‡q hvq|\n"

    assert run("text", stdin=line).stdout.decode() == line
    assert run("text", "--legacy", stdin=line).stdout.decode() == "গ্রামের মাঠ দিয়ে নদী বয়ে যায়।\n"


def test_text_writes_one_sentence_a_line():
    done = run(
        "text",
        "--sentences",
        "--digits",
        "keep",
        stdin="ড. রহমান বলেন, ‘আমি যাব না।’ তিনি ৩.৫ কিমি হাঁটেন।\n",
    )

    assert done.stdout.decode().splitlines() == ["ড. রহমান বলেন, ‘আমি যাব না।’", "তিনি ৩.৫ কিমি হাঁটেন।"]


def test_a_reader_that_leaves_is_no_error():
    done = subprocess.run(
        f"yes '৩ মে ২০২৪' | head -50000 | {sys.executable} -m newsclean date | head -1",
        shell=True, capture_output=True, timeout=60, check=False,
    )  # fmt: skip

    assert json.loads(done.stdout)["iso"] == "2024-05-03"
    assert done.stderr == b""
