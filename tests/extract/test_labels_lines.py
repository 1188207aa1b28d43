"""What a line is by its own words: each family of furniture, and the sentences that are none."""

import pytest

from newsclean.extract.labels import furniture, is_initials, is_section
from newsclean.lexicon import fold
from newsclean.lexicon.bylines import is_byline
from newsclean.lexicon.phrases import ENDINGS, LINES, OPENINGS, PICTURE_WORDS, PROMOS
from newsclean.model import Block, Kind


def told(text):
    label = furniture(Block(7, text, fold(text)))
    if label is not None:
        assert label.block == 7
        assert label.rule.count(".") == 1
    return label and label.kind


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (
            Kind.SHARE,
            ["শেয়ার করুন", "Share this news on:", "Link Copied!", "SHARES", "পোস্টটি শেয়ার করুন", "Follow Us :", "ফলো করুন", "অ+", "ফেসবুক টুইটার হোয়াটসঅ্যাপ",
             "খবরটি শেয়ার করুন", "চরের খবর ইউটিউব চ্যানেলটি সাবস্ক্রাইব করুন", "Click to share on Facebook", "সবার আগে খবর পেতে চরের খবর ফেসবুক পেজে লাইক দিন।"],
        ),
        (
            Kind.ADVERT,
            ["বিজ্ঞাপন", "- বিজ্ঞাপন -", "Advertisement", "Advertisment", "Manual5 Ad Code", "Header Ad", "[ad_1]", "Iklan", "Advertise your products here"],
        ),
        (
            Kind.RELATED,
            ["আরও পড়ুন", "আরো পড়ুন", "আরও পড়ুন- সেতুর টোল বাড়ছে", "আরও পড়ুন: সেতুর টোল বাড়ছে", "[আরও পড়ুন: সেতুর টোল বাড়ছে]", "আরও পড়ুন<< সেতুর টোল বাড়ছে",
             "দেখুন আরও খবর-", "আরও সংবাদ", "সর্বশেষ", "সর্বাধিক পঠিত", "এই বিভাগের আরো খবর", "সম্পর্কিত খবর", "RELATED ARTICLES", "Most Popular", "- Related topics -",
             "আগের সংবাদ", "<< আগের খবর", "আরও পড়ুন সর্বাধিক পঠিত", "পড়ুন: সেতুর টোল বাড়ছে জানুয়ারি থেকে"],
        ),
        (
            Kind.COMMENT,
            ["মন্তব্য করুন", "আপনার মতামত লিখুন :", "শর্ত সমূহ:", "Write Your Comment", "Your email address will not be published.", "Comments are closed",
             "ইহাতে মন্তব্য প্রদান বন্ধ রয়েছে", "0 Comments"],
        ),
        (Kind.TAGS, ["Tag :", "বিষয়:", "ট্যাগ: নদী ভাঙন", "Tags: river, school"]),
        (Kind.COUNTER, ["1537", "২৩৩জন দেখেছেন", "/ ৫২৩৩ বার পড়া হয়েছে", "79 total views", "৪ মিনিটে পড়ুন", "৭.৫k shares"]),
        (Kind.MEDIA, ["img", "Video thumbnail", "author-image", "balasore accident.jpg", "68060dd28c0a1-210425032018.webp", "06:10:38", "13:58"]),
        (
            Kind.CAPTION,
            ["ছবি: সংগৃহীত", "ফাইল ছবি", "(নিজস্ব চিত্র)", "ভাঙনের মুখে বিদ্যালয়। ছবি: চরের খবর", "নদীর পাড়ে শিশুরা/ ফাইল ছবি এএফপি", "Photo: Collected", "ছবি : চরের খবর"],
        ),
        (
            Kind.FOOTER,
            ["সম্পাদক : আবদুল হাই  প্রকাশক : সালমা বেগম", "চরের খবর কর্তৃক সর্বস্বত্ব সংরক্ষিত", "সরকারি নিবন্ধন নং ৬৮", "© ২০২৫ চরের খবর", "Copyright © 2015 example.com",
             "মোবাইল অ্যাপস ডাউনলোড করুন", "ফোন: ০২-৫৫৫০১২৩৪", "ঠিকানা: ১২ নদীর পাড় সড়ক, চরনগর", "Design & Developed by Example", "We use cookies to improve your experience.", "ইউনিকোড কনভার্টার",
             "এই ওয়েবসাইটের কোনো লেখা বা ছবি অনুমতি ছাড়া নকল করা বেআইনি।"],
        ),
        (
            Kind.PROMO,
            ["পাঠকপ্রিয় অনলাইন নিউজ পোর্টাল চরের খবরে লিখতে পারেন আপনিও। লেখার বিষয় ভ্রমণ, কৃষি, ফিচার।", "বিস্তারিত আসছে...", "সম্পূর্ণ আর্টিকেলটি পড়ুন", "Continue reading ভাঙনের মুখে বিদ্যালয়"],
        ),
        (Kind.NAVIGATION, ["জাতীয়", "রাজনীতি", "Home", "আইন-আদালত", "× হোম জাতীয় রাজধানী সারা দেশ অনুসন্ধান", "হোম » জাতীয় » সারাদেশ"]),
        (Kind.CODE, ["<p style=\"text-align:justify\">", "![](http://example.com/a)", "pic.twitter.com/Ab12", "Edit with Live CSS", "***", "https://example.com/a"]),
        (Kind.SOURCE, ["সূত্র : রয়টার্স", "তথ্যসূত্র: সিএনএন", "Source: VOA News"]),
        (Kind.DATE, ["প্রকাশিত: ১০:২৬ এএম, ১৩ জুলাই ২০২৫", "২ দিন ১১ ঘন্টা ৪৯ মিনিট আগে", "দুই দিন আগে", "৫ ঘণ্টা আগে১০:০৫", "৭ years ago", "আপডেট:", "২০-০৬-২০২৪ ০৩:২৮:৫৭ am"]),
        (Kind.VISIT_CLOCK, ["প্রিন্ট: ২৯ মার্চ ২০২৬, ০১:৫৩ পিএম", "হালনাগাদ: ১৪ সেপ্টেম্বর ২০২৪"]),
        (Kind.HEADER_DATE, ["শনিবার, ২০ ডিসেম্বর ২০২৫, ৬ পৌষ ১৪৩২ বঙ্গাব্দ"]),
    ],
    ids=lambda value: value.value if isinstance(value, Kind) else "",
)  # fmt: skip
def test_families(kind, lines):
    assert [(line, told(line)) for line in lines] == [(line, kind) for line in lines]


@pytest.mark.parametrize(
    "line",
    [
        "ফেসবুকে দেওয়া এক পোস্টে তিনি এ কথা লেখেন।",
        "তিনি ইউটিউব চ্যানেল খুলে রান্নার ভিডিও দেন।",
        "পত্রিকাটির সম্পাদক ও প্রকাশক দুজনই জামিন পেয়েছেন।",
        "সম্পাদকীয় নীতি নিয়ে প্রশ্ন তুলেছেন পাঠকেরা।",
        "শেয়ারবাজারে সূচক কমেছে ৩০ পয়েন্ট।",
        "ভিডিওটি এক দিনে ৪০ হাজার বার শেয়ার হয়েছে।",
        "কোম্পানিটির প্রতিটি শেয়ার বিক্রি হয়েছে ৫২ টাকায়।",
        "ছবি তোলার সময় নৌকাটি ডুবে যায়।",
        "ছবিটি মুক্তি পাবে ঈদে, জানালেন পরিচালক।",
        "মানচিত্র দেখিয়ে তিনি গ্রামটির অবস্থান বোঝান।",
        "বিজ্ঞাপন থেকে আয় কমেছে পত্রিকাগুলোর।",
        "মন্তব্য করতে রাজি হননি মন্ত্রণালয়ের কর্মকর্তারা।",
        "খবর পেয়ে পুলিশ ঘটনাস্থলে যায়।",
        "খবর পেতে দেরি হওয়ায় দমকল যুক্ত হয় এক ঘণ্টা পর।",
        "সূত্র জানায়, দরপত্রে অংশ নেয় তিনটি প্রতিষ্ঠান।",
        "খবর বিবিসির।",
        "যোগাযোগ বন্ধ রয়েছে দুই জেলার মধ্যে।",
        "আদালতের অনুমতি ছাড়া তিনি বিদেশে যেতে পারবেন না।",
        "সরকারের অনুমতি ছাড়া নদী থেকে বালু তোলা দণ্ডনীয় অপরাধ।",
        "৫ দিন আগে তিনি ঢাকায় এসেছিলেন বলে জানান স্বজনেরা।",
        "২০২৪ সালের ৫ আগস্ট সরকার পতনের পর কারখানাটি বন্ধ হয়ে যায়।",
        "না।",
        "হ্যাঁ।",
        "ভিডিওতে দেখা যায়, বাসটি উল্টো পথে আসছিল।",
        "প্রকাশিত বইয়ের সংখ্যা গত বছরের চেয়ে কম।",
        "আজ সকালে ট্রেনটি ছেড়ে গেছে।",
        "মৃত্যু",
        "আরও পড়াশোনা করতে চান তিনি।",
        "আরও খবর আসবে বলে আশা করছেন স্বজনেরা।",
        "এ বিষয়ে আরও খবর পাওয়া যায়নি।",
        "খবরটি শেয়ার করে তিনি প্রতিবাদ জানান।",
        "বিজ্ঞাপনের জন্য তিনি পারিশ্রমিক নেননি।",
        "তিনি ফেসবুকে একটি ফাইল ছবি পোস্ট করেন।",
        "ভিডিওটি ৪০০০ বার দেখা হয়েছে।",
        "খবর জানতে তিনি কয়েকটি পেজ অনুসরণ করেন।",
        "বইটি একাডেমি কর্তৃক ঢাকা থেকে প্রকাশিত হয়েছে।",
        "তিনি একটি টেলিগ্রাম চ্যানেলে যুক্ত।",
        "লেখক: নদী ও মানুষ বইয়ের রচয়িতা",
        "নিজস্ব প্রতিবেদক",
        "তফসিল ঘোষণা ফেব্রুয়ারিতে: নির্বাচন কমিশন",
        "সেতুর টোল বাড়ছে জানুয়ারি থেকে",
    ],
)  # fmt: skip
def test_sentences_names_and_headlines_are_not_told(line):
    assert told(line) is None


def test_a_credit_behind_a_long_paragraph_leaves_it_text():
    paragraph = "নদীর পাড় ভাঙতে ভাঙতে এখন মাঠে এসে ঠেকেছে। " * 4

    assert told(f"{paragraph}ছবি: সংগৃহীত") is None


@pytest.mark.parametrize(
    "line",
    ["ইএ/টিকে", "টিটিএন", "এমএম", "ওআ/", "/এনএ", "এসইউ/আরএডি", "আশিক/মি", "(তুহিনা/তৌহিদ/মুক্তা)"],
)
def test_initials(line):
    assert is_initials(fold(line))


@pytest.mark.parametrize("line", ["ঢাকা", "নদী ও মানুষ", "এ বিষয়ে কিছু জানা যায়নি।", "তাসনিম আরা"])
def test_words_are_no_initials(line):
    assert not is_initials(fold(line))


def test_sections():
    assert is_section("জাতীয়")
    assert is_section(fold("Home"))
    assert not is_section("নদীভাঙন")


@pytest.mark.parametrize(
    "line",
    ["নিজস্ব প্রতিবেদক", "নিজস্ব প্রতিবেদক, ঢাকা", "অনলাইন ডেস্ক", "স্টাফ রিপোর্টার ॥", "মাহবুব আলম, স্টাফ করেসপন্ডেন্ট | চরের খবর", "By চরের খবর ডেস্ক", "লেখা: তাসনিম আরা",
     "সিরাজগঞ্জ সংবাদদাতা", "যুগান্তর প্রতিবেদন", "তামিম হাসান, শিবচর (মাদারীপুর) প্রতিনিধি"],
)  # fmt: skip
def test_bylines(line):
    assert is_byline(fold(line))


@pytest.mark.parametrize(
    "line",
    ["সচিবালয়ে জমা পড়ল তদন্ত কমিটির প্রতিবেদন", "ঢাকায় আসছে জাতিসংঘের প্রতিনিধি দল", "নিজস্ব প্রতিবেদক জানান, কাজ শুরু হয়েছে।", "বার্তা সম্পাদক পদে নিয়োগ",
     "অনলাইন ক্লাসে আগ্রহ কমছে", "সাংবাদিক ও প্রতিবেদকদের জন্য কর্মশালা?", "তাসনিম আরা"],
)  # fmt: skip
def test_headlines_are_no_bylines(line):
    assert not is_byline(fold(line))


def test_tables_are_written_as_they_are_matched():
    for lines in LINES.values():
        assert [line for line in lines if fold(line) != line] == []
    patterns = [pattern for _, pattern in OPENINGS]
    patterns += [rule.pattern for rule in (*ENDINGS, *PROMOS)]
    words = [word for rule in (*ENDINGS, *PROMOS) for word in rule.words]
    assert [
        text
        for text in (*patterns, *words, *PICTURE_WORDS)
        if fold(text).replace(" ", "")
        != text.lower().replace(" ", "").replace("\\u0980-\\u09ff", "\\u0980-\\u09ff")
    ] == []


def test_a_known_line_belongs_to_one_family():
    seen = {}
    for kind, lines in LINES.items():
        for line in lines:
            assert seen.setdefault(line, kind) is kind, line
