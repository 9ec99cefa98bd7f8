"""A search in the whole: scope, neighbours, copies, and nothing relevant as an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.documents.stub_child import StubEmbedder
from workbench.core.sources import Chunk, DocumentState, SearchOptions, SearchResult, Span
from workbench.documents import finding, scope
from workbench.documents.contents import Contents, VectorState
from workbench.documents.database import Database
from workbench.documents.embedding import BUNDLED
from workbench.documents.finding import Finder
from workbench.documents.readers.base import ReadPage
from workbench.documents.store import Store
from workbench.documents.upkeep import IndexUpkeep

WAITING, READING = (DocumentState.WAITING,), DocumentState.READING
FILES = {
    "/docs/harbour/ferry.txt": [
        "The ferry leaves the harbour at nine and returns at dusk, except on stormy days.",
        "Tickets cost two thousand won for adults, and nothing at all for small children.",
    ],
    "/docs/harbour2/copy.txt": [
        "The ferry leaves the harbour at nine and returns at dusk, except on stormy days!"
    ],
    "/docs/museum.txt": [
        "The museum shows paintings of the old town and closes on every Monday in winter.",
        "Closed Mondays.",
        "Groups of ten or more visitors should call the museum a week before they arrive.",
    ],
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Finder, dict[str, str]]]:
    """A library of a few documents with real indexes, and its document ids by name."""
    folder = tmp_path_factory.mktemp("finding")
    database = Database(folder / "library.db")
    store, contents = Store(database), Contents(database)
    collection_id = store.create_collection("c", BUNDLED).collection_id
    ids: dict[str, str] = {}
    for path, texts in FILES.items():
        (document,) = store.add_documents(collection_id, [Path(path)])
        ids[document.name] = document.document_id
        store.change_state(document.document_id, WAITING, READING)
        page = " ".join(texts)
        chunks = [
            (
                Chunk(n, 0, Span(page.index(text), page.index(text) + len(text)), text),
                VectorState.PENDING,
            )
            for n, text in enumerate(texts)
        ]
        contents.keep(document, f"{len(ids):064d}"[::-1], [ReadPage(0, page)], chunks)
    pending = contents.pending(BUNDLED.fingerprint, 100)
    embedder = StubEmbedder()
    contents.keep_vectors(pending, embedder.embed_passages([each.text for each in pending]))
    upkeep = IndexUpkeep(folder / "chroma", contents, store.collection_ids)
    upkeep.open()
    yield Finder(database, upkeep, lambda _card: embedder, lambda _card: False), ids
    upkeep.close()


Find = Callable[..., SearchResult]


@pytest.fixture
def find(shelf: tuple[Finder, dict[str, str]]) -> Find:
    """Ask the library."""
    return lambda question, **options: shelf[0].find(question, [], SearchOptions(**options))


def names(result: SearchResult) -> list[str]:
    """Return the documents of the passages."""
    return [passage.document_name for passage in result.passages]


def test_both_legs_speak_and_a_copy_is_shown_once(find: Find) -> None:
    """The copy is in another file; a person would read the same twice."""
    result = find("When does the ferry leave the harbour?", limit=2)
    assert result.passages[0].dense
    assert result.passages[0].keyword
    assert len({"ferry.txt", "copy.txt"} & set(names(result))) == 1
    assert result.copies == 1
    both = find("When does the ferry leave the harbour?", limit=2, copies=True)
    assert set(names(both)) == {"ferry.txt", "copy.txt"}


def test_neighbours_are_one_passage_with_one_span(find: Find) -> None:
    """Its text is that of the page, from the first character to the last."""
    result = find(
        "ferry leaves harbour nine returns dusk tickets cost adults children",
        folders=("/docs/harbour",),
    )
    (passage,) = result.passages
    page = " ".join(FILES["/docs/harbour/ferry.txt"])
    assert passage.text == page[passage.span.start : passage.span.end] == page
    assert len(passage.joined) == 1
    apart = find("ferry tickets", folders=("/docs/harbour",), neighbours=False)
    assert [each.joined for each in apart.passages] == [(), ()]


def test_a_short_hit_comes_with_what_follows(find: Find) -> None:
    """Two words are no passage."""
    result = find("closed Mondays", limit=1)
    assert names(result) == ["museum.txt"]
    assert len(result.passages[0].text) > len("Closed Mondays.")


def test_folders_are_not_taken_by_the_beginning_of_their_name(find: Find) -> None:
    """/docs/harbour2 does not lie in /docs/harbour; both lie in /docs."""
    assert set(names(find("ferry", folders=("/docs/harbour/",)))) == {"ferry.txt"}
    assert len(set(names(find("ferry museum", folders=("/docs",), copies=True)))) == 3
    nothing = find("ferry", folders=("/elsewhere",))
    assert (nothing.passages, nothing.passages_in_scope) == ((), 0)


def test_files_and_folders_add_up(find: Find, shelf: tuple[Finder, dict[str, str]]) -> None:
    """One file, and all of a folder."""
    chosen = (shelf[1]["museum.txt"],)
    assert set(names(find("ferry museum", document_ids=chosen))) == {"museum.txt"}
    both = find("ferry museum", document_ids=chosen, folders=("/docs/harbour2",))
    assert set(names(both)) == {"museum.txt", "copy.txt"}
    assert both.passages_in_scope == 4


def test_nothing_relevant_shows_the_nearest_misses(find: Find) -> None:
    """They are not passages: no answer is made of them."""
    result = find("quantum chromodynamics lattice simulation")
    assert result.passages == ()
    assert result.note == finding.NOTHING_RELEVANT
    assert 0 < len(result.misses) <= 3


def test_each_leg_has_its_own_threshold(find: Find) -> None:
    """A cosine and a BM25 score are never compared."""
    assert all(each.dense is None for each in find("ferry", dense_threshold=2.0).passages)
    assert all(each.keyword is None for each in find("ferry", keyword_threshold=99.0).passages)


def test_many_chosen_documents_are_asked_of_the_index(
    find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few are compared one by one; the result is the same."""
    one_by_one = find("ferry tickets", folders=("/docs",))
    monkeypatch.setattr(scope, "_FEW_CHUNKS", 0)
    assert names(find("ferry tickets", folders=("/docs",))) == names(one_by_one)
