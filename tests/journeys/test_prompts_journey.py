"""A prompt of the library, from its first use to after a restart: real window, real engine."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QListView, QTextEdit, QWidget

from tests.journeys.conftest import StartProgram
from tests.journeys.pilot import Pilot, committed
from tests.ui.lab.find import button, named, one, texts
from workbench.core.prompts import LibraryPrompt
from workbench.ui.lab.column_card import ColumnCard
from workbench.ui.lab.library.dialog import LibraryDialog
from workbench.ui.lab.library.note_dialog import NoteDialog
from workbench.ui.lab.page import LabPage

pytestmark = [pytest.mark.journey, pytest.mark.engine]

D = TypeVar("D", bound=QDialog)
LABEL = "starter-classification-en"
CONTROL = Qt.KeyboardModifier.ControlModifier


def lab_page(pilot: Pilot) -> LabPage:
    """Open the lab."""
    pilot.program.window.show_page("lab")
    page = pilot.program.window.current_page()
    assert isinstance(page, LabPage)
    return page


def opened(pilot: Pilot, kind: type[D]) -> D:
    """Wait for a dialog and return it."""

    def found() -> list[D]:
        return [item for item in pilot.program.window.findChildren(kind) if item.isVisible()]

    pilot.wait(lambda: len(found()) == 1)
    return found()[0]


def library_by_key(pilot: Pilot) -> LibraryDialog:
    """Open the library by its key, once the window takes keys again."""
    pilot.wait(pilot.program.window.isActiveWindow)
    QTest.keyClick(pilot.program.window, Qt.Key.Key_L, CONTROL)
    return opened(pilot, LibraryDialog)


def press(parent: QWidget, text: str) -> None:
    """Press the button with this text."""
    QTest.mouseClick(button(parent, text), Qt.MouseButton.LeftButton)


def pick(parent: QWidget, name: str, text: str) -> None:
    """Choose the entry that begins with *text*."""
    field = one(parent, QComboBox, name)
    place = next(n for n in range(field.count()) if field.itemText(n).startswith(text))
    field.setCurrentIndex(place)
    field.activated.emit(place)


def from_menu(page: LabPage, place: int, text: str) -> None:
    """Choose an entry of a column's menu."""
    variant = page.context.services.lab.sheet.variants[place]
    (card,) = (
        item for item in page.findChildren(ColumnCard) if item.variant_id == variant.variant_id
    )
    next(action for action in card.findChildren(QAction) if action.text() == text).trigger()


def kept(pilot: Pilot, prompt_id: str) -> LibraryPrompt:
    """Return a prompt of the library."""
    prompt = pilot.services.prompts.prompt(prompt_id)
    assert prompt is not None
    return prompt


def use_in_three_columns(pilot: Pilot) -> LabPage:
    """Begin a sheet and find a prompt for three columns."""
    page = lab_page(pilot)
    pilot.wait(lambda: bool(pilot.services.lab.sheet.title))  # the first run opens a sheet
    page._files.start_new()
    dialog = library_by_key(pilot)
    pilot.wait(lambda: one(dialog, QListView, "Prompts").model().rowCount() >= 16)
    QTest.keyClicks(one(dialog, QLineEdit, "Search names, tags and texts"), "label a CUSTOMER")
    pilot.wait(lambda: "Label a customer's message" in texts(dialog))
    for _ in range(3):
        press(dialog, "Add as a column")
    press(dialog, "Close")
    return page


def run(pilot: Pilot) -> list[str]:
    """Run the sheet; return the answers."""
    lab = pilot.services.lab
    lab.run()
    pilot.wait(lambda: not lab.running)
    cells = [lab.cell(item.variant_id, 0) for item in lab.sheet.variants]
    return [cell.text for cell in cells if cell is not None]


def test_a_prompt_is_used_edited_saved_compared_rolled_back_and_still_there_after_a_restart(
    start_program: StartProgram, tmp_path: Path
) -> None:
    first = start_program(tmp_path / "데이터 folder")
    page = use_in_three_columns(first)
    first.wait(lambda: texts(page).count("from Label a customer's message v1") == 3)
    assert one(page, QLineEdit, "{{labels}}").text() == "praise, complaint, question"
    QTest.keyClicks(one(page, QTextEdit, "Shared input"), "The lamp arrived broken.")
    assert run(first) == ["complaint"] * 3

    # Edit the second column; save it as version 2.
    field = named(page, QTextEdit, "Prompt")[1]
    field.selectAll()
    field.insertFromMimeData(_text("Customer: {{input}}\nLabel:"))
    assert "from Label a customer's message v1, changed" in texts(page)
    press(page, "Save as new version")
    note = opened(first, NoteDialog)
    QTest.keyClicks(one(note, QLineEdit, "Note"), "says customer")
    press(note, "Save version")
    assert "from Label a customer's message v2" in texts(page)
    first.wait(lambda: any((tmp_path / "데이터 folder" / "prompts").glob("*.toml")))

    # See which words differ; roll back.
    from_menu(page, 1, "Versions…")
    dialog = opened(first, LibraryDialog)
    pick(dialog, "Compare with", "v1")
    shown = one(dialog, QTextEdit, "What the prompt holds")
    assert "Message: Customer: {{input}}" in shown.toPlainText().replace("Message:C", "Message: C")
    assert any(line.startswith("Struck out: only in v1 (1 word)") for line in texts(dialog))
    pick(dialog, "Version", "v1")
    press(dialog, "Roll back to this version")
    prompt = kept(first, LABEL)
    assert [item.note for item in prompt.versions] == [
        "Comes with Workbench", "says customer", "Rolled back to version 1",
    ]  # fmt: skip
    assert prompt.versions[2].content == prompt.versions[0].content
    press(dialog, "Use in column B")
    assert "from Label a customer's message v3" in texts(page)
    assert run(first)[1] == "complaint"
    first.program.close()

    # After a restart all of it is still there.
    second = start_program(tmp_path / "데이터 folder")
    page = lab_page(second)
    second.wait(lambda: len(second.services.lab.sheet.variants) == 3)
    second.wait(lambda: second.services.prompts.is_own(LABEL))
    assert kept(second, LABEL) == prompt
    second.wait(lambda: "from Label a customer's message v3" in texts(page))
    second.wait(lambda: texts(page).count("from Label a customer's message v1") == 2)


def test_a_korean_prompt_is_saved_found_deleted_and_brought_back(
    pilot: Pilot, tmp_path: Path
) -> None:
    page = lab_page(pilot)
    pilot.wait(lambda: bool(pilot.services.lab.sheet.title))
    page._files.start_new()
    press(page, "Start with two prompts")
    pilot.wait(lambda: len(named(page, QTextEdit, "Prompt")) == 2)
    field = named(page, QTextEdit, "Prompt")[0]
    field.selectAll()
    field.insertFromMimeData(_text("{{말투}}로 답장하세요: {{input}}"))
    from_menu(page, 0, "Save as a prompt…")
    dialog = opened(pilot, QDialog)
    name = one(dialog, QLineEdit, "Name")
    QGuiApplication.sendEvent(name, committed("고객 답장"))
    press(dialog, "Save")
    folder = tmp_path / "데이터 folder" / "prompts"
    pilot.wait(lambda: (folder / "고객 답장.toml").exists())
    assert "말투" in (folder / "고객 답장.toml").read_text(encoding="utf-8")
    assert "needs a value" in texts(page)

    library = library_by_key(pilot)
    QGuiApplication.sendEvent(
        one(library, QLineEdit, "Search names, tags and texts"), committed("답장")
    )
    pilot.wait(lambda: one(library, QListView, "Prompts").model().rowCount() == 1)
    view = one(library, QListView, "Prompts")
    view.setFocus()
    pilot.wait(library.isActiveWindow)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    pilot.wait(lambda: (folder / "trash" / "고객 답장.toml").exists())
    assert not (folder / "고객 답장.toml").exists()
    pilot.wait(library.isActiveWindow)
    QTest.keyClick(library, Qt.Key.Key_Z, CONTROL)
    pilot.wait(lambda: (folder / "고객 답장.toml").exists())


def _text(text: str) -> QMimeData:
    """Return text as it is pasted."""
    data = QMimeData()
    data.setText(text)
    return data
