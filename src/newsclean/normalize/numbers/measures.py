"""What Bengali counts in: classifiers, measures and currencies, by the word on the page."""

from __future__ import annotations

CLASSIFIERS = ("টি", "টা", "টো", "টে", "জন", "খানা", "খানি")

TIMES = (
    "বছর", "মাস", "সপ্তাহ", "দিন", "ঘণ্টা", "ঘন্টা", "মিনিট", "সেকেন্ড", "বার",
)  # fmt: skip

MEASURES = (
    "%", "শতাংশ", "পারসেন্ট", "পার্সেন্ট",
    "বর্গকিলোমিটার", "কিলোমিটার", "কিমি", "সেন্টিমিটার", "মিলিমিটার", "মিটার", "বর্গফুট", "ফুট", "ইঞ্চি",
    "মাইল", "গজ", "একর", "হেক্টর", "বিঘা", "কাঠা",
    "কিলোগ্রাম", "কেজি", "গ্রাম", "মেট্রিকটন", "টন", "মণ", "ভরি", "লিটার", "ব্যারেল", "আউন্স",
    "মেগাওয়াট", "ওয়াট", "ডিগ্রি", "মাত্রা", "গুণ", "পয়েন্ট",
    "রান", "উইকেট", "ওভার", "গোল", "ভোট", "আসন", "পরিবার", "ডজন", "জোড়া", "তলা", "নম্বর", "সাল", "পয়সা",
)  # fmt: skip

TAKA = "টাকা"
"""The word is the taka in Bangladesh and the rupee in West Bengal: the country decides."""

# A bare ডলার is the American one in every paper; রিয়াল, দিনার and পাউন্ড are several things and
# name no currency without their country.
CURRENCIES: dict[str, str] = {
    "ডলার": "USD", "মার্কিন ডলার": "USD", "ইউরো": "EUR", "রুপি": "INR", "ভারতীয় রুপি": "INR",
    "পাকিস্তানি রুপি": "PKR", "পাউন্ড স্টার্লিং": "GBP", "ব্রিটিশ পাউন্ড": "GBP",
    "ইয়েন": "JPY", "ইউয়ান": "CNY", "রুবল": "RUB", "দিরহাম": "AED", "রিঙ্গিত": "MYR",
    "কানাডীয় ডলার": "CAD", "অস্ট্রেলীয় ডলার": "AUD", "সিঙ্গাপুরি ডলার": "SGD", "হংকং ডলার": "HKD",
    "সৌদি রিয়াল": "SAR", "কুয়েতি দিনার": "KWD",
}  # fmt: skip

SYMBOLS: dict[str, str] = {
    "₹": "INR", "$": "USD", "US$": "USD", "USD": "USD", "€": "EUR", "EUR": "EUR", "£": "GBP",
    "GBP": "GBP", "¥": "JPY", "Tk": "BDT", "Tk.": "BDT", "TK": "BDT", "BDT": "BDT", "INR": "INR",
    "Rs": "INR", "Rs.": "INR", "৳": "BDT",
}  # fmt: skip

TAKA_OF: dict[str, str] = {"BD": "BDT", "IN": "INR"}

UNITS = (*CLASSIFIERS, *TIMES, *MEASURES, TAKA, *CURRENCIES)

SAME: dict[str, str] = {
    "শতাংশ": "%", "পারসেন্ট": "%", "পার্সেন্ট": "%", "ঘন্টা": "ঘণ্টা", "কিমি": "কিলোমিটার", "টো": "টি", "টে": "টি",
}  # fmt: skip
"""Spellings of one unit, by the one that is reported."""

PERCENT_BEFORE = "শতকরা"
"""Per hundred: the number behind it, with ভাগ or without, is a percentage."""

AT_LEAST = ("অন্তত", "কমপক্ষে", "ন্যূনতম")
ABOUT = ("প্রায়", "আনুমানিক", "মোট", "মাত্র")

MINUS = ("মাইনাস", "ঋণাত্মক", "বিয়োগ")

CASES = ("র", "ের", "এর", "য়", "ে", "তে", "এ", "কে", "ও", "ই", "রও", "েরও", "েও", "তেও", "রই", "েই")
"""Case endings and particles that a unit may carry; a bare number word carries none."""
