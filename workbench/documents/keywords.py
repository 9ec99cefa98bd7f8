"""Keyword search with SQLite FTS5: one index a collection, so that its statistics are its own.

An analyser (see stems.py) makes the words, and FTS5 keeps and ranks them: BM25 with k1 1.2 and
b 0.75, headings weighing more. Its time grows with the number of chunks that hold any word of the
question, so in large collections only the rarest words say which chunks come into question; these
are then ranked by all of them. The name of the analyser is kept with each index.
"""

from __future__ import annotations

import logging
import math
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.documents.morphemes import analysers, best_analyser
from workbench.documents.stems import BUILT_IN, Analyser

if TYPE_CHECKING:
    from workbench.documents.database import Database

_log = logging.getLogger(__name__)

HEADING_WEIGHT: Final = 1.5  # of a word in a heading against one in the text
_MOST_TERMS: Final = 64
_RARE: Final = 1_500  # chunks; a word in more of them is common
_BUDGET: Final = 6_000  # chunks that are looked at by their rare words
_DEPTH: Final = 200  # chunks that are ranked by all words
_K1: Final = 1.2
_B: Final = 0.75
_STEP: Final = 500  # chunks indexed in one transaction when an index is made anew

Row = tuple[int, str, str]  # chunk, heading, text


@dataclass(frozen=True, slots=True)
class Scope:
    """One collection and, unless there are none, those of its documents that are searched."""

    collection_id: str
    document_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Term:
    """A word of a question, and in how many chunks it stands (estimated where it is common)."""

    word: str
    begins: bool
    chunks: int = 0

    @property
    def query(self) -> str:
        """The word as FTS5 takes it."""
        return f'"{self.word}"*' if self.begins else f'"{self.word}"'


@dataclass(frozen=True, slots=True)
class _Extent:
    """How many chunks an index holds, and its first and last row."""

    chunks: int
    first: int
    last: int


def words_of(question: str, analyser: Analyser = BUILT_IN) -> list[str]:
    """Return the words of *question* to look for; words that say little only alone."""
    found = dict.fromkeys(analyser.words(question))
    telling = [word for word in found if not analyser.says_little(word)]
    return (telling or list(found))[:_MOST_TERMS]


def add(connection: sqlite3.Connection, collection_id: str, rows: Iterable[Row]) -> None:
    """Put chunks into the index of their collection, which is made when there is none."""
    name = analyser_name(connection, collection_id)
    if not name:
        name = best_analyser().name
        _create(connection, _table(collection_id))
        connection.execute("INSERT INTO word_indexes VALUES (?, ?)", (collection_id, name))
    analyser = analysers().get(name)
    if analyser is not None:  # else the index is about to be made anew
        _insert(connection, _table(collection_id), analyser, rows)


def forget_document(connection: sqlite3.Connection, collection_id: str, document_id: str) -> None:
    """Drop the words of a document's chunks, while these are still there."""
    if analyser_name(connection, collection_id):
        connection.execute(
            f"DELETE FROM {_table(collection_id)} WHERE rowid IN "
            "(SELECT chunk FROM chunks WHERE document_id = ?)",
            (document_id,),
        )


def forget_collection(connection: sqlite3.Connection, collection_id: str) -> None:
    """Drop the whole index of a collection."""
    for table in (_table(collection_id), _table(collection_id, unfinished=True)):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    connection.execute("DELETE FROM word_indexes WHERE collection_id = ?", (collection_id,))


def analyser_name(connection: sqlite3.Connection, collection_id: str) -> str:
    """Return what made the index of a collection, "" when there is none."""
    row = connection.execute(
        "SELECT analyser FROM word_indexes WHERE collection_id = ?", (collection_id,)
    ).fetchone()
    return str(row[0]) if row else ""


def analyser_of(connection: sqlite3.Connection, collection_id: str) -> Analyser | None:
    """Return what made the index of a collection; None: no index, or one that cannot be asked."""
    return analysers().get(analyser_name(connection, collection_id))


def search(
    connection: sqlite3.Connection, question: str, scope: Scope, limit: int
) -> list[tuple[int, float]]:
    """Return chunk rows and their BM25 score, best first; a higher score is better."""
    analyser = analyser_of(connection, scope.collection_id)
    words = words_of(question, analyser) if analyser else []
    if analyser is None or not words:
        return []
    table = _table(scope.collection_id)
    extent = _extent(connection, table)
    terms = [_term(connection, table, word, analyser.begins_words(word), extent) for word in words]
    terms = sorted((term for term in terms if term.chunks), key=lambda term: term.chunks)
    asked = _rarest(terms)
    if not terms:
        return []
    if len(asked) == len(terms):
        return _ranked(connection, table, _any(asked), scope, limit)
    queries = [_any(asked)] if asked else []
    common = terms[len(asked) :]
    # Where few hold a rare word: also those that hold all common ones, or the rarest of them.
    queries += [" AND ".join(t.query for t in common[:most]) for most in (len(common), 2, 1)]
    queries += [_any(terms)] if scope.document_ids else []
    chosen: dict[int, float] = {}
    for query in queries:
        if len(chosen) < limit:
            chosen |= _ranked(connection, table, query, scope, max(_DEPTH, limit))
    return _by_all_words(connection, table, list(chosen), terms, extent)[:limit]


def coverage(
    connection: sqlite3.Connection, question: str, collection_id: str, chunks: Sequence[int]
) -> float:
    """Return the share of the question's words that the best of *chunks* holds, 0.0 to 1.0."""
    analyser = analyser_of(connection, collection_id)
    words = words_of(question, analyser) if analyser else []
    if analyser is None or not words:
        return 0.0
    best = 0
    for heading, text in _kept(connection, _table(collection_id), chunks).values():
        held = {*heading, *text}
        best = max(
            best,
            sum(
                word in held
                or (analyser.begins_words(word) and any(one.startswith(word) for one in held))
                for word in words
            ),
        )
    return best / len(words)


def renew(database: Database) -> None:
    """Make anew what another analyser made, and what was never made; searches go on meanwhile."""
    best = best_analyser()
    rows = database.connection.execute("SELECT collection_id FROM collections").fetchall()
    for (collection_id,) in rows:
        present = analyser_name(database.connection, collection_id)
        if present != best.name:
            _log.info("words are indexed anew: %s in place of %s", best.name, present or "none")
            _renew(database, collection_id, best)


def _renew(database: Database, collection_id: str, analyser: Analyser) -> None:
    """Fill a second index in small steps, then put it in place of the first in one."""
    table, unfinished = _table(collection_id), _table(collection_id, unfinished=True)
    with database.writing() as connection:
        connection.execute(f"DROP TABLE IF EXISTS {unfinished}")
        _create(connection, unfinished)
    last = 0
    while True:
        with database.writing() as connection:
            rows = connection.execute(
                "SELECT chunk, heading, text FROM chunks WHERE collection_id = ? AND chunk > ? "
                "ORDER BY chunk LIMIT ?",
                (collection_id, last, _STEP),
            ).fetchall()
            _insert(connection, unfinished, analyser, (tuple(row) for row in rows))
            if rows:
                last = rows[-1]["chunk"]
                continue
            connection.execute(
                f"DELETE FROM {unfinished} WHERE rowid NOT IN "
                "(SELECT chunk FROM chunks WHERE collection_id = ?)",
                (collection_id,),
            )
            connection.execute(f"DROP TABLE IF EXISTS {table}")
            connection.execute(f"ALTER TABLE {unfinished} RENAME TO {table}")
            connection.execute(
                "INSERT OR REPLACE INTO word_indexes VALUES (?, ?)", (collection_id, analyser.name)
            )
            return


def marks(values: Collection[object]) -> str:
    """Return as many SQL parameters as there are values."""
    return ", ".join("?" * len(values))


def _table(collection_id: str, unfinished: bool = False) -> str:
    """Return the name of a collection's index; identifiers are letters and digits."""
    if not collection_id.isalnum() or not collection_id.isascii():
        raise ValueError("not the identifier of a collection")
    return f"words_{'new_' if unfinished else ''}{collection_id}"


def _create(connection: sqlite3.Connection, table: str) -> None:
    """Make an index. The words come as they are to be found: FTS5 only parts them at spaces."""
    connection.execute(
        f"CREATE VIRTUAL TABLE {table} USING fts5 (heading, text, tokenize = 'unicode61')"
    )


def _insert(
    connection: sqlite3.Connection, table: str, analyser: Analyser, rows: Iterable[Row]
) -> None:
    """Put chunks into an index."""
    connection.executemany(
        f"INSERT INTO {table} (rowid, heading, text) VALUES (?, ?, ?)",
        (
            (chunk, " ".join(analyser.words(heading)), " ".join(analyser.words(text)))
            for chunk, heading, text in rows
        ),
    )


def _extent(connection: sqlite3.Connection, table: str) -> _Extent:
    """Measure an index; FTS5 keeps a row for each chunk in its table of sizes."""
    row = connection.execute(f"SELECT count(*), min(id), max(id) FROM {table}_docsize").fetchone()
    return _Extent(row[0], row[1] or 0, row[2] or 0)


def _term(
    connection: sqlite3.Connection, table: str, word: str, begins: bool, extent: _Extent
) -> _Term:
    """Count the chunks that hold a word; of a common one the first, the rest in proportion."""
    term = _Term(word, begins)
    count, last = connection.execute(
        "SELECT count(*), max(rowid) FROM "
        f"(SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid LIMIT ?)",
        (term.query, _RARE),
    ).fetchone()
    if count >= _RARE:
        share = (last - extent.first + 1) / (extent.last - extent.first + 1)
        count = min(extent.chunks, round(count / share))
    return _Term(word, begins, count)


def _rarest(terms: Sequence[_Term]) -> list[_Term]:
    """Return the rarest words whose chunks are few enough to be looked at, maybe none."""
    total = 0
    for number, term in enumerate(terms):
        total += term.chunks
        if total > _BUDGET:
            return list(terms[:number])
    return list(terms)


def _any(terms: Sequence[_Term]) -> str:
    """Return a query for chunks that hold any of the words."""
    return " OR ".join(term.query for term in terms)


def _ranked(
    connection: sqlite3.Connection, table: str, query: str, scope: Scope, limit: int
) -> list[tuple[int, float]]:
    """Return the chunks that FTS5 finds and their scores, best first."""
    within, values = "", []
    if scope.document_ids:
        within = (
            "AND rowid IN (SELECT chunk FROM chunks WHERE document_id IN "
            f"({marks(scope.document_ids)}))"
        )
        values = list(scope.document_ids)
    rows = connection.execute(
        f"SELECT rowid, -bm25({table}, {HEADING_WEIGHT}, 1.0) AS score FROM {table} "
        f"WHERE {table} MATCH ? {within} ORDER BY score DESC, rowid LIMIT ?",
        (query, *values, limit),
    )
    return [(row[0], row[1]) for row in rows]


def _by_all_words(
    connection: sqlite3.Connection,
    table: str,
    chunks: Sequence[int],
    terms: Sequence[_Term],
    extent: _Extent,
) -> list[tuple[int, float]]:
    """Rank chunks by all words of the question, in the way of FTS5's own BM25."""
    kept = _kept(connection, table, chunks)
    usual = sum(len(heading) + len(text) for heading, text in kept.values()) / max(1, len(kept))
    scores: list[tuple[int, float]] = []
    for chunk, (heading, text) in kept.items():
        in_heading, in_text = Counter(heading), Counter(text)
        damping = _K1 * (1 - _B + _B * (len(heading) + len(text)) / usual)
        score = 0.0
        for term in terms:
            often = HEADING_WEIGHT * _often(in_heading, term) + _often(in_text, term)
            rarity = math.log((extent.chunks - term.chunks + 0.5) / (term.chunks + 0.5))
            score += max(rarity, 1e-6) * often * (_K1 + 1) / (often + damping)
        scores.append((chunk, score))
    return sorted(scores, key=lambda pair: (-pair[1], pair[0]))


def _often(counted: Counter[str], term: _Term) -> int:
    """Return how often a word of the question stands among counted ones."""
    if not term.begins:
        return counted[term.word]
    return sum(times for word, times in counted.items() if word.startswith(term.word))


def _kept(
    connection: sqlite3.Connection, table: str, chunks: Sequence[int]
) -> dict[int, tuple[list[str], list[str]]]:
    """Return the words of chunks, in their heading and in their text."""
    rows = connection.execute(
        f"SELECT rowid, heading, text FROM {table} WHERE rowid IN ({marks(chunks)})", list(chunks)
    )
    return {row[0]: (row[1].split(), row[2].split()) for row in rows}
