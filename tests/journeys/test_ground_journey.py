"""Drop a document, ask, read the citation, open the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.conftest import StartProgram
from tests.journeys.pilot import Pilot
from workbench.core.generation import Sampling
from workbench.core.sources import DocumentState

pytestmark = [pytest.mark.journey, pytest.mark.engine]

GREEDY = Sampling(temperature=0.0, max_tokens=48)

NOTES = """# Ferry notes

The ferry to Sandholm leaves at 9 in the morning. A ticket costs 14 coins.

## Crew

The captain of the ferry is Marta. The ship's cat is called Pepper.
"""

KOREAN = "달빛 찻집은 아침 9시에 문을 엽니다.\n\n달빛 찻집의 주인은 서윤입니다.\n"


@pytest.fixture
def reader(shared_pilot: Pilot) -> Pilot:
    """A person with an empty chat, whose sample documents have been read."""
    shared_pilot.wait_until_read("harbour-handbook.pdf")
    shared_pilot.services.chat.set_sampling(GREEDY)
    shared_pilot.services.chat.new("")
    return shared_pilot


def test_first_run_brings_a_sample_document_in_each_language(reader: Pilot) -> None:
    korean = reader.wait_until_read("한빛도서관-안내.md")
    english = reader.document("harbour-handbook.pdf")
    assert english is not None
    assert (english.state, korean.state) == (DocumentState.READY, DocumentState.READY)
    assert english.pages >= 2
    assert reader.services.lab.sheet.title


def test_drop_ask_cite_and_open_the_source(reader: Pilot, tmp_path: Path) -> None:
    notes = tmp_path / "ferry notes.md"
    notes.write_text(NOTES, encoding="utf-8")
    reader.drop([notes])
    document = reader.wait_until_read("ferry notes.md")
    assert document.state is DocumentState.READY
    reader.services.chat.set_collection(document.collection_id)
    answer = reader.ask("What is the ship's cat called?")
    assert answer.grounding is not None
    sent = [use for use in answer.grounding.uses if use.number]
    found = [use for use in sent if "Pepper" in use.passage.text]
    assert found, "the passage that tells was not sent"
    use = found[0]
    assert use.passage.document_name == "ferry notes.md"
    assert use.passage.keyword is not None or use.passage.dense is not None
    assert reader.answer_row().footer.sources.isVisible()
    reader.chat_page.transcript.cited.emit(answer, use.number)
    assert reader.program.window.page == "documents"


def test_korean_question_finds_the_korean_passage_with_an_english_embedder(
    reader: Pilot, tmp_path: Path
) -> None:
    tea = tmp_path / "찻집.txt"
    tea.write_bytes(KOREAN.encode("cp949"))
    reader.drop([tea])
    document = reader.wait_until_read("찻집.txt")
    reader.services.chat.set_collection(document.collection_id)
    answer = reader.ask("달빛 찻집의 주인은 누구인가요?")
    assert answer.grounding is not None
    first = min((use for use in answer.grounding.uses if use.number), key=lambda use: use.number)
    assert "서윤" in first.passage.text


def test_bad_documents_say_why_and_the_good_one_is_read(reader: Pilot, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 this is not really one")
    (folder / "good.md").write_text("# Good\n\nThe lamp is green.\n", encoding="utf-8")
    reader.drop([folder])
    good = reader.wait_until_read("good.md")
    empty = reader.wait_until_read("empty.txt")
    broken = reader.wait_until_read("broken.pdf")
    assert good.state is DocumentState.READY
    for failed in (empty, broken):
        assert failed.state is DocumentState.FAILED
        assert failed.problem is not None
        assert failed.problem.sentence()


def test_documents_are_there_again_after_a_restart(
    start_program: StartProgram, tmp_path: Path
) -> None:
    first = start_program(tmp_path / "profile")
    first.wait_until_read("harbour-handbook.pdf")
    first.wait_until_read("한빛도서관-안내.md")
    first.program.close()
    second = start_program(tmp_path / "profile")
    again = second.wait_until_read("harbour-handbook.pdf")
    assert again.state is DocumentState.READY
    assert len(second.documents()) == 2
