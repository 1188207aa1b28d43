"""One request on the wire and its answer, within the limits."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from newsclean.sources.answers import Answer, NoPage, Want, media_type
from newsclean.sources.inputs import megabytes
from newsclean.sources.unpack import DamagedError, TooLargeError, unpack
from newsclean.sources.web.addresses import say
from newsclean.sources.web.guard import resolve
from newsclean.sources.web.seam import httpx

if TYPE_CHECKING:
    import ssl

    from newsclean.sources.web.hosts import Host
    from newsclean.sources.web.limits import Limits
    from newsclean.sources.web.pacing import Turn

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
# Of a refusal, so much is read to tell a guard's challenge from a plain error.
_REFUSAL_BYTES: Final = 2**16


class Wire:
    """Sends requests to checked addresses and reads what comes back."""

    def __init__(self, limits: Limits, *, allow_private: bool) -> None:
        self._limits = limits
        self._allow_private = allow_private

    async def ask(
        self,
        host: Host,
        url: httpx.URL,
        want: Want,
        headers: dict[str, str],
        cookies: httpx.Cookies,
        turn: Turn,
    ) -> Answer:
        """Return the answer of a host to one request; NoPage where there is none to be had."""
        limits = self._limits
        try:
            async with asyncio.timeout(limits.total_s):
                addresses = host.known_addresses()
                if not addresses:
                    port = url.port or (443 if url.scheme == "https" else 80)
                    addresses = await resolve(
                        url.raw_host.decode("ascii"),
                        port,
                        allow_private=self._allow_private,
                    )
                    host.keep_addresses(addresses)
                for address in addresses[:-1]:
                    try:
                        return await self._send(host, url, address, want, headers, cookies, turn)
                    except (httpx.ConnectError, httpx.ConnectTimeout):
                        continue
                return await self._send(host, url, addresses[-1], want, headers, cookies, turn)
        except TimeoutError:
            raise _timed_out(f"not finished after {limits.total_s:g} s", retry=False) from None
        except httpx.ConnectTimeout:
            raise _timed_out(f"no connection after {limits.connect_s:g} s") from None
        except httpx.TimeoutException:
            raise _timed_out(f"no answer for {limits.silence_s:g} s") from None
        except httpx.ConnectError as error:
            retry = "CERTIFICATE" not in str(error).upper()
            raise NoPage(
                "unreadable",
                f"cannot connect: {say(error)}",
                passing=True,
                host_failed=True,
                retry=retry,
            ) from error
        except httpx.TransportError as error:
            raise NoPage(
                "unreadable",
                f"the connection broke off: {say(error)}",
                passing=True,
                host_failed=True,
            ) from error
        except TooLargeError:
            raise self._too_large(want) from None
        except DamagedError as error:
            raise NoPage(
                "unreadable", f"the answer's compression is damaged: {error}", passing=True
            ) from error
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise NoPage("unreadable", f"is no URL: {say(error)}") from error

    async def _send(
        self,
        host: Host,
        url: httpx.URL,
        address: str,
        want: Want,
        headers: dict[str, str],
        cookies: httpx.Cookies,
        turn: Turn,
    ) -> Answer:
        limits = self._limits
        secure = url.scheme == "https"
        extensions: dict[str, Any] = {
            "timeout": httpx.Timeout(limits.silence_s, connect=limits.connect_s).as_dict()
        }
        if secure:
            # The certificate is checked against the name, whatever address it was found at.
            extensions["sni_hostname"] = url.raw_host.decode("ascii")
        if host.pace.sent_counts:
            extensions["trace"] = _tracer(turn)
        request = httpx.Request(
            "GET",
            url.copy_with(host=address),
            headers={"Host": url.netloc.decode("ascii"), **headers},
            extensions=extensions,
        )
        if cookies:
            cookies.set_cookie_header(request)
        transport = host.transport(_context if secure else None)
        response = await transport.handle_async_request(request)
        response.request = request
        try:
            if "set-cookie" in response.headers:
                cookies.extract_cookies(response)
            body = await self._read(response, want)
        finally:
            await response.aclose()
        return Answer(
            url=str(url),
            status=response.status_code,
            headers=tuple((key.lower(), value) for key, value in response.headers.multi_items()),
            body=body,
            fetched_at=datetime.now(UTC).replace(microsecond=0),
            phrase=response.reason_phrase,
        )

    async def _read(self, response: httpx.Response, want: Want) -> bytes:
        """Return the body of an answer, unpacked; NoPage for one that will not do."""
        if response.status_code in REDIRECTS or response.status_code == 304:
            return b""
        fine = response.is_success
        limit = want.limit if fine else _REFUSAL_BYTES
        if fine:
            kind = media_type(response.headers.get("content-type", ""))
            if kind and want.types is not None and kind not in want.types:
                raise NoPage("not-html", f"is {kind}, not a page")
            announced = response.headers.get("content-length", "")
            if announced.isascii() and announced.isdecimal() and int(announced) > limit:
                raise self._too_large(want)
        raw = bytearray()
        async for chunk in response.aiter_raw():
            raw += chunk
            if len(raw) > limit:
                if fine:
                    raise self._too_large(want)
                break
        try:
            return unpack(bytes(raw), response.headers.get("content-encoding", ""), limit)
        except (TooLargeError, DamagedError):
            if fine:
                raise
            return b""

    def _too_large(self, want: Want) -> NoPage:
        return NoPage("too-large", f"larger than the {megabytes(want.limit)} that a page may have")


@cache
def _context() -> ssl.SSLContext:
    return httpx.create_ssl_context()


def _timed_out(detail: str, *, retry: bool = True) -> NoPage:
    return NoPage("timeout", detail, passing=True, host_failed=True, retry=retry)


def _tracer(turn: Turn) -> Any:
    async def trace(event: str, _info: dict[str, Any]) -> None:
        if event.endswith("send_request_headers.complete"):
            turn.sent()

    return trace
