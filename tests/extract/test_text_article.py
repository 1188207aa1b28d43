"""The article of a raw page text: what is kept, what is dropped, and where the fields are read."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.extract.text import extract_text, read_lines
from newsclean.model import KEPT, Draft, Kind, Refusal

TITLE = "ভাঙনের মুখে চরের একমাত্র বিদ্যালয়"
BODY = (
    "নদীর পাড় ভাঙতে ভাঙতে এখন বিদ্যালয়ের মাঠে এসে ঠেকেছে। গত এক মাসে চরের অন্তত ৪০টি পরিবার ঘর সরিয়ে নিয়েছে।",
    "প্রধান শিক্ষক জানান, বিদ্যালয়ে এখন ২১০ জন শিক্ষার্থী পড়ে। ভবনটি নদীতে গেলে তাদের পড়ার আর কোনো জায়গা থাকবে না।",
    "চরের বাসিন্দারা বলছেন, বর্ষার শুরুতে বালুর বস্তা ফেলার কথা ছিল। কিন্তু কাজ শুরু হয়েছে অনেক দেরিতে, আর স্রোতে অর্ধেক বস্তা ভেসে গেছে।",
    "‘আমরা তিনবার ঘর সরিয়েছি, এবার সরানোর মতো জমি নেই,’ বলেন কৃষক আবদুল হালিম। তাঁর দুই মেয়ে এই বিদ্যালয়েই পড়ে।",
    "পানি উন্নয়ন বোর্ডের উপজেলা প্রকৌশলী বলেন, বরাদ্দ পাওয়া গেছে। আগামী সপ্তাহে আরও ছয় হাজার বস্তা ফেলা হবে।",
    "শিক্ষা কর্মকর্তারা জানিয়েছেন, প্রয়োজন হলে পাশের গ্রামে টিনের ঘর তুলে ক্লাস নেওয়া হবে। তবে সেখানে যেতে শিশুদের নৌকায় খাল পার হতে হয়।",
)
MENU = ("হোম", "জাতীয়", "রাজনীতি", "সারাদেশ", "খেলা", "বিনোদন", "মতামত", "চাকরি", "ই-পেপার")
HEADER = "শনিবার, ২০ ডিসেম্বর ২০২৫, ৬ পৌষ ১৪৩২ বঙ্গাব্দ"
DATE = "প্রকাশিত: ৫ নভেম্বর ২০২৫, ১০:৪৫ এএম"
CARDS = (
    "সেতুর টোল বাড়ছে জানুয়ারি থেকে",
    "২ দিন আগে",
    "শীতের সবজির দাম কমেনি বাজারে",
    "৩ দিন আগে",
    "হাসপাতালে শয্যার চেয়ে রোগী দ্বিগুণ",
    "৪ দিন আগে",
)
FOOTER = (
    "সম্পাদক ও প্রকাশক: রহিমা খাতুন",
    "ফোন: ০২-৫৫৫০১২৩৪",
    "© ২০২৫ চরের খবর কর্তৃক সর্বস্বত্ব সংরক্ষিত",
)


def page(*parts):
    return "\n".join(line for part in parts for line in ([part] if isinstance(part, str) else part))


def article(*parts):
    """Return the draft of a page of these lines, the same with blank lines between them."""
    text = page(*parts)
    draft = extract_text(text)
    assert isinstance(draft, Draft), draft
    spaced = extract_text(text.replace("\n", "\n\n"))
    assert isinstance(spaced, Draft)
    assert spaced.paragraphs == draft.paragraphs
    assert (spaced.title and spaced.title.raw) == (draft.title and draft.title.raw)
    return draft


def test_a_whole_page():
    ticker = "শিরোনাম : " + " ".join(CARDS[::2]) * 3
    draft = article(
        ticker,
        HEADER,
        MENU,
        f"HomeScroll{TITLE}",
        "চরের শিক্ষা",
        TITLE,
        "নিজস্ব প্রতিবেদক",
        DATE,
        "শেয়ার করুন",
        BODY,
        "এমএ/টিকে",
        "ট্যাগ: নদী ভাঙন চর",
        "এই বিভাগের আরো খবর",
        CARDS,
        "মন্তব্য করুন",
        "Your email address will not be published.",
        FOOTER,
    )

    assert draft.paragraphs == BODY
    assert draft.title is not None
    assert draft.title.raw == TITLE
    assert draft.title.rule == "title.above-core"
    assert draft.kicker is not None
    assert draft.kicker.raw == "চরের শিক্ষা"
    assert [found.raw for found in draft.bylines] == ["নিজস্ব প্রতিবেদক"]
    assert [(d.role, d.raw) for d in draft.dates if d.role in ("published", "header")] == [
        ("published", DATE),
        ("header", HEADER),
    ]
    kinds = {draft.blocks[label.block].text: label.kind for label in draft.labels}
    assert kinds[ticker] is Kind.TICKER
    assert kinds["এমএ/টিকে"] is Kind.CREDIT
    assert kinds[CARDS[1]] is Kind.DATE


def test_the_body_printed_twice_comes_out_once_and_the_second_head_counts():
    draft = article(
        MENU, TITLE, BODY, "মন্তব্য করুন", "সর্বশেষ", TITLE, "নিজস্ব প্রতিবেদক", DATE, BODY, FOOTER
    )

    assert draft.paragraphs == BODY
    assert draft.title is not None
    assert draft.title.raw == TITLE
    assert DATE in [found.raw for found in draft.dates if found.role == "published"]
    assert [found.raw for found in draft.bylines] == ["নিজস্ব প্রতিবেদক"]
    repeats = [label for label in draft.labels if label.rule == "copy.whole"]
    assert len(repeats) == len(BODY)


def test_equal_last_sentences_are_no_copy():
    closing = "এখন তাদের একটাই চাওয়া, বিদ্যালয়টা যেন টিকে থাকে।"
    body = (f"{BODY[0]} {closing}", *BODY[1:4], f"{BODY[4]} {closing}")

    assert article(TITLE, DATE, body).paragraphs == body


def test_deck_and_kicker_stand_apart_from_title_and_text():
    deck = "চরের ২১০ শিশুর পড়ালেখা অনিশ্চিত, বস্তা ফেলার কাজ শুরু হয়েছে দেরিতে"
    draft = article(MENU, "নদী ভাঙন", TITLE, deck, "তাসনিম আরা", DATE, BODY)

    assert draft.paragraphs == BODY
    assert draft.title is not None
    assert draft.title.raw == TITLE
    assert draft.subtitle is not None
    assert draft.subtitle.raw == deck
    assert [found.raw for found in draft.bylines] == ["তাসনিম আরা"]


def test_a_summary_over_the_date_is_no_text():
    summary = "নদীভাঙনে চরের একমাত্র বিদ্যালয়টি ঝুঁকিতে পড়েছে। বস্তা ফেলার কাজ চলছে ধীরে।"

    assert article(MENU, TITLE, summary, "অনলাইন ডেস্ক", DATE, BODY).paragraphs == BODY


@pytest.mark.parametrize(
    "deck", [BODY[:1], BODY[:2], [BODY[0].split("। ")[1]]], ids=["lead", "two", "sentence"]
)
def test_a_summary_that_is_the_lead_comes_out_once(deck):
    assert article(MENU, TITLE, deck, "অনলাইন ডেস্ক", DATE, BODY, FOOTER).paragraphs == BODY


def test_a_cut_excerpt_before_the_text_is_no_text():
    assert article(MENU, TITLE, f"{BODY[0][:90]}...", BODY, FOOTER).paragraphs == BODY


def test_a_last_paragraph_printed_again_comes_out_once():
    assert article(MENU, TITLE, DATE, BODY, BODY[-1], FOOTER).paragraphs == BODY


@pytest.mark.parametrize(
    "notice",
    [
        ["বিজ্ঞাপন"],
        ["- বিজ্ঞাপন -"],
        ["Advertisement"],
        ["আরও পড়ুন"],
        ["আরো পড়ুন: সেতুর টোল বাড়ছে জানুয়ারি থেকে"],
        ["[আরও পড়ুন: সেতুর টোল বাড়ছে জানুয়ারি থেকে]"],
        ["আরও পড়ুন- শীতের সবজির দাম কমেনি বাজারে"],
        ["আরও পড়ুন<< শীতের সবজির দাম কমেনি বাজারে"],
        ["দেখুন আরও খবর-", "সেতুর টোল বাড়ছে জানুয়ারি থেকে"],
        ["আরও পড়ুন", "সেতুর টোল বাড়ছে জানুয়ারি থেকে", "শীতের সবজির দাম কমেনি বাজারে"],
        ["ছবি: সংগৃহীত"],
        ["বিদ্যালয়ের মাঠে ভাঙন। ছবি: চরের খবর"],
        ["ভাঙনের মুখে বিদ্যালয় (ফাইল ছবি)"],
        ["68060dd28c0a1-210425032018.webp"],
        ["img"],
        ["Video thumbnail", "13:58"],
        ["শেয়ার করুন", "Facebook", "Twitter", "Copy Link"],
        ["ফেসবুক টুইটার হোয়াটসঅ্যাপ মেসেঞ্জার"],
        ["২৩৩ জন দেখেছেন"],
        ["/ ৫২৩৩ বার পড়া হয়েছে"],
        ["চরের খবরের সর্বশেষ খবর পেতে গুগল নিউজ চ্যানেল ফলো করুন।"],
        ["ফটো গ্যালারি | ভিডিও | লাইভ টিভি"],
        ["Video Player is loading.", "This is a modal window.", "Beginning of dialog window."],
        ['<p style="text-align:justify"><span><strong>', "pic.twitter.com/Ab12"],
        ["খেলা", "শীতের সবজির দাম কমেনি বাজারে", "পাইকারি বাজারে দাম কমলেও খুচরায় তার ছাপ নেই।", "৩ দিন আগে"],
    ],
    ids=lambda lines: lines[0][:24],
)
def test_notices_between_paragraphs_are_dropped(notice):
    draft = article(MENU, TITLE, DATE, BODY[:3], notice, BODY[3:], FOOTER)

    assert draft.paragraphs == BODY


@pytest.mark.parametrize(
    "line",
    [
        "ফেসবুকে দেওয়া এক পোস্টে তিনি লেখেন, বিদ্যালয়টি বাঁচাতে সবাইকে এগিয়ে আসতে হবে।",
        "স্থানীয় পত্রিকার সম্পাদক বলেন, তাঁরা তিন বছর ধরে এ নিয়ে লিখছেন।",
        "ভিডিওটি ৪০ হাজার বার শেয়ার হয়েছে বলে জানান তিনি।",
        "ছবি তুলে প্রশাসনের কাছে পাঠিয়েছেন চরের তরুণেরা।",
        "এ বিষয়ে মন্তব্য করতে রাজি হননি ঠিকাদার।",
        "বিজ্ঞাপন দিয়েও নতুন শিক্ষক পাওয়া যায়নি।",
        "খবর পেয়ে দমকলের দুটি দল ঘটনাস্থলে আসে।",
        "সূত্র জানায়, বরাদ্দের অর্ধেক টাকা এখনো ছাড় হয়নি।",
        "খবর বিবিসির।",
        "যোগাযোগ করা হলে তিনি ফোন ধরেননি।",
    ],
)
def test_sentences_with_the_words_of_furniture_are_text(line):
    draft = article(MENU, TITLE, DATE, BODY[:3], line, BODY[3:], FOOTER)

    assert draft.paragraphs == (*BODY[:3], line, *BODY[3:])


@pytest.mark.parametrize(
    "lines",
    [
        ["কী বলছে প্রশাসন"],
        ["বরাদ্দ এসেছে, কাজ শুরু হয়নি কেন?"],
        ["• বস্তা ফেলার কাজ শুরু", "• নতুন ভবনের নকশা", "• অস্থায়ী ক্লাসঘর"],
        ["‘আমাদের আর সরার জায়গা নেই’"],
    ],
    ids=lambda lines: lines[0][:16],
)
def test_subheadings_and_lists_are_kept(lines):
    draft = article(MENU, TITLE, DATE, BODY[:3], lines, BODY[3:], FOOTER)

    assert draft.paragraphs == (*BODY[:3], *lines, *BODY[3:])


def test_a_pulled_quote_and_a_caption_printed_twice_are_dropped():
    quote = "আমরা তিনবার ঘর সরিয়েছি, এবার সরানোর মতো জমি নেই"
    caption = "মাঠের কিনারায় এসে ঠেকেছে নদী, পাশে বিদ্যালয় ভবন"
    draft = article(MENU, TITLE, DATE, caption, caption, BODY[:2], f"‘{quote}’", BODY[2:], FOOTER)

    assert draft.paragraphs == BODY


CAPTION = "বালুর বস্তা ফেলছেন শ্রমিকেরা, পাশে ভাঙা ঘাট। "


@pytest.mark.parametrize(
    "names",
    ["আবদুল হাই/চরের খবর", "(আবদুল হাই/চরের খবর)", "© চরের খবর", "চরের খবর | আবদুল হাই"],
)
def test_a_caption_with_its_names_is_dropped_between_paragraphs(names):
    caption = CAPTION * 2 + names

    assert article(MENU, TITLE, DATE, caption, BODY, FOOTER).paragraphs == BODY
    assert article(MENU, TITLE, DATE, BODY[:3], caption, BODY[3:], FOOTER).paragraphs == BODY


@pytest.mark.parametrize(
    "line",
    [
        CAPTION * 2 + "তালিকা আছে https://example.com/ghat/2025",
        CAPTION * 2 + "ভাঙা ঘাটের মাপ ৩/৪",
        CAPTION * 2 + "তিন গ্রামের মানুষ পার হন এই পথে",
    ],
)
def test_an_address_or_a_number_behind_a_sentence_is_no_name(line):
    draft = article(MENU, TITLE, DATE, BODY[:3], line, BODY[3:], FOOTER)

    assert draft.paragraphs == (*BODY[:3], line, *BODY[3:])


def test_a_last_paragraph_with_the_desk_behind_it_is_text():
    last = f"{BODY[-1]} চরের খবর/এমআই"

    assert article(MENU, TITLE, DATE, BODY[:-1], last, FOOTER).paragraphs == (*BODY[:-1], last)


def test_a_line_with_a_colon_leads_to_what_stands_below_it():
    lead = "ভাঙন ঠেকাতে গ্রামের মানুষ বর্ষার আগেই দুটি কাজ চান:"
    works = ("পাড়ে বালুর বস্তা", "নতুন ঘাটের জন্য পাকা সিঁড়ি")
    draft = article(MENU, TITLE, DATE, BODY[:3], CARDS[0], lead, works, BODY[3:], FOOTER)

    assert draft.paragraphs == (*BODY[:3], CARDS[0], lead, *works, *BODY[3:])


def test_a_headline_beside_a_notice_is_no_heading():
    headline = "নদীভাঙনে ঘরহারা মানুষের পাশে দাঁড়াল তরুণদের দল"

    for lines in (["বিজ্ঞাপন", headline], [headline, "বিজ্ঞাপন"]):
        draft = article(MENU, TITLE, DATE, BODY[:3], lines, BODY[3:], FOOTER)
        assert draft.paragraphs == BODY
    alone = article(MENU, TITLE, DATE, BODY[:3], headline, BODY[3:], FOOTER)
    assert alone.paragraphs == (*BODY[:3], headline, *BODY[3:])


def test_a_long_line_without_a_mark_is_text_between_paragraphs():
    line = "বর্ষার আগে পাড় বাঁধাইয়ের কাজ শেষ না হলে ঘাটের সঙ্গে বাজারের একমাত্র পাকা সড়কটিও নদীতে চলে যাবে বলে আশঙ্কা গ্রামবাসীর"
    draft = article(MENU, TITLE, DATE, BODY[:3], line, CARDS[::2], BODY[3:], FOOTER)

    assert draft.paragraphs == (*BODY[:3], line, *BODY[3:])


@pytest.mark.parametrize(
    "tail",
    [
        ["আইএ/ ২৮ ডিসেম্বর ২০২২"],
        ["টিটিএন"],
        ["সূত্র: বাসস"],
        ["Tag :"],
        ["সব খবর", *CARDS],
        ["সম্পর্কিত খবর", *CARDS[::2]],
        [
            "পাঠকপ্রিয় অনলাইন নিউজ পোর্টাল চরের খবরে লিখতে পারেন আপনিও। লেখার বিষয় ফিচার, ভ্রমণ, কৃষি। লেখা পাঠান এখনই।"
        ],
        ["তাসনিম আরা", "তাসনিম আরা চরাঞ্চলের জীবন নিয়ে লেখেন। এর আগে তিনি কৃষি সাময়িকীতে কাজ করেছেন।"],
        ["Write Your Comment", "Save Your Email and Others Information"],
        ["মন্তব্য করুন", "পাঠকের মতামত", "খুব দরকারি খবর। এই বিদ্যালয়ের পাশে সবার দাঁড়ানো উচিত বলে মনে করি।"],
        ["© ২০২৫ চরের খবর। এই ওয়েবসাইটের কোনো লেখা, ছবি অনুমতি ছাড়া ব্যবহার বেআইনি।"],
        [
            "প্রকাশক কর্তৃক ১২ নদীর পাড় সড়ক, চরনগর থেকে প্রকাশিত ও মুদ্রিত। ফোন: ০২-৫৫৫০১২৩৪, ফ্যাক্স: ০২-৫৫৫০১২৩৫।"
        ],
    ],
    ids=lambda lines: lines[0][:24],
)
def test_the_text_ends_before_what_follows_it(tail):
    assert article(MENU, TITLE, DATE, BODY, tail, FOOTER).paragraphs == BODY


def test_sources_and_closing_authors_are_read_from_below_the_text():
    draft = article(TITLE, BODY[:-1], f"{BODY[-1]}সূত্র: বাসস", "লেখক: তাসনিম আরা", FOOTER)

    assert draft.paragraphs == BODY
    assert [found.raw for found in draft.sources] == ["সূত্র: বাসস"]
    assert [(found.raw, found.rule) for found in draft.bylines] == [
        ("লেখক: তাসনিম আরা", "byline.closing")
    ]


def test_a_wrapped_dump_gives_its_paragraphs():
    wrapped = "\n\n".join(textwrap.fill(line, 72) for line in (TITLE, DATE, *BODY))
    draft = extract_text(wrapped)

    assert isinstance(draft, Draft)
    assert draft.paragraphs == BODY
    assert draft.title is not None
    assert draft.title.raw == TITLE


def test_lines_of_their_own_are_not_joined():
    headlines = [f"{line} বলে জানালেন এলাকার মানুষ ও প্রশাসন" for line in CARDS[::2]] * 4

    assert len(read_lines("\n".join(headlines))) == len(headlines)
    assert [block.text for block in read_lines("\n".join(BODY))] == list(BODY)


def test_every_line_has_one_label_and_kept_lines_are_the_body():
    draft = article(HEADER, MENU, TITLE, DATE, BODY[:2], "বিজ্ঞাপন", BODY[2:], CARDS, FOOTER)

    assert [label.block for label in draft.labels] == list(range(len(draft.blocks)))
    kept = [draft.blocks[label.block].text for label in draft.labels if label.kind in KEPT]
    assert tuple(kept) == draft.paragraphs


LINES = st.lists(
    st.sampled_from(
        (*BODY, *CARDS, *MENU, *FOOTER, TITLE, DATE, HEADER, "আরও পড়ুন", "\N{ZERO WIDTH SPACE}", "")
    ),
    max_size=60,
)


@given(LINES)
def test_any_order_of_lines_has_an_answer_with_one_label_a_line(lines):
    found = extract_text("\n".join(lines))

    assert len(found.labels) == len(found.blocks)
    if isinstance(found, Draft):
        assert found.paragraphs
        assert len(set(found.paragraphs)) == len(found.paragraphs)
    else:
        assert isinstance(found, Refusal)
        assert found.detail


ENTRIES = (
    ("নদীতে বাড়ছে পানির উচ্চতা, ঝুঁকিতে বাঁধ", "বাঁধের তিনটি জায়গায় ফাটল দেখা দিয়েছে। বালুর বস্তা ফেলছেন গ্রামের মানুষ।"),
    ("বন্ধ হলো সব খেয়া", "সকাল থেকে কোনো নৌকা ছাড়েনি। দুই পারে আটকা পড়েছেন কয়েক শ যাত্রী।"),
    ("আশ্রয়কেন্দ্রে উঠছেন চরের মানুষ", "ছয়টি আশ্রয়কেন্দ্র খুলে দেওয়া হয়েছে। শুকনা খাবার পাঠানো হচ্ছে।"),
    ("বাতাস বাড়ছে", "দুপুরের পর বাতাসের বেগ বেড়েছে। কয়েকটি ঘরের চাল উড়ে গেছে বলে জানা গেছে।"),
)
CLOCKS = ("বেলা ৩টা ৫০", "দুপুর ২টা ১৫ মিনিট", "সকাল ১০: ৩০", "০৯:০৫ এএম")
FIGURES = ("১৫:৫০", "১৪: ১৫", "10:30", "09:05 AM")


@pytest.mark.parametrize("clocks", [CLOCKS, FIGURES], ids=["words", "figures"])
@pytest.mark.parametrize("headed", [True, False], ids=["clock over head", "head over clock"])
def test_entries_of_a_live_blog_are_kept_without_their_clocks(headed, clocks):
    entries = [
        line
        for clock, (head, text) in zip(clocks, ENTRIES, strict=True)
        for line in ((clock, head, text) if headed else (head, clock, text))
    ]
    found = article(MENU, TITLE, DATE, BODY[0], "লাইভ আপডেট", entries, "আরও খবর", CARDS, FOOTER)

    assert found.paragraphs == (BODY[0], *(line for entry in ENTRIES for line in entry))
    assert found.title is not None
    assert found.title.raw == TITLE
    told = {found.blocks[label.block].text for label in found.labels if label.rule == "entry.clock"}
    assert told == set(clocks)


def test_short_heads_over_short_paragraphs_are_kept():
    signs = ("মেষ", "বৃষ", "মিথুন", "কর্কট", "সিংহ", "কন্যা")
    lines = [
        line
        for s in signs
        for line in (s, f"{s} রাশির জাতকের দিনটি ভালো যাবে। শরীরের যত্ন নিন, অযথা খরচ নয়।")
    ]
    found = article(MENU, "দিনটি কেমন যাবে", "জ্যোতিষ ডেস্ক", BODY[0], lines, "আরও খবর", CARDS, FOOTER)

    assert found.paragraphs == (BODY[0], *lines)


@pytest.mark.parametrize("clocked", [True, False])
def test_leads_of_other_stories_under_clocks_are_a_listing(clocked):
    cards = [
        line
        for clock, (head, text) in zip(CLOCKS, ENTRIES, strict=True)
        for line in ((clock, head, text) if clocked else (head, text))
    ]

    assert isinstance(extract_text(page(MENU, cards, CARDS[::2], FOOTER)), Refusal)
    assert article(TITLE, DATE, BODY, "আরও খবর", cards, FOOTER).paragraphs == BODY


def test_a_list_of_short_lines_is_kept_and_one_of_headlines_is_not():
    facts = ("একনজরে", "পরিবার ৪০টি", "শিক্ষার্থী ২১০ জন", "বস্তা ৬ হাজার")

    assert article(TITLE, DATE, BODY[:3], facts, BODY[3:]).paragraphs == (
        *BODY[:3],
        *facts,
        *BODY[3:],
    )
    assert article(TITLE, DATE, BODY[:3], CARDS[::2], BODY[3:]).paragraphs == BODY


def test_a_quoted_question_closes_the_text():
    question = "চরের মানুষের প্রশ্ন, ‘তত দিন আমরা থাকব কোথায়?’"

    assert article(TITLE, DATE, BODY, question, "শেয়ার করুন", FOOTER).paragraphs == (*BODY, question)
    assert article(TITLE, DATE, BODY, question, CARDS[::2], FOOTER).paragraphs == BODY
