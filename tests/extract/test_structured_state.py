import json

import pytest

from newsclean.extract.html import HtmlPage, extract_html, read_html
from newsclean.extract.structured import find_state_story, read_structured, wp_post_markup
from newsclean.model import Draft, Refusal

TITLE = "পাহাড়ে বৃষ্টির পর সড়কে ধস নেমেছে"
BODY = [
    "টানা তিন দিনের বৃষ্টিতে পাহাড়ি সড়কের কয়েকটি জায়গায় ধস নেমেছে। যান চলাচল বন্ধ আছে ভোর থেকে।",
    "ফায়ার সার্ভিসের কর্মীরা মাটি সরানোর কাজ করছেন। বিকেলের মধ্যে সড়ক খুলে দেওয়া যাবে বলে তাঁরা জানান।",
]
HTML = "".join(f"<p>{p}</p>" for p in BODY)
OTHER = {"title": "অন্য খবর", "details": "<p>" + "এটি আরেকটি খবরের লেখা, এই পাতার নয়। " * 20 + "</p>"}
STORY = {"id": 7, "title": TITLE, "details": HTML}


def page(*scripts: str) -> HtmlPage:
    markup = f"<html><head><title>{TITLE}</title><meta property='og:title' content='{TITLE}'></head><body><div id='root'></div>{''.join(scripts)}</body></html>"
    found = read_html(markup)
    assert isinstance(found, HtmlPage)
    return found


def dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


NEXT = f'<script id="__NEXT_DATA__" type="application/json">{dumps({"props": {"pageProps": {"more_news": [OTHER], "details": STORY}}})}</script>'
ROW = "2:" + dumps(["$", "div", None, {"children": STORY}]) + "\n"
FORMS = [
    NEXT,
    f"<script>window.__INITIAL_STATE__ = {dumps({'news': {'item': STORY, 'relatedNews': [OTHER]}})};</script>",
    f"<script>window.__STATE__ = JSON.parse({dumps(dumps({'post': STORY}))})</script>",
    f"<script>self.__next_f.push([1,{dumps(ROW[:60])}])</script><script>self.__next_f.push([1,{dumps(ROW[60:])}])</script>",
    f'<script type="application/json">{dumps([{"title": {"rendered": TITLE}, "content": {"rendered": HTML}}])}</script>',
]


@pytest.mark.parametrize("script", FORMS)
def test_the_page_s_own_story_is_found_in_its_state(script):
    found = find_state_story(page(script), TITLE)
    assert found is not None
    assert found.body.raw == HTML
    assert found.body.where.startswith("state:")


def flight(*pieces: str) -> str:
    return "".join(f"<script>self.__next_f.push([1,{dumps(piece)}])</script>" for piece in pieces)


def with_address(script: str) -> HtmlPage:
    found = read_html(
        f"<html><head><title>{TITLE}</title><link rel='canonical' href='https://khobor.example/a/pahar7k2m'></head>"
        f"<body><main><h1>{TITLE}</h1><p>রেহানা বেগম, পাবনা</p><div>প্রকাশ : ১৮ সেপ্টেম্বর ২০২৫, ১৪: ৩০</div></main>{script}</body></html>"
    )
    assert isinstance(found, HtmlPage)
    return found


SIZE = f"{len(HTML.encode()):x}"
OWN = dumps(["$", "div", None, {"news_slug": "pahar7k2m", "body": "$7"}])
OTHERS = dumps(["$", "div", None, {"news_slug": "onnokhobor", "body": "$6"}])


@pytest.mark.parametrize(
    "script",
    [
        flight("1:HL[1]\n", f"7:T{SIZE},", HTML, f"8:{OWN}\n"),
        flight("1:HL[1]\n", f"7:T{SIZE},{HTML[:40]}", HTML[40:] + f"8:{OWN}\n"),
        flight(f"6:T{len(OTHER['details'].encode()):x},{OTHER['details']}9:{OTHERS}\n7:T{SIZE},{HTML}8:{OWN}\n"),
        # A proxy rewrote letters: the size is that of other bytes.
        flight(f"7:T{len(HTML.encode()) + 51:x},{HTML}\n8:{OWN}\n"),
    ],
)  # fmt: skip
def test_a_text_of_the_stream_is_found_by_the_page_s_address(script):
    one = with_address(script)
    found = find_state_story(one, TITLE)
    assert found is not None
    assert found.body.raw == HTML
    draft = extract_html(one, read_structured(one))
    assert isinstance(draft, Draft)
    assert draft.paragraphs == tuple(BODY)
    assert [b.raw for b in draft.bylines] == ["রেহানা বেগম, পাবনা"]
    assert [(d.raw, d.role) for d in draft.dates if d.role == "published"] == [
        ("প্রকাশ : ১৮ সেপ্টেম্বর ২০২৫, ১৪: ৩০", "published")
    ]


def test_the_object_of_the_story_names_its_author_and_dates():
    story = STORY | {
        "n_author": "রেহানা বেগম",
        "created_at": "2024-08-30T07:00:00+06:00",
        "meta": {"last_published_at": "2024-08-30T08:12:00+06:00"},
        "more_news": {"created_at": "2020-01-01T00:00:00+06:00"},
    }
    found = find_state_story(
        page(f'<script type="application/json">{dumps({"details": story})}</script>'), TITLE
    )
    assert found is not None
    assert [a.raw for a in found.authors] == ["রেহানা বেগম"]
    assert [(d.raw, d.role) for d in found.dates] == [
        ("2024-08-30T07:00:00+06:00", "machine-published"),
        ("2024-08-30T08:12:00+06:00", "machine-updated"),
    ]


@pytest.mark.parametrize("script", FORMS)
def test_it_is_the_body_of_a_page_that_prints_none(script):
    one = page(script)
    draft = extract_html(one, read_structured(one))
    assert isinstance(draft, Draft)
    assert draft.method == "structured"
    assert draft.paragraphs == tuple(BODY)
    assert [b.text for b in draft.blocks] == BODY


@pytest.mark.parametrize(
    "value",
    [
        {"more_news": [STORY]},
        {"relatedStories": {"first": STORY}},
        {"story": OTHER},
        {"story": {"title": TITLE, "details": "<p>&nbsp;</p>", "more": HTML}},
        {
            "story": {
                "title": TITLE,
                "details": "<p>&nbsp;</p>",
                "caption": HTML,
                "embedded_code": HTML,
            }
        },
    ],
)
def test_other_stories_are_never_taken(value):
    script = f'<script id="__NEXT_DATA__" type="application/json">{dumps(value)}</script>'
    one = page(script)
    assert find_state_story(one, TITLE) is None
    assert isinstance(extract_html(one, read_structured(one)), Refusal)


def test_broken_state_is_passed_over():
    assert (
        find_state_story(page("<script>window.__DATA__ = {" + "x" * 300 + "</script>"), TITLE)
        is None
    )


def test_a_wordpress_post_is_read_as_a_page():
    post = {
        "link": "https://khobor.example/2024/03/7",
        "date_gmt": "2024-03-05T04:20:00",
        "title": {"rendered": TITLE},
        "content": {"rendered": HTML},
        "_embedded": {
            "author": [{"name": "রফিকুল ইসলাম"}],
            "wp:term": [
                [
                    {"taxonomy": "category", "name": "সারাদেশ"},
                    {"taxonomy": "post_tag", "name": "বৃষ্টি"},
                ]
            ],
        },
    }
    markup = wp_post_markup(dumps(post))
    assert markup is not None
    one = read_html(markup)
    assert isinstance(one, HtmlPage)
    draft = extract_html(one, read_structured(one))
    assert isinstance(draft, Draft)
    assert draft.paragraphs == tuple(BODY)
    assert draft.title is not None
    assert draft.title.raw == TITLE
    assert [b.raw for b in draft.bylines] == ["রফিকুল ইসলাম"]
    assert draft.dates[0].raw == "2024-03-05T04:20:00+00:00"
    assert draft.section is not None
    assert draft.section.raw == "সারাদেশ"
    assert one.canonical == post["link"]


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"title": {"rendered": "x"}}', '"rendered"', "<html></html>"]
)
def test_other_json_is_no_post(text):
    assert wp_post_markup(text) is None


@pytest.mark.parametrize(
    "written",
    [HTML, HTML.replace("।", "&#2404;"), HTML.replace("।", "&#x964;")],
    ids=["plain", "decimal entities", "hexadecimal entities"],
)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_state_is_read_however_its_dandas_are_written(written, ascii_only):
    state = json.dumps({"post": {"title": TITLE, "details": written}}, ensure_ascii=ascii_only)

    found = find_state_story(page(f'<script type="application/json">{state}</script>'), TITLE)

    assert found is not None
    assert found.body.raw == written


def test_a_state_without_a_danda_is_not_read():
    state = dumps({"post": {"title": TITLE, "details": HTML.replace("।", " ")}})

    assert find_state_story(page(f"<script>window.__S__ = {state}</script>"), TITLE) is None
