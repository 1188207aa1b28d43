"""RawPage → Draft: opening pages, labelling their blocks, reading their fields; nothing normalized."""

from newsclean.extract.cascade import draft_page
from newsclean.extract.page import OpenedPage, open_page

__all__ = ["OpenedPage", "draft_page", "open_page"]
