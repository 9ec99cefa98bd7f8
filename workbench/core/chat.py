"""Conversations and their messages. A message may have versions; nothing is erased by a new one."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from workbench.core.errors import Problem
from workbench.core.generation import Role, StopReason, Timing, TokenLogprobs
from workbench.core.sources import Passage, PassageUse, SearchFacts

Reading = Literal["passages", "whole", "pieces"]
ReadingChoice = Literal["auto", "passages", "whole", "pieces"]
RewriteChoice = Literal["auto", "on", "off"]


class MessageState(StrEnum):
    """Where a message stands."""

    STREAMING = "streaming"
    COMPLETE = "complete"
    INTERRUPTED = "interrupted"  # the program ended while it streamed
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Grounding:
    """How an answer was grounded: where it looked, what it found, how long that took."""

    collection_id: str
    uses: tuple[PassageUse, ...] = ()
    retrieval_s: float = 0.0
    note: str = ""
    mark: str = ""
    reading: Reading = "passages"  # "pieces": the passages are notes the model took of each piece
    pieces: int = 0  # that the model went through
    documents: int = 0  # in the collection, as far as they can be read
    documents_in_view: int = 0  # that something was sent of
    searched: str = ""  # what was searched for, where the question itself would not do
    misses: tuple[Passage, ...] = ()  # the nearest, when nothing relevant was found
    facts: SearchFacts | None = None  # None: nothing was searched for
    only_ids: tuple[str, ...] = ()  # of the documents looked in; empty: all


@dataclass(frozen=True, slots=True)
class Message:
    """One message; siblings under the same parent are its versions, oldest first."""

    message_id: str
    conversation_id: str
    parent_id: str | None
    role: Role
    text: str
    state: MessageState = MessageState.COMPLETE
    created_at: str = ""  # ISO 8601, UTC
    model_name: str = ""
    reason: StopReason | None = None
    timing: Timing | None = None
    grounding: Grounding | None = None
    problem: Problem | None = None
    paint_s: float = 0.0  # key press to first painted token, measured by the window
    version: int = 1
    versions: int = 1
    rating: int = 0  # -1, 0, 1
    logprobs: tuple[TokenLogprobs, ...] = ()  # of each token, where asked for; not stored


@dataclass(frozen=True, slots=True)
class Conversation:
    """A chat as shown in the list."""

    conversation_id: str
    title: str
    created_at: str
    updated_at: str
    pinned: bool = False
    system_text: str = ""
    collection_id: str = ""  # "" means no documents
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A conversation and the messages of its active branch, first to last."""

    conversation: Conversation
    messages: tuple[Message, ...] = field(default_factory=tuple)
