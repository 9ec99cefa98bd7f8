"""Tables and readouts as plain text; Hangul counts two columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from workbench.core.generation import Timing


def width(text: str) -> int:
    """Return how many terminal columns a text takes."""
    return sum(
        0 if unicodedata.combining(character)
        else 2 if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )  # fmt: skip


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows under a head (the first row), the first column left, the others right."""
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(_cells(row, widths)).rstrip() for row in rows]
    lines.insert(1, "  ".join("─" * size for size in widths))
    return "\n".join(lines)


def _cells(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Return the padded cells of a row."""
    return [
        text + " " * (size - width(text)) if column == 0 else " " * (size - width(text)) + text
        for column, (text, size) in enumerate(zip(row, widths, strict=True))
    ]


def seconds(value_s: float) -> str:
    """Return a duration with a unit that suits its size."""
    return f"{value_s * 1000:.0f} ms" if value_s < 1 else f"{value_s:.2f} s"


def rate(tokens_per_s: float) -> str:
    """Return a rate, a dash when unknown."""
    return f"{tokens_per_s:.1f}" if tokens_per_s else "–"


def readout(timing: Timing) -> str:
    """Return a timing in one line."""
    return (
        f"TTFT {seconds(timing.ttft_s)} · {rate(timing.generation_rate)} tok/s · "
        f"{timing.prompt_tokens} in ({timing.cached_tokens} cached) · "
        f"{timing.generated_tokens} out · {seconds(timing.total_s)}"
    )
