"""RawPage → Draft: opening pages, labelling their blocks, reading their fields; nothing normalized."""

from newsclean.extract.cascade import draft_page
from newsclean.extract.page import OpenedPage, decode_page, open_page

__all__ = ["OpenedPage", "decode_page", "draft_page", "open_page"]
