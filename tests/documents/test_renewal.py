"""A collection gets another embedding model: the old one answers until the new one can."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.documents.conftest import ALL, Shelf
from tests.documents.stub_child import StubEmbedder
from tests.documents.test_upkeep import ROWS, Cupboard, newest
from tests.documents.tiny_model import make_tiny_model
from workbench.core.errors import BadInput
from workbench.core.ports import ChildState
from workbench.core.sources import Collection, SearchResult
from workbench.documents.database import Database
from workbench.documents.embedder_shelf import EmbedderShelf
from workbench.documents.embedding import BUNDLED, EmbedderCard, Vectors
from workbench.documents.index import VectorIndex
from workbench.documents.renewal import Renewal
from workbench.documents.store import Store

pytestmark = pytest.mark.timeout(300)

FILES = 100  # more than are embedded at a time


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second embedding model, whose vectors have 16 numbers."""
    return make_tiny_model(tmp_path_factory.mktemp("tiny"), 256)


def filled(shelf: Shelf, folder: Path) -> str:
    """Take files in; return their collection."""
    folder.mkdir()
    for number in range(FILES):
        text = f"The ferry number {number} leaves at nine."
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return shelf.take_in("c", [folder])[0]


def collection(shelf: Shelf) -> Collection:
    """Return the collection as it stands."""
    (only,) = shelf.library.snapshot().collections
    return only


def asked(shelf: Shelf, collection_id: str) -> SearchResult:
    """Ask for what every file says."""
    return shelf.library.search("the ferry leaves at nine", [collection_id], ALL)


def wait_until_swapped(shelf: Shelf, collection_id: str) -> list[SearchResult]:
    """Ask again and again until the new model answers; return all answers."""
    answers = [asked(shelf, collection_id)]
    while collection(shelf).next_embedder_id:
        answers.append(asked(shelf, collection_id))
    return [*answers, asked(shelf, collection_id)]


def wait_until_loaded(shelf: Shelf, collection_id: str) -> None:
    """Ask until the new model has been loaded: a child that starts loads it in the background."""
    while not asked(shelf, collection_id).dense_weight:
        assert collection(shelf).embedder_id == "my-model"


def lengths(shelf: Shelf) -> dict[int, int]:
    """Return how many vectors there are of each length, in numbers."""
    database = sqlite3.connect(f"file:{shelf.folder}/library/library.db?mode=ro", uri=True)
    rows = database.execute("SELECT length(vector) / 4, count(*) FROM vectors GROUP BY 1")
    found = dict(rows.fetchall())
    database.close()
    return found


def test_the_old_vectors_answer_until_the_new_ones_do(
    shelf: Shelf, tmp_path: Path, model: Path
) -> None:
    """At no moment is a question answered by keywords alone."""
    collection_id = filled(shelf, tmp_path / "files")
    assert [each.embedder_id for each in shelf.library.embedders()] == [BUNDLED.embedder_id]
    shelf.library.change_embedder(collection_id, str(model))
    begun = collection(shelf)
    assert (begun.embedder_id, begun.next_embedder_id) == (BUNDLED.embedder_id, "my-model")
    answers = wait_until_swapped(shelf, collection_id)
    assert all(answer.dense_weight and not answer.note for answer in answers)
    assert collection(shelf).embedder_id == "my-model"
    assert lengths(shelf) == {16: FILES}
    choices = shelf.library.embedders()
    assert [(each.embedder_id, each.folder) for each in choices] == [
        (BUNDLED.embedder_id, ""), ("my-model", str(model)),
    ]  # fmt: skip
    more = tmp_path / "more.txt"
    more.write_text("The museum closes on monday.", encoding="utf-8")
    shelf.add(collection_id, [more])
    assert lengths(shelf) == {16: FILES + 1}
    shelf.library.close()
    index = VectorIndex(newest(shelf.folder / "library" / "chroma"))
    assert len(index.ids(collection_id)) == FILES + 1
    index.close()


def test_killed_in_between_it_goes_on(
    open_shelf: Callable[..., Shelf], tmp_path: Path, model: Path
) -> None:
    """At whatever moment it is, all of the collection has the new model's vectors in the end."""
    shelf = open_shelf()
    collection_id = filled(shelf, tmp_path / "files")
    shelf.library.change_embedder(collection_id, str(model))
    while collection(shelf).next_embedder_id and not collection(shelf).next_embedded:
        asked(shelf, collection_id)
    assert shelf.library.pid
    os.kill(shelf.library.pid, signal.SIGKILL)
    shelf.wait(lambda: any(state is ChildState.LOST for state, _ in shelf.states))
    wait_until_swapped(shelf, collection_id)
    assert collection(shelf).embedder_id == "my-model"
    assert lengths(shelf) == {16: FILES}
    wait_until_loaded(shelf, collection_id)
    shelf.library.close()
    again = open_shelf()
    wait_until_loaded(again, collection_id)
    assert lengths(again) == {16: FILES}


class Counted(StubEmbedder):
    """A stub in place of any model, which counts the texts it embeds."""

    def __init__(self, card: EmbedderCard) -> None:
        super().__init__()
        self._card = card
        self.texts = 0

    @property
    def card(self) -> EmbedderCard:
        """The card of the model in whose place it stands."""
        return self._card

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Count and embed."""
        self.texts += len(texts)
        return super().embed_passages(texts)


def test_what_was_made_before_a_sudden_end_is_not_made_again(tmp_path: Path, model: Path) -> None:
    """Two programs share the work: the second goes on where the first was."""
    cupboard = Cupboard(tmp_path)
    loaded: list[Counted] = []

    def load(_folder: Path, card: EmbedderCard) -> Counted:
        loaded.append(Counted(card))
        return loaded[-1]

    def opened() -> Renewal:
        database = Database(tmp_path / "library.db")
        return Renewal(database, Store(database), EmbedderShelf(database, StubEmbedder, load))

    first = opened()
    first.begin(cupboard.collection_id, str(model))
    assert first.step() == cupboard.collection_id
    second = opened()
    while second.step():
        assert len(loaded) == 2, "each program loads the model once"
    before, after = (each.texts for each in loaded)
    assert before > 0 and after > 0
    assert before + after == ROWS
    assert cupboard.store.collection(cupboard.collection_id).embedder_id == "my-model"


def test_back_to_the_model_it_has_ends_the_change(
    shelf: Shelf, tmp_path: Path, model: Path
) -> None:
    """Nothing of the other one stays."""
    collection_id = filled(shelf, tmp_path / "files")
    shelf.library.pause(True)
    shelf.library.change_embedder(collection_id, str(model))
    assert collection(shelf).next_embedder_id == "my-model"
    shelf.library.change_embedder(collection_id, "")
    assert (collection(shelf).next_embedder_id, collection(shelf).next_embedded) == ("", 0)
    assert collection(shelf).embedder_id == BUNDLED.embedder_id


def test_a_model_that_reads_less_than_the_chunks_are_long_is_refused(
    shelf: Shelf, tmp_path: Path
) -> None:
    """Else the end of each chunk would not be found."""
    (tmp_path / "small").mkdir()
    model = make_tiny_model(tmp_path / "small", 32)
    collection_id = shelf.library.create_collection("c").collection_id
    with pytest.raises(BadInput, match="tokens with this embedding model"):
        shelf.library.change_embedder(collection_id, str(model))
    with pytest.raises(BadInput, match="no embedding model"):
        shelf.library.change_embedder(collection_id, str(tmp_path))
