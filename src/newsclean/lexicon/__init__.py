"""Words that both `extract` and `normalize` read by, and the clean copy they are matched on.

Facts about written Bengali only: month names, labels, roles, phrases. No rule lives here.
"""

from newsclean.lexicon.folding import fold, fold_lines, one_form

__all__ = ["fold", "fold_lines", "one_form"]
