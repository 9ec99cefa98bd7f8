"""Thirty mixed files dropped, a folder watched, reading paused, and the source seen as it looks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QTableView

from tests.journeys.mixed_folder import BAD, FILES, KEEPER, TEA, make_mixed_folder
from tests.journeys.pilot import Pilot
from tests.ui.lab.find import button, one
from workbench.answering.grounding import NOTHING_FOUND
from workbench.core.generation import Sampling
from workbench.core.sources import Document, DocumentState
from workbench.ui.documents.columns import Column
from workbench.ui.documents.details import Details
from workbench.ui.documents.page import DocumentsPage
from workbench.ui.documents.pdf_page import PdfPage

pytestmark = [pytest.mark.journey, pytest.mark.engine]

GREEDY = Sampling(temperature=0.0, max_tokens=32)
ENDED = (DocumentState.READY, DocumentState.FAILED)


class Reader:
    """A person at the Documents page, with a collection of their own."""

    def __init__(self, pilot: Pilot) -> None:
        self.pilot = pilot
        self.library = pilot.services.library
        before = self.library.current_collection_id
        press(self.page, "New collection")
        pilot.wait(lambda: self.library.current_collection_id not in ("", before))
        self.collection_id = self.library.current_collection_id

    @property
    def page(self) -> DocumentsPage:
        """The Documents page, opened if need be."""
        self.pilot.program.window.show_page("documents")
        page = self.pilot.program.window.current_page()
        assert isinstance(page, DocumentsPage)
        return page

    def files(self) -> dict[str, Document]:
        """Return the files of the collection by their names."""
        return {item.name: item for item in self.library.documents(self.collection_id)}

    def wait_for(self, *states: DocumentState, count: int) -> None:
        """Wait until so many files are in these states."""
        self.pilot.wait(
            lambda: sum(item.state in states for item in self.files().values()) == count
        )

    def seen_state(self, name: str) -> str:
        """Return what the table says of a file."""
        table = one(self.page, QTableView, "Files of the collection")
        model = table.model()
        for row in range(model.rowCount()):
            if model.index(row, Column.NAME).data() == name:
                return str(model.index(row, Column.STATE).data())
        raise AssertionError(f"{name} is not in the table")


def shows(page: DocumentsPage, text: str) -> bool:
    """Whether a button with this text can be seen."""
    return any(
        each.text() == text and each.isVisible() for each in page.findChildren(QAbstractButton)
    )


def press(page: DocumentsPage, text: str) -> None:
    """Click the button with this text."""
    found: QAbstractButton = button(page, text)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def press_citation(pilot: Pilot, number: int) -> None:
    """Click "[n]" in the last answer; where the model did not cite, the passage in Sources."""
    view = pilot.answer_row().text
    found = view.document().find(f"[{number}]")
    if found.isNull():
        pilot.chat_page.dock.show_tab("sources")
        QTest.mouseClick(pilot.chat_page.dock.sources.cards[0], Qt.MouseButton.LeftButton)
        return
    end = view.cursorRect(found)
    found.setPosition(found.selectionStart())
    middle = (view.cursorRect(found).center() + end.center()) / 2
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)


@pytest.fixture(scope="module")
def reader(shared_pilot: Pilot) -> Reader:
    """A person whose sample documents have been read."""
    shared_pilot.wait_until_read("harbour-handbook.pdf")
    shared_pilot.wait_until_read("한빛도서관-안내.md")
    shared_pilot.services.chat.set_sampling(GREEDY)
    return Reader(shared_pilot)


def test_a_mixed_folder_is_read_paused_and_gone_on_with(reader: Reader, tmp_path: Path) -> None:
    """Drop 30 files of which 6 are bad; pause while they are read, and go on."""
    folder = make_mixed_folder(tmp_path / "받은 문서")
    assert reader.page.isVisible()
    reader.pilot.drop([folder])
    reader.pilot.wait(lambda: shows(reader.page, "Pause"))  # at once: thirty files are soon read
    press(reader.page, "Pause")
    reader.pilot.wait(lambda: reader.library.paused and shows(reader.page, "Go on"))
    assert any(item.state not in ENDED for item in reader.files().values())
    press(reader.page, "Go on")
    reader.pilot.wait(lambda: not reader.library.paused)
    reader.wait_for(*ENDED, count=FILES)
    failed = {name for name, item in reader.files().items() if item.state is DocumentState.FAILED}
    assert failed == set(BAD)
    for name in BAD:
        problem = reader.files()[name].problem
        assert problem is not None and problem.sentence()
    assert reader.seen_state("lighthouse.pdf") == "Ready"
    assert reader.seen_state("scanned.pdf").startswith("The PDF is scanned")


def test_files_of_a_watched_folder_come_by_themselves(reader: Reader, tmp_path: Path) -> None:
    """Watch a folder through its dialog; a file that is put there later is read too."""
    folder = tmp_path / "watched"
    folder.mkdir()
    (folder / "first.md").write_text("# First\n\nThe gate is blue.\n", encoding="utf-8")
    dialog = reader.page.ask_watched_folder()
    dialog.filesSelected.emit([str(folder)])
    dialog.close()
    reader.pilot.wait(lambda: "first.md" in reader.files())
    (folder / "second.md").write_text("# Second\n\nThe fence is red.\n", encoding="utf-8")
    reader.library.look()  # as when the person comes back to the window
    reader.pilot.wait(lambda: "second.md" in reader.files())
    reader.wait_for(DocumentState.READY, count=FILES - len(BAD) + 2)


@pytest.mark.parametrize(
    ("question", "told", "name"),
    [
        ("달빛 찻집의 주인은 누구인가요?", TEA, "찻집.hwpx"),
        ("Who is the lighthouse keeper of Sandholm?", KEEPER, "lighthouse.pdf"),
    ],
)
def test_a_question_in_each_language_finds_its_passage(
    reader: Reader, question: str, told: str, name: str
) -> None:
    chat = reader.pilot.services.chat
    chat.new(reader.collection_id)
    answer = reader.pilot.ask(question)
    assert answer.grounding is not None
    sent = [use for use in answer.grounding.uses if use.number]
    assert told in sent[0].passage.text
    assert sent[0].passage.document_name == name
    assert reader.pilot.seen_answer()


def test_a_citation_leads_to_the_marked_page_of_the_original(reader: Reader) -> None:
    """The page of the PDF is drawn as it looks, with the cited passage marked on it."""
    press_citation(reader.pilot, 1)
    assert reader.pilot.program.window.page == "documents"
    details = reader.page.findChild(Details)
    assert isinstance(details, Details)
    reader.pilot.wait(lambda: bool(details.text.passage_text()))
    tabs = {details.tabText(index): index for index in range(details.count())}
    details.setCurrentIndex(tabs["Original"])

    def is_marked() -> bool:
        page = details.findChild(PdfPage)
        return isinstance(page, PdfPage) and page.is_marked()

    reader.pilot.wait(is_marked)
    page = details.findChild(PdfPage)
    assert isinstance(page, PdfPage) and page.picture is not None
    assert page.picture.number == 2, "the keeper is told of on the second page"


def test_what_no_file_tells_is_not_made_up(reader: Reader) -> None:
    """Nothing relevant: the model is not asked, and the nearest misses are shown."""
    reader.pilot.services.chat.new(reader.collection_id)
    answer = reader.pilot.ask("Which chemical formula describes photosynthesis?")
    assert answer.text.startswith(NOTHING_FOUND["en"])
    assert answer.timing is None
    sources = reader.pilot.chat_page.dock.sources
    assert "the model was not asked" in sources.words
    assert sources.cards


def test_an_answer_from_a_few_files_says_of_how_many(reader: Reader) -> None:
    """A question about all of them, answered from passages as the person wants it."""
    chat, settings = reader.pilot.services.chat, reader.pilot.services.settings
    settings.update(reading="passages")
    chat.new(reader.collection_id)
    answer = reader.pilot.ask("Summarise all documents: bread, clouds, gardens and kites.")
    settings.update(reading="auto")
    assert answer.grounding is not None
    ready = [each for each in reader.files().values() if each.state is DocumentState.READY]
    seen = {use.passage.document_id for use in answer.grounding.uses if use.number}
    assert answer.grounding.documents == len(ready)
    assert answer.grounding.documents_in_view == len(seen) < len(ready)
    said = reader.pilot.chat_page.dock.sources.words
    assert f"from {len(seen)} of {len(ready)} file" in said
    assert f"only {len(seen)} of {len(ready)} are in view" in said
