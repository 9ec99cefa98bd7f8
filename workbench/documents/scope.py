"""The collections, folders and documents that one question is asked of."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from workbench.core.sources import Passage, SearchOptions, Span
from workbench.documents import keywords
from workbench.documents.backends import Vectors
from workbench.documents.diversity import Distinct
from workbench.documents.keywords import marks
from workbench.documents.neighbours import (
    MOST_JOINED,
    Group,
    Place,
    extend,
    joined,
    wanted_around,
)
from workbench.documents.search import Fused
from workbench.documents.upkeep import IndexUpkeep

OTHER_MODEL: Final = (
    "A collection was indexed with another embedding model; only keywords were used for it."
)
REBUILDING: Final = "The vector index is being rebuilt; only keywords were used."
WORDS_PENDING: Final = "The words of a collection are being indexed anew; some may not be found."
_FEW_CHUNKS: Final = 4_000  # of the documents asked for; so many are compared one by one
_LEAST_READ: Final = 20  # chunks that are read to make passages of
_RERANKED: Final = 20  # passages that a cross-encoder may order

Scores = list[tuple[int, float]]  # chunk and score, best first


class Scope:
    """What is searched. For one question, on one thread."""

    def __init__(
        self, connection: sqlite3.Connection, collection_ids: Sequence[str], options: SearchOptions
    ) -> None:
        self._connection = connection
        self._options = replace(options, candidates=max(options.candidates, options.limit))
        chosen = [
            row
            for row in connection.execute("SELECT * FROM collections")
            if not collection_ids or row["collection_id"] in collection_ids
        ]
        self._fingerprints = {row["collection_id"]: row["fingerprint"] for row in chosen}
        self._thresholds = {
            row["collection_id"]: (
                max(row["dense_threshold"], options.dense_threshold),
                max(row["keyword_threshold"], options.keyword_threshold),
            )
            for row in chosen
        }
        self._untold = {row["collection_id"] for row in chosen if not row["told"]}
        self._filtered = bool(options.document_ids or options.folders)
        self._documents = self._chosen() if self._filtered else ()
        self.words_note = ""

    @property
    def fingerprint(self) -> str:
        """The embedder of most of the collections, "" where there is none."""
        counted = Counter(self._fingerprints.values()).most_common(1)
        return counted[0][0] if counted else ""

    def by_words(self, question: str) -> Scores:
        """Return the keyword leg over all collections."""
        scores: Scores = []
        if self._filtered and not self._documents:
            return scores
        for collection_id in self._fingerprints:
            if self._stale(collection_id):
                self.words_note = WORDS_PENDING
            scope = keywords.Scope(collection_id, self._documents)
            found = keywords.search(self._connection, question, scope, self._options.candidates)
            _, least = self._thresholds[collection_id]
            scores.extend(pair for pair in found if pair[1] >= least)
        scores.sort(key=lambda pair: -pair[1])
        return scores[: self._options.candidates]

    def by_vectors(
        self, vector: Vectors, upkeep: IndexUpkeep, fingerprint: str
    ) -> tuple[Scores, str]:
        """Return the dense leg over all collections, and a note when one is left out."""
        scores: Scores = []
        note = ""
        few = self._filtered and self._chunks_chosen() <= _FEW_CHUNKS
        for collection_id, own_fingerprint in self._fingerprints.items():
            if own_fingerprint != fingerprint:
                note = OTHER_MODEL
                continue
            if few or collection_id in self._untold:
                own = self._compared(collection_id, vector)
            else:
                found = upkeep.query(
                    collection_id, vector, self._options.candidates, self._documents
                )
                if found is None:
                    return [], REBUILDING
                own = self._chunks_of(collection_id, found)
            least, _ = self._thresholds[collection_id]
            scores.extend(pair for pair in own if pair[1] >= least)
        scores.sort(key=lambda pair: -pair[1])
        return scores[: self._options.candidates], note

    def coverage(self, question: str, chunks: Sequence[int]) -> float:
        """Return the share of the question's words that the best of *chunks* holds."""
        return max(
            (
                keywords.coverage(self._connection, question, collection_id, chunks)
                for collection_id in self._fingerprints
            ),
            default=0.0,
        )

    def has_vectors(self) -> bool:
        """Whether any chunk of the collections has a vector."""
        if self._filtered and not self._documents:
            return False
        row = self._connection.execute(
            f"SELECT 1 FROM chunks WHERE collection_id IN ({marks(self._fingerprints)}) "
            "AND vector_state IN (2, 3) LIMIT 1",
            list(self._fingerprints),
        ).fetchone()
        return row is not None

    def size(self) -> int:
        """Return how many passages were looked through."""
        if self._filtered:
            return self._chunks_chosen()
        row = self._connection.execute(
            "SELECT total(chunks) FROM documents WHERE collection_id IN "
            f"({marks(self._fingerprints)})",
            list(self._fingerprints),
        ).fetchone()
        return int(row[0])

    def passages(
        self, fused: Sequence[Fused], with_options: SearchOptions
    ) -> tuple[tuple[Passage, ...], int]:
        """Return the passages of the best chunks, and how many copies were left out."""
        wanted = max(with_options.limit, _RERANKED if with_options.reranker else 0)
        best = fused[: max(_LEAST_READ, 5 * wanted)]
        rows = self._rows([each.chunk for each in best])
        present = [each for each in best if each.chunk in rows]
        places = {chunk: _place(row) for chunk, row in rows.items()}
        distinct = Distinct(lambda chunk: str(rows[chunk]["text"]), places.__getitem__)
        kept = iter(present) if with_options.copies else distinct.of(present)
        most_joined = MOST_JOINED if with_options.neighbours else 1
        groups = joined(kept, places, wanted, most_joined)
        if with_options.neighbours:
            extend(groups, self._around(wanted_around(groups)))
        passages = (self._passage(rows, group, rank) for rank, group in enumerate(groups, start=1))
        return tuple(passages), distinct.copies

    def _passage(self, rows: dict[int, sqlite3.Row], group: Group, rank: int) -> Passage:
        """Build a passage; the text of joined chunks is taken from their page."""
        best = rows[group.best.chunk]
        text, span = best["text"], Span(best["start"], best["end"])
        if len(group.places) > 1:
            span = Span(group.start, group.end)
            page = self._connection.execute(
                "SELECT substr(text, ?, ?) FROM pages WHERE document_id = ? AND number = ?",
                (span.start + 1, span.end - span.start, best["document_id"], best["page"]),
            ).fetchone()
            text = page[0] if page else text
        others = (place for place in group.places if place.chunk != group.best.chunk)
        return Passage(
            f"{best['document_id']}-{best['number']}",
            best["document_id"],
            best["name"],
            os.fsdecode(best["path"]),
            best["page"],
            span,
            text,
            best["heading"],
            group.best.dense,
            group.best.keyword,
            group.best.score,
            rank,
            tuple(f"{place.document_id}-{place.number}" for place in others),
        )

    def _stale(self, collection_id: str) -> bool:
        """Whether a collection has chunks whose words cannot be searched at present."""
        if keywords.analyser_of(self._connection, collection_id) is not None:
            return False
        row = self._connection.execute(
            "SELECT 1 FROM chunks WHERE collection_id = ? LIMIT 1", (collection_id,)
        ).fetchone()
        return row is not None

    def _chosen(self) -> tuple[str, ...]:
        """Return the documents that are asked for, or that lie in the folders asked for."""
        named = set(self._options.document_ids)
        folders = tuple(
            os.fsencode(folder.rstrip(os.sep) + os.sep) for folder in self._options.folders
        )
        rows = self._connection.execute(
            "SELECT document_id, path FROM documents WHERE collection_id IN "
            f"({marks(self._fingerprints)})",
            list(self._fingerprints),
        )
        return tuple(
            row["document_id"]
            for row in rows
            if row["document_id"] in named or row["path"].startswith(folders)
        )

    def _chunks_chosen(self) -> int:
        """Return how many chunks the documents that are asked for have."""
        row = self._connection.execute(
            f"SELECT total(chunks) FROM documents WHERE document_id IN ({marks(self._documents)})",
            self._documents,
        ).fetchone()
        return int(row[0])

    def _compared(self, collection_id: str, vector: Vectors) -> Scores:
        """Compare with every vector of the documents that are asked for."""
        only = f"AND document_id IN ({marks(self._documents)})" if self._filtered else ""
        rows = self._connection.execute(
            "SELECT chunk, vector FROM chunks JOIN vectors USING (chunk) WHERE collection_id = ? "
            + only,
            (collection_id, *self._documents),
        ).fetchall()
        if not rows:
            return []
        matrix = np.frombuffer(b"".join(row["vector"] for row in rows), dtype="<f4")
        cosines = matrix.reshape(len(rows), -1) @ vector
        return [(row["chunk"], float(value)) for row, value in zip(rows, cosines, strict=True)]

    def _chunks_of(self, collection_id: str, found: Sequence[tuple[str, float]]) -> Scores:
        """Turn vector ids into chunks; one that is gone by now is left out."""
        rows = self._connection.execute(
            "SELECT chunk, vector_id FROM chunks WHERE collection_id = ? "
            f"AND vector_id IN ({marks(found)})",
            (collection_id, *(vector_id for vector_id, _ in found)),
        )
        chunks = {row["vector_id"]: row["chunk"] for row in rows}
        return [(chunks[each], cosine) for each, cosine in found if each in chunks]

    def _rows(self, chunks: Sequence[int]) -> dict[int, sqlite3.Row]:
        """Return chunks with the name and the path of their document."""
        rows = self._connection.execute(
            "SELECT chunks.*, name, path FROM chunks JOIN documents USING (document_id) "
            f"WHERE chunk IN ({marks(chunks)})",
            list(chunks),
        )
        return {row["chunk"]: row for row in rows}

    def _around(self, wanted: Sequence[tuple[str, int]]) -> dict[tuple[str, int], Place]:
        """Return chunks by document and number."""
        found: dict[tuple[str, int], Place] = {}
        for key in wanted:
            row = self._connection.execute(
                "SELECT * FROM chunks WHERE document_id = ? AND number = ?", key
            ).fetchone()
            if row:
                found[key] = _place(row)
        return found


def _place(row: sqlite3.Row) -> Place:
    """Return where a chunk stands."""
    return Place(
        row["chunk"], row["document_id"], row["page"], row["number"], row["start"], row["end"]
    )
