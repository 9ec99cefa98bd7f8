"""The vector index: Chroma, embedded. The only import of chromadb.

Facts it is built on (chromadb 1.5.9): rows without vectors make it fetch a model from the network;
`add` on a known id is ignored in silence; a call takes at most 5,461 rows; names hold no Korean.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from workbench.documents.embedding import Vectors

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

_MOST_ROWS: Final = 5_000


class VectorIndex:
    """Unit vectors by collection, compared by their cosine. Writes from one thread at a time."""

    def __init__(self, folder: Path) -> None:
        """Open or make the index; slow the first time, and may hang on damaged files."""
        import chromadb
        from chromadb.config import Settings

        folder.mkdir(parents=True, exist_ok=True)
        self._client: ClientAPI = chromadb.PersistentClient(
            str(folder), settings=Settings(anonymized_telemetry=False)
        )
        self._collections: dict[str, Any] = {}

    @classmethod
    def at_server(cls, host: str, port: int, tls: bool) -> VectorIndex:
        """Return the index that a Chroma server keeps; its calls may hang."""
        import chromadb
        from chromadb.config import Settings

        index = cls.__new__(cls)
        index._client = chromadb.HttpClient(
            host, port, ssl=tls, settings=Settings(anonymized_telemetry=False)
        )
        index._collections = {}
        return index

    def answers(self) -> bool:
        """Whether the server, or the library in its place, gives a sign of life."""
        return int(self._client.heartbeat()) > 0

    def upsert(
        self,
        collection_id: str,
        vector_ids: Sequence[str],
        vectors: Vectors,
        document_ids: Sequence[str],
    ) -> None:
        """Put vectors in, shape (rows, dimension); known ids are replaced."""
        collection = self._collection(collection_id)
        for start in range(0, len(vector_ids), _MOST_ROWS):
            part = slice(start, start + _MOST_ROWS)
            collection.upsert(
                ids=list(vector_ids[part]),
                embeddings=np.ascontiguousarray(vectors[part], dtype=np.float32),
                metadatas=[{"document": document} for document in document_ids[part]],
            )

    def delete(self, collection_id: str, vector_ids: Sequence[str]) -> None:
        """Forget vectors; unknown ones are passed over."""
        collection = self._collection(collection_id)
        for start in range(0, len(vector_ids), _MOST_ROWS):
            collection.delete(ids=list(vector_ids[start : start + _MOST_ROWS]))

    def drop(self, collection_id: str) -> None:
        """Forget a whole collection."""
        self._collections.pop(collection_id, None)
        if _chroma_name(collection_id) in self._names():
            self._client.delete_collection(_chroma_name(collection_id))

    def query(
        self, collection_id: str, vector: Vectors, limit: int, document_ids: Sequence[str] = ()
    ) -> list[tuple[str, float]]:
        """Return vector ids and their cosine with *vector*, nearest first."""
        where = {"document": {"$in": list(document_ids)}} if document_ids else None
        found = self._collection(collection_id).query(
            query_embeddings=np.ascontiguousarray(vector[None, :], dtype=np.float32),
            n_results=limit,
            where=where,
            include=["distances"],
        )
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return [(vector_id, 1.0 - float(distance)) for vector_id, distance in pairs]

    def ids(self, collection_id: str) -> set[str]:
        """Return the ids of all vectors that the index says it holds."""
        return set(self._collection(collection_id).get(include=[])["ids"])

    def close(self) -> None:
        """Let the files, or the server, go."""
        self._collections.clear()
        # A server's client, and another one inside it, leave their connections open.
        clients = (self._client, getattr(self._client, "_admin_client", None))
        servers = [getattr(client, "_server", None) for client in clients]
        self._client.close()
        for session in (getattr(server, "_session", None) for server in servers):
            if session is not None:
                session.close()

    def _collection(self, collection_id: str) -> Any:
        """Return Chroma's collection, making it when it is not there."""
        if collection_id not in self._collections:
            self._collections[collection_id] = self._client.get_or_create_collection(
                _chroma_name(collection_id),
                embedding_function=None,
                configuration={"hnsw": {"space": "cosine"}},
            )
        return self._collections[collection_id]

    def _names(self) -> set[str]:
        """Return the names Chroma knows."""
        return {collection.name for collection in self._client.list_collections()}


def _chroma_name(collection_id: str) -> str:
    """Return a name Chroma takes, whatever the person calls the collection."""
    return f"c-{collection_id}"
