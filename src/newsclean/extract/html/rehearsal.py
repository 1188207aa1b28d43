"""What a page would cost a parser: the bookkeeping of the HTML standard, without the tree.

Elements are opened and closed as section 13.2.6 of the standard says, as far as it decides how
many are open at once and how often formatting elements are opened anew. Linear in the page, and
some ten times the price of parsing an honest one: asked only of pages that look dangerous.
"""

from __future__ import annotations

import re
from collections import defaultdict

# Two seconds of parsing: 5 ns a step where 20,000 elements are nested (selectolax 1.0.2).
SLOWEST_STEPS = 400_000_000
# An element that is opened again takes 170 bytes, and 190 more for each attribute.
LARGEST_BYTES = 300 * 2**20
_ELEMENT_BYTES, _ATTRIBUTE_BYTES = 170, 190
# A formatting element that is closed across a block has its neighbours rebuilt: 2,000 of them, 4,000
# elements deep, take 1.1 s.
_MISNESTED_STEPS = 40

_NAME = re.compile(r"/?[a-zA-Z][^\s/>]*")
# A quoted value may hold `>`; each piece is taken whole, so that an unclosed tag is read once.
_REST = re.compile(r"(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)*+>")
_ATTRIBUTE = re.compile(r"(?<![\s/])[\s/]++[^\s/>]")
_VALUE = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+')")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FORMATTING = _words("a b big code em font i nobr s small strike strong tt u")
_VOID = _words("area base br col embed frame hr img input link meta param source track wbr")
_RAW = _words("script style title textarea iframe noembed noframes xmp")
_IGNORED = _words("html body head frameset")
# A paragraph ends where one of these begins.
_BLOCKS = _words(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure "
    "footer form header hgroup main menu nav ol p pre listing search section summary table ul "
    "h1 h2 h3 h4 h5 h6 hr xmp plaintext li dd dt"
)
_HEADINGS = _words("h1 h2 h3 h4 h5 h6")
_SPECIAL = (_BLOCKS | _words(
    "applet button caption colgroup marquee noscript object select tbody td template tfoot th thead tr"
)) - {"hr"}  # fmt: skip
_PASSED_BY_ITEMS = _words("address div p")
_SCOPES = _words("applet caption html marquee object table td template th")
_MARKED = _words("applet caption marquee object td template th")
_ROOMS_OF = {
    "td": _words("tr tbody thead tfoot table template"),
    "th": _words("tr tbody thead tfoot table template"),
    "tr": _words("tbody thead tfoot table template"),
    "tbody": _words("table template"),
    "thead": _words("table template"),
    "tfoot": _words("table template"),
    "caption": _words("table template"),
    "colgroup": _words("table template"),
}


class _Entry:
    """A formatting element that was not closed yet."""

    __slots__ = ("name", "open", "place", "size", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.size = _ELEMENT_BYTES + _ATTRIBUTE_BYTES * count_attributes(text)
        self.open = True
        self.place = -1
        """Where it stands among the open elements."""


class _Frame:
    """The formatting elements of one table cell, or of the page around all of them."""

    __slots__ = ("by_name", "order", "waiting")

    def __init__(self) -> None:
        self.order: dict[_Entry, None] = {}
        self.by_name: dict[str, list[_Entry]] = defaultdict(list)
        self.waiting = 0
        """How many are to be opened again."""


class _Rehearsal:
    """The elements that are open, and what it has cost so far."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.entries: list[_Entry | None] = []
        self.places: dict[str, list[int]] = defaultdict(list)
        self.scopes: list[int] = []
        self.specials: list[int] = []
        self.frames = [_Frame()]
        self.left = 0
        """Open elements whose end was met across a block: they are open no more."""
        self.steps = 0
        self.bytes = 0
        self.reopened = 0
        self.deepest = 0
        self.options = 0
        self.root_attributes = 0

    def push(self, name: str, entry: _Entry | None = None) -> None:
        place = len(self.names)
        self.names.append(name)
        self.entries.append(entry)
        if entry is not None:
            entry.place = place
            return
        self.places[name].append(place)
        if name in _SCOPES:
            self.scopes.append(place)
        if name in _SPECIAL:
            self.specials.append(place)
        if name in _MARKED:
            self.frames.append(_Frame())

    def pop(self) -> None:
        self.pop_to(len(self.names) - 1)

    def pop_to(self, place: int) -> None:
        """Close the elements from `place` on, the last one first."""
        names, entries = self.names, self.entries
        while len(names) > place:
            name, entry = names.pop(), entries.pop()
            if entry is not None:
                # What is no longer listed is opened no more.
                if entry.place >= 0:
                    entry.open = False
                    self.frames[-1].waiting += 1
                continue
            if not name:
                self.left -= 1
                continue
            at = len(names)
            self.places[name].pop()
            if self.scopes and self.scopes[-1] == at:
                self.scopes.pop()
            if self.specials and self.specials[-1] == at:
                self.specials.pop()
            if name in _MARKED and len(self.frames) > 1:
                self.frames.pop()

    def last(self, name: str) -> int:
        places = self.places[name]
        return places[-1] if places else -1

    def scope(self) -> int:
        return self.scopes[-1] if self.scopes else -1

    def reopen(self) -> None:
        """Open again what blocks have closed: every text and inline element does."""
        frame = self.frames[-1]
        if not frame.waiting:
            return
        again = []
        for entry in reversed(frame.order):
            if entry.open:
                break
            again.append(entry)
        frame.waiting = 0
        again.reverse()
        for place, entry in enumerate(again, len(self.names)):
            entry.open = True
            entry.place = place
            self.bytes += entry.size
        self.names.extend([entry.name for entry in again])
        self.entries.extend(again)
        self.reopened += len(again)

    def open_formatting(self, name: str, text: str) -> None:
        if name in ("a", "nobr") and self.frames[-1].by_name[name]:
            self.close_formatting(name)
        self.reopen()
        frame = self.frames[-1]
        alike = [e for e in frame.by_name[name][-3:] if e.text == text]
        if len(alike) == 3:
            # The standard keeps three that are alike.
            self._forget(frame, alike[0])
        entry = _Entry(name, text)
        frame.order[entry] = None
        frame.by_name[name].append(entry)
        self.push(name, entry)

    def _forget(self, frame: _Frame, entry: _Entry) -> None:
        frame.by_name[entry.name].remove(entry)
        del frame.order[entry]
        entry.place = -1
        if not entry.open:
            frame.waiting -= 1

    def close_formatting(self, name: str) -> None:
        frame = self.frames[-1]
        listed = frame.by_name[name]
        if not listed:
            self.close_inline(name)
            return
        entry = listed[-1]
        place = entry.place
        self._forget(frame, entry)
        if not entry.open:
            return
        if self.specials and self.specials[-1] > place:
            self.steps += _MISNESTED_STEPS * (len(self.names) - place)
            self.names[place], self.entries[place] = "", None
            self.left += 1
        else:
            self.pop_to(place)

    def close_inline(self, name: str) -> None:
        place = self.last(name)
        if place > (self.specials[-1] if self.specials else -1):
            self.pop_to(place)

    def open_block(self, name: str) -> None:
        if name in ("li", "dd", "dt"):
            alike = ("li",) if name == "li" else ("dd", "dt")
            for place in reversed(self.specials):
                if self.names[place] in alike:
                    self.pop_to(place)
                    break
                if self.names[place] not in _PASSED_BY_ITEMS:
                    break
                self.steps += 1
        if self.last("p") > max(self.scope(), self.last("button")):
            self.pop_to(self.last("p"))
        if name in _HEADINGS and self.names and self.names[-1] in _HEADINGS:
            self.pop()
        if name != "hr":
            self.push(name)

    def open_part(self, name: str) -> None:
        """Open a part of a table; outside of one it is nothing."""
        rooms = _ROOMS_OF[name]
        place = max(map(self.last, rooms))
        if place >= 0:
            self.pop_to(place + 1)
            self.push(name)

    def open(self, name: str, text: str) -> None:
        depth = len(self.names) - self.left
        self.deepest = max(self.deepest, depth)
        self.steps += depth
        if name in _FORMATTING:
            self.open_formatting(name, text)
        elif name in _ROOMS_OF:
            self.open_part(name)
        elif name in _BLOCKS:
            self.open_block(name)
        elif name in _VOID:
            self.reopen()
        elif name in _IGNORED:
            # Each attribute is looked for among those that the element has.
            added = count_attributes(text)
            self.steps += added * self.root_attributes
            self.root_attributes += added
        else:
            if name == "button" and self.last(name) > self.scope():
                self.pop_to(self.last(name))
            elif name in ("option", "optgroup"):
                if self.names and self.names[-1] == "option":
                    self.pop()
                self.options += 1
                # 7 ns for each option before it.
                self.steps += self.options + self.options // 2
            elif name == "select":
                self.options = 0
            self.reopen()
            if not (text.endswith("/") and (self.places["svg"] or self.places["math"])):
                self.push(name)

    def close(self, name: str) -> None:
        if self.names and self.names[-1] == name and name not in _FORMATTING:
            self.pop()
            return
        self.steps += len(self.names) - self.left
        if name in _FORMATTING:
            self.close_formatting(name)
        elif name in _HEADINGS:
            place = max(map(self.last, _HEADINGS))
            if place > self.scope():
                self.pop_to(place)
        elif name in _ROOMS_OF or name in _SCOPES:
            place = self.last(name)
            if place >= self.last("table"):
                self.pop_to(max(place, 0))
        elif name in _SPECIAL:
            if self.last(name) > self.scope():
                self.pop_to(self.last(name))
        else:
            self.close_inline(name)

    def verdict(self) -> str | None:
        """Return what is too much by now, or None."""
        if self.bytes > LARGEST_BYTES:
            return (
                f"formatting tags that are not closed would be opened again {self.reopened} times "
                "and more"
            )
        if self.steps > SLOWEST_STEPS:
            return (
                f"tags in elements nested {self.deepest} deep would take a parser more than "
                f"{SLOWEST_STEPS // 10**6} million steps"
            )
        return None


def rehearse(markup: str) -> str | None:
    """Return why a parser should not be given this markup, with the figure, or None."""
    rehearsal = _Rehearsal()
    at = 0
    while (opens := markup.find("<", at)) >= 0:
        if opens > at:
            rehearsal.reopen()
        at = opens + 1
        if markup.startswith("!--", at):
            at = markup.find("-->", at) + 3
            if at < 3:
                break
            continue
        found = _NAME.match(markup, at)
        if found is None:
            continue
        rest = _REST.match(markup, found.end())
        if rest is None:
            # An unclosed tag takes all that follows as its attributes.
            return _storm(markup[found.end() :]) or rehearsal.verdict()
        at = rest.end()
        name = found.group().lower()
        if name[0] == "/":
            rehearsal.close(name[1:])
        else:
            text = markup[found.end() : at - 1]
            if len(text) > 1000 and (storm := _storm(text)):
                return storm
            rehearsal.open(name, text)
            if name == "plaintext":
                break
            if name in _RAW:
                at = _end_of_raw(markup, name, at)
                if at < 0:
                    break
        if (said := rehearsal.verdict()) is not None:
            return said
    return rehearsal.verdict()


def find_storm(markup: str, opens: int) -> str | None:
    """Return what is wrong with the tag that begins at `opens`: too many attributes, or None."""
    found = _NAME.match(markup, opens + 1)
    if found is None:
        return None
    ends = markup.find(">", found.end())
    if ends >= 0 and markup.count('"', opens, ends) % 2 == 0 and "'" not in markup[opens:ends]:
        # Most often it is a script, or a comparison inside of one.
        return _storm(markup[found.end() : ends])
    rest = _REST.match(markup, found.end())
    return _storm(markup[found.end() : rest.end() if rest else len(markup)])


def _storm(text: str) -> str | None:
    attributes = count_attributes(text)
    # 3.4 ns for each pair: 16,000 attributes take 0.43 s.
    if attributes * attributes // 3 > SLOWEST_STEPS:
        return f"an element with {attributes} attributes"
    return None


def count_attributes(text: str) -> int:
    """Return how many attributes a tag has; its values may hold blanks."""
    if "=" in text:
        text = _VALUE.sub("= ", text)
    return len(_ATTRIBUTE.findall(text))


def _end_of_raw(markup: str, name: str, at: int) -> int:
    """Return where the element ends whose content is no markup, or -1 for never."""
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(markup, at)
    return found.start() if found else -1
