"""Words that dates are written with, and cheap tests for lines that are dates.

Every key stands on the folded copy (`lexicon.fold`). Spellings are those that news pages print,
wrong ones included; a word is here only if it reads one way next to a number.
"""

import re
from collections.abc import Iterable
from typing import Literal

from newsclean.model import DateRole

Era = Literal["gregorian", "bangla", "hijri", "year"]
DayPart = Literal[
    "dawn", "morning", "day", "noon", "afternoon", "evening", "night", "midnight", "late-night"
]
Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _numbered(*rows: str, first: int = 1) -> dict[str, int]:
    return {name: n for n, row in enumerate(rows, first) for name in row.split()}


GREGORIAN_MONTHS: dict[str, int] = _numbered(
    "জানুয়ারি জানুয়ারী জানুআরি জানুআরী জানয়ারি জানয়ারী জানুযারি জানুযারী জানু jan january",
    "ফেব্রুয়ারি ফেব্রুয়ারী ফেব্রুআরি ফেব্রুআরী ফেব্রুযারি ফেব্রুযারী ফেব্রয়ারি ফেব্রয়ারী ফেব্রূয়ারি "
    "ফেব্রূয়ারী ফেবু্রয়ারি ফেবু্রয়ারী ফেব্রম্নয়ারি ফেব্রম্নয়ারী ফ্রেব্রুয়ারি ফ্রেব্রুয়ারী ফেব্রু ফেব feb february",
    "মার্চ mar march",
    "এপ্রিল এপ্রীল এপ্রি apr april",
    "মে may",
    "জুন জনু jun june",
    "জুলাই জুলায় jul july",
    "আগস্ট আগষ্ট অগস্ট অগষ্ট অগাস্ট অগাষ্ট আগাস্ট আগাষ্ট আগষ্ঠ আগ aug august",
    "সেপ্টেম্বর সেপ্টেম্বার সেপ্টম্বর সেপটেম্বর সেপটেম্বার সেপ্টেমবর সেপ্টে সেপ sep sept september",
    "অক্টোবর অক্টোবার অক্টবর অক্টেবর অক্টো অক্ট oct october",
    "নভেম্বর নভেম্বার নভেমবর নভেম্ভর নবেম্বর নভে nov november",
    "ডিসেম্বর ডিসেম্বার ডিসেমবর ডিসেম্ভর ডিসে dec december",
)

WEEKDAYS: dict[str, int] = _numbered(
    "সোমবার সোম mon monday",
    "মঙ্গলবার মংগলবার মঙ্গল tue tues tuesday",
    "বুধবার বুধ wed wednesday",
    "বৃহস্পতিবার বৃহষ্পতিবার বৃহস্পতি বৃহষ্পতি বৃহ গুরুবার thu thur thurs thursday",
    "শুক্রবার শুক্র fri friday",
    "শনিবার শনি sat saturday",
    "রবিবার রোববার রোব রবি sun sunday",
    first=0,
)

BANGLA_MONTHS: dict[str, int] = _numbered(
    "বৈশাখ বৈশাখী boishakh baishakh",
    "জ্যৈষ্ঠ জৈষ্ঠ জৈষ্ঠ্য জ্যৈষ্ঠ্য জ্যৈষ্ট joishtho jyaistha",
    "আষাঢ় আষাঢ আষাড় asharh ashar",
    "শ্রাবণ শ্রাবন srabon shrabon",
    "ভাদ্র ভাদ্দর bhadro bhadra",
    "আশ্বিন আশ্বীন আশ্বিণ ashwin ashshin",
    "কার্তিক কার্ত্তিক কার্তীক kartik kartick",
    "অগ্রহায়ণ অগ্রহায়ন অগ্রাহায়ণ অগ্রাহায়ন অগ্রহায়ণ অগ্রহায়ন অঘ্রাণ অঘ্রান agrahayan ogrohayon",
    "পৌষ পৌস poush pous",
    "মাঘ magh",
    "ফাল্গুন ফাল্গুণ ফালগুন ফাগুন falgun phalgun",
    "চৈত্র চৈত chaitra choitro",
)

_AWWAL = ("আউয়াল", "আওয়াল", "আউআল", "আওআল", "আউয়াল", "উলা", "ঊলা", "আউওয়াল")
_SANI = ("সানি", "সানী", "ছানি", "ছানী", "আখির", "আখের", "আখিরাহ", "উখরা")
_RABI = ("রবিউল", "রবিউস", "রবিউছ", "রবিউস্", "রবিউস্স", "রবিয়ুল")
_JUMADA = (
    "জমাদিউল", "জমাদিউস", "জমাদিউছ", "জমাদিউস্", "জুমাদিউল", "জুমাদিউস", "জুমাদাল", "জুমাদাস",
    "জুমাদাছ", "জমাদাল", "জমাদাস", "জামাদিউল", "জামাদিউস", "জমাদিয়াল", "জমাদিয়াস", "জুমাদা",
)  # fmt: skip


def _pairs(heads: tuple[str, ...], tails: tuple[str, ...], month: int) -> dict[str, int]:
    return {f"{h}{gap}{t}": month for h in heads for t in tails for gap in (" ", "")}


HIJRI_MONTHS: dict[str, int] = {
    **_numbered(
        "মহররম মুহররম মুহাররম মোহাররম মোহররম মহরম মুহরম মোহরম muharram",
        "সফর ছফর সাফার সফার safar",
    ),
    **_pairs(_RABI, _AWWAL, 3),
    **_pairs(_RABI, _SANI, 4),
    **_pairs(_JUMADA, _AWWAL, 5),
    **_pairs(_JUMADA, _SANI, 6),
    **_numbered(
        "রজব রজ্জব rajab",
        "শাবান সাবান শা'বান শা‘বান শা’বান shaban",
        "রমজান রমযান রামাযান রামজান রমাদান রামাদান ramadan ramzan",
        "শাওয়াল শওয়াল শাউয়াল শাওয়াল shawwal",
        "জিলকদ জ্বিলকদ জিলক্বদ জ্বিলক্বদ যিলকদ যিলক্বদ জিলকাদ জিলক্বাদ জিলকাদা যিলকাদ জুলকাদা",
        "জিলহজ জিলহজ্জ জিলহজ্ব জ্বিলহজ জ্বিলহজ্জ জ্বিলহজ্ব যিলহজ যিলহজ্জ যিলহজ্ব জিলহাজ্জ যিলহাজ্জ জুলহিজ্জা",
        first=7,
    ),
}
"""One or two words, joined by one space (or none, as some pages print them)."""

DAY_PARTS: dict[str, DayPart] = {
    "ভোর": "dawn", "ভোরে": "dawn", "ভোররাত": "dawn", "ভোররাতে": "dawn",
    "সকাল": "morning", "সকালে": "morning",
    "বেলা": "day",
    "দুপুর": "noon", "দুপুরে": "noon", "মধ্যাহ্ন": "noon", "মধ্যাহ্ণ": "noon",
    "বিকাল": "afternoon", "বিকেল": "afternoon", "বিকালে": "afternoon", "বিকেলে": "afternoon",
    "বৈকাল": "afternoon",
    **dict.fromkeys(("সন্ধ্যা", "সন্ধ্যায়", "সন্ধে", "সন্ধেয়", "সন্ধ্যে", "সন্ধ্যের"), "evening"),
    "রাত": "night", "রাতে": "night", "রাত্রি": "night", "রাত্রে": "night",
    "মধ্যরাত": "midnight", "মধ্যরাতে": "midnight", "মাঝরাত": "midnight", "মাঝরাতে": "midnight",
    **dict.fromkeys(("গভীর রাত", "গভীর রাতে", "শেষ রাত", "শেষ রাতে"), "late-night"),
}  # fmt: skip

MERIDIEMS: dict[str, Literal["am", "pm"]] = {
    **dict.fromkeys(
        ("পূর্বাহ্ন", "পূর্বাহ্ণ", "পুর্বাহ্ন", "পুর্বাহ্ণ", "পূর্বাহ্নে", "পূর্বাহ্ণে", "পূর্বান্হ",
         "এএম", "এ.এম", "এ.এম.", "এ এম", "am", "a.m", "a.m.", "a m"), "am"),
    **dict.fromkeys(
        ("অপরাহ্ন", "অপরাহ্ণ", "অপরাহ্নে", "অপরাহ্ণে", "অপরান্হ", "আপরাহ্ন",
         "পিএম", "পি.এম", "পি.এম.", "পি এম", "pm", "p.m", "p.m.", "p m"), "pm"),
}  # fmt: skip

ERA_WORDS: dict[str, Era] = {
    **dict.fromkeys(
        ("খ্রিস্টাব্দ", "খ্রিষ্টাব্দ", "খ্রীষ্টাব্দ", "খ্রীস্টাব্দ", "খৃস্টাব্দ", "খৃষ্টাব্দ", "খ্রিষ্টাব্দে",
         "খ্রিস্টাব্দে", "খ্রীষ্টাব্দে", "খ্রি", "খ্রিঃ", "খ্রী", "খ্রীঃ", "খৃ", "খৃঃ", "ইং", "ইংরেজি", "ইংরেজী",
         "ইংরাজি", "ইংরাজী", "ঈসায়ী", "ad", "ce"), "gregorian"),
    **dict.fromkeys(("বঙ্গাব্দ", "বঙ্গাব্দে", "বাংলা", "বাং", "ব", "বঃ", "bs"), "bangla"),
    **dict.fromkeys(("হিজরি", "হিজরী", "হিজরিঃ", "হি", "হিঃ", "হিজরা", "hijri", "ah"), "hijri"),
    **dict.fromkeys(("সাল", "সালে", "সালের", "সন", "সনের"), "year"),
}  # fmt: skip

ORDINALS = _words("ই লা রা ঠা শে এ st nd rd th")
"""What stands behind a day number."""

DAY_WORDS: dict[str, int] = {
    "পহেলা": 1, "পয়লা": 1, "পহিলা": 1, "দোসরা": 2, "তেসরা": 3, "চৌঠা": 4,
}  # fmt: skip

RELATIVE_UNITS: dict[str, Unit] = {
    **dict.fromkeys(("সেকেন্ড", "সেকেণ্ড", "second", "seconds", "sec", "secs"), "second"),
    **dict.fromkeys(("মিনিট", "মি", "minute", "minutes", "min", "mins"), "minute"),
    **dict.fromkeys(("ঘণ্টা", "ঘন্টা", "hour", "hours", "hr", "hrs"), "hour"),
    **dict.fromkeys(("দিন", "day", "days"), "day"),
    **dict.fromkeys(("সপ্তাহ", "week", "weeks"), "week"),
    **dict.fromkeys(("মাস", "month", "months"), "month"),
    **dict.fromkeys(("বছর", "বৎসর", "year", "years"), "year"),
}  # fmt: skip

CITIES = _words(
    "ঢাকা বাংলাদেশ চট্টগ্রাম রাজশাহী খুলনা সিলেট বরিশাল রংপুর ময়মনসিংহ কুমিল্লা কলকাতা কোলকাতা আগরতলা "
    "শিলচর গুয়াহাটি নয়াদিল্লি দিল্লি লন্ডন নিউইয়র্ক টরন্টো dhaka bangladesh chattogram chittagong "
    "kolkata agartala london"
)
"""Cities that page headers set before the day."""

_PUBLISHED = (
    "প্রকাশিত হয়েছে", "প্রকাশিত হয়", "প্রকাশ করা হয়েছে", "প্রকাশিত সময়", "প্রকাশিত তারিখ", "প্রকাশিত",
    "প্রকাশের সময়কাল", "প্রকাশের সময়", "প্রকাশের তারিখ", "প্রকাশের দিন", "প্রকাশ সময়", "প্রকাশ তারিখ",
    "প্রকাশকাল", "প্রকাশ কাল", "প্রকাশনার সময়", "প্রকাশনার তারিখ", "প্রকাশ", "প্রথম প্রকাশিত",
    "প্রথম প্রকাশ", "অনলাইনে প্রকাশ", "আপলোড সময়", "আপলোডের সময়", "আপলোড করা হয়েছে", "আপলোড",
    "পোস্ট করা হয়েছে", "পোস্টের সময়", "পোস্ট সময়", "পোস্টেড", "পোস্ট", "পাবলিশ", "সংবাদ প্রকাশ",
    "first published on", "first published", "published on", "published at", "published date",
    "published time", "published", "publish date", "publish time", "publication date",
    "date published", "posted on", "posted at", "posted", "post date", "uploaded on", "uploaded",
    "created on", "created",
)  # fmt: skip
_UPDATED = (
    "সর্বশেষ আপডেট", "শেষ আপডেট", "আপডেট সময়", "আপডেটের সময়", "আপডেট টাইম", "আপডেট করা হয়েছে",
    "আপডেট হয়েছে", "আপডেট তারিখ", "আপডেটেড", "আপডেট", "আপডেইট", "সর্বশেষ উপলব্ধ", "সর্বশেষ সংশোধন",
    "সর্বশেষ সম্পাদনা", "সর্বশেষ পরিমার্জন", "শেষ পরিবর্তন", "সংশোধিত", "সম্পাদিত", "পরিমার্জিত",
    "last updated on", "last updated at", "last updated", "last update", "last modified on",
    "last modified", "updated on", "updated at", "updated", "update", "modified", "date modified",
)  # fmt: skip
_VISIT = (
    "সর্বশেষ হালনাগাদ", "হালনাগাদ", "হাল নাগাদ", "হাল-নাগাদ", "প্রিন্ট এর সময়", "প্রিন্টের সময়",
    "প্রিন্টের তারিখ", "প্রিন্ট সময়", "প্রিন্ট তারিখ", "প্রিন্ট", "মুদ্রণের সময়", "মুদ্রণের তারিখ", "মুদ্রণ",
    "ডাউনলোডের সময়", "print date", "print time", "printed on", "printed at", "printed", "print",
    "accessed on", "accessed", "retrieved",
)  # fmt: skip
_HEADER = ("আজকের তারিখ", "আজকের দিন", "আজ", "আজকে", "অদ্য", "today")
_RELATED = (
    "যোগদানের তারিখ", "জন্ম তারিখ", "জন্মতারিখ", "জন্ম", "মৃত্যু তারিখ", "মৃত্যুর তারিখ", "মৃত্যু",
    "আবেদনের শেষ তারিখ", "শেষ তারিখ", "শেষ সময়", "আবেদনের সময়সীমা", "date of birth", "joined",
    "deadline", "event date",
)  # fmt: skip
_UNLABELLED = ("তারিখ ও সময়", "তারিখ", "সময়", "date & time", "date and time", "date", "on air")

DATE_LABELS: dict[str, DateRole] = {
    **dict.fromkeys(_PUBLISHED, "published"),
    **dict.fromkeys(_UPDATED, "updated"),
    **dict.fromkeys(_VISIT, "visit"),
    **dict.fromkeys(_HEADER, "header"),
    **dict.fromkeys(_RELATED, "related"),
    **dict.fromkeys(_UNLABELLED, "unlabelled"),
    "বাংলাদেশ সময়": "credit",
    "বাংলাদেশ স্থানীয় সময়": "credit",
    "স্থানীয় সময়": "credit",
}
"""Phrases before a date, and whose day they announce. `হালনাগাদ` and `প্রিন্ট` are the visitor's."""

# A word ends where no letter, sign or joiner of its own script follows; \b would end it at a sign.
_END = r"(?![a-z\u0980-\u0982\u0985-\u09E3])"
_START = r"(?<![a-z\u0980-\u09E3])"


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression that matches any of the words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


_LABEL_WORDS = alternatives(DATE_LABELS).replace(r"\ ", " ?")
_LABEL = re.compile(rf"{_START}(?:{_LABEL_WORDS}){_END}")
_LEAD = re.compile(r"[^a-z0-9\u0980-\u09FF]{0,4}")
_JOINT = re.compile(r"\s*[:\u0983\-–—|।=>»/]+\s*|\s*$")
_COLON = re.compile(r"\s*[:\u0983]")
_FIRST = re.compile(r"\s+([0-9(]|[a-z]+|[\u0980-\u0982\u0985-\u09E3]+)")
_DIGIT = re.compile(r"[0-9]")
_TOKEN = re.compile(r"[0-9]+|[a-z]+|[\u0980-\u09E3'’‘]+|[^\s0-9a-z\u0980-\u09E3]")
_NUMERIC = re.compile(
    r"(?<![0-9./-])(?:[0-9]{1,2} ?([/.-]) ?[0-9]{1,2} ?\1 ?(?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{4}([/.-])[0-9]{1,2}\2[0-9]{1,2})(?![0-9]|[./-][0-9])"
)
_QUOTES = "'’‘\u0983"
_FOREIGN = frozenset("?!%৳$₹@#=<>{}\\^~`")
_HIJRI_WORDS = frozenset(w for name in HIJRI_MONTHS for w in name.split())
_MONTHS = frozenset([*GREGORIAN_MONTHS, *BANGLA_MONTHS]) | _HIJRI_WORDS
_LINE_WORDS = (
    _MONTHS
    | frozenset([*WEEKDAYS, *DAY_PARTS, *ERA_WORDS, *DAY_WORDS, *RELATIVE_UNITS, *ORDINALS])
    | frozenset(w.strip(".") for m in MERIDIEMS for w in re.split(r"[. ]", m))
    | frozenset(w for label in DATE_LABELS for w in label.split())
    | CITIES
    | _words(
        "টা টায় টার টে টি ও এবং রোজ গভীর শেষ দিবাগত আগে পূর্বে তারিখে ইংরেজি আরবি মিনিটে পড়ুন পড়া পড়েছেন "
        "পঠিত পাঠ দেখা হয়েছে হয়েছেন বার জন ভিউ ভিউস সংস্করণ ভার্সন অনলাইন প্রিন্ট শেয়ার মন্তব্য মাহে ঋতু শরৎকাল "
        "বর্ষাকাল গ্রীষ্মকাল হেমন্তকাল শীতকাল বসন্তকাল at on ist bst gmt utc ago t z view views read reads "
        "min mins share shares comment comments online print edition of the"
    )
)
"""Every word that may stand on a line that is only a date: date words, labels, counters."""


def date_label(line: str) -> tuple[DateRole, str] | None:
    """Return the role and the rest of a folded line that starts with a date label, else None.

    >>> date_label("প্রকাশের সময় : 3 মে 2024")
    ('published', '3 মে 2024')
    >>> date_label("প্রকাশিত বইয়ের সংখ্যা বেড়েছে") is None
    True
    """
    lead = _LEAD.match(line)
    found = _LABEL.match(line, lead.end() if lead else 0)
    if found is None:
        return None
    role = DATE_LABELS[_LABEL_KEYS[found[0].replace(" ", "")]]
    joint = _JOINT.match(line, found.end())
    if joint is not None:
        return role, line[joint.end() :]
    first = _FIRST.match(line, found.end())
    if first is None or not (first[1] in _OPENING or first[1] in "0123456789("):
        return None
    return role, line[first.start(1) :]


_LABEL_KEYS = {label.replace(" ", ""): label for label in DATE_LABELS}
_OPENING = frozenset(
    [*GREGORIAN_MONTHS, *WEEKDAYS, *BANGLA_MONTHS, *DAY_PARTS, *DAY_WORDS, "on", "at", "রোজ"]
)
"""Words that may follow a label without a mark between."""


def find_date_label(line: str) -> tuple[int, int, DateRole] | None:
    """Return start, end and role of the first label with a colon in a folded line, else None.

    For lines that set a name before the label: `সময় সংবাদ প্রকাশিত: …`.
    """
    if ":" not in line and "\u0983" not in line:
        return None
    for found in _LABEL.finditer(line):
        colon = _COLON.match(line, found.end())
        if colon is not None:
            role = DATE_LABELS[_LABEL_KEYS[found[0].replace(" ", "")]]
            return found.start(), colon.end(), role
    return None


def is_date_line(line: str) -> bool:
    """Return whether a folded line is nothing but a date: labels, date words, clocks, a counter.

    >>> is_date_line("ঢাকা, বুধবার, 3 মে 2024 | 10:20 পূর্বাহ্ন")
    True
    >>> is_date_line("3 মে 2024 ঢাকায় সভা হবে")
    False
    """
    if len(line) > 200 or _DIGIT.search(line) is None:
        return False
    words = _TOKEN.findall(line)
    month = number = -9
    dated = False
    for at, word in enumerate(words):
        if word not in _LINE_WORDS:
            if word[0].isdigit():
                number = at
                dated = dated or at - month <= 3
                continue
            if not ("\u0980" <= word[0] <= "\u09ff" or word[0].isalpha()):
                if word in _FOREIGN:
                    return False
                continue
            word = word.strip(_QUOTES)
            if word and word not in _LINE_WORDS:
                if is_glued(word):
                    dated = dated or word.endswith(_LONG_MONTHS)
                    continue
                # A name before the label: at most four words, or it is a sentence.
                label = find_date_label(line) if at == 0 else None
                return label is not None and (
                    label[0] > 0
                    and line.count(" ", 0, label[0]) <= 4
                    and is_date_line(line[label[0] :])
                )
        if word in _MONTHS:
            month = at
            dated = dated or at - number <= 3
    return dated or _NUMERIC.search(line) is not None


_LONG_MONTHS = tuple(m for m in [*GREGORIAN_MONTHS, *BANGLA_MONTHS] if len(m) > 3)


def is_glued(word: str) -> bool:
    """Return whether an unknown word is two date words without their space: `ঢাকাবুধবার`."""
    for cut in range(1, len(word)):
        if word[:cut] in _GLUE_HEADS and word[cut:] in _LINE_WORDS and len(word) - cut > 3:
            return True
    return False


_GLUE_HEADS = CITIES | ORDINALS | frozenset(WEEKDAYS) | frozenset(["আজ", "টায়", "টা"])
_RELATIVE = re.compile(
    rf"(?:[0-9]+|{_START}(?:এক|দুই|তিন|চার|পাঁচ|ছয়|সাত|আট|নয়|দশ|দেড়|আড়াই|আধা?|কয়েক|a|an|one))\s*"
    rf"(?:{alternatives(RELATIVE_UNITS)})(?:\s*[,ও]?\s*[0-9]+\s*(?:{alternatives(RELATIVE_UNITS)}))*"
    rf"\s*(?:আগে|পূর্বে|ago){_END}"
    r"|^[0-9]{1,3}\s?[smhdwy](?:\s*[|·•/]|$)|^(?:এইমাত্র|এই মাত্র|just now)"
)
_BANGLA_SIGNS = frozenset(("বঙ্গাব্দ", "হিজরি", "হিজরী"))
_CALENDAR_WORDS = _BANGLA_SIGNS | _HIJRI_WORDS | frozenset(BANGLA_MONTHS)
_BESIDE = frozenset(("",)) | ORDINALS


def has_bangla_calendar(line: str) -> bool:
    """Return whether a folded line prints a Bengali-calendar or Hijri day, as page headers do.

    >>> has_bangla_calendar("6 পৌষ 1432 বঙ্গাব্দ"), has_bangla_calendar("পৌষ মেলা শুরু")
    (True, False)
    """
    if _DIGIT.search(line) is None:
        return False
    words = _TOKEN.findall(line)
    if _CALENDAR_WORDS.isdisjoint(words):
        return False
    words = [word.strip(_QUOTES) for word in words]
    for at, word in enumerate(words):
        if word in _BANGLA_SIGNS:
            return True
        if word in BANGLA_MONTHS:
            before = next((w for w in words[max(0, at - 3) : at][::-1] if w not in _BESIDE), "")
            after = next((w for w in words[at + 1 : at + 3] if w != ","), "")
            if (before.isdigit() and len(before) <= 2) or (
                after.isdigit() and (len(after) <= 2 or "1200" <= after < "1550")
            ):
                return True
        if word in _HIJRI_WORDS and any(
            len(w) == 4 and "1300" <= w < "1600" for w in words[at + 1 : at + 4]
        ):
            return True
    return False


def is_relative_time(line: str) -> bool:
    """Return whether a folded line is an age: `5 মিনিট আগে`, `2 days ago`, `57m | …`.

    A label or a section name may stand beside it; a sentence that mentions an age is not one.

    >>> is_relative_time("10 মিনিট আগে | জাতীয়"), is_relative_time("5 দিন আগে তিনি ঢাকায় এসেছিলেন বলে জানান")
    (True, False)
    """
    if len(line) > 80 or not line:
        return False
    found = _RELATIVE.search(line)
    if found is None:
        return False
    before, after = line[: found.start()], line[found.end() :].lstrip()
    parted = not after or not (after[0].isalnum() or "\u0980" <= after[0] <= "\u09ff")
    parted = parted or line[found.end() - 1] in "|·•/"
    return len(before.split()) <= 4 and parted and len(after.split()) <= 5
