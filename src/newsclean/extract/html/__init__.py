"""HTML pages: one parse, the article's region, its blocks and fields."""

from newsclean.extract.html.generic import extract_html
from newsclean.extract.html.parse import HtmlPage, read_html

__all__ = ["HtmlPage", "extract_html", "read_html"]
