"""One short file per newspaper, one per platform family: found by being there."""

from newsclean.sites._addresses import addresses_on, is_article, story_of
from newsclean.sites._registry import Sites, load_sites

__all__ = ["Sites", "addresses_on", "is_article", "load_sites", "story_of"]
