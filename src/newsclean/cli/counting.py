"""The figures of a corpus as tables on a terminal."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsclean.cli.messages import printable, require_stdout, silence_stdout

if TYPE_CHECKING:
    from collections.abc import Mapping

# What a person looks over; --json has them all.
_SHOWN = 15
_WIDTH = 100
_LENGTHS = ("min", "p5", "p25", "median", "p75", "p95", "max", "mean")


def show_stats(figures: Mapping[str, Any]) -> None:
    """Print the figures as tables on standard output; a reader that leaves is no error."""
    out = require_stdout()
    # A pipe has no width of its own.
    console = Console(
        file=out,
        width=None if out.isatty() else _WIDTH,
        highlight=False,
        soft_wrap=False,
    )
    try:
        _show(console, figures)
    except BrokenPipeError:
        silence_stdout()


def _show(console: Console, figures: Mapping[str, Any]) -> None:
    records, rejections = figures["records"], figures["rejections"]
    published, repeated = figures["published"], figures["repeated"]
    console.print(_head(figures), style="bold", markup=False)
    if published["first"]:
        clocks = f"{_share(published['with_clock'], records)} with a clock"
        console.print(f"published {published['first']} to {published['last']}, {clocks}")
    tables = []
    if records:
        console.print(f"repeated: {repeated['id']:,} ids, {repeated['url']:,} addresses")
        busiest = dict(sorted(figures["days"].items(), key=lambda one: (-one[1], one[0])))
        tables += [
            _lengths(figures["lengths"]),
            _names("field", figures["found"], records, most=len(figures["found"])),
            _sites(figures["sites"], records),
            _names("busiest day", busiest, records),
            _names("method", figures["methods"], records),
            _names("language", figures["languages"], records),
            _names("section", figures["sections"], records, name_last=True),
            _names("warning", figures["warnings"], records),
        ]
    tables.append(_names("rejected", figures["rejected"], rejections))
    for table in tables:
        if table.row_count:
            console.print()
            console.print(table)


def _head(figures: Mapping[str, Any]) -> str:
    parts = [f"{figures['records']:,} records of {len(figures['sites']):,} sites"]
    if figures["rejections"]:
        parts.append(f"rejections: {figures['rejections']:,}")
    if figures["damaged"]:
        parts.append(f"damaged lines: {figures['damaged']:,}")
    return ", ".join(parts)


def _lengths(lengths: Mapping[str, Mapping[str, int]]) -> Table:
    table = _table("length", *_LENGTHS)
    for name, found in lengths.items():
        table.add_row(name, *(f"{found[key]:,}" for key in _LENGTHS))
    return table


def _sites(sites: Mapping[str, Mapping[str, Any]], records: int) -> Table:
    table = _table("site", "records", "share", "first", "last", "median", "title", "date", "author")
    for name, site in islice(sites.items(), _SHOWN):
        found = site["found"]
        table.add_row(
            Text(printable(name)),
            f"{site['records']:,}",
            _share(site["records"], records),
            site["first"] or "-",
            site["last"] or "-",
            f"{site['chars_median']:,}",
            *(_share(found[key], site["records"]) for key in ("title", "published", "authors")),
        )
    if rest := [site["records"] for site in islice(sites.values(), _SHOWN, None)]:
        named = f"{len(rest):,} more of {len(sites):,}"
        table.add_row(named, f"{sum(rest):,}", _share(sum(rest), records))
    return table


def _names(
    title: str, counts: Mapping[str, int], of: int, *, most: int = _SHOWN, name_last: bool = False
) -> Table:
    """Return a table of counts; Bengali names stand last: no two terminals agree on their width."""
    heads = ("records", "share", "") if not name_last else ("share", "", title)
    table = _table("records" if name_last else title, *heads, first_right=name_last)
    largest = max(counts.values(), default=0) or 1
    rows = [(Text(printable(name)), count) for name, count in islice(counts.items(), most)]
    if rest := list(islice(counts.values(), most, None)):
        rows.append((Text(f"{len(rest):,} more of {len(counts):,}"), sum(rest)))
    for number, (name, count) in enumerate(rows):
        bar = "█" * round(30 * count / largest) or ("▏" if count else "")
        # The last row is many names together.
        figures = (f"{count:,}", _share(count, of), bar if number < most else "")
        table.add_row(*((*figures, name) if name_last else (name, *figures)))
    return table


def _table(name: str, *heads: str, first_right: bool = False) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(name, overflow="fold", justify="right" if first_right else "left")
    for head in heads:
        left = head in ("first", "last", "", "section")
        table.add_column(head, justify="left" if left else "right", no_wrap=True)
    return table


def _share(count: int, of: int) -> str:
    """Return a share as a person reads it: never 0 % of something, nor 100 % of less than all."""
    percent = 100 * count / of if of else 0.0
    if 0 < percent < 0.1:
        return "<0.1%"
    if 99.9 < percent < 100:
        return ">99.9%"
    return f"{percent:.1f}%" if percent not in (0, 100) else f"{percent:.0f}%"
