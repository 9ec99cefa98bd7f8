"""The schema of the database, as numbered steps. A step is never changed once released."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Final

Migration = Callable[[sqlite3.Connection], None]

_CONVERSATIONS = """
CREATE TABLE conversations (
    conversation_id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    pinned INTEGER NOT NULL DEFAULT 0,
    system_text TEXT NOT NULL DEFAULT '',
    collection_id TEXT NOT NULL DEFAULT '',
    draft TEXT NOT NULL DEFAULT '',
    active_root_id TEXT,
    deleted_at TEXT
) STRICT
"""

# Siblings under one parent are versions; the parent (or, for first messages, the conversation)
# points to the one that is shown. Timing, grounding and problem are JSON of the core nouns.
_MESSAGES = """
CREATE TABLE messages (
    message_id TEXT PRIMARY KEY,
    conversation_id TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE,
    parent_id TEXT REFERENCES messages ON DELETE CASCADE,
    active_child_id TEXT,
    role TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at TEXT NOT NULL,
    model_name TEXT NOT NULL DEFAULT '',
    reason TEXT,
    timing TEXT,
    grounding TEXT,
    problem TEXT,
    paint_s REAL NOT NULL DEFAULT 0,
    rating INTEGER NOT NULL DEFAULT 0
) STRICT
"""

_RUNS = """
CREATE TABLE runs (
    run_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    comparison TEXT NOT NULL,
    sheet_hash TEXT NOT NULL,
    mode TEXT NOT NULL,
    wall_s REAL NOT NULL DEFAULT 0,
    model_name TEXT NOT NULL DEFAULT '',
    model_sha256 TEXT NOT NULL DEFAULT '',
    versions TEXT NOT NULL DEFAULT '{}',
    complete INTEGER NOT NULL DEFAULT 0,
    deleted_at TEXT
) STRICT
"""

_CELLS = """
CREATE TABLE cells (
    run_id TEXT NOT NULL REFERENCES runs ON DELETE CASCADE,
    variant_id TEXT NOT NULL,
    repeat INTEGER NOT NULL,
    is_right INTEGER,
    cell TEXT NOT NULL,
    PRIMARY KEY (run_id, variant_id, repeat)
) STRICT
"""

# Since the second schema a run may have rows: the shared input is the row without a name.
_CELLS_OF_ROWS = """
CREATE TABLE cells_of_rows (
    run_id TEXT NOT NULL REFERENCES runs ON DELETE CASCADE,
    variant_id TEXT NOT NULL,
    row_id TEXT NOT NULL DEFAULT '',
    repeat INTEGER NOT NULL,
    is_right INTEGER,
    cell TEXT NOT NULL,
    PRIMARY KEY (run_id, variant_id, row_id, repeat)
) STRICT
"""

_JUDGEMENTS = """
CREATE TABLE judgements (
    run_id TEXT NOT NULL REFERENCES runs ON DELETE CASCADE,
    variant_id TEXT NOT NULL,
    row_id TEXT NOT NULL,
    repeat INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (run_id, variant_id, row_id, repeat)
) STRICT
"""

_VOTES = """
CREATE TABLE votes (
    vote_id INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL REFERENCES runs ON DELETE CASCADE,
    row_id TEXT NOT NULL,
    repeat INTEGER NOT NULL,
    shown TEXT NOT NULL,
    winners TEXT NOT NULL
) STRICT
"""

_KEPT = "CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT"


def _first_schema(connection: sqlite3.Connection) -> None:
    """Conversations, messages, runs, cells, and single kept values."""
    for statement in (_CONVERSATIONS, _MESSAGES, _RUNS, _CELLS, _KEPT):
        connection.execute(statement)
    connection.execute("CREATE INDEX messages_of ON messages (conversation_id)")
    connection.execute("CREATE INDEX messages_under ON messages (parent_id)")
    connection.execute("CREATE INDEX messages_timed ON messages (model_name, created_at)")
    connection.execute("CREATE INDEX messages_live ON messages (state) WHERE state = 'streaming'")
    connection.execute("CREATE INDEX runs_alike ON runs (sheet_hash, mode, created_at)")


def _rows_and_judgements(connection: sqlite3.Connection) -> None:
    """Cells by row too; what a person said of them; the models of a run; runs that went on."""
    for statement in (_CELLS_OF_ROWS, _JUDGEMENTS, _VOTES):
        connection.execute(statement)
    connection.execute(
        "INSERT INTO cells_of_rows (run_id, variant_id, repeat, is_right, cell) "
        "SELECT run_id, variant_id, repeat, is_right, cell FROM cells ORDER BY rowid"
    )
    connection.execute("DROP TABLE cells")
    connection.execute("ALTER TABLE cells_of_rows RENAME TO cells")
    connection.execute("CREATE INDEX votes_of ON votes (run_id)")
    for column in (
        "models TEXT NOT NULL DEFAULT '[]'",
        "passages INTEGER NOT NULL DEFAULT 0",
        "resumed INTEGER NOT NULL DEFAULT 0",
    ):
        connection.execute(f"ALTER TABLE runs ADD COLUMN {column}")


MIGRATIONS: Final[tuple[Migration, ...]] = (_first_schema, _rows_and_judgements)
