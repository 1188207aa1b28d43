"""What a run may ask of a network and of the hosts in it."""

from __future__ import annotations

from dataclasses import dataclass

from newsclean._version import __version__
from newsclean.sources.opened import PAGE_LIMIT_BYTES

ROBOTS_NAME = "newsclean"
"""What robots.txt files call us."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much to wait for."""

    connect_s: float = 10.0
    silence_s: float = 20.0
    """Longest wait for the next bytes."""
    total_s: float = 60.0
    """For one request: a server that sends a byte a second ends here."""
    page_bytes: int = PAGE_LIMIT_BYTES
    """On the wire and after decompression."""
    redirects: int = 10
    attempts: int = 3
    """For what may succeed the next time; once a host has failed `tired` times in a row, one."""
    retry_wait_s: float = 0.5
    """First wait before a retry, doubled each time, with as much again by chance."""
    tired: int = 3
    give_up: int = 10
    """Failures in a row after which a host is left alone for the run."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How a run behaves towards the hosts that it asks."""

    delay_s: float = 1.0
    """Between two requests to a host; robots.txt may ask for more, never for less."""
    per_host: int = 1
    """Connections to one host."""
    concurrency: int = 16
    """Requests at one time, over all hosts."""
    contact: str | None = None
    robots: bool = True
    """Only a test may do without; the command line has no such switch."""
    allow_private: bool = False
    """Ask hosts of private, loopback and link-local addresses too."""
    slowest_s: float = 60.0
    """To this delay a host that says it is busy is slowed down."""
    patience_s: float = 300.0
    """A host that asks for a longer rest is left alone for the run."""


def user_agent(contact: str | None = None) -> str:
    """Return how we introduce ourselves: by name, version, and where we can be reached.

    >>> user_agent("desk@example.org").partition("/")[0]
    'newsclean'
    """
    return f"newsclean/{__version__} (+{contact})" if contact else f"newsclean/{__version__}"
