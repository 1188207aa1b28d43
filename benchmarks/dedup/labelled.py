"""Records whose clusters are known: copies under controlled edits, and texts of one frame that are none.

Made from the golden pages and `fixtures/duplicates`, the same on every machine for one seed. Half of
the stories and of the frames are `dev`, to choose thresholds with; the other half is `test`.
"""

from __future__ import annotations

import json
import random
import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
MADE_OF = ROOT / "fixtures" / "duplicates"
HALVES = ("dev", "test")
COPIES = 10
PER_FRAME = 40
SHORTEST_CUT = 40
"""Words: what is left of a flash is no text."""
_SITES = [f"paper{n}" for n in range(14)]
_DIGITS = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
_ASCII = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
_NUKTA = {"\u09a1\u09bc": "\u09dc", "\u09a2\u09bc": "\u09dd", "\u09af\u09bc": "\u09df"}
_SPELLINGS = [
    ("\u09c0", "\u09bf"), ("\u09c2", "\u09c1"), ("ণ", "ন"), ("শ", "স"), ("ষ", "শ"), ("\u0981", ""),
    ("ঙ্গ", "ংগ"), ("ঙ্ক", "ংক"), ("য", "জ"), ("র্ম", "র্ম্ম"), ("ঈ", "ই"),
]  # fmt: skip
_LATIN = {
    "ক": "k", "খ": "kh", "গ": "g", "ঘ": "gh", "চ": "ch", "ছ": "chh", "জ": "j", "ট": "t", "ড": "d",
    "ত": "t", "থ": "th", "দ": "d", "ধ": "dh", "ন": "n", "প": "p", "ফ": "f", "ব": "b", "ভ": "bh",
    "ম": "m", "র": "r", "ল": "l", "শ": "sh", "স": "s", "হ": "h", "া": "a", "ি": "i", "ু": "u",
    "ে": "e", "ো": "o", "আ": "a", "ই": "i", "উ": "u",
}  # fmt: skip


class Labelled(NamedTuple):
    """One record and what is known of it."""

    record: dict[str, object]
    story: str
    edits: tuple[str, ...]
    """Those that made it; empty for an original."""
    kind: str


def stories() -> list[list[str]]:
    """Return the paragraphs of one golden text of each group that shares a paragraph."""
    texts = []
    for path in sorted((ROOT / "fixtures" / "pages").glob("*/*/expected.json")):
        text = json.loads(path.read_text("utf8")).get("text")
        if text and sum(len(p.split()) for p in text) >= 40:
            texts.append(text)
    seen: dict[str, int] = {}
    group: dict[int, list[list[str]]] = defaultdict(list)
    for text in sorted(texts, key=lambda t: (-sum(map(len, t)), t)):
        keys = [re.sub(r"\W+", "", p.translate(_ASCII))[:60] for p in text if len(p) > 60]
        home = next((seen[key] for key in keys if key in seen), len(group))
        seen.update((key, home) for key in keys)
        group[home].append(text)
    return [texts[0] for texts in group.values()]


def labelled(half: str, seed: int = 1, *, copies: int = COPIES) -> list[Labelled]:
    """Return one half of the set, in an order that says nothing."""
    draw = random.Random(f"{half} {seed}")
    made = Maker(draw)
    found: list[Labelled] = []
    for at, text in enumerate(stories()):
        if HALVES[at % 2] == half:
            found += made.copies(f"story-{at}", text, copies, "story")
    prose = tomllib.loads((MADE_OF / "frames.toml").read_text("utf8"))
    for at, frame in enumerate(prose["frames"]):
        if HALVES[at % 2] == half:
            first = frame["text"].strip().split("\n")[0]
            # A flash: the first lines, no more. With fewer places to fill, nobody tells two apart.
            for number in range(PER_FRAME // 2 if first.count("{") >= 4 else 0):
                flash = [made.fill(first)]
                name = f"{frame['kind']}-flash-{number}"
                found += made.copies(name, flash, 2 if number % 5 == 0 else 0, "flash")
            # A column stands in one paper, or many papers use one frame.
            site = "columns" if at % 4 < 2 else None
            for number in range(PER_FRAME):
                text = [made.fill(line) for line in frame["text"].strip().split("\n")]
                name = f"{frame['kind']}-{number}"
                found += made.copies(name, text, 2 if number % 5 == 0 else 0, frame["kind"], site)
    for at, topic in enumerate(prose["topics"]):
        if HALVES[at % 2] == half:
            for number in range(PER_FRAME):
                text = made.on_topic(topic)
                name = f"{topic['kind']}-{number}"
                found += made.copies(name, text, 2 if number % 5 == 0 else 0, topic["kind"])
    draw.shuffle(found)
    return found


class Maker:
    """Makes texts and their copies, from one source of chance."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        prose = tomllib.loads((MADE_OF / "frames.toml").read_text("utf8"))
        self.lists = prose["lists"]
        self.around = tomllib.loads((MADE_OF / "edits.toml").read_text("utf8"))
        self.count = 0
        self.edits = {
            "digits": self._digits, "joiners": self._joiners, "nukta": self._nukta,
            "reordered": self._reordered, "prefix": self._prefix, "spellings": self._spellings,
            "names": self._names, "cut": self._cut, "promos": self._promos,
            "punctuation": self._punctuation, "joined": self._joined, "reworded": self._reworded,
        }  # fmt: skip

    def fill(self, frame: str) -> str:
        """Return a frame with its places filled."""
        draw = self.draw

        def one(found: re.Match[str]) -> str:
            key = found.group(1)
            if key in self.lists:
                return draw.choice(self.lists[key])
            return {
                "d": lambda: str(draw.randint(1, 30)),
                "i": lambda: str(draw.randint(2, 99)),
                "j": lambda: f"{draw.randint(1000, 199999):,}",
                "h": lambda: f"{draw.randint(3, 8)}টা {draw.randint(1, 59)}",
            }[key]().translate(_DIGITS)

        return re.sub(r"\{(\w)\}", one, frame)

    def on_topic(self, topic: dict[str, object]) -> list[str]:
        """Return the paragraphs of a story on a topic."""
        chosen = self.draw.sample(topic["sentences"], self.draw.randint(7, 10))
        sentences = [self.fill(one) for one in chosen]
        text = [" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]
        if self.draw.random() < 0.7:
            text.insert(self.draw.randint(1, len(text)), topic["background"])
        return text

    def copies(
        self, story: str, text: list[str], copies: int, kind: str, site: str | None = None
    ) -> list[Labelled]:
        """Return a story and copies of it, each under one to three edits."""
        found = [self._record(story, text, (), kind, site)]
        for _ in range(copies):
            names = self.draw.sample(sorted(self.edits), self.draw.randint(1, 3))
            # What is cut is cut last: a part of the story as that paper had it.
            names.sort(key=lambda name: name == "cut")
            if "cut" in names and sum(len(p.split()) for p in text) < SHORTEST_CUT:
                names[-1] = "digits"
            edited = text
            for name in names:
                edited = self.edits[name](edited)
            found.append(self._record(story, edited, tuple(names), kind, None))
        return found

    def _record(
        self, story: str, text: list[str], edits: tuple[str, ...], kind: str, site: str | None
    ) -> Labelled:
        self.count += 1
        draw = self.draw
        site = site or draw.choice(_SITES)
        day = f"2025-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
        title = self.fill(draw.choice(self.around["headlines"]))
        record = {
            "id": f"{draw.getrandbits(64):016x}",
            "url": f"https://{site}.example/{self.count}",
            "site": site,
            "title": title if edits else " ".join(text[0].split()[:8]),
            "published": f"{day}T{draw.randint(0, 23):02d}:{draw.randint(0, 59):02d}:00+06:00",
            "text": "\n\n".join(text),
        }
        return Labelled(record, story, edits, kind)

    def _digits(self, text: list[str]) -> list[str]:
        table = _ASCII if any("০" <= c <= "৯" for p in text for c in p) else _DIGITS
        return [p.translate(table) for p in text]

    def _joiners(self, text: list[str]) -> list[str]:
        bare = [re.sub("[\u200b-\u200d]", "", p) for p in text]
        if self.draw.random() < 0.5:
            return bare
        return [re.sub("(\u09cd)(?=[ক-হ])", self._maybe_joiner, p) for p in bare]

    def _maybe_joiner(self, found: re.Match[str]) -> str:
        return found.group() + self.draw.choice(("", "", "\u200c", "\u200d"))

    def _nukta(self, text: list[str]) -> list[str]:
        joined = "\n".join(unicodedata.normalize("NFC", p) for p in text)
        for two, one in _NUKTA.items():
            joined = joined.replace(two, one)
        return joined.split("\n")

    def _reordered(self, text: list[str]) -> list[str]:
        rest = text[1:]
        self.draw.shuffle(rest)
        return [*text[:1], *rest] if self.draw.random() < 0.5 else [*rest, *text[:1]]

    def _prefix(self, text: list[str]) -> list[str]:
        prefix = self.draw.choice(self.around["prefixes"])
        prefix = prefix.replace("{p2}", self.draw.choice(self.lists["p"]))
        return (self.fill(prefix) + text[0]).split("\n\n") + text[1:]

    def _spellings(self, text: list[str]) -> list[str]:
        pairs = self.draw.sample(_SPELLINGS, 5)
        share = self.draw.uniform(0.2, 0.8)

        def respell(word: str) -> str:
            if self.draw.random() < share:
                for before, after in pairs:
                    if "\u09af\u09bc" not in word or before != "য":
                        word = word.replace(before, after)
            return word

        return [" ".join(map(respell, unicodedata.normalize("NFC", p).split())) for p in text]

    def _names(self, text: list[str]) -> list[str]:
        """Two or three of the words that come back are written in Latin letters throughout."""
        words = Counter(w for p in text for w in re.findall("[\u0980-\u09ff]{4,}", p))
        often = [w for w, n in words.most_common() if n >= 2][:8] or sorted(words)[:4]
        for word in self.draw.sample(often, min(len(often), self.draw.randint(2, 3))):
            latin = "".join(_LATIN.get(c, "") for c in word).capitalize() or "X"
            text = [p.replace(word, latin) for p in text]
        return text

    def _cut(self, text: list[str]) -> list[str]:
        """Leave 30 to 70 per cent of the words: the beginning, or a stretch further on."""
        total = sum(len(p.split()) for p in text)
        left = int(total * self.draw.uniform(0.3, 0.7)) + 1
        start = 0
        if self.draw.random() < 0.25:
            start = self.draw.randrange(max(1, total - left))
        words = [(w, at) for at, p in enumerate(text) for w in p.split()][start : start + left]
        paragraphs: dict[int, list[str]] = defaultdict(list)
        for word, at in words:
            paragraphs[at].append(word)
        return [" ".join(one) for one in paragraphs.values()]

    def _promos(self, text: list[str]) -> list[str]:
        text = list(text)
        for promo in self.draw.sample(self.around["promos"], self.draw.randint(1, 3)):
            text.insert(self.draw.randint(1, len(text)), promo)
        return text

    def _punctuation(self, text: list[str]) -> list[str]:
        swaps = self.draw.choice(([("।", " ।")], [("‘", "'"), ("’", "'"), ("।", ".")], [(",", " ,"), ("—", "-"), ("“", '"'), ("”", '"')]))  # fmt: skip
        for before, after in swaps:
            text = [p.replace(before, after) for p in text]
        return text

    def _joined(self, text: list[str]) -> list[str]:
        if self.draw.random() < 0.5:
            return [" ".join(text)]
        return [s for p in text for s in re.split("(?<=।) +", p)]

    def _reworded(self, text: list[str]) -> list[str]:
        share = self.draw.uniform(0.03, 0.08)
        pool = self.lists["n"] + self.lists["o"] + self.lists["g"]

        def change(word: str) -> str:
            return self.draw.choice(pool).split()[0] if self.draw.random() < share else word

        return [" ".join(map(change, p.split())) for p in text]


class Score(NamedTuple):
    """How well clusters agree with what is known."""

    precision: float
    recall: float
    wrong: Counter[tuple[str, str]]
    """Pairs of kinds that were put together and are not the same story."""
    by_edit: dict[str, tuple[int, int]]
    """How many copies under an edit are with their original, and how many there are."""


def score(found: list[Labelled], cluster_of: dict[str, str]) -> Score:
    """Return how the clusters, by the records' ids, agree with the stories."""
    predicted: dict[str, list[Labelled]] = defaultdict(list)
    true: dict[str, list[Labelled]] = defaultdict(list)
    for one in found:
        predicted[cluster_of[str(one.record["id"])]].append(one)
        true[one.story].append(one)
    together = sum(_pairs(len(group)) for group in predicted.values())
    wanted = sum(_pairs(len(group)) for group in true.values())
    right, wrong = 0, Counter[tuple[str, str]]()
    for group in predicted.values():
        sizes = Counter(one.story for one in group)
        right += sum(map(_pairs, sizes.values()))
        if len(sizes) > 1:
            kinds = sorted({(one.kind, one.story) for one in group})
            wrong.update((a[0], b[0]) for at, a in enumerate(kinds) for b in kinds[at + 1 :])
    by_edit: dict[str, tuple[int, int]] = {}
    for group in true.values():
        home = next(cluster_of[str(one.record["id"])] for one in group if not one.edits)
        for one in group:
            for edit in one.edits:
                with_it, of = by_edit.get(edit, (0, 0))
                same = cluster_of[str(one.record["id"])] == home
                by_edit[edit] = (with_it + same, of + 1)
    return Score(right / max(1, together), right / max(1, wanted), wrong, by_edit)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
