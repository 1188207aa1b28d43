"""README's example runs as printed."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_python_example_runs():
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf8"), re.DOTALL)

    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})
