"""The command line: read arguments, call, print, exit."""

import os
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    from newsclean.errors import NewscleanError, SiteError, SourceError

    if sys.stderr is None:
        # It was closed: nobody reads it, and no file that is opened may come to stand in its place.
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # for the whole run
    try:
        from newsclean.cli.app import app

        app(prog_name="newsclean")
    except NewscleanError as error:
        from newsclean.cli.messages import say

        say(str(error))
        sys.exit(3 if isinstance(error, SourceError) else 4 if isinstance(error, SiteError) else 2)
    except KeyboardInterrupt:
        sys.exit(130)
