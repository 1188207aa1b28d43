"""What a host's robots.txt says of us (RFC 9309)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsclean.sources.web.limits import ROBOTS_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from protego import Protego

ROBOTS_BYTES = 500 * 1024
"""So much must be read (RFC 9309, 2.5); what stands behind it is not."""
DAY_S = 86_400.0
_LINE = re.compile(r"^\s*([A-Za-z-]+)\s*:\s*([^#\r\n]*)", re.MULTILINE)
# Wishes about mining and training: they have no standing form yet, and several are about.
_MINING = re.compile(
    r"^[^\S\n]*(?:(?:content-signal|content-usage|disallowaitraining|tdm-[a-z-]+)[^\S\n]*:|"
    r"#.*(?:text and data mining|data mining|ai[ -]training|train\w* (?:of )?(?:ai|llm|machine)|"
    r"large language model|machine[ -]learning))[^\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_MINERS = frozenset(
    ("gptbot", "ccbot", "google-extended", "claudebot", "anthropic-ai", "bytespider", "applebot-extended", "meta-externalagent",
     "perplexitybot", "cohere-ai", "amazonbot", "diffbot", "omgili", "ai2bot")
)  # fmt: skip


class Rules(NamedTuple):
    """What may be asked of one host."""

    text: str = ""
    parsed: Protego | None = None
    """None: everything."""
    closed: str = ""
    """Why nothing may be asked: the file could not be read."""

    def find_ban(self, url: str) -> str | None:
        """Return the line that keeps us from an address, or None where we may ask."""
        if self.closed:
            return self.closed
        if self.parsed is None or self.parsed.can_fetch(url, ROBOTS_NAME):
            return None
        return f"robots.txt: {_ban(self.text, url)}"

    @property
    def delay_s(self) -> float:
        """Seconds between requests that the file asks for; 0 where it does not."""
        if self.parsed is None:
            return 0.0
        delay = float(self.parsed.crawl_delay(ROBOTS_NAME) or 0.0)
        rate = self.parsed.request_rate(ROBOTS_NAME)
        if rate is not None and rate.requests:
            delay = max(delay, rate.seconds / rate.requests)
        return max(0.0, delay)

    @property
    def sitemaps(self) -> list[str]:
        """The sitemaps that the file names."""
        return list(self.parsed.sitemaps) if self.parsed is not None else []

    @property
    def wishes(self) -> list[str]:
        """Lines that forbid text mining or the training of models, as they stand there."""
        found = [" ".join(match.group().split())[:160] for match in _MINING.finditer(self.text)]
        shut_out = [
            agent
            for agents, lines in _groups(self.text)
            if ("disallow", "/") in lines
            for agent in agents
            if agent.lower() in _MINERS
        ]
        if shut_out:
            found.append(f"Disallow: / for {', '.join(dict.fromkeys(shut_out))}")
        return list(dict.fromkeys(found))


def parse_rules(body: bytes) -> Rules:
    """Return the rules of a robots.txt file."""
    from protego import Protego

    text = body[:ROBOTS_BYTES].decode("utf-8-sig", "replace")
    return Rules(text, Protego.parse(text))


def _ban(text: str, url: str) -> str:
    """Return the line of our group that forbids the address: the longest that does."""
    from protego import Protego

    groups = list(_groups(text))
    ours = [lines for agents, lines in groups if any(a.lower() == ROBOTS_NAME for a in agents)]
    lines = ours or [lines for agents, lines in groups if "*" in agents]
    bans = [
        value
        for group in lines
        for field, value in group
        if field == "disallow"
        and value
        and not Protego.parse(f"User-agent: *\nDisallow: {value}").can_fetch(url, ROBOTS_NAME)
    ]
    return f"Disallow: {max(bans, key=len)}" if bans else "not allowed"


def _groups(text: str) -> Iterator[tuple[list[str], list[tuple[str, str]]]]:
    """Yield each group: the names it is for, and its lines."""
    agents: list[str] = []
    lines: list[tuple[str, str]] = []
    for match in _LINE.finditer(text):
        field, value = match[1].lower(), match[2].strip()
        if field == "user-agent":
            if lines:
                yield agents, lines
                agents, lines = [], []
            agents.append(value)
        elif field in ("allow", "disallow", "crawl-delay", "request-rate"):
            lines.append((field, value))
    if agents:
        yield agents, lines
