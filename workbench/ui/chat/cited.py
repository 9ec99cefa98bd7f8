"""Which passages an answer may cite, and what of it is not to be found there. No Qt."""

from __future__ import annotations

from typing import Final

from workbench.answering.citations import find_citations, unknown_count
from workbench.answering.support import SentenceSupport, Support, check_support
from workbench.core.chat import Message, MessageState
from workbench.ui.chat.reasoning import split_reasoning

_BEHIND: Final = 2  # a mark may stand behind the full stop and a space


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


def doubts(message: Message) -> tuple[SentenceSupport, ...]:
    """Return the sentences of a finished answer that are not found in what they cite."""
    if message.grounding is None or message.state is MessageState.STREAMING:
        return ()
    passages = {use.number: use.passage.text for use in message.grounding.uses if use.number}
    answer = split_reasoning(message.text).answer
    wanted = (Support.NUMBER_MISSING, Support.WORDS_MISSING)
    return tuple(each for each in check_support(answer, passages) if each.support in wanted)


def doubtful_links(message: Message, found: tuple[SentenceSupport, ...]) -> frozenset[int]:
    """Return which of an answer's citations, counted from 0, stand in or behind such sentences."""
    if not found:
        return frozenset()
    answer = split_reasoning(message.text).answer
    links = [
        citation
        for citation in find_citations(answer, sent_numbers(message))
        if citation.known and answer[citation.start] == "["
    ]
    return frozenset(
        index
        for index, link in enumerate(links)
        for sentence in found
        if link.number in sentence.numbers
        and sentence.span.start <= link.start <= sentence.span.end + _BEHIND
    )
