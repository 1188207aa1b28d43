"""The table of known sites and platforms, as `docs/sites.md` prints it.

Written by `python -m newsclean.sites._table docs/sites.md`; a test holds the two together.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.sites._registry import load_sites

if TYPE_CHECKING:
    from newsclean.model import Family, Layout, Site
    from newsclean.sites._registry import Sites

_HEAD = """\
# The known sites

{sites} newspapers and {families} platforms, generated from the files in `src/newsclean/sites`
(`python -m newsclean.sites._table docs/sites.md`).

No site was visited for this: each line is a claim with the month of its newest evidence, gathered
from public scrapers, feeds and page text. A selector that several independent sources name is sure
(**bold** layouts have such a body); any other must be borne out by the page. A page on which the
layouts of its site match nothing is read like one of an unknown site, and says `layout.drift`.
"""


def sites_table(sites: Sites) -> str:
    """Return the page: the platforms with their tell-tales and members, then the sites."""
    known = list(sites)
    lines = [_HEAD.format(sites=len(known), families=len(sites.families())), "## Platforms", ""]
    lines += ["| slug | platform | told by | layouts | sites | newest | evidence |"]
    lines += ["|---|---|---|---|---|---|---|"]
    lines += [_family_row(family, known) for family in sites.families()]
    lines += ["", "## Sites", ""]
    lines += ["| slug | name | host | zone | platform | layouts | addresses | newest | evidence |"]
    lines += ["|---|---|---|---|---|---|---|---|---|"]
    lines += [_site_row(site, sites.layouts(site)) for site in known]
    return "\n".join(lines) + "\n"


def _family_row(family: Family, known: list[Site]) -> str:
    tells = ", ".join(f"`{tell}`" for tell in (*family.tells, *family.phrases))
    members = ", ".join(site.slug for site in known if site.family == family.slug)
    cells = (f"`{family.slug}`", family.name, tells or "—", _names(family.layouts), members or "—")
    return _row(*cells, family.checked, family.evidence)


def _site_row(site: Site, layouts: tuple[Layout, ...]) -> str:
    first, *others = site.hosts
    hosts = f"[{first}]({site.front_page})" + "".join(f", {host}" for host in others)
    patterns = "patterns" if site.articles else "lists only" if site.listings else "—"
    name = f"{site.name} ({site.english_name})"
    cells = (f"`{site.slug}`", name, hosts, site.zone, site.family or "—", _names(layouts))
    return _row(*cells, patterns, site.checked, site.evidence)


def _names(layouts: tuple[Layout, ...]) -> str:
    names = [
        f"**{layout.name}**" if any(body.sure for body in layout.body) else layout.name
        for layout in layouts
    ]
    return ", ".join(names) or "—"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(sites_table(load_sites()), "utf8")
