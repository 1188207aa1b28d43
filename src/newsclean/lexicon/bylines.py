"""Words of bylines, datelines and credits, on the folded copy: roles, agencies, places.

Roles and desks say that a line is a byline; agencies are wire services and papers that a story
names as its source; places open a dateline.
"""

import re
from functools import lru_cache

from newsclean.lexicon.calendar import (
    DATE_LABELS,
    DAY_PARTS,
    GREGORIAN_MONTHS,
    WEEKDAYS,
    alternatives,
    is_date_line,
)
from newsclean.lexicon.folding import fold

# A desk or bureau is an author where no person is named; a post is cut from a person's name.
DESKS = (
    "ডেস্ক", "ডেক্স", "ওয়েবডেস্ক", "ব্যুরো", "নিউজরুম", "desk", "bureau", "newsroom", "web desk", "news desk", "টিম", "অনলাইন",
)  # fmt: skip
POSTS = (
    "প্রতিবেদক", "প্রতিবেদন", "প্রতিনিধি", "সংবাদদাতা", "রিপোর্টার", "রিপোর্ট", "করেসপন্ডেন্ট", "করেসপনডেন্ট", "করেস্পন্ডেন্ট", "করসপন্ডেন্ট",
    "সংবাদকর্মী", "বার্তা পরিবেশক", "প্রতিবেদকঃ", "বিশেষ সংবাদদাতা", "প্রদায়ক", "reporter", "correspondent", "staff writer", "staff reporter",
    "contributor", "কন্ট্রিবিউটর", "stringer", "সাব-এডিটর", "সাব এডিটর", "আউটপুট এডিটর", "সহ-সম্পাদক", "সহসম্পাদক", "বার্তা সম্পাদক", "স্টাফ রিপোর্টার",
)  # fmt: skip
BYLINE_OPENINGS = (
    "by ", "by: ", "written by", "authored by", "published by", "posted by", "reported by", "author:", "লেখক:", "লেখক :", "প্রতিবেদক:",
    "প্রতিবেদক :", "লিখেছেন", "লেখা:", "লেখা :", "প্রতিবেদন:", "প্রতিবেদন :", "রিপোর্টার:", "রিপোর্টার :", "সাংবাদিকের নাম:", "অনুবাদ:", "edited by",
    "প্রতিবেদকের নাম:", "প্রতিবেদকের নাম :", "রিপোর্টারের নাম:", "রিপোর্টারের নাম :", "author,", "reporter:", "reported by:",
)  # fmt: skip
# These name who put it on the page, not who wrote it.
PUBLISHER_OPENINGS = (
    "published by", "posted by", "edited by", "uploaded by", "produced by", "সম্পাদনা:", "সম্পাদনা :", "সম্পাদনায়", "প্রকাশক:",
)  # fmt: skip
# Words of an edition stand where a byline may: `অনলাইন সংস্করণ` (online edition).
EDITIONS = (
    "অনলাইন সংস্করণ", "প্রিন্ট সংস্করণ", "মুদ্রিত সংস্করণ", "অনলাইন ভার্সন", "প্রিন্ট ভার্সন", "অনলাইন এডিশন", "প্রিন্ট এডিশন", "online edition",
    "print edition", "online version", "print version",
)  # fmt: skip

# CMS accounts are nobody's name, nor are the words of a form that nobody filled in.
ACCOUNTS = frozenset(
    (
        "admin", "administrator", "site admin", "webmaster", "editor", "user", "root", "author", "news", "news desk admin", "superadmin",
        "super admin", "প্রকাশক", "test", "guest", "anonymous", "অ্যাডমিন", "এডমিন", "administrator1", "web admin", "admin1", "webadmin", "null", "undefined",
        "none", "staff", "publisher", "reporter name", "author name", "your name", "role", "reporter", *EDITIONS, "নাম", "প্রতিবেদকের নাম", "রিপোর্টারের নাম", "রিপোর্টার নেম",
        "রিপোর্টার নাম", "সাংবাদিকের নাম", "লেখকের নাম", "সংবাদদাতার নাম", "আপনার নাম",
    )
)  # fmt: skip

# What an author is besides: `লেখক: রেহানা বেগম, বিজ্ঞান লেখক`. The last word tells.
OCCUPATIONS = frozenset(
    (
        "লেখক", "লেখিকা", "গবেষক", "শিক্ষক", "শিক্ষিকা", "প্রভাষক", "অধ্যাপক", "অধ্যক্ষ", "উপাচার্য", "কবি", "সাহিত্যিক", "কথাসাহিত্যিক", "শিশুসাহিত্যিক",
        "ঔপন্যাসিক", "প্রাবন্ধিক", "কলামিস্ট", "কলামনিস্ট", "সাংবাদিক", "সম্পাদক", "সহসম্পাদক", "চিকিৎসক", "আইনজীবী", "ব্যারিস্টার", "স্থপতি", "প্রকৌশলী", "অর্থনীতিবিদ",
        "সমাজবিজ্ঞানী", "বিজ্ঞানী", "ইতিহাসবিদ", "শিক্ষাবিদ", "কৃষিবিদ", "পরিবেশবিদ", "পুষ্টিবিদ", "মনোবিদ", "রাজনীতিবিদ", "কূটনীতিক", "রাষ্ট্রদূত", "বিশ্লেষক", "বিশেষজ্ঞ",
        "পরামর্শক", "শিক্ষার্থী", "ছাত্র", "ছাত্রী", "ব্যাংকার", "উদ্যোক্তা", "সংগঠক", "সমাজকর্মী", "উন্নয়নকর্মী", "সংস্কৃতিকর্মী", "নাট্যকার", "চলচ্চিত্রকার", "নির্মাতা",
        "অনুবাদক", "ভাষাতাত্ত্বিক", "সমালোচক", "পর্যবেক্ষক", "কর্মকর্তা", "পরিচালক", "মহাপরিচালক", "সভাপতি", "চেয়ারম্যান", "সচিব", "বিশ্ববিদ্যালয়", "কলেজ", "ইনস্টিটিউট",
        "বিভাগ", "হাসপাতাল", "ফাউন্ডেশন", "writer", "journalist", "columnist", "professor", "lecturer", "researcher", "poet", "teacher", "analyst",
    )
)  # fmt: skip

AGENCIES: dict[str, str] = {
    **dict.fromkeys(("বাসস", "bss", "বাংলাদেশ সংবাদ সংস্থা"), "বাসস"),
    **dict.fromkeys(("ইউএনবি", "unb"), "ইউএনবি"),
    **dict.fromkeys(("রয়টার্স", "রয়টারস", "reuters"), "রয়টার্স"),
    **dict.fromkeys(("এএফপি", "afp"), "এএফপি"),
    **dict.fromkeys(("এপি", "ap", "অ্যাসোসিয়েটেড প্রেস"), "এপি"),
    **dict.fromkeys(("বিবিসি", "bbc", "বিবিসি বাংলা"), "বিবিসি"),
    **dict.fromkeys(("সিএনএন", "cnn"), "সিএনএন"),
    **dict.fromkeys(("আল জাজিরা", "আল-জাজিরা", "আলজাজিরা", "al jazeera"), "আল জাজিরা"),
    **dict.fromkeys(("পিটিআই", "pti"), "পিটিআই"),
    **dict.fromkeys(("এএনআই", "ani"), "এএনআই"),
    **dict.fromkeys(("আইএএনএস", "ians"), "আইএএনএস"),
    **dict.fromkeys(("হি.স.", "হি.স", "হিন্দুস্থান সমাচার"), "হিন্দুস্থান সমাচার"),
    **dict.fromkeys(("তাস", "tass"), "তাস"),
    **dict.fromkeys(("সিনহুয়া", "শিনহুয়া", "xinhua"), "সিনহুয়া"),
    **dict.fromkeys(("আনাদোলু", "আনাদোলু এজেন্সি", "anadolu"), "আনাদোলু"),
    **dict.fromkeys(("ডয়চে ভেলে", "ডয়েচে ভেলে", "ডিডব্লিউ", "dw"), "ডয়চে ভেলে"),
    **dict.fromkeys(("ভয়েস অব আমেরিকা", "ভোয়া", "voa", "voa news"), "ভয়েস অব আমেরিকা"),
    **dict.fromkeys(("ব্লুমবার্গ", "bloomberg"), "ব্লুমবার্গ"),
    **dict.fromkeys(("এনডিটিভি", "ndtv"), "এনডিটিভি"),
    **dict.fromkeys(("কেসিএনএ", "kcna"), "কেসিএনএ"),
    **dict.fromkeys(("ইয়োনহাপ", "yonhap"), "ইয়োনহাপ"),
    **dict.fromkeys(("দ্য গার্ডিয়ান", "গার্ডিয়ান", "the guardian"), "দ্য গার্ডিয়ান"),
    **dict.fromkeys(("নিউইয়র্ক টাইমস", "নিউ ইয়র্ক টাইমস", "new york times"), "নিউইয়র্ক টাইমস"),
    **dict.fromkeys(("ওয়াশিংটন পোস্ট", "washington post"), "ওয়াশিংটন পোস্ট"),
    **dict.fromkeys(("স্পুটনিক", "sputnik"), "স্পুটনিক"),
    **dict.fromkeys(("ডন", "dawn"), "ডন"),
    **dict.fromkeys(("দ্য হিন্দু", "the hindu"), "দ্য হিন্দু"),
    **dict.fromkeys(("টাইমস অব ইন্ডিয়া", "times of india"), "টাইমস অব ইন্ডিয়া"),
    **dict.fromkeys(("মিডল ইস্ট আই", "middle east eye"), "মিডল ইস্ট আই"),
    **dict.fromkeys(("স্কাই নিউজ", "sky news"), "স্কাই নিউজ"),
    **dict.fromkeys(("ঢাকা পোস্ট",), "ঢাকা পোস্ট"),
    **dict.fromkeys(("ডেইলি স্টার", "দ্য ডেইলি স্টার"), "দ্য ডেইলি স্টার"),
}  # fmt: skip

PLACES = frozenset(
    (
        # the 64 districts of Bangladesh, with the spellings that papers use
        "ঢাকা", "চট্টগ্রাম", "চট্রগ্রাম", "রাজশাহী", "খুলনা", "বরিশাল", "সিলেট", "রংপুর", "ময়মনসিংহ", "কুমিল্লা", "নারায়ণগঞ্জ", "গাজীপুর", "নরসিংদী", "মানিকগঞ্জ",
        "মুন্সিগঞ্জ", "মুন্সীগঞ্জ", "টাঙ্গাইল", "কিশোরগঞ্জ", "ফরিদপুর", "মাদারীপুর", "শরীয়তপুর", "রাজবাড়ী", "রাজবাড়ি", "গোপালগঞ্জ", "জামালপুর", "শেরপুর", "নেত্রকোনা", "নেত্রকোণা",
        "বগুড়া", "জয়পুরহাট", "নওগাঁ", "নাটোর", "চাঁপাইনবাবগঞ্জ", "পাবনা", "সিরাজগঞ্জ", "দিনাজপুর", "ঠাকুরগাঁও", "পঞ্চগড়", "নীলফামারী", "লালমনিরহাট", "কুড়িগ্রাম",
        "গাইবান্ধা", "যশোর", "সাতক্ষীরা", "বাগেরহাট", "নড়াইল", "মাগুরা", "ঝিনাইদহ", "চুয়াডাঙ্গা", "মেহেরপুর", "কুষ্টিয়া", "পটুয়াখালী", "ভোলা", "বরগুনা", "পিরোজপুর", "ঝালকাঠি",
        "ফেনী", "নোয়াখালী", "লক্ষ্মীপুর", "চাঁদপুর", "ব্রাহ্মণবাড়িয়া", "কক্সবাজার", "রাঙামাটি", "রাঙ্গামাটি", "বান্দরবান", "খাগড়াছড়ি", "হবিগঞ্জ", "মৌলভীবাজার", "সুনামগঞ্জ", "সাভার", "টঙ্গী",
        # West Bengal, Tripura, Assam, Delhi
        "কলকাতা", "হাওড়া", "হুগলি", "শিলিগুড়ি", "আসানসোল", "দুর্গাপুর", "বর্ধমান", "মালদা", "মালদহ", "মুর্শিদাবাদ", "বহরমপুর", "কোচবিহার", "জলপাইগুড়ি", "দার্জিলিং", "বালুরঘাট",
        "রায়গঞ্জ", "পুরুলিয়া", "বাঁকুড়া", "মেদিনীপুর", "ঝাড়গ্রাম", "বীরভূম", "সিউড়ি", "বোলপুর", "নদিয়া", "কৃষ্ণনগর", "বারাসত", "ব্যারাকপুর", "আগরতলা", "শিলচর", "গুয়াহাটি", "করিমগঞ্জ",
        "হাইলাকান্দি", "দিল্লি", "নয়াদিল্লি", "নয়া দিল্লি", "মুম্বই", "মুম্বাই", "চেন্নাই", "বেঙ্গালুরু", "পাটনা", "রাঁচি", "ভুবনেশ্বর", "লখনউ", "ইম্ফল", "শিলং",
        # as English bylines write them
        "dhaka", "chattogram", "chittagong", "rajshahi", "khulna", "sylhet", "barishal", "barisal", "rangpur", "mymensingh",
        "cumilla", "comilla", "kolkata", "howrah", "siliguri", "agartala", "silchar", "guwahati", "delhi", "new delhi", "london", "new york",
        # abroad
        "ওয়াশিংটন", "নিউইয়র্ক", "লন্ডন", "প্যারিস", "মস্কো", "বেইজিং", "টোকিও", "ইসলামাবাদ", "কাঠমান্ডু", "জেনেভা", "জেরুজালেম", "তেহরান", "দুবাই", "রিয়াদ", "ইস্তাম্বুল", "আঙ্কারা",
        "কায়রো", "বার্লিন", "ব্রাসেলস", "রোম", "সিডনি", "সিউল", "কিয়েভ", "কাবুল", "কলম্বো", "ইয়াঙ্গুন", "ব্যাংকক", "কুয়ালালামপুর", "সিঙ্গাপুর", "জাকার্তা", "হংকং", "দোহা",
    )
)  # fmt: skip

# What names of towns and markets end in; places that the table does not have are told by these.
PLACE_ENDINGS = (
    "পুর", "গঞ্জ", "নগর", "বাজার", "গড়", "ঘাট", "হাট", "হাটি", "হাটী", "হাটা", "দ্বীপ", "খালি", "খালী", "গাছি", "গাছা", "ডাঙ্গা", "ডাঙা", "গুড়ি", "গুড়ি", "পাড়া",
    "বাড়ী", "বাড়ি", "তলা", "তলী", "কান্দি", "কান্দা", "মারী", "মারি", "ছড়ি", "ছড়া", "দহ", "দীঘি", "দিঘি", "বন্দর", "ভাঙ্গা", "ভাঙা", "গাঁও", "গাঁ", "চর", "পল্লী", "গ্রাম", "আবাদ",
)  # fmt: skip


def is_place(folded: str) -> bool:
    """Tell whether folded words are a known place, or one word that ends as towns do.

    >>> is_place("ঢাকা"), is_place("মালবাজার"), is_place("রফিকা খাতুন")
    (True, True, False)
    """
    if folded in PLACES:
        return True
    return " " not in folded and len(folded) > 4 and folded.endswith(PLACE_ENDINGS)


_ROLES = tuple(dict.fromkeys((*DESKS, *POSTS)))
_ANY_ROLE = re.compile("|".join(map(re.escape, _ROLES)))


def names_role(folded: str) -> bool:
    """Tell whether a folded line names a desk, bureau or reporter's post."""
    return _ANY_ROLE.search(folded) is not None


# The longest byline of 69 pages is 75 characters: name, place, post, site (docs/evidence.md).
BYLINE_CHARS = 110
BYLINE_WORDS = 12
# `প্রতিবেদন` (report) and `প্রতিনিধি` (delegate) close headlines too; desks' names are short.
_WORDY = ("প্রতিবেদন", "রিপোর্ট", "প্রতিনিধি", "টিম", "অনলাইন")
WORDY_WORDS = 3
_DOUBTFUL = frozenset(_WORDY)
_POST_WORDS = "|".join(map(re.escape, sorted(_ROLES, key=len, reverse=True)))
_ENDS_IN_POST = re.compile(
    rf"(?:^|[\s,|/(॥•–—-])(?P<post>{_POST_WORDS})"
    r"(?:\s*[,|(–—-]\s*[^\s।?!,|()]{2,24}(?:[ ,]+\(?[^\s।?!,|()]{2,24}\)?){0,2}\)?)?[\s।॥৷:ঃ|–—-]*$"
)


# The same lines are asked about from several sides of one page.
@lru_cache(maxsize=1024)
def is_byline(folded: str) -> bool:
    """Tell whether a folded line is a byline: it opens with `লেখক:` or ends in a desk or a post.

    >>> is_byline("তামিম ইসমাইল, শিবচর (মাদারীপুর) প্রতিনিধি"), is_byline("নিজস্ব প্রতিবেদক, ঢাকা")
    (True, True)
    >>> is_byline("সচিবালয়ে তদন্ত কমিটির প্রতিবেদন"), is_byline("বার্তা সম্পাদক পদে নিয়োগ")
    (False, False)
    """
    if len(folded) > BYLINE_CHARS or "?" in folded or "।" in folded[:-1]:
        return False
    if folded.startswith(BYLINE_OPENINGS):
        return not folded.endswith("।")
    if not names_role(folded):
        return False
    found = _ENDS_IN_POST.search(folded)
    if found is None:
        return False
    words = folded.count(" ") + 1
    if found["post"] in _DOUBTFUL and "," not in folded and "(" not in folded:
        return words <= WORDY_WORDS
    return words <= BYLINE_WORDS


def _both_forms(pattern: str) -> str:
    """Return a pattern that meets nukta letters in both of their forms."""
    for whole, parts in (
        ("\N{BENGALI LETTER YYA}", "\N{BENGALI LETTER YA}\N{BENGALI SIGN NUKTA}"),
        ("\N{BENGALI LETTER RRA}", "\N{BENGALI LETTER DDA}\N{BENGALI SIGN NUKTA}"),
        ("\N{BENGALI LETTER RHA}", "\N{BENGALI LETTER DDHA}\N{BENGALI SIGN NUKTA}"),
    ):
        pattern = pattern.replace(parts, f"(?:{parts}|{whole})")
    return pattern


_DIGITS = "[0-9০-৯]"
_ANY_DIGIT = re.compile(_DIGITS)
_LABELS = alternatives(
    [
        *(label for label, role in DATE_LABELS.items() if role in ("published", "updated")),
        *("update time", "updated time", "post time", "আপডেট টাইম", "প্রকাশের সময়কাল"),
    ]
).replace(r"\ ", " ?")
_START, _STOP = "(?<![a-z\u0980-\u09e3])", "(?![a-z\u0980-\u0982\u0985-\u09e3])"
_MONTH = f"(?:{alternatives(GREGORIAN_MONTHS)}){_STOP}"
# Where the date of a line begins: its label, its weekday, its day or month, its clock.
_DATED = re.compile(
    _both_forms(
        rf"(?<![0-9০-৯])(?:{_START}(?:{_LABELS}){_STOP}[ :\u0983|–-]*)?"
        rf"(?:\(?{_DIGITS}+ (?:মিনিট|ঘণ্টা|ঘন্টা|দিন|সপ্তাহ|মাস|বছর) আগে\)? ?)?"
        rf"(?:{_START}(?:{alternatives([*WEEKDAYS, *DAY_PARTS, 'on', 'at'])}){_STOP}[ ,]*){{0,2}}"
        rf"(?:{_DIGITS}{{1,2}}(?:ই|শে|লা|রা|ঠা|st|nd|rd|th)?[ ,/-]*{_MONTH}"
        rf"|{_START}{_MONTH} ?{_DIGITS}{{1,2}}(?!{_DIGITS})"
        rf"|{_DIGITS}{{1,4}}([./-]){_DIGITS}{{1,2}}\1{_DIGITS}{{2,4}}"
        rf"|{_DIGITS}{{1,2}} ?[:.] ?{_DIGITS}{{2}}(?![0-9০-৯]))"
    ),
    re.IGNORECASE,
)
_JOINTS = " \t|/,;:\u0983·•●॥-–—»(["
_SEPARATED_CHARS = 160


# Dates and names are asked of the same lines.
@lru_cache(maxsize=512)
def split_dated(text: str) -> tuple[str, str] | None:
    """Return what stands before the date of a line, and the date; None where it has no such end.

    The line is raw: offsets of the folded copy would not hold in it. Counters may follow the date.

    >>> split_dated("খেলা ডেস্ক : ২৫ এপ্রিল ২০২৫, ০৬:২০ পিএম")
    ('খেলা ডেস্ক', '২৫ এপ্রিল ২০২৫, ০৬:২০ পিএম')
    >>> split_dated("Written by Rafiqa | June 8, 2021 5:18:00 pm")
    ('Written by Rafiqa', 'June 8, 2021 5:18:00 pm')
    >>> split_dated("২৫ এপ্রিল ২০২৫ ঢাকায় সভা হবে") is None, split_dated("রফিকা খাতুন") is None
    (True, True)
    """
    if len(text) > _SEPARATED_CHARS or _ANY_DIGIT.search(text) is None:
        return None
    found = _DATED.search(text)
    if found is None:
        return None
    date = text[found.start() :].strip()
    if not is_date_line(fold(date)):
        return None
    return text[: found.start()].strip(_JOINTS), date
