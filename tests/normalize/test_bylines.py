"""Bylines, datelines and source lines of every shape that papers print."""

import pytest

from newsclean.model import Found
from newsclean.normalize.bylines import find_closing_source, halve, read_bylines


def line(raw):
    return read_bylines([Found(raw, "line 3", "byline.line")])


def first(raw):
    return read_bylines([], Found(raw, "line 5", "byline.prefix"))


@pytest.mark.parametrize(
    ("raw", "authors"),
    [
        ("নিজস্ব প্রতিবেদক", ["নিজস্ব প্রতিবেদক"]),
        ("নিজস্ব প্রতিবেদক, ঢাকা", ["নিজস্ব প্রতিবেদক"]),
        ("অনলাইন ডেস্ক", ["অনলাইন ডেস্ক"]),
        ("আন্তর্জাতিক ডেস্ক - প্রতিনিধি", ["আন্তর্জাতিক ডেস্ক"]),
        ("স্পোর্টস ডেস্ক, নদীর খবর নিউজ", ["স্পোর্টস ডেস্ক, নদীর খবর নিউজ"]),
        ("রাজশাহী প্রতিনিধি", ["রাজশাহী প্রতিনিধি"]),
        ("রফিকা খাতুন", ["রফিকা খাতুন"]),
        ("By রফিকা খাতুন", ["রফিকা খাতুন"]),
        ("লেখক: রফিকা খাতুন", ["রফিকা খাতুন"]),
        ("Written by Rafiqa Khatun", ["Rafiqa Khatun"]),
        ("রফিকা খাতুন, জ্যেষ্ঠ প্রতিবেদক", ["রফিকা খাতুন"]),
        ("রফিকা খাতুন, শিবগঞ্জ (বগুড়া) প্রতিনিধি", ["রফিকা খাতুন"]),
        ("রফিকা খাতুন, সহকারী আউটপুট এডিটর | নদীরখবর.কম", ["রফিকা খাতুন"]),
        ("রফিকা খাতুন ও আবদুল মতিন", ["রফিকা খাতুন", "আবদুল মতিন"]),
        ("রফিকা খাতুন, আবদুল মতিন", ["রফিকা খাতুন", "আবদুল মতিন"]),
        ("রফিকা খাতুন, খুলনা প্রতিনিধি প্রকাশ: ১৫ জানুয়ারি ২০২৬, ১০:০৭ পিএম", ["রফিকা খাতুন"]),
        ("সারাবেলা ডেস্কসারাবেলা ডেস্ক", ["সারাবেলা ডেস্ক"]),
        ("News News Desk", ["News Desk"]),
        ("রফিকা খাতুন, মোরেলগঞ্জ থেকে ফিরে", ["রফিকা খাতুন"]),
        ("লেখক: রফিকা খাতুন, কৃষি গবেষক", ["রফিকা খাতুন"]),
        ("অধ্যাপক রফিকা খাতুন, সহযোগী অধ্যাপক, কৃষি বিশ্ববিদ্যালয়", ["অধ্যাপক রফিকা খাতুন"]),
        ("লেখক: স্থপতি", []),
        ("উপজেলা প্রতিনিধি, কাপ্তাই (রাঙামাটি):", ["উপজেলা প্রতিনিধি"]),
        ("নিজস্ব প্রতিবেদক, শিবচর", ["নিজস্ব প্রতিবেদক"]),
        ("স্টাফ রিপোর্টার, রফিকা খাতুন", ["রফিকা খাতুন"]),
        ("প্রতিবেদকের নাম", []),
        ("Reporter Name", []),
        ("প্রতিবেদকের নাম: রফিকা খাতুন", ["রফিকা খাতুন"]),
        ("admin", []),
        ("Site Admin", []),
        ("লেখক:", []),
        ("১২ মার্চ ২০২৪", []),
        ("কৃষি ডেস্ক মার্চ ১২, ২০২৪", ["কৃষি ডেস্ক"]),
        ("রফিকা খাতুন ১২ মার্চ ২০২৪, ১৪:২০", ["রফিকা খাতুন"]),
        ("Reporter Name ২৩৩ Views :", []),
        ("রফিকা খাতুন ১২৩ বার পঠিত", ["রফিকা খাতুন"]),
        ("অনলাইন সংস্করণ", []),
        ("Author, রফিকা খাতুন", ["রফিকা খাতুন"]),
        ("Role, নদীর খবর, ঢাকা", ["নদীর খবর"]),
        ("জ্যেষ্ঠ প্রতিবেদক | নদীরখবর.কম", ["জ্যেষ্ঠ প্রতিবেদক"]),
        ("রফিকা খাতুন চট্টগ্রাম ব্যুরো", ["রফিকা খাতুন"]),
        ("বিশেষ প্রতিবেদক চট্টগ্রাম ব্যুরো", ["বিশেষ প্রতিবেদক চট্টগ্রাম ব্যুরো"]),
        ("নিউজ ডেস্ক জলপাইগুড়ি", ["নিউজ ডেস্ক"]),
        ("News Desk গোসাবা", ["News Desk"]),
        ("ফরিদপুর থেকে নিজস্ব প্রতিবেদক", ["নিজস্ব প্রতিবেদক"]),
        ("রফিকা খাতুন, মালবাজার", ["রফিকা খাতুন"]),
        ("রফিকা খাতুন, টেকনাফ (কক্সবাজার)", ["রফিকা খাতুন"]),
        ("যশোর প্রতিনিধি, নদী নিউজ", ["যশোর প্রতিনিধি, নদী নিউজ"]),
    ],
)  # fmt: skip
def test_line_of_its_own(raw, authors):
    assert list(line(raw).authors) == authors


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("নিজস্ব প্রতিবেদক, ঢাকা", "ঢাকা"),
        ("রফিকা খাতুন, খুলনা প্রতিনিধি", "খুলনা"),
        ("রাজশাহী প্রতিনিধি", "রাজশাহী"),
        ("উপজেলা প্রতিনিধি, কাপ্তাই (রাঙামাটি):", "কাপ্তাই"),
        ("রফিকা খাতুন, খুলনা থেকে", "খুলনা"),
        ("নিজস্ব প্রতিবেদক, ভোরের খবর", None),
        ("রফিকা খাতুন", None),
    ],
)
def test_place_of_a_post(raw, place):
    assert line(raw).place == place


@pytest.mark.parametrize(
    ("other", "authors"),
    [
        ("রফিকা খাতুন", ["রফিকা খাতুন"]),
        ("অনলাইন ডেস্ক", ["অনলাইন ডেস্ক"]),
        ("", ["Ratul Sen"]),
    ],
)
def test_who_published_it_stands_where_nobody_wrote_it(other, authors):
    found = read_bylines([Found("Published by: Ratul Sen", "", ""), Found(other, "", "")])

    assert list(found.authors) == authors


def test_the_house_stands_last():
    house = Found("নদীর খবর", "", "byline.house")

    assert list(read_bylines([house]).authors) == ["নদীর খবর"]
    assert list(read_bylines([house, Found("অনলাইন ডেস্ক", "", "")]).authors) == ["অনলাইন ডেস্ক"]
    assert list(read_bylines([house], Found("নিজস্ব প্রতিনিধি, মালদা: জল বাড়ছে।", "", "")).authors) == [
        "নিজস্ব প্রতিনিধি"
    ]


def test_a_person_is_named_before_a_desk():
    found = read_bylines([Found("অনলাইন ডেস্ক", "", ""), Found("রফিকা খাতুন", "", "")])

    assert list(found.authors) == ["রফিকা খাতুন"]


@pytest.mark.parametrize(
    ("raw", "authors"),
    [
        ("ওয়েবডেস্ক- নদীর জল বাড়ছে। গ্রাম ডুবছে।", ["ওয়েবডেস্ক"]),
        ("নিজস্ব সংবাদদাতা: নদীর জল বাড়ছে।", ["নিজস্ব সংবাদদাতা"]),
        ("নিজস্ব সংবাদদাতাঃ নদীর জল বাড়ছে।", ["নিজস্ব সংবাদদাতা"]),
        ("স্টাফ রিপোর্টার ॥ নদীর পানি বাড়ছে।", ["স্টাফ রিপোর্টার"]),
        ("নিজস্ব প্রতিবেদক :: নদীর পানি বাড়ছে।", ["নিজস্ব প্রতিবেদক"]),
        ("রফিকা খাতুন, শিবগঞ্জ (বগুড়া) প্রতিনিধিঃ নদীর পানি বাড়ছে।", ["রফিকা খাতুন"]),
        ("রফিকা খাতুন, মালবাজার: নদীর জল বাড়ছে।", ["রফিকা খাতুন"]),
        ("রফিকা খাতুন, শিলিগুড়ি: নদীর জল বাড়ছে।", ["রফিকা খাতুন"]),
        ("চেয়ারম্যান বলেন: নদীর পানি বাড়ছে।", []),
        ("চেয়ারম্যান বলেন, রংপুর: নদীর পানি বাড়ছে।", []),
        ("ঢাকা কলেজ, নীলগঞ্জ: নদীর পানি বাড়ছে।", []),
        ("একটি প্রশ্ন রয়ে গেল – নদী কার?", []),
        ("নদীর পানি বাড়ছে। গ্রাম ডুবছে।", []),
    ],
)
def test_prefix_of_the_first_paragraph(raw, authors):
    assert list(first(raw).authors) == authors


@pytest.mark.parametrize(
    ("raw", "place", "agencies"),
    [
        ("ঢাকা, ২৩ মে, ২০২৪ (বাসস) : নদীর পানি বাড়ছে।", "ঢাকা", ["বাসস"]),
        ("শিলচর (অসম), ১৯ জুলাই (হি.স.) : নদীর জল বাড়ছে।", "শিলচর", ["হিন্দুস্থান সমাচার"]),
        ("কলকাতা: নদীর জল বাড়ছে।", "কলকাতা", []),
        ("আগরতলা, ২১ জানুয়ারী ।। নদীর জল বাড়ছে।", "আগরতলা", []),
        ("ঢাকা, ২৮ ডিসেম্বর – নদীর পানি বাড়ছে।", "ঢাকা", []),
        ("ঢাকায় নদীর পানি বাড়ছে: বলছে পাউবো।", None, []),
    ],
)
def test_dateline(raw, place, agencies):
    found = first(raw)

    assert (found.place, list(found.agencies), list(found.authors)) == (place, agencies, [])


@pytest.mark.parametrize(
    ("raw", "agencies"),
    [
        ("সূত্র : রয়টার্স", ["রয়টার্স"]),
        ("তথ্যসূত্র: সিএনএন", ["সিএনএন"]),
        ("সূত্র: বিবিসি ও এএফপি", ["বিবিসি", "এএফপি"]),
        ("Source: VOA News", ["ভয়েস অব আমেরিকা"]),
        ("সূত্র: নদীর খবর", ["নদীর খবর"]),
        ("সূত্র: এ কথা জানিয়েছেন জেলা প্রশাসকের কার্যালয়ের একাধিক কর্মকর্তা", []),
    ],
)
def test_source_line(raw, agencies):
    assert list(read_bylines([], None, [Found(raw, "", "")]).agencies) == agencies


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("বৈঠক শেষ হয়েছে। খবর বিবিসির।", "বিবিসি"),
        ("বৈঠক শেষ হয়েছে। খবর রয়টার্সের", "রয়টার্স"),
        ("বৈঠক শেষ হয়েছে (খবর এএফপি)", "এএফপি"),
        ("তিনি বিবিসির খবর শোনেন।", None),
        ("এ খবর ছড়িয়ে পড়েছে।", None),
        ("", None),
    ],
)
def test_closing_words_name_an_agency(text, agency):
    assert find_closing_source(text) == agency


def test_an_agency_in_the_byline_is_an_agency():
    found = line("বাসস")

    assert (list(found.authors), list(found.agencies)) == ([], ["বাসস"])


def test_evidence_names_the_line():
    found = line("রফিকা খাতুন, খুলনা প্রতিনিধি")

    assert [f.raw for f in found.authors_from] == ["রফিকা খাতুন, খুলনা প্রতিনিধি"]
    assert found.place_from is not None
    assert found.place_from.where == "line 3"


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("আজকের ডেস্ক আজকের ডেস্ক আজকের ডেস্ক", "আজকের ডেস্ক"),
        ("নদী নদী খবর", "নদী খবর"),
        ("মামুন মামুন", "মামুন"),
        ("রফিকা খাতুন", "রফিকা খাতুন"),
        ("", ""),
    ],
)
def test_doubled_names_are_halved(text, half):
    assert halve(text) == half


def test_a_name_doubled_in_both_forms_of_a_letter_is_one_name():
    name = "রায়হান ব্যুরো"
    composed = name.replace("\N{BENGALI LETTER YA}\N{BENGALI SIGN NUKTA}", "\N{BENGALI LETTER YYA}")
    decomposed = composed.replace(
        "\N{BENGALI LETTER YYA}", "\N{BENGALI LETTER YA}\N{BENGALI SIGN NUKTA}"
    )

    assert composed != decomposed
    assert list(line(composed + decomposed).authors) == [decomposed]
