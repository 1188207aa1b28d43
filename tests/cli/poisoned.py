"""The command line in a process of its own, with pages that may do anything to their process."""

import os
import sys

from runners import poison

if __name__ == "__main__":
    import newsclean.runners
    from newsclean.cli import main
    from newsclean.runners import keeping

    newsclean.runners.load_clean = poison.load
    keeping._MARK_EVERY_S = float(os.environ.get("MARK_EVERY_S", "2"))
    sys.argv[0] = "newsclean"
    main()
