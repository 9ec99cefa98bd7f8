"""How many tokens there are for what: the question first, then passages, then history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbench.core.chat import Message
from workbench.core.errors import PromptTooLong
from workbench.core.generation import Sampling, Turn

ANSWER_SHARE: Final = 4  # at most a quarter of the context is kept free for the answer
CHARACTERS_PER_TOKEN: Final = 12  # more than any language needs; English has about 4, Korean 2
TURN_TOKENS: Final = 8  # what a chat template adds to a turn, about; the rendered prompt decides


@dataclass(frozen=True, slots=True)
class Exchange:
    """An earlier question with its answer; they stay or go together."""

    question: str
    answer: str

    def turns(self) -> tuple[Turn, Turn]:
        """Return both as turns."""
        return Turn("user", self.question), Turn("assistant", self.answer)


def room_tokens(context_size: int, sampling: Sampling) -> int:
    """Return how many tokens a prompt may have, so that an answer still fits."""
    return context_size - min(sampling.max_tokens, context_size // ANSWER_SHARE)


def exchanges_from(history: Sequence[Message]) -> list[Exchange]:
    """Return earlier questions that got an answer, without the passages they came with."""
    found: list[Exchange] = []
    question: str | None = None
    for message in history:
        if message.role == "user":
            question = message.text
        elif message.role == "assistant" and question is not None and message.text.strip():
            found.append(Exchange(question, message.text))
            question = None
    return found


def newest_worth_counting(exchanges: Sequence[Exchange], context_size: int) -> list[Exchange]:
    """Return the newest exchanges that may fit by their length; counting tokens takes time."""
    left = context_size * CHARACTERS_PER_TOKEN
    kept: list[Exchange] = []
    for exchange in reversed(exchanges):
        left -= len(exchange.question) + len(exchange.answer)
        if left < 0:
            break
        kept.append(exchange)
    return kept[::-1]


def newest_that_fit(exchanges: Sequence[Exchange], costs: Sequence[int], left: int) -> int:
    """Return how many of the newest exchanges fit in *left* tokens."""
    count = 0
    for cost in reversed(costs[: len(exchanges)]):
        if cost > left:
            break
        left -= cost
        count += 1
    return count


def too_long(by: int) -> PromptTooLong:
    """Return the error for a prompt that is *by* tokens too long."""
    return PromptTooLong(
        "This is too long for the model's context by {tokens} tokens.",
        "Shorten it, ask for a shorter answer, or load the model with a longer context.",
        tokens=by,
    )
