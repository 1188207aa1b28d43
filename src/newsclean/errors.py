"""Every error that newsclean raises on purpose, named for what its reader can do about it.

    NewscleanError                 catch this to catch them all
    ├── UsageError      exit 2     the call is wrong: correct the arguments
    │   └── MissingExtra           an optional package is needed: install the extra it names
    ├── SourceError     exit 3     an input cannot be read: the rest of the batch goes on
    │   └── FetchError             a URL gave no page; `url`, `status` and `reason` say why
    └── SiteError       exit 4     a site file is wrong: mend the file it names

A page that was read but holds no article is no error: it is a `Rejection`, a value.
"""


class NewscleanError(Exception):
    """Something newsclean was asked to do and cannot."""


class UsageError(NewscleanError):
    """The call itself is wrong: an unknown option value, a missing path."""


class MissingExtra(UsageError):
    """A package that belongs to an optional extra is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(
            f"{package} is not installed: run `pip install 'newsclean[{extra}]'` to use this"
        )
        self.package = package
        self.extra = extra


class SourceError(NewscleanError):
    """One input cannot be read; the message names it and says what was expected."""


class FetchError(SourceError):
    """One URL gave no page that could be read."""

    def __init__(self, url: str, reason: str, *, status: int | None = None) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason
        self.status = status


class SiteError(NewscleanError):
    """A site file is wrong: two sites claim one host, a locator does not parse."""
