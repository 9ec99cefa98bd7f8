"""The original of a PDF: page by page, with the passage marked. Imports QtPdf: import it late."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.core.sources import Document
from workbench.ui.context import UiContext
from workbench.ui.documents import words
from workbench.ui.documents.message_box import MessageBox
from workbench.ui.documents.page_switch import PageSwitch
from workbench.ui.documents.pdf_page import PdfPage, find_passage
from workbench.ui.widgets import ElidedLabel, column, row


class PdfViewer(QWidget):
    """Opens the file itself; what was read from it is in the tab beside."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = ""
        self._pdf = QPdfDocument(self)
        self._name = ElidedLabel("", self, "strong")
        self._switch = PageSwitch(context, self)
        self._switch.stepped.connect(lambda step: self._turn(self._page() + step))
        self._view = PdfPage(context.theme, self)
        self._view.setDocument(self._pdf)
        self._view.pageNavigator().currentPageChanged.connect(lambda _page: self._show_place())
        self._message = MessageBox(context, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._message)
        self._stack.addWidget(self._view)
        head = row(margins=(12, 8, 4, 4), spacing=12)
        head.addWidget(self._name, 1)
        head.addWidget(self._switch)
        layout = column(self, spacing=0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def show_document(self, document: Document, page: int | None = None, text: str = "") -> None:
        """Show a PDF, at a page counted from 1 and with a passage marked when they are given."""
        self._name.setText(document.name)
        if document.path != self._path:
            self._open(document.path)
        if self._stack.currentWidget() is not self._view or page is None:
            return
        index = min(max(page - 1, 0), max(self._pdf.pageCount() - 1, 0))
        self._view.mark(index, find_passage(self._pdf, index, text) if text else [])
        self._turn(index)
        QTimer.singleShot(0, self._view, self._view.scroll_to_mark)

    def _open(self, path: str) -> None:
        """Open a file, or say why it cannot be shown."""
        self._path = path
        self._view.mark(-1, [])
        error = self._pdf.load(path) if Path(path).is_file() else QPdfDocument.Error.FileNotFound
        errors = QPdfDocument.Error
        if error is errors.None_:
            self._stack.setCurrentWidget(self._view)
        elif error is errors.FileNotFound:
            self._say(
                self.tr("The file is no longer where it was."),
                self.tr("What was read from it is still here, in the tab Text."),
            )
        elif error is errors.IncorrectPassword:
            self._say(self.tr("The file is protected by a password."), "")
        else:
            self._say(self.tr("The file cannot be shown."), self.tr("Open it in another program."))
        self._show_place()

    def _say(self, text: str, hint: str) -> None:
        """Show a line in place of the page."""
        self._message.show_text(text, hint)
        self._stack.setCurrentWidget(self._message)

    def _page(self) -> int:
        """Return the page shown, from 0."""
        return self._view.pageNavigator().currentPage()

    def _turn(self, page: int) -> None:
        """Show another page."""
        if 0 <= page < self._pdf.pageCount():
            self._view.pageNavigator().jump(page, QPointF())
        self._show_place()

    def _show_place(self) -> None:
        """Say which page is shown."""
        shown = self._stack.currentWidget() is self._view
        count = self._pdf.pageCount() if shown else 0
        self._switch.show_place(self._page(), count, words.page(self._page() + 1))
