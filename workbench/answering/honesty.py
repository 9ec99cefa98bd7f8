"""What is answered where no passage can be sent: a plain sentence, without asking the model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workbench.answering.grounding import NEAREST, NO_ROOM, NOTHING_FOUND, NOTHING_READ
from workbench.core.chat import Grounding
from workbench.core.language import language_of
from workbench.core.sources import Passage, SearchResult

STILL_ABOUT: Final = "Nothing new was found; the passages of the answer before were sent again."


def sends_nothing(grounding: Grounding) -> bool:
    """Whether an answer should come from documents, but nothing of them is sent."""
    return not any(use.number for use in grounding.uses)


def still_about(passages: Sequence[Passage]) -> SearchResult:
    """Return the passages of the answer before, for a question about that answer."""
    return SearchResult(tuple(passages), note=STILL_ABOUT)


def plain_answer(question: str, grounding: Grounding) -> str:
    """Return the sentence that says why there is no answer, in the question's language."""
    facts, language = grounding.facts, language_of(question)
    if grounding.uses:
        sentences = NO_ROOM
    elif facts is not None and not facts.passages_in_scope and not grounding.documents:
        sentences = NOTHING_READ
    elif grounding.misses:
        return f"{NOTHING_FOUND[language]} {NEAREST[language]}"
    else:
        sentences = NOTHING_FOUND
    return sentences[language]
