"""What the chat service remembers of answers on their way."""

from __future__ import annotations

import time
from dataclasses import dataclass

from workbench.answering.conversation import AnswerBegun
from workbench.core.chat import Conversation
from workbench.services.live import Activity, LiveText, Phase


@dataclass(slots=True)
class LiveAnswer:
    """An answer on its way."""

    conversation_id: str
    text: LiveText


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question that waits for the model."""

    conversation_id: str
    question_id: str
    pressed_at: float
    started_at: float


def blank_chat(collection_id: str) -> Conversation:
    """Return a chat that is not in the list yet."""
    return Conversation("", "", "", "", collection_id=collection_id)


def new_live(event: AnswerBegun) -> LiveAnswer:
    """Return an answer on its way, nothing of it written yet."""
    phase: Phase = "retrieving" if event.conversation.collection_id else "queued"
    activity = Activity(phase, event.answer.message_id, started_at=time.monotonic())
    return LiveAnswer(event.answer.conversation_id, LiveText(activity))
