"""Whose clock a page prints: the site's own, else that of its country, else Bangladesh's, said so."""

from typing import NamedTuple
from urllib.parse import urlsplit

# Countries with one clock, where Bengali is spoken or its diaspora has papers, and their neighbours.
_BY_SUFFIX = {
    "ae": "Asia/Dubai", "at": "Europe/Vienna", "bd": "Asia/Dhaka", "be": "Europe/Brussels", "bh": "Asia/Bahrain",
    "ch": "Europe/Zurich", "cn": "Asia/Shanghai", "de": "Europe/Berlin", "dk": "Europe/Copenhagen",
    "fi": "Europe/Helsinki", "fr": "Europe/Paris", "gr": "Europe/Athens", "ie": "Europe/Dublin", "in": "Asia/Kolkata",
    "ir": "Asia/Tehran", "it": "Europe/Rome", "jp": "Asia/Tokyo", "kr": "Asia/Seoul", "kw": "Asia/Kuwait",
    "lk": "Asia/Colombo", "mv": "Indian/Maldives", "my": "Asia/Kuala_Lumpur", "nl": "Europe/Amsterdam",
    "no": "Europe/Oslo", "np": "Asia/Kathmandu", "om": "Asia/Muscat", "pk": "Asia/Karachi", "pl": "Europe/Warsaw",
    "qa": "Asia/Qatar", "sa": "Asia/Riyadh", "se": "Europe/Stockholm", "sg": "Asia/Singapore", "tr": "Europe/Istanbul",
    "uk": "Europe/London", "za": "Africa/Johannesburg",
}  # fmt: skip
COUNTRIES = {"Asia/Dhaka": "BD", "Asia/Kolkata": "IN"}
_DEFAULT = "Asia/Dhaka"


class Zone(NamedTuple):
    """An IANA zone, and whether it was assumed rather than known."""

    name: str
    assumed: bool


def choose_zone(of_site: str | None, url: str | None) -> Zone:
    """Return the zone of a page's clocks.

    Of 108 Bengali news sites whose address names no country 85 are Bangladesh's (a survey of 116
    sites), so that is what an unknown page is taken for; the record then says `zone.assumed`.

    >>> choose_zone(None, "https://example.co.in/খবর")
    Zone(name='Asia/Kolkata', assumed=False)
    """
    if of_site:
        return Zone(of_site, assumed=False)
    suffix = (urlsplit(url).hostname or "").rpartition(".")[2] if url else ""
    if suffix in _BY_SUFFIX:
        return Zone(_BY_SUFFIX[suffix], assumed=False)
    return Zone(_DEFAULT, assumed=True)
