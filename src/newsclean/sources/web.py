"""URLs → pages: the one room that speaks HTTP.

One request at a time, in the order given; http and https only. What gives no page is yielded as
`Unread` with its reason, as from every source.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

# The one seam: a successor with the same interface is named here and nowhere else.
import httpx

from newsclean._version import __version__
from newsclean.model import RawPage
from newsclean.sources.inputs import Unread, megabytes, visible
from newsclean.sources.looks import HEAD_BYTES, find_binary
from newsclean.sources.opened import PAGE_LIMIT_BYTES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator

    from newsclean.model import Reason
    from newsclean.sources.inputs import Input

_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.5, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much to wait for."""

    connect_s: float = 10.0
    silence_s: float = 20.0
    """Longest wait for the next bytes."""
    total_s: float = 60.0
    """For one URL with all its redirects: a server that sends a byte a second ends here."""
    page_bytes: int = PAGE_LIMIT_BYTES
    """After decompression, counted while it comes in."""
    redirects: int = 10


_LIMITS = Limits()


def user_agent(contact: str | None = None) -> str:
    """Return how we introduce ourselves: by name, version, and where we can be reached.

    >>> user_agent("desk@example.org").partition("/")[0]
    'newsclean'
    """
    return f"newsclean/{__version__} (+{contact})" if contact else f"newsclean/{__version__}"


def read_urls(
    urls: Iterable[str], limits: Limits = _LIMITS, *, contact: str | None = None
) -> Iterator[Input]:
    """Yield the page of each URL, or why there is none, in their order."""
    with asyncio.Runner() as runner:
        client = _open_client(limits, contact)
        try:
            given = False
            for url in urls:
                given = True
                yield runner.run(_fetch(client, url, limits))
                # A session's cookies are for its own redirects, not for the next reader.
                client.cookies.clear()
            if not given:
                yield Unread("-", "empty", "no URL was given")
        finally:
            runner.run(client.aclose())


def read_url_lines(lines: Iterable[str]) -> Iterator[str]:
    r"""Yield the URLs of a list: one a line, or JSON lines with `url`; blank and `#` lines are no URLs.

    >>> list(read_url_lines(["https://a.example/1\n", "\n", '{"url": "https://a.example/2"}\n']))
    ['https://a.example/1', 'https://a.example/2']
    """
    for line in lines:
        url = line.strip()
        if url.startswith("{"):
            try:
                found = json.loads(url)
            except (ValueError, RecursionError):
                found = None
            if isinstance(found, dict) and isinstance(found.get("url"), str):
                url = found["url"].strip()
        if url and not url.startswith("#"):
            yield url


def _open_client(limits: Limits, contact: str | None) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        follow_redirects=True,
        max_redirects=limits.redirects,
        timeout=httpx.Timeout(limits.silence_s, connect=limits.connect_s),
        headers={"User-Agent": user_agent(contact), "Accept": _ACCEPT},
    )


async def _fetch(client: httpx.AsyncClient, url: str, limits: Limits) -> RawPage | Unread:
    """Return the page at a URL, or why there is none; nothing that a server does is raised."""
    origin = visible(url)
    try:
        scheme = httpx.URL(url).scheme
        if scheme not in ("http", "https"):
            return Unread(origin, "unreadable", _not_web(url, scheme))
        async with asyncio.timeout(limits.total_s), _get(client, url) as response:
            return await _read(response, origin, limits)
    except TimeoutError:
        return _unread(origin, "timeout", f"not finished after {limits.total_s:g} s")
    except httpx.ConnectTimeout:
        return _unread(origin, "timeout", f"no connection after {limits.connect_s:g} s")
    except httpx.TimeoutException:
        return _unread(origin, "timeout", f"no answer for {limits.silence_s:g} s")
    except httpx.TooManyRedirects:
        return _unread(origin, "http-error", f"more than {limits.redirects} redirects")
    except httpx.ConnectError as error:
        return _unread(origin, "unreadable", f"cannot connect: {_say(error)}")
    except httpx.UnsupportedProtocol:
        return _unread(
            origin, "unreadable", "is redirected to something that is neither http nor https"
        )
    except httpx.DecodingError as error:
        return _unread(origin, "unreadable", f"the answer's compression is damaged: {_say(error)}")
    except httpx.TransportError as error:
        return _unread(origin, "unreadable", f"the connection broke off: {_say(error)}")
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        return Unread(origin, "unreadable", f"is no URL: {_say(error)}")


@asynccontextmanager
async def _get(client: httpx.AsyncClient, url: str) -> AsyncIterator[httpx.Response]:
    """Give the answer to a request, its body unread; asked once more on a connection gone stale.

    A server may close a connection that is kept open for the next request just as that comes.
    """
    try:
        response = await client.send(client.build_request("GET", url), stream=True)
    except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
        response = await client.send(client.build_request("GET", url), stream=True)
    try:
        yield response
    finally:
        await response.aclose()


async def _read(response: httpx.Response, origin: str, limits: Limits) -> RawPage | Unread:
    """Return the page of an answer whose body has not been read yet."""
    url = str(response.url)
    moved = f" (at {url})" if response.history else ""
    if not response.is_success:
        return Unread(
            origin, "http-error", f"HTTP {response.status_code} {_phrase(response)}{moved}", url
        )
    label = response.headers.get("content-type", "")
    media_type = label.partition(";")[0].strip().lower()
    if media_type and media_type not in _PAGE_TYPES:
        return Unread(origin, "not-html", f"is {media_type}, not a page{moved}", url)
    too_large = Unread(
        origin,
        "too-large",
        f"larger than the {megabytes(limits.page_bytes)} that a page may have",
        url,
    )
    announced = response.headers.get("content-length", "")
    if announced.isascii() and announced.isdecimal() and int(announced) > limits.page_bytes:
        return too_large
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > limits.page_bytes:
            return too_large
    if not body or body.isspace():
        return Unread(origin, "empty", f"the answer is empty{moved}", url)
    binary = find_binary(bytes(body[:HEAD_BYTES]))
    if binary is not None:
        return Unread(origin, "not-html", f"is {binary}, not a page{moved}", url)
    return RawPage(
        body=bytes(body),
        origin=origin,
        url=url,
        fetched_at=datetime.now(UTC).replace(microsecond=0),
        status=response.status_code,
        charset_hint=response.charset_encoding,
    )


def _unread(origin: str, reason: Reason, detail: str) -> Unread:
    return Unread(origin, reason, detail, origin)


def _phrase(response: httpx.Response) -> str:
    return response.reason_phrase or ("error" if response.is_error else "without a page")


def _not_web(url: str, scheme: str) -> str:
    if not scheme or "." in scheme or scheme == "localhost":
        return f"is no URL: did you mean https://{visible(url).lstrip('/')}?"
    return f"{scheme} is not fetched: only http and https are"


def _say(error: Exception) -> str:
    """Return what an exception says on one line, or its name where it says nothing."""
    return " ".join(str(error).split()) or type(error).__name__
