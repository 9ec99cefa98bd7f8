"""Parts the reasoning a model shows between <think> tags from its answer. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_OPEN: Final = "<think>"
_CLOSE: Final = "</think>"


@dataclass(frozen=True, slots=True)
class Parts:
    """Reasoning and answer of one text. *thinking*: the reasoning has not ended yet."""

    reasoning: str
    answer: str
    thinking: bool = False


def split_reasoning(text: str) -> Parts:
    """Part *text*; some chat templates open the block in the prompt, so only its end is seen."""
    stripped = text.lstrip()
    if _CLOSE in text:
        reasoning, answer = text.split(_CLOSE, 1)
        return Parts(reasoning.replace(_OPEN, "", 1).strip(), answer.lstrip("\n"))
    if stripped.startswith(_OPEN):
        return Parts(stripped[len(_OPEN) :].strip(), "", thinking=True)
    if stripped and _OPEN.startswith(stripped):
        return Parts("", "", thinking=True)  # the tag itself is still arriving
    return Parts("", text)
