"""The original of a PDF: page by page, with the passage marked. Pages are drawn elsewhere."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.core.errors import Problem
from workbench.core.sources import Document, PagePicture
from workbench.ui.context import UiContext
from workbench.ui.documents import words
from workbench.ui.documents.message_box import MessageBox
from workbench.ui.documents.page_switch import PageSwitch
from workbench.ui.documents.pdf_page import PdfPage
from workbench.ui.widgets import ElidedLabel, column, row

_REST_MS: Final = 150  # a window that is being resized asks once


class PdfViewer(QWidget):
    """Shows pages of the file itself; what was read from it is in the tab beside."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = context.services.library
        self._document_id = ""
        self._target: tuple[int | None, str] = (None, "")  # what was last asked for
        self._place = (1, "")  # what is shown: page from 1, passage
        self._asked = 0
        self._pages = 0
        self._name = ElidedLabel("", self, "strong")
        self._switch = PageSwitch(context, self)
        self._switch.stepped.connect(self._step)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._redraw)
        self._view = PdfPage(context.theme, self)
        self._view.page_wanted.connect(self._step)
        self._view.size_changed.connect(self._rest.start)
        self._message = MessageBox(context, self)
        self._message.activated.connect(lambda: self._ask(to_mark=True))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._message)
        self._stack.addWidget(self._view)
        head = row(margins=(12, 8, 4, 4), spacing=12)
        head.addWidget(self._name, 1)
        head.addWidget(self._switch)
        layout = column(self, spacing=0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self._message.show_text("")

    def show_document(self, document: Document, page: int | None = None, text: str = "") -> None:
        """Show a PDF, at a page counted from 1 and with a passage marked when they are given."""
        self._name.setText(document.name)
        target = (page, text if page else "")
        if document.document_id == self._document_id and target == self._target:
            return  # news of the document shown: its page stays open
        self._document_id, self._target = document.document_id, target
        self._place = (page or 1, target[1])
        self._ask(to_mark=True)

    def _step(self, step: int) -> None:
        """Show the next page or the one before."""
        number = self._place[0] + step
        if 1 <= number <= self._pages:
            self._place = (number, "")
            self._ask(to_mark=True)

    def _redraw(self) -> None:
        """Draw the same page at the size it now has."""
        picture = self._view.picture
        if picture is not None and picture.width_px != self._view.width_px():
            self._ask(to_mark=False)

    def _ask(self, to_mark: bool) -> None:
        """Have a page drawn; only the answer to the last question is shown."""
        self._asked += 1
        asked = self._asked

        def done(answer: PagePicture | Problem) -> None:
            if asked == self._asked:
                self._show(answer, to_mark)

        number, passage = self._place
        width_px = self._view.width_px()
        self._library.draw_page(self._document_id, number, width_px, passage, done)

    def _show(self, answer: PagePicture | Problem, to_mark: bool) -> None:
        """Show a page, or why it cannot be shown."""
        if isinstance(answer, Problem):
            self._pages = 0
            self._message.show_problem(answer, self.tr("Try again"))
            self._stack.setCurrentWidget(self._message)
            self._switch.show_place(0, 0, "")
            return
        self._pages = answer.pages
        self._place = (answer.number, self._place[1])
        self._stack.setCurrentWidget(self._view)
        self._view.show_picture(answer)
        self._switch.show_place(answer.number - 1, answer.pages, words.page(answer.number))
        if to_mark:
            QTimer.singleShot(0, self._view, self._view.scroll_to_mark)
