"""Conversations on disk: the list, and in each a tree of messages of which one branch is shown."""

from __future__ import annotations

import sqlite3
import unicodedata
from dataclasses import dataclass
from typing import Final

from workbench.core.chat import Conversation, Grounding, Message, MessageState, Transcript
from workbench.core.errors import Problem, StorageError
from workbench.core.generation import Role, StopReason, Timing
from workbench.core.ids import new_id
from workbench.storage.clock import Now, utc_now
from workbench.storage.database import Database, Value
from workbench.storage.message_rows import (
    MessageTree,
    conversation_from,
    message_from,
    packed,
    unpacked,
)

_FIELDS: Final = frozenset({"title", "pinned", "system_text", "collection_id", "draft"})


@dataclass(frozen=True, slots=True)
class TimedAnswer:
    """One point of a model's history."""

    created_at: str
    timing: Timing


@dataclass(frozen=True, slots=True)
class LikedAnswer:
    """An answer with a thumbs up, and what was asked."""

    question: str
    answer: str
    title: str  # of the chat


class Conversations:
    """Everything said. Any thread may call; each write is one transaction.

    To open is to tidy up: answers that a dead program left streaming become interrupted (their
    text stays), and conversations that were deleted before are erased.
    """

    def __init__(self, database: Database, now: Now = utc_now) -> None:
        self._database = database
        self._now = now
        with database.write() as connection:
            connection.execute(
                "UPDATE messages SET state = ? WHERE state = ?",
                (MessageState.INTERRUPTED, MessageState.STREAMING),
            )
            erased = connection.execute("DELETE FROM conversations WHERE deleted_at IS NOT NULL")
        self.erased = erased.rowcount  # how many of them: what else knows their text must go too

    # The list

    def find(self, query: str = "") -> tuple[Conversation, ...]:
        """Return conversations, pinned first, then newest first.

        With a *query*, those that have each of its words in their title or in one of their texts.
        """
        conditions = ["deleted_at IS NULL"]
        values: list[Value] = []
        for word in unicodedata.normalize("NFC", query).split():
            conditions.append(
                "(title LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM messages AS m WHERE "
                "m.conversation_id = c.conversation_id AND m.text LIKE ? ESCAPE '\\'))"
            )
            values += [_like(word)] * 2
        rows = self._database.rows(
            f"SELECT * FROM conversations AS c WHERE {' AND '.join(conditions)} "
            "ORDER BY pinned DESC, updated_at DESC, conversation_id DESC",
            values,
        )
        return tuple(conversation_from(row) for row in rows)

    def create(
        self, title: str = "", system_text: str = "", collection_id: str = ""
    ) -> Conversation:
        """Make an empty conversation."""
        conversation_id, now = new_id(), self._now()
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO conversations (conversation_id, title, created_at, updated_at, "
                "system_text, collection_id) VALUES (?, ?, ?, ?, ?, ?)",
                (conversation_id, title, now, now, system_text, collection_id),
            )
        return self.get(conversation_id)

    def get(self, conversation_id: str) -> Conversation:
        """Return one conversation. Raises StorageError when it is gone."""
        return conversation_from(self._conversation_row(conversation_id))

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a conversation another title."""
        self._set(conversation_id, "title", title)

    def pin(self, conversation_id: str, pinned: bool) -> None:
        """Keep a conversation at the top of the list, or no longer."""
        self._set(conversation_id, "pinned", int(pinned))

    def set_draft(self, conversation_id: str, draft: str) -> None:
        """Keep what was typed and not yet sent."""
        self._set(conversation_id, "draft", draft)

    def set_system_text(self, conversation_id: str, text: str) -> None:
        """Set what every answer of this conversation is told first."""
        self._set(conversation_id, "system_text", text)

    def set_collection(self, conversation_id: str, collection_id: str) -> None:
        """Choose the documents of this conversation; "" for none."""
        self._set(conversation_id, "collection_id", collection_id)

    def delete(self, conversation_id: str) -> None:
        """Take a conversation out of the list; `restore` undoes it until the next start."""
        self._mark_deleted(conversation_id, self._now())

    def restore(self, conversation_id: str) -> None:
        """Undo `delete`."""
        self._mark_deleted(conversation_id, None)

    # Messages

    def transcript(self, conversation_id: str) -> Transcript:
        """Return a conversation with the messages of its active branch."""
        row = self._conversation_row(conversation_id)
        return Transcript(conversation_from(row), self._tree(row, "*").branch())

    def message(self, message_id: str) -> Message:
        """Return one message. Raises StorageError when it is gone."""
        row = self._message_row(message_id)
        ids = self._siblings(row)
        return message_from(row, ids.index(message_id) + 1, len(ids))

    def before(self, message_id: str) -> tuple[Message, ...]:
        """Return the messages that lead to one, first to last, without their passages."""
        rows = self._database.rows(
            "WITH RECURSIVE above (id, parent, depth) AS ("
            "SELECT message_id, parent_id, 0 FROM messages WHERE message_id = ? "
            "UNION ALL SELECT m.message_id, m.parent_id, depth + 1 FROM messages AS m "
            "JOIN above ON m.message_id = above.parent) "
            "SELECT m.* FROM above JOIN messages AS m ON m.message_id = above.id "
            "WHERE depth > 0 ORDER BY depth DESC",
            (message_id,),
        )
        return tuple(message_from(row, 1, 1, with_passages=False) for row in rows)

    def add_user(self, conversation_id: str, text: str) -> Message:
        """Add what the person said at the end of the active branch; a draft of it is used up."""
        row = self._conversation_row(conversation_id)
        parent_id = self._tree(row, "message_id, parent_id, active_child_id").last_id()
        return self._insert(conversation_id, parent_id, "user", text)

    def edit(self, message_id: str, text: str) -> Message:
        """Add another version of what the person said, and show it."""
        old = self._message_row(message_id)
        return self._insert(old["conversation_id"], old["parent_id"], "user", text)

    def begin_answer(self, question_id: str, model_name: str) -> Message:
        """Add an answer that is being written, as the newest version under its question."""
        question = self._message_row(question_id)
        conversation_id = question["conversation_id"]
        return self._insert(conversation_id, question_id, "assistant", "", model_name)

    def set_grounding(self, message_id: str, grounding: Grounding) -> None:
        """Keep the passages of an answer with it, so that citations outlive the index."""
        self._update_message(message_id, "grounding = ?", packed(grounding))

    def write_partial(self, message_id: str, text: str) -> None:
        """Keep the text so far."""
        self._update_message(message_id, "text = ?", text)

    def finish_answer(
        self,
        message_id: str,
        text: str,
        state: MessageState,
        *,
        reason: StopReason | None = None,
        timing: Timing | None = None,
        problem: Problem | None = None,
    ) -> Message:
        """Keep the end of an answer."""
        self._update_message(
            message_id,
            "text = ?, state = ?, reason = ?, timing = ?, problem = ?",
            text,
            state,
            reason,
            packed(timing),
            packed(problem),
        )
        return self.message(message_id)

    def choose_version(self, message_id: str, version: int) -> Message:
        """Show the *version*-th (from 1) of the siblings of a message and what follows it."""
        row = self._message_row(message_id)
        ids = self._siblings(row)
        chosen = ids[min(max(version, 1), len(ids)) - 1]
        with self._database.write() as connection:
            _point_to(connection, row["conversation_id"], row["parent_id"], chosen)
        return self.message(chosen)

    def rate(self, message_id: str, rating: int) -> None:
        """Keep thumbs up (1), thumbs down (-1) or neither (0)."""
        self._update_message(message_id, "rating = ?", rating)

    def set_paint(self, message_id: str, paint_s: float) -> None:
        """Keep the time from key press to first painted token."""
        self._update_message(message_id, "paint_s = ?", paint_s)

    def timing_history(self, model_name: str, limit: int = 50) -> tuple[TimedAnswer, ...]:
        """Return the newest timings of a model, oldest of them first."""
        rows = self._database.rows(
            "SELECT created_at, timing FROM messages WHERE model_name = ? "
            "AND timing IS NOT NULL ORDER BY created_at DESC, message_id DESC LIMIT ?",
            (model_name, limit),
        )
        points = [
            TimedAnswer(row["created_at"], timing)
            for row in reversed(rows)
            if (timing := unpacked(Timing, row["timing"]))
        ]
        return tuple(points)

    def liked(self, limit: int = 200) -> tuple[LikedAnswer, ...]:
        """Return the answers with a thumbs up and what they answer, newest first."""
        rows = self._database.rows(
            "SELECT q.text AS question, a.text AS answer, c.title FROM messages AS a "
            "JOIN messages AS q ON q.message_id = a.parent_id "
            "JOIN conversations AS c ON c.conversation_id = a.conversation_id "
            "WHERE a.rating = 1 AND a.role = 'assistant' AND c.deleted_at IS NULL "
            "ORDER BY a.created_at DESC, a.message_id DESC LIMIT ?",
            (limit,),
        )
        return tuple(LikedAnswer(row["question"], row["answer"], row["title"]) for row in rows)

    # Rows

    def _conversation_row(self, conversation_id: str) -> sqlite3.Row:
        """Return the row of a conversation."""
        row = self._database.row(
            "SELECT * FROM conversations WHERE conversation_id = ?", (conversation_id,)
        )
        if row is None:
            raise StorageError("This chat is no longer there.", "Choose another one from the list.")
        return row

    def _tree(self, conversation: sqlite3.Row, columns: str) -> MessageTree:
        """Return the messages of a conversation."""
        rows = self._database.rows(
            f"SELECT {columns} FROM messages WHERE conversation_id = ? ORDER BY rowid",
            (conversation["conversation_id"],),
        )
        return MessageTree(rows, conversation["active_root_id"])

    def _message_row(self, message_id: str) -> sqlite3.Row:
        """Return the row of a message."""
        row = self._database.row("SELECT * FROM messages WHERE message_id = ?", (message_id,))
        if row is None:
            raise StorageError(
                "This message is no longer there.", "Choose another chat from the list."
            )
        return row

    def _siblings(self, row: sqlite3.Row) -> list[str]:
        """Return the ids of a message's versions, oldest first."""
        rows = self._database.rows(
            "SELECT message_id FROM messages WHERE conversation_id = ? AND parent_id IS ? "
            "ORDER BY rowid",
            (row["conversation_id"], row["parent_id"]),
        )
        return [sibling["message_id"] for sibling in rows]

    def _set(self, conversation_id: str, name: str, value: Value) -> None:
        """Set one column of a conversation."""
        if name not in _FIELDS:
            raise ValueError(name)
        with self._database.write() as connection:
            connection.execute(
                f"UPDATE conversations SET {name} = ? WHERE conversation_id = ?",
                (value, conversation_id),
            )

    def _mark_deleted(self, conversation_id: str, when: str | None) -> None:
        """Set or clear the time of deletion."""
        with self._database.write() as connection:
            connection.execute(
                "UPDATE conversations SET deleted_at = ? WHERE conversation_id = ?",
                (when, conversation_id),
            )

    def _insert(
        self,
        conversation_id: str,
        parent_id: str | None,
        role: Role,
        text: str,
        model_name: str = "",
    ) -> Message:
        """Add a message, show it, and move its conversation up the list."""
        message_id, now = new_id(), self._now()
        state = MessageState.STREAMING if role == "assistant" else MessageState.COMPLETE
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO messages (message_id, conversation_id, parent_id, role, text, state, "
                "created_at, model_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (message_id, conversation_id, parent_id, role, text, state, now, model_name),
            )
            _point_to(connection, conversation_id, parent_id, message_id)
            connection.execute(
                "UPDATE conversations SET updated_at = ? WHERE conversation_id = ?",
                (now, conversation_id),
            )
            if role == "user":
                connection.execute(
                    "UPDATE conversations SET draft = '' WHERE conversation_id = ? AND draft = ?",
                    (conversation_id, text),
                )
        return self.message(message_id)

    def _update_message(self, message_id: str, assignments: str, *values: Value) -> None:
        """Set columns of a message."""
        with self._database.write() as connection:
            connection.execute(
                f"UPDATE messages SET {assignments} WHERE message_id = ?", (*values, message_id)
            )


def _point_to(
    connection: sqlite3.Connection, conversation_id: str, parent_id: str | None, child_id: str
) -> None:
    """Make *child_id* the shown one among its siblings."""
    if parent_id is None:
        connection.execute(
            "UPDATE conversations SET active_root_id = ? WHERE conversation_id = ?",
            (child_id, conversation_id),
        )
    else:
        connection.execute(
            "UPDATE messages SET active_child_id = ? WHERE message_id = ?", (child_id, parent_id)
        )


def _like(word: str) -> str:
    """Return the LIKE pattern for texts that contain *word* as it is."""
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
