"""WordPress posts as the REST interface gives them: one object, or a list of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from newsclean.model import RawPage
from newsclean.sources.inputs import Unread, visible
from newsclean.sources.opened import PAGE_LIMIT_BYTES, too_large_detail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.sources.inputs import Input
    from newsclean.sources.opened import Opened

# A list of a hundred posts, the most that the interface gives at once.
_LIMIT_BYTES = 2 * PAGE_LIMIT_BYTES
_MARK = b'"rendered"'


def is_wp_json(head: bytes) -> bool:
    """Return whether this may be a post or a list of posts; reading it will tell."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[") and _MARK in head


def read_wp_json(opened: Opened) -> Iterator[Input]:
    """Yield each post as a page of its own; what is no post costs itself."""
    body = opened.stream.read(_LIMIT_BYTES + 1)
    if len(body) > _LIMIT_BYTES:
        yield Unread(opened.origin, "too-large", too_large_detail())
        return
    try:
        found = json.loads(body.decode("utf-8-sig", "replace"), strict=False)
    except (ValueError, RecursionError) as error:
        yield Unread(
            opened.origin, "unreadable", f"looks like WordPress posts, but is no JSON: {error}"
        )
        return
    posts = found if isinstance(found, list) else [found]
    for number, post in enumerate(posts, 1):
        origin = f"{opened.origin}#{number}" if isinstance(found, list) else opened.origin
        if not isinstance(post, dict) or "content" not in post:
            yield Unread(
                origin, "unreadable", 'is no WordPress post: expected "title" and "content"'
            )
            continue
        link = post.get("link")
        yield RawPage(
            body=json.dumps(post, ensure_ascii=False),
            origin=origin,
            url=visible(link) if isinstance(link, str) and link else None,
        )
