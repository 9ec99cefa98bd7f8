"""The main window: it only arranges the rail, the pages, the status bar, notices and drops."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from workbench.services.notices import Notice
from workbench.ui.context import UiContext
from workbench.ui.frame.banner import TourBanner
from workbench.ui.frame.dropping import Dropping
from workbench.ui.frame.drops import DropOverlay, dropped_files, sort_paths
from workbench.ui.frame.rail import PAGES, Rail
from workbench.ui.frame.shortcuts import ShortcutsDialog
from workbench.ui.frame.status_bar import StatusBar
from workbench.ui.frame.toasts import Toasts
from workbench.ui.page import Page
from workbench.ui.style import dress
from workbench.ui.widgets.panels import column, row

PageMaker = Callable[[UiContext], QWidget]

_SMALLEST = (960, 600)
_USUAL = (1280, 800)


def _maker(name: str) -> PageMaker:
    """Return what makes a page; its modules are imported when it is first opened."""

    def make(context: UiContext) -> QWidget:
        module = importlib.import_module(f"workbench.ui.{name}.page")
        page: QWidget = getattr(module, f"{name.capitalize()}Page")(context)
        return page

    return make


class MainWindow(QMainWindow):
    """Signals: page_changed(name); closed(), when the person closes the window."""

    page_changed = Signal(str)
    closed = Signal()

    def __init__(
        self,
        context: UiContext,
        page: str = "chat",
        makers: Mapping[str, PageMaker] | None = None,
    ) -> None:
        super().__init__()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        dress(application, context.theme, context.points)
        self._context = context
        self._makers = makers or {name: _maker(name) for name in PAGES}
        self._pages: dict[str, QWidget] = {}
        self.page = ""
        self.setWindowTitle("Workbench")
        self.setWindowIcon(QIcon(context.icons.pixmap("spark", 64, "accent")))
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_USUAL)
        self.setAcceptDrops(True)
        self._build()
        self._make_shortcuts()
        self._listen()
        self.show_page(page)

    # Building

    def _build(self) -> None:
        """Put the frame together."""
        centre = QWidget(self)
        outer = column(centre, spacing=0)
        line = row(spacing=0)
        self._rail = Rail(self._context, centre)
        self._banner = TourBanner(self._context, centre)
        self._stack = QStackedWidget(centre)
        pages = column(spacing=0)
        pages.addWidget(self._banner)
        pages.addWidget(self._stack, 1)
        self.toasts = Toasts(self._context, centre)
        pages.addWidget(self.toasts)
        line.addWidget(self._rail)
        line.addLayout(pages, 1)
        outer.addLayout(line, 1)
        self._status = StatusBar(self._context, centre)
        outer.addWidget(self._status)
        self.setCentralWidget(centre)
        self.overlay = DropOverlay(self._context, self)
        self._dropping = Dropping(self._context.services, self)

    def _make_shortcuts(self) -> None:
        """Make the keys of the window work."""
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+N", self._new_chat),
            ("Ctrl+L", self._focus_composer),
            ("Ctrl+F", self._focus_search),
            ("F1", self._show_shortcuts),
        ]
        for key, action in keys:
            QShortcut(QKeySequence(key), self).activated.connect(action)
        for number, name in enumerate(PAGES, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda chosen=name: self.show_page(chosen))

    def _listen(self) -> None:
        """Follow the frame's parts and the notices."""
        self._rail.chosen.connect(self.show_page)
        self._status.models_wanted.connect(lambda: self.show_page("models"))
        self._banner.models_wanted.connect(lambda: self.show_page("models"))
        self._dropping.navigate.connect(self.show_page)
        self.page_changed.connect(self._rail.mark)
        self.page_changed.connect(self._banner.follow)
        notices = self._context.services.notices
        self.toasts.acted.connect(self._on_notice_action)
        notices.posted.connect(self.toasts.add)
        for notice in notices.take_pending():
            self.toasts.add(notice)

    # Pages

    def show_page(self, name: str, target: object = None) -> None:
        """Open a page, and on it what *target* names."""
        if name not in self._pages:
            made = self._makers[name](self._context)
            navigate = getattr(made, "navigate", None)
            if navigate is not None:
                navigate.connect(self.show_page)
            self._stack.addWidget(made)
            self._pages[name] = made
        page = self._pages[name]
        self._stack.setCurrentWidget(page)
        if name != self.page:
            self.page = name
            self.page_changed.emit(name)
        if isinstance(page, Page):
            page.focus_main()
        else:
            page.setFocus()
        if target is not None:
            page.go_to(target)  # type: ignore[attr-defined]

    def current_page(self) -> QWidget:
        """Return the open page."""
        return self._pages[self.page]

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody else wanted stops what runs, else closes the newest notice.

        Not a shortcut: a search field or an editor has the first claim on Esc.
        """
        if event.key() == Qt.Key.Key_Escape and (self._stop() or self.toasts.close_newest()):
            return
        super().keyPressEvent(event)

    def _stop(self) -> bool:
        """Stop the lab's run or the answer; False when nothing runs."""
        services = self._context.services
        if self.page == "lab" and services.lab.running:
            services.lab.stop()
            return True
        if services.chat.activity.phase != "idle":
            services.chat.stop()
            return True
        return False

    def _new_chat(self) -> None:
        """Start a new chat and go to the message field."""
        self.show_page("chat")
        self._context.services.chat.new()
        self._focus_composer()

    def _focus_composer(self) -> None:
        """Go to the message field; in the lab, open the prompt library."""
        page = self.current_page()
        if not (isinstance(page, Page) and page.open_library()):
            self.show_page("chat")

    def _focus_search(self) -> None:
        """Go to the search field of the page."""
        page = self.current_page()
        if isinstance(page, Page):
            page.focus_search()

    def _show_shortcuts(self) -> None:
        """Show all keys."""
        ShortcutsDialog(self._context, self).open()

    # Notices

    def _on_notice_action(self, notice: Notice) -> None:
        """Do what the button of a notice says."""
        self._context.services.notices.act(notice)
        if notice.action == "open_models":
            self.show_page("models")
        elif notice.action == "open_documents":
            self.show_page("documents")
        elif notice.action == "open_file":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(notice.problem.values["file"])))
        elif notice.action == "log":
            self.show_page("settings", {"section": "log"})

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say what will happen to the files."""
        files = dropped_files(event.mimeData(), self.page)
        words = self._dropping.words(files, self.page, self.current_page())
        if words is None:
            event.ignore()
            return
        self.overlay.tell(*words)
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Nothing will happen."""
        self.overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let it happen."""
        self.overlay.hide()
        event.acceptProposedAction()
        files = dropped_files(event.mimeData(), self.page)
        self._dropping.take(files, self.page, self.current_page())

    def take_files(self, paths: list[Path]) -> None:
        """Take files as if they had been dropped here (a page got them by paste)."""
        self._dropping.take(sort_paths(paths, self.page), self.page, self.current_page())

    # Window

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what floats in its place."""
        super().resizeEvent(event)
        self.overlay.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let notices wait for the next window."""
        self._context.services.notices.window_gone()
        super().closeEvent(event)
        self.closed.emit()
