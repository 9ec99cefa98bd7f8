"""What a technique asks for, step by step: the contract between techniques and who runs them.

A technique is a generator. It yields a Step, is sent the texts that came back, and returns the
Outcome; it never waits, and knows no engine.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from workbench.core.generation import Turn
from workbench.core.lab import AnswerCount


@dataclass(frozen=True, slots=True)
class Step:
    """One prompt, sampled once or several times. None leaves what the column says."""

    name: str
    turns: tuple[Turn, ...]
    samples: int = 1
    temperature: float | None = None
    max_tokens: int | None = None
    json_schema: str | None = None
    grounded: bool = False  # passages of the column's documents go with it


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a cell shows: all the text, and the answer taken out of it ("": the text itself)."""

    text: str
    answer: str = ""
    counts: tuple[AnswerCount, ...] = ()


Script = Generator[Step, tuple[str, ...], Outcome]
Similarities = Callable[[str, Sequence[str]], Sequence[float]]  # of a text to others, -1 to 1
