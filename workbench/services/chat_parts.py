"""What the chat service remembers of answers on their way."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.answering.conversation import AnswerBegun, auto_title
from workbench.core.chat import Conversation, Grounding, Message, MessageState, Transcript
from workbench.core.errors import BadInput, Problem
from workbench.core.generation import Turn
from workbench.services.files import write_text
from workbench.services.live import Activity, LiveText, Phase
from workbench.storage.conversations import Conversations
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


def store_question(
    store: Conversations, conversation: Conversation, text: str
) -> tuple[Conversation, Message]:
    """Write a question, and the chat itself when it is new."""
    if not conversation.conversation_id:
        made = store.create(auto_title(text))
        store.set_system_text(made.conversation_id, conversation.system_text)
        store.set_collection(made.conversation_id, conversation.collection_id)
        conversation = store.get(made.conversation_id)
    question = store.add_user(conversation.conversation_id, text)
    return conversation, question


def store_exchange(
    store: Conversations, turns: Sequence[Turn], answer: str, model_name: str
) -> Transcript:
    """Write a chat of turns that were sent elsewhere, and the answer that came."""
    system = "\n\n".join(turn.text for turn in turns if turn.role == "system")
    asked = [turn.text for turn in turns if turn.role == "user"]
    chat_id = store.create(auto_title(asked[-1] if asked else answer), system).conversation_id
    question_id = ""
    for turn in (*turns, Turn("assistant", answer)):
        if turn.role == "user":
            question_id = store.add_user(chat_id, turn.text).message_id
        elif turn.role == "assistant" and question_id:
            made = store.begin_answer(question_id, model_name)
            store.finish_answer(made.message_id, turn.text, MessageState.COMPLETE)
    return store.transcript(chat_id)


def write_chat(transcript: Transcript, path: Path) -> None:
    """Write a chat to a file: Markdown, or JSON by its suffix."""
    as_json = path.suffix.lower() == ".json"
    write = transcript_to_json if as_json else transcript_to_markdown
    write_text(path, write(transcript))
