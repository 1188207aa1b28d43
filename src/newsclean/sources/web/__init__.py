"""URLs → pages: the one room that speaks HTTP, politely."""

from newsclean.sources.web.cache import Cache
from newsclean.sources.web.crawl import Plan, read_urls
from newsclean.sources.web.documents import Documents
from newsclean.sources.web.journal import Journal
from newsclean.sources.web.ledger import Ledger
from newsclean.sources.web.limits import Limits, Manners, user_agent
from newsclean.sources.web.lists import Wanted, read_url_lines
from newsclean.sources.web.warc_out import WarcOut

__all__ = [
    "Cache",
    "Documents",
    "Journal",
    "Ledger",
    "Limits",
    "Manners",
    "Plan",
    "Wanted",
    "WarcOut",
    "read_url_lines",
    "read_urls",
    "user_agent",
]
