"""Which newspapers and platforms are known: found by their files being there.

A site file is imported when one of its hosts or phrases is met, not before: a hundred files must
not slow the start. The index is read from the files' text; a contract test holds it against the
imported literals.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

from newsclean.errors import SiteError, UsageError
from newsclean.model import Family, Site

_FIELD = re.compile(r"^    (hosts|phrases|family)=(\(.*?\)|\"[^\"]*\"),$", re.MULTILINE | re.DOTALL)


class Sites:
    """The known sites, by host, phrase and slug; each loaded when it is first asked for."""

    def __init__(self, folder: Path | None = None, package: str = "newsclean.sites") -> None:
        self._package = package
        self._folder = folder or Path(__file__).parent
        self._slugs: dict[str, Path] = {}
        self._hosts: dict[str, str] = {}
        self._phrases: dict[str, str] = {}
        for path in sorted(self._folder.glob("*.py")):
            if not path.name.startswith("_"):
                self._index(path)

    def _index(self, path: Path) -> None:
        slug = path.stem
        self._slugs[slug] = path
        for name, literal in _FIELD.findall(path.read_text("utf8")):
            if name == "family":
                continue
            target = self._hosts if name == "hosts" else self._phrases
            for value in ast.literal_eval(literal):
                if value in target:
                    raise SiteError(f"{path}: {value!r} is already {target[value]}'s: one {name[:-1]}, one site")
                target[value] = slug

    def __iter__(self) -> Iterator[Site]:
        """Yield every known site, in the order of the slugs; this loads them all."""
        return (self.get(slug) for slug in self._slugs)

    def __len__(self) -> int:
        return len(self._slugs)

    @property
    def phrases(self) -> Mapping[str, str]:
        """Phrases that only one site prints, with its slug."""
        return self._phrases

    def get(self, slug: str) -> Site:
        """Return the site with this slug; UsageError where there is none."""
        if slug not in self._slugs:
            raise UsageError(f"no site is called {slug!r}: `newsclean sites list` shows those there are")
        return _load_site(self._package, slug)

    def choose(self, url: str | None, text: str, slug: str | None = None) -> Site | None:
        """Return the site of a page: the one asked for, else by address, else by its own phrases."""
        if slug is not None:
            return self.get(slug)
        return self.find_by_url(url) or (None if url else self.find_by_phrase(text))

    def find_by_url(self, url: str | None) -> Site | None:
        """Return the site that publishes under the URL's host, or None."""
        host = urlsplit(url).hostname if url else None
        while host:
            if host in self._hosts:
                return self.get(self._hosts[host])
            _, _, host = host.partition(".")
        return None

    def find_by_phrase(self, text: str) -> Site | None:
        """Return the one site whose phrase stands in the text, or None."""
        found = {slug for phrase, slug in self._phrases.items() if phrase in text}
        return self.get(found.pop()) if len(found) == 1 else None

    def family(self, slug: str) -> Family:
        """Return a platform family by its slug."""
        return _load_family(self._package, slug)

    def families(self) -> tuple[Family, ...]:
        """Return every platform family, in the order in which their tell-tales are tried."""
        folder = self._folder / "families"
        names = sorted(path.stem for path in folder.glob("[!_]*.py"))
        return tuple(self.family(name) for name in names)


@cache
def load_sites() -> Sites:
    """Return the sites that newsclean ships."""
    return Sites()


@cache
def _load_site(package: str, slug: str) -> Site:
    site = getattr(import_module(f"{package}.{slug}"), "SITE", None)
    if not isinstance(site, Site) or site.slug != slug:
        raise SiteError(f"{package}.{slug}: expected one literal SITE = Site(slug={slug!r}, …)")
    return site


@cache
def _load_family(package: str, slug: str) -> Family:
    family = getattr(import_module(f"{package}.families.{slug}"), "FAMILY", None)
    if not isinstance(family, Family) or family.slug != slug:
        raise SiteError(f"{package}.families.{slug}: expected one literal FAMILY = Family(slug={slug!r}, …)")
    return family
