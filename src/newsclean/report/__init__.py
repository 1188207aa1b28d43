"""Results → pages to look at."""

from newsclean.report.fates import FATES, Fate, fate_of, outcome_line, reason_of

__all__ = ["FATES", "Fate", "fate_of", "outcome_line", "reason_of"]
