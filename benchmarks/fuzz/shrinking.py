"""A case that fails → a smaller one that fails in the same way."""

import time

from cases import Case
from checks import find_failure

_BUDGET_S = 20


def shrink(case: Case, failure: str, folder: str, *, full: bool) -> Case:
    """Return the smallest case found within the time that fails alike: pieces are cut out by halves."""
    until = time.monotonic() + _BUDGET_S
    body, step = case.body, max(1, len(case.body) // 2)
    while step and time.monotonic() < until:
        at, cut = 0, False
        while at < len(body) and time.monotonic() < until:
            shorter = body[:at] + body[at + step :]
            if find_failure(case._replace(body=shorter), folder, full=full)[0] == failure:
                body, cut = shorter, True
            else:
                at += step
        if not cut or step > len(body):
            step //= 2
    return case._replace(body=body)
