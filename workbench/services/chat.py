"""Chats as the window sees them: questions asked in them, and the answers on their way."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from workbench.answering.conversation import (
    AnswerBegun,
    AnswerEnded,
    AnswerOptions,
    AnswerPrepared,
    ChatEvent,
    ChatRunner,
    NotSaved,
    PieceRead,
)
from workbench.core.chat import Conversation, Message
from workbench.core.errors import Problem
from workbench.core.generation import RenderedPrompt, Timing
from workbench.services.chat_book import ChatBook
from workbench.services.chat_parts import (
    NO_MODEL,
    KeptQuestion,
    LiveAnswer,
    new_live,
    searched_for,
    store_question,
)
from workbench.services.jobs import Jobs
from workbench.services.live import FLUSH_MS, Activity
from workbench.services.models import ModelService
from workbench.services.notices import Notices
from workbench.services.settings import SettingsService
from workbench.services.throttle import Throttle
from workbench.storage.conversations import Conversations

_IDLE = Activity()


class ChatService(ChatBook):
    """Asks in the chats that are kept, and shows the answers on their way."""

    def __init__(
        self,
        runner: ChatRunner,
        conversations: Conversations,
        models: ModelService,
        settings: SettingsService,
        jobs: Jobs,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(conversations, settings, jobs, notices, parent)
        self._runner = runner
        self._models = models
        self._live: dict[str, LiveAnswer] = {}
        self._unpainted: dict[str, float] = {}  # an answer may end before it is painted
        self._kept: list[KeptQuestion] = []
        self._flush = Throttle(FLUSH_MS, self._on_flush, self)
        models.state_changed.connect(self._on_model_state)

    # What the window reads

    @property
    def activity(self) -> Activity:
        """What is going on in the open chat."""
        open_id = self._conversation.conversation_id
        for live in reversed(self._live.values()):
            if live.conversation_id == open_id:
                return live.text.activity
        for kept in self._kept:
            if kept.conversation_id == open_id:
                return Activity("waiting", kept.question_id, started_at=kept.started_at)
        return _IDLE

    @property
    def context_used(self) -> int:
        """Tokens of context that the newest answer of the open chat has used."""
        timings = (message.timing for message in reversed(self._messages.values()))
        return next((timing.context_used for timing in timings if timing), 0)

    @property
    def context_size(self) -> int:
        """Tokens of context of the loaded model, 0 when there is none."""
        loaded = self._models.loaded
        return loaded.context_size if loaded else 0

    def message(self, message_id: str) -> Message:
        """Return a message of the open chat, with the text so far while it streams."""
        message = self._messages[message_id]
        live = self._live.get(message_id)
        return replace(message, text=live.text.text) if live else message

    # Asking

    def delete(self, conversation_id: str) -> None:
        """Stop what is on its way in a chat, and take it off the list."""
        self._stop_all_of(conversation_id)
        super().delete(conversation_id)

    def send(self, text: str, pressed_at: float) -> None:
        """Ask in the open chat. *pressed_at* is the monotonic time of the key press."""
        if not text.strip():
            return
        self._draft_timer.stop()
        conversation = replace(self._conversation, draft="")
        self._conversation = conversation
        self._jobs.run(
            "store",
            lambda: store_question(self._store, conversation, text),
            done=lambda stored: self._asked(*stored, pressed_at),
        )

    def _asked(self, conversation: Conversation, question: Message, pressed_at: float) -> None:
        """Show a stored question and answer it, or keep it until there is a model."""
        open_id = self._conversation.conversation_id
        if not open_id and not self._messages:
            self._conversation = conversation
            open_id = conversation.conversation_id
            self._only[open_id] = self._only.pop("", ())
        if open_id == conversation.conversation_id:
            self._add(question)
        self.refresh_list()
        self._answer(conversation.conversation_id, question.message_id, pressed_at)

    def _answer(self, conversation_id: str, question_id: str, pressed_at: float) -> None:
        """Answer a stored question now, or as soon as the model is ready."""
        if self._models.state != "ready":
            kept = KeptQuestion(conversation_id, question_id, pressed_at, time.monotonic())
            self._kept.append(kept)
            self.activity_changed.emit()
            self._say_no_model()
            return
        self._begin(lambda on: self._runner.answer(question_id, self._options(), on), pressed_at)

    def _say_no_model(self) -> None:
        """Tell that nothing is on its way, when no model is being loaded."""
        if self._models.state == "none":
            self._notices.post(NO_MODEL, "warning", "open_models")

    def _on_model_state(self) -> None:
        """Go on with the kept questions once there is a model."""
        self.context_changed.emit()
        if self._models.state != "ready":
            return
        kept, self._kept = self._kept, []
        for item in kept:
            self._answer(item.conversation_id, item.question_id, item.pressed_at)

    def regenerate(self, message_id: str) -> None:
        """Make another version of an answer; for a question without one, answer it."""
        message = self._messages[message_id]
        options = self._options()
        if message.role == "user":
            self._answer(message.conversation_id, message_id, time.monotonic())
        else:
            self._begin(lambda on: self._runner.regenerate(message_id, options, on))

    def edit(self, message_id: str, text: str) -> None:
        """Make another version of a question and answer it."""
        options = self._options()
        self._begin(lambda on: self._runner.edit(message_id, text, options, on))

    def stop(self) -> None:
        """Stop the answer of the open chat, or take back a question that waits for the model."""
        self._stop_all_of(self._conversation.conversation_id)
        self.activity_changed.emit()

    def _stop_all_of(self, conversation_id: str) -> None:
        """Stop whatever is on its way in one chat."""
        self._kept = [kept for kept in self._kept if kept.conversation_id != conversation_id]
        for message_id, live in self._live.items():
            if live.conversation_id == conversation_id:
                self._runner.stop(message_id)

    def painted(self, message_id: str) -> None:
        """Note that the first token of an answer is on the screen."""
        pressed_at = self._unpainted.pop(message_id, None)
        if pressed_at is None:
            return
        paint_s = time.monotonic() - pressed_at
        if message_id in self._messages:
            self._messages[message_id] = replace(self._messages[message_id], paint_s=paint_s)
        self._jobs.run("store", lambda: self._store.set_paint(message_id, paint_s))

    # Answers on their way

    def _options(self) -> AnswerOptions:
        """Return what the settings say about an answer."""
        now = self._settings.value
        ways = (now.reading, now.rewrite_questions, self.only_ids)
        return AnswerOptions(now.sampling, now.passages, *ways)

    def _begin(
        self, begin: Callable[[Callable[[ChatEvent], None]], str], pressed_at: float = 0.0
    ) -> None:
        """Begin an answer on the chat lane."""
        pressed_at = pressed_at or time.monotonic()
        self._jobs.run("chat", lambda: begin(lambda event: self._hear(event, pressed_at)))

    def _hear(self, event: ChatEvent, pressed_at: float) -> None:
        """Take an event of the runner, on any thread."""
        if isinstance(event, AnswerBegun):
            # Here and not on the window's thread: the first token may overtake a posted call.
            self._live[event.answer.message_id] = new_live(event)
            self._unpainted[event.answer.message_id] = pressed_at
        if isinstance(event, AnswerBegun | AnswerPrepared | AnswerEnded | NotSaved):
            self._jobs.post(lambda: self._on_step(event))
            return
        key = event.message_id if isinstance(event, PieceRead) else event.request_id
        live = self._live.get(key)
        if live is not None and live.text.add(event):
            self._jobs.post(self._flush.ask)

    def _on_step(self, event: AnswerBegun | AnswerPrepared | AnswerEnded | NotSaved) -> None:
        """Show a step of an answer."""
        if isinstance(event, AnswerBegun):
            self._on_begun(event.answer)
        elif isinstance(event, AnswerPrepared):
            self._on_prepared(event)
        elif isinstance(event, AnswerEnded):
            self._on_ended(event.message)
        else:
            self._notices.post(event.problem)

    def _on_begun(self, answer: Message) -> None:
        """Show a new answer, still empty."""
        if answer.conversation_id == self._conversation.conversation_id:
            last = next(reversed(self._messages), "")
            if answer.parent_id == last and answer.versions == 1:
                self._add(answer)
            else:
                self._reload()
        self.activity_changed.emit()

    def _on_prepared(self, event: AnswerPrepared) -> None:
        """Show the passages of an answer."""
        message = self._messages.get(event.message_id)
        if message is not None and event.grounding is not None:
            self._messages[event.message_id] = replace(message, grounding=event.grounding)
            self.message_changed.emit(event.message_id)

    def _on_ended(self, message: Message) -> None:
        """Show how an answer ended."""
        self._live.pop(message.message_id, None)
        before = self._messages.get(message.message_id)
        if before is not None:
            paint_s = message.paint_s or before.paint_s
            self._messages[message.message_id] = replace(message, paint_s=paint_s)
            self.message_changed.emit(message.message_id)
            self.context_changed.emit()
        self.activity_changed.emit()
        self.refresh_list()

    def _on_flush(self) -> None:
        """Show what is new."""
        for message_id, live in list(self._live.items()):
            if live.text.take_unseen() and message_id in self._messages:
                self.message_changed.emit(message_id)
        self.activity_changed.emit()

    def close(self) -> None:
        """Stop the answers and keep the draft; the program ends."""
        self._save_draft()
        self._runner.stop_all()

    # On request

    def timing_history(self, done: Callable[[list[Timing]], None]) -> None:
        """Return this model's past answers, newest last."""
        loaded = self._models.loaded
        name = loaded.name if loaded else ""
        self._jobs.run(
            "store",
            lambda: [answer.timing for answer in self._store.timing_history(name)],
            done=done,
        )

    def rendered_prompt(self, done: Callable[[RenderedPrompt | Problem], None]) -> None:
        """Return the last prompt of the open chat as the model received it, or would now."""
        questions = [item for item in self._messages.values() if item.role == "user"]
        if not questions:
            done(Problem("Nothing was sent in this chat yet."))
            return
        conversation = self._conversation
        searched = searched_for(self.transcript, questions[-1].message_id)
        options = replace(self._options(), searched=searched)
        self._jobs.run(
            "search",
            lambda: self._runner.preview(conversation, questions[-1], options),
            done=done,
            failed=done,
        )
