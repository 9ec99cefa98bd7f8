"""Answers on their way: text and phase gathered from any thread, handed out at most every 33 ms."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, replace
from typing import Literal

from workbench.answering.conversation import PieceRead
from workbench.core.generation import (
    GenerationEvent,
    ModelLoading,
    PromptProgress,
    Queued,
    TextArrived,
)

Phase = Literal[
    "idle", "waiting", "loading", "retrieving", "reading", "queued", "prompt", "writing"
]

FLUSH_MS = 33
_RATE_AFTER_S = 0.2  # a rate over less time than this says nothing


@dataclass(frozen=True, slots=True)
class Activity:
    """What an answer is doing. *started_at* is of the monotonic clock.

    "waiting": the model the person chose is still loading; the question is kept and goes on by
    itself. "reading": the model takes notes of the pieces of documents, *done* of *total*.
    "loading": the answer's own model comes into memory, perhaps in the place of another.
    """

    phase: Phase = "idle"
    message_id: str = ""
    done: int = 0  # prompt tokens read, or pieces
    total: int = 0
    place: int = 0  # in the queue, 1 is next
    started_at: float = 0.0
    tokens: int = 0  # written
    rate: float = 0.0  # tokens a second
    model_name: str = ""  # of the model that is loading
    fraction: float = 0.0  # of it that is loaded, 0.0 to 1.0


class LiveText:
    """Text and activity of one answer. Events are added on any thread."""

    def __init__(self, activity: Activity) -> None:
        self._lock = threading.Lock()
        self._parts: list[str] = []
        self._activity = activity
        self._first_at = 0.0
        self._unseen = False

    @property
    def text(self) -> str:
        """The text so far."""
        with self._lock:
            if len(self._parts) > 1:
                self._parts = ["".join(self._parts)]
            return self._parts[0] if self._parts else ""

    @property
    def activity(self) -> Activity:
        """What is being done now."""
        return self._activity

    def add(self, event: GenerationEvent | PieceRead) -> bool:
        """Take one event that is no end; True when nothing else was unseen."""
        with self._lock:
            was_unseen, self._unseen = self._unseen, True
            if isinstance(event, Queued):
                self._activity = replace(self._activity, phase="queued", place=event.place)
            elif isinstance(event, ModelLoading):
                self._activity = replace(
                    self._activity,
                    phase="loading",
                    model_name=event.name,
                    fraction=event.fraction,
                )
            elif isinstance(event, PieceRead):
                self._activity = replace(
                    self._activity, phase="reading", done=event.done, total=event.total
                )
            elif isinstance(event, PromptProgress):
                self._activity = replace(
                    self._activity, phase="prompt", done=event.done, total=event.total
                )
            elif isinstance(event, TextArrived):
                self._parts.append(event.text)
                self._activity = self._written(event.tokens)
        return not was_unseen

    def take_unseen(self) -> bool:
        """Whether something came since the last call."""
        with self._lock:
            unseen, self._unseen = self._unseen, False
        return unseen

    def _written(self, tokens: int) -> Activity:
        """Return the activity after *tokens* tokens."""
        now = time.monotonic()
        self._first_at = self._first_at or now
        elapsed_s = now - self._first_at
        rate = (tokens - 1) / elapsed_s if elapsed_s > _RATE_AFTER_S and tokens > 1 else 0.0
        return replace(self._activity, phase="writing", tokens=tokens, rate=rate)
