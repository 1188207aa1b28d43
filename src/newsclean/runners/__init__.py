"""Where cleaning is called from, and what became of the inputs.

A runner takes inputs and a cleaning function and yields `Done`, in the order of the inputs.
"""

from newsclean.runners.files import Complete, Files, Unkept
from newsclean.runners.limits import Limits, Watch
from newsclean.runners.outcomes import Done, Finished, Step, Tally
from newsclean.runners.serial import clean_page, load_clean, run, run_here

__all__ = [
    "Complete",
    "Done",
    "Files",
    "Finished",
    "Limits",
    "Step",
    "Tally",
    "Unkept",
    "Watch",
    "clean_page",
    "load_clean",
    "run",
    "run_here",
]
