"""Feeds, sitemaps and lists, one after the other: what `discover` reads, with the same manners."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final, Self

from newsclean.sources.answers import Answer, NoPage, Want, require_fine
from newsclean.sources.web.client import Client

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsclean.sources.web.crawl import Plan

# A sitemap may have 50 MB unpacked (its protocol says so); one that is larger is not read.
_DOCUMENT_BYTES: Final = 64 * 2**20
_ACCEPT: Final = "application/rss+xml, application/atom+xml, application/xml, text/xml, text/html;q=0.8, */*;q=0.5"


class Documents:
    """Reads whatever an address holds; used with `with`."""

    def __init__(self, plan: Plan, note: Callable[[str, str], None] | None = None) -> None:
        self._runner = asyncio.Runner()
        self._want = Want(_ACCEPT, None, _DOCUMENT_BYTES)
        self._plan = plan
        self._note = note
        self._client: Client | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exit: object) -> None:
        if self._client is not None:
            self._runner.run(self._client.close())
        self._runner.close()

    def read(self, url: str) -> Answer:
        """Return what is at an address; NoPage where there is nothing to be had."""
        answer = self._runner.run(self._opened().get(url, self._want))
        require_fine(answer)
        if not answer.body.strip():
            raise NoPage("empty", "the answer is empty", url=answer.url)
        return answer

    def sitemaps_of(self, url: str) -> list[str]:
        """Return the sitemaps that the host's robots.txt names; none where it cannot be read."""
        try:
            return self._runner.run(self._opened().rules_of(url)).sitemaps
        except NoPage:
            return []

    def _opened(self) -> Client:
        if self._client is None:
            plan = self._plan

            async def open_client() -> Client:
                return Client(
                    plan.limits,
                    plan.manners,
                    cache=plan.cache,
                    offline=plan.offline,
                    refresh=plan.refresh,
                    note=self._note,
                )

            self._client = self._runner.run(open_client())
        return self._client
