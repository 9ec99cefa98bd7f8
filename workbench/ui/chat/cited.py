"""Which passages an answer may cite, and how often it cites something else. No Qt."""

from __future__ import annotations

from workbench.answering.citations import find_citations, unknown_count
from workbench.core.chat import Message, MessageState
from workbench.ui.chat.reasoning import split_reasoning


def sent_numbers(message: Message) -> frozenset[int]:
    """Return the numbers that name a passage."""
    uses = message.grounding.uses if message.grounding else ()
    return frozenset(use.number for use in uses if use.number)


def unknown_citations(message: Message) -> int:
    """Return how many citations name no passage; only a finished, grounded answer has any."""
    if message.grounding is None or message.state is MessageState.STREAMING:
        return 0
    answer = split_reasoning(message.text).answer
    return unknown_count(find_citations(answer, sent_numbers(message)))
