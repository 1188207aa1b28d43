"""The report in a browser: it runs nothing of the page, asks nothing, and can be used."""

import contextlib
import json
import shutil
import time

import pytest

from report.pages import HOSTILE, HTML, LISTING, TEXT, report
from sources.loopback import serve

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-headless-shell")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    # The driver's pipes are closed by the collector, after the last test.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


class Shown:
    """A report in a tab, with what it said and asked."""

    def __init__(self, browser, path, **context):
        self.said, self.asked, self.dialogs = [], [], []
        self.context = browser.new_context(**context)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.said.append((message.type, message.text)))
        self.page.on("pageerror", lambda error: self.said.append(("error", str(error))))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on(
            "dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss())
        )
        started = time.monotonic()
        self.page.goto(path.as_uri())
        self.took_s = time.monotonic() - started

    def lit(self):
        return self.page.eval_on_selector_all(
            ".block.lit, .card.lit", "all => all.map(one => one.id)"
        )

    def focused(self):
        return self.page.evaluate("document.activeElement.id")

    def visible(self):
        return self.page.locator(".block:visible").count()


def wait_until(page, condition):
    """Wait for an expression to be true: the driver's own way of it needs `eval`, which the policy forbids."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {condition}")


@pytest.fixture
def show(browser, tmp_path):
    opened = []

    def open_report(page, **context):
        path = tmp_path / f"report-{len(opened)}.html"
        path.write_text(report(page), "utf8")
        opened.append(Shown(browser, path, **context))
        return opened[-1]

    yield open_report
    for one in opened:
        one.context.close()


@pytest.mark.parametrize(
    "page", [TEXT, HTML, LISTING, HOSTILE], ids=["text", "html", "listing", "hostile"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_opens_in_silence(show, page, scheme):
    shown = show(page, color_scheme=scheme)
    assert shown.said == []
    assert len(shown.asked) == 1
    assert shown.asked[0].startswith("file:")
    background = shown.page.evaluate("getComputedStyle(document.body).backgroundColor")
    light = sum(map(int, background.strip("rgb()").split(","))) > 3 * 128
    assert light == (scheme == "light")


def test_a_hostile_page_runs_nothing_and_asks_nothing(show):
    shown = show(HOSTILE)
    page = shown.page
    page.locator(".raw-page > summary").click()
    wait_until(page, "document.querySelector('iframe').srcdoc.length > 100")
    page.wait_for_timeout(600)
    for frame in page.frames:
        assert frame.evaluate("() => window.pwned") is None
    assert len(page.frames) >= 2
    assert any("কুয়াশায় থেমে ছিল" in (f.text_content("body") or "") for f in page.frames[1:])
    assert shown.dialogs == []
    assert [url for url in shown.asked if not url.startswith(("file:", "about:"))] == []
    assert page.url.startswith("file:")
    assert "{{ 7*7 }}{% raw %}${7*7}" in page.locator(".page").text_content()


LOADING = """<!doctype html><html><head><link rel=stylesheet href="{0}/link"><link rel=preconnect href="{0}">
<link rel=dns-prefetch href="{0}"><link rel=prefetch href="{0}/prefetch"><link rel=preload as=image href="{0}/preload">
<meta http-equiv=refresh content="0;url={0}/refresh"><base href="{0}/"><style>@import "{0}/import"; body {{background:url({0}/css)}}</style>
<script src="{0}/script"></script></head><body background="{0}/background" style="background:url({0}/inline)">
<img src="{0}/img" srcset="{0}/srcset 2x"><picture><source srcset="{0}/source"><img></picture><iframe src="{0}/iframe"></iframe>
<object data="{0}/object"></object><embed src="{0}/embed"><video poster="{0}/poster" src="{0}/video"></video>
<audio src="{0}/audio" autoplay></audio><input type=image src="{0}/input"><svg><image href="{0}/svg"/><use href="{0}/use#x"/></svg>
<table background="{0}/table"><tr><td>x</td></tr></table><a id=go href="{0}/go" ping="{0}/ping">যাও</a>
<form action="{0}/form"><button id=send>পাঠাও</button></form><a id=top target=_top href="{0}/top">ওপরে</a>
<a id=new target=_blank href="{0}/new">নতুন</a></body></html>"""


@pytest.mark.parametrize("disarmed", [True, False], ids=["as shown", "by policy alone"])
def test_no_server_hears_of_the_page(show, disarmed):
    with serve() as server:
        page = LOADING.format(server.url)
        shown = show(page)
        frame_at = "document.querySelector('iframe')"
        if disarmed:
            shown.page.locator(".raw-page > summary").click()
        else:
            shown.page.evaluate(
                "(page) => { document.querySelector('.raw-page').remove(); const frame = document.createElement('iframe');"
                "frame.sandbox = ''; frame.srcdoc = page; document.body.append(frame); }",
                page.replace("dns-prefetch", "x").replace("preconnect", "x"),
            )
        wait_until(shown.page, f"{frame_at}.srcdoc.length > 100")
        shown.page.wait_for_timeout(500)
        inside = shown.page.frames[1] if disarmed else shown.page.frames[-1]
        for name in ("send", "top", "new", "go"):
            with contextlib.suppress(Exception):
                inside.locator(f"#{name}").click(timeout=700)
        shown.page.wait_for_timeout(400)
        assert server.seen == []
        assert shown.page.url.startswith("file:")
        assert len(shown.context.pages) == 1


def test_hover_and_focus_light_the_source(show):
    shown = show(TEXT)
    title = shown.page.locator("#f-title")
    place = title.get_attribute("data-places")
    title.locator(".value").hover()
    assert shown.lit() == [f"b{place}"]
    shown.page.mouse.move(1, 1)
    assert shown.lit() == []
    title.locator(".goto").focus()
    assert shown.lit() == [f"b{place}"]
    date = shown.page.locator("#f-published")
    date.locator(".goto").focus()
    assert shown.lit() == [f"b{date.get_attribute('data-places')}"]
    shown.page.locator("#f-text .goto").focus()
    assert len(shown.lit()) == 4


def test_a_click_goes_to_the_source_even_in_a_folded_run(show):
    shown = show(HTML)
    link = shown.page.locator(".losers .goto").first
    place = link.get_attribute("data-places").split()[0]
    link.click()
    assert shown.focused() == f"b{place}"
    assert shown.page.locator(f"#b{place}").is_visible()
    shown.page.locator("#f-published .goto").click()
    assert shown.lit() == ["s-published"]


def test_a_block_lights_the_field_that_was_read_from_it(show):
    shown = show(TEXT)
    place = shown.page.locator("#f-title").get_attribute("data-places")
    shown.page.locator(f"#b{place} .text").hover()
    assert "lit" in shown.page.locator("#f-title").get_attribute("class").split()


def test_the_keyboard_is_enough(show):
    shown = show(TEXT)
    keys = shown.page.keyboard
    every = shown.visible()
    keys.press("j")
    assert shown.focused() == "b0"
    keys.press("j")
    assert shown.focused() == "b1"
    keys.press("u")
    assert shown.page.evaluate("document.activeElement.closest('.field').id") == "f-title"
    keys.press("Enter")
    assert shown.focused() == "b1"
    keys.press("k")
    assert shown.focused() == "b0"
    keys.press("2")
    assert shown.visible() == 4
    keys.press("1")
    assert shown.visible() == every
    keys.press("f")
    assert len(shown.lit()) == 1
    keys.press("Escape")
    assert shown.lit() == []


def test_tab_reaches_every_control_with_a_ring_around_it(show):
    shown = show(TEXT)
    seen = set()
    for _ in range(60):
        shown.page.keyboard.press("Tab")
        found = shown.page.evaluate(
            """() => { const now = document.activeElement;
            const ringed = getComputedStyle(now.closest('label') || now).outlineStyle !== 'none';
            return [now.tagName.toLowerCase() + (now.className ? '.' + now.className : ''), ringed]; }"""
        )
        if found[0] == "body":
            break
        assert found[1], found[0]
        seen.add(found[0])
    assert {"a.skip", "a.goto", "summary", "input", "select", "a.use"} <= seen


def test_filters_by_fate_and_kind(show):
    shown = show(TEXT)
    shown.page.locator("label", has_text="dropped").click()
    fates = shown.page.eval_on_selector_all(
        ".block:not([hidden])", "all => [...new Set(all.map(one => one.dataset.fate))]"
    )
    assert fates == ["dropped"]
    assert "blocks shown" in shown.page.locator(".shown-count").inner_text()
    shown.page.locator("label", has_text="all").first.click()
    shown.page.select_option("[name=kind]", "body")
    assert shown.visible() == 4


@pytest.mark.parametrize(
    "page", [TEXT, HTML, LISTING, HOSTILE], ids=["text", "html", "listing", "hostile"]
)
@pytest.mark.parametrize("width", [360, 800])
def test_no_width_scrolls_sideways(show, page, width):
    shown = show(page, viewport={"width": width, "height": 740})
    shown.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= width
    columns = shown.page.evaluate(
        "getComputedStyle(document.querySelector('main')).gridTemplateColumns"
    )
    assert len(columns.split()) == 1


def test_fate_is_told_by_more_than_colour(show):
    shown = show(TEXT)
    borders = {
        fate: shown.page.eval_on_selector(
            f".block.{fate}", "one => getComputedStyle(one).borderLeftStyle"
        )
        for fate in ("kept", "dropped", "read")
    }
    assert len(set(borders.values())) == 3
    for fate, sign in (("kept", "✓"), ("dropped", "✕"), ("read", "◆")):
        assert shown.page.locator(f".block.{fate} .fate").first.inner_text() == f"{sign} {fate}"


def test_bengali_is_set_in_bengali_fonts_with_room_between_lines(show):
    shown = show(TEXT)
    family, size, line = shown.page.eval_on_selector(
        ".block.kept .text",
        "one => { const s = getComputedStyle(one); return [s.fontFamily, s.fontSize, s.lineHeight]; }",
    )
    assert family.startswith('"Noto Sans Bengali"')
    assert float(line.removesuffix("px")) / float(size.removesuffix("px")) >= 1.7


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_stand_out_from_their_ground(show, scheme):
    """WCAG AA: 4.5 to 1 for all text of labels and blocks."""
    shown = show(TEXT, color_scheme=scheme)
    ratios = shown.page.evaluate(
        """() => { const lum = (c) => { const v = c.match(/[0-9.]+/g).slice(0, 3).map(Number)
            .map((x) => x / 255).map((x) => x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4);
          return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
        const ground = (one) => { for (; one; one = one.parentElement) { const c = getComputedStyle(one).backgroundColor;
          if (!c.endsWith(', 0)') && c !== 'transparent') return c; } return 'rgb(255,255,255)'; };
        return [...document.querySelectorAll('.fate, .why, .where, .text, .kind, .use, .notes, .goto, .value, dt, code, .warnings li')]
          .filter((one) => one.textContent.trim()).map((one) => { const a = lum(getComputedStyle(one).color), b = lum(ground(one));
            return [one.className || one.tagName, (Math.max(a, b) + .05) / (Math.min(a, b) + .05)]; })
          .filter(([, ratio]) => ratio < 4.5); }"""
    )
    assert ratios == []


def test_the_record_is_there_as_json(show):
    shown = show(TEXT)
    shown.page.locator(".json > summary").click()
    wait_until(shown.page, "document.querySelector('.json pre').textContent")
    record = json.loads(shown.page.locator(".json pre").text_content())
    assert record["schema"] == "newsclean.article/1"
