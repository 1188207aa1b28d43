"""Site files from outside: the folder of `--sites`, and what is wrong with any of them."""

import os


def use_folder(folder: str | None) -> None:
    """Have site files of the folder count, in this process and in those that it starts."""
    if folder:
        from newsclean.errors import UsageError
        from newsclean.sites._places import VARIABLE

        for name in folder.split(os.pathsep):
            if not os.path.isdir(os.path.expanduser(name)):
                raise UsageError(f"--sites {name}: no such folder: name one that holds site files")
        os.environ[VARIABLE] = folder


def open_sites(folder: str | None) -> None:
    """Have a folder's site files count, and say on stderr which site files cannot be used.

    The run goes on without those.
    """
    from newsclean.cli.messages import say
    from newsclean.sites import load_sites

    use_folder(folder)
    for problem in load_sites().problems:
        say(f"{problem} (going on without it)")
