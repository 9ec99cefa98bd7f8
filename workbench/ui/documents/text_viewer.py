"""The text of a document as the program read it, page by page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.core.errors import Problem
from workbench.core.sources import Chunk, Document, DocumentState, Page, Span
from workbench.ui.context import UiContext
from workbench.ui.documents import words
from workbench.ui.documents.chunk_text import ChunkText
from workbench.ui.documents.message_box import MessageBox
from workbench.ui.documents.page_switch import PageSwitch
from workbench.ui.documents.sheets import Sheet, sheet_with, sheets_of
from workbench.ui.guard import while_alive
from workbench.ui.widgets import ElidedLabel, Pill, column, label, row


class TextViewer(QWidget):
    """Asks the library for pages and chunks; answers for a document left since are dropped.

    `text_came()` once the text asked for is shown.
    """

    text_came = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = context.services.library
        self._document: Document | None = None
        self._asked = False  # its text is here, or on its way
        self._sheets: tuple[Sheet, ...] = ()
        self._chunks: list[Chunk] = []
        self._index = 0
        self._target: tuple[int, Span | None] | None = None
        self._name = ElidedLabel("", self, "strong")
        self._colours = Pill(
            context,
            self.tr("Chunks in colour"),
            self,
            tooltip=self.tr(
                "Each piece that a search can find has its own colour; "
                "where two share text the colour is stronger."
            ),
        )
        self._colours.setCheckable(True)
        self._colours.setChecked(True)
        self._colours.toggled.connect(lambda _on: self._paint_marks())
        self._count = label("", self, "small")
        self._switch = PageSwitch(context, self)
        self._switch.stepped.connect(self._on_stepped)
        self.text = ChunkText(context, self)
        self._message = MessageBox(context, self)
        self._message.activated.connect(self._on_retry)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._message)
        self._stack.addWidget(self.text)
        head = row(margins=(12, 8, 4, 4), spacing=12)
        head.addWidget(self._name, 1)
        head.addWidget(self._count)
        head.addWidget(self._colours)
        head.addWidget(self._switch)
        layout = column(self, spacing=0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self.show_document(None)

    def show_document(
        self, document: Document | None, page: int | None = None, span: Span | None = None
    ) -> None:
        """Show a document, at a passage when one is given."""
        target = None if page is None else (page, span)
        if document is not None and document == self._document and self._asked:
            self._go(target)
            return
        self._asked = False
        self._document, self._target = document, target
        self._sheets, self._chunks, self._index = (), [], 0
        self._name.setText(document.name if document else "")
        self._count.setText("")
        self._colours.setVisible(False)
        self._switch.show_place(0, 0, "")
        if document is None:
            self._say(self.tr("Choose a file to see its text."))
        elif document.problem is not None:
            self._show_problem(document.problem)
        elif document.state is not DocumentState.READY:
            self._say(words.state(document) + ". " + words.state_tip(document))
        else:
            self._ask(document)

    def passage_text(self) -> str:
        """Return the text of the passage that is marked, "" when there is none."""
        page, span = self._target or (0, None)
        if span is None or not self._sheets:
            return ""
        sheet = self._sheets[sheet_with(self._sheets, page, span)]
        if sheet.page != page:
            return ""
        return sheet.text[span.start - sheet.offset : span.end - sheet.offset]

    def _ask(self, document: Document) -> None:
        """Ask for the text and the chunks."""
        self._asked = True
        self._say(self.tr("Opening the text…"))
        wanted = document.document_id

        def pages_came(outcome: list[Page] | Problem) -> None:
            if self._document is not None and self._document.document_id == wanted:
                self._take_pages(outcome)

        def chunks_came(outcome: list[Chunk] | Problem) -> None:
            here = self._document is not None and self._document.document_id == wanted
            if here and not isinstance(outcome, Problem):
                self._take_chunks(outcome)

        self._library.pages(wanted, while_alive(self, pages_came))
        self._library.chunks(wanted, while_alive(self, chunks_came))

    def _take_pages(self, outcome: list[Page] | Problem) -> None:
        """Show the text, or why there is none."""
        if isinstance(outcome, Problem):
            self._asked = False
            self._show_problem(outcome)
            return
        self._sheets = sheets_of(outcome)
        if not self._sheets:
            self._say(self.tr("This document has no text."))
            return
        self._stack.setCurrentWidget(self.text)
        self._go(self._target or (self._sheets[0].page, None))
        self.text_came.emit()

    def _take_chunks(self, chunks: list[Chunk]) -> None:
        """Colour the chunks."""
        self._chunks = chunks
        self._count.setText(self.tr("%n chunks", "", len(chunks)))
        self._colours.setVisible(bool(chunks))
        self._paint_marks()

    def _go(self, target: tuple[int, Span | None] | None) -> None:
        """Show the page of a passage and the passage in it."""
        if target is None:
            return
        self._target = target
        if not self._sheets:
            return
        self._show_sheet(sheet_with(self._sheets, *target))
        if target[1] is not None:
            self.text.scroll_to(target[1])

    def _show_sheet(self, index: int) -> None:
        """Show one page."""
        self._index = index
        sheet = self._sheets[index]
        self.text.show_sheet(sheet)
        self._switch.show_place(index, len(self._sheets), words.page(sheet.page))
        self._paint_marks()

    def _on_stepped(self, step: int) -> None:
        """Turn the page."""
        self._show_sheet(self._index + step)

    def _paint_marks(self) -> None:
        """Lay the colours over the page shown."""
        if not self._sheets:
            return
        page, span = self._target or (0, None)
        passage = span if page == self._sheets[self._index].page else None
        self.text.paint_marks(self._chunks if self._colours.isChecked() else [], passage)

    def _say(self, text: str) -> None:
        """Show a line in place of text."""
        self._message.show_text(text)
        self._stack.setCurrentWidget(self._message)

    def _show_problem(self, problem: Problem) -> None:
        """Show why there is no text, and offer to try again."""
        self._message.show_problem(problem, self.tr("Try again"))
        self._stack.setCurrentWidget(self._message)

    def _on_retry(self) -> None:
        """Read the document once more."""
        if self._document is not None:
            self._library.retry([self._document.document_id])
