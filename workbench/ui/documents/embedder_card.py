"""The embedding model of a collection: which it is, how to change it, how far a change is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from workbench.core.catalogue import EmbedderEntry, read_catalogue
from workbench.core.errors import Problem, StorageError
from workbench.core.sources import Collection, EmbedderChoice
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.documents.embedder_download import EmbedderDownload
from workbench.ui.documents.say import say
from workbench.ui.widgets import ChoiceField, FlowRow, PlainButton, column, label, panel


class EmbedderCard(QWidget):
    """A change begins at once, in the background; the model before answers until it is done."""

    def __init__(self, context: UiContext, collection: Collection, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._library = context.services.library
        self._collection_id = collection.collection_id
        self._choices: list[EmbedderChoice] = []
        self._entries = _entries()
        self.choice = ChoiceField([(collection.embedder_id, "")], "", self)
        self.choice.setAccessibleName(self.tr("Embedding model"))
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice.setMinimumContentsLength(8)
        self.choice.chosen.connect(lambda folder: self.use(str(folder)))
        self.about = label("", self, "small", wrap=True)
        self.state = label("", self, "warn", wrap=True)
        card = panel("well", self)
        self.download = EmbedderDownload(context, self._entries, card)
        self.download.wanted.connect(lambda path: self.use(str(path)))
        self.download.arrived.connect(self._fill)
        buttons = FlowRow(card)
        buttons.add(self.download.button)
        buttons.add(self._folder_button(card))
        inner = column(card, margins=12, spacing=8)
        inner.addWidget(label(self.tr("Embedding model"), card, "small"))
        inner.addWidget(self.choice)
        for part in (self.about, self.state, buttons, self.download):
            inner.addWidget(part)
        inner.addWidget(label(self._more(), self, "small", wrap=True))
        column(self).addWidget(card)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._library.changed.connect(self._show)
        self._show()
        self._library.embedders(self._take)

    def _folder_button(self, parent: QWidget) -> PlainButton:
        """Return the button for a model that is on this computer already."""
        folder = PlainButton(
            self._context,
            self.tr("Folder…"),
            parent,
            icon="folder",
            tooltip=self.tr(
                "Choose the folder of a sentence-transformers model that is on this computer."
            ),
        )
        folder.clicked.connect(self.ask_folder)
        return folder

    def ask_folder(self) -> QFileDialog:
        """Ask which folder holds the model."""
        dialog = QFileDialog(self, self.tr("Folder of the model"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda names: self.use(names[0]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def use(self, folder: str) -> None:
        """Embed the collection with the model in a folder, "" for the one that is built in."""
        say(self.state, self.tr("Loading the model…"))
        self.choice.setEnabled(False)
        self._library.change_embedder(self._collection_id, folder, self._on_begun)

    def _on_begun(self, problem: Problem | None) -> None:
        """Show that it has begun, or why it cannot."""
        self.choice.setEnabled(True)
        self._show()
        self._library.embedders(self._take)
        if problem is not None:
            say(self.state, " ".join(filter(None, words.translate_problem(problem))))

    def _take(self, choices: list[EmbedderChoice] | Problem) -> None:
        """Offer the models that are there."""
        if isinstance(choices, list):
            self._choices = choices
            self._fill()

    def _fill(self) -> None:
        """Offer the models the library knows, and those that were downloaded."""
        self.choice.clear()
        for each in self._choices:
            self.choice.addItem(each.embedder_id, each.folder)
        for embedder_id, folder in self.download.fetched():
            if self.choice.findText(embedder_id) < 0:
                self.choice.addItem(embedder_id, folder)
        self._show()

    def _show(self) -> None:
        """Show the model in use, and how far another one is."""
        collection = self._library.collection(self._collection_id)
        if collection is None:
            return
        wanted = collection.next_embedder_id or collection.embedder_id
        index = self.choice.findText(wanted)
        if index >= 0:
            self.choice.setCurrentIndex(index)
        say(self.about, self._about(wanted))
        say(self.state, self._progress(collection))

    def _progress(self, collection: Collection) -> str:
        """Say how far another model is, "" when there is none."""
        if not collection.next_embedder_id:
            return ""
        share = collection.next_embedded / collection.chunks if collection.chunks else 0.0
        return self.tr("{share} is embedded anew. Until all is, {model} answers.").format(
            share=f"{min(share, 1.0):.0%}", model=collection.embedder_id
        )

    def _about(self, embedder_id: str) -> str:
        """Say what an embedding model knows, and what becomes of other languages."""
        entry = next((each for each in self._entries if each.embedder_id == embedder_id), None)
        choice = next((each for each in self._choices if each.embedder_id == embedder_id), None)
        known = entry or choice
        if known is None:
            return self.tr("It turns each chunk into numbers, so that it is found by its meaning.")
        facts = words.joined(
            ", ".join(words.language_name(code) for code in known.languages),
            self.tr("reads {tokens} tokens at once").format(tokens=words.count(known.max_tokens)),
            entry.licence if entry else "",
        )
        if "ko" in known.languages:
            return facts
        others = self.tr(
            "Korean is searched by its words instead, which works well; no setting is needed."
        )
        return f"{facts}\n{others}"

    def _more(self) -> str:
        """Say which further models there are and how to get them."""
        korean = [each for each in self._entries if each.repository and "ko" in each.languages]
        return self.tr(
            "Models that know Korean too: {names}. Download one, which comes from {host}, or "
            "choose its folder if you have it already."
        ).format(names=", ".join(each.embedder_id for each in korean), host=self.download.host)


def _entries() -> tuple[EmbedderEntry, ...]:
    """Return what the catalogue says of embedding models."""
    try:
        return read_catalogue().embedders
    except StorageError:
        return ()
