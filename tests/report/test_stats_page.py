"""The page of a corpus: complete, silent, and readable on any screen."""

import base64
import hashlib
import html
import re
import shutil
import sys

import pytest

from newsclean.errors import MissingExtra
from newsclean.report import rendering
from newsclean.report.stats import Stats
from newsclean.report.stats_page import render_stats
from sinks.samples import BARE, FULL, line, record

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-headless-shell")
HOSTILE = "<script>window.pwned=1</script>\N{RIGHT-TO-LEFT OVERRIDE}</svg>{{ 7*7 }}&amp;"
REJECTION = b'{"schema":"newsclean.rejection/1","path":"x","url":null,"reason":"listing","detail":"d","newsclean":"0"}'


def page(*records, names=("out.jsonl",), extra=()):
    stats = Stats()
    for one in records:
        stats.take(line(one))
    for one in extra:
        stats.take(one)
    made = render_stats(stats, names)
    stats.close()
    return made


def corpus():
    """Many sites with long and short names, over half a year."""
    for n in range(400):
        yield record(
            FULL if n % 5 else BARE,
            id=f"{n:016x}",
            url=f"https://www.site{n % 70}.example/{n}",
            site=None if n % 3 else f"a_site_with_a_rather_long_name_{n % 4}",
            published=None if n % 11 == 0 else f"2026-{n % 6 + 1:02}-{n % 28 + 1:02}",
            section=["খেলা", "আন্তর্জাতিক অর্থনীতি ও বাণিজ্য", None, HOSTILE][n % 4],
            text="\n\n".join(["ঘাটে আজ নতুন নৌকা এসেছে।"] * (n % 37 + 1)),
        )


@pytest.fixture(scope="module")
def large():
    return page(*corpus(), names=["ডিসেম্বর/out.jsonl", HOSTILE], extra=[REJECTION] * 3)


def sums(made, heading):
    part = made.partition(f'id="{heading}"')[2].partition("</section>")[0]
    return sum(int(count.replace(",", "")) for count in re.findall(r": ([0-9,]+)</title>", part))


def test_the_bars_hold_every_record(large):
    dated = sum(one["published"] is not None for one in corpus())
    assert sums(large, "days-h") == dated
    assert sums(large, "lengths-h") == 400
    assert f"{400 - dated} without a date" in large


def test_every_site_is_there_and_the_largest_come_first(large):
    rows = re.findall(r"<tr><td>([^<]*)</td><td><svg", large)
    assert len(rows) == len({one["site"] or one["url"].split("/")[2][4:] for one in corpus()})
    assert rows[0].startswith("a_site_with")


def test_it_says_what_warnings_and_methods_mean(large):
    assert "the page says that the rest is for subscribers" in large
    assert "the newspaper&#39;s own layout" in large
    assert "3 <span" in large.partition("<dt>rejections</dt>")[2][:40]


def test_what_records_say_is_text(large):
    assert "<script" not in large
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in large
    assert html.escape("<script>window.pwned=1</script>") in large
    assert '<b class="cp">U+202E</b>' + html.escape("</svg>{{ 7*7 }}&amp;") in large
    assert large.count("<svg") == large.count("</svg>")


def test_the_policy_allows_its_own_style_and_nothing_else(large):
    style = re.search("<style>(.*?)</style>", large, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = html.unescape(re.search('Content-Security-Policy" content="([^"]*)"', large)[1])
    assert (
        policy
        == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r'(?:src|href)="(?!#)|url\(|@import| style="', large)


def test_a_share_is_never_nothing_of_something():
    assert [rendering._share(one) for one in (0, 0.01, 5, 99.99, 100)] == [
        "0 %", "< 0.1 %", "5.0 %", "> 99.9 %", "100 %",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "records", [[], [BARE], [record(published="0001-01-01")]], ids=["none", "bare", "old"]
)
def test_small_corpora_have_a_page(records):
    made = page(*records)
    assert f"{len(records)} record" in made
    assert made.endswith("</html>")


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    rendering.open_templates.cache_clear()
    with pytest.raises(MissingExtra, match=r"newsclean\[report\]"):
        page()


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


# The driver's pipes are closed by the collector, after the last test.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
def test_it_opens_in_silence_and_can_be_read(browser, large, tmp_path, width, scheme):
    path = tmp_path / "report.html"
    path.write_text(large, "utf8")
    context = browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)
    shown = context.new_page()
    said, asked = [], []
    shown.on("console", lambda message: said.append(message.text))
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto(path.as_uri())
    assert said == []
    assert len(asked) == 1
    assert shown.evaluate("window.pwned") is None
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    # Bars are as high and as long as their counts.
    drawn = shown.eval_on_selector_all(
        "#days-h ~ .plot g", "all => all.map(g => [+g.querySelector('title').textContent.split(': ')[1],"
        " g.querySelector('.bar').getBoundingClientRect().height])",
    )  # fmt: skip
    most = max(count for count, _ in drawn)
    tall = max(height for _, height in drawn)
    assert tall > 90
    assert all(abs(height - tall * count / most) < 3 for count, height in drawn)
    fonts = shown.eval_on_selector("[lang=bn]", "one => getComputedStyle(one).fontFamily")
    assert fonts.startswith('"Noto Sans Bengali"')
    assert pale(shown) == []
    context.close()


def pale(shown):
    """Texts that stand out by less than 4.5 to 1 (WCAG AA)."""
    return shown.evaluate(
        """() => { const lum = (c) => { const v = c.match(/[0-9.]+/g).slice(0, 3).map(Number)
            .map((x) => x / 255).map((x) => x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4);
          return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
        const ground = (one) => { for (; one; one = one.parentElement) { const c = getComputedStyle(one).backgroundColor;
          if (!c.endsWith(', 0)') && c !== 'transparent') return c; } return 'rgb(255,255,255)'; };
        return [...document.querySelectorAll('h2, h3, th, td, dt, dd, .small, .said, .meaning, .axis, .top-of, summary, .foot')]
          .filter((one) => one.textContent.trim()).map((one) => { const a = lum(getComputedStyle(one).color), b = lum(ground(one));
            return [one.className || one.tagName, (Math.max(a, b) + .05) / (Math.min(a, b) + .05)]; })
          .filter(([, ratio]) => ratio < 4.5); }"""
    )
