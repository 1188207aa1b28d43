"""One host of a run: its pace, its connections, its rules, and how it did."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING, Any

from newsclean.sources.web.pacing import Pace
from newsclean.sources.web.seam import httpx

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from newsclean.sources.web.limits import Limits, Manners
    from newsclean.sources.web.robots import Rules

# A name is looked up again after so long: long enough for a run over one site to ask once a
# minute, short enough to follow a host that moves.
_NAME_LASTS_S = 60.0


class Host:
    """Everything that a run knows of one host and port.

    Each has its own connections: pinned to an address, two names behind one address must not share
    a connection that was opened, and its certificate checked, for the other.
    """

    def __init__(self, name: str, manners: Manners, limits: Limits) -> None:
        self.name = name
        self.pace = Pace(manners.delay_s, manners.per_host, manners.slowest_s)
        self.left_alone = ""
        """Why nothing more is asked of it; empty while it is."""
        self.failures = 0
        """Failed addresses in a row."""
        self.outcomes: Counter[str] = Counter()
        self.rules: Rules | None = None
        self.rules_until = 0.0
        self.rules_lock = asyncio.Lock()
        self._limits = limits
        self._per_host = manners.per_host
        self._transport: httpx.AsyncHTTPTransport | None = None
        self._addresses: list[str] = []
        self._addresses_until = 0.0

    def transport(self, context: Callable[[], ssl.SSLContext] | None) -> httpx.AsyncHTTPTransport:
        """Return its connections, opened when they are first wanted."""
        if self._transport is None:
            options: dict[str, Any] = {"http2": True} if context else {}
            self._transport = httpx.AsyncHTTPTransport(
                verify=context() if context else False,
                trust_env=False,
                limits=httpx.Limits(
                    max_connections=self._per_host,
                    max_keepalive_connections=self._per_host,
                    keepalive_expiry=30.0,
                ),
                **options,
            )
        return self._transport

    def known_addresses(self) -> list[str]:
        """Return the addresses that were found and checked within the minute."""
        now = asyncio.get_running_loop().time()
        return self._addresses if now < self._addresses_until else []

    def keep_addresses(self, addresses: list[str]) -> None:
        """Keep what was found and checked."""
        self._addresses = addresses
        self._addresses_until = asyncio.get_running_loop().time() + _NAME_LASTS_S

    def note_failure(self, why: str) -> None:
        """Count a failure of the host; after ten in a row it is left alone."""
        self.failures += 1
        if self.failures >= self._limits.give_up and not self.left_alone:
            self.leave_alone(f"failed {self.failures} times in a row, the last time: {why}")

    def note_success(self) -> None:
        """Forget the failures before: the host answers."""
        self.failures = 0

    def leave_alone(self, why: str) -> None:
        """Ask nothing more of it in this run."""
        self.left_alone = self.left_alone or why

    async def close(self) -> None:
        """Close its connections; the next request opens new ones."""
        transport, self._transport = self._transport, None
        if transport is not None:
            await transport.aclose()
