"""A Chroma server as the index, for teams: opened, told and asked under time limits.

SQLite stays the truth: a server that is gone costs nothing but the search by meaning, and one that
has lost or mixed up what it was given is given it again.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from workbench.core.errors import BadInput, StorageError
from workbench.documents.contents import Contents
from workbench.documents.database import Database
from workbench.documents.embedding import Vectors
from workbench.documents.index import VectorIndex
from workbench.documents.upkeep import IndexState, IndexUpkeep, in_time

_log = logging.getLogger(__name__)

_PORT: Final = 8000
_CONNECT_S: Final = 30.0  # the first time, chromadb itself is loaded
_QUERY_S: Final = 5.0
_TELL_S: Final = 600.0
_AGAIN_S: Final = 30.0  # until a server that was gone is tried again
_WANTED: Final = "index_server"  # marks in the database
_INDEXED_AT: Final = "indexed_at"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is."""

    host: str
    port: int
    tls: bool

    def connect(self) -> VectorIndex | None:
        """Return the index there, None when nobody answers in time."""
        return in_time(self._open, _CONNECT_S)

    def _open(self) -> VectorIndex:
        """Connect and ask for a sign of life; may hang."""
        index = VectorIndex.at_server(self.host, self.port, self.tls)
        index.answers()
        return index


def parse_address(text: str) -> Address:
    """Return what an address says. Raises BadInput."""
    try:
        parts = urlsplit(text.strip() if "://" in text else f"http://{text.strip()}")
        port = parts.port or _PORT
    except ValueError as error:
        raise _no_address() from error
    extra = parts.username or parts.path.strip("/") or parts.query or parts.fragment
    if parts.scheme not in ("http", "https") or not parts.hostname or extra:
        raise _no_address()
    return Address(parts.hostname, port, parts.scheme == "https")


class IndexChoice:
    """Which index is used: the one in the data folder, or a server's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def address(self) -> str:
        """The server's address, "" for the data folder."""
        return self._mark(_WANTED)

    def choose(self, address: str) -> None:
        """Use a server, or with "" the data folder, from the next start. Raises WorkbenchError."""
        if address:
            index = parse_address(address).connect()
            if index is None:
                raise StorageError(
                    "The Chroma server does not answer.",
                    "Check the address, and that “chroma run” is running there.",
                )
            index.close()
        self._set_mark(_WANTED, address)

    def upkeep(
        self, folder: Path, contents: Contents, collection_ids: Callable[[], list[str]]
    ) -> IndexUpkeep:
        """Return the upkeep of the index that is wanted; another one than before is filled anew."""
        address = self.address
        if self._mark(_INDEXED_AT) != address:
            contents.index_lost()
            self._set_mark(_INDEXED_AT, address)
        if not address:
            return IndexUpkeep(folder, contents, collection_ids)
        return ServerUpkeep(parse_address(address), folder, contents, collection_ids)

    def _mark(self, name: str) -> str:
        """Return what is noted under a name."""
        row = self._database.connection.execute(
            "SELECT value FROM marks WHERE name = ?", (name,)
        ).fetchone()
        return str(row["value"]) if row else ""

    def _set_mark(self, name: str, value: str) -> None:
        """Note something."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO marks VALUES (?, ?)", (name, value))


class ServerUpkeep(IndexUpkeep):
    """Keeps a server in step. While it is gone the state is BROKEN, and it is tried again."""

    def __init__(
        self,
        address: Address,
        folder: Path,
        contents: Contents,
        collection_ids: Callable[[], list[str]],
        again_s: float = _AGAIN_S,
    ) -> None:
        super().__init__(folder, contents, collection_ids)
        self._address = address
        self._again_s = again_s
        self._tried_at = 0.0

    def open(self) -> None:
        """Connect and check."""
        with self._lock:
            self._connect()

    def flush(self) -> None:
        """Tell the server what it has not heard yet; one that was gone is tried again."""
        with self._lock:
            if (
                self.state is IndexState.BROKEN
                and time.monotonic() - self._tried_at > self._again_s
            ):
                self._connect()
            elif self.state is IndexState.USABLE and self._index is not None:
                index = self._index
                if in_time(lambda: self._told(index), _TELL_S) is not True:
                    self._lose()

    def query(
        self, collection_id: str, vector: Vectors, limit: int, document_ids: tuple[str, ...]
    ) -> list[tuple[str, float]] | None:
        """Return the nearest vector ids and their cosines, None when the server cannot answer."""
        index = self._index
        if index is None or self.state is not IndexState.USABLE:
            return None
        found = in_time(lambda: index.query(collection_id, vector, limit, document_ids), _QUERY_S)
        if found is None:
            self._lose()
            threading.Timer(self._again_s, self.flush).start()
        return found

    def _connect(self) -> None:
        """Open, check and fill; where nobody answers, do without."""
        self._tried_at = time.monotonic()
        index = self._address.connect()
        if index is None:
            self._lose()
            return
        if in_time(lambda: self._sound(index), self._open_limit_s) is not True:
            self._empty(index)
        if in_time(lambda: self._told(index), _TELL_S) is True:
            self._index = index
            self._enter(IndexState.USABLE)
        else:
            index.close()
            self._lose()

    def _empty(self, index: VectorIndex) -> None:
        """Have a server that holds the wrong things forget them, where it still answers."""
        self._enter(IndexState.REBUILDING)

        def forget() -> bool:
            for collection_id in self._collection_ids():
                index.drop(collection_id)
            return True

        if in_time(forget, self._open_limit_s) is True:
            self._contents.index_lost()

    def _lose(self) -> None:
        """Go on without the server; nothing that it was told counts as lost."""
        _log.warning("the Chroma server does not answer")
        self._let_go()
        self._tried_at = time.monotonic()
        self._enter(IndexState.BROKEN)


def _no_address() -> BadInput:
    """Return the error of what is no address."""
    return BadInput(
        "This is no address of a Chroma server.", "Write it like http://192.168.0.10:8000."
    )
