"""Counts what a collection holds, for a person who asks."""

from __future__ import annotations

from typing import Final

from workbench.core.errors import BadInput
from workbench.core.ids import made_at_s
from workbench.core.language import language_of
from workbench.core.sources import CollectionStatistics
from workbench.documents.database import Database

_SAMPLED: Final = 2_000  # chunks whose language is looked at
_DOCUMENTS: Final = """
    SELECT count(*) AS documents, total(state = 'ready') AS ready, total(state = 'failed') AS
    failed, total(missing) AS gone, total(pages) AS pages, total(size_bytes) AS file_bytes
    FROM documents WHERE collection_id = ?
"""
_PAGES: Final = """
    SELECT total(length(text)) AS characters, total(length(CAST(text AS BLOB))) AS bytes
    FROM pages JOIN documents USING (document_id) WHERE collection_id = ?
"""
_CHUNKS: Final = """
    SELECT count(*) AS chunks, total(length(CAST(text AS BLOB))) AS bytes,
    count(vector) AS vectors, total(length(vector)) AS vector_bytes
    FROM chunks LEFT JOIN vectors USING (chunk) WHERE collection_id = ?
"""
_SAMPLE: Final = """
    SELECT text FROM chunks WHERE collection_id = ? ORDER BY random() LIMIT ?
"""


def statistics(database: Database, collection_id: str) -> CollectionStatistics:
    """Return the counts. Raises BadInput when the collection is gone."""
    connection = database.connection
    documents, pages, chunks = (
        connection.execute(query, (collection_id,)).fetchone()
        for query in (_DOCUMENTS, _PAGES, _CHUNKS)
    )
    known = connection.execute(
        "SELECT 1 FROM collections WHERE collection_id = ?", (collection_id,)
    ).fetchone()
    if known is None:
        raise BadInput("This collection no longer exists.", "Choose another one.")
    sample = connection.execute(_SAMPLE, (collection_id, _SAMPLED)).fetchall()
    korean = sum(language_of(row["text"]) == "ko" for row in sample)
    # Text is kept as pages, as chunks and as words; vectors here and in Chroma.
    stored = pages["bytes"] + 2 * chunks["bytes"] + 2 * chunks["vector_bytes"]
    return CollectionStatistics(
        collection_id,
        documents["documents"],
        int(documents["ready"]),
        int(documents["failed"]),
        int(documents["gone"]),
        int(documents["pages"]),
        chunks["chunks"],
        chunks["vectors"],
        int(pages["characters"]),
        korean / len(sample) if sample else 0.0,
        int(documents["file_bytes"]),
        int(stored),
        made_at_s(collection_id),
    )
