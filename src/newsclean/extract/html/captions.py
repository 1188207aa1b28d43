"""What is printed under a picture: its caption, and whose picture it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_CAPTIONS = 'figcaption, [class*="caption" i], [class*="credit" i], [class~="cap"], [class*="attribution" i], [class~="attr"]'
# A box inside the caption that names the owner only.
_CREDIT_BOX = re.compile("^(?!.*caption).*(?:credit|source|copyright|attr)", re.IGNORECASE)
_CLIMB = 4
FIGURE_CHARS = 600
_CAPTION_CHARS = 400
_CREDIT_CHARS = 60
_MARKS = r"[\s।|/(\[–—,;:-]*"
_PICTURE = (
    "(?:ছবি|ছবিঃ|ফটো|ফোটো|চিত্র|আলোকচিত্র|গ্রাফিক্স|গ্রাফিক|ইলাস্ট্রেশন|অলংকরণ|কোলাজ|photo|image|picture)"
)
_KIND = "(?:ফাইল|সংগৃহীত|সংগ্রহীত|প্রতীকী|প্রতিকী|পুরোনো|পুরনো|নিজস্ব|file|representational)"
# A label with a colon or a dash and a name; a kind of picture (`ফাইল ছবি`: from the archive) that a
# name may follow; a name alone behind a dash or a bracket is no credit.
_LABELLED = re.compile(
    rf"^(?P<caption>.*?){_MARKS}(?<![\u0980-\u09e3])(?P<label>(?:{_KIND} )?{_PICTURE}(?:র উৎস|র সৌজন্যে?| ?সৌজন্যে?"
    rf"| ?কৃতজ্ঞতা| by| credit| courtesy| source)?)\s*(?:[:\u0983,]|[-–—])\s*(?P<credit>[^:।]{{2,{_CREDIT_CHARS}}}?)[\s।)\]]*$",
    re.IGNORECASE | re.DOTALL,
)
_NAMED = re.compile(
    rf"^(?P<caption>.*?){_MARKS}(?<![\u0980-\u09e3])(?P<credit>{_KIND} ?{_PICTURE}(?:[ ,/-]+[^:।()]{{2,30}})?|{_PICTURE} "
    r"(?:সংগৃহীত|সংগ্রহীত|ইন্টারনেট|এএফপি|রয়টার্স|রয়টার্স|এপি|ফেসবুক থেকে)|(?:getty images|reuters|afp|ap|epa|এএফপি|রয়টার্স|রয়টার্স|এপি))[\s।)\]]*$",
    re.IGNORECASE | re.DOTALL,
)
_SOURCE_FIRST = re.compile(
    r"^ছবির (?:উৎস|কপিরাইট)\s*[,:]?\s*(?P<credit>.{2,60}?)\s*(?:(?:ছবির )?ক্যাপশা?ন|image caption)\s*[,:]?\s*"
    r"(?P<caption>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_OPENING = re.compile(
    r"^(?:(?:ছবির )?ক্যাপশা?ন\s*[,:]?\s+|image caption\s+|caption\s*[,:]\s*)", re.IGNORECASE
)


def split_credit(text: str) -> tuple[str | None, str | None]:
    """Return caption and credit of what stands under a picture, None for what is not there.

    >>> split_credit("ঘাটে নৌকার সারি। ছবি: রফিকা খাতুন")
    ('ঘাটে নৌকার সারি।', 'রফিকা খাতুন')
    >>> split_credit("ঘাটে নৌকার সারি (নিজস্ব চিত্র)"), split_credit("ছবি: সংগৃহীত")
    (('ঘাটে নৌকার সারি', 'নিজস্ব চিত্র'), (None, 'সংগৃহীত'))
    >>> split_credit("দেয়ালে আঁকা ছবি দেখছেন দর্শকেরা")
    ('দেয়ালে আঁকা ছবি দেখছেন দর্শকেরা', None)
    """
    if not text:
        return None, None
    text = " ".join(text.split())
    if len(text) > FIGURE_CHARS:
        # No caption is as long, and a row of a thousand dashes would be tried from each of them.
        return text, None
    first = _SOURCE_FIRST.match(text)
    if first is not None:
        return first["caption"].strip() or None, first["credit"].strip()
    text = _OPENING.sub("", text)
    for pattern in (_LABELLED, _NAMED):
        found = pattern.match(text)
        if found is not None and _is_parted(text, found):
            caption = found["caption"].strip()
            if caption and text[len(caption) : len(caption) + 1] == "।":
                caption += "।"
            return caption or None, found["credit"].strip(" -–—|/,")
    return text or None, None


def _is_parted(text: str, found: re.Match[str]) -> bool:
    """Tell whether a label with a dash stands behind a mark: `গ্রামের ছবি - যেমন ছিল` has none."""
    before = text[: found.start("credit")].rstrip()
    if not before.endswith(("-", "–", "—")):
        return True
    start = found.start("label") if "label" in found.groupdict() else found.start("credit")
    return start == 0 or text[:start].rstrip().endswith(("।", "/", "|", "(", "[", "?", "!"))


def caption_of(image: LexborNode) -> tuple[str | None, str | None]:
    """Return caption and credit that stand in the figure of an `img`, or beside it in a small box."""
    boxes: list[LexborNode] = []
    box = image.parent
    for _ in range(_CLIMB):
        if box is None or not box.is_element_node or box.tag in ("body", "article", "main"):
            break
        if len(box.text()) > FIGURE_CHARS:
            break
        boxes.append(box)
        box = box.parent
    return read_caption(boxes)


def read_caption(boxes: list[LexborNode]) -> tuple[str | None, str | None]:
    """Return caption and credit of the first of the boxes around a picture that has any."""
    for box in boxes:
        lines: list[str] = []
        owner = ""
        for node in box.css(_CAPTIONS)[:4]:
            line = " ".join(node.text(separator=" ").split())
            if not line:
                continue
            names = node.attributes.get("class") or ""
            if len(line) <= _CREDIT_CHARS and _CREDIT_BOX.search(names):
                owner = line
            elif not any(line in known for known in lines):
                lines = [known for known in lines if known not in line]
                lines.append(line)
        if lines or owner:
            text = " ".join(lines)
            if owner and text != owner and text.endswith(owner):
                text = text.removesuffix(owner).rstrip(" -–—|/(")
            if len(text) > _CAPTION_CHARS:
                return None, None
            caption, credit = split_credit(text)
            name = split_credit(owner)
            return caption, credit or name[1] or name[0]
        if box.tag == "figure":
            break
    return None, None
