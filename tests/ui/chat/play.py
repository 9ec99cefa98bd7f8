"""What happens to the open chat in tests: answers begin, grow, end; chats become long."""

from __future__ import annotations

import dataclasses
import time
from typing import Any

from tests.ui import content
from workbench.core.chat import Message, MessageState
from workbench.core.generation import StopReason
from workbench.services.live import Activity


def last(services: Any) -> Message:
    """Return the last message."""
    message: Message = services.chat.transcript.messages[-1]
    return message


def change_last(services: Any, **fields: Any) -> Message:
    """Change the last message and tell the window."""
    message = dataclasses.replace(last(services), **fields)
    services.chat.replace(message)
    return message


def stream(services: Any, text: str) -> Message:
    """Play that the last answer is being written and has this text so far."""
    message = change_last(
        services, text=text, state=MessageState.STREAMING, timing=None, reason=None, paint_s=0.0
    )
    be_busy(services, "writing", rate=33.0)
    return message


def finish(services: Any, text: str) -> Message:
    """Play that the last answer has ended."""
    message = change_last(
        services,
        text=text,
        state=MessageState.COMPLETE,
        timing=content.TIMING,
        reason=StopReason.END,
    )
    be_idle(services)
    return message


def be_busy(services: Any, phase: str, **fields: Any) -> None:
    """Play that the last answer is in a phase, since two seconds ago."""
    services.chat.activity = Activity(
        phase, last(services).message_id, started_at=time.monotonic() - 2.1, **fields
    )
    services.chat.activity_changed.emit()


def be_idle(services: Any) -> None:
    """Play that nothing is being answered."""
    services.chat.activity = Activity()
    services.chat.activity_changed.emit()


def add(services: Any, message: Message) -> None:
    """Add a message at the end."""
    chat = services.chat
    messages = (*chat.transcript.messages, message)
    chat.transcript = dataclasses.replace(chat.transcript, messages=messages)
    chat.message_added.emit(message.message_id)


def lengthen(services: Any, rounds: int) -> None:
    """Repeat the messages of the open chat, before the window is built."""
    chat = services.chat
    made: list[Message] = []
    for number in range(rounds):
        for message in chat.transcript.messages:
            parent = made[-1].message_id if made else None
            made.append(
                dataclasses.replace(
                    message, message_id=f"{message.message_id}-{number}", parent_id=parent
                )
            )
    chat.transcript = dataclasses.replace(chat.transcript, messages=tuple(made))


def open_chat(services: Any, conversation_id: str, draft: str = "") -> None:
    """Open another, empty chat."""
    enter_list(services, conversation_id, draft)
    chat = services.chat
    chat.transcript = dataclasses.replace(chat.transcript, messages=())
    chat.opened.emit()


def enter_list(services: Any, conversation_id: str, draft: str = "") -> None:
    """Give the open chat another id without a word, as its first message does."""
    chat = services.chat
    conversation = dataclasses.replace(
        chat.transcript.conversation, conversation_id=conversation_id, draft=draft
    )
    chat.transcript = dataclasses.replace(chat.transcript, conversation=conversation)
