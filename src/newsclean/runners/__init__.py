"""Where cleaning is called from, and what became of the inputs.

A runner takes inputs and a cleaning function and yields `Done`, in the order of the inputs.
"""

from newsclean.runners.outcomes import Done, Tally
from newsclean.runners.serial import clean_page, load_clean, run

__all__ = ["Done", "Tally", "clean_page", "load_clean", "run"]
