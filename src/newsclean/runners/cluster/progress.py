"""How far the rank of this process is: counted where pages are done, asked by who watches over it."""

_done = 0


def advance() -> None:
    """Count one more input."""
    global _done
    _done += 1


def inputs_done() -> int:
    """Return how many inputs are done in this process so far."""
    return _done
