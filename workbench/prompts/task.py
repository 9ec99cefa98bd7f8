"""What a script works on: a column, with its examples chosen, and one input."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.core.generation import Turn
from workbench.core.lab import Variant
from workbench.core.language import Language
from workbench.prompts.techniques.examples import label_counts
from workbench.prompts.techniques.turns import build_turns, prompt_language


@dataclass(frozen=True, slots=True)
class Task:
    """One input of one column. *values* are those of the other variables."""

    variant: Variant
    text: str
    values: Mapping[str, str]
    seed: int

    @property
    def language(self) -> Language:
        """The language in which the technique speaks."""
        return prompt_language(self.variant, self.text)

    @property
    def labels(self) -> tuple[str, ...]:
        """The outputs of the examples, where these are labels."""
        return tuple(count.answer for count in label_counts(self.variant.examples))

    def turns(self) -> tuple[Turn, ...]:
        """Return the prompt. Raises TemplateError."""
        return build_turns(self.variant, self.text, self.values, self.seed)


def went_on(turns: tuple[Turn, ...], reply: str, text: str) -> tuple[Turn, ...]:
    """Return a conversation with the reply and the next thing said to the model."""
    return (*turns, Turn("assistant", reply), Turn("user", text))


def said_after(turns: tuple[Turn, ...], text: str) -> tuple[Turn, ...]:
    """Return a prompt with a paragraph more in its last turn."""
    last = turns[-1]
    return (*turns[:-1], Turn(last.role, f"{last.text}\n\n{text}"))
