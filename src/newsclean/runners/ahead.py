"""Parcels cut in a thread of their own: what reads from a pipe or unpacks holds up nobody."""

from __future__ import annotations

import threading
from collections import deque
from multiprocessing import Pipe
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsclean.sources import Parcel


class Ahead:
    """Takes parcels from an iterable a few ahead; `signal` is readable when there is news."""

    def __init__(self, parcels: Iterable[Parcel], room: int) -> None:
        self.signal, self._bell = Pipe(duplex=False)
        self._room = threading.Semaphore(room)
        self._ready: deque[Parcel | BaseException | None] = deque()
        self._closed = False
        self.ended = False
        """There are no more parcels."""
        threading.Thread(target=self._work, args=(parcels,), daemon=True).start()

    def take(self) -> Parcel | None:
        """Return the next parcel, or None where there is none yet or none any more.

        Raises what the iterable raised.
        """
        if self.ended or not self._ready:
            return None
        self.signal.recv_bytes()
        found = self._ready.popleft()
        if found is None:
            self.ended = True
        elif isinstance(found, BaseException):
            self.ended = True
            raise found
        else:
            self._room.release()
        return found

    def close(self) -> None:
        """Have the thread end with the parcel that it is at."""
        self._closed = True
        self._room.release()

    def _work(self, parcels: Iterable[Parcel]) -> None:
        last: BaseException | None = None
        try:
            for parcel in parcels:
                self._room.acquire()
                if self._closed:
                    return
                self._put(parcel)
        except BaseException as error:  # noqa: BLE001 - raised where the parcel is missed
            last = error
        self._put(last)

    def _put(self, found: Parcel | BaseException | None) -> None:
        self._ready.append(found)
        self._bell.send_bytes(b"!")
