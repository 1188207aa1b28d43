"""Which newspapers and platforms are known: found by their files being there.

A site file is imported when one of its hosts or phrases is met, not before: a hundred files must
not slow the start. The index is read from the files' text, when it is first asked for; a contract
test holds it against the imported literals. Site files of others (`_places`) are few and may be
laid out in any way: they are read whole, then.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, fields, replace
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsclean.errors import SiteError, UsageError
from newsclean.model import Family, Layout, Site
from newsclean.sites._places import SHIPPED, VARIABLE, read_places, user_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

_FIELD = re.compile(r"^    (hosts|not_hosts|phrases)=\((.*?)\),$", re.MULTILINE | re.DOTALL)
_STRING = re.compile(r'"([^"]*)"')
_NAME = re.compile(r"[.#]([\w-]+)")
# Sub-domains that are another edition wherever they stand (seven sites of the survey have an
# English one, forty an e-paper); what is named otherwise is in the site's `not_hosts`.
_OTHER_EDITIONS = frozenset(("en", "eng", "english", "epaper", "e-paper"))


@dataclass(frozen=True, slots=True)
class Outside:
    """What the places outside hold, and what is to be said about it."""

    sites: dict[str, tuple[Site, Path, str]]
    """By slug: the site, its file, and the place where that stands."""
    problems: tuple[SiteError, ...]
    conflicts: tuple[str, ...]


class Sites:
    """The known sites, by host, phrase and slug; each loaded when it is first asked for.

    Without `outside` only those that newsclean ships; with it (`given` folders and the `user`'s)
    the site files of others as well, which count more.
    """

    def __init__(
        self,
        folder: Path | None = None,
        package: str = "newsclean.sites",
        *,
        outside: bool = False,
        given: str = "",
        user: Path | None = None,
    ) -> None:
        self._package = package
        self._folder = folder or Path(__file__).parent
        self._layouts: dict[str, tuple[Layout, ...]] = {}
        self._asked = (outside, given, user)
        self._beaten: list[str] = []

    @cached_property
    def _outside(self) -> Outside:
        outside, given, user = self._asked
        places = read_places(given, user) if outside else []
        if not places:
            return Outside({}, (), ())
        from newsclean.sites._literals import read_site

        sites: dict[str, tuple[Site, Path, str]] = {}
        problems = [place.problem for place in places if place.problem]
        conflicts = []
        families = {path.stem for path in (self._folder / "families").glob("[!_]*.py")}
        for place in places:
            owners: dict[str, str] = {}
            for path in place.files:
                try:
                    site = read_site(path, families)
                    for host in site.hosts:
                        if host in owners:
                            raise SiteError(  # noqa: TRY301
                                f"{path}:1: {host!r} is already {owners[host]}'s: one host, one site"
                            )
                except SiteError as error:
                    problems.append(error)
                    continue
                owners.update(dict.fromkeys(site.hosts, site.slug))
                under = sites.get(site.slug)
                if under or site.slug in self._shipped:
                    loser = under[2] if under else SHIPPED
                    conflicts.append(f"{site.slug}: that of {place.name} replaces that of {loser}")
                # Taken out first: a dict keeps the place of a key, and the strongest comes last.
                sites.pop(site.slug, None)
                sites[site.slug] = (site, path, place.name)
        return Outside(sites, tuple(problems), tuple(conflicts))

    @property
    def problems(self) -> tuple[SiteError, ...]:
        """What is wrong with site files of others; the sites go on without them."""
        return self._outside.problems

    @property
    def conflicts(self) -> tuple[str, ...]:
        """Which site of which place goes before which other, one line each."""
        _ = self._index
        return (*self._outside.conflicts, *self._beaten)

    def place(self, slug: str) -> tuple[str, Path]:
        """Return where a site is from (`newsclean`, a package, a folder), and its file."""
        self.get(slug)
        if slug in self._outside.sites:
            _, path, name = self._outside.sites[slug]
            return name, path
        return SHIPPED, self._shipped[slug]

    @cached_property
    def _shipped(self) -> dict[str, Path]:
        return {path.stem: path for path in sorted(self._folder.glob("[!_]*.py"))}

    @cached_property
    def _paths(self) -> dict[str, Path]:
        paths = self._shipped | {slug: path for slug, (_, path, _) in self._outside.sites.items()}
        return dict(sorted(paths.items())) if self._outside.sites else paths

    @cached_property
    def _index(self) -> dict[str, dict[str, str]]:
        """For hosts, not_hosts and phrases: each value with the slug of the site that names it."""
        index: dict[str, dict[str, str]] = {"hosts": {}, "not_hosts": {}, "phrases": {}}
        for slug, path in self._shipped.items():
            if slug in self._outside.sites:
                continue
            for field, literal in _FIELD.findall(path.read_text("utf8")):
                owners = index[field]
                for value in _STRING.findall(literal):
                    if value in owners:
                        raise SiteError(
                            f"{path}: {value!r} is already {owners[value]}'s: one {field[:-1]}, one site"
                        )
                    owners[value] = slug
        for slug, (site, _, place) in self._outside.sites.items():
            for host in site.hosts:
                index["not_hosts"].pop(host, None)
            for field, owners in index.items():
                for value in getattr(site, field):
                    if value in owners:
                        self._beaten.append(
                            f"{value}: {slug} of {place} goes before {owners[value]}"
                        )
                    owners[value] = slug
        return index

    @cached_property
    def _shared(self) -> dict[str, list[str]]:
        """Hosts of which a site has only a path, with those entries, the longest first."""
        shared: dict[str, list[str]] = {}
        for entry in sorted(self._index["hosts"], key=len, reverse=True):
            host, slash, _ = entry.partition("/")
            if slash:
                shared.setdefault(host, []).append(entry)
        return shared

    def __iter__(self) -> Iterator[Site]:
        """Yield every known site, in the order of the slugs; this loads them all."""
        return (self.get(slug) for slug in self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    @property
    def slugs(self) -> tuple[str, ...]:
        """The slugs of the known sites, in order; loads none."""
        return tuple(self._paths)

    @property
    def phrases(self) -> Mapping[str, str]:
        """Phrases that only one site prints, with its slug."""
        return self._index["phrases"]

    def get(self, slug: str) -> Site:
        """Return the site with this slug; UsageError where there is none."""
        if slug not in self._paths:
            raise UsageError(
                f"no site is called {slug!r}: `newsclean sites list` shows those there are"
            )
        outside = self._outside.sites.get(slug)
        return outside[0] if outside else _load_site(self._package, slug)

    def choose(self, url: str | None, text: str, slug: str | None = None) -> Site | None:
        """Return the site of a page: the one asked for, else by address, else by its own phrases."""
        if slug is not None:
            return self.get(slug)
        return self.find_by_url(url) if url else self.find_by_phrase(text)

    def find_by_url(self, url: str | None) -> Site | None:
        """Return the site that publishes under the URL's host, or None."""
        if not url:
            return None
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
        except ValueError:  # half an address: `http://[x`
            return None
        hosts, not_hosts = self._index["hosts"], self._index["not_hosts"]
        host = host.rstrip(".")
        while host:
            if host in not_hosts:
                return None
            if host in hosts:
                return self.get(hosts[host])
            for entry in self._shared.get(host, ()):
                if f"{host}{parts.path}/".startswith(f"{entry}/"):
                    return self.get(hosts[entry])
            label, _, host = host.partition(".")
            if label in _OTHER_EDITIONS:
                return None
        return None

    def find_by_phrase(self, text: str) -> Site | None:
        """Return the one site whose phrase stands in the text, or None."""
        found = {slug for phrase, slug in self.phrases.items() if phrase in text}
        return self.get(found.pop()) if len(found) == 1 else None

    def layouts(self, site: Site) -> tuple[Layout, ...]:
        """Return the layouts to try on the site's pages, each laid over its family's namesake."""
        known = self._layouts.get(site.slug)
        if known is None:
            family = self.family(site.family).layouts if site.family else ()
            under = {layout.name: layout for layout in family}
            known = tuple(_laid_over(layout, under.get(layout.name)) for layout in site.layouts)
            self._layouts[site.slug] = known
        return known

    def family(self, slug: str) -> Family:
        """Return a platform family by its slug; SiteError where there is none."""
        return _load_family(self._package, slug)

    @cached_property
    def _families(self) -> tuple[Family, ...]:
        names = sorted(path.stem for path in (self._folder / "families").glob("[!_]*.py"))
        return tuple(self.family(name) for name in names)

    def families(self) -> tuple[Family, ...]:
        """Return every platform family, in the order in which their tell-tales are tried."""
        return self._families

    @cached_property
    def _family_phrases(self) -> tuple[tuple[str, Family], ...]:
        return tuple((phrase, family) for family in self._families for phrase in family.phrases)

    @cached_property
    def _tells(self) -> dict[str, list[tuple[int, str, frozenset[str]]]]:
        """For the last name of each tell-tale: which family's it is, itself, and all its names."""
        tells: dict[str, list[tuple[int, str, frozenset[str]]]] = {}
        for place, family in enumerate(self._families):
            for tell in family.tells:
                if not tell.startswith("#"):
                    names = _NAME.findall(tell)
                    tells.setdefault(names[-1], []).append((place, tell, frozenset(names)))
        return tells

    @cached_property
    def _id_tells(self) -> tuple[tuple[int, str, frozenset[str]], ...]:
        """The tell-tales that are ids: no class word has to be there."""
        return tuple(
            (place, tell, frozenset[str]())
            for place, family in enumerate(self._families)
            for tell in family.tells
            if tell.startswith("#")
        )

    @cached_property
    def _any_id_tell(self) -> str:
        """One selector that matches where any of `_id_tells` does: nearly all pages have none."""
        return ", ".join(tell for _, tell, _ in self._id_tells)

    def find_family(
        self, names: AbstractSet[str], matches: Callable[[str], bool], source: str = ""
    ) -> Family | None:
        """Return the platform whose tell-tale the page has, or None.

        `names` are the class words of the page: a page without any of the tell-tales' costs one
        intersection of sets, where asking the tree for forty selectors would cost as much as
        parsing it. `matches` says whether a selector matches, and is asked only where all its names
        are there. `source` is searched first, for the phrases of those platforms that are known by
        what they print: their class words are those of any WordPress theme.
        """
        for phrase, family in self._family_phrases:
            if phrase in source:
                return family
        tells = self._tells
        found = [entry for name in names & tells.keys() for entry in tells[name]]
        if self._any_id_tell and matches(self._any_id_tell):
            found += self._id_tells
        found.sort(key=lambda entry: entry[:2])
        for place, tell, needed in found:
            if needed <= names and (tell[1:] in needed or matches(tell)):
                return self._families[place]
        return None


def _laid_over(own: Layout, under: Layout | None) -> Layout:
    """Return the layout with what it leaves empty taken from the one under it."""
    if under is None:
        return own
    said = {field.name: value for field in fields(own) if (value := getattr(own, field.name))}
    return replace(under, **said)


def load_sites() -> Sites:
    """Return the sites that newsclean ships, with those of packages and folders outside."""
    return _load_sites(os.environ.get(VARIABLE, ""), user_folder())


@cache
def _load_sites(given: str, user: Path | None) -> Sites:
    return Sites(outside=True, given=given, user=user)


@cache
def _load_site(package: str, slug: str) -> Site:
    site = getattr(import_module(f"{package}.{slug}"), "SITE", None)
    if not isinstance(site, Site) or site.slug != slug:
        raise SiteError(f"{package}.{slug}: expected one literal SITE = Site(slug={slug!r}, …)")
    return site


@cache
def _load_family(package: str, slug: str) -> Family:
    try:
        family = getattr(import_module(f"{package}.families.{slug}"), "FAMILY", None)
    except ModuleNotFoundError as error:
        raise SiteError(f"{package}.families: no family is called {slug!r}") from error
    if not isinstance(family, Family) or family.slug != slug:
        raise SiteError(
            f"{package}.families.{slug}: expected one literal FAMILY = Family(slug={slug!r}, …)"
        )
    return family
