"""Words of days and clocks: months of three calendars, weekdays, parts of the day, eras, units.

Every key stands on the folded copy (`lexicon.fold`). Spellings are those that news pages print,
wrong ones included; a word is here only if it reads one way next to a number.
"""

from typing import Literal

from newsclean.lexicon.calendar.matching import word_set

Era = Literal["gregorian", "bangla", "hijri", "year"]
DayPart = Literal[
    "dawn", "morning", "day", "noon", "afternoon", "evening", "night", "midnight", "late-night"
]
Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]


def _numbered(*rows: str, first: int = 1) -> dict[str, int]:
    return {name: n for n, row in enumerate(rows, first) for name in row.split()}


def _spelt(*parts: str) -> list[str]:
    """Return every word that takes one piece of each part, in order; `-` is no piece."""
    found = [""]
    for part in parts:
        found = [word + piece for word in found for piece in part.replace("-", "").split(" ")]
    return found


GREGORIAN_MONTHS: dict[str, int] = {
    **_numbered(
        "জানু jan january",
        "ফেব্রু ফেবু্রয়ারি ফেবু্রয়ারী ফেব্রম্নয়ারি ফেব্রম্নয়ারী ফেব feb february",
        "মার্চ মারচ মার্চ্চ mar march",
        "এপ্রিল এপ্রীল এপ্রি এপ্রল apr april",
        "মে may",
        "জুন জূন জনু jun june",
        "জুলাই জূলাই জুলায় জুলা jul july",
        "আগ aug august",
        "সেপ্টে সেপ্ট সেপ sep sept september",
        "অক্টো অক্ট oct october",
        "নভে nov november",
        "ডিসে dec december",
    ),
    **dict.fromkeys(_spelt("জানু জান জানূ জ্যানু জান্যু", "য়ারি য়ারী যারি যারী আরি আরী"), 1),
    **dict.fromkeys(_spelt("ফেব্র ফেবর ফ্রেব্র ফেব্ব্র", "ু ূ - ো", "য়ারি য়ারী যারি যারী আরি আরী"), 2),
    **dict.fromkeys(_spelt("আ অ", "গ গা", "স্ট ষ্ট স্ঠ ষ্ঠ"), 8),
    **dict.fromkeys(_spelt("সে", "প্টে প্ট পটে পট ফটে প্টি", "ম্ব মব ন্ব ম্ভ", "র ার ের"), 9),
    **dict.fromkeys(_spelt("অ ও", "ক্টো ক্ট ক্টে কটো কট", "ব ভ", "র ার ের"), 10),
    **dict.fromkeys(_spelt("নভে নবে", "ম্ব মব ন্ব ম্ভ", "র ার ের"), 11),
    **dict.fromkeys(_spelt("ডি", "সে ছে শে", "ম্ব মব ন্ব ম্ভ", "র ার ের"), 12),
}

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
    "আষাঢ় আষাঢ আষাড় আসাঢ় আষাড asharh ashar",
    "শ্রাবণ শ্রাবন srabon shrabon",
    "ভাদ্র ভাদ্দর bhadro bhadra",
    "আশ্বিন আশ্বীন আশ্বিণ আশিন ashwin ashshin",
    "কার্তিক কার্ত্তিক কার্তীক কাত্তিক kartik kartick",
    "অগ্রহায়ণ অগ্রহায়ন অগ্রাহায়ণ অগ্রাহায়ন অগ্রহায়ণ অগ্রহায়ন অঘ্রাণ অঘ্রান agrahayan ogrohayon",
    "পৌষ পৌস পউষ poush pous",
    "মাঘ magh",
    "ফাল্গুন ফাল্গুণ ফালগুন ফাগুন ফাল্গূন ফাল্গুনী falgun phalgun",
    "চৈত্র চৈত chaitra choitro",
)

_AWWAL = (*_spelt("আ", "উ ও উও ঊ", "য়াল আল"), "উলা", "ঊলা", "উলাহ")
_SANI = (
    *_spelt("সা ছা", "নি নী নিয়া নিয়াহ নিহ"), *_spelt("আখ", "ির ের িরাহ িরা"), "উখরা",
)  # fmt: skip
_RABI = tuple(_spelt("রবি রাবি রবী রবিয়", "উল উস উছ উস্ উল্ উস্স"))
_JUMADA = (
    *_spelt("জমাদি জুমাদি জামাদি", "উল উস উছ উস্ উল্ য়াল য়াস"),
    *_spelt("জুমাদ জমাদ জামাদ", "াল াস াছ"), "জুমাদা", "জমাদা",
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
        "রমজান রমযান রামাযান রামজান রমাদান রামাদান রমাজান রমাযান রোমজান ramadan ramzan",
        "শাওয়াল শওয়াল শাউয়াল সাওয়াল শাওআল shawwal",
        first=7,
    ),
    **dict.fromkeys(("মাহে রমজান", "মাহে রমযান", "রমজানুল মোবারক", "রমজানুল মুবারক"), 9),
    **dict.fromkeys(_spelt("জি জ্বি যি জু যু জ্জি", "ল", "ক ক্ব", "দ াদ াদা াদাহ"), 11),
    **dict.fromkeys(_spelt("জি জ্বি যি জু যু জ্জি", "ল", "হ হা হি", "জ জ্জ জ্ব জ্জা য"), 12),
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
        ("পূর্বাহ্ন", "পূর্বাহ্", "পূর্বাহ্ণ", "পুর্বাহ্ন", "পুর্বাহ্ণ", "পূর্বাহ্নে", "পূর্বাহ্ণে", "পূর্বান্হ",
         "এএম", "এ.এম", "এ.এম.", "এ এম", "am", "a.m", "a.m.", "a m"), "am"),
    **dict.fromkeys(
        ("অপরাহ্ন", "অপরাহ্", "অপরাহ্ণ", "অপরাহ্নে", "অপরাহ্ণে", "অপরান্হ", "আপরাহ্ন",
         "পিএম", "পি.এম", "পি.এম.", "পি এম", "pm", "p.m", "p.m.", "p m"), "pm"),
}  # fmt: skip

ERA_WORDS: dict[str, Era] = {
    **dict.fromkeys(
        ("খ্রিস্টাব্দ", "খ্রিষ্টাব্দ", "খ্রীষ্টাব্দ", "খ্রীস্টাব্দ", "খৃস্টাব্দ", "খৃষ্টাব্দ", "খ্রিষ্টাব্দে",
         "খ্রিস্টাব্দে", "খ্রীষ্টাব্দে", "খ্রি", "খ্রিঃ", "খ্রী", "খ্রীঃ", "খৃ", "খৃঃ", "ইং", "ইংরেজি", "ইংরেজী",
         "ইংরাজি", "ইংরাজী", "ঈসায়ী", "ঈসায়ি", "ইসায়ী", "ইসায়ি", "ad", "ce"), "gregorian"),
    **dict.fromkeys(("বঙ্গাব্দ", "বঙ্গাব্দে", "বাংলা", "বাং", "ব", "বঃ", "bs"), "bangla"),
    **dict.fromkeys(("হিজরি", "হিজরী", "হিজরিঃ", "হি", "হিঃ", "হিজরা", "hijri", "ah"), "hijri"),
    **dict.fromkeys(("সাল", "সালে", "সালের", "সন", "সনের"), "year"),
}  # fmt: skip

ORDINALS = word_set("ই লা রা ঠা শে এ st nd rd th")
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

CITIES = word_set(
    "ঢাকা বাংলাদেশ চট্টগ্রাম রাজশাহী খুলনা সিলেট বরিশাল রংপুর ময়মনসিংহ কুমিল্লা কলকাতা কোলকাতা আগরতলা "
    "শিলচর গুয়াহাটি নয়াদিল্লি দিল্লি লন্ডন নিউইয়র্ক টরন্টো dhaka bangladesh chattogram chittagong "
    "kolkata agartala london"
)
"""Cities that page headers set before the day."""
