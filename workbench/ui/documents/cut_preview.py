"""Shows how a document would be cut: its text, the chunks and what they share in colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from workbench.core.errors import Problem
from workbench.core.sources import ChunkPreview, Document, Page
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.documents import words as own
from workbench.ui.documents.chunk_text import ChunkText
from workbench.ui.documents.page_switch import PageSwitch
from workbench.ui.documents.sheets import Sheet, sheets_of
from workbench.ui.guard import while_alive
from workbench.ui.widgets import ChoiceField, column, label, panel, row

_PAUSE_MS: Final = 200  # after the last change of a number
_MOST_DOCUMENTS: Final = 200


class CutPreview(QWidget):
    """Cuts the chosen document anew whenever the sizes change."""

    def __init__(
        self,
        context: UiContext,
        documents: Sequence[Document],
        sizes: tuple[int, int],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._library = context.services.library
        self._sizes = sizes
        self._asked = 0
        self._sheets: tuple[Sheet, ...] = ()
        self._previews: list[ChunkPreview] = []
        self._index = 0
        choices: list[tuple[str, object]] = [
            (item.name, item.document_id) for item in documents[:_MOST_DOCUMENTS]
        ]
        self.choice = ChoiceField(choices or [("", "")], choices[0][1] if choices else "", self)
        self.choice.setAccessibleName(self.tr("Document of the preview"))
        self.choice.setToolTip(self.tr("The file that is shown cut. Nothing is changed by it."))
        self.choice.setMinimumContentsLength(8)
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice.chosen.connect(self._on_chosen)
        self._switch = PageSwitch(context, self)
        self._switch.stepped.connect(lambda step: self._show_sheet(self._index + step))
        self.text = ChunkText(context, self)
        self.count = label("", self, "small", wrap=True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._lay_out()
        self.choice.setVisible(bool(choices))
        if choices:
            self._on_chosen(choices[0][1])
        else:
            self.count.setText(self.tr("The preview shows a file once one is ready."))

    def show_sizes(self, sizes: tuple[int, int]) -> None:
        """Cut with other sizes, as soon as they rest."""
        self._sizes = sizes
        self._pause.start()

    def _lay_out(self) -> None:
        """Put the choice above the text, and what came of it below."""
        card = panel("card", self)
        column(card, margins=1).addWidget(self.text)
        head: QHBoxLayout = row(spacing=8)
        head.addWidget(self.choice, 1)
        head.addWidget(self._switch)
        layout = column(self, spacing=8)
        layout.addLayout(head)
        layout.addWidget(card, 1)
        layout.addWidget(self.count)

    def _document_id(self) -> str:
        """Return the document shown, "" for none."""
        return str(self.choice.currentData() or "")

    def _on_chosen(self, document_id: object) -> None:
        """Fetch the text of another document, then cut it."""
        wanted = str(document_id)
        self._sheets, self._previews = (), []

        def pages_came(outcome: list[Page] | Problem) -> None:
            if wanted == self._document_id():
                self._sheets = () if isinstance(outcome, Problem) else sheets_of(outcome)
                self._show_sheet(0)

        self._library.pages(wanted, while_alive(self, pages_came))
        self._ask()

    def _ask(self) -> None:
        """Ask for the chunks that the sizes make."""
        document_id = self._document_id()
        if not document_id:
            return
        self._asked += 1
        number = self._asked

        def came(outcome: list[ChunkPreview] | Problem) -> None:
            if number == self._asked:
                self._take(outcome)

        self._library.preview(document_id, *self._sizes, while_alive(self, came))

    def _take(self, outcome: list[ChunkPreview] | Problem) -> None:
        """Show the chunks, or why there are none."""
        if isinstance(outcome, Problem):
            self._previews = []
            self.count.setText(" ".join(words.translate_problem(outcome)))
        else:
            self._previews = outcome
            self.count.setText(self._summary(outcome))
        self._paint()

    def _summary(self, previews: Sequence[ChunkPreview]) -> str:
        """Count the chunks and say how large they are."""
        if not previews:
            return self.tr("This document has no text.")
        sizes = [preview.tokens for preview in previews]
        shared = sum(preview.overlap is not None for preview in previews)
        return words.joined(
            self.tr("%n chunk(s)", "", len(previews)),
            self.tr("{least} to {most} tokens").format(
                least=words.count(min(sizes)), most=words.count(max(sizes))
            )
            if min(sizes) < max(sizes)
            else self.tr("%n token(s)", "", sizes[0]),
            self.tr("%n begin(s) with the end of the one before", "", shared) if shared else "",
        )

    def _show_sheet(self, index: int) -> None:
        """Show one page."""
        if not self._sheets:
            self.text.clear()
            self._switch.show_place(0, 0, "")
            return
        self._index = min(max(index, 0), len(self._sheets) - 1)
        sheet = self._sheets[self._index]
        self.text.show_sheet(sheet)
        self._switch.show_place(self._index, len(self._sheets), own.page(sheet.page))
        self._paint()

    def _paint(self) -> None:
        """Lay the colours of the chunks over the page shown."""
        if self._sheets:
            self.text.paint_marks([preview.chunk for preview in self._previews], None)
