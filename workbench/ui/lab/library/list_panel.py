"""The list of prompts with its search, and what concerns the whole library."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QWidget

from workbench.core.prompts import LibraryPrompt
from workbench.ui import words as common
from workbench.ui.context import UiContext
from workbench.ui.lab.library.prompts_model import DETAIL_ROLE, PROMPT_ROLE, PromptsModel
from workbench.ui.lab.two_line_delegate import TwoLineDelegate
from workbench.ui.translation import chosen_language
from workbench.ui.widgets import ChoiceField, PlainButton, SearchField, column, label, row


class ListPanel(QWidget):
    """Shows what fits the search.

    `selected(prompt or None)`; `activated(prompt)` by Enter or a double click; `delete_asked()`;
    `import_asked(folder)` and `export_asked(folder)` for files or a folder of all prompts shown.
    """

    selected = Signal(object)
    activated = Signal(object)
    delete_asked = Signal()
    import_asked = Signal(bool)
    export_asked = Signal(bool)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._prompts = context.services.prompts
        self._language = chosen_language(context.services.settings.value.language)
        self._wanted = ""  # to be chosen as soon as it is there
        self._model = PromptsModel(self)
        self.search = SearchField(context, self.tr("Search names, tags and texts"), self)
        self.search.searched.connect(lambda _text: self._on_searched())
        self._tags = ChoiceField([(self.tr("All tags"), "")], "", self)
        self._tags.setAccessibleName(self.tr("Tag"))
        self._tags.setToolTip(self.tr("Show only prompts with this tag."))
        self._tags.chosen.connect(lambda _tag: self._on_searched())
        self._list = self._make_list(context)
        self._empty = label("", self, "dim", wrap=True)
        self._damaged = label("", self, "small", wrap=True)
        layout = column(self, spacing=8)
        layout.addWidget(self.search)
        layout.addWidget(self._tags)
        layout.addWidget(self._empty)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._damaged)
        layout.addLayout(self._make_foot(context))
        self._prompts.changed.connect(self.refresh)
        self.refresh()

    @property
    def chosen(self) -> LibraryPrompt | None:
        """The prompt that is selected."""
        prompt: LibraryPrompt | None = self._list.currentIndex().data(PROMPT_ROLE)
        return prompt

    def choose(self, prompt_id: str) -> None:
        """Select a prompt, now or once it has been read; the search makes way for it."""
        self._wanted = prompt_id
        if prompt_id and self._model.row_of(prompt_id) < 0:
            self.search.clear()
            self._tags.setCurrentIndex(0)
        self.refresh()

    def refresh(self) -> None:
        """Show what fits the search now, the same prompt selected if it is still there."""
        before = self.chosen
        wanted = self._wanted or (before.prompt_id if before else "")
        self._fill_tags()
        tag = str(self._tags.currentData() or "")
        text = self.search.text()
        found = self._prompts.search(text, (tag,) if tag else ())
        if not text.strip():  # what a search finds best comes first, else the person's language
            found = tuple(sorted(found, key=lambda item: item.language not in ("", self._language)))
        self._model.show(found)
        row_wanted = self._model.row_of(wanted)
        if row_wanted >= 0:
            self._wanted = ""
        if found:
            self._list.setCurrentIndex(self._model.index(max(0, row_wanted)))
        self._empty.setVisible(not found)
        self._empty.setText(
            self.tr("No prompt fits the search.")
            if self._prompts.prompts()
            else self.tr("The library is being read…")
        )
        self._show_damaged()
        self.selected.emit(self.chosen)

    def _fill_tags(self) -> None:
        """Offer the tags there are now."""
        tags = self._prompts.tags()
        if [self._tags.itemData(place) for place in range(1, self._tags.count())] == [*tags]:
            return
        chosen = self._tags.currentData()
        while self._tags.count() > 1:
            self._tags.removeItem(1)
        for tag in tags:
            self._tags.addItem(tag, tag)
        self._tags.setCurrentIndex(max(0, self._tags.findData(chosen)))

    def _show_damaged(self) -> None:
        """Say which files could not be read, and why."""
        lines = [" ".join(common.translate_problem(d.problem)) for d in self._prompts.damaged()]
        self._damaged.setVisible(bool(lines))
        self._damaged.setText("\n".join(lines[:3]))
        self._damaged.setToolTip("\n".join(lines))

    def _make_list(self, context: UiContext) -> QListView:
        """Return the list with its keys."""
        view = QListView(self)
        view.setModel(self._model)
        view.setItemDelegate(TwoLineDelegate(context, DETAIL_ROLE, view))
        view.setAccessibleName(self.tr("Prompts"))
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.activated.connect(self._on_activated)
        view.selectionModel().currentChanged.connect(
            lambda _now, _before: self.selected.emit(self.chosen)
        )
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_Delete), view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.delete_asked)
        return view

    def _make_foot(self, context: UiContext) -> QHBoxLayout:
        """Return the buttons for files."""
        take_in = self._make_menu(
            PlainButton(
                context, self.tr("Import"), self, role="quiet", icon="import",
                tooltip=self.tr("Add prompts from files. What is there already is never replaced."),
            ),
            self.import_asked,
            (self.tr("Files…"), self.tr("A folder…")),
        )  # fmt: skip
        export = self._make_menu(
            PlainButton(
                context, self.tr("Export all"), self, role="quiet", icon="export",
                tooltip=self.tr("Write all prompts shown here to files."),
            ),
            self.export_asked,
            (self.tr("Into one file…"), self.tr("Into a folder, a file each…")),
        )  # fmt: skip
        line = row(spacing=8)
        line.addWidget(take_in)
        line.addWidget(export)
        line.addStretch(1)
        return line

    def _make_menu(
        self, button: PlainButton, told: SignalInstance, texts: tuple[str, str]
    ) -> PlainButton:
        """Give a button its two entries: for files, and for folders."""
        menu = QMenu(button)
        for text, folder in zip(texts, (False, True), strict=True):
            action = menu.addAction(text)
            action.triggered.connect(lambda _checked=False, chosen=folder: told.emit(chosen))
        button.setMenu(menu)
        return button

    def shown(self) -> tuple[LibraryPrompt, ...]:
        """Return the prompts that fit the search."""
        rows = range(self._model.rowCount())
        return tuple(self._model.index(place).data(PROMPT_ROLE) for place in rows)

    def _on_searched(self) -> None:
        """Show what is found, with the best of it selected."""
        self.refresh()
        if self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(0))

    def _on_activated(self, index: QModelIndex) -> None:
        """Use the prompt."""
        self.activated.emit(index.data(PROMPT_ROLE))
