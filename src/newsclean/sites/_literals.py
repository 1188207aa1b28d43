"""A site file of somebody else → Site: read as the one literal that it is, never run.

What is wrong is told with file and line, so that its writer finds it and nobody else is stopped.
"""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsclean.errors import SiteError
from newsclean.model import Layout, Locator, Site, after, css, json_ld, meta
from newsclean.sites._addresses import addresses_on

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

_CALLS: dict[str, Any] = {
    "Site": Site,
    "Layout": Layout,
    "css": css,
    "meta": meta,
    "json_ld": json_ld,
    "after": after,
}
_SLUG = re.compile(r"[a-z][a-z0-9_]*")
_HOST = re.compile(r"(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+(/[\w-]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_DAY = date(2026, 1, 9)
_STRING_TUPLES = (
    "hosts", "not_hosts", "articles", "listings", "phrases", "feeds", "sitemaps", "drop",
)  # fmt: skip


def read_site(path: Path, families: AbstractSet[str]) -> Site:
    """Return the site that a file declares; SiteError, with file and line, where it does not."""
    try:
        return _read(ast.parse(path.read_bytes(), str(path)), path, families)
    except SyntaxError as error:
        raise SiteError(f"{path}:{error.lineno or 1}: {error.msg}") from error
    except (OSError, ValueError) as error:
        raise SiteError(f"{path}:1: cannot be read: {error}") from error
    except (RecursionError, MemoryError) as error:
        raise SiteError(f"{path}:1: nested too deep to be a site file") from error


def _read(tree: ast.Module, path: Path, families: AbstractSet[str]) -> Site:
    for statement in tree.body:
        if not isinstance(statement, ast.Assign):
            continue
        if [target.id for target in statement.targets if isinstance(target, ast.Name)] == ["SITE"]:
            site = _value(statement.value, path)
            if isinstance(site, Site):
                assert isinstance(statement.value, ast.Call)
                _require_sound(site, statement.value, path, families)
                return site
            raise _wrong(path, statement, f"expected SITE = Site(…), not {_kind(site)}")
    raise SiteError(f"{path}:1: expected one literal SITE = Site(slug={path.stem!r}, …)")


def _value(node: ast.expr, path: Path) -> Any:
    """Return what a literal says; calls may be those that site files are made of."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Tuple | ast.List):
        return tuple(_value(each, path) for each in node.elts)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _value(node.left, path), _value(node.right, path)
        if isinstance(left, str) and isinstance(right, str):
            return left + right
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
        return _call(node, node.func.id, path)
    raise _wrong(
        path,
        node,
        f"{ast.unparse(node)[:40]}: a site file is read and not run: it holds strings, tuples and"
        f" calls of {', '.join(_CALLS)}",
    )


def _call(node: ast.Call, name: str, path: Path) -> Any:
    given = {}
    for keyword in node.keywords:
        if keyword.arg is None:
            raise _wrong(path, keyword.value, "** is not read: write the fields out")
        given[keyword.arg] = value = _value(keyword.value, path)
        if keyword.arg in _STRING_TUPLES and not _is_strings(value):
            raise _wrong(
                path,
                keyword.value,
                f"{keyword.arg}: expected a tuple of strings, as in ('x',), not {_kind(value)}",
            )
    positional = [_value(each, path) for each in node.args]
    try:
        made = _CALLS[name](*positional, **given)
    except TypeError as error:
        said = str(error).replace("__init__()", "").replace(f"{name}.", name)
        strange = [k for k in node.keywords if k.arg and f"'{k.arg}'" in said]
        raise _wrong(path, strange[0].value if strange else node, said) from error
    if isinstance(made, Layout):
        _require_locators(made, node, path)
    if isinstance(made, Locator) and not (isinstance(made.what, str) and made.what):
        raise _wrong(path, node, f"{name}: expected a string")
    return made


def _require_locators(layout: Layout, node: ast.Call, path: Path) -> None:
    for field in fields(Layout):
        value = getattr(layout, field.name)
        if field.name == "name":
            if not isinstance(value, str) or not value:
                raise _wrong(path, node, "Layout: expected a name")
        elif field.name != "drop" and not (
            isinstance(value, tuple)
            and not isinstance(value, Locator)
            and all(isinstance(each, Locator) for each in value)
        ):
            raise _wrong(
                path,
                _place(node, field.name),
                f"{field.name}: expected a tuple of locators, as in (css('h1'),)",
            )


def _require_sound(site: Site, node: ast.Call, path: Path, families: AbstractSet[str]) -> None:
    """Raise SiteError for what would fail on some page later, at the line that says it."""
    for field, expected, holds in (
        ("slug", f"the name of its file, {path.stem!r}, and that of a-z, 0-9 and _",
         site.slug == path.stem and _SLUG.fullmatch(site.slug)),
        ("name", "a string", isinstance(site.name, str) and site.name),
        ("hosts", "hosts without scheme and www., as in ('paper.example',)",
         site.hosts and all(_HOST.fullmatch(host) for host in site.hosts)),
        ("country", "two letters, as in 'BD'",
         isinstance(site.country, str) and _COUNTRY.fullmatch(site.country)),
        ("family", "the slug of a platform that newsclean knows, or none",
         site.family is None or site.family in families),
        ("zone", "an IANA zone, as in 'Asia/Dhaka'", _is_zone(site.zone)),
        ("layouts", "a tuple of Layout",
         isinstance(site.layouts, tuple) and all(isinstance(x, Layout) for x in site.layouts)),
    ):  # fmt: skip
        if not holds:
            value = getattr(site, field)
            raise _wrong(path, _place(node, field), f"{field}: expected {expected}, not {value!r}")
    for field in ("articles", "listings"):
        for pattern in getattr(site, field):
            try:
                re.compile(pattern)
            except re.error as error:
                raise _wrong(path, _place(node, field), f"{field}: {pattern}: {error}") from error
    for field in ("feeds", "sitemaps", "archive"):
        value = getattr(site, field)
        patterns = value if isinstance(value, tuple) else (value,) if value else ()
        try:
            addresses_on(site, patterns, _DAY)
        except (KeyError, IndexError, ValueError, TypeError) as error:
            raise _wrong(
                path,
                _place(node, field),
                f"{field}: only {{date}}, {{yyyy}}, {{mm}}, {{dd}}, {{m}} and {{d}} are filled in",
            ) from error


def _is_zone(zone: object) -> bool:
    try:
        ZoneInfo(zone)  # type: ignore[arg-type]
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError):
        return False
    return True


def _is_strings(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(each, str) and each for each in value)


def _place(node: ast.Call, field: str) -> ast.expr:
    """Return the node that gives a field its value, else the whole call."""
    return next((k.value for k in node.keywords if k.arg == field), node)


def _kind(value: object) -> str:
    return f"the string {value!r}" if isinstance(value, str) else type(value).__name__


def _wrong(path: Path, node: ast.expr | ast.stmt, what: str) -> SiteError:
    return SiteError(f"{path}:{node.lineno}: {what}")
