"""Legacy Bengali is put right before the page is read, and said."""

import pytest

import newsclean
from newsclean import Article, Rejection

HEAD = "MÖv‡gi gvV w`‡q b`x e‡q hvq"
BODY = (
    "MÖv‡gi gvV w`‡q b`x e‡q hvq| GB b`xi cv‡o A‡bK gvbyl evm K‡i| Zviv gvQ a‡i RxweKv wbe©vn K‡ib Ges el©vq †bŠKvq PjvPj K‡ib|",
    "MZ eQi eb¨vq A‡bK Nievwo †f‡½ hvq| GLb Zviv bZzb K‡i Ni evbv‡”Qb Ges miKv‡ii Kv‡Q mvnvh¨ †P‡q‡Qb|",
)
TEXT = "গ্রামের মাঠ দিয়ে নদী বয়ে যায়। এই নদীর পাড়ে অনেক মানুষ বাস করে। তারা মাছ ধরে জীবিকা নির্বাহ করেন এবং বর্ষায় নৌকায় চলাচল করেন।"
PLAIN = "\n".join(
    (
        "নদীর ধারে বসে জেলেরা সারা রাত জাল বুনেছেন, ভোরে নৌকা ছাড়বে বলে সবাই তৈরি হয়ে আছেন।",
        "গ্রামের স্কুলে এ বছর দুই শতাধিক শিক্ষার্থী নতুন ভর্তি হয়েছে বলে প্রধান শিক্ষক জানিয়েছেন।",
    )
)


def as_text():
    return "\n\n".join([HEAD, "cÖKvk: 12 gvP© 2024", *BODY])


def as_html():
    head = "<!doctype html><script>var a = '‡‡‡‡‡‡ <';</script><!-- †‡†‡ -->"
    return head + f"<h1>{HEAD}</h1>" + "".join(f"<p class='b'>{p}</p>" for p in BODY)


@pytest.mark.parametrize("page", [as_text(), as_html()])
def test_bijoy_becomes_unicode_and_the_raw_block_is_kept(page):
    article = newsclean.clean(page)

    assert isinstance(article, Article)
    assert article.title == "গ্রামের মাঠ দিয়ে নদী বয়ে যায়"
    assert newsclean.clean(TEXT + "\n" + PLAIN).text.split("\n\n")[0] == article.paragraphs[0]
    assert "encoding.bijoy" in article.warnings
    assert article.evidence.encoding.raw in BODY


def test_a_bijoy_date_is_read():
    assert newsclean.clean(as_text()).published == "2024-03-12"


def test_footnote_daggers_change_nothing():
    text = PLAIN + "\n" + "† পাদটীকা ‡ আরেকটি † ‡ † ‡"

    assert "encoding.bijoy" not in newsclean.clean(text).warnings
    assert newsclean.clean(text).text == newsclean.clean(PLAIN).text


def test_misread_utf8_is_read_again():
    article = newsclean.clean(PLAIN.encode().decode("latin-1"))

    assert article.text == newsclean.clean(PLAIN).text
    assert "encoding.mojibake" in article.warnings


def test_lost_bytes_are_a_reason_to_reject():
    rejection = newsclean.clean(PLAIN.encode().decode("cp1252", "ignore"))

    assert isinstance(rejection, Rejection)
    assert rejection.reason == "mojibake"
