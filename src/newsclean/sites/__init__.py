"""One short file per newspaper, one per platform family: found by being there."""

from newsclean.sites._registry import Sites, load_sites

__all__ = ["Sites", "load_sites"]
