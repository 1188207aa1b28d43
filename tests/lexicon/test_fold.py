"""The clean copy of a short line, which is kept, and of a long one, which is not."""

import pytest

from newsclean.lexicon import fold
from newsclean.lexicon.folding import _LINE_CHARS, _fold_line

RAW, FOLDED = "২৩\N{NO-BREAK SPACE}মে সম\N{BENGALI LETTER YYA} ABC ", "23 মে সময় abc "


@pytest.mark.parametrize("times", [1, 2, 50])
def test_short_and_long_lines_fold_alike(times):
    assert fold(RAW * times) == (FOLDED * times).strip()
    assert (len(RAW * times) > _LINE_CHARS) == (times == 50)


def test_what_is_kept_is_bounded():
    _fold_line.cache_clear()
    for number in range(3000):
        fold(f"নাম {number}")
    fold("ক" * (_LINE_CHARS + 1))
    kept = _fold_line.cache_info()
    assert kept.misses == 3000
    assert kept.currsize == kept.maxsize < 3000
