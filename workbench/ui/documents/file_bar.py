"""The head of the page: the collection's name and summary, and what can be done with files."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from workbench.core.sources import Collection, Document, DocumentState
from workbench.ui.context import UiContext
from workbench.ui.documents import words
from workbench.ui.documents.say import say
from workbench.ui.documents.watched_folders import WatchedFolders
from workbench.ui.widgets import (
    ElidedLabel,
    PlainButton,
    PrimaryButton,
    QuietButton,
    column,
    label,
    row,
)

_LARGE_POINTS = 13  # with larger text the less common button is an icon only


class FileBar(QWidget):
    """Buttons that need chosen files are there only while some are chosen."""

    chosen = Signal(str)
    """"add_files", "add_folder", "open", "retry", "cancel", "remove", "recognise", "pause",
    "watch_folder", "collection_settings", "statistics", "export_collection",
    "index_server", "rename_collection" or "remove_collection"."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._library = context.services.library
        self._title = ElidedLabel("", self, "title")
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._summary = label("", self, "small", wrap=True)
        self._state = label("", self, "warn", wrap=True)
        self._more = self._make_more()
        self._open = self._quiet("open", "eye", self.tr("Open the file with its own program"))
        self._retry = self._quiet("retry", "retry", self.tr("Read the chosen files again"))
        self._cancel = self._quiet("cancel", "stop", self.tr("Stop reading the chosen files"))
        self._remove = self._quiet(
            "remove", "trash", self.tr("Remove the chosen files; the files themselves stay")
        )
        self._recognise = PlainButton(
            context,
            self.tr("Recognise text"),
            self,
            icon="quote",
            tooltip=self.tr(
                "Read the text in the pictures of the chosen files with Tesseract, a program "
                "that must be installed. It takes a few seconds a page."
            ),
        )
        self._recognise.clicked.connect(lambda: self.chosen.emit("recognise"))
        self._pause = PlainButton(context, "", self, icon="pause")
        self._pause.clicked.connect(lambda: self.chosen.emit("pause"))
        self._folders = WatchedFolders(context, self)
        folder = PlainButton(
            context,
            "" if context.points > _LARGE_POINTS else self.tr("Add folder"),
            self,
            icon="folder",
            tooltip=self.tr("Add all documents of a folder and of the folders in it."),
        )
        folder.setAccessibleName(self.tr("Add folder"))
        folder.clicked.connect(lambda: self.chosen.emit("add_folder"))
        files = PrimaryButton(
            context,
            self.tr("Add files"),
            self,
            icon="plus",
            tooltip=self.tr("PDF, Word, text, Markdown and web pages. Dropping them works too."),
        )
        files.clicked.connect(lambda: self.chosen.emit("add_files"))
        self._adders = (folder, files)
        line = row(spacing=8)
        line.addWidget(self._title)
        line.addWidget(self._more)
        line.addStretch(1)
        chosen = (self._open, self._retry, self._cancel, self._remove)
        for button in (self._recognise, *chosen, self._pause, folder, files):
            line.addWidget(button)
        layout = column(self, spacing=4)
        layout.addLayout(line)
        layout.addWidget(self._summary)
        layout.addWidget(self._folders)
        layout.addWidget(self._state)
        self.show_chosen(())

    def show_collection(self, collection: Collection | None, documents: Sequence[Document]) -> None:
        """Show the name and the summary of a collection."""
        self._title.setText(collection.name if collection else self.tr("Documents"))
        self._more.setVisible(collection is not None)
        chunks = sum(item.chunks for item in documents if item.state is DocumentState.READY)
        say(
            self._summary,
            words.summary(collection, len(documents), chunks) if collection and documents else "",
        )
        self._folders.show_collection(collection)
        self._show_pause(any(item.state in words.BUSY for item in documents))
        for button in self._adders:
            button.setVisible(bool(documents))  # else the empty page has them

    def show_state(self, state: str) -> None:
        """Say when the library is not there yet, or not any more."""
        sentences = {
            "starting": self.tr("The library is starting. What you add is taken up then."),
            "lost": self.tr("The library stopped and is being started again."),
        }
        paused = self.tr("Reading is paused. Files that wait are read when you go on.")
        say(self._state, sentences.get(state, paused if self._library.paused else ""))

    def show_chosen(self, documents: Sequence[Document]) -> None:
        """Offer what can be done with the chosen files."""
        busy = any(item.state in words.BUSY for item in documents)
        idle = any(item.state not in words.BUSY for item in documents)
        self._open.setVisible(len(documents) == 1)
        self._recognise.setVisible(any(words.is_scanned(item) for item in documents))
        self._retry.setVisible(idle)
        self._cancel.setVisible(busy)
        self._remove.setVisible(bool(documents))

    def _show_pause(self, busy: bool) -> None:
        """Offer to pause while files are read, and to go on while they wait."""
        paused = self._library.paused
        self._pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        self._pause.setIcon(self._context.icons.get("play" if paused else "pause", "dim", "accent"))
        self._pause.setToolTip(
            self.tr("Read the files that wait.")
            if paused
            else self.tr("Stop reading files for now. Nothing is lost.")
        )
        self._pause.setVisible(busy or paused)
        self.show_state(self._library.state)

    def _quiet(self, key: str, icon: str, tip: str) -> QuietButton:
        """Return an icon button for chosen files."""
        button = QuietButton(self._context, icon, tip, self)
        button.clicked.connect(lambda: self.chosen.emit(key))
        return button

    def _make_more(self) -> QuietButton:
        """Return the menu of the collection."""
        menu = QMenu(self)
        for key, icon, text in (
            ("watch_folder", "eye", self.tr("Watch a folder…")),
            ("collection_settings", "sliders", self.tr("Chunks and embedding…")),
            ("statistics", "info", self.tr("What it holds…")),
            ("export_collection", "export", self.tr("Export to a file…")),
            ("index_server", "globe", self.tr("Chroma server…")),
            ("rename_collection", "edit", self.tr("Rename the collection")),
            ("remove_collection", "trash", self.tr("Remove the collection")),
        ):
            action = menu.addAction(self._context.icons.get(icon), text)
            action.triggered.connect(lambda _checked=False, chosen=key: self.chosen.emit(chosen))
        button = QuietButton(
            self._context, "more", self.tr("What can be done with this collection"), self
        )
        button.setMenu(menu)
        return button
