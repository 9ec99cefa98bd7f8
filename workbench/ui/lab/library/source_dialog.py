"""Takes the text of a document, or some of its passages, as the value of a variable."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from workbench.core.errors import Problem
from workbench.core.prompts import PromptVariable
from workbench.core.sources import DocumentState, Page, Passage, SearchResult
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.guard import while_alive
from workbench.ui.widgets import (
    ChoiceField,
    PlainButton,
    PrimaryButton,
    SearchField,
    column,
    label,
    row,
)

_THING = Qt.ItemDataRole.UserRole


class SourceDialog(QDialog):
    """Documents at the left, the value at the right, where it can be changed. `taken(text)`."""

    taken = Signal(str)

    def __init__(
        self, context: UiContext, variable: PromptVariable, value: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._library = context.services.library
        self._whole = variable.type == "document"
        self._asked = 0  # answers to an older question come too late
        name = "{{" + variable.name + "}}"
        self.setWindowTitle(
            self.tr("A document for {variable}").format(variable=name)
            if self._whole
            else self.tr("Passages for {variable}").format(variable=name)
        )
        self.resize(840, 520)
        self._collection = self._make_collection()
        self._search = SearchField(context, self.tr("What the passages should be about"), self)
        self._search.setVisible(not self._whole)
        self._search.searched.connect(lambda _text: self._fill())
        self._list = self._make_list()
        self._said = label("", self, "small", wrap=True)
        self._text = QPlainTextEdit(value, self)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Value of {variable}").format(variable=name))
        self._text.setToolTip(self.tr("What is sent in place of the variable; you can change it."))
        self._text.textChanged.connect(self._count)
        self._size = label("", self, "small")
        layout = column(self, margins=24, spacing=16)
        layout.addLayout(self._make_body(), 1)
        layout.addLayout(self._make_foot(context))
        self._count()
        if not self._whole:
            with QSignalBlocker(self._search):
                self._search.setText(context.services.lab.sheet.input)
        self._fill()

    def _make_collection(self) -> ChoiceField:
        """Return the choice of a collection."""
        choices: list[tuple[str, object]] = [
            (item.name, item.collection_id) for item in self._library.collections
        ]
        choices = choices or [(self.tr("No documents yet"), "")]
        field = ChoiceField(choices, choices[0][1], self)
        field.setAccessibleName(self.tr("Collection"))
        field.setToolTip(self.tr("The collection of documents to choose from."))
        field.chosen.connect(lambda _key: self._fill())
        return field

    def _make_list(self) -> QListWidget:
        """Return the list: one document at a time, or any number of passages."""
        made = QListWidget(self)
        made.setAccessibleName(self.tr("Documents") if self._whole else self.tr("Passages"))
        made.setWordWrap(not self._whole)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self._whole:
            made.itemActivated.connect(self._on_activated)
            made.itemClicked.connect(self._on_activated)
        else:
            made.setSelectionMode(QListWidget.SelectionMode.MultiSelection)
            made.setSpacing(4)
            made.itemSelectionChanged.connect(self._take_passages)
        return made

    def _make_body(self) -> QHBoxLayout:
        """Return both sides."""
        left, right = QWidget(self), QWidget(self)
        sources = column(left, spacing=8)
        for part in (self._collection, self._search, self._list, self._said):
            sources.addWidget(part, 1 if part is self._list else 0)
        value = column(right, spacing=8)
        value.addWidget(self._text, 1)
        value.addWidget(self._size)
        sides = row(spacing=16)
        sides.addWidget(left, 4)
        sides.addWidget(right, 5)
        return sides

    def _make_foot(self, context: UiContext) -> QHBoxLayout:
        """Return the buttons."""
        cancel = PlainButton(context, self.tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        take = PrimaryButton(context, self.tr("Use this text"), self)
        take.clicked.connect(self._on_take)
        foot = row(spacing=8)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(take)
        return foot

    def _fill(self) -> None:
        """List the documents of the collection, or the passages found in it."""
        collection_id = str(self._collection.currentData() or "")
        with QSignalBlocker(self._list):
            self._list.clear()
        self._say("" if collection_id else self.tr("Add documents on the Documents page first."))
        if self._whole:
            for document in self._library.documents(collection_id):
                if document.state is DocumentState.READY:
                    self._add(document.name, document.document_id)
        elif collection_id and self._search.text().strip():
            self._asked += 1
            number = self._asked
            question = self._search.text().strip()
            self._library.search(
                question,
                collection_id,
                while_alive(self, lambda found: self._take_found(found, number)),
            )

    def _add(self, text: str, thing: object) -> None:
        """Add a line to the list."""
        item = QListWidgetItem(text)
        item.setData(_THING, thing)
        item.setToolTip(text)
        self._list.addItem(item)

    def _take_found(self, found: SearchResult | Problem, number: int) -> None:
        """List the passages that were found, to choose among."""
        if number != self._asked:
            return
        if isinstance(found, Problem):
            self._say(" ".join(words.translate_problem(found)))
            return
        with QSignalBlocker(self._list):
            for passage in found.passages:
                self._add(f"{passage.document_name}\n{passage.text}", passage)
        self._say("" if found.passages else self.tr("Nothing was found."))

    def _on_activated(self, item: QListWidgetItem) -> None:
        """Take the text of a document."""
        self._library.pages(str(item.data(_THING)), while_alive(self, self._take_pages))

    def _take_pages(self, pages: list[Page] | Problem) -> None:
        """Take the text of a whole document."""
        if isinstance(pages, Problem):
            self._say(" ".join(words.translate_problem(pages)))
            return
        self._text.setPlainText("\n\n".join(page.text.strip() for page in pages))

    def _take_passages(self) -> None:
        """Take the chosen passages, numbered from 1 as in a grounded answer."""
        items = (self._list.item(place) for place in range(self._list.count()))
        chosen: list[Passage] = [item.data(_THING) for item in items if item.isSelected()]
        parts = (f"[{number}] {item.text.strip()}" for number, item in enumerate(chosen, start=1))
        self._text.setPlainText("\n\n".join(parts))

    def _count(self) -> None:
        """Say how long the value is."""
        self._size.setText(self.tr("%n characters", "", len(self._text.toPlainText())))

    def _say(self, text: str) -> None:
        """Say why there is nothing in the list."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _on_take(self) -> None:
        """Hand the value over."""
        self.taken.emit(self._text.toPlainText())
        self.accept()
