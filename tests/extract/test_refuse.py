import pytest

from newsclean.extract.html import HtmlPage, extract_html, read_html
from newsclean.extract.structured import read_structured
from newsclean.model import Draft, Refusal

SCRIPTS = "<script src='/a.js'></script><script>boot()</script>"
CARD = "<div class='card'><h3><a href='/n{n}'>হাটে ভিড় বেড়েছে, দাম কমার আশা ক্রেতাদের {n}</a></h3><p>সাপ্তাহিক হাটে সকাল থেকেই ক্রেতাদের ভিড় দেখা গেছে আজ, বিক্রেতারা বলছেন দাম {n} টাকা...</p></div>"
PROSE = "".join(
    f"<p>হাটের {n} নম্বর সারিতে সবজির দোকান বসেছে। ভোর থেকে ট্রাকে করে মাল আসছে, আর ক্রেতারা দর-কষাকষি করছেন নিজেদের মতো।</p>"
    for n in range(6)
)
H1 = "সাপ্তাহিক হাটে সবজির দাম কমেছে অনেকটা"


def answer(markup: str) -> Draft | Refusal:
    page = read_html(markup)
    assert isinstance(page, HtmlPage)
    return extract_html(page, read_structured(page))


def page(body: str, title: str = "খবর", head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


FRAME = "".join(
    f"<div><a href='/n{n}'>হাটে ভিড় বেড়েছে, দাম কমার আশা করছেন ক্রেতারা {n}</a></div>" for n in range(60)
)


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (page("<h1>Checking your browser</h1><p>This may take a few seconds.</p>", "Just a moment..."), "blocked"),
        (page("<h1>You have been blocked</h1><p>" + "Please contact the owner of the site. " * 5 + "</p>", "Attention Required! | Cloudflare"), "blocked"),
        (page("<p>Access to this page is denied because of your address, sorry. Contact us.</p>", "403 Forbidden"), "blocked"),
        (page("<div id='cf-error-details'><p>একটু অপেক্ষা করুন, আপনার ব্রাউজার পরীক্ষা করা হচ্ছে এই মুহূর্তে।</p></div>", "x"), "blocked"),
        (page("<p>Before you continue, please accept our cookies. We use them for many things here.</p>", "Before you continue to News"), "blocked"),
        (page("<h1>দুঃখিত</h1><p>আপনি যে পাতাটি খুঁজছেন সেটি এখানে নেই, প্রচ্ছদে ফিরে যান।</p>", "404 - পাতাটি খুঁজে পাওয়া যায়নি"), "http-error"),
        (page("<h1>Oops</h1><p>We cannot find what you are looking for. Try the home page instead.</p>", "Page not found"), "http-error"),
        (page(f"{FRAME}<div class='error-page'><h1>৪০৪</h1><p>দুঃখিত, পাতাটি সরিয়ে নেওয়া হয়েছে। অন্য কোনো পাতা থেকে আবার চেষ্টা করুন অথবা প্রচ্ছদে যান।</p></div>", "৪০৪ - পৃষ্ঠাটি খুঁজে পাওয়া যায়নি"), "http-error"),
        (f"<html><head>{SCRIPTS}</head><body><div id='root'></div><ul><li><a href='/'>প্রচ্ছদ</a></li></ul></body></html>", "shell"),
        (page("".join(f"<div><a href='/n{n}'>হাটে ভিড় বেড়েছে, দাম কমার আশা {n}</a></div>" for n in range(60)), "সর্বশেষ"), "listing"),
        (page("<h1>সারাদেশ</h1><div>" + "".join(CARD.format(n=n) for n in range(12)) + "</div>", "সারাদেশ", "<meta property='og:type' content='website'>"), "listing"),
        (page(f"<h1>{H1}</h1><figure><img src='https://i.example/1.jpg'><figcaption>হাটে ভিড়। ছবি: প্রতিনিধি</figcaption></figure>", H1), "no-text"),
        (page(f"<h1>{H1}</h1><div class='video-player'></div><p>বিস্তারিত ভিডিওতে...</p>", H1), "no-text"),
        (page(f"{FRAME}<h1>{H1}</h1><div class='gallery'><p class='caption'>হাটে ভিড়</p></div>", H1, f"<meta property='og:type' content='article'><meta property='og:title' content='{H1}'>"), "no-text"),
        ("<html></html>", "no-text"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_refused_with_a_reason(markup, reason):
    found = answer(markup)
    assert isinstance(found, Refusal)
    assert found.reason == reason
    assert found.detail


@pytest.mark.parametrize(
    "markup",
    [
        page(f"<h1>{H1}</h1><div>{PROSE}</div>", "404 জন ক্রেতার কথা | খবর"),
        page(f"<h1>{H1}</h1><div>{PROSE}</div>", H1, "<meta property='og:type' content='website'>"),
        page(f"<h1>{H1}</h1><div>{PROSE}</div><script>window._cf_chl_opt={{}}</script>", H1),
        page(f"<h1>{H1}</h1><div>{PROSE}</div>" + "".join(CARD.format(n=n) for n in range(12)), H1),
        page(
            "<h1>দিনের যত খবর এক পাতায়</h1><div>" + "".join(f"<h2>হাট {n}</h2>{PROSE.replace('হাটের', f'{n} নম্বর হাটের')}" for n in range(4)) + "</div>",
            "দিনের যত খবর এক পাতায়",
        ),
        page(f"<h1>{H1}</h1><div><p>সাপ্তাহিক হাটে আজ সবজির দাম কমেছে বলে জানিয়েছেন বিক্রেতারা। ক্রেতারা এতে খুশি, বিকেলে আরও ভিড় হবে বলে আশা।</p></div>", H1),
    ],
)  # fmt: skip
def test_articles_are_not(markup):
    assert isinstance(answer(markup), Draft)


def test_a_live_blog_and_a_paywalled_stub_are_kept_and_said():
    live = '<script type="application/ld+json">{"@type":"LiveBlogPosting"}</script>'
    stub = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>'
    for script, warning in ((live, "text.liveblog"), (stub, "text.paywalled")):
        found = answer(page(f"<h1>{H1}</h1><div>{PROSE}</div>", H1, script))
        assert isinstance(found, Draft)
        assert warning in found.warnings
