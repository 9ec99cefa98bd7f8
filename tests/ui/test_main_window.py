"""The frame around the pages: keys, status bar, notices, drops."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import content
from tests.ui.fakes import make_services
from workbench.core.errors import Problem
from workbench.core.models import Endpoint
from workbench.services.bundle import Services
from workbench.services.jobs import JobView
from workbench.services.live import Activity
from workbench.ui.context import UiContext, make_context
from workbench.ui.frame.job_line import JobLine
from workbench.ui.frame.rail import PAGES
from workbench.ui.frame.shortcuts import ShortcutsDialog
from workbench.ui.frame.status_bar import StatusBar
from workbench.ui.main_window import MainWindow
from workbench.ui.page import Page
from workbench.ui.widgets import ScrollColumn
from workbench.ui.words import tour_model

Shown = Callable[[QWidget], Any]


class StubPage(Page):
    """A page that notes what the frame asks of it."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.asked: list[object] = []
        self.field = QLineEdit(self)

    def go_to(self, target: object) -> None:
        """Note a target."""
        self.asked.append(target)

    def focus_main(self) -> None:
        """Note that work begins."""
        self.asked.append("main")
        self.field.setFocus()

    def focus_search(self) -> None:
        """Note that something is searched for."""
        self.asked.append("search")


@pytest.fixture
def window(context: UiContext, shown: Shown) -> MainWindow:
    """The window around pages that only take notes."""
    made: MainWindow = shown(MainWindow(context, makers=dict.fromkeys(PAGES, StubPage)))
    return made


def words(widget: QWidget) -> str:
    """Return all words a person can see in a widget."""
    labels = [part for part in widget.findChildren(QLabel) if part.isVisible()]
    buttons = [
        part
        for kind in (QPushButton, QToolButton)
        for part in widget.findChildren(kind)
        if part.isVisible()
    ]
    return " | ".join(part.text() for part in (*labels, *buttons) if part.text())


def status(window: MainWindow) -> str:
    """Return what the status bar says."""
    bar = window.findChild(StatusBar)
    assert bar is not None
    return words(bar)


# Pages and keys


@pytest.mark.parametrize(("number", "name"), list(enumerate(PAGES, start=1)))
def test_keys_open_pages(qtbot: QtBot, window: MainWindow, number: int, name: str) -> None:
    """Ctrl and a number open a page, and the rail marks it."""
    window.show_page("lab" if name != "lab" else "chat")
    key = Qt.Key(Qt.Key.Key_0.value + number)
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.page == name
    button = window.findChild(QToolButton, f"rail_{name}")
    assert button is not None and button.isChecked()


def test_pages_are_made_when_they_are_opened(context: UiContext, shown: Shown) -> None:
    """The window starts with one page."""
    made: list[str] = []

    def maker(name: str) -> Callable[[UiContext], QWidget]:
        def make(given: UiContext) -> QWidget:
            made.append(name)
            return StubPage(given)

        return make

    window = shown(MainWindow(context, makers={name: maker(name) for name in PAGES}))
    assert made == ["chat"]
    window.show_page("lab")
    window.show_page("chat")
    assert made == ["chat", "lab"]


def test_new_chat_by_key(qtbot: QtBot, window: MainWindow, services: Any) -> None:
    """Ctrl+N asks for a new chat from any page and goes to the message field."""
    window.show_page("settings")
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "chat"
    assert services.chat.asked("new") == [()]
    assert window.current_page().field.hasFocus()  # type: ignore[attr-defined]


def test_search_by_key(qtbot: QtBot, window: MainWindow) -> None:
    """Ctrl+F is the page's to answer."""
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert "search" in window.current_page().asked  # type: ignore[attr-defined]


def test_escape_stops_the_answer(qtbot: QtBot, window: MainWindow, services: Any) -> None:
    """Esc stops what runs, from wherever the keyboard is."""
    services.chat.activity = Activity("writing", "m3")
    qtbot.keyClick(window.current_page().field, Qt.Key.Key_Escape)  # type: ignore[attr-defined]
    assert services.chat.asked("stop") == [()]


def test_escape_on_the_lab_stops_the_run(qtbot: QtBot, window: MainWindow, services: Any) -> None:
    """On the lab page the run goes first."""
    services.lab.running = True
    services.chat.activity = Activity("writing", "m3")
    window.show_page("lab")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert (services.lab.asked("stop"), services.chat.asked("stop")) == ([()], [])


def test_shortcuts_are_listed(qtbot: QtBot, window: MainWindow) -> None:
    """F1 shows the keys without blocking the window."""
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    assert "Ctrl+N" in words(dialog) and "Start a new chat" in words(dialog)
    assert "In the table of the prompt lab" in words(dialog)
    assert "Alt+↑ / Alt+↓ | Move a row up or down" in words(dialog)
    dialog.close()


@pytest.mark.parametrize("points", [10, 18])
def test_the_list_of_keys_is_never_higher_than_a_small_screen(
    context: UiContext, shown: Shown, points: int
) -> None:
    """What has no room is scrolled to; nothing is cut at the side."""
    dialog = shown(ShortcutsDialog(dataclasses.replace(context, points=points), None))
    dialog.resize(dialog.width(), 480)
    assert dialog.height() == 480
    (keys,) = dialog.findChildren(ScrollColumn)
    assert keys.verticalScrollBar().maximum() > 0
    assert keys.content.minimumSizeHint().width() <= keys.viewport().width()


def test_page_can_ask_for_another(window: MainWindow) -> None:
    """A citation leads to its document."""
    window.current_page().navigate.emit("documents", {"document_id": "d1"})  # type: ignore[attr-defined]
    assert window.page == "documents"
    assert {"document_id": "d1"} in window.current_page().asked  # type: ignore[attr-defined]


def test_window_is_not_smaller_than_it_can_be_used(window: MainWindow) -> None:
    """The smallest size is the one the pages are laid out for."""
    window.resize(300, 200)
    assert (window.width(), window.height()) == (960, 600)


# Status bar


def test_status_tells_model_device_context_memory(window: MainWindow) -> None:
    """Everything a person wonders about, in one line."""
    line = status(window)
    for part in ("Qwen3 1.7B", "Q4_K_M", "CPU · 8 threads", "context 1,204 / 8,192", "9.8 GB free"):
        assert part in line
    assert "offline" in line


def test_status_says_when_a_server_is_asked(window: MainWindow, services: Any) -> None:
    """Never "offline" while what is typed goes elsewhere."""
    endpoint = Endpoint("e1", "Workstation", "http://studio.example:8080/v1")
    services.models.choose(dataclasses.replace(content.QWEN, endpoint=endpoint), "ready")
    assert "on a server" in status(window)
    assert "offline" not in status(window)
    tips = [part.toolTip() for part in window.findChildren(QWidget)]
    assert any("sent to http://studio.example:8080/v1" in tip for tip in tips)


def test_status_says_what_is_fetched(window: MainWindow, services: Any) -> None:
    """Never "offline" while files come from the network; and again when they are there."""
    downloads = services.downloads
    download_id = downloads.fetch_model(downloads.offered()[0])
    assert "offline" in status(window)
    downloads.play(download_id, state="running")
    assert "downloading" in status(window)
    assert "offline" not in status(window)
    tips = [part.toolTip() for part in window.findChildren(QWidget)]
    assert any(tip.startswith("Qwen3 0.6B is being fetched.") for tip in tips)
    downloads.play(download_id, state="done")
    assert "offline" in status(window)


def test_status_says_why_the_device_is_slow(window: MainWindow) -> None:
    """The reason of a fallback can be read at the device."""
    tips = [part.toolTip() for part in window.findChildren(QLabel)]
    assert "The GPU could not take this model, so it runs on the CPU." in tips


def test_status_follows_the_model(window: MainWindow, services: Any) -> None:
    """Loading, losing, having none: each has its words."""
    services.models.choose(content.QWEN, "loading", 0.4)
    assert "Loading Qwen3 1.7B" in status(window)
    services.models.choose(content.QWEN, "lost")
    assert "The engine stopped; starting it again" in status(window)
    services.models.choose(content.QWEN, "none")
    assert "No model loaded" in status(window)


def test_long_names_leave_room(window: MainWindow, services: Any) -> None:
    """A long name is cut in its middle; all of it is there for screen readers."""
    name = "A model with a very long name " * 6
    services.models.choose(dataclasses.replace(content.QWEN, name=name))
    assert "…" in status(window) and "context 1,204 / 8,192" in status(window)
    named = [part.accessibleName() for part in window.findChildren(QToolButton)]
    assert name in named


def test_model_in_the_status_bar_leads_to_its_page(qtbot: QtBot, window: MainWindow) -> None:
    """Where one wonders about the model, one is a press away."""
    bar = window.findChild(StatusBar)
    assert bar is not None
    button = next(each for each in bar.findChildren(QToolButton) if each.text() == "Qwen3 1.7B")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.page == "models"


def test_tour_model_is_named_in_the_status_bar(window: MainWindow, services: Any) -> None:
    """Nobody takes the tour model for a real one."""
    assert "demo only" not in status(window)
    services.models.choose(content.TOUR)
    assert "Tour model" in status(window) and "demo only" in status(window)


def test_tour_model_is_named_on_an_empty_chat(window: MainWindow, services: Any) -> None:
    """It says its size above the first chat, and goes with the first message."""
    services.models.choose(content.TOUR)
    services.chat.be_empty()
    assert tour_model(content.TOUR) in words(window)
    services.chat.transcript = content.transcript("en")
    services.chat.message_added.emit("m0")
    assert tour_model(content.TOUR) not in words(window)


def test_job_has_its_own_cancel(qtbot: QtBot, window: MainWindow, services: Any) -> None:
    """Title, progress, and a way to stop it."""
    services.jobs.show_views(JobView(7, "Reading documents", 0.4, True))
    line = window.findChild(JobLine)
    assert line is not None and line.isVisible()
    assert "Reading documents 40 %" in words(line)
    qtbot.mouseClick(line.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert services.jobs.asked("cancel") == [(7,)]
    services.jobs.show_views()
    assert not line.isVisible()


def test_status_fits_the_smallest_window(context: UiContext, shown: Shown, qapp: Any) -> None:
    """At the largest text the line leaves out what is least needed, and keeps the rest."""
    services: Any = make_services("en", font_points=18)
    services.jobs.show_views(JobView(1, "Reading documents", 0.4, True))
    makers = dict.fromkeys(PAGES, StubPage)
    window = shown(MainWindow(make_context(services), makers=makers))
    window.resize(960, 600)
    QApplication.sendPostedEvents()
    assert window.width() == 960
    assert "Qwen3 1.7B" in status(window) and "Reading documents 40 %" in status(window)


# Notices


def post(services: Services, text: str, **named: Any) -> None:
    """Post a notice."""
    services.notices.post(Problem(text, "Do this next."), **named)


def test_notice_says_what_happened_and_what_next(window: MainWindow, services: Services) -> None:
    """Both sentences are there, and nothing is blocked."""
    post(services, "The disk is full.")
    assert "The disk is full." in words(window.toasts)
    assert "Do this next." in words(window.toasts)
    assert QApplication.activeModalWidget() is None


def test_notice_undo(qtbot: QtBot, window: MainWindow, services: Services) -> None:
    """The button undoes, once, and the notice goes."""
    undone: list[bool] = []
    post(services, "Deleted.", level="info", action="undo", on_action=lambda: undone.append(True))
    button = next(each for each in window.toasts.findChildren(QPushButton) if each.text() == "Undo")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert window.toasts.toasts == () and not window.toasts.isVisible()


@pytest.mark.parametrize(
    ("action", "page"), [("open_models", "models"), ("open_documents", "documents")]
)
def test_notice_leads_to_a_page(
    qtbot: QtBot, window: MainWindow, services: Services, action: Any, page: str
) -> None:
    """A problem leads to where it can be solved."""
    post(services, "No model.", action=action)
    button = window.toasts.findChild(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.page == page


def test_notices_do_not_pile_up(window: MainWindow, services: Services) -> None:
    """The same one is shown once, and never more than three."""
    for text in ("A.", "A.", "B.", "C.", "D."):
        post(services, text)
    assert [toast.notice.problem.text for toast in window.toasts.toasts] == ["B.", "C.", "D."]


def test_escape_closes_the_newest_notice(
    qtbot: QtBot, window: MainWindow, services: Services
) -> None:
    """When nothing runs, Esc tidies up."""
    post(services, "A.")
    post(services, "B.")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert [toast.notice.problem.text for toast in window.toasts.toasts] == ["A."]


def test_notices_from_before_the_window_are_shown(
    context: UiContext, services: Services, shown: Shown
) -> None:
    """A broken settings file is told although there was no window yet."""
    post(services, "The settings were reset.")
    window = shown(MainWindow(context, makers=dict.fromkeys(PAGES, StubPage)))
    assert "The settings were reset." in words(window.toasts)


# Drops


def drag(window: MainWindow, *paths: str) -> QMimeData:
    """Hold files over the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    event = QDragEnterEvent(
        QPoint(400, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(window, event)
    return data


def drop(window: MainWindow, *paths: str) -> None:
    """Let files fall on the window."""
    data = drag(window, *paths)
    event = QDropEvent(
        QPointF(400, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(window, event)


@pytest.mark.parametrize(
    ("page", "file", "said"),
    [
        ("chat", "/a/Model.GGUF", "Add this model and load it"),
        ("chat", "/a/sheet.toml", "Open this comparison in the prompt lab"),
        ("chat", "/a/한글 문서.pdf", "Add to “Device papers” and answer this chat from it"),
        ("chat", "/a/sheet.json", "Open this file in the prompt lab"),
        ("documents", "/a/table.json", "Add to the collection “Device papers”"),
        ("documents", "/a/folder", "Add to the collection “Device papers”"),
    ],
)
def test_drag_says_what_will_happen(window: MainWindow, page: str, file: str, said: str) -> None:
    """The words follow the kind of file and the page."""
    window.show_page(page)
    drag(window, file)
    assert window.overlay.isVisible()
    assert window.overlay.words == said
    assert Path(file).name in words(window.overlay)


def test_drag_without_a_collection(window: MainWindow, services: Any) -> None:
    """The first document makes the first collection."""
    services.library.collections, services.library.current_collection_id = (), ""
    window.show_page("documents")
    drag(window, "/a/b.pdf")
    assert window.overlay.words == "Make a collection of these documents"


def test_drag_of_text_is_not_ours(window: MainWindow) -> None:
    """Only files are taken."""
    data = QMimeData()
    data.setText("words")
    event = QDragEnterEvent(
        QPoint(400, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(window, event)
    assert not window.overlay.isVisible()


def test_dropped_model_is_added(window: MainWindow, services: Any) -> None:
    """A GGUF becomes a model, on its page."""
    drop(window, "/a/model.gguf")
    assert services.models.asked("add_file") == [(Path("/a/model.gguf"),)]
    assert window.page == "models" and not window.overlay.isVisible()


def test_dropped_sheet_is_opened(window: MainWindow, services: Any) -> None:
    """A comparison opens in the lab."""
    drop(window, "/a/sheet.toml")
    assert services.lab.asked("open_sheet") == [(Path("/a/sheet.toml"),)]
    assert window.page == "lab"


def test_dropped_json_is_looked_into_first(window: MainWindow, services: Any) -> None:
    """It may be a comparison or hold the inputs of one; the lab finds out."""
    drop(window, "/a/sheet.json")
    assert services.lab.asked("open_sheet") == []
    page = window.current_page()
    assert isinstance(page, StubPage)
    assert window.page == "lab" and {"json": Path("/a/sheet.json")} in page.asked


def test_document_dropped_on_a_chat_grounds_it(window: MainWindow, services: Any) -> None:
    """It goes to the chat's collection, and the chat stays open."""
    drop(window, "/a/b.pdf")
    assert services.library.asked("add") == [([Path("/a/b.pdf")], "c1")]
    assert window.page == "chat"


def test_document_dropped_on_a_plain_chat(window: MainWindow, services: Any) -> None:
    """A chat without documents answers from the collection as soon as there is one."""
    services.chat.be_empty()
    services.library.current_collection_id = ""
    drop(window, "/a/b.pdf")
    assert services.chat.asked("set_collection") == []
    services.library.current_collection_id = "c9"
    services.library.changed.emit()
    assert services.chat.asked("set_collection") == [("c9",)]


def test_document_dropped_elsewhere(window: MainWindow, services: Any) -> None:
    """From any other page it goes to the current collection, and the documents are shown."""
    window.show_page("settings")
    drop(window, "/a/b.pdf", "/a/c.md")
    assert services.library.asked("add") == [([Path("/a/b.pdf"), Path("/a/c.md")],)]
    assert window.page == "documents"
