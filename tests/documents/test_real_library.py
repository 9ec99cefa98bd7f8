"""The library as it ships: the real child, the bundled model, real Chroma."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.conftest import ALL, Shelf
from workbench.core.paths import RESOURCES
from workbench.core.sources import Document, DocumentState, SearchOptions
from workbench.documents import finding

SAMPLES = RESOURCES / "samples"
TOP = SearchOptions(limit=3)

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def samples(real_shelf: Shelf) -> tuple[Shelf, str]:
    """The sample documents of both languages, taken in."""
    paths = [SAMPLES / "harbour-handbook.pdf", SAMPLES / "한빛도서관-안내.md"]
    collection_id, documents = real_shelf.take_in("견본 samples", paths)
    assert [each.state for each in documents] == [DocumentState.READY] * 2
    return real_shelf, collection_id


@pytest.mark.parametrize(
    ("question", "answer", "page"),
    [
        ("When does the boat to the island depart?", "9:15 a.m.", 2),
        ("Who is in charge of the harbour?", "Ines\nCalder", 1),
        ("How much must I pay to wash myself?", "shower costs 2 dollars", 2),
        ("What is the name of the pet?", "Biscuit", 2),
    ],
)
def test_english_questions_find_their_page(
    samples: tuple[Shelf, str], question: str, answer: str, page: int
) -> None:
    """Also in words that the document does not use: that is what vectors are for."""
    shelf, collection_id = samples
    result = shelf.library.search(question, [collection_id], TOP)
    first = next(each for each in result.passages if answer in each.text)
    assert first.fused_rank <= 2
    assert (first.page, first.document_name) == (page, "harbour-handbook.pdf")
    assert first.dense
    assert result.dense_weight > 0
    assert result.note == ""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("열람실 좌석은 몇 개인가요?", "120석"),
        ("책은 며칠 동안 빌릴 수 있나요?", "14일"),
        ("고양이 이름이 뭐예요?", "책갈피"),
        ("도서관은 언제 쉬나요?", "매주 월요일"),
    ],
)
def test_korean_questions_are_not_led_astray(
    samples: tuple[Shelf, str], question: str, answer: str
) -> None:
    """The model knows no Korean, so its leg is left out, and keywords find the passage."""
    shelf, collection_id = samples
    result = shelf.library.search(question, [collection_id], TOP)
    assert answer in result.passages[0].text
    assert result.dense_weight == 0.0


def test_a_korean_question_finds_english_text_by_its_names(samples: tuple[Shelf, str]) -> None:
    """The Latin words of the question are asked of the model too."""
    shelf, collection_id = samples
    result = shelf.library.search("Copper Kettle은 언제 쉬나요?", [collection_id], TOP)
    assert "Copper Kettle" in result.passages[0].text
    assert result.passages[0].dense
    assert 0 < result.dense_weight < result.keyword_weight


@pytest.mark.parametrize("question", ["How do I file my taxes in Canada?", "화성 탐사선의 무게는?"])
def test_nothing_relevant_is_an_answer(samples: tuple[Shelf, str], question: str) -> None:
    """It is said, and the nearest misses come along."""
    shelf, collection_id = samples
    assert shelf.library.search(question, [collection_id], TOP).note == finding.NOTHING_RELEVANT


def test_chunks_are_spans_of_their_pages(samples: tuple[Shelf, str]) -> None:
    """A citation can be shown in place, in both documents."""
    shelf, collection_id = samples
    found = shelf.library.search("the 도서관 harbour is", [collection_id], ALL).passages
    assert {each.document_name for each in found} == {"harbour-handbook.pdf", "한빛도서관-안내.md"}
    for document_id in {each.document_id for each in found}:
        pages = {page.number: page.text for page in shelf.library.pages(document_id)}
        for chunk in shelf.library.chunks(document_id):
            assert pages[chunk.page][chunk.span.start : chunk.span.end] == chunk.text


def test_heading_paths_are_kept_beside_the_text(samples: tuple[Shelf, str]) -> None:
    """From PDF bookmarks and from Markdown."""
    shelf, _ = samples
    headings = {
        chunk.heading
        for event in shelf.events
        if isinstance(event, Document) and event.state is DocumentState.READY
        for chunk in shelf.library.chunks(event.document_id)
    }
    assert "Merrow Harbour: a visitor's handbook › The ferry" in headings
    assert "한빛도서관 이용 안내 › 열람실" in headings


def test_the_child_logs_no_names_and_no_text(samples: tuple[Shelf, str]) -> None:
    """A log may be sent to a stranger."""
    shelf, collection_id = samples
    shelf.library.search("secret question", [collection_id], TOP)
    log = Path(shelf.folder / "logs" / "library.log").read_text(encoding="utf-8")
    for word in ("harbour", "secret", "도서관", "견본"):
        assert word not in log
