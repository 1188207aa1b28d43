"""From a newspaper, a feed or a sitemap to the addresses of articles."""

from newsclean.sources.discover.found import Found, Outlet
from newsclean.sources.discover.walk import Span, Walk

__all__ = ["Found", "Outlet", "Span", "Walk"]
