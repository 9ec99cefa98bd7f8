"""What a collection holds, counted: files, pages, pieces, languages, room on the disk."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from workbench.core.errors import Problem
from workbench.core.sources import Collection, CollectionStatistics
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.widgets import PlainButton, column, label


class StatisticsDialog(QDialog):
    """Opened from the collection's menu; does not block the window."""

    def __init__(self, context: UiContext, collection: Collection, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(collection.name)
        self.setMinimumWidth(420)
        self._collection = collection
        self._closed = False
        self.finished.connect(self._on_finished)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._state = label(self.tr("Counting…"), self, "small", wrap=True)
        body = column(self, margins=24, spacing=16)
        body.addWidget(label(collection.name, self, "heading", wrap=True))
        body.addWidget(self._state)
        body.addLayout(self._grid)
        close = PlainButton(context, self.tr("Close"), self)
        close.clicked.connect(self.accept)
        body.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        context.services.library.statistics(collection.collection_id, self._show)

    def _show(self, counted: CollectionStatistics | Problem) -> None:
        """Show the counts, or why there are none."""
        if self._closed:
            return
        if isinstance(counted, Problem):
            self._state.setText("\n".join(filter(None, words.translate_problem(counted))))
            return
        self._state.hide()
        for line, (name, value) in enumerate(self._lines(counted)):
            self._grid.addWidget(label(name, self, "dim"), line, 0)
            shown = label(value, self, wrap=True)
            shown.setAccessibleName(f"{name}: {value}")
            self._grid.addWidget(shown, line, 1)

    def _lines(self, counted: CollectionStatistics) -> list[tuple[str, str]]:
        """Return what is shown, line by line."""
        made = QDateTime.fromSecsSinceEpoch(int(counted.created_s))
        return [
            (self.tr("Files"), self._files(counted)),
            (self.tr("Pages"), words.count(counted.pages) if counted.pages else "–"),
            (self.tr("Chunks"), self._chunks(counted)),
            (self.tr("Characters"), words.count(counted.characters)),
            (self.tr("Languages"), self._languages(counted)),
            (self.tr("Embedding model"), self._collection.embedder_id),
            (self.tr("Size of the files"), words.size(counted.file_bytes)),
            (
                self.tr("In the library"),
                self.tr("about {size}").format(size=words.size(counted.stored_bytes)),
            ),
            (
                self.tr("Made on"),
                QLocale().toString(made.date(), QLocale.FormatType.LongFormat),
            ),
        ]

    def _files(self, counted: CollectionStatistics) -> str:
        """Say how many files there are and how they stand."""
        return words.joined(
            words.count(counted.documents),
            self.tr("%n ready", "", counted.ready),
            self.tr("%n could not be read", "", counted.failed) if counted.failed else "",
            self.tr("%n without their file", "", counted.gone) if counted.gone else "",
        )

    def _chunks(self, counted: CollectionStatistics) -> str:
        """Say how many chunks there are, and how many are found by their meaning."""
        return words.joined(
            words.count(counted.chunks), self.tr("%n with vectors", "", counted.vectors)
        )

    def _languages(self, counted: CollectionStatistics) -> str:
        """Say which languages the text is in."""
        if not counted.chunks:
            return "–"
        korean = counted.korean_share
        parts = [
            f"{words.language_name(code)} {words.percent(share)}"
            for code, share in (("ko", korean), ("en", 1.0 - korean))
            if share > 0
        ]
        return words.joined(*parts)

    def _on_finished(self) -> None:
        """Take no counts that come too late."""
        self._closed = True
