"""What is printed under a picture, and whose picture it is."""

import pytest

from newsclean.extract.html import HtmlPage, extract_html, read_html
from newsclean.extract.html.captions import split_credit
from newsclean.extract.structured import read_structured
from newsclean.model import Draft

TITLE = "নদীতে নৌকাবাইচ দেখতে মানুষের ঢল"
TEXT = "".join(
    f"<p>{n} নম্বর ঘাটে সকাল থেকেই ভিড়। ঢোল আর বাঁশির শব্দে মুখর নদীর দুই পাড়, ছোট নৌকায় ভেসে বাইচ দেখছেন শত শত মানুষ।</p>"
    for n in range(7)
)
IMAGE = "https://cdn.ghat.example/2024/boat-race.jpg"


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("ঘাটে নৌকার সারি", "ঘাটে নৌকার সারি", None),
        ("ঘাটে নৌকার সারি। ছবি: রেহানা বেগম", "ঘাটে নৌকার সারি।", "রেহানা বেগম"),
        ("ঘাটে নৌকার সারি | ছবি : সংগৃহীত", "ঘাটে নৌকার সারি", "সংগৃহীত"),
        ("ঘাটে নৌকার সারি / ছবি- ঘাট বার্তা", "ঘাটে নৌকার সারি", "ঘাট বার্তা"),
        ("ঘাটে নৌকার সারি / ফাইল ছবি এএফপি", "ঘাটে নৌকার সারি", "ফাইল ছবি এএফপি"),
        ("ঘাটে নৌকার সারি (নিজস্ব চিত্র)", "ঘাটে নৌকার সারি", "নিজস্ব চিত্র"),
        ("ঘাটে নৌকার সারি। ফাইল ছবি", "ঘাটে নৌকার সারি।", "ফাইল ছবি"),
        ("ঘাটে নৌকার সারি (ছবি সৌজন্য: ক্লাব)", "ঘাটে নৌকার সারি", "ক্লাব"),
        ("ছবির উৎস, Getty Images ছবির ক্যাপশান, ঘাটে নৌকার সারি", "ঘাটে নৌকার সারি", "Getty Images"),
        ("ছবির কপিরাইট NURPHOTO Image caption ঘাটে নৌকার সারি", "ঘাটে নৌকার সারি", "NURPHOTO"),
        ("ছবির ক্যাপশান ঘাটে নৌকার সারি", "ঘাটে নৌকার সারি", None),
        ("ছবি: সংগৃহীত", None, "সংগৃহীত"),
        ("Photo: Reuters", None, "Reuters"),
        ("", None, None),
        # Words of pictures inside a caption.
        ("রোববার দুপুরের ছবি", "রোববার দুপুরের ছবি", None),
        ("ছবির প্রদর্শনী দেখছেন দর্শকেরা", "ছবির প্রদর্শনী দেখছেন দর্শকেরা", None),
        ("ঘাটের ছবি - যেমন ছিল তেমনই আছে", "ঘাটের ছবি - যেমন ছিল তেমনই আছে", None),
    ],
)  # fmt: skip
def test_caption_and_credit_are_parted(text, caption, credit):
    assert split_credit(text) == (caption, credit)


def images(figure: str, inside: str = "", og: str = IMAGE) -> list[tuple[str | None, ...]]:
    markup = (
        f"<html><head><title>{TITLE}</title><meta property='og:image' content='{og}'></head><body><main><h1>{TITLE}</h1>"
        f"{figure}<div class='story-body'>{TEXT}{inside}</div></main></body></html>"
    )
    page = read_html(markup)
    assert isinstance(page, HtmlPage)
    found = extract_html(page, read_structured(page))
    assert isinstance(found, Draft), found
    return [tuple(image) for image in found.images]


@pytest.mark.parametrize(
    "figure",
    [
        f"<figure><img src='{IMAGE}'><figcaption>ঘাটে নৌকার সারি। ছবি: রেহানা বেগম</figcaption></figure>",
        f"<div class='lead'><img src='{IMAGE}'><p class='img-caption'>ঘাটে নৌকার সারি। ছবি: রেহানা বেগম</p></div>",
        f"<figure><img src='{IMAGE}'><figcaption><span class='caption'>ঘাটে নৌকার সারি।</span> <span class='attribution'>রেহানা বেগম</span></figcaption></figure>",
        f"<figure><img src='{IMAGE}?w=640'><figcaption>ঘাটে নৌকার সারি। <b class='photo-credit'>ছবি: রেহানা বেগম</b></figcaption></figure>",
    ],
)  # fmt: skip
def test_the_lead_picture_has_the_words_of_its_figure(figure):
    assert images(figure) == [(IMAGE, "ঘাটে নৌকার সারি।", "রেহানা বেগম")]


def test_one_picture_in_two_sizes_is_one():
    figure = f"<figure><img src='{IMAGE.replace('.jpg', '-1024x683.jpg')}'><figcaption>ঘাটে নৌকার সারি</figcaption></figure>"
    assert images(figure) == [(IMAGE, "ঘাটে নৌকার সারি", None)]


def test_what_stands_far_from_a_picture_is_not_its_caption():
    wide = f"<div><img src='{IMAGE}'>{'<p>পাশের খবরের ছোট একটি লাইন</p>' * 8}<p class='caption'>অন্য ছবির কথা</p></div>"
    assert images(wide) == [(IMAGE, None, None)]


def test_ornaments_are_no_pictures():
    assert images("<a><img src='/img/google-news.png'></a>") == [(IMAGE, None, None)]
