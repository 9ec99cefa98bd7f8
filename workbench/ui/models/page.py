"""The models page: a card for each model, what is in memory, and how models are loaded."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QMenu, QVBoxLayout

from workbench.core.models import ModelEntry
from workbench.core.settings import Settings
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.models.adapter_dialog import AdapterDialog
from workbench.ui.models.card import ModelCard
from workbench.ui.models.download_row import DownloadRows
from workbench.ui.models.first_contact import FirstContact
from workbench.ui.models.get_dialog import GetDialog
from workbench.ui.models.options import LoadOptionsForm
from workbench.ui.models.server_dialog import ServerDialog
from workbench.ui.page import Page
from workbench.ui.widgets import PrimaryButton, ScrollColumn, column, label, panel, row

D = TypeVar("D", bound=QDialog)

_CARDS_ROOM = 40  # times the size of the text: what the cards want before the options do
_LOOK_MS = 2_000
_ESTIMATE_PAUSE_MS = 400  # after the last change of an option


class ModelsPage(Page):
    """Shows what the model service holds."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._models = context.services.models
        self._cards: list[ModelCard] = []
        self._pause = QTimer(self, singleShot=True, interval=_ESTIMATE_PAUSE_MS)
        self._pause.timeout.connect(self._estimate)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._show_memory)
        line = row(self, spacing=0)
        main = column(margins=(24, 20, 0, 0), spacing=12)
        main.addLayout(self._head())
        self._list = ScrollColumn(self, margins=(0, 0, 24, 24), spacing=12, maximum=960)
        self.downloads = DownloadRows(context, self._list.content)
        self.first_contact = FirstContact(context, self._list.content)
        self.first_contact.download_asked.connect(self.get_model)
        above = (self.downloads, self.first_contact)
        for widget in above:
            self._list.body.addWidget(widget)
        self._list.body.addStretch(1)
        self._above_cards = len(above)
        self.memory = label("", self, "small", wrap=True)
        self.memory.hide()
        main.addWidget(self.memory)
        main.addWidget(self._list, 1)
        line.addLayout(main, 1)
        line.addWidget(self._dock())
        self._models.entries_changed.connect(self._fill)
        context.services.settings.changed.connect(self._on_settings)
        self._models.state_changed.connect(self._on_state)
        self._models.progress_changed.connect(self._on_progress)
        self._fill()

    @property
    def cards(self) -> tuple[ModelCard, ...]:
        """The cards, in the order of the list."""
        return tuple(self._cards)

    def _head(self) -> QVBoxLayout:
        """Return the title, what the page is for, and the button that adds a file."""
        head = column(margins=(0, 0, 24, 0), spacing=2)
        line = row()
        line.addWidget(label(self.tr("Models"), self, "title"), 1)
        head.addLayout(line)
        head.addWidget(
            label(
                self.tr(
                    "GGUF files on this computer, and models on servers. Drop a file anywhere on "
                    "the window to add it."
                ),
                self,
                "dim",
                wrap=True,
            )
        )
        self.add_button = PrimaryButton(
            self.context,
            self.tr("Add a model"),
            self,
            icon="plus",
            tooltip=self.tr("A download, a file on this computer, or a model on a server"),
        )
        menu = self.add_menu = QMenu(self.add_button)
        icons = self.context.icons
        menu.addAction(icons.get("download"), self.tr("Download a model…"), self.get_model)
        menu.addAction(icons.get("file"), self.tr("A GGUF file on this computer…"), self._on_add)
        menu.addAction(icons.get("globe"), self.tr("A model on a server…"), self.add_server)
        self.add_button.clicked.connect(self._on_add_pressed)
        line.addWidget(self.add_button)
        return head

    def _dock(self) -> QFrame:
        """Return the panel with the load options."""
        dock = self._options_dock = panel("dock", self)
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
        self._cards = [
            ModelCard(self.context, entry, self._list.content) for entry in self._models.entries()
        ]
        for place, card in enumerate(self._cards, self._above_cards):
            card.adapt_asked.connect(self.add_adapter)
            card.edit_asked.connect(self.edit_server)
            self._list.body.insertWidget(place, card)

    def _on_state(self) -> None:
        """A load began or ended."""
        for card in self._cards:
            card.show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the options less where the cards would have too little."""
        super().resizeEvent(event)
        points = self.context.points
        usual, least = 20 * points + 140, 17 * points + 156
        has_room = self.width() - usual >= _CARDS_ROOM * points
        self._options_dock.setFixedWidth(usual if has_room else min(usual, least))
        self._list.body.setContentsMargins(0, 0, 24 if has_room else 4, 24)

    def showEvent(self, event: QShowEvent) -> None:
        """Look what is in memory while the page is seen: comparisons bring models there."""
        super().showEvent(event)
        self._show_memory()
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no longer."""
        self._look.stop()
        super().hideEvent(event)

    def _show_memory(self) -> None:
        """Name the models in memory when there are several."""
        ids = set(self._models.in_memory())
        cards = [card for card in self._cards if card.entry.model_id in ids and card.needed_bytes]
        names = ", ".join(
            f"{words.model_name(card.entry)} {words.size(card.needed_bytes)}" for card in cards
        )
        self.memory.setText(
            self.tr("In memory at once: {models}. {free} free.").format(
                models=names, free=words.size(self._models.free_bytes)
            )
        )
        self.memory.setVisible(len(cards) > 1)
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

    # What the person asks for

    def get_model(self) -> GetDialog:
        """Show what can be downloaded."""
        return self._open(GetDialog(self.context, self))

    def add_server(self) -> ServerDialog:
        """Let the person describe a server."""
        dialog = ServerDialog(self.context, self)
        dialog.kept.connect(self._models.add_endpoint)
        return self._open(dialog)

    def edit_server(self, entry: ModelEntry) -> ServerDialog:
        """Let the person change a server."""
        dialog = ServerDialog(self.context, self, entry.endpoint)
        dialog.kept.connect(lambda *typed: self._on_edited(entry, *typed))
        return self._open(dialog)

    def add_adapter(self, entry: ModelEntry) -> AdapterDialog:
        """Let the person choose an adapter for a model."""
        dialog = AdapterDialog(self.context, entry, self)
        dialog.kept.connect(
            lambda path, scale: self._models.add_adapted(entry.model_id, path, scale)
        )
        return self._open(dialog)

    def _open(self, dialog: D) -> D:
        """Show a dialog that goes when it is closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _on_edited(
        self, entry: ModelEntry, name: str, address: str, model: str, key: str, tokens: int
    ) -> None:
        """Keep a changed server; an empty key leaves the one there was."""
        if entry.endpoint is None:
            return
        changed = dataclasses.replace(
            entry.endpoint,
            name=name.strip() or entry.endpoint.name,
            address=address,
            model=model.strip(),
            context_tokens=tokens,
        )
        settings = self.context.services.settings
        endpoints = (
            changed if item.endpoint_id == changed.endpoint_id else item
            for item in settings.value.endpoints
        )
        settings.update(endpoints=tuple(endpoints))
        if key:
            self._models.set_key(entry.model_id, key)

    def _on_settings(self, old: Settings, new: Settings) -> None:
        """A server was changed."""
        if (old.endpoints, old.adapted) != (new.endpoints, new.adapted):
            self._fill()

    def _on_add_pressed(self) -> None:
        """Ask what kind of model is meant, right below the button."""
        button = self.add_button
        self.add_menu.setMinimumWidth(button.width())
        self.add_menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

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
