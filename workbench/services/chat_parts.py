"""What the chat service remembers of answers on their way."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from workbench.answering.conversation import AnswerBegun
from workbench.core.chat import Conversation, Grounding, Transcript
from workbench.core.errors import BadInput, Problem
from workbench.services.files import write_text
from workbench.services.live import Activity, LiveText, Phase
from workbench.storage.exports import transcript_to_json, transcript_to_markdown

NO_MODEL = Problem(
    "No model is loaded. Your question is kept.",
    "Load a model; the answer then begins by itself.",
    kind=BadInput.__name__,
)


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


def last_only_ids(transcript: Transcript) -> tuple[str, ...]:
    """Return the documents that the newest grounded answer of a chat was limited to."""
    groundings = [message.grounding for message in transcript.messages if message.grounding]
    collection_id = transcript.conversation.collection_id
    if not groundings or groundings[-1].collection_id != collection_id:
        return ()
    return groundings[-1].only_ids


def searched_for(transcript: Transcript, question_id: str) -> str:
    """Return what was searched for when a question was answered, "" for the question itself."""
    groundings: list[Grounding] = [
        message.grounding
        for message in transcript.messages
        if message.parent_id == question_id and message.grounding
    ]
    return groundings[-1].searched if groundings else ""


def write_chat(transcript: Transcript, path: Path) -> None:
    """Write a chat to a file: Markdown, or JSON by its suffix."""
    as_json = path.suffix.lower() == ".json"
    write = transcript_to_json if as_json else transcript_to_markdown
    write_text(path, write(transcript))
