"""Turns raw Bengali news pages into clean article records.

    >>> import newsclean
    >>> newsclean.__version__.count(".")
    2

Names are imported when they are first used, so that `import newsclean` costs nothing.
"""

from typing import TYPE_CHECKING

from newsclean._version import __version__

if TYPE_CHECKING:
    from newsclean.api import clean as clean
    from newsclean.errors import NewscleanError as NewscleanError
    from newsclean.model import Article as Article
    from newsclean.model import Options as Options
    from newsclean.model import Rejection as Rejection

__all__ = ["Article", "NewscleanError", "Options", "Rejection", "__version__", "clean"]

_ROOMS = {
    "Article": "newsclean.model",
    "NewscleanError": "newsclean.errors",
    "Options": "newsclean.model",
    "Rejection": "newsclean.model",
    "clean": "newsclean.api",
}

# Hidden from type checkers, to which it would say that every name exists.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Return a public name from the room that it lives in."""
        if name not in _ROOMS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(_ROOMS[name]), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        """Return the public names, imported or not yet."""
        return sorted({*globals(), *_ROOMS})
