"""Draft → Article: raw strings in, one valid record out, or why there can be none."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from newsclean._version import __version__
from newsclean.model import (
    Article,
    DateEvidence,
    DateFound,
    Draft,
    Evidence,
    Extraction,
    FieldEvidence,
    Found,
    Image,
    Known,
    Normalization,
    NormalizationStep,
    NumberInText,
    Options,
    PageFacts,
    Refusal,
    Site,
    Source,
)
from newsclean.normalize.bylines import Bylines, find_closing_source, read_bylines
from newsclean.normalize.language import tell_code
from newsclean.normalize.legacy import is_legacy
from newsclean.normalize.published import DateDecision, decide_dates
from newsclean.normalize.rulebook import RULES_VERSION, explain_text, normalize_text
from newsclean.normalize.urls import canonical_url
from newsclean.normalize.zones import COUNTRIES, Zone, choose_zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.normalize.dates import Reading

# Bengali letters below this share: another language, or a page whose words are not its content.
FOREIGN_SHARE = 0.15
# A language shows in its first hundreds of words; articles run to tens of thousands of characters.
LANGUAGE_CHARS = 2000
# Joining leaves these as they are, and costs ten times as much as telling so.
_WHOLE_URL = re.compile(r"https?://[A-Za-z0-9.-]+/[^\x00-\x20?#;\\]*(?:\?[^\x00-\x20?#;]+)?")


@dataclass(slots=True)
class _Texts:
    """Normalizes field by field under one policy, and keeps the changes where they are asked for."""

    options: Options
    steps: list[NormalizationStep] = field(default_factory=list)

    def line(self, name: str, raw: str | None) -> str | None:
        """Return one line normalized, or None where nothing is left of it."""
        return (self.text(name, " ".join(raw.split())) or None) if raw else None

    def text(self, name: str, raw: str) -> str:
        """Return a text normalized, with its paragraph breaks."""
        digits, nukta = self.options.digits, self.options.nukta
        if not self.options.explain:
            return normalize_text(raw, digits=digits, nukta=nukta)
        text, steps = explain_text(raw, digits=digits, nukta=nukta)
        self.steps += [
            NormalizationStep(name, step.rule, step.before, step.after) for step in steps
        ]
        return text


def build_article(
    draft: Draft, page: PageFacts, site: Site | None, known: Known | None, options: Options
) -> tuple[Article, tuple[NormalizationStep, ...]] | Refusal:
    """Return the record of a draft with the changes made on the way, or why there is none.

    The steps are empty unless `options.explain` asks for them.
    """
    texts = _Texts(options)
    body = texts.text("text", "\n\n".join(draft.paragraphs))
    if not body:
        return Refusal(
            "no-text", "a page with a headline and no text" if draft.title else "no text"
        )
    language, bengali_share = tell_code(body[:LANGUAGE_CHARS])
    if bengali_share < FOREIGN_SHARE:
        if is_legacy(draft.paragraphs):
            return Refusal("legacy-encoding", "Bengali in the glyph codes of a legacy font")
        return Refusal("language", f"{bengali_share:.0%} of the letters are Bengali ({language})")
    if options.language and language != options.language:
        return Refusal("language", f"{language}, not {options.language}")

    url = canonical_url(page.url)
    zone = choose_zone(site.zone if site else None, url)
    dates = decide_dates(draft.dates, zone=zone.name, ref=page.fetched_at, url=url)
    first = Found(draft.paragraphs[0], draft.body_where, "byline.prefix")
    closings = [
        Found(p[-60:], draft.body_where, "source.closing-words")
        for p in draft.paragraphs
        if find_closing_source(p)
    ]
    people = read_bylines(draft.bylines, first, draft.sources, closings)
    title = texts.line("title", draft.title.raw if draft.title else None)
    tags = [tag for found in draft.tags if (tag := texts.line("tags", found.raw))]

    warnings = list(dict.fromkeys((*draft.warnings, *dates.warnings)))
    if title is None:
        warnings.append("title.missing")
    if dates.published is None and not any(w.startswith("date.header-only") for w in warnings):
        warnings.append("date.missing")
    elif (
        dates.published is not None
        and zone.assumed
        and _is_local(dates.published, dates.published_from)
    ):
        warnings.append("zone.assumed")
    if page.damaged:
        warnings.append("charset.damaged")
    if page.converted is not None:
        warnings.append(f"encoding.{page.converted.rule.partition('.')[2]}")
    if language != "bn":
        warnings.append(f"language.{language}")

    article = Article(
        id=_article_id(url, body),
        url=url,
        site=site.slug if site else known.slug if known and draft.method == known.by else None,
        title=title,
        subtitle=texts.line("subtitle", draft.subtitle.raw if draft.subtitle else None),
        kicker=texts.line("kicker", draft.kicker.raw if draft.kicker else None),
        authors=[name for raw in people.authors if (name := texts.line("authors", raw))],
        agencies=[name for raw in people.agencies if (name := texts.line("agencies", raw))],
        place=texts.line("place", people.place),
        published=_local(dates.published, zone),
        modified=_local(dates.modified, zone),
        section=texts.line("section", draft.section.raw if draft.section else None),
        tags=list(dict.fromkeys(tags)),
        images=[
            Image(
                url=_joined_url(page.url, i.url),
                caption=texts.line("images", i.caption),
                credit=texts.line("images", i.credit),
            )
            for i in draft.images
        ],
        language=language,
        text=body,
        numbers=_numbers(body, site, zone) if options.numbers else None,
        source=Source(
            path=_printable(page.path),
            url=_printable(page.url) if page.url else None,
            kind=page.kind,
            sha256=page.sha256,
            fetched_at=page.fetched_at,
            status=page.status,
            cache=page.cache,
            charset=page.charset,
            page_date=dates.page_date,
        ),
        extraction=Extraction(
            method=draft.method, layout=draft.layout, confidence=draft.confidence
        ),
        evidence=_evidence(draft, page, people, dates),
        warnings=warnings,
        normalization=Normalization(
            digits=options.digits, nukta=options.nukta, rules=RULES_VERSION
        ),
        newsclean=__version__,
    )
    return article, tuple(texts.steps)


def _numbers(body: str, site: Site | None, zone: Zone) -> list[NumberInText]:
    """Return the numbers of a text; its currency is that of the paper's country, where known."""
    from newsclean.normalize.numbers import find_numbers

    country = site.country if site else None if zone.assumed else COUNTRIES.get(zone.name)
    return [
        NumberInText(
            raw=n.raw, value=n.value, unit=n.unit, currency=n.currency, start=n.start, end=n.end
        )
        for n in find_numbers(body, country)
    ]


def _evidence(draft: Draft, page: PageFacts, people: Bylines, dates: DateDecision) -> Evidence:
    return Evidence(
        title=_field(draft.title),
        subtitle=_field(draft.subtitle),
        kicker=_field(draft.kicker),
        authors=_joined(people.authors_from),
        agencies=_joined(people.agencies_from),
        place=_field(people.place_from),
        published=_date(dates.published or dates.hint, dates.published_from or dates.hint_from),
        modified=_date(dates.modified, dates.modified_from),
        section=_field(draft.section),
        tags=_joined(draft.tags),
        text=FieldEvidence(
            raw=_printable(draft.paragraphs[0][:80]),
            where=draft.body_where,
            rule=f"body.{draft.method}",
        ),
        encoding=_field(page.converted),
    )


def _field(found: Found | None) -> FieldEvidence | None:
    if found is None:
        return None
    return FieldEvidence(raw=_printable(found.raw), where=found.where, rule=found.rule)


def _joined(found: Sequence[Found]) -> FieldEvidence | None:
    """Return one entry for a list: the raw strings in order, the place and rule of the first."""
    if not found:
        return None
    return FieldEvidence(
        raw=_printable(" | ".join(f.raw for f in found)), where=found[0].where, rule=found[0].rule
    )


def _date(reading: Reading | None, found: DateFound | None) -> DateEvidence | None:
    if reading is None or found is None:
        return None
    return DateEvidence(
        raw=_printable(found.raw),
        where=found.where,
        rule=reading.rule,
        precision=reading.precision,
        calendar=reading.calendar,
        range=_days(reading.range),
    )


def _days(span: tuple[str, str] | None) -> list[date] | None:
    return None if span is None else [date.fromisoformat(day) for day in span]


def _local(reading: Reading | None, zone: Zone) -> str | None:
    """Return the instant on the site's own clock where machines wrote it in UTC; others as read."""
    if reading is None:
        return None
    if zone.assumed or not reading.iso.endswith("+00:00"):
        return reading.iso
    return datetime.fromisoformat(reading.iso).astimezone(ZoneInfo(zone.name)).isoformat()


def _is_local(reading: Reading, found: DateFound | None) -> bool:
    """Tell whether a clock got its offset from us: the raw string names none."""
    return "T" in reading.iso and found is not None and not _names_offset(found.raw)


def _names_offset(raw: str) -> bool:
    tail = raw.strip()[-8:]
    return "+" in tail or tail.endswith(("Z", "GMT", "UTC", "IST", "BST")) or tail[-6:-5] == "-"


def _printable(text: str) -> str:
    """Return a string that JSON can hold: lone surrogates are replaced."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text


def _joined_url(base: str | None, url: str) -> str:
    """Return an address seen from its page, or as it is printed where that cannot be told."""
    if _WHOLE_URL.fullmatch(url):
        return _printable(url)
    try:
        return _printable(urljoin(base or "", url))
    except ValueError:  # half an address: `http://[x`
        return _printable(url)


def _article_id(url: str | None, body: str) -> str:
    """Return 16 hex digits that stay the same for the same address, or else the same text."""
    return hashlib.blake2b((url or body).encode("utf-8", "replace"), digest_size=8).hexdigest()
