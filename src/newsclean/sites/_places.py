"""Where site files of others stand: announced packages, the user's own folder, folders given.

The later a place stands in this order, the more it counts; all of them count more than what
newsclean ships.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from newsclean.errors import SiteError

GROUP = "newsclean.sites"
VARIABLE = "NEWSCLEAN_SITES"
"""Folders of site files, separated as in PATH: what `--sites` sets, so that workers see it too."""
SHIPPED = "newsclean"


class Place(NamedTuple):
    """One place where site files stand."""

    name: str
    """As `sites list` prints it."""
    files: tuple[Path, ...] = ()
    problem: SiteError | None = None


def user_folder() -> Path | None:
    """Return the user's own folder of site files, by the platform's convention."""
    if sys.platform == "win32":
        root = os.environ.get("APPDATA")
    elif sys.platform == "darwin":
        root = _in_home("Library/Application Support")
    else:
        # The specification says that a relative one is to be ignored.
        stated = os.environ.get("XDG_CONFIG_HOME", "")
        root = stated if os.path.isabs(stated) else _in_home(".config")
    return Path(root, "newsclean", "sites") if root else None


def read_places(given: str, user: Path | None) -> list[Place]:
    """Return the places outside, the weakest first; a missing user folder is none."""
    places = _packages()
    if user is not None and user.is_dir():
        places.append(Place("user folder", _files(user)))
    for name in given.split(os.pathsep) if given else ():
        folder = Path(name).expanduser()
        if folder.is_dir():
            places.append(Place(f"folder {name}", _files(folder)))
        else:
            problem = SiteError(f"{name}: no such folder: name one that holds site files")
            places.append(Place(f"folder {name}", (), problem))
    return places


def _packages() -> list[Place]:
    """Return the installed packages that announce sites; none of them is imported."""
    if not _is_announced():
        return []
    from importlib.metadata import entry_points

    places = []
    for entry in sorted(entry_points(group=GROUP)):
        distribution = entry.dist.name if entry.dist is not None else entry.name
        name = f"package {distribution}"
        files = _module_files(entry.module)
        if files is None:
            problem = SiteError(f"{name}: {entry.value}: no such module: expected site files there")
            places.append(Place(name, (), problem))
            continue
        places.append(Place(name, files))
    return places


def _module_files(module: str) -> tuple[Path, ...] | None:
    """Return the site files of a package, or the one that a module is; None where it is not there.

    What stands below the first name is looked for as files: an import would run the package.
    """
    top, *below = module.split(".")
    try:
        spec = find_spec(top)
    except (ImportError, ValueError):
        return None
    if spec is None:
        return None
    folders = [Path(at) for at in spec.submodule_search_locations or ()]
    if not folders:
        is_file = not below and spec.origin is not None and spec.origin.endswith(".py")
        return (Path(spec.origin),) if is_file and spec.origin else None
    for folder in folders:
        at = folder.joinpath(*below)
        if at.is_dir():
            return _files(at)
        if at.with_suffix(".py").is_file():
            return (at.with_suffix(".py"),)
    return None


def _is_announced() -> bool:
    """Return whether any installed package announces sites.

    Reading the entry points of everything that is installed takes several times as long as looking
    for the group's name in the files that hold them.
    """
    wanted = f"[{GROUP}]".encode()
    for folder in dict.fromkeys(sys.path):
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")):
                try:
                    with open(os.path.join(folder, name, "entry_points.txt"), "rb") as file:
                        if wanted in file.read():
                            return True
                except OSError:
                    continue
    return False


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob("[!_]*.py")))


def _in_home(below: str) -> str | None:
    home = os.path.expanduser("~")
    return os.path.join(home, below) if home != "~" else None
