"""The command line: read arguments, call, print, exit."""

import sys


def main() -> None:
    """Run the command line and exit with its code."""
    from newsclean.errors import NewscleanError, SiteError, SourceError

    try:
        from newsclean.cli.app import app

        app(prog_name="newsclean")
    except NewscleanError as error:
        from newsclean.cli.messages import say

        say(str(error))
        sys.exit(3 if isinstance(error, SourceError) else 4 if isinstance(error, SiteError) else 2)
    except KeyboardInterrupt:
        sys.exit(130)
