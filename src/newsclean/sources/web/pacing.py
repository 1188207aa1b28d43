"""When a host may be asked again."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

# From no delay at all, a busy host is first given this much.
_FIRST_SLOWER_S = 0.25
_SLOWER = 2.0
# Back to the old pace takes some twenty good answers for each time it was slowed: fast enough to
# use a host that had one bad minute, too slow to run into the same wall again.
_QUICKER = 0.9


class Pace:
    """The distance between the requests to one host, and how many there may be at a time.

    With one connection the delay counts from the end of the answer before: however long a request
    is under way, the server never sees two closer together. With more it counts from the moment a
    request has left.
    """

    def __init__(self, delay_s: float, per_host: int, slowest_s: float) -> None:
        self.base_s = delay_s
        self.delay_s = delay_s
        """The present delay, longer than `base_s` while the host is busy."""
        self.sent_counts = per_host > 1
        self._slowest_s = slowest_s
        self._slots = asyncio.Semaphore(per_host)
        self._gate = asyncio.Lock()
        self._next = 0.0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[Turn]:
        """Wait until the host may be asked, and give the turn."""
        async with self._slots:
            await self._gate.acquire()
            turn = Turn(self)
            try:
                loop = asyncio.get_running_loop()
                # Slept in a loop: what another answer asks for meanwhile counts as well.
                while (wait := self._next - loop.time()) > 0:
                    await asyncio.sleep(wait)
                if not self.sent_counts:
                    turn.pass_on()
                yield turn
            finally:
                turn.sent()
                if not self.sent_counts:
                    self.rest(self.delay_s)

    def rest(self, seconds: float) -> None:
        """Ask nothing for so long from now."""
        self._next = max(self._next, asyncio.get_running_loop().time() + seconds)

    def ask_for(self, delay_s: float) -> None:
        """Keep at least this distance from now on: robots.txt says so."""
        self.base_s = max(self.base_s, delay_s)
        self.delay_s = max(self.delay_s, delay_s)

    def slow_down(self) -> None:
        """Double the distance: the host said that it is busy."""
        slower = max(self.delay_s * _SLOWER, _FIRST_SLOWER_S)
        self.delay_s = max(self.base_s, min(slower, self._slowest_s))
        self.rest(self.delay_s)

    def speed_up(self) -> None:
        """Come a little nearer to the old pace: the host answered."""
        if self.delay_s > self.base_s:
            quicker = self.delay_s * _QUICKER
            self.delay_s = quicker if quicker > self.base_s + 0.02 else self.base_s

    def leave_gate(self) -> None:
        """Let the next one count its distance from now."""
        self._next = max(self._next, asyncio.get_running_loop().time() + self.delay_s)
        self._gate.release()


class Turn:
    """One turn to ask; `sent` says that the request is on its way."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._open = True

    def sent(self) -> None:
        """Note that the request has left: the distance to the next one counts from here."""
        if self._open:
            self._open = False
            self._pace.leave_gate()

    pass_on = sent
