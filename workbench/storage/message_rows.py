"""Rows of the messages table as core nouns, and the active branch of a message tree."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar, cast

from workbench.core.chat import Conversation, Grounding, Message, MessageState
from workbench.core.errors import Problem
from workbench.core.generation import Role, StopReason, Timing
from workbench.core.plain import from_plain, to_plain

T = TypeVar("T")


def packed(value: object | None) -> str | None:
    """Return a core noun as JSON text, None for None."""
    return None if value is None else json.dumps(to_plain(value), ensure_ascii=False)


def unpacked(kind: type[T], text: str | None) -> T | None:
    """Return the core noun in a JSON text, None for None."""
    return None if text is None else from_plain(kind, json.loads(text))


def conversation_from(row: sqlite3.Row) -> Conversation:
    """Return a row of conversations."""
    return Conversation(
        conversation_id=row["conversation_id"],
        title=row["title"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        pinned=bool(row["pinned"]),
        system_text=row["system_text"],
        collection_id=row["collection_id"],
        draft=row["draft"],
    )


def message_from(
    row: sqlite3.Row, version: int, versions: int, with_passages: bool = True
) -> Message:
    """Return a row of messages, being the *version*-th of *versions* siblings."""
    return Message(
        message_id=row["message_id"],
        conversation_id=row["conversation_id"],
        parent_id=row["parent_id"],
        role=cast(Role, row["role"]),
        text=row["text"],
        state=MessageState(row["state"]),
        created_at=row["created_at"],
        model_name=row["model_name"],
        reason=StopReason(row["reason"]) if row["reason"] else None,
        timing=unpacked(Timing, row["timing"]),
        grounding=unpacked(Grounding, row["grounding"]) if with_passages else None,
        problem=unpacked(Problem, row["problem"]),
        paint_s=row["paint_s"],
        version=version,
        versions=versions,
        rating=row["rating"],
    )


class MessageTree:
    """All messages of one conversation, siblings in the order in which they were made."""

    def __init__(self, rows: Iterable[sqlite3.Row], active_root_id: str | None) -> None:
        self._children: dict[str | None, list[sqlite3.Row]] = defaultdict(list)
        self._chosen: dict[str | None, str | None] = {None: active_root_id}
        for row in rows:
            self._children[row["parent_id"]].append(row)
            self._chosen[row["message_id"]] = row["active_child_id"]

    def branch(self) -> tuple[Message, ...]:
        """Return the active branch, first message to last."""
        return tuple(message_from(*place) for place in self._places())

    def last_id(self) -> str | None:
        """Return the last message of the active branch, None when there is none."""
        message_id: str | None = None
        for row, _version, _versions in self._places():
            message_id = row["message_id"]
        return message_id

    def _places(self) -> Iterator[tuple[sqlite3.Row, int, int]]:
        """Walk down the active branch: each row, its version and how many versions there are."""
        parent_id: str | None = None
        while siblings := self._children.get(parent_id):
            ids = [row["message_id"] for row in siblings]
            chosen = self._chosen[parent_id]
            place = ids.index(chosen) if chosen in ids else len(ids) - 1
            yield siblings[place], place + 1, len(siblings)
            parent_id = ids[place]
