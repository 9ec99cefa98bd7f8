"""What the window imports of the engine is light: llama.cpp stays in the child."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LIGHT = ("client", "header", "estimate", "adapters", "load_limits", "fake", "protocol")
HEAVY = ("llama_cpp", "jinja2", "numpy")


def test_the_program_side_never_loads_llama_cpp() -> None:
    imports = "; ".join(f"import workbench.engine.{name}" for name in LIGHT)
    program = f"import sys; {imports}; print([n for n in {HEAVY!r} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
