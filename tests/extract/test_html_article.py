"""The generic extractor on pages written for it: each test names the trap."""

import pytest

from newsclean.extract.html import HtmlPage, extract_html, read_html
from newsclean.extract.structured import read_structured
from newsclean.model import KEPT, Draft, Kind, Layout, Refusal, css

TITLE = "চরাঞ্চলে নতুন স্কুল ভবনের কাজ শুরু হলো আজ"
P = [
    "জেলার চরাঞ্চলে নতুন একটি স্কুল ভবনের নির্মাণকাজ শুরু হয়েছে। সকালে কাজের উদ্বোধন করেন স্থানীয় শিক্ষকেরা।",
    "প্রধান শিক্ষক জানান, আগের ভবনটি নদীভাঙনে বিলীন হয়ে যায়। এরপর দুই বছর ধরে ক্লাস চলছিল একটি টিনের ঘরে।",
    "নতুন ভবনে ছয়টি কক্ষ থাকবে, আর থাকবে একটি পাঠাগার। বর্ষার আগেই কাজ শেষ করার কথা বলছেন প্রকৌশলীরা।",
    "অভিভাবকেরা বলছেন, ভবন হলে ছেলেমেয়েদের আর নদী পার হয়ে দূরের স্কুলে যেতে হবে না। তাঁরা খুব খুশি।",
]


def ps(*paragraphs: str) -> str:
    return "".join(f"<p>{p}</p>" for p in paragraphs)


def html(body: str, head: str = "") -> str:
    return f"<html><head><title>{TITLE} | চরের খবর</title>{head}</head><body>{body}</body></html>"


def extract(markup: str, layout: Layout | None = None) -> Draft | Refusal:
    page = read_html(markup)
    assert isinstance(page, HtmlPage)
    return extract_html(page, read_structured(page), [layout] if layout else ())


def article(body: str, head: str = "", layout: Layout | None = None) -> Draft:
    found = extract(html(body, head), layout)
    assert isinstance(found, Draft), found
    assert len(found.labels) == len(found.blocks)
    kept = [
        b.text for b, label in zip(found.blocks, found.labels, strict=True) if label.kind in KEPT
    ]
    assert all(any(p.startswith(k) or k in p for k in kept) for p in found.paragraphs)
    return found


MENU = (
    "<ul class='menu'>"
    + "".join(f"<li><a href='/{n}'>বিভাগ {n}</a></li>" for n in range(30))
    + "</ul>"
)
LIST = "<div class='side'><h3>সর্বশেষ</h3>" + "".join(
    f"<div><a href='/n{n}'>বাজারে সবজির দাম নিয়ে ক্রেতাদের নানা কথা {n}</a></div>" for n in range(12)
) + "</div>"  # fmt: skip
FOOTER = "<div id='footer'><p>সম্পাদক ও প্রকাশক: একজন। এই ওয়েবসাইটের কোনো লেখা অনুমতি ছাড়া ব্যবহার করা যাবে না।</p></div>"


def test_text_between_menus_lists_and_footer():
    found = article(f"{MENU}<h1>{TITLE}</h1><div class='x'>{ps(*P)}</div>{LIST}{FOOTER}")
    assert found.paragraphs == tuple(P)
    assert found.title is not None
    assert (found.title.raw, found.title.where) == (TITLE, "h1")
    assert found.method == "generic"


@pytest.mark.parametrize(
    "box",
    [
        "<div class='related-news'><h4>আরও পড়ুন</h4><ul><li><a href='/1'>নদীতে নৌকাডুবি, সবাই উদ্ধার</a></li></ul></div>",
        "<p>আরও পড়ুন: <a href='/1'>নদীতে নৌকাডুবি, সবাই উদ্ধার</a></p>",
        "<p><strong><a href='/1'>নদীতে নৌকাডুবি, ভাগ্যক্রমে সবাই উদ্ধার হলেন আজ</a></strong></p>",
        "<div class='ad-container'><p>বিজ্ঞাপন</p></div>",
        "<p>বিজ্ঞাপন</p>",
        "<div class='social-share'><span>শেয়ার করুন</span><a href='#'>ফেসবুক</a></div>",
        "<figure><img src='https://i.example/a.jpg'><figcaption>নির্মাণকাজ চলছে। ছবি: প্রতিনিধি</figcaption></figure>",
        "<div class='image-box'><img src='https://i.example/a.jpg'><p>চরে স্কুল ভবনের কাজ চলছে পুরোদমে, আজ সকালে তোলা।</p></div>",
        "<aside><p>এই এলাকায় স্কুল আছে মোট বারোটি। এর মধ্যে পাঁচটি নদীর ওপারে, যেতে হয় নৌকায়।</p></aside>",
        "<div class='newsletter-signup'><p>প্রতিদিনের খবর ই-মেইলে পেতে চান? নিচের ঘরে ঠিকানা লিখে সঙ্গে থাকুন।</p></div>",
        "<div class='video-player'><p>Video Player is loading.</p><h3>ভিডিওতে দেখুন</h3></div>",
        "<form><p>এই লেখাটি কেমন লাগল তা জানাতে নিচের ঘরে লিখুন। আপনার মতামত আমাদের কাছে মূল্যবান।</p></form>",
        "<blockquote class='twitter-tweet'><p>স্কুলের কাজ শুরু হলো, সবাইকে ধন্যবাদ জানাই।</p>— কেউ (@keu) March 5, 2024</blockquote>",
        "<div class='pull-quote'>ছেলেমেয়েদের আর নদী পার হয়ে দূরের স্কুলে যেতে হবে না</div>",
        "<p>___</p>",
    ],
)
def test_boxes_between_paragraphs_are_labelled_and_dropped(box):
    found = article(f"<h1>{TITLE}</h1><div class='x'>{ps(*P[:2])}{box}{ps(*P[2:])}</div>{LIST}")
    assert found.paragraphs == tuple(P)


def test_real_sentences_with_words_of_furniture_are_kept():
    real = [
        "ফেসবুকে ছবিটি শেয়ার করার পর অনেকেই মন্তব্য করেছেন, সম্পাদকীয়তেও বিষয়টি এসেছে বলে জানান শিক্ষকেরা।",
        "তিনি বলেন, ‘আরও পড়ুন, আরও শিখুন—এটাই আমাদের কথা।’ সবাই তাঁর কথায় সায় দেন, হাততালিও পড়ে।",
        "বিজ্ঞাপনের টাকা দিয়ে স্কুলের জন্য নতুন ছবি কেনা হয়েছে বলে জানান কমিটির সদস্যরা।",
    ]
    found = article(f"<h1>{TITLE}</h1><div class='x'>{ps(*P[:2], *real, *P[2:])}</div>{LIST}")
    assert found.paragraphs == (*P[:2], *real, *P[2:])


def test_subheadings_quotes_and_lists_stay_in_order():
    body = f"{ps(P[0])}<h2>নদীভাঙনের পর</h2>{ps(P[1])}<blockquote><p>আমরা আশা ছাড়িনি কখনো।</p></blockquote><ul><li>ছয়টি কক্ষ</li><li>একটি পাঠাগার</li></ul>{ps(*P[2:])}"
    found = article(f"<h1>{TITLE}</h1><div class='x'>{body}</div>{LIST}")
    assert found.paragraphs == (
        P[0], "নদীভাঙনের পর", P[1], "আমরা আশা ছাড়িনি কখনো।", "ছয়টি কক্ষ", "একটি পাঠাগার", *P[2:],
    )  # fmt: skip
    kinds = {b.text: label.kind for b, label in zip(found.blocks, found.labels, strict=True)}
    assert kinds["নদীভাঙনের পর"] is Kind.HEADING
    assert kinds["আমরা আশা ছাড়িনি কখনো।"] is Kind.QUOTE
    assert kinds["ছয়টি কক্ষ"] is Kind.ITEM


@pytest.mark.parametrize(
    ("paragraph", "kept"),
    [
        (f"{P[1]}বিজ্ঞাপন{P[2]}", [P[1], P[2]]),
        (f"{P[1]} <strong>আরও পড়ুন: <a href='/1'>নদীতে নৌকাডুবি, সবাই উদ্ধার</a></strong>", [P[1]]),
        (f"{P[1]} [আরও পড়ুন: নদীতে নৌকাডুবি] {P[2]}", [P[1], P[2]]),
        (f"{P[1]}<span class='ad-label'>বিজ্ঞাপন</span> {P[2]}", [f"{P[1]} {P[2]}"]),
        (f"{P[1]}<span class='sr-only'>নতুন জানালায় খোলে</span>", [P[1]]),
        (f"{P[1]} বিজ্ঞাপনদাতারাও এসেছিলেন সেখানে।", [f"{P[1]} বিজ্ঞাপনদাতারাও এসেছিলেন সেখানে।"]),
        (f"{P[1]} আরও দেখুন কত কাজ বাকি।", [f"{P[1]} আরও দেখুন কত কাজ বাকি।"]),
    ],
)
def test_what_is_glued_inside_a_paragraph_is_cut_out(paragraph, kept):
    found = article(
        f"<h1>{TITLE}</h1><div class='x'>{ps(P[0])}<p>{paragraph}</p>{ps(P[3])}</div>{LIST}"
    )
    assert found.paragraphs == (P[0], *kept, P[3])


def test_a_heading_over_a_dropped_box_goes_with_it():
    box = "<h3>আরও জানতে</h3><ul><li><a href='/1'>নদীতে নৌকাডুবি, সবাই উদ্ধার</a></li></ul>"
    found = article(f"<h1>{TITLE}</h1><div>{ps(*P[:3])}{box}{ps(P[3])}</div>")
    assert found.paragraphs == tuple(P)


def test_line_breaks_part_paragraphs():
    found = article(f"<h1>{TITLE}</h1><div class='story'>{'<br><br>'.join(P)}</div>{LIST}")
    assert found.paragraphs == tuple(P)


def test_lines_wrapped_by_hand_are_joined():
    words = " ".join(P).split()
    lines = [" ".join(words[n : n + 7]) for n in range(0, len(words), 7)]
    found = article(f"<h1>{TITLE}</h1><div class='story'>{'<br>'.join(lines)}</div>{LIST}")
    assert found.paragraphs == (" ".join(P),)


def test_words_across_inline_elements_stay_whole():
    inline = "<p>জেলার <b>চর</b><i>াঞ্চলে</i> <span>নতুন</span> <span>একটি</span> <a href='/t'>স্কুল</a> ভবনের কাজ শুরু হয়েছে, জানান শিক্ষকেরা।</p>"
    found = article(f"<h1>{TITLE}</h1><div>{inline}{ps(*P[1:])}</div>")
    assert found.paragraphs[0] == "জেলার চরাঞ্চলে নতুন একটি স্কুল ভবনের কাজ শুরু হয়েছে, জানান শিক্ষকেরা।"


@pytest.mark.parametrize(
    "markup",
    [
        "<div class='desktop'><h1>{t}</h1><div class='dt'>{p}</div></div><div class='mobile'><h1>{t}</h1><div class='mb'>{p}</div></div>",
        "<h1>{t}</h1><div>{p}</div><div class='print-only'>{p}</div>",
        "<h1>{t}</h1><article><div>{p}</div></article><noscript><div>{p}</div></noscript>",
        "<h1>{t}</h1><div>{p}</div><div hidden>{one}</div>",
    ],
)
def test_twins_are_taken_once(markup):
    body = markup.format(t=TITLE, p=ps(*P), one=" ".join(P))
    assert article(f"{MENU}{body}{LIST}").paragraphs == tuple(P)


def test_the_only_copy_may_stand_in_noscript():
    found = article(f"{MENU}<h1>{TITLE}</h1><noscript><div>{ps(*P)}</div></noscript>{LIST}")
    assert found.paragraphs == tuple(P)


def test_two_equal_sentences_in_different_paragraphs_both_stay():
    ending = "এ কথা সবাই জানে।"
    found = article(f"<h1>{TITLE}</h1><div>{ps(P[0], ending, P[1], P[2], ending)}</div>{LIST}")
    assert found.paragraphs == (P[0], ending, P[1], P[2], ending)


def test_an_endless_page_gives_the_first_story():
    other = "".join(
        f"<article><h2>আরেকটি খবর {n}</h2>{ps(*(p.replace('স্কুল', f'হাট {n}') for p in P))}</article>"
        for n in range(3)
    )
    found = article(f"<main><article><h1>{TITLE}</h1>{ps(*P)}</article>{other}</main>")
    assert found.paragraphs == tuple(P)


def test_stories_of_one_make_below_each_other_are_told_apart():
    def story(title: str, paragraphs: list[str]) -> str:
        return f"<div class='news'><div class='top'><h1>{title}</h1></div><div class='text'>{ps(*paragraphs)}</div></div>"

    other = [p.replace("স্কুল", "হাট").replace("ভবন", "ঘর") for p in P]
    found = article(
        f"<main>{story(TITLE, P)}<p>পরবর্তী খবর</p>{story('হাটে নতুন ঘর উঠছে', other)}</main>"
    )
    assert found.paragraphs == tuple(P)


def test_first_level_headings_inside_a_text_stay():
    found = article(
        f"<main><h1>{TITLE}</h1><div class='text'>{ps(*P[:2])}<h1>কবে শেষ হবে কাজ</h1>{ps(*P[2:])}</div></main>"
    )
    assert found.paragraphs == (*P[:2], "কবে শেষ হবে কাজ", *P[2:])


def test_a_deck_beside_the_headline_is_no_text():
    deck = "বর্ষার আগেই শেষ হবে ছয় কক্ষের ভবন।"
    found = article(f"<main><h1>{TITLE}</h1><h2 class='short'>{deck}</h2>{ps(*P)}</main>")
    assert found.paragraphs == tuple(P)
    assert found.subtitle is not None
    assert found.subtitle.raw == deck


@pytest.mark.parametrize(
    "tail",
    [
        "<p>এসএন/আরআই</p>",
        "<p style='text-align:right'>টিটিএন</p><p>[প্রতিবেদন তৈরিতে সহায়তা করেছেন আমাদের সংশ্লিষ্ট এলাকার প্রতিনিধিরা]</p>",
    ],
)
def test_initials_and_thanks_are_no_text(tail):
    found = article(f"<main><h1>{TITLE}</h1><div class='text'>{ps(*P)}{tail}</div></main>")
    assert found.paragraphs == tuple(P)


def test_what_a_player_says_of_itself_is_no_text():
    player = "<div class='video-js'><p class='vjs-no-js'>To view this video please enable JavaScript, and consider upgrading to a newer browser.</p></div>"
    found = article(
        f"<main><h1>{TITLE}</h1><div class='text'>{ps(*P[:2])}{player}{ps(*P[2:])}</div></main>"
    )
    assert found.paragraphs == tuple(P)


def test_an_advert_inside_a_paragraph_parts_its_sentences():
    first, second = P[0].split("। ", 1)
    paragraph = f"<p>{first}।<span class='adv'>বিজ্ঞাপন</span>{second}</p>"
    found = article(f"<main><h1>{TITLE}</h1><div class='text'>{paragraph}{ps(*P[1:])}</div></main>")
    assert found.paragraphs == tuple(P)


def test_the_site_s_name_behind_the_last_sentence_is_cut():
    head = "<link rel='canonical' href='https://chorerkhobor.example/7'>"
    found = article(
        f"<main><h1>{TITLE}</h1><div class='text'>{ps(*P[:3])}<p>{P[3]} ChorerKhobor</p></div></main>",
        head,
    )
    assert found.paragraphs == tuple(P)


def test_a_live_blog_of_articles_stays_whole():
    parts = "".join(
        f"<article><time>১০:{n}</time><p>{p}</p></article>" for n, p in enumerate(P, 10)
    )
    found = article(f"<main><h1>{TITLE}</h1>{parts}</main>{LIST}")
    assert found.paragraphs == tuple(P)


def test_comments_are_no_text():
    comments = (
        "<div id='comments'>"
        + ps(*(f"{n} নম্বর পাঠক লিখেছেন, খবরটি পড়ে খুব ভালো লাগল। আরও খবর চাই এমন।" for n in range(6)))
        + "</div>"
    )
    assert article(f"<h1>{TITLE}</h1><div>{ps(*P)}</div>{comments}").paragraphs == tuple(P)


def test_words_about_a_sidebar_on_the_wrapper_say_nothing():
    found = article(
        f"<div class='layout has-sidebar comments-open'><h1>{TITLE}</h1><div>{ps(*P)}</div></div>{LIST}"
    )
    assert found.paragraphs == tuple(P)


def test_tables_beside_text_go_and_a_table_alone_stays():
    rows = "".join(f"<tr><td>দল {n}</td><td>{n} পয়েন্ট</td></tr>" for n in range(9))
    long = [p + " " + p.replace("স্কুল", "কলেজ") + " " + p.replace("স্কুল", "মাদ্রাসা") for p in P]
    found = article(
        f"<h1>{TITLE}</h1><div>{ps(*long[:2])}<table>{rows}</table>{ps(*long[2:])}</div>"
    )
    assert found.paragraphs == tuple(long)
    alone = article(
        f"<h1>{TITLE}</h1><div class='article-body'>{ps(P[0])}<table>{rows}</table></div>"
    )
    assert alone.paragraphs[1] == "দল 0 | 0 পয়েন্ট"


def test_the_body_of_json_ld_answers_where_the_page_prints_none():
    body = "\\n\\n".join(P)
    script = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}","articleBody":"{body}"}}</script>'
    found = article("<div id='app'></div>", head=script)
    assert found.method == "structured"
    assert found.paragraphs == tuple(P)
    assert found.title is not None
    assert found.title.raw == TITLE


LAYOUT = Layout(
    name="2024",
    body=(css("div.story"),),
    title=(css("h2.head"),),
    byline=(css(".writer"),),
    published=(css("time.pub", "datetime"),),
    drop=(".note",),
)


def test_a_layout_is_asked_first():
    body = f"<h2 class='head'>{TITLE}</h2><span class='writer'>রফিকুল ইসলাম</span><time class='pub' datetime='2024-03-05T10:00:00+06:00'>৫ মার্চ</time><div class='story'>{ps(*P[:2])}<div class='note'>{ps('এটি একটি টীকা, লেখার অংশ নয়। সম্পাদকীয় নীতির কথা এখানে লেখা থাকে।')}</div>{ps(*P[2:])}</div>"
    found = article(body, layout=LAYOUT)
    assert (found.method, found.layout) == ("site", "2024")
    assert found.paragraphs == tuple(P)
    assert [b.raw for b in found.bylines] == ["রফিকুল ইসলাম"]
    assert (found.dates[0].raw, found.dates[0].role) == (
        "2024-03-05T10:00:00+06:00",
        "machine-published",
    )
    assert found.warnings == ()


def test_a_layout_that_matches_nothing_or_too_little_drifts():
    for story in (
        f"<div class='new'>{ps(*P)}</div>",
        f"<div class='story'><p>{P[0][:40]}</p></div><div class='new'>{ps(*P)}</div>",
    ):
        found = article(f"<h1>{TITLE}</h1>{story}{LIST}", layout=LAYOUT)
        assert (found.method, found.layout) == ("generic", None)
        assert found.paragraphs[-1] == P[-1]
        assert "layout.drift" in found.warnings


def test_a_broken_selector_matches_nothing():
    broken = Layout(name="x", body=(css("div["),), title=(css(":::"),))
    assert "layout.drift" in article(f"<h1>{TITLE}</h1><div>{ps(*P)}</div>", layout=broken).warnings


def test_extraction_is_the_same_every_time():
    markup = html(f"{MENU}<h1>{TITLE}</h1><div>{ps(*P)}</div>{LIST}{FOOTER}")
    assert extract(markup) == extract(markup)
