"""The chats that are kept: the list, the open one with its settings, and what is done to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.core.chat import Conversation, Message, Transcript
from workbench.core.errors import Problem
from workbench.core.generation import Sampling, Turn
from workbench.services.chat_parts import blank_chat, last_only_ids, store_exchange, write_chat
from workbench.services.jobs import Jobs
from workbench.services.notices import Notices
from workbench.services.settings import SettingsService
from workbench.services.timers import once_after
from workbench.storage.conversations import Conversations

_DRAFT_MS = 500


class ChatBook(QObject):
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
        conversations: Conversations,
        settings: SettingsService,
        jobs: Jobs,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = conversations
        self._settings = settings
        self._jobs = jobs
        self._notices = notices
        self._search = ""
        self._conversations: tuple[Conversation, ...] = ()
        self._conversation = blank_chat("")
        self._messages: dict[str, Message] = {}
        self._only: dict[str, tuple[str, ...]] = {}  # documents, by the chat limited to them
        self._draft_timer = once_after(_DRAFT_MS, self._save_draft, self)
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
    def sampling(self) -> Sampling:
        """How answers are sampled."""
        return self._settings.value.sampling

    @property
    def only_ids(self) -> tuple[str, ...]:
        """Documents that the open chat is limited to, none for all: as chosen, or as last asked."""
        chosen = self._only.get(self._conversation.conversation_id)
        return last_only_ids(self.transcript) if chosen is None else chosen

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

    # Messages of the open chat

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

    def _add(self, message: Message) -> None:
        """Add a message at the end of the open chat."""
        self._messages[message.message_id] = message
        self.message_added.emit(message.message_id)

    def export(self, conversation_id: str, path: Path) -> None:
        """Write a chat to a file: Markdown, or JSON by its suffix."""
        self._jobs.run(
            "store",
            lambda: write_chat(self._store.transcript(conversation_id), path),
            done=lambda _none: self._notices.post(
                Problem("Saved as {file}.", values={"file": str(path)}), "info"
            ),
        )
