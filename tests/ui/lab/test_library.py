"""The prompt library in the lab: choose, use, save, compare, roll back, fill variables."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QListView,
    QListWidget,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.lab.find import button, named, one, texts
from tests.ui.lab.play import PlayLab
from tests.ui.play_prompts import damaged_file, make_prompts
from workbench.core.lab import Comparison, Variant
from workbench.core.prompts import LibraryPrompt
from workbench.services.prompts import PromptService
from workbench.ui.context import UiContext
from workbench.ui.lab.column_card import ColumnCard
from workbench.ui.lab.column_head import ColumnHead
from workbench.ui.lab.library.dialog import LibraryDialog
from workbench.ui.lab.library.note_dialog import NoteDialog
from workbench.ui.lab.library.save_dialog import SaveDialog
from workbench.ui.lab.library.source_dialog import SourceDialog
from workbench.ui.lab.page import LabPage
from workbench.ui.main_window import MainWindow

D = TypeVar("D", bound=QDialog)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def lab() -> PlayLab:
    """Return a lab with three columns, the first two written by the person."""
    made = PlayLab()
    made.sheet = Comparison(
        title="t",
        input="The lamp broke.",
        variants=(
            Variant("a", "Mine", template="My own: {{input}}"),
            Variant("b", "B"),
            Variant("c", "C", template="Say {{what}}"),
        ),
    )
    return made


@pytest.fixture
def prompts(lab_context: UiContext) -> PromptService:
    """Return the library."""
    return lab_context.services.prompts


def opened(page: QWidget, kind: type[D]) -> D:
    """Return the only open dialog of a kind."""
    (found,) = (item for item in page.findChildren(kind) if item.isVisible())
    return found


def choose(page: LabPage, variant_id: str, text: str) -> None:
    """Choose an entry of a column's menu."""
    (card,) = (item for item in page.findChildren(ColumnCard) if item.variant_id == variant_id)
    (head,) = card.findChildren(ColumnHead)
    (entry,) = (action for action in head.findChildren(QAction) if action.text() == text)
    entry.trigger()


def listed(dialog: QWidget) -> list[str]:
    """Return the names in the list."""
    model = one(dialog, QListView, "Prompts").model()
    return [model.index(place, 0).data() for place in range(model.rowCount())]


def content(dialog: QWidget) -> str:
    """Return what stands in the text of the prompt."""
    return one(dialog, QTextEdit, "What the prompt holds").toPlainText()


def pick(dialog: QWidget, name: str, text: str) -> None:
    """Choose an entry that holds *text* from a choice, as a person does."""
    field = one(dialog, QComboBox, name)
    place = next(n for n in range(field.count()) if text in field.itemText(n))
    field.setCurrentIndex(place)
    field.activated.emit(place)


def test_control_l_opens_the_library_in_the_lab_only(
    lab_context: UiContext, shown: Callable[[QWidget], Any], qtbot: QtBot
) -> None:
    window = shown(MainWindow(lab_context, page="lab"))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(window, LibraryDialog)
    assert listed(dialog) == ["Label a message", "Reply to a complaint"]
    dialog.close()
    window.show_page("models")
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "chat"


def test_a_prompt_is_used_in_a_column(page: LabPage, lab: PlayLab, qtbot: QtBot) -> None:
    choose(page, "b", "Choose a prompt…")
    dialog = opened(page, LibraryDialog)
    qtbot.keyClicks(one(dialog, QLineEdit, "Search names, tags and texts"), "COMPLAINT")
    qtbot.waitUntil(lambda: listed(dialog)[:1] == ["Reply to a complaint"])
    assert "Reply in a {{tone}} tone: {{input}}" in content(dialog)
    pick(dialog, "Version", "v1")
    assert "Reply to: {{input}}" in content(dialog)
    pick(dialog, "Version", "v2")
    qtbot.mouseClick(button(dialog, "Use in column B"), LEFT)
    assert not dialog.isVisible()
    column = lab.sheet.variants[1]
    assert (column.name, column.prompt_id, column.version) == ("Reply to a complaint", "reply", 2)
    assert column.template == "Reply in a {{tone}} tone: {{input}}"
    assert lab.sheet.variables == {"tone": "warm"}
    assert "from Reply to a complaint v2" in texts(page)
    assert one(page, QComboBox, "{{tone}}").currentText() == "warm"


def test_undo_brings_the_old_prompt_back(page: LabPage, lab: PlayLab) -> None:
    page._library.use("a", "label", 1)
    assert lab.sheet.variants[0].name == "Mine", "a name that the person gave stays"
    assert lab.sheet.variants[0].prompt_id == "label"
    lab.undo()
    assert lab.sheet.variants[0].template == "My own: {{input}}"
    assert not any(text.startswith("from ") for text in texts(page))


def test_columns_are_added_empty_ones_first(page: LabPage, lab: PlayLab, qtbot: QtBot) -> None:
    dialog = page._library.open()
    for _ in range(2):
        qtbot.mouseClick(button(dialog, "Add as a column"), LEFT)
    assert [item.prompt_id for item in lab.sheet.variants] == ["", "label", "", "label"]
    assert "“Label a message” is in the comparison." in texts(dialog)
    while len(lab.sheet.variants) < 8:
        qtbot.mouseClick(button(dialog, "Add as a column"), LEFT)
    assert not button(dialog, "Add as a column").isEnabled()


def test_from_the_menu_any_column_can_be_chosen(page: LabPage, lab: PlayLab) -> None:
    dialog = page._library.open()
    menu = button(dialog, "Use in a column").menu()  # type: ignore[attr-defined]
    assert [action.text() for action in menu.actions()] == ["Column A", "Column B", "Column C"]
    menu.actions()[2].trigger()
    assert lab.sheet.variants[2].prompt_id == "label"


def test_an_edited_column_says_so_and_saves_a_version(
    page: LabPage, lab: PlayLab, prompts: PromptService, qtbot: QtBot
) -> None:
    page._library.use("b", "label", 1)
    field = next(
        item for item in named(page, QTextEdit, "Prompt") if "Message:" in item.toPlainText()
    )
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, " now")
    assert "from Label a message v1, changed" in texts(page)
    qtbot.mouseClick(button(page, "Save as new version"), LEFT)
    dialog = opened(page, NoteDialog)
    assert "Version 2 of “Label a message”" in texts(dialog)
    qtbot.keyClicks(one(dialog, QLineEdit, "Note"), "with now")
    qtbot.keyClick(one(dialog, QLineEdit, "Note"), Qt.Key.Key_Return)
    saved = prompts.prompt("label")
    assert saved is not None
    assert prompts.is_own("label")
    assert (saved.latest.number, saved.latest.note) == (2, "with now")
    assert saved.latest.content.template.endswith("Label: now")
    assert lab.sheet.variants[1].version == 2
    assert "from Label a message v2" in texts(page)


def test_a_column_is_saved_as_a_prompt(
    page: LabPage, lab: PlayLab, prompts: PromptService, qtbot: QtBot
) -> None:
    choose(page, "c", "Save as a prompt…")
    dialog = opened(page, SaveDialog)
    assert not button(dialog, "Save").isEnabled(), "without a name it would not be found"
    for name, text in (("Name", "Saying"), ("Tags", "short, Short"), ("Note", "First")):
        qtbot.keyClicks(one(dialog, QLineEdit, name), text)
    pick(dialog, "Type of {{what}}", "Choice")
    qtbot.mouseClick(button(dialog, "Save"), LEFT)
    assert "{{what}} needs its choices, with commas between them." in texts(dialog)
    qtbot.keyClicks(one(dialog, QLineEdit, "Default of {{what}}"), "yes, no")
    qtbot.mouseClick(button(dialog, "Save"), LEFT)
    (saved,) = prompts.search("saying")
    assert (saved.tags, saved.language, saved.latest.note) == (("short",), "en", "First")
    assert saved.variables[0].choices == ("yes", "no")
    assert lab.sheet.variants[2].prompt_id == saved.prompt_id
    assert "from Saying v1" in texts(page)
    assert one(page, QComboBox, "{{what}}").count() >= 2


def test_versions_are_compared_and_rolled_back(
    page: LabPage, prompts: PromptService, qtbot: QtBot
) -> None:
    page._library.use("b", "reply", 1)
    choose(page, "b", "Versions…")
    dialog = opened(page, LibraryDialog)
    assert "v1" in one(dialog, QComboBox, "Version").currentText()
    pick(dialog, "Compare with", "v2")
    assert "Struck out: only in v2 (4 words). Underlined: only in v1 (1 word)." in texts(dialog)
    struck = one(dialog, QTextEdit, "What the prompt holds").document().toHtml()
    assert "line-through" in struck
    assert "underline" in struck
    qtbot.mouseClick(button(dialog, "Roll back to this version"), LEFT)
    saved = prompts.prompt("reply")
    assert saved is not None
    assert saved.latest.number == 3
    assert saved.latest.content == saved.versions[0].content
    assert "v3" in one(dialog, QComboBox, "Version").currentText()
    assert "Version 3 is equal to version 1 now." in texts(dialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    undone = prompts.prompt("reply")
    assert undone is not None
    assert undone.latest.number == 2


def test_an_own_prompt_is_deleted_an_original_stays(
    page: LabPage, prompts: PromptService, qtbot: QtBot
) -> None:
    dialog = page._library.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    delete = next(b for b in dialog.findChildren(QToolButton) if "Delete" in b.accessibleName())
    assert not delete.isEnabled()
    assert "come with the program stay" in delete.toolTip()
    view = one(dialog, QListView, "Prompts")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert delete.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert listed(dialog) == ["Label a message"]
    prompts.undo()
    assert listed(dialog) == ["Label a message", "Reply to a complaint"]


def test_name_tags_and_variables_are_changed(
    page: LabPage, prompts: PromptService, qtbot: QtBot
) -> None:
    library = page._library.open()
    dialog = library.edit()
    assert dialog is not None
    one(dialog, QLineEdit, "Name").setText("Sort a message")
    one(dialog, QLineEdit, "Tags").setText("mail")
    one(dialog, QLineEdit, "Default of {{labels}}").setText("good, bad")
    qtbot.mouseClick(button(dialog, "Save"), LEFT)
    changed = prompts.prompt("label")
    assert changed is not None
    assert (changed.name, changed.tags) == ("Sort a message", ("mail",))
    assert changed.variables[0].default == "good, bad"
    assert "your copy of a prompt that comes with the program" in " ".join(texts(library))
    pick(library, "Tag", "mail")
    assert listed(library) == ["Sort a message"]


def test_files_and_folders_are_imported_and_exported(
    page: LabPage, prompts: PromptService, tmp_path: Path
) -> None:
    dialog = page._library.open()
    menus = {
        action.text(): action
        for name in ("Import", "Export all")
        for action in button(dialog, name).menu().actions()  # type: ignore[attr-defined]
    }
    chosen = {
        "Files…": ["/in/a.toml", "/in/b.toml"],
        "A folder…": ["/in"],
        "Into one file…": ["/out/all.toml"],
        "Into a folder, a file each…": [str(tmp_path)],
    }
    for text, names in chosen.items():
        menus[text].trigger()
        asking = opened(dialog, QFileDialog)
        asking.filesSelected.emit(names)
        asking.fileSelected.emit(names[0])
        asking.close()
    assert prompts._files.asked == [  # type: ignore[attr-defined]
        ("read", Path("/in/a.toml"), Path("/in/b.toml")),
        ("read", Path("/in")),
        ("export", Path("/out/all.toml"), "label", "reply"),
        ("export", tmp_path, "label", "reply"),
    ]


def test_dropped_files_are_imported(page: LabPage, prompts: PromptService) -> None:
    dialog = page._library.open()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/in/a.toml"), QUrl.fromLocalFile("/in/photo.png")])
    action, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), action, data, LEFT, keys)
    QApplication.sendEvent(dialog, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(dialog, QDropEvent(QPointF(50, 50), action, data, LEFT, keys))
    assert prompts._files.asked == [("read", Path("/in/a.toml"))]  # type: ignore[attr-defined]


def test_a_damaged_file_is_told_beside_the_others(
    lab_context: UiContext, shown: Callable[[QWidget], Any]
) -> None:
    services = dataclasses.replace(
        lab_context.services, prompts=make_prompts(damaged=(damaged_file(),))
    )
    dialog = shown(LibraryDialog(dataclasses.replace(lab_context, services=services), None))
    assert len(listed(dialog)) == 2
    assert any("In the file mine.toml, versions[1].system is not" in t for t in texts(dialog))


def test_a_variable_without_a_value_is_told_at_its_field(
    page: LabPage, lab: PlayLab, qtbot: QtBot
) -> None:
    assert texts(page).count("needs a value") == 1
    qtbot.keyClicks(one(page, QLineEdit, "{{what}}"), "hello")
    assert lab.sheet.variables == {"what": "hello"}
    assert "needs a value" not in texts(page)


def declared(prompts: PromptService, kind: str) -> LibraryPrompt:
    """Give the reply's {{tone}} another type."""
    prompt = prompts.prompt("reply")
    assert prompt is not None
    (tone,) = prompt.variables
    changed = dataclasses.replace(tone, type=kind, choices=(), default="")  # type: ignore[arg-type]
    prompts.change("reply", variables=(changed,))
    return prompt


def test_a_document_gives_its_text(
    page: LabPage, lab: PlayLab, prompts: PromptService, qtbot: QtBot
) -> None:
    declared(prompts, "document")
    page._library.use("b", "reply", 2)
    qtbot.mouseClick(button(page, "Choose a document…"), LEFT)
    dialog = opened(page.window(), SourceDialog)
    view = one(dialog, QListWidget, "Documents")
    view.setCurrentRow(0)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    text = one(dialog, QPlainTextEdit, "Value of {{tone}}").toPlainText()
    assert len(text) > 40
    qtbot.mouseClick(button(dialog, "Use this text"), LEFT)
    assert lab.sheet.variables["tone"] == text
    assert button(page, f"{' '.join(text.split())[:28]}…").isVisible()


def test_passages_are_numbered(
    page: LabPage, lab: PlayLab, prompts: PromptService, qtbot: QtBot
) -> None:
    declared(prompts, "passages")
    page._library.use("b", "reply", 2)
    qtbot.mouseClick(button(page, "Choose passages…"), LEFT)
    dialog = opened(page.window(), SourceDialog)
    assert one(dialog, QLineEdit, "What the passages should be about").text() == "The lamp broke."
    view = one(dialog, QListWidget, "Passages")
    for place in (0, 2):
        view.item(place).setSelected(True)
    qtbot.mouseClick(button(dialog, "Use this text"), LEFT)
    value = lab.sheet.variables["tone"]
    assert value.startswith("[1] ")
    assert "\n\n[2] " in value
    assert "[3]" not in value


def test_prompts_in_the_persons_language_come_first(
    lab_context: UiContext, shown: Callable[[QWidget], Any], qtbot: QtBot
) -> None:
    prompts = make_prompts()
    prompts.change("label", language="ko")
    services = dataclasses.replace(lab_context.services, prompts=prompts)
    dialog = shown(LibraryDialog(dataclasses.replace(lab_context, services=services), None))
    assert listed(dialog) == ["Reply to a complaint", "Label a message"]
    qtbot.keyClicks(one(dialog, QLineEdit, "Search names, tags and texts"), "label")
    qtbot.waitUntil(lambda: listed(dialog) == ["Label a message"])


def test_the_start_page_leads_to_the_library(
    lab: PlayLab, lab_context: UiContext, shown: Callable[[QWidget], Any], qtbot: QtBot
) -> None:
    lab.sheet, lab.ready = Comparison(), (Path("sums.en.toml"),)
    page = shown(LabPage(lab_context))
    for _ in range(2):  # closed and opened again at once, it is a new one
        qtbot.mouseClick(button(page, "Prompt library…"), LEFT)
        dialog = opened(page, LibraryDialog)
        qtbot.mouseClick(button(dialog, "Close"), LEFT)
    page.open_library()
    assert opened(page, LibraryDialog).isVisible()


def test_a_window_that_is_gone_hears_nothing(
    lab_context: UiContext, prompts: PromptService, qtbot: QtBot
) -> None:
    page = LabPage(lab_context)
    page._library.use("b", "reply", 2)
    page._library.open()
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    prompts.change("reply", name="Other")
    prompts.delete("reply")
    assert prompts.prompt("reply") is None
