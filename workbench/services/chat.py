"""Chats as the window sees them: the list, the open transcript, and the answers on their way."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

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
from workbench.core.chat import Conversation, Message, Transcript
from workbench.core.errors import Problem
from workbench.core.generation import RenderedPrompt, Sampling, Timing, Turn
from workbench.services.chat_parts import (
    NO_MODEL,
    KeptQuestion,
    LiveAnswer,
    blank_chat,
    last_only_ids,
    new_live,
    searched_for,
    store_exchange,
    store_question,
    write_chat,
)
from workbench.services.jobs import Jobs
from workbench.services.live import FLUSH_MS, Activity
from workbench.services.models import ModelService
from workbench.services.notices import Notices
from workbench.services.settings import SettingsService
from workbench.services.throttle import Throttle
from workbench.services.timers import once_after
from workbench.storage.conversations import Conversations

_DRAFT_MS = 500
_IDLE = Activity()


class ChatService(QObject):
    """Keeps the list of chats and the open one.

    `list_changed()`; `opened()` when another chat or another branch is shown;
    `message_added(id)`; `message_changed(id)` at most every 33 ms while an answer streams;
    `activity_changed()`; `context_changed()` when the context meter should move.
    """

    list_changed = Signal()
    opened = Signal()
    message_added = Signal(str)
    message_changed = Signal(str)
    activity_changed = Signal()
    context_changed = Signal()

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
        super().__init__(parent)
        self._runner = runner
        self._store = conversations
        self._models = models
        self._settings = settings
        self._jobs = jobs
        self._notices = notices
        self._search = ""
        self._conversations: tuple[Conversation, ...] = ()
        self._conversation = blank_chat("")
        self._messages: dict[str, Message] = {}
        self._live: dict[str, LiveAnswer] = {}
        self._unpainted: dict[str, float] = {}  # an answer may end before it is painted
        self._kept: list[KeptQuestion] = []
        self._only: dict[str, tuple[str, ...]] = {}  # documents, by the chat limited to them
        self._flush = Throttle(FLUSH_MS, self._on_flush, self)
        self._draft_timer = once_after(_DRAFT_MS, self._save_draft, self)
        models.state_changed.connect(self._on_model_state)
        self.refresh_list()

    # What the window reads

    @property
    def conversations(self) -> tuple[Conversation, ...]:
        """Chats that match the search text, pinned first, then newest first."""
        return self._conversations

    @property
    def transcript(self) -> Transcript:
        """The open chat."""
        return Transcript(self._conversation, tuple(self._messages.values()))

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

    @property
    def sampling(self) -> Sampling:
        """How answers are sampled."""
        return self._settings.value.sampling

    @property
    def only_ids(self) -> tuple[str, ...]:
        """Documents that the open chat is limited to, none for all: as chosen, or as last asked."""
        chosen = self._only.get(self._conversation.conversation_id)
        return last_only_ids(self.transcript) if chosen is None else chosen

    def message(self, message_id: str) -> Message:
        """Return a message of the open chat, with the text so far while it streams."""
        message = self._messages[message_id]
        live = self._live.get(message_id)
        return replace(message, text=live.text.text) if live else message

    # The list

    def set_search(self, text: str) -> None:
        """Show only chats that contain *text*."""
        self._search = text
        self.refresh_list()

    def refresh_list(self) -> None:
        """Read the list again."""
        search = self._search
        self._jobs.run("store", lambda: self._store.find(search), done=self._take_list)

    def _take_list(self, conversations: tuple[Conversation, ...]) -> None:
        """Show a list."""
        self._conversations = conversations
        self.list_changed.emit()

    def new(self, collection_id: str | None = None) -> None:
        """Open an empty chat; it enters the list with its first message."""
        self._save_draft()
        kept = self._conversation.collection_id if collection_id is None else collection_id
        self._only.pop("", None)
        self._show(
            Transcript(replace(blank_chat(kept), system_text=self._settings.value.system_text))
        )

    def open(self, conversation_id: str) -> None:
        """Open a chat of the list."""
        self._save_draft()
        self._jobs.run("store", lambda: self._store.transcript(conversation_id), done=self._show)

    def begin_with(self, turns: Sequence[Turn], answer: str, model_name: str) -> None:
        """Open a new chat of these turns and this answer, which came about elsewhere."""
        self._save_draft()
        self._jobs.run(
            "store",
            lambda: store_exchange(self._store, turns, answer, model_name),
            done=self._show_begun,
        )

    def _show_begun(self, transcript: Transcript) -> None:
        """Show a chat that was begun elsewhere, in the list too."""
        self._show(transcript)
        self.refresh_list()

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a chat another title."""
        self._change(lambda: self._store.rename(conversation_id, title))

    def pin(self, conversation_id: str, pinned: bool) -> None:
        """Keep a chat at the top, or no longer."""
        self._change(lambda: self._store.pin(conversation_id, pinned))

    def delete(self, conversation_id: str) -> None:
        """Take a chat off the list; a notice offers to bring it back."""
        self._stop_all_of(conversation_id)
        self._change(lambda: self._store.delete(conversation_id))
        if self._conversation.conversation_id == conversation_id:
            self.new()
        self._notices.post(
            Problem("The chat was deleted."), "info", "undo", lambda: self._restore(conversation_id)
        )

    def _restore(self, conversation_id: str) -> None:
        """Bring a deleted chat back and open it."""
        self._change(lambda: self._store.restore(conversation_id))
        self.open(conversation_id)

    def _change(self, work: Callable[[], None]) -> None:
        """Change something on disk, then read the list again."""
        self._jobs.run("store", work, done=lambda _none: self.refresh_list())

    def _show(self, transcript: Transcript) -> None:
        """Make a transcript the open one."""
        self._conversation = transcript.conversation
        self._messages = {message.message_id: message for message in transcript.messages}
        self.opened.emit()
        self.activity_changed.emit()
        self.context_changed.emit()

    def _reload(self) -> None:
        """Read the open chat again: its branch changed."""
        open_id = self._conversation.conversation_id

        def show(transcript: Transcript) -> None:
            if self._conversation.conversation_id == open_id:
                self._show(transcript)

        self._jobs.run("store", lambda: self._store.transcript(open_id), done=show)

    # Settings of the open chat

    def set_draft(self, text: str) -> None:
        """Keep what is being typed."""
        self._conversation = replace(self._conversation, draft=text)
        self._draft_timer.start()

    def _save_draft(self) -> None:
        """Write the draft of the open chat."""
        self._draft_timer.stop()
        self._keep(self._store.set_draft, self._conversation.draft)

    def set_collection(self, collection_id: str) -> None:
        """Choose the documents of the open chat, "" for none."""
        self._conversation = replace(self._conversation, collection_id=collection_id)
        self._keep(self._store.set_collection, collection_id)
        self.set_only(())

    def set_only(self, document_ids: tuple[str, ...]) -> None:
        """Answer the open chat from some documents of its collection only; none: from all."""
        self._only[self._conversation.conversation_id] = document_ids
        self.activity_changed.emit()

    def set_system_text(self, text: str) -> None:
        """Set what every answer of the open chat is told first."""
        self._conversation = replace(self._conversation, system_text=text)
        self._keep(self._store.set_system_text, text)

    def set_sampling(self, sampling: Sampling) -> None:
        """Change how answers are sampled, in every chat."""
        self._settings.update(sampling=sampling)

    def _keep(self, write: Callable[[str, str], None], value: str) -> None:
        """Write one field of the open chat, if it is on disk already."""
        open_id = self._conversation.conversation_id
        if open_id:
            self._jobs.run("store", lambda: write(open_id, value))

    # Asking

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

    def choose_version(self, message_id: str, step: int) -> None:
        """Show the version before (-1) or after (+1) of a message and what follows it."""
        version = self._messages[message_id].version + step
        self._jobs.run(
            "store",
            lambda: self._store.choose_version(message_id, version),
            done=lambda _message: self._reload(),
        )

    def rate(self, message_id: str, rating: int) -> None:
        """Give thumbs up (1), down (-1) or neither (0)."""
        self._messages[message_id] = replace(self._messages[message_id], rating=rating)
        self._jobs.run("store", lambda: self._store.rate(message_id, rating))
        self.message_changed.emit(message_id)

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

    def _add(self, message: Message) -> None:
        """Add a message at the end of the open chat."""
        self._messages[message.message_id] = message
        self.message_added.emit(message.message_id)

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

    def export(self, conversation_id: str, path: Path) -> None:
        """Write a chat to a file: Markdown, or JSON by its suffix."""
        self._jobs.run(
            "store",
            lambda: write_chat(self._store.transcript(conversation_id), path),
            done=lambda _none: self._notices.post(
                Problem("Saved as {file}.", values={"file": str(path)}), "info"
            ),
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
