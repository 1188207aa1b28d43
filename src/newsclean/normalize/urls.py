"""The address that stands for an article: one form whatever link led to it."""

import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

# Parameters that say who linked, never what is shown.
_TRACKING = frozenset(
    ("fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "ref", "ref_src", "refid", "ncid", "cmpid",
     "ocid", "feature", "share", "__twitter_impression", "amp_js_v", "usqp", "_ga")
)  # fmt: skip
_DEFAULT_PORTS = {"http": 80, "https": 443}
# Characters that a path may hold as they are; everything else is percent-encoded, once.
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"
# Most addresses are in that form already: no port, nothing to encode, no parameters.
_CANONICAL = re.compile(rf"https?://[a-z0-9.-]+/[A-Za-z0-9{re.escape(_PATH_SAFE)}]*")


def canonical_url(url: str | None) -> str | None:
    """Return an http(s) address in its canonical form, or None for anything else.

    Host in lower case, default port, fragment and tracking parameters gone, Bengali paths
    percent-encoded. Path and other parameters stay.

    >>> canonical_url("HTTPS://Www.Example.com:443/খবর?id=5&utm_source=fb#top")
    'https://www.example.com/%E0%A6%96%E0%A6%AC%E0%A6%B0?id=5'
    """
    if not url or _CANONICAL.fullmatch(url):
        return url or None
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").lower()
    if parts.scheme.lower() not in _DEFAULT_PORTS or not host:
        return None
    scheme = parts.scheme.lower()
    netloc = host if port in (None, _DEFAULT_PORTS[scheme]) else f"{host}:{port}"
    query = parts.query
    if query:
        pairs = parse_qsl(query, keep_blank_values=True)
        kept = [
            (k, v)
            for k, v in pairs
            if k.lower() not in _TRACKING and not k.lower().startswith("utm_")
        ]
        query = (
            urlencode(kept) if len(kept) != len(pairs) else quote(query, safe=_PATH_SAFE + "?=&")
        )
    return urlunsplit((scheme, netloc, quote(parts.path, safe=_PATH_SAFE) or "/", query, ""))
