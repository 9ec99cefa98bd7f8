"""Keyword search with SQLite FTS5: Hangul as pairs of characters, Latin words by their stems.

Our own code prepares the tokens, so that both kinds lie in one index; FTS5 adds Porter's stemming
and BM25 (k1 1.2, b 0.75).
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

# Scripts written without, or not always with, spaces: Hangul, Han, Kana.
_PAIRED: Final = "가-힣ᄀ-ᇿㄱ-ㆎ一-鿿㐀-䶿ぁ-ヿ"
_TOKEN: Final = re.compile(rf"[{_PAIRED}]+|[^\W_{_PAIRED}]+")
_IS_PAIRED: Final = re.compile(rf"[{_PAIRED}]")
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_ENGLISH_STOP: Final = frozenset(
    "a an and are as at be been but by can could did do does for from had has have he her his how "
    "i if in into is it its may more most no not of on or our she should so some such than that "
    "the their them then there these they this those to was we were what when where which who "
    "whom whose why will with would you your".split()
)
# Single syllables that stand for no thing of their own.
_KOREAN_STOP: Final = frozenset("이그저것수등및더또안못왜몇한두세네가을를은는의에로와과도만")
_MOST_TERMS: Final = 64


def prepare(text: str) -> str:
    """Return the tokens of *text*, separated by spaces, as they are put into the index."""
    return " ".join(token for run in _runs(text) for token in _tokens(run))


def query(question: str) -> str:
    """Return an FTS5 query that finds any word of *question*, "" when it has none."""
    return " OR ".join(terms_of(question))


def terms_of(question: str) -> list[str]:
    """Return the words of *question* as FTS5 takes them; words that say little only alone."""
    terms: dict[str, None] = {}
    stops: dict[str, None] = {}
    for run in _runs(question):
        for token in _tokens(run):
            kept = stops if token in _ENGLISH_STOP or token in _KOREAN_STOP else terms
            # A lone syllable is the beginning of many pairs: "책" is found in "책은".
            lone = len(token) == 1 and _IS_PAIRED.match(token) and kept is terms
            kept[f'"{token}"*' if lone else f'"{token}"'] = None
    return list(terms or stops)[:_MOST_TERMS]


def add(connection: sqlite3.Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Put chunks (row number, text) into the index."""
    connection.executemany(
        "INSERT INTO keywords (rowid, tokens) VALUES (?, ?)",
        ((row, prepare(text)) for row, text in rows),
    )


def search(
    connection: sqlite3.Connection,
    question: str,
    collection_ids: Sequence[str],
    document_ids: Sequence[str],
    limit: int,
) -> list[tuple[int, float]]:
    """Return chunk rows and their BM25 score, best first; a higher score is better.

    An empty *document_ids* means every document of the collections.
    """
    wanted = query(question)
    if not wanted or not collection_ids:
        return []
    scope, values = scope_of(collection_ids, document_ids)
    found = connection.execute(
        "SELECT chunk, -bm25(keywords) AS score FROM keywords "
        f"JOIN chunks ON chunks.chunk = keywords.rowid WHERE keywords MATCH ? AND {scope} "
        "ORDER BY score DESC, chunk LIMIT ?",
        (wanted, *values, limit),
    )
    return [(row["chunk"], row["score"]) for row in found]


def coverage(connection: sqlite3.Connection, question: str, chunks: Sequence[int]) -> float:
    """Return the share of the question's words that the best of *chunks* holds, 0.0 to 1.0."""
    terms = terms_of(question)
    if not terms:
        return 0.0
    held = "SELECT 1 FROM keywords WHERE keywords MATCH ? AND rowid = ?"
    shares = (
        sum(connection.execute(held, (term, chunk)).fetchone() is not None for term in terms)
        for chunk in chunks
    )
    return max(shares, default=0) / len(terms)


def scope_of(collection_ids: Sequence[str], document_ids: Sequence[str]) -> tuple[str, list[str]]:
    """Return an SQL condition on chunks, and its values."""
    condition = f"chunks.collection_id IN ({marks(collection_ids)})"
    if document_ids:
        condition += f" AND chunks.document_id IN ({marks(document_ids)})"
    return condition, [*collection_ids, *document_ids]


def marks(values: Sequence[object]) -> str:
    """Return as many SQL parameters as there are values."""
    return ", ".join("?" * len(values))


def _runs(text: str) -> Iterator[str]:
    """Yield stretches of one kind of script; digits keep together across thousands."""
    folded = unicodedata.normalize("NFKC", text).lower()
    for match in _TOKEN.finditer(_THOUSANDS.sub("", folded)):
        yield match[0]


def _tokens(run: str) -> Iterator[str]:
    """Yield the pairs of a run of Hangul, or the word itself."""
    if len(run) == 1 or not _IS_PAIRED.match(run):
        yield run
        return
    for index in range(len(run) - 1):
        yield run[index : index + 2]
