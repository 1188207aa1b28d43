"""What a file looks like by its first bytes and its name."""

from __future__ import annotations

import re

HEAD_BYTES = 8192
"""How much of a file is looked at; a page shows itself well before."""

# Formats that are no page, by their first bytes.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a bitmap image"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"\0\0\x01\0", "an icon"),
    (b"%PDF-", "a PDF document"),
    (b"%!PS", "a PostScript document"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"OTTO", "a font"),
    (b"\0\x01\0\0\0", "a font"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x1aE\xdf\xa3", "a Matroska video"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\0", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"WARC/1.", "a WARC archive"),
    (b"WARC/0.", "a WARC archive"),
)
# Marks of one or two letters might begin a line of text as well.
_SHORT_MARKS = frozenset({b"BM", b"MZ", b"ID3", b"BZh", b"PAR1", b"RIFF", b"GIF8", b"OTTO"})

# What text never holds: all below the space but white space and the escape of ISO-2022.
_CONTROLS = bytes(sorted(set(range(32)) - {9, 10, 11, 12, 13, 27}))
# A page with a spoilt widget holds a stray control byte or two; of images, fonts and packed data
# each byte value is one in 256, the 26 control bytes together a tenth. Three in a hundred parts
# the two; where markup or Bengali is in sight, only what is mostly control bytes is refused.
_BINARY_SHARE = 0.03
_BINARY_SHARE_OF_A_PAGE = 0.3

_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|section|p|h1|table|a)\b",
    re.IGNORECASE,
)
# The first two bytes of every Bengali letter in UTF-8, twice: one may stand in any list of names.
_BENGALI = re.compile(rb"(?:\xe0[\xa6\xa7][\x80-\xbf]){2}")

PAGE_SUFFIXES = frozenset(
    {".htm", ".html", ".xhtml", ".shtml", ".mhtml", ".mht", ".txt", ".text", ".php", ".asp", ".aspx", ".jsp", ".cms"}
)  # fmt: skip
OTHER_SUFFIXES = frozenset(
    """
    .css .js .mjs .map .toml .yaml .yml .ini .cfg .xml .rss .atom .sql .db .sqlite
    .py .pyc .ipynb .sh .ts .tsx .jsx .vue .scss .less .c .h .rs .go .java .rb .rst .log .lock
    .png .jpg .jpeg .gif .webp .avif .svg .ico .bmp .tif .tiff .woff .woff2 .ttf .otf .eot
    .mp3 .mp4 .m4a .webm .ogg .wav .avi .mov .mkv .pdf .doc .docx .xls .xlsx .ppt .pptx .epub
    .7z .rar .wat .cdx .cdxj .arrow .pickle .pkl .npy
    .md5 .sha1 .sha256 .sha512 .asc .sig .url .part .tmp .bak .exe .dll .so .bin .journal
    """.split()  # noqa: SIM905 (a list of ninety would be ninety lines)
)
_PACKED = re.compile(r"(?<=.)\.(?:gz|bz2|xz|zstd?)$", re.IGNORECASE)
_MANIFEST = re.compile(
    r"(?:(?:sha[0-9]*|md5|b2)sums?|checksums?|manifest|readme|licen[cs]e|copying|makefile)(?:\.[a-z]+)?",
    re.IGNORECASE,
)


# A table or JSON lines may hold anything; an archive in a folder of pages is there for its pages.
_CONTAINER_SUFFIXES = frozenset({".zip", ".tar", ".tgz", ".tbz2", ".txz", ".warc", ".wet", ".wacz"})


def split_suffix(name: str) -> tuple[str, str]:
    """Return a file name without the suffix of its packing, and its suffix in lower case.

    >>> split_suffix("story.HTML.gz"), split_suffix("story.xz")
    (('story.HTML', '.html'), ('story', ''))
    """
    plain = _PACKED.sub("", name)
    dot = plain.rfind(".")
    suffix = plain[dot:].lower() if 0 < dot < len(plain) - 1 else ""
    return plain, suffix


def is_no_page_by_name(name: str) -> bool:
    """Return whether a file of a folder need not be opened: it is a style, an image, a list.

    >>> is_no_page_by_name("SHA256SUMS"), is_no_page_by_name("style.css"), is_no_page_by_name("১.html")
    (True, True, False)
    """
    plain, suffix = split_suffix(name)
    return suffix in OTHER_SUFFIXES or (
        suffix not in PAGE_SUFFIXES and _MANIFEST.fullmatch(plain) is not None
    )


def is_page_by_name(name: str) -> bool:
    """Return whether a name promises one page.

    >>> is_page_by_name("a.html.gz"), is_page_by_name("a.zip")
    (True, False)
    """
    return split_suffix(name)[1] in PAGE_SUFFIXES


def is_told_by_name(name: str) -> bool:
    """Return whether a name promises pages, so that the file must say why it holds none.

    >>> is_told_by_name("page.html.gz"), is_told_by_name("notes")
    (True, False)
    """
    suffix = split_suffix(name)[1]
    return suffix in PAGE_SUFFIXES or suffix in _CONTAINER_SUFFIXES


def looks_like_page(head: bytes) -> bool:
    """Return whether the first bytes hold markup, Bengali text, or the mark of UTF-16.

    >>> looks_like_page("শীত আসছে".encode()), looks_like_page(b"all: build test")
    (True, False)
    """
    return (
        head.startswith((b"\xff\xfe", b"\xfe\xff"))
        or _MARKUP.search(head) is not None
        or _BENGALI.search(head) is not None
    )


def find_binary(head: bytes) -> str | None:
    r"""Return what a file is that is no text, as a phrase with its article, or None for text.

    UTF-16 is text, and so is a page with a few stray NUL bytes.

    >>> find_binary(b"%PDF-1.7 ..."), find_binary("<p>শীত".encode("utf-16-le"))
    ('a PDF document', None)
    >>> find_binary(b"\x01\x02\x03\x04" * 9)
    'binary data'
    """
    for mark, what in _MAGIC:
        if head.startswith(mark) and (mark not in _SHORT_MARKS or _is_garbled(head)):
            return what
    if head[257:262] == b"ustar":
        return "a tar archive"
    if b"multipart/related" in head and b"MIME-Version:" in head:
        return "a browser capture (MHTML)"
    if head[4:8] == b"ftyp":
        return "a video or an image of the MP4 family"
    return "binary data" if _is_garbled(head) else None


def _is_garbled(head: bytes) -> bool:
    """Return whether the control bytes are too many for text in any encoding."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls <= _BINARY_SHARE * len(head):
        return False
    if controls <= _BINARY_SHARE_OF_A_PAGE * len(head) and looks_like_page(head):
        return False
    # UTF-16 without a mark: one side of the pairs is 0x00 (ASCII) or 0x09 (Bengali), nearly always.
    wide = sorted((_share_of_blocks(head[0::2]), _share_of_blocks(head[1::2])))
    return not (wide[0] < 0.5 and wide[1] > 0.9)


def _share_of_blocks(side: bytes) -> float:
    """Return how much of one side of the pairs names the block of ASCII or of Bengali."""
    return (side.count(0) + side.count(9)) / len(side) if side else 0.0
