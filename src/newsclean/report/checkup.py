"""Lines of records and rejections → the figures of each site."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from newsclean._version import __version__
from newsclean.report.figures import SCHEMA, Counting, Figures

if TYPE_CHECKING:
    from newsclean.sites import Sites

NOBODY = "(unknown)"
"""Pages without a site and without an address."""


class Checkup:
    """Takes lines, each a record or a rejection, and counts them by site."""

    def __init__(self, sites: Sites) -> None:
        self._sites = sites
        self._counting: dict[str, Counting] = {}
        self._hosts: dict[str, str] = {}

    def take(self, line: bytes) -> bool:
        """Count one line; return whether it was a record or a rejection."""
        try:
            read = json.loads(line)
            schema = read["schema"]
            if schema == "newsclean.article/1":
                self._of(read["site"], read["url"]).count(read)
            elif schema == "newsclean.rejection/1":
                self._of(None, read["url"]).reject()
            else:
                return False
        except (ValueError, TypeError, KeyError, AttributeError):
            return False
        return True

    def _of(self, site: str | None, url: str | None) -> Counting:
        name = site or self._site_of(url)
        return self._counting.setdefault(name, Counting())

    def _site_of(self, url: str | None) -> str:
        """Return the site that an address is of, else its host."""
        try:
            host = urlsplit(url or "").hostname
        except ValueError:
            host = None
        if not host:
            return NOBODY
        if host not in self._hosts:
            found = self._sites.find_by_url(url)
            self._hosts[host] = found.slug if found else host.removeprefix("www.")
        return self._hosts[host]

    def figures(self) -> dict[str, Figures]:
        """Return what was counted, by site in order."""
        return {site: self._counting[site].figures() for site in sorted(self._counting)}


def baseline_of(figures: dict[str, Figures]) -> dict[str, Any]:
    """Return the figures as a baseline file holds them."""
    return {
        "schema": SCHEMA,
        "newsclean": __version__,
        "sites": {site: found.to_json() for site, found in figures.items()},
    }


def read_baseline(text: str) -> dict[str, Figures] | None:
    """Return the figures of a baseline file, or None where it is none."""
    try:
        kept = json.loads(text)
        if kept["schema"] != SCHEMA:
            return None
        return {site: Figures.from_json(found) for site, found in kept["sites"].items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
