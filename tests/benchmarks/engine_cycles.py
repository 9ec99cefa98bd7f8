"""Loads and unloads a model again and again; prints by how many bytes this process has grown.

Runs by itself, as the window's process would: llama.cpp is in the child only.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from workbench.core.models import LoadOptions
from workbench.engine.client import ChildEngine


def main(path: Path, cycles: int) -> None:
    """Count from the end of the first cycle: by then all modules are imported."""
    process = psutil.Process()
    with tempfile.TemporaryDirectory(prefix="workbench-bench-") as folder:
        engine = ChildEngine(Path(folder))
        first_bytes = 0
        for number in range(cycles + 1):
            engine.load(path, LoadOptions(gpu_layers=0))
            engine.unload()
            if number == 0:
                gc.collect()
                first_bytes = process.memory_info().rss
        gc.collect()
        grown_bytes = process.memory_info().rss - first_bytes
        engine.close()
    if "llama_cpp" in sys.modules:
        raise RuntimeError("llama.cpp was imported into the window's process")
    sys.stdout.write(f"{grown_bytes}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
