"""Titles, bylines and dates of raw page texts, and the pages that are no article."""

import pytest

from newsclean.extract.text import extract_text
from newsclean.extract.text.glued import clean_paragraph, split_source
from newsclean.extract.text.titles import clean_title
from newsclean.model import Draft, Refusal

TITLE = "শতবর্ষী গাছ কাটা ঠেকালেন গ্রামের নারীরা"
BODY = (
    "সড়ক চওড়া করার জন্য শতবর্ষী গাছগুলো কাটার কথা ছিল। ভোরে করাত নিয়ে শ্রমিকেরা এলে গ্রামের নারীরা গাছ জড়িয়ে দাঁড়িয়ে যান।",
    "দুপুর পর্যন্ত তাঁরা সরেননি। পরে উপজেলা প্রশাসনের লোকজন এসে কাজ বন্ধ রাখার নির্দেশ দেন।",
    "গ্রামের প্রবীণ শিক্ষক নুরুল আমিন বলেন, গাছগুলো লাগিয়েছিলেন তাঁদের দাদারা। গরমের দুপুরে হাটের মানুষ এই ছায়াতেই বসে।",
    "প্রশাসন জানিয়েছে, সড়কের নকশা বদলে গাছ রেখে কাজ করা যায় কি না, তা দেখা হচ্ছে।",
)
DATE = "প্রকাশ : ১২ মার্চ ২০২৫, ১৬:২০"


def draft(*parts):
    lines = [line for part in parts for line in ([part] if isinstance(part, str) else part)]
    found = extract_text("\n".join(lines))
    assert isinstance(found, Draft), found
    assert found.paragraphs == BODY
    return found


def title(*parts):
    found = draft(*parts).title
    return found.raw if found else None


@pytest.mark.parametrize(
    "above",
    [
        [TITLE],
        [TITLE, "নিজস্ব প্রতিবেদক, ফরিদপুর", DATE],
        [TITLE, TITLE, DATE],
        ["Home", "পরিবেশ", f"Home পরিবেশ {TITLE}", TITLE, "অনলাইন ডেস্ক", DATE],
        ["পরিবেশ", TITLE, "গাছ জড়িয়ে দাঁড়িয়ে আছেন নারীরা। ছবি: সংগৃহীত", "অ-", "অ+", "শেয়ার করুন"],
        [
            "আগের সংবাদ",
            "হাটে উঠেছে নতুন পেঁয়াজ, দাম কমছে ধীরে",
            "পরের সংবাদ",
            "মেলায় বেড়েছে শিশুদের বই বিক্রি",
            "পরিবেশ",
            TITLE,
            DATE,
        ],
        [DATE, TITLE],
        ["বাসস", "১২ মার্চ ২০২৫, ১৬:২০", TITLE],
        [f"{TITLE} | গ্রামের খবর", "শুক্রবার, ৭ নভেম্বর ২০২৫", "হোম", TITLE, DATE],
        ["রাজধানীতে তাপমাত্রা বাড়ছে", "হাটে উঠেছে নতুন পেঁয়াজ", TITLE, "ফাতেমা জোহরা", DATE],
    ],
    ids=range(10),
)
def test_the_title_is_found_whatever_stands_round_it(above):
    assert title(above, BODY) == TITLE


def test_a_title_below_the_text_is_found_with_its_date():
    found = draft(BODY, TITLE, DATE)

    assert found.title is not None
    assert found.title.raw == TITLE
    assert ("published", DATE) in [(d.role, d.raw) for d in found.dates]


def test_without_a_headline_there_is_no_title():
    assert title("১২ মার্চ ২০২৫", BODY, "আরও পড়ুন", "হাটে উঠেছে নতুন পেঁয়াজ") is None


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        (f"HomeScroll{TITLE}", TITLE),
        (f"Home দেশ {TITLE}", TITLE),
        (f"হোম  বাংলাদেশ  {TITLE}", TITLE),
        (f"Home Page » জাতীয় » {TITLE}", TITLE),
        (f"প্রচ্ছদ > সারা দেশ > {TITLE}", TITLE),
        (f"{TITLE} {TITLE}", TITLE),
        (f"{TITLE}{TITLE}", TITLE),
        ("হোম অফিসে ফিরছে বড় কোম্পানিগুলো", "হোম অফিসে ফিরছে বড় কোম্পানিগুলো"),
        ("ধীরে ধীরে কমছে জেলেদের আয়", "ধীরে ধীরে কমছে জেলেদের আয়"),
    ],
)
def test_a_title_line_is_cleaned(line, headline):
    assert clean_title(line) == headline


@pytest.mark.parametrize(
    "byline",
    [
        "নিজস্ব প্রতিবেদক",
        "নিজস্ব প্রতিবেদক, ঢাকা",
        "অনলাইন ডেস্ক",
        "স্পেশাল করেসপন্ডেন্ট",
        "তামিম হাসান, শিবচর (মাদারীপুর) প্রতিনিধি",
        "By গ্রামের খবর ডেস্ক",
        "লেখক: ফাতেমা জোহরা",
        "ফাতেমা জোহরা",
        "সারাদিন ডেস্কসারাদিন ডেস্ক",
    ],
)
def test_bylines_between_title_and_text(byline):
    found = draft(TITLE, byline, DATE, BODY)

    assert [b.raw for b in found.bylines] == [byline]
    assert found.title is not None
    assert found.title.raw == TITLE


def test_a_byline_with_its_date_on_one_line_gives_both():
    line = "তামিম হাসান, শিবচর প্রতিনিধি প্রকাশ: ১৫ জানুয়ারি ২০২৬, ১০:০৭ পিএম"
    found = draft(TITLE, line, BODY)

    assert [b.raw for b in found.bylines] == [line]
    assert ("published", line) in [(d.role, d.raw) for d in found.dates]


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        (["ঢাকা, শনিবার, ২০ ডিসেম্বর ২০২৫, ৬ পৌষ ১৪৩২", TITLE, DATE], ["published", "header"]),
        (["প্রিন্ট: ২৯ মার্চ ২০২৬, ০১:৫৩ পিএম", TITLE, DATE], ["published", "visit"]),
        ([TITLE, "প্রকাশিত", "শুক্রবার, ১ এপ্রিল, ২০২২", "১৩৮", "বার পড়া হয়েছে"], ["published"]),
        ([TITLE, "আপডেট: ১৬৩৪ ঘণ্টা, এপ্রিল ২৩, ২০১৯"], ["updated"]),
        ([TITLE, "১২ মার্চ ২০২৫, ১৬:২০"], ["unlabelled"]),
    ],
    ids=["header", "print", "split", "updated", "bare"],
)
def test_dates_by_where_they_stand(lines, roles):
    found = draft(lines, BODY)

    assert [d.role for d in found.dates if d.role not in ("dateline", "credit")] == roles


def test_dates_of_other_stories_are_left_out():
    cards = [
        "সর্বশেষ",
        "হাটে উঠেছে নতুন পেঁয়াজ",
        "প্রকাশিত: ১৪ মার্চ ২০২৫",
        "মেলায় বেড়েছে বই বিক্রি",
        "প্রকাশিত: ১৫ মার্চ ২০২৫",
    ]
    found = draft(TITLE, BODY, cards)

    assert not [d for d in found.dates if d.role == "published"]


def test_a_date_printed_after_the_text_counts_where_it_says_so():
    found = draft(TITLE, BODY, "Posted ১৬:৩০ | বৃহস্পতিবার, ১২ ডিসেম্বর ২০১৩")

    assert [d.role for d in found.dates if d.role not in ("dateline", "credit")] == ["published"]


@pytest.mark.parametrize(
    ("glued", "clean"),
    [
        ("তাঁর চার মেয়ে।বিজ্ঞাপনবিশাল পরিবার হলেও অভাব নেই।", "তাঁর চার মেয়ে। বিশাল পরিবার হলেও অভাব নেই।"),
        ("সব কাজ শেষ।বিজ্ঞাপন", "সব কাজ শেষ।"),
        ("Advertisement গ্রামের খবর ডেস্ক : হাট বসেছে।", "গ্রামের খবর ডেস্ক : হাট বসেছে।"),
        ("হাট বসেছে আজ। আরও পড়ুন: নতুন পেঁয়াজ উঠেছে হাটে", "হাট বসেছে আজ।"),
        ("হাট বসেছে আজ।আরো পড়ুন- নতুন পেঁয়াজ", "হাট বসেছে আজ।"),
        ("হাট বসেছে আজ। [আরও পড়ুন: নতুন পেঁয়াজ] লোক কম।", "হাট বসেছে আজ। লোক কম।"),
        ("Comments are closedসালাউদ্দিন হাটে গেছেন।", "সালাউদ্দিন হাটে গেছেন।"),
        ("Golam-Mosihপ্রবাসী শ্রমিকেরা ফিরছেন।", "প্রবাসী শ্রমিকেরা ফিরছেন।"),
        ("বলেছেন তিনি।ছবি: সংগৃহীত", "বলেছেন তিনি।"),
        # left alone
        ("আয় কমেছে। বিজ্ঞাপনের বাজারও ছোট।", "আয় কমেছে। বিজ্ঞাপনের বাজারও ছোট।"),
        ("আয় কমেছে।বিজ্ঞাপনদাতারা সরে গেছেন।", "আয় কমেছে।বিজ্ঞাপনদাতারা সরে গেছেন।"),
        ("বিজ্ঞাপন থেকে আয় কমেছে।", "বিজ্ঞাপন থেকে আয় কমেছে।"),
        ("তিনি বলেন, আরও পড়ুন, আরও জানুন।", "তিনি বলেন, আরও পড়ুন, আরও জানুন।"),
        ("IMFএর ঋণ নিয়ে আলোচনা চলছে।", "IMFএর ঋণ নিয়ে আলোচনা চলছে।"),
        ("New Yorkএর মেয়র এসেছেন।", "New Yorkএর মেয়র এসেছেন।"),
    ],
)
def test_notices_glued_into_a_paragraph(glued, clean):
    assert clean_paragraph(glued) == clean


def test_both_forms_of_nukta_letters_are_cleaned():
    composed = "হাট বসেছে আজ। আরও প\N{BENGALI LETTER RRA}ুন: নতুন পেঁয়াজ"

    assert clean_paragraph(composed) == "হাট বসেছে আজ।"


def test_a_glued_source_is_parted_but_a_sentence_is_not():
    assert split_source("জানান তিনি।’সূত্র: ডেডলাইন ও বিবিসি") == ("জানান তিনি।’", "সূত্র: ডেডলাইন ও বিবিসি")
    assert split_source("জানান তিনি। সূত্র জানায়, কাজ চলছে।") == ("জানান তিনি। সূত্র জানায়, কাজ চলছে।", None)


HEADLINES = (
    "হাটে উঠেছে নতুন পেঁয়াজ, দাম কমছে ধীরে",
    "মেলায় বেড়েছে শিশুদের বই বিক্রি",
    "নদীতে কমেছে ইলিশ, ফিরছেন জেলেরা",
    "সেতুর টোল বাড়ছে জানুয়ারি থেকে",
    "শীতের সবজির দাম কমেনি বাজারে",
    "হাসপাতালে শয্যার চেয়ে রোগী দ্বিগুণ",
)
EXCERPT = "পাইকারি বাজারে দাম কমলেও খুচরায় তার ছাপ নেই, ক্রেতারা বলছেন সপ্তাহের ব্যবধানে দাম..."
LEAD = "দিনের গুরুত্বপূর্ণ সব খবর এক জায়গায় পড়তে পারেন এই পাতায়। জাতীয়, অর্থনীতি ও খেলার নির্বাচিত খবর এখানে সাজানো থাকে প্রতিদিন।"


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([], "empty"),
        (["\N{ZERO WIDTH SPACE}", "  "], "empty"),
        (
            [
                "www.gramerkhobor.example",
                "Performing security verification",
                "Enable JavaScript and cookies to continue",
                "Ray ID: 9e3d",
            ],
            "blocked",
        ),
        (
            [
                "Sorry, you have been blocked",
                "You are unable to access this site",
                "Cloudflare Ray ID: 9b3e",
            ],
            "blocked",
        ),
        (
            ["ই-পেপার", "জাতীয়", "খেলা", "সম্পাদক : রহিমা খাতুন", "গোপনীয়তা নীতি", "স্বত্ব © ২০২৫ গ্রামের খবর"],
            "shell",
        ),
        (["হোম", "জাতীয়", *HEADLINES, "সম্পাদক : রহিমা খাতুন"], "listing"),
        ([x for head in HEADLINES for x in (head, EXCERPT, "২ ঘণ্টা আগে")], "listing"),
        (
            [
                "প্রথম পাতা",
                *[x for head in HEADLINES for x in (head, "১০ আগস্ট ২০২৬, ০৩:৪৬ এএম")],
                "আরও পড়ুন",
                LEAD,
            ],
            "listing",
        ),
        (["প্রথম পাতা", *[x for head in HEADLINES for x in (head, EXCERPT)], LEAD], "listing"),
        (
            [
                x
                for head, text in zip(HEADLINES, BODY, strict=False)
                for x in (head, text, "১০ আগস্ট ২০২৬")
            ],
            "listing",
        ),
        (
            [
                "A headline in English",
                *[
                    f"Paragraph {n} of a long English report about the trees along the road, which were saved by women of the village."
                    for n in range(6)
                ],
            ],
            "language",
        ),
        (["গাছ কাটা বন্ধ", "ভিডিওটি দেখুন।"], "no-text"),
    ],
    ids=[
        "none",
        "invisible",
        "challenge",
        "blocked",
        "shell",
        "headlines",
        "excerpts",
        "dated",
        "cut",
        "cards",
        "english",
        "video",
    ],
)
def test_what_is_no_article_says_why(lines, reason):
    found = extract_text("\n".join(lines))

    assert isinstance(found, Refusal)
    assert found.reason == reason
    assert len(found.labels) == len(found.blocks)


def test_a_short_agency_story_is_an_article():
    found = extract_text("\n".join([TITLE, DATE, BODY[0]]))

    assert isinstance(found, Draft)
    assert found.paragraphs == BODY[:1]


def test_a_note_of_the_house_under_headlines_is_no_article():
    note = "পাঠকের আস্থাই আমাদের শক্তি। সত্য ও নিরপেক্ষ খবর সবার আগে পৌঁছে দিতে আমরা প্রতিশ্রুতিবদ্ধ, সেই পথেই চলছি দুই দশক ধরে।"
    found = extract_text("\n".join(["হোম", *HEADLINES, note]))

    assert isinstance(found, Refusal)
    assert found.reason == "listing"


@pytest.mark.parametrize(
    ("lines", "bylines"),
    [
        (["ফাতেমা জোহরা", "ফরিদপুর প্রতিনিধি", DATE], ["ফাতেমা জোহরা", "ফরিদপুর প্রতিনিধি"]),
        (["ফাতেমা জোহরা", "ফরিদপুর", DATE], ["ফাতেমা জোহরা", "ফরিদপুর"]),
        (["ফাতেমা জোহরা, ফরিদপুর"], ["ফাতেমা জোহরা, ফরিদপুর"]),
        (["ফাতেমা জোহরা, শিবচর (মাদারীপুর)"], ["ফাতেমা জোহরা, শিবচর (মাদারীপুর)"]),
        (["ফাতেমা জোহরা, শিবচর থেকে ফিরে"], ["ফাতেমা জোহরা, শিবচর থেকে ফিরে"]),
        ([DATE, "উপজেলা প্রতিনিধি, শিবচর (মাদারীপুর):"], ["উপজেলা প্রতিনিধি, শিবচর (মাদারীপুর):"]),
        (["ফাতেমা জোহরা, আবদুল মতিন", DATE], ["ফাতেমা জোহরা, আবদুল মতিন"]),
        ([f"ফাতেমা জোহরা {DATE}"] * 2, [f"ফাতেমা জোহরা {DATE}"]),
        (["img", "গাছ জড়িয়ে নারীরা, ফরিদপুর"], []),
        (["গাছ জড়িয়ে দাঁড়িয়ে থাকা গ্রামের কয়েকজন নারী", "ফরিদপুর প্রতিনিধি"], ["ফরিদপুর প্রতিনিধি"]),
    ],
    ids=range(10),
)
def test_names_beside_posts_places_and_dates(lines, bylines):
    assert [b.raw for b in draft(TITLE, lines, BODY).bylines] == bylines


def test_a_caption_under_an_image_is_no_deck():
    assert draft(TITLE, DATE, "img", "গাছ জড়িয়ে দাঁড়িয়ে আছেন গ্রামের কয়েকজন নারী", BODY).subtitle is None
    assert draft(TITLE, DATE, "গাছ জড়িয়ে আছেন গ্রামের নারীরা/ ছবি ফাতেমা জোহরা", BODY).subtitle is None


def test_a_deck_loses_its_bullet():
    found = draft(TITLE, "• নকশা বদলে গাছ রেখে কাজ করার চিন্তা", "• দাদারা লাগিয়েছিলেন", DATE, BODY)

    assert found.subtitle is not None
    assert found.subtitle.raw == "নকশা বদলে গাছ রেখে কাজ করার চিন্তা"


@pytest.mark.parametrize(
    ("above", "kicker"),
    [
        (["গাছ বাঁচানোর লড়াই"], "গাছ বাঁচানোর লড়াই"),
        (["পরের সংবাদ", "মেলায় বেড়েছে বই বিক্রি"], None),
        (["আরও খবর", "মেলায় বেড়েছে শিশুদের বই বিক্রি"], None),
    ],
    ids=range(3),
)
def test_a_neighbours_headline_is_no_kicker(above, kicker):
    found = draft(above, TITLE, DATE, BODY).kicker

    assert (found and found.raw) == kicker


def test_the_visitors_day_is_found_above_long_menus():
    menu = [f"পাতা {chr(0x0995 + n)}" for n in range(20)] * 4
    found = draft("ঢাকা", "শনিবার, ১৬ আগস্ট ২০২৫", "১ ভাদ্র ১৪৩২ বঙ্গাব্দ", menu, TITLE, DATE, BODY)

    assert ("header", "শনিবার, ১৬ আগস্ট ২০২৫") in [(d.role, d.raw) for d in found.dates]
