"""A WordPress post as its REST interface gives it → markup that is read like any other page."""

from __future__ import annotations

import html
import json
from typing import Any

from newsclean.extract.structured.reading import plain


def wp_post_markup(text: str) -> str | None:
    """Return a page of the post that `text` holds (`/wp-json/wp/v2/posts/…`), None for any other.

    >>> "<h1>সেতু</h1>" in wp_post_markup('{"title": {"rendered": "সেতু"}, "content": {"rendered": "<p>ক</p>"}}')
    True
    """
    if '"rendered"' not in text[:200_000]:
        return None
    try:
        post = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    if isinstance(post, list) and len(post) == 1:
        post = post[0]
    if not isinstance(post, dict):
        return None
    title, content = _rendered(post, "title"), _rendered(post, "content")
    if title is None or content is None:
        return None
    head = [f"<title>{html.escape(plain(title))}</title>"]
    if isinstance(post.get("link"), str):
        head.append(f'<link rel="canonical" href="{html.escape(post["link"])}">')
    for key, name in (
        ("date_gmt", "article:published_time"),
        ("modified_gmt", "article:modified_time"),
    ):
        if isinstance(post.get(key), str):
            head.append(_meta(name, f"{post[key]}+00:00"))
    embedded = post.get("_embedded")
    if isinstance(embedded, dict):
        head.extend(_meta("author", name) for name in _names(embedded.get("author")))
        terms = embedded.get("wp:term")
        for group in terms if isinstance(terms, list) else []:
            for term in group if isinstance(group, list) else []:
                kind = term.get("taxonomy") if isinstance(term, dict) else None
                if kind in ("category", "post_tag"):
                    property_ = "article:section" if kind == "category" else "article:tag"
                    head.extend(_meta(property_, name) for name in _names([term]))
    return (
        f"<!doctype html><html><head>{''.join(head)}</head><body><article><h1>{html.escape(plain(title))}</h1>"
        f'<div class="entry-content">{content}</div></article></body></html>'
    )


def _rendered(post: dict[str, Any], key: str) -> str | None:
    value = post.get(key)
    inner = value.get("rendered") if isinstance(value, dict) else None
    return inner if isinstance(inner, str) else None


def _names(people: Any) -> list[str]:
    items = people if isinstance(people, list) else []
    return [
        plain(p["name"]) for p in items if isinstance(p, dict) and isinstance(p.get("name"), str)
    ]


def _meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{html.escape(content)}">'
