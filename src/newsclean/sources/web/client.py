"""One address → one answer: the rules, the pace, the guard, the cache, redirects, retries."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from newsclean.sources.answers import (
    BUSY,
    PASSING,
    Answer,
    NoPage,
    Want,
    is_challenge,
    retry_after_s,
)
from newsclean.sources.inputs import visible
from newsclean.sources.unpack import CODINGS
from newsclean.sources.web.addresses import parse_url, redirect_target
from newsclean.sources.web.hosts import Host
from newsclean.sources.web.limits import Limits, Manners, user_agent
from newsclean.sources.web.robots import DAY_S, ROBOTS_BYTES, Rules, parse_rules
from newsclean.sources.web.seam import httpx
from newsclean.sources.web.wire import REDIRECTS, Wire

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsclean.sources.web.cache import Cache

_ANY_PAGE: Final = "text/html, application/xhtml+xml, text/plain;q=0.5, */*;q=0.1"
_PAGE_TYPES: Final = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
# RFC 9309 asks for five.
_ROBOTS_REDIRECTS: Final = 5
# The library says on its own logger what it retries; without a handler Python prints that.
logging.getLogger("stamina").addHandler(logging.NullHandler())


class Client:
    """Asks hosts, as their rules, our manners and the limits allow; lives in one event loop."""

    def __init__(
        self,
        limits: Limits,
        manners: Manners,
        *,
        cache: Cache | None = None,
        offline: bool = False,
        refresh: bool = False,
        note: Callable[[str, str], None] | None = None,
    ) -> None:
        self.limits = limits
        self.manners = manners
        self.hosts: dict[str, Host] = {}
        self.page = Want(_ANY_PAGE, _PAGE_TYPES, limits.page_bytes)
        self._robots_txt = Want("text/plain, */*;q=0.1", None, 4 * ROBOTS_BYTES)
        self._cache = cache
        self._offline = offline
        self._refresh = refresh
        self._note = note or (lambda _host, _text: None)
        self._wire = Wire(limits, allow_private=manners.allow_private)
        self._slots = asyncio.Semaphore(manners.concurrency)
        self._headers = {"User-Agent": user_agent(manners.contact), "Accept-Encoding": CODINGS}

    def host_of(self, url: httpx.URL) -> Host:
        """Return the host of an address, new or known."""
        name = url.netloc.decode("ascii")
        host = self.hosts.get(name)
        if host is None:
            host = self.hosts[name] = Host(name, self.manners, self.limits)
        return host

    async def close(self) -> None:
        """Close every connection."""
        for host in self.hosts.values():
            await host.close()

    async def get(self, url: str, want: Want | None = None) -> Answer:
        """Return the answer at an address, behind its redirects; NoPage says why there is none."""
        return await self._follow(url, want or self.page, self.limits.redirects, robots=True)

    async def rules_of(self, url: str) -> Rules:
        """Return what robots.txt says of a host, read once a day."""
        parts = parse_url(url)
        return await self._rules(self.host_of(parts), parts)

    async def _follow(self, url: str, want: Want, redirects: int, *, robots: bool) -> Answer:
        cookies = httpx.Cookies()
        passed: set[tuple[str, str]] = set()
        first = url
        while True:
            parts = parse_url(url)
            host = self.host_of(parts)
            if robots and self.manners.robots and not self._offline:
                ban = (await self._rules(host, parts)).find_ban(str(parts))
                if ban is not None:
                    raise NoPage("robots", ban, passing=True, url=url)
            answer = await self._answer(host, parts, want, cookies)
            if answer.status not in REDIRECTS or not answer.header("location"):
                moved = url != first
                return _moved(answer, url) if moved else answer
            url = redirect_target(url, answer.header("location"))
            step = (url, repr(sorted(cookies.items())))
            if step in passed:
                raise NoPage("http-error", f"redirects in a circle, at {visible(url)}", url=first)
            passed.add(step)
            if len(passed) > redirects:
                raise NoPage("http-error", f"more than {redirects} redirects", url=first)

    async def _answer(
        self, host: Host, url: httpx.URL, want: Want, cookies: httpx.Cookies
    ) -> Answer:
        """Return the answer of one address, from the cache or from its host."""
        address = str(url)
        if self._offline:
            kept = self._cache.find_any(address) if self._cache else None
            if kept is None:
                raise NoPage("unreadable", "is not in the cache, and --offline asks nobody")
            return kept
        headers = {**self._headers, "Accept": want.accept}
        if self._cache is None or cookies:
            return await self._persist(host, url, want, headers, cookies)
        question = self._cache.question(address, headers)
        if not self._refresh and (kept := question.kept) is not None:
            return kept
        conditions = {} if self._refresh else question.conditions
        answer = await self._persist(host, url, want, {**headers, **conditions}, cookies)
        settled = question.settle(answer)
        if settled is None:
            answer = await self._persist(host, url, want, headers, cookies)
            settled = question.settle(answer) or answer
        return settled

    async def _persist(
        self,
        host: Host,
        url: httpx.URL,
        want: Want,
        headers: dict[str, str],
        cookies: httpx.Cookies,
    ) -> Answer:
        """Return the host's answer, asked for again where that may help."""
        import stamina

        limits = self.limits
        attempts = limits.attempts if host.failures < limits.tired else 1
        try:
            async for attempt in stamina.retry_context(
                on=lambda error: _may_help(error) and not host.left_alone,
                attempts=attempts,
                timeout=None,
                wait_initial=limits.retry_wait_s,
                wait_jitter=limits.retry_wait_s,
                wait_max=10 * limits.retry_wait_s,
            ):
                with attempt:
                    answer = await self._take_turn(host, url, want, headers, cookies)
        except NoPage as told:
            if told.host_failed:
                host.note_failure(told.detail)
                if host.left_alone:
                    self._note(host.name, f"is left alone from here on: it {host.left_alone}")
            raise
        host.note_success()
        return answer

    async def _take_turn(
        self,
        host: Host,
        url: httpx.URL,
        want: Want,
        headers: dict[str, str],
        cookies: httpx.Cookies,
    ) -> Answer:
        """Return one answer, when it is our turn; NoPage for one that may be better later."""
        async with host.pace.turn() as turn:
            if host.left_alone:
                raise NoPage(
                    "unreadable", f"not asked for: {host.name} {host.left_alone}", passing=True
                )
            async with self._slots:
                answer = await self._wire.ask(host, url, want, headers, cookies, turn)
        if answer.status in BUSY:
            host.pace.slow_down()
        elif answer.status < 500:
            host.pace.speed_up()
        if answer.status in PASSING and not is_challenge(answer):
            self._rest(host, answer)
            raise NoPage(
                "http-error",
                f"HTTP {answer.status} {answer.phrase}".rstrip(),
                passing=True,
                host_failed=True,
                url=str(url),
            )
        return answer

    def _rest(self, host: Host, answer: Answer) -> None:
        """Leave the host in peace for as long as it asks."""
        wait = retry_after_s(answer.header("retry-after"))
        if wait is None:
            return
        if wait > self.manners.patience_s:
            host.leave_alone(f"asks us to stay away for {wait:.0f} s")
            self._note(host.name, f"is left alone from here on: it {host.left_alone}")
        else:
            host.pace.rest(wait)

    async def _rules(self, host: Host, url: httpx.URL) -> Rules:
        async with host.rules_lock:
            now = asyncio.get_running_loop().time()
            if host.rules is None or now >= host.rules_until:
                host.rules = await self._read_rules(url)
                host.rules_until = now + DAY_S
                if host.rules.delay_s:
                    host.pace.ask_for(host.rules.delay_s)
                for wish in host.rules.wishes:
                    self._note(host.name, f"robots.txt says: {wish}")
            return host.rules

    async def _read_rules(self, url: httpx.URL) -> Rules:
        """Return the rules of a host: none where there is no file, all where it cannot be had."""
        address = f"{url.scheme}://{url.netloc.decode('ascii')}/robots.txt"
        try:
            answer = await self._follow(address, self._robots_txt, _ROBOTS_REDIRECTS, robots=False)
        except NoPage as told:
            if told.reason == "http-error" and "HTTP" not in told.detail:
                return Rules()  # more redirects than have to be followed: no file
            if told.reason == "http-error":
                return Rules(
                    closed=f"robots.txt cannot be read ({told.detail}): nothing may be asked"
                )
            raise  # nobody there to ask: that is what to say of the page, too
        if 200 <= answer.status < 300:
            return parse_rules(answer.body)
        if answer.status >= 500 or answer.status == 429:
            return Rules(
                closed=f"robots.txt cannot be read (HTTP {answer.status}): nothing may be asked"
            )
        return Rules()


def _moved(answer: Answer, url: str) -> Answer:
    return replace(answer, moved=True, url=answer.url or url)


def _may_help(error: Exception) -> bool:
    return isinstance(error, NoPage) and error.retry
