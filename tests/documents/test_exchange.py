"""Collections as one file: out and in again, with nothing believed of what comes in."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.documents.conftest import ALL, Shelf
from tests.documents.stub_child import StubEmbedder
from tests.documents.test_upkeep import ROWS, Cupboard
from workbench.core.errors import BadInput, DocumentError, StorageError
from workbench.core.sources import DocumentState
from workbench.documents import exchange
from workbench.documents.contents import VectorState
from workbench.documents.database import Database
from workbench.documents.embedding import BUNDLED, EmbedderCard
from workbench.documents.exchange_shelf import ExchangeShelf
from workbench.documents.statistics import statistics

OTHER = EmbedderCard("other", "0" * 64, 384, 256, ("en",))


class Desk:
    """A cupboard whose collection can be sent away and taken in again."""

    def __init__(self, folder: Path) -> None:
        self.cupboard = Cupboard(folder)
        self.database = Database(folder / "library.db")
        self.shelf = ExchangeShelf(self.database, self.cupboard.store, folder / "originals")
        self.file = folder / "out.collection.zip"

    def rows(self, collection_id: str) -> list[tuple[Any, ...]]:
        """Return chunks and their vectors."""
        found = self.database.connection.execute(
            "SELECT number, page, start, end, text, heading, vector FROM chunks "
            "LEFT JOIN vectors USING (chunk) WHERE collection_id = ? ORDER BY chunk",
            (collection_id,),
        )
        return [tuple(row) for row in found]

    def states(self, collection_id: str) -> set[int]:
        """Return how far the vectors are."""
        found = self.database.connection.execute(
            "SELECT DISTINCT vector_state FROM chunks WHERE collection_id = ?", (collection_id,)
        )
        return {row[0] for row in found}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """One exported collection."""
    desk = Desk(tmp_path)
    make_whole(desk)
    assert desk.shelf.export(desk.cupboard.collection_id, desk.file) == 1
    yield desk
    desk.cupboard.close()


def make_whole(desk: Desk) -> None:
    """Give the cupboard's chunks a page that they are parts of."""
    with desk.database.writing() as connection:
        texts = [row[4] for row in desk.rows(desk.cupboard.collection_id)]
        connection.execute("UPDATE pages SET text = ?", ("\n".join(texts),))
        start = 0
        for number, text in enumerate(texts):
            connection.execute(
                "UPDATE chunks SET start = ?, end = ? WHERE number = ?",
                (start, start + len(text), number),
            )
            start += len(text) + 1


def test_a_collection_comes_back_as_it_was(desk: Desk) -> None:
    """Text, places, headings and vectors; nothing has to be embedded again."""
    before = desk.cupboard.collection_id
    after = desk.shelf.take_in(desk.file, BUNDLED)
    assert (after.name, after.documents, after.chunks) == ("c", 1, ROWS)
    assert after.collection_id != before
    assert desk.rows(after.collection_id) == desk.rows(before)
    assert desk.states(after.collection_id) == {VectorState.KEPT}
    assert [path.name for path in desk.file.parent.glob("out*")] == [desk.file.name]


def test_it_is_found_by_its_vectors(desk: Desk) -> None:
    """They go into Chroma as any others."""
    after = desk.shelf.take_in(desk.file, BUNDLED)
    upkeep = desk.cupboard.open()
    vector = StubEmbedder().embed_question("first number7 text7")
    found = upkeep.query(after.collection_id, vector, 1, ())
    assert found
    assert found[0][0].endswith("-7")


def test_vectors_of_another_embedder_are_made_anew(desk: Desk) -> None:
    """The text is taken, to be embedded here."""
    after = desk.shelf.take_in(desk.file, OTHER)
    assert desk.states(after.collection_id) == {VectorState.PENDING}
    assert len(desk.cupboard.contents.pending(OTHER.fingerprint, 1_000)) == ROWS
    assert {row[6] for row in desk.rows(after.collection_id)} == {None}


def test_the_original_counts_as_gone(desk: Desk) -> None:
    """It is named as such, and its place is no place of the machine it came from."""
    after = desk.shelf.take_in(desk.file, BUNDLED)
    (document,) = [
        each
        for each in desk.cupboard.store.snapshot().documents
        if each.collection_id == after.collection_id
    ]
    assert document.missing
    assert document.name == "first"
    assert document.state is DocumentState.EMBEDDING
    assert Path(document.path).parent == desk.file.parent / "originals"
    assert not Path(document.path).exists()


def rewritten(desk: Desk, change: Callable[[dict[str, bytes]], None]) -> None:
    """Change the parts of the exported file."""
    with zipfile.ZipFile(desk.file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(desk.file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def line(number: int, **values: object) -> Callable[[dict[str, bytes]], None]:
    """Put another line in place of one."""

    def change(parts: dict[str, bytes]) -> None:
        lines = parts["documents.jsonl"].splitlines()
        lines[number] = json.dumps(values).encode()
        parts["documents.jsonl"] = b"\n".join(lines) + b"\n"

    return change


def head(**values: object) -> Callable[[dict[str, bytes]], None]:
    """Say something else of the collection."""

    def change(parts: dict[str, bytes]) -> None:
        about = {**json.loads(parts["collection.json"]), **values}
        parts["collection.json"] = json.dumps(about).encode()

    return change


def vectors(change: Callable[[bytes], bytes]) -> Callable[[dict[str, bytes]], None]:
    """Change the vectors."""

    def put(parts: dict[str, bytes]) -> None:
        parts["vectors.f32"] = change(parts["vectors.f32"])

    return put


def lines(change: Callable[[bytes], bytes]) -> Callable[[dict[str, bytes]], None]:
    """Change the lines as a whole."""

    def put(parts: dict[str, bytes]) -> None:
        parts["documents.jsonl"] = change(parts["documents.jsonl"])

    return put


NAN = np.full(384, np.nan, "<f4").tobytes()
HARM: dict[str, Callable[[dict[str, bytes]], Any]] = {
    "no head": lambda parts: parts.pop("collection.json"),
    "no lines": lambda parts: parts.pop("documents.jsonl"),
    "no vectors": lambda parts: parts.pop("vectors.f32"),
    "another format": head(format="x"),
    "newer": head(version=99),
    "negative": head(chunk_tokens=-1),
    "true is no number": head(overlap_tokens=True),
    "huge dimension": head(dimension=10**9),
    "name is a list": head(name=["x"]),
    "long name": head(name="x" * 10_000),
    "cut off": lines(lambda data: data[: len(data) // 2]),
    "no end": lines(lambda data: data[: data.rindex(b'{"end"')]),
    "wrong end": line(-1, end=7),
    "no object": lines(lambda data: b"[1]\n" + data),
    "nested": lines(lambda data: b"[" * 100_000 + b"\n" + data),
    "endless line": lines(lambda data: b'{"page": "' + b"a" * 17_000_000 + b"\n" + data),
    "chunk first": line(0, chunk=[0, 0, 1, "", True]),
    "unknown": line(2, surprise=1),
    "beyond its page": line(2, chunk=[0, 0, 10**9, "", True]),
    "backwards": line(2, chunk=[0, 9, 3, "", True]),
    "no such page": line(2, chunk=[5, 0, 1, "", True]),
    "half a letter": line(2, chunk=[0, 0, 1, "\ud800", True]),
    "heading is a number": line(2, chunk=[0, 0, 1, 7, True]),
    "too few vectors": vectors(lambda data: data[:-4]),
    "too many vectors": vectors(lambda data: data + b"more"),
    "not a number": vectors(lambda data: NAN + data[len(NAN) :]),
    "zeros": vectors(lambda data: bytes(len(data))),
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM.keys())
def test_what_is_not_right_is_refused_as_a_whole(
    desk: Desk, harm: Callable[[dict[str, bytes]], Any]
) -> None:
    """One sentence, and nothing of it is kept."""
    rewritten(desk, harm)
    with pytest.raises(BadInput, match=r"no exported collection|newer version|more than"):
        desk.shelf.take_in(desk.file, BUNDLED)
    assert desk.cupboard.store.collection_ids() == [desk.cupboard.collection_id]


def test_chunks_that_repeat_a_page_without_end_are_refused(desk: Desk) -> None:
    """A small file must not become a large collection."""
    long = [b'{"page": 1, "text": "%s"}' % (b"word " * 4_000)]
    about = b'{"document": {"name": "a", "size_bytes": 1, "sha256": "", "recognised": false, '
    start = [about + b'"removed": 0}}', *long]
    again = [b'{"chunk": [1, 0, 19999, "", false]}'] * 10
    data = b"\n".join([*start, *again, b'{"end": 1}\n'])
    rewritten(desk, lines(lambda _old: data))
    with pytest.raises(BadInput, match="more than"):
        desk.shelf.take_in(desk.file, OTHER)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"no zip at all", b"PK\x05\x06" + bytes(18)]
)
def test_what_is_no_zip_is_refused(desk: Desk, content: bytes) -> None:
    """Whatever it is."""
    desk.file.write_bytes(content)
    with pytest.raises(BadInput, match="no exported collection"):
        desk.shelf.take_in(desk.file, BUNDLED)


def test_a_file_that_is_gone_is_named_so(desk: Desk) -> None:
    """In the words for any file."""
    desk.file.unlink()
    with pytest.raises(DocumentError, match="no longer there"):
        desk.shelf.take_in(desk.file, BUNDLED)


def test_names_are_cleaned_and_lead_nowhere(desk: Desk) -> None:
    """A name with a path in it is only a name."""
    about = {"size_bytes": 1, "sha256": "../x", "recognised": False, "removed": 0}
    rewritten(desk, line(0, document={"name": "../../\u202eetc/passwd\n", **about}))
    after = desk.shelf.take_in(desk.file, BUNDLED)
    (document,) = [
        each
        for each in desk.cupboard.store.snapshot().documents
        if each.collection_id == after.collection_id
    ]
    assert document.name == "../../etc/passwd"
    assert document.sha256 == ""
    assert Path(document.path).parent == desk.file.parent / "originals"


def test_invisible_letters_are_taken_out_of_what_comes_in(desk: Desk) -> None:
    """With blanks in their place, so that every chunk stays where it is."""
    with zipfile.ZipFile(desk.file) as archive:
        page = json.loads(archive.read("documents.jsonl").splitlines()[1])
    hidden = page["text"].replace("first", "fir\u200bt", 1)
    rewritten(desk, line(1, page=0, text=hidden))
    after = desk.shelf.take_in(desk.file, BUNDLED)
    assert desk.rows(after.collection_id)[0][4] == "fir t number0 text0"


def test_a_folder_that_cannot_be_written_to_is_told(desk: Desk, tmp_path: Path) -> None:
    """And nothing half written stays."""
    with pytest.raises(StorageError, match="could not be written"):
        desk.shelf.export(desk.cupboard.collection_id, tmp_path / "none" / "x.zip")


def test_a_full_disk_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that was there before stays as it is."""
    before = desk.file.read_bytes()

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exchange, "_write_document", full)
    with pytest.raises(StorageError, match="disk is full"):
        desk.shelf.export(desk.cupboard.collection_id, desk.file)
    assert desk.file.read_bytes() == before
    assert [path.name for path in desk.file.parent.glob("out*")] == [desk.file.name]


def test_statistics_count_what_is_there(desk: Desk) -> None:
    """Of one collection only."""
    desk.shelf.take_in(desk.file, BUNDLED)
    counted = statistics(desk.database, desk.cupboard.collection_id)
    assert (counted.documents, counted.chunks, counted.vectors) == (1, ROWS, ROWS)
    assert counted.characters == sum(len(f"first number{n} text{n}\n") for n in range(ROWS)) - 1
    assert counted.korean_share == 0.0
    assert counted.stored_bytes > 2 * ROWS * 384 * 4
    assert counted.created_s > 1.7e9
    with pytest.raises(BadInput, match="no longer exists"):
        statistics(desk.database, "0" * 24)


def test_a_collection_goes_from_one_library_to_another(
    open_shelf: Callable[..., Shelf], tmp_path: Path
) -> None:
    """Through the children: it is searched there, and reading it again loses nothing."""
    here = open_shelf()
    path = tmp_path / "note.txt"
    path.write_text("The ferry leaves at nine.")
    collection_id, _ = here.take_in("harbour", [path])
    file = tmp_path / "harbour.collection.zip"
    assert here.library.export_collection(collection_id, file) == 1
    there = here.library.import_collection(file)
    here.wait(
        lambda: any(
            each.collection_id == there.collection_id and each.state is DocumentState.READY
            for each in here.latest().values()
        )
    )
    (document,) = [e for e in here.documents() if e.collection_id == there.collection_id]
    assert (document.state, document.missing) == (DocumentState.READY, True)
    here.library.retry([document.document_id])
    result = here.library.search("ferry", [there.collection_id], ALL)
    assert [(each.text, bool(each.dense)) for each in result.passages] == [
        ("The ferry leaves at nine.", True)
    ]
    assert here.library.statistics(there.collection_id).gone == 1
    assert here.library.index_server() == ""
    with pytest.raises(BadInput, match="no address"):
        here.library.use_index_server("ftp://x")
