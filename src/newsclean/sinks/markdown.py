"""Records as Markdown files for reading: one folder a site, one file an article."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from newsclean.errors import UsageError
from newsclean.sinks.pending import sync_folder
from newsclean.sinks.records import require_article
from newsclean.sinks.views import choose_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_FRONT = (
    "title", "subtitle", "kicker", "authors", "agencies", "place", "published", "modified", "section", "tags", "url",
    "site", "language", "warnings", "id",
)  # fmt: skip
# eCryptfs takes 143 bytes a name, Windows 260 characters a path: a date, this, and an id stay below.
_SLUG_BYTES = 90
_ID_CHARS = 8
# Names that Windows keeps for devices, whatever stands behind a dot.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
# What YAML reads as a line end or not at all, though JSON lets it stand.
_NOT_IN_YAML = re.compile(
    "[\x7f-\x9f\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}\N{ZERO WIDTH NO-BREAK SPACE}\ufffe\uffff]"
)
_INLINE = re.compile(r"[\\`*_\[\]<~|]|&(?=#?\w+;)")
_OPENING = re.compile(r"^(\s*)(?:([#+=>:-])|([0-9]{1,9})([.)])(?=\s|$))")
_ISO_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class MarkdownFolder:
    """Records as files of a folder that takes its name when it is committed.

    A folder that is there already is added to with `force`: files of the same name are replaced,
    the others are left alone.
    """

    def __init__(self, path: str, fields: Sequence[str] = (), *, force: bool = False) -> None:
        self.path = path
        self._final = os.path.realpath(path)
        self._view = choose_view(None, fields or _FRONT)
        if os.path.lexists(self._final) and not os.path.isdir(self._final):
            raise UsageError(f"{path}: is a file; Markdown files need a folder")
        if os.path.isdir(self._final) and os.listdir(self._final) and not force:
            raise UsageError(
                f"{path}: holds files already; --force adds to them and replaces those of the same name"
            )
        parent, name = os.path.split(self._final)
        if not os.path.isdir(parent):
            raise UsageError(f"{path}: there is no folder {parent} to write it in")
        try:
            self._partial = tempfile.mkdtemp(prefix=f".{name[:40]}.", suffix=".part", dir=parent)
        except OSError as error:
            raise UsageError(f"{path}: cannot be written here: {error.strerror}") from error
        self._taken: Counter[str] = Counter()
        self.count = 0

    def write(self, record: bytes) -> None:
        """Add one record, given as JSON; SourceError where it is none."""
        article = require_article(record)
        assert self._view is not None
        text = render(article, self._view.of(article))
        folder = os.path.join(self._partial, folder_of(article))
        os.makedirs(folder, exist_ok=True)
        with os.fdopen(self._claim(folder, name_of(article)), "wb") as file:
            file.write(text.encode())
        self.count += 1

    def identity(self) -> tuple[int, int] | None:
        """Return None: no regular file is written to."""
        return None

    def commit(self) -> None:
        """Give the folder its name, or move the files into the one that has it."""
        if not self._partial:
            return
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(self._partial, 0o777 & ~mask)
        if os.path.isdir(self._final):
            for name in sorted(os.listdir(self._partial)):
                os.makedirs(os.path.join(self._final, name), exist_ok=True)
                for file in sorted(os.listdir(os.path.join(self._partial, name))):
                    os.replace(
                        os.path.join(self._partial, name, file),
                        os.path.join(self._final, name, file),
                    )
            shutil.rmtree(self._partial)
        else:
            os.rename(self._partial, self._final)
        self._partial = ""
        sync_folder(os.path.dirname(self._final))

    def discard(self) -> None:
        """Leave nothing behind."""
        if self._partial:
            shutil.rmtree(self._partial, ignore_errors=True)
            self._partial = ""

    def _claim(self, folder: str, name: str) -> int:
        """Return a new file, open; the disk knows which names are the same to it."""
        path = os.path.join(folder, name)
        while True:
            again = self._taken[path]
            tried = f"{path}-{again + 1}.md" if again else f"{path}.md"
            try:
                return os.open(tried, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
            except FileExistsError:
                self._taken[path] += 1


def folder_of(article: Mapping[str, Any]) -> str:
    """Return the folder of an article: its site, else its host, else `unknown`."""
    try:
        host = urlsplit(article["url"] or "").hostname
    except ValueError:
        host = None
    name = article["site"] or (host or "").removeprefix("www.")
    safe = "".join(c if _is_plain(c) or c in "-_." else "-" for c in name.lower())
    safe = _cut(safe, _SLUG_BYTES).strip("-.")
    return f"_{safe}" if safe.partition(".")[0] in _DEVICES else safe or "unknown"


def name_of(article: Mapping[str, Any]) -> str:
    """Return the name of an article's file, without its end: day, words of the headline, id."""
    day = (article["published"] or "undated")[:10]
    own = article["id"] or hashlib.sha256(article["text"].encode()).hexdigest()
    mark = "".join(c for c in own.lower() if c.isascii() and c.isalnum())[:_ID_CHARS] or "0"
    slug = slug_of(article["title"] or "")
    return "-".join(filter(None, (day, slug, mark)))


def slug_of(title: str) -> str:
    """Return the first words of a headline as every file system takes them.

    Joiners are left out: some file systems do not see them, others tell names apart by them.

    >>> slug_of("র\N{ZERO WIDTH JOINER}্যাবের অভিযান: ‘আটক’ ৩/৪?")
    'র্যাবের-অভিযান-আটক-৩-৪'
    """
    words: list[str] = []
    text = unicodedata.normalize("NFC", title.lower())
    plain = "".join(
        c if _is_plain(c) else "" if unicodedata.category(c) == "Cf" else " " for c in text
    )
    for word in plain.split():
        if len("-".join((*words, word)).encode()) > _SLUG_BYTES:
            break
        words.append(word)
    return "-".join(words)


def render(article: Mapping[str, Any], front: Mapping[str, Any]) -> str:
    """Return an article as Markdown: front matter, headline, deck, paragraphs, pictures."""
    parts = ["\n".join(("---", *_front_lines(front), "---"))]
    if article["title"]:
        parts.append(f"# {escape(article['title'])}")
    if article["subtitle"]:
        parts.append(f"**{escape(article['subtitle']).strip()}**")
    parts += [_paragraph(paragraph) for paragraph in article["text"].split("\n\n")]
    if article["images"]:
        parts += ["* * *", "\n".join(_picture(image) for image in article["images"])]
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    r"""Return one line of text that Markdown shows as it is.

    >>> escape("1. *দাম* < ৫")
    '1\\. \\*দাম\\* \\< ৫'
    """
    text = _INLINE.sub(lambda found: f"\\{found.group()}", text)
    return _OPENING.sub(
        lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", text, count=1
    )


def _paragraph(paragraph: str) -> str:
    lines = [escape(line.strip()) for line in paragraph.split("\n")]
    # Two spaces at its end keep a line a line.
    return "  \n".join(line for line in lines if line)


def _picture(image: Mapping[str, Any]) -> str:
    said = " / ".join(filter(None, (image.get("caption"), image.get("credit"))))
    url = image["url"].replace("<", "%3C").replace(">", "%3E").replace("\n", "")
    shown = escape(" ".join(said.split())) if said else "ছবি"
    return f"* [{shown}](<{url}>)"


def _front_lines(front: Mapping[str, Any]) -> Iterator[str]:
    for name, value in front.items():
        if value is None or value == []:
            continue
        if isinstance(value, str) and _ISO_DATE.match(value) and len(value) in (10, 25):
            yield f"{name}: {value}"
        else:
            made = json.dumps(value, ensure_ascii=False)
            yield f"{name}: {_NOT_IN_YAML.sub(_spelled, made)}"


def _spelled(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def _is_plain(c: str) -> bool:
    return unicodedata.category(c)[0] in "LMN"


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode("utf-8", "ignore")
