"""The clean copy of many lines is that of each."""

from hypothesis import given
from hypothesis import strategies as st

from newsclean.lexicon import fold, fold_lines

LINES = st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"])))


@given(LINES)
def test_lines_fold_as_they_do_alone(lines):
    if lines:
        assert fold_lines(lines) == [fold(line) for line in lines]


def test_a_no_break_space_beside_a_plain_one_is_one_space():
    assert fold_lines(["২৩\N{NO-BREAK SPACE} মে \N{NO-BREAK SPACE}"]) == ["23 মে"]
