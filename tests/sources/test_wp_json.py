"""WordPress posts are pages: one object, or a list of them."""

import io
import json

from newsclean.model import RawPage
from newsclean.pipeline import clean
from newsclean.sites import load_sites
from newsclean.sources.inputs import Unread
from newsclean.sources.opened import Opened
from newsclean.sources.readers import read_opened

PARAGRAPHS = (
    "নদীর ধারে বসে জেলেরা সারা রাত জাল বুনেছেন, ভোরে নৌকা ছাড়বে বলে সবাই তৈরি হয়ে আছেন।",
    "গ্রামের স্কুলে এ বছর দুই শতাধিক শিক্ষার্থী নতুন ভর্তি হয়েছে বলে প্রধান শিক্ষক জানিয়েছেন।",
)


def post(number):
    return {
        "id": number,
        "date": "2024-03-12T09:30:00",
        "date_gmt": "2024-03-12T03:30:00",
        "link": f"https://khobor.example/{number}",
        "title": {"rendered": "নদীর ঘাটে জেলেদের নির্ঘুম রাত"},
        "content": {"rendered": "".join(f"<p>{p}</p>" for p in PARAGRAPHS)},
    }


def read(value):
    stream = io.BufferedReader(io.BytesIO(json.dumps(value, ensure_ascii=False).encode()))
    return list(read_opened(Opened(stream, "posts.json", "posts.json")))


def test_one_post_is_one_page():
    (page,) = read(post(7))
    article = clean(page, load_sites()).article

    assert article.title == "নদীর ঘাটে জেলেদের নির্ঘুম রাত"
    assert article.url == "https://khobor.example/7"
    assert article.published == "2024-03-12T03:30:00+00:00"
    assert article.paragraphs == list(PARAGRAPHS)


def test_a_list_gives_each_and_tells_what_is_none():
    first, second, none = read([post(1), post(2), {"code": "rest_forbidden"}])

    assert [first.origin, second.origin] == ["posts.json#1", "posts.json#2"]
    assert isinstance(first, RawPage)
    assert isinstance(none, Unread)


def test_broken_json_is_told():
    stream = io.BufferedReader(io.BytesIO(b'{"title": {"rendered": "x"'))
    (found,) = read_opened(Opened(stream, "posts.json", "posts.json"))

    assert isinstance(found, Unread)
    assert found.reason == "unreadable"
