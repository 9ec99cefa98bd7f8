"""The models page: a card for each model, and how models are loaded."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout

from workbench.ui.context import UiContext
from workbench.ui.models.card import ModelCard
from workbench.ui.models.options import LoadOptionsForm
from workbench.ui.page import Page
from workbench.ui.widgets import PrimaryButton, ScrollColumn, column, label, panel, row

_ESTIMATE_PAUSE_MS = 400  # after the last change of an option


class ModelsPage(Page):
    """Shows what the model service holds."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._models = context.services.models
        self._cards: list[ModelCard] = []
        self._pause = QTimer(self, singleShot=True, interval=_ESTIMATE_PAUSE_MS)
        self._pause.timeout.connect(self._estimate)
        line = row(self, spacing=0)
        main = column(margins=(24, 20, 0, 0), spacing=12)
        main.addLayout(self._head())
        self._list = ScrollColumn(self, margins=(0, 0, 24, 24), spacing=12, maximum=960)
        main.addWidget(self._list, 1)
        line.addLayout(main, 1)
        line.addWidget(self._dock())
        self._models.entries_changed.connect(self._fill)
        self._models.state_changed.connect(self._on_state)
        self._models.progress_changed.connect(self._on_progress)
        self._fill()

    @property
    def cards(self) -> tuple[ModelCard, ...]:
        """The cards, in the order of the list."""
        return tuple(self._cards)

    def _head(self) -> QHBoxLayout:
        """Return the title, what the page is for, and the button that adds a file."""
        head = row(margins=(0, 0, 24, 0))
        words = column(spacing=2)
        words.addWidget(label(self.tr("Models"), self, "title"))
        words.addWidget(
            label(
                self.tr("GGUF files on this computer. Drop one anywhere on the window to add it."),
                self,
                "dim",
                wrap=True,
            )
        )
        head.addLayout(words, 1)
        self.add_button = PrimaryButton(
            self.context,
            self.tr("Add a model"),
            self,
            icon="plus",
            tooltip=self.tr("Choose a .gguf file; it stays where it is"),
        )
        self.add_button.clicked.connect(self._on_add)
        head.addWidget(self.add_button)
        return head

    def _dock(self) -> QFrame:
        """Return the panel with the load options."""
        dock = panel("dock", self)
        dock.setFixedWidth(18 * self.context.points + 100)
        body = column(dock)
        self.options = LoadOptionsForm(self.context, dock)
        self.options.changed.connect(self._pause.start)
        body.addWidget(self.options)
        return dock

    # What the service tells

    def _fill(self) -> None:
        """Make a card for each model."""
        for card in self._cards:
            self._list.body.removeWidget(card)
            card.hide()
            card.deleteLater()
        if not self._cards:
            self._list.body.addStretch(1)
        self._cards = [
            ModelCard(self.context, entry, self._list.content) for entry in self._models.entries()
        ]
        for place, card in enumerate(self._cards):
            self._list.body.insertWidget(place, card)

    def _on_state(self) -> None:
        """A load began or ended."""
        for card in self._cards:
            card.show_state()

    def _on_progress(self, _progress: float) -> None:
        """A load moved."""
        for card in self._cards:
            card.show_progress()

    def _estimate(self) -> None:
        """Ask anew what each model needs."""
        for card in self._cards:
            card.estimate()

    def _on_add(self) -> None:
        """Let the person choose files."""
        dialog = QFileDialog(self, self.tr("Add a model"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("Models in GGUF format (*.gguf)"))
        dialog.filesSelected.connect(self._on_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_files(self, files: list[str]) -> None:
        """Add what was chosen."""
        for file in files:
            self._models.add_file(Path(file))
