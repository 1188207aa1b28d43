"""Writing what `sites new` begins with, and telling the next step."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.cli.messages import say
from newsclean.cli.scaffold import read_scaffold
from newsclean.errors import UsageError
from newsclean.model import RawPage
from newsclean.sites import load_sites

if TYPE_CHECKING:
    from newsclean.cli.scaffold import Scaffold

_SLUG = re.compile(r"[a-z][a-z0-9_]*")
_CASE = re.compile(r"[a-z0-9][a-z0-9-]*")


def begin(slug: str, page: str, *, url: str | None, case: str, into: str | None, root: str) -> None:
    """Write site file, addresses and golden case; UsageError where anything is there already."""
    for name, value, shape in (("SLUG", slug, _SLUG), ("--case", case, _CASE)):
        if not shape.fullmatch(value):
            raise UsageError(f"{name} {value}: expected {shape.pattern}")
    home = Path(into) if into else Path(root)
    folder = home if into else home / "src" / "newsclean" / "sites"
    if not into and not folder.is_dir():
        raise UsageError(
            f"{folder}: no such folder: run this in a checkout, or name a folder of your own by --into"
        )
    cases = home / "fixtures" / "pages" / slug / case
    site_path, urls_path = folder / f"{slug}.py", home / "fixtures" / "urls" / f"{slug}.toml"
    for path in (site_path, cases):
        if path.exists():
            raise UsageError(f"{path}: exists already: nothing was written")
    try:
        body = Path(page).read_bytes()
    except OSError as error:
        raise UsageError(f"{page}: {error.strerror}: name a saved page") from error
    today = datetime.now(UTC).date()
    made = read_scaffold(RawPage(body, origin=page, url=url), slug, load_sites(), today)
    cases.mkdir(parents=True)
    folder.mkdir(parents=True, exist_ok=True)
    written = [site_path, cases / "page.html", cases / "meta.toml"]
    site_path.write_text(made.site_file(), "utf8")
    (cases / "page.html").write_bytes(body)
    (cases / "meta.toml").write_text(made.meta_file(), "utf8")
    if made.pattern and not urls_path.exists():
        urls_path.parent.mkdir(parents=True, exist_ok=True)
        urls_path.write_text(made.urls_file(), "utf8")
        written.append(urls_path)
    _tell(made, [os.fspath(path) for path in written], case, into, root)


def _tell(made: Scaffold, written: list[str], case: str, into: str | None, root: str) -> None:
    for path in written:
        say(f"wrote {path}")
    for note in made.notes:
        say(f"look at {note}")
    where = f" --root {root}" if root != "." else ""
    where = f" --root {into} --sites {into}" if into else where
    sites = f" --sites {into}" if into else ""
    say("next:")
    say(f"read {written[0]}, and see what it does to the page:", prefix="  1. ")
    say(f"newsclean inspect {written[1]} --url {made.url}{sites} --open", prefix="     ")
    if not into:
        say(
            "put your own Bengali prose into page.html: its markup stays, its text may not be published",
            prefix="  2. ",
        )
    say(f"newsclean sites bless {made.slug}/{case}{where}", prefix=f"  {2 if into else 3}. ")
    say(f"newsclean sites check {made.slug}{where}", prefix=f"  {3 if into else 4}. ")
