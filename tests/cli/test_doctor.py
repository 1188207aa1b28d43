"""`newsclean doctor`: a site that changes is named with the right field; a healthy one is left alone.

Pages are fixture pages with other words in them; a changed site is the same pages with its markup
changed the way sites change it.
"""

import gzip
import json
import random
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsclean.cli.app import app
from newsclean.errors import UsageError
from newsclean.model import Article, Options, RawPage
from newsclean.pipeline import clean
from newsclean.report.checkup import Checkup, baseline_of, read_baseline
from newsclean.report.drift import find_drift
from newsclean.sites import Sites

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "newsclean-bhatirkhobor"
TEMPLATE = EXAMPLE / "fixtures/pages/bhatirkhobor/link-inside-the-text/page.html"
SITES = Sites(outside=True, given=str(EXAMPLE / "src/newsclean_bhatirkhobor"))
WORDS = tuple(
    word
    for line in (
        "নদীর হাওরের বাঁধের কৃষক জমি ধান পাহাড়ি ঢল উজান গ্রাম বাজার দাম শ্রমিক মাটি নৌকা জেলে রাত ভোর বৃষ্টি সেতু",
        "সড়ক হাসপাতাল বিদ্যালয় শিক্ষক ছাত্র মাঠ খেলা দল জয় হার প্রশিক্ষণ বিদ্যুৎ পানি খাল বিল মেলা গান কবি বই পাঠক",
        "লেখক শহর রেল স্টেশন",
    )
    for word in line.split()
)
NAMES = ("নাসিমা আক্তার", "রাশেদ মাহমুদ", "জাহিদ হাসান", "সাবিহা নাসরিন", "তানভীর আহমেদ")
MONTHS = ("জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন")
BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")


def sentence(rng):
    return f"{' '.join(rng.choices(WORDS, k=rng.randint(8, 16)))} হয়েছে বলে জানা গেছে।"


def page(rng):
    """Return a page in the template's markup with words, names and dates of its own."""
    text = TEMPLATE.read_text("utf8")
    title = f"{' '.join(rng.choices(WORDS, k=7))}"
    text = text.replace("হাওরে নতুন বাঁধ, তবু শঙ্কায় কৃষক", title)
    # An address without a day, which would answer where the page's own date is lost.
    text = text.replace("/national/2026/03/11/", "/national/")
    number = rng.randint(10_000, 99_999)
    text = text.replace("haor-new-dam-48213", f"story-{number}")
    text = text.replace("নাসিমা আক্তার", rng.choice(NAMES))
    hour, minute = rng.randint(1, 11), rng.randint(0, 59)
    day = f"{rng.randint(1, 28)} {rng.choice(MONTHS)} ২০২৬, {hour:02}:{minute:02} এএম"
    text = text.replace("১১ মার্চ ২০২৬, ০৯:৪০ এএম", day.translate(BENGALI))
    body = [f"<p>{sentence(rng)} {sentence(rng)}</p>" for _ in range(rng.randint(3, 9))]
    more = re.search(r'<div class="story-more">.*?</div>', text)
    body.insert(2, more.group())
    start = text.index('<div class="story-text">') + len('<div class="story-text">')
    return text[:start] + "\n".join(body) + text[text.index("</div>\n  </article>") :]


def records(pages):
    lines = []
    for n, each in enumerate(pages):
        # Given, as by a crawler: a page that gives no record is told by nothing else.
        url = re.search('rel="canonical" href="(.*?)"', each).group(1)
        raw = RawPage(each, origin=f"{n}.html", url=url)
        lines.append(clean(raw, SITES, Options()).outcome.to_json())
    return lines


def figures(lines):
    checkup = Checkup(SITES)
    assert all(map(checkup.take, lines))
    return checkup.figures()


@pytest.fixture(scope="module")
def healthy():
    rng = random.Random(1)
    lines = records([page(rng) for _ in range(60)])
    assert all(json.loads(line)["extraction"]["method"] == "site" for line in lines)
    return lines


@pytest.fixture(scope="module")
def fresh():
    rng = random.Random(2)
    return [page(rng) for _ in range(25)]


def moved_out(text):
    """The paragraphs leave their box: scripts put them in later."""
    return re.sub(
        r'(<div class="story-text">).*?(</div>\n {2}</article>)', r"\1\2", text, flags=re.DOTALL
    )


def ticker(text):
    headlines = "".join(
        f"<p>{' '.join(WORDS[n : n + 9])} নিয়ে আলোচনা চলছে।</p>" for n in range(0, 12, 3)
    )
    return text.replace('<div class="story-text">', f'<div class="story-text">{headlines}')


MUTATIONS = {
    "byline class renamed": (lambda t: t.replace("story-writer", "nm").replace(", সুনামগঞ্জ</span>", ", সুনামগঞ্জ এলাকা থেকে পাঠানো খবর অনুসারে</span>"), {"authors"}),
    "body class renamed": (lambda t: t.replace("story-text", "content-new"), {"layout.drift", "text.layout"}),
    "body moved": (moved_out, {"text"}),
    "ticker inserted": (ticker, {"text.shared"}),
    "date left out": (lambda t: re.sub("প্রকাশ: .*?<", "<", t), {"published"}),
    "date in numbers of its own": (lambda t: re.sub("প্রকাশ: .*?<", "প্রকাশ: ৭৭/২৬ সংখ্যা<", t), {"published"}),
    "clock left out": (lambda t: re.sub("(প্রকাশ: .*?), .*?<", r"\1<", t), {"published.clock"}),
    "title gone": (lambda t: re.sub("<h1.*?</h1>|<title>.*?</title>|<meta property=\"og:title\".*?>", "", t), {"title"}),
    "one clock for all": (lambda t: re.sub("প্রকাশ: .*?<", "প্রকাশ: ১১ মার্চ ২০২৬, ০৯:৪০ এএম<", t), {"published.equal"}),
    "half of the text": (lambda t: re.sub(r"<p>[^<]*</p>\n(?=<p>)", "", t), {"text.paragraphs"}),
}  # fmt: skip


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_changed_site_is_named_with_the_right_field(healthy, fresh, name):
    change, expected = MUTATIONS[name]
    changed = [change(text) for text in fresh]
    assert changed != fresh

    found = find_drift(figures(records(changed)), figures(healthy))

    alarms = {finding.what for finding in found if finding.level == "alarm"}
    assert expected <= alarms, alarms
    assert {finding.site for finding in found} == {"bhatirkhobor"}


# ── the same on the fixture pages of the sites that are shipped ────────────────────────────────


def fixture_pages():
    """Return one fixture page a site that its own layout reads paragraph by paragraph."""
    chosen = {}
    for path in sorted((ROOT / "fixtures/pages").glob("[a-z]*/*/page.html")):
        slug = path.parent.parent.name
        text = path.read_text("utf8")
        if slug in SITES.slugs and slug not in chosen and len(LONG.findall(text)) >= 3:
            chosen[slug] = path
    return chosen


LONG = re.compile(r"<p>[^<]{80,}</p>")
FIXTURES = fixture_pages()


def variants(text, seed, count):
    rng = random.Random(seed)
    return [
        LONG.sub(lambda _: f"<p>{sentence(rng)} {sentence(rng)}</p>", text) for _ in range(count)
    ]


def read(slug, pages):
    url = f"https://{SITES.get(slug).hosts[0]}/x"
    raws = [RawPage(each, origin=f"{n}.html", url=url) for n, each in enumerate(pages)]
    return [clean(raw, SITES).outcome.to_json() for raw in raws]


@pytest.mark.parametrize("slug", FIXTURES)
def test_a_shipped_site_that_changes_is_named(slug):
    text = FIXTURES[slug].read_text("utf8")
    before = figures(read(slug, variants(text, 1, 20)))
    fresh = variants(text, 2, 12)
    assert find_drift(figures(read(slug, fresh)), before) == []

    # Behind the second paragraph: the first is a deck on some sites.
    headlines = "".join(f"<p>{' '.join(WORDS[n : n + 9])} নিয়ে আলোচনা চলছে।</p>" for n in (0, 5, 10))
    with_ticker = []
    for each in fresh:
        _, second, *_ = LONG.finditer(each)
        with_ticker.append(each[: second.end()] + headlines + each[second.end() :])
    found = {f.what for f in find_drift(figures(read(slug, with_ticker)), before)}
    assert found & {"text.shared", "text.paragraphs"}, found

    if before[slug].shares["text.layout"][0] == 0:
        return  # read without any layout: there is none to lose
    layouts = (*SITES.layouts(SITES.get(slug)), *family_layouts(slug))
    bodies = [locator.what for layout in layouts for locator in layout.body]
    names = {n for what in bodies for n in re.findall(r"""[.#=]["']?([\w-]+)""", what)}
    renamed = [re.sub("<(/?)(article|main)(?=[ >])", r"<\1div", each) for each in fresh]
    for name in names:
        hidden = re.compile(rf"(?<![\w-]){re.escape(name)}")
        renamed = [hidden.sub(f"nw-{name[::-1]}", each) for each in renamed]
    found = {f.what for f in find_drift(figures(read(slug, renamed)), before)}
    assert found & {"layout.drift", "text.layout", "text"}, found


def family_layouts(slug):
    family = SITES.get(slug).family
    return SITES.family(family).layouts if family else ()


def test_there_are_fixture_pages_to_change():
    assert len(FIXTURES) >= 10


def test_another_way_to_write_the_date_is_a_notice(healthy, fresh):
    change = re.compile(r"প্রকাশ: ([০-৯]+) (\S+) ২০২৬, (\S+) এএম")
    changed = [change.sub(r"প্রকাশ: \2 \1, ২০২৬ \3 এএম", text) for text in fresh]
    assert changed != fresh

    found = find_drift(figures(records(changed)), figures(healthy))

    assert {(f.what, f.level) for f in found} == {("published.rule", "notice")}


def test_healthy_pages_cry_no_wolf(healthy, fresh):
    """Pages of one site, drawn anew: at most two runs in a hundred may alarm, with a baseline or not."""
    pool = [*healthy, *records(fresh)]
    rng = random.Random(3)
    runs = 400
    wrong = alone = 0
    for run in range(runs):
        drawn = rng.sample(pool, len(pool))
        size = (5, 10, 20, 40)[run % 4]
        now, before = figures(drawn[:size]), figures(drawn[size:])
        wrong += bool(find_drift(now, before))
        alone += bool(find_drift(now, {}))

    assert wrong <= 0.02 * runs
    assert alone <= 0.02 * runs


def test_five_pages_alarm_only_where_all_are_wrong(healthy):
    before = figures(healthy)
    five = [json.loads(line) for line in healthy[:5]]
    for count, alarmed in ((1, False), (2, False), (5, True)):
        lines = [
            json.dumps({**r, "published": None if n < count else r["published"]}).encode()
            for n, r in enumerate(five)
        ]
        assert ("published" in {f.what for f in find_drift(figures(lines), before)}) is alarmed


def test_a_site_without_a_baseline_is_held_to_what_any_keeps(healthy):
    lines = [json.dumps({**json.loads(x), "title": None}).encode() for x in healthy[:20]]

    assert [f.what for f in find_drift(figures(lines), {})] == ["title"]


@pytest.mark.parametrize(
    ("published", "page_date", "what"),
    [
        ("2026-04-02T10:00:00+06:00", None, "published.future"),
        ("2026-04-02", None, "published.future"),
        ("2026-03-30T12:01:00+06:00", None, "published.visit"),
        ("2026-03-30", "2026-03-30", "published.header"),
    ],
)
def test_dates_that_are_not_the_articles_alarm(healthy, published, page_date, what):
    def dated(line, day, header):
        record = json.loads(line)
        record["source"] |= {"fetched_at": "2026-03-30T12:00:30+06:00", "page_date": header}
        return json.dumps({**record, "published": day}).encode()

    before = figures([dated(x, "2026-03-02T10:00:00+06:00", "2026-03-30") for x in healthy])
    now = figures([dated(x, published, page_date) for x in healthy[:20]])

    assert what in {f.what for f in find_drift(now, before)}
    assert what in {f.what for f in find_drift(now, {})}


def test_phrases_of_boxes_in_the_text_alarm(healthy):
    noisy = [json.loads(line) for line in healthy[:20]]
    lines = [
        json.dumps({**r, "text": r["text"] + " আরও পড়ুন: মাছের দাম বেড়েছে"}).encode() for r in noisy
    ]

    assert "text.noise" in {f.what for f in find_drift(figures(lines), figures(healthy))}
    assert "text.noise" in {f.what for f in find_drift(figures(lines), {})}


def test_duplicates_alarm(healthy):
    found = find_drift(figures([healthy[0]] * 10 + healthy[1:11]), figures(healthy))

    assert {f.what for f in found} == {"duplicates", "published.equal"}


def test_a_baseline_is_kept_and_read_again(healthy):
    counted = figures(healthy)
    kept = json.dumps(baseline_of(counted))

    assert read_baseline(kept) == counted
    for broken in (
        "{}",
        "[",
        '{"schema": "newsclean.baseline/1"}',
        '{"schema":"newsclean.baseline/1","sites":{"x":{}}}',
    ):
        assert read_baseline(broken) is None


# ── the command ────────────────────────────────────────────────────────────────────────────────


def doctor(*args, **options):
    return CliRunner().invoke(app, ["doctor", *map(str, args)], **options)


@pytest.fixture
def files(tmp_path, healthy, fresh):
    (tmp_path / "good.jsonl").write_bytes(b"\n".join(healthy) + b"\n")
    folder = tmp_path / "bad" / "deep"
    folder.mkdir(parents=True)
    bad = records([re.sub("প্রকাশ: .*?<", "<", text) for text in fresh])
    (folder / "part.jsonl").write_bytes(b"\n".join(bad) + b"\n")
    return tmp_path


def test_the_command_keeps_a_baseline_and_alarms_against_it(files):
    kept = files / "baseline.json"
    saved = doctor(files / "good.jsonl", "--save-baseline", kept)
    assert (saved.exit_code, saved.stdout) == (0, "")
    assert saved.stderr == "newsclean: 60 pages of 1 sites, no baseline: 0 alarms, 0 notices\n"

    again = doctor(files / "good.jsonl", "--baseline", kept)
    assert (again.exit_code, again.stdout) == (0, "")
    alarmed = doctor(files / "bad", "--baseline", kept)
    assert alarmed.exit_code == 1
    head, first = alarmed.stdout.splitlines()[:2]
    assert head.split() == ["site", "what", "level", "now", "before", "chance", "why"]
    assert first.split()[:5] == ["bhatirkhobor", "published", "alarm", "0/25", "60/60"]


def test_the_command_as_json(files):
    report = json.loads(doctor(files / "bad", "--json").stdout)

    assert report["sites"] == [{"site": "bhatirkhobor", "pages": 25, "baseline": False}]
    assert report["findings"][0]["what"] == "published"


def test_rejections_count_by_the_site_of_their_address(files):
    line = json.dumps(
        {"schema": "newsclean.rejection/1", "path": "x", "url": "https://www.samakal.com/x",
         "reason": "no-text", "detail": "", "newsclean": "0"}
    )  # fmt: skip
    result = doctor("-", "--json", input="\n".join([line] * 20))

    report = json.loads(result.stdout)
    assert report["sites"][0]["site"] == "samakal"
    assert [f["what"] for f in report["findings"]] == ["text"]
    assert result.exit_code == 1


def test_what_is_no_record_is_told_and_the_rest_goes_on(files):
    with (files / "good.jsonl").open("a") as file:
        file.write('{"x": 1}\nno json\n')
    result = doctor(files / "good.jsonl")

    assert result.stderr.count("neither a record nor a rejection") == 2
    assert f"{files / 'good.jsonl'}:61: " in result.stderr
    assert result.exit_code == 0


def test_many_lines_that_are_no_records_are_counted(files):
    with (files / "good.jsonl").open("a") as file:
        file.write("no json\n" * 500)
    result = doctor(files / "good.jsonl")

    assert len(result.stderr.splitlines()) < 30
    assert "500 damaged lines in all" in result.stderr
    assert result.exit_code == 0


def test_packed_records_are_read_and_where_they_break_off_is_said(files):
    packed = gzip.compress((files / "good.jsonl").read_bytes())
    (files / "packed").mkdir()
    (files / "packed" / "good.jsonl.gz").write_bytes(packed)
    assert doctor(files / "packed").stderr.startswith("newsclean: 60 pages of 1 sites")
    (files / "torn.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    torn = doctor(files / "torn.jsonl.gz").stderr
    assert "breaks off here" in torn
    assert 0 < int(re.search("([0-9]+) pages", torn)[1]) < 60


def test_calls_that_cannot_work_are_told(tmp_path):
    (tmp_path / "x.jsonl").write_text("no json\n")
    assert doctor(tmp_path / "x.jsonl").exit_code == 3
    assert isinstance(doctor(tmp_path / "absent.jsonl").exception, UsageError)
    (tmp_path / "empty").mkdir()
    assert isinstance(doctor(tmp_path / "empty").exception, UsageError)
    for text in (None, "{}", "\udcff"):
        kept = tmp_path / "kept.json"
        if text is not None:
            kept.write_bytes(text.encode("utf8", "surrogateescape"))
        broken = doctor(tmp_path / "x.jsonl", "--baseline", kept)
        assert "kept.json" in str(broken.exception)


def test_every_page_of_the_fixtures_is_counted():
    paths = sorted((ROOT / "fixtures/pages").glob("*/*/page.html"))
    outcomes = [clean(RawPage(p.read_bytes(), origin=p.name), SITES).outcome for p in paths]

    counted = figures([outcome.to_json() for outcome in outcomes])

    assert sum(f.pages for f in counted.values()) == len(paths)
    articles = sum(isinstance(outcome, Article) for outcome in outcomes)
    assert sum(f.shares["text"][0] for f in counted.values()) == articles
