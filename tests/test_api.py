"""newsclean as a library."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

import newsclean
from cli import standin
from newsclean import api

PAGE = "<html><body><p>হাওরে আগাম বন্যার শঙ্কা।</p></body></html>"


@pytest.fixture
def with_standin(monkeypatch):
    monkeypatch.setattr(api, "load_clean", standin.load)
    api._load.cache_clear()
    yield
    api._load.cache_clear()


def test_public_names_are_there_and_no_others():
    for name in newsclean.__all__:
        assert getattr(newsclean, name) is not None
        assert name in dir(newsclean)
    with pytest.raises(AttributeError, match="no attribute 'cleen'"):
        newsclean.cleen  # noqa: B018


@pytest.mark.parametrize("page", [PAGE, PAGE.encode(), b"\xff\xfe\x00", "", b""])
def test_a_page_gives_a_record_or_a_rejection(page):
    assert isinstance(newsclean.clean(page), newsclean.Article | newsclean.Rejection)


@pytest.mark.usefixtures("with_standin")
def test_what_is_given_reaches_the_record():
    when = datetime(2024, 11, 2, 10, 30, tzinfo=timezone(timedelta(hours=6)))
    record = newsclean.clean(
        PAGE,
        "https://a.example/1",
        fetched_at=when,
        kind="html",
        path="a.html",
        digits="keep",
        nukta="composed",
        site="jagaran",
        status=200,
        charset="utf-8",
    )
    assert isinstance(record, newsclean.Article)
    assert (record.url, record.source.path, record.site) == (
        "https://a.example/1",
        "a.html",
        "jagaran",
    )
    assert (record.source.fetched_at, record.source.kind, record.source.status) == (
        when,
        "html",
        200,
    )
    assert (record.normalization.digits, record.normalization.nukta) == ("keep", "composed")


@pytest.mark.usefixtures("with_standin")
def test_the_origin_is_the_best_name_there_is():
    assert newsclean.clean("ক", "https://a.example/1").source.path == "https://a.example/1"
    assert newsclean.clean("ক").source.path == "-"


@pytest.mark.usefixtures("with_standin")
def test_a_page_that_breaks_us_is_a_rejection():
    assert newsclean.clean("LISTING").reason == "listing"
    assert newsclean.clean("CRASH").reason == "crashed"


def test_a_call_that_is_wrong_raises():
    with pytest.raises(newsclean.NewscleanError, match="time zone"):
        newsclean.clean("ক", fetched_at=datetime(2024, 11, 2, 10, 30))  # noqa: DTZ001
    with pytest.raises(newsclean.NewscleanError, match="no site"):
        newsclean.clean("ক", site="no-such-paper")
    assert newsclean.clean("ক", fetched_at=datetime(2024, 11, 2, tzinfo=UTC))


def test_a_rejected_page_says_its_own_address():
    page = (
        '<html><head><link rel="canonical" href="https://khobor.example/national"></head><body>'
        + "".join(f'<h3><a href="/national/{n}">শিরোনাম {n}</a></h3>' for n in range(30))
        + "</body></html>"
    )
    rejection = newsclean.clean(page)
    assert (rejection.reason, rejection.url) == ("listing", "https://khobor.example/national")
    assert newsclean.clean(page, url="https://khobor.example/").url == "https://khobor.example/"
