"""A real Chroma server on loopback as the index."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documents.stub_child import StubEmbedder
from tests.documents.test_upkeep import ROWS, Cupboard
from workbench.core.errors import BadInput, StorageError
from workbench.documents.remote_index import Address, IndexChoice, ServerUpkeep, parse_address
from workbench.documents.upkeep import IndexState

PATIENCE_S = 120.0
pytestmark = pytest.mark.timeout(300)


class Server:
    """`chroma run`, as a team would start it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = Address("127.0.0.1", free.getsockname()[1], tls=False)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://{self.address.host}:{self.address.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        program = Path(sys.executable).with_name("chroma")
        host, port = self.address.host, str(self.address.port)
        self._process = subprocess.Popen(
            [program, "run", "--path", self._folder, "--host", host, "--port", port],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            with socket.socket() as asked:
                if asked.connect_ex((self.address.host, self.address.port)) == 0:
                    return
        raise AssertionError("the server does not start")

    def stop(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all."""
    server = Server(tmp_path_factory.mktemp("server"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def cupboard(tmp_path: Path) -> Iterator[Cupboard]:
    """A library with one document, embedded."""
    cupboard = Cupboard(tmp_path)
    yield cupboard
    cupboard.close()


def connected(server: Server, cupboard: Cupboard) -> ServerUpkeep:
    """Open the server as a new program would."""
    upkeep = ServerUpkeep(
        server.address, cupboard.chroma, cupboard.contents, cupboard.store.collection_ids, 0.0
    )
    cupboard.upkeeps.append(upkeep)
    upkeep.open()
    return upkeep


def test_vectors_are_told_found_and_forgotten(server: Server, cupboard: Cupboard) -> None:
    """As with the index in the data folder, which is not made."""
    upkeep = connected(server, cupboard)
    assert upkeep.state is IndexState.USABLE
    assert cupboard.found(upkeep, "first number7 text7", 1) == [f"{'first':0<32}-7"]
    document = cupboard.put("second", 9)
    upkeep.flush()
    assert len(cupboard.found(upkeep, "anything", 1_000)) == ROWS + 9
    cupboard.store.remove_documents([document.document_id])
    upkeep.flush()
    assert len(cupboard.found(upkeep, "anything", 1_000)) == ROWS
    assert not cupboard.chroma.exists()


def test_a_server_that_lost_its_rows_is_given_them_again(
    server: Server, cupboard: Cupboard
) -> None:
    """Somebody dropped the collection, or put another server in its place."""
    first = connected(server, cupboard)
    assert first._index is not None
    first._index.drop(cupboard.collection_id)
    upkeep = connected(server, cupboard)
    assert len(cupboard.found(upkeep, "anything", 1_000)) == ROWS


def test_a_server_that_is_gone_costs_no_more_than_its_answers(
    server: Server, cupboard: Cupboard
) -> None:
    """Nothing is raised; once it is back, it is asked again."""
    upkeep = connected(server, cupboard)
    vector = StubEmbedder().embed_question("x")
    server.stop()
    assert upkeep.query(cupboard.collection_id, vector, 1, ()) is None
    assert upkeep.state is IndexState.BROKEN
    upkeep.flush()
    cupboard.put("second", 3)
    upkeep.flush()
    server.start()
    upkeep.flush()
    assert len(cupboard.found(upkeep, "anything", 1_000)) == ROWS + 3


def test_the_choice_is_kept_and_what_was_indexed_elsewhere_is_told_anew(
    server: Server, cupboard: Cupboard
) -> None:
    """From the data folder to the server and back."""
    choice = IndexChoice(cupboard.database)
    cupboard.open()
    cupboard.close()
    choice.choose(server.url)
    for address in (server.url, ""):
        assert IndexChoice(cupboard.database).address == address
        upkeep = choice.upkeep(cupboard.chroma, cupboard.contents, cupboard.store.collection_ids)
        upkeep.open()
        assert isinstance(upkeep, ServerUpkeep) == bool(address)
        assert len(cupboard.found(upkeep, "anything", 1_000)) == ROWS
        upkeep.close()
        choice.choose("")


def test_an_address_where_nobody_answers_is_refused(cupboard: Cupboard) -> None:
    """The index in use stays as it is."""
    choice = IndexChoice(cupboard.database)
    with pytest.raises(StorageError, match="does not answer"):
        choice.choose("http://127.0.0.1:9")
    assert choice.address == ""


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("http://10.0.0.5:9000", Address("10.0.0.5", 9000, False)),
        ("https://chroma.example", Address("chroma.example", 8000, True)),
        (" server:81 ", Address("server", 81, False)),
    ],
)
def test_addresses_are_understood(text: str, address: Address) -> None:
    """With and without what can be guessed."""
    assert parse_address(text) == address


@pytest.mark.parametrize(
    "text", ["ftp://x", "http://", "http://u:p@x", "http://x/path", "http://x:99999", "http://[x"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    """In one sentence."""
    with pytest.raises(BadInput, match="no address"):
        parse_address(text)
