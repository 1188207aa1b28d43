import datetime
import os
import re

import pytest

from newsclean.errors import SourceError, UsageError
from newsclean.sinks import open_sink
from newsclean.sinks.markdown import escape, folder_of, name_of, render, slug_of
from sinks.samples import BARE, FULL, line, record, write

yaml = pytest.importorskip("yaml")
markdown_it = pytest.importorskip("markdown_it")
NAME = "2026-01-09-ঘাটে-ভাসল-দুই-নৌকা-01234567.md"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "পড়ার জন্য"


def open_folder(folder, **given):
    return open_sink(str(folder), "markdown", **given)


def files(folder):
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file())


def split(text):
    _, front, body = text.split("---\n", 2)
    return yaml.safe_load(front), body


def shown(body):
    """The paragraphs that a reader of Markdown sees."""
    html = markdown_it.MarkdownIt().enable("strikethrough").enable("table").render(body)
    tags = re.sub(r"<br ?/?>\n?", "\n", html)
    blocks = re.findall(
        r"<(h1|p|li|blockquote|pre|table|ul|ol|hr)\b[^>]*>((?:(?!<p>).)*?)(?=</\1>|\n<|$)",
        tags,
        re.S,
    )
    import html as entities

    return [(tag, entities.unescape(re.sub("<[^>]*>", "", text))) for tag, text in blocks]


def test_one_folder_a_site_and_one_file_an_article(folder):
    sink = open_folder(folder)
    sink.write(line(FULL))
    assert not folder.exists()
    sink.write(line(BARE))
    sink.commit()
    sink.commit()
    assert files(folder) == [f"nodirkhobor/{NAME}", "unknown/undated-fedcba98.md"]
    assert [one.name for one in folder.parent.iterdir()] == [folder.name]
    assert sink.count == 2


def test_the_front_matter_is_yaml_with_real_dates(folder):
    write(open_folder(folder), FULL)
    front, _ = split((folder / "nodirkhobor" / NAME).read_text("utf8"))
    assert front["title"] == FULL["title"]
    assert front["published"] == datetime.datetime.fromisoformat(FULL["published"])
    assert front["modified"] == datetime.date(2026, 1, 10)
    assert front["authors"] == FULL["authors"]
    assert front["url"] == FULL["url"]
    assert "section" in front
    assert None not in front.values()


def test_the_fields_of_the_front_matter_can_be_chosen(folder):
    write(open_folder(folder, fields=["published_on", "source.path"]), FULL)
    front, body = split((folder / "nodirkhobor" / NAME).read_text("utf8"))
    assert front == {"published_on": datetime.date(2026, 1, 9), "source.path": "pages/1204.html"}
    assert FULL["title"] in body


@pytest.mark.parametrize(
    "hard",
    [
        "a: b",
        "- x",
        "'",
        '"',
        "#",
        "{",
        "\\",
        "\N{LINE SEPARATOR}",
        "\x85",
        "\ufeffx",
        "\n---\n",
        "yes",
        "",
        "2026",
    ],
)
def test_any_headline_survives_the_front_matter(hard):
    title = f"{hard} খবর {hard}" if hard else "খবর"
    front, _ = split(render(record(), {"title": title, "tags": [title]}))
    assert front == {"title": title, "tags": [title]}


def test_what_a_reader_sees_is_the_article():
    _, body = split(render(record(), {}))
    seen = shown(body)
    assert seen[:5] == [
        ("h1", FULL["title"]),
        ("p", FULL["subtitle"]),
        *(("p", paragraph) for paragraph in FULL["text"].split("\n\n")),
    ]
    assert "https://img.nodirkhobor.example/a.jpg?w=800" in body
    assert "নতুন নৌকা / রফিক হাসান" in body


@pytest.mark.parametrize(
    "paragraph",
    [
        "# সংখ্যা নয়", "- ভাড়া ১০ টাকা", "+ যোগ", "* তারকা", "> উদ্ধৃতি", "1. প্রথম", "12) বারো", "১. বাংলা অঙ্ক",
        "*জোর* ও _নিচে দাগ_ ও `কোড`", "[লিংক](http://x.example)", "<b>মোটা</b>", "a &amp; b", "~~কাটা~~", "| ক | খ |",
        "শেষে \\", "```", "---", "===", "***", "পাঁচ < ছয় > চার", "নাম_ও_দাগ", "http://x.example/a_b_c", "    ফাঁকা নয়", ": সংজ্ঞা",
        "!ছবি [নয়](x)",
    ],
)  # fmt: skip
def test_nothing_in_a_text_is_markup(paragraph):
    _, body = split(render(record(text=f"শুরু\n\n{paragraph}\n\nশেষ", images=[], subtitle=None), {}))
    assert shown(body)[1:] == [("p", "শুরু"), ("p", paragraph.strip()), ("p", "শেষ")]


def test_lines_of_a_verse_stay_lines():
    _, body = split(render(record(text="এক লাইন\nদুই লাইন", images=[], subtitle=None), {}))
    assert shown(body)[1] == ("p", "এক লাইন\nদুই লাইন")


def test_no_name_stands_twice(folder):
    write(open_folder(folder), *(record(text=f"{n}") for n in range(4)))
    assert files(folder) == [
        f"nodirkhobor/{NAME.removesuffix('.md')}{mark}.md" for mark in ("-2", "-3", "-4", "")
    ]
    bodies = {one.read_text("utf8").split("\n\n")[3] for one in folder.rglob("*.md")}
    assert bodies == {"0", "1", "2", "3"}


@pytest.mark.parametrize(
    "title",
    [
        "../../etc", "a/b\\c:d*e?f\"g<h>i|j", "con", "NUL.txt", "খবর.", " ", "…", "\x00\x07", "ক" * 400, "দীর্ঘ শব্দ " * 60,
        "\N{RIGHT-TO-LEFT OVERRIDE}gpj", "é e\N{COMBINING ACUTE ACCENT}", "😀😀",
    ],
)  # fmt: skip
def test_names_are_safe_everywhere(folder, title):
    write(open_folder(folder), record(title=title, site=title, published=None))
    (path,) = folder.rglob("*.md")
    assert path.parent.parent == folder
    for part in (path.name, path.parent.name):
        assert len(part.encode()) <= 143
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f\u202a-\u202e]', part)
        assert part.strip(" .") == part
        assert part.lower() == part
        assert part.split(".")[0] not in ("con", "nul", "aux", "prn")


def test_a_name_is_the_same_in_every_run_and_reads_as_bengali():
    assert name_of(FULL) == NAME.removesuffix(".md")
    assert slug_of("উদ্\N{ZERO WIDTH NON-JOINER}যাপন ‘আজ’, কাল") == "উদ্যাপন-আজ-কাল"
    assert folder_of(record(site=None)) == "nodirkhobor.example"
    assert folder_of(record(site=None, url="http://[")) == "unknown"


def test_a_folder_with_files_is_left_alone_without_force(folder):
    folder.mkdir()
    (folder / "আমার.txt").write_text("নোট", "utf8")
    with pytest.raises(UsageError, match="--force"):
        open_folder(folder)
    write(open_folder(folder, force=True), FULL)
    write(open_folder(folder, force=True), record(text="নতুন"))
    assert files(folder) == [f"nodirkhobor/{NAME}", "আমার.txt"]
    assert "নতুন" in (folder / "nodirkhobor" / NAME).read_text("utf8")
    assert [one.name for one in folder.parent.iterdir()] == [folder.name]


def test_an_empty_folder_is_filled(folder):
    folder.mkdir()
    write(open_folder(folder), FULL)
    assert files(folder) == [f"nodirkhobor/{NAME}"]


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_the_folder_has_the_usual_rights(folder):
    mask = os.umask(0o022)
    try:
        write(open_folder(folder), FULL)
    finally:
        os.umask(mask)
    assert folder.stat().st_mode & 0o777 == 0o755
    assert (folder / "nodirkhobor" / NAME).stat().st_mode & 0o777 == 0o644


def test_what_is_discarded_leaves_no_trace(folder):
    sink = open_folder(folder)
    sink.write(line(FULL))
    with pytest.raises(SourceError):
        sink.write(b"{}")
    sink.discard()
    assert list(folder.parent.iterdir()) == []


def test_a_wrong_place_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="is a file"):
        open_folder(tmp_path / "file")
    with pytest.raises(UsageError, match="no folder"):
        open_folder(tmp_path / "nowhere" / "x")
    with pytest.raises(UsageError, match="for reading"):
        open_folder(tmp_path / "x", profile="hf")


def test_escaping_leaves_plain_bengali_alone():
    plain = "‘নদী’—ঘাট; ১০-১২ জন (সকাল), ৫০% ও #হ্যাশ। ১. এক"
    assert escape(plain) == plain
