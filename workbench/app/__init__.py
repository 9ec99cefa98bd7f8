"""The composition root: the only place that builds things and hands them to each other.

Light to import: children spawned by the console script import this package again.
"""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the window, or the command the arguments name. Returns the exit code."""
    from workbench.app.start import start

    return start(arguments)
