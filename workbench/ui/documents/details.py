"""The lower half of the page: the chosen file's text, its original, and the test search."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from workbench.core.sources import Document, Span
from workbench.ui.context import UiContext
from workbench.ui.documents.pdf_viewer import PdfViewer
from workbench.ui.documents.search_panel import SearchPanel
from workbench.ui.documents.text_viewer import TextViewer
from workbench.ui.widgets import column


class Details(QTabWidget):
    """The tab with the original is there for PDFs only, and made when it is first opened."""

    passage_opened = Signal(object)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._document: Document | None = None
        self._page: int | None = None
        self._pdf: PdfViewer | None = None
        self.setDocumentMode(True)
        self.setAccessibleName(self.tr("Details of the chosen file"))
        self.text = TextViewer(context, self)
        self.text.text_came.connect(self._show_pdf)  # only now is the passage's text known
        self.search = SearchPanel(context, self)
        self.search.passage_opened.connect(self.passage_opened)
        self._pdf_holder = QWidget(self)
        self.addTab(self.text, self.tr("Text"))
        self.addTab(self._pdf_holder, self.tr("Original"))
        self.addTab(self.search, self.tr("Test search"))
        tips = (
            self.tr("The text as it was read, with the pieces a search can find."),
            self.tr("The page as it looks in the file."),
            self.tr("Try what a question finds, with no model involved."),
        )
        for index, tip in enumerate(tips):
            self.setTabToolTip(index, tip)
        self.setTabVisible(1, False)
        self.currentChanged.connect(lambda _index: self._show_pdf())

    def show_document(
        self,
        document: Document | None,
        page: int | None = None,
        span: Span | None = None,
    ) -> None:
        """Show a file, at a passage when one is given."""
        if page is not None or _id_of(document) != _id_of(self._document):
            self._page = page  # else it is news of the document shown: its page stays open
        self._document = document
        self.text.show_document(document, page, span)
        is_pdf = document is not None and Path(document.path).suffix.lower() == ".pdf"
        self.setTabVisible(1, is_pdf)
        self._show_pdf()

    def open_text(self) -> None:
        """Bring the text to the front."""
        self.setCurrentWidget(self.text)

    def open_search(self) -> None:
        """Bring the test search to the front, ready to type."""
        self.setCurrentWidget(self.search)
        self.search.question.setFocus()
        self.search.question.selectAll()

    def _show_pdf(self) -> None:
        """Show the original when its tab is in front."""
        if self._document is None or self.currentWidget() is not self._pdf_holder:
            return
        if self._pdf is None:
            self._pdf = PdfViewer(self._context, self._pdf_holder)
            column(self._pdf_holder).addWidget(self._pdf)
        self._pdf.show_document(self._document, self._page, self.text.passage_text())


def _id_of(document: Document | None) -> str:
    """Return the id of a document, "" for none."""
    return document.document_id if document else ""
