"""An empty chat: what this page is for, and three ways to try it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from workbench.core.language import Language, language_of
from workbench.core.paths import RESOURCES
from workbench.ui.context import UiContext
from workbench.ui.widgets import IconLabel, PlainButton, column, label, row

_FOLDER: Final = RESOURCES / "samples"
_SAMPLES: Final[dict[Language, str]] = {
    "en": "harbour-handbook.pdf",
    "ko": "한빛도서관-안내.md",
}


class Welcome(QWidget):
    """Three examples. The composer below stays the one way to begin.

    `suggested(text)`: put this into the composer. `lab_wanted()`: compare prompts.
    """

    suggested = Signal(str)
    lab_wanted = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._chat = context.services.chat
        self._library = context.services.library
        self._wanted_sample = ""
        self.talk, self.ask, self.compare = self._make_examples(context)
        self._lay_out(context)
        self._library.changed.connect(self._on_library_changed)

    def _lay_out(self, context: UiContext) -> None:
        """Put words and examples in the middle of the page."""
        centre = Qt.AlignmentFlag.AlignHCenter
        inner = QWidget(self)
        inner.setMaximumWidth(40 * context.points)
        layout = column(inner)
        layout.addStretch(2)
        layout.addWidget(IconLabel(context, "spark", inner, size=36, role="accent"), 0, centre)
        for text, role in (
            (self.tr("What would you like to know?"), "title"),
            (
                self.tr(
                    "Everything you write and add stays on this computer. Drop a document to get "
                    "answers that name the page they come from."
                ),
                "dim",
            ),
        ):
            words = label(text, inner, role, wrap=True)
            words.setAlignment(centre)
            layout.addWidget(words)
        layout.addSpacing(12)
        for button in (self.talk, self.ask, self.compare):
            layout.addWidget(button)
        layout.addStretch(3)
        line = row(self, margins=(24, 16, 24, 16), spacing=0)
        line.addStretch(1)
        line.addWidget(inner, 1000)
        line.addStretch(1)

    def _make_examples(self, context: UiContext) -> tuple[PlainButton, PlainButton, PlainButton]:
        """Return the three buttons."""
        talk_text = self.tr("Hello! What can you help me with?")
        ask_text = self.tr("When does the ferry leave?")
        talk = PlainButton(
            context,
            talk_text,
            self,
            icon="chat",
            tooltip=self.tr("Puts this message below; press Enter to send it."),
        )
        ask = PlainButton(
            context,
            self.tr("Ask the sample document a question"),
            self,
            icon="documents",
            tooltip=self.tr(
                "Chooses the sample document for this chat and puts the question below."
            ),
        )
        compare = PlainButton(
            context,
            self.tr("Compare two prompts side by side"),
            self,
            icon="lab",
            tooltip=self.tr("Opens the prompt lab with a comparison that is ready to run."),
        )
        talk.clicked.connect(lambda: self.suggested.emit(talk_text))
        ask.clicked.connect(lambda: self._ask_sample(ask_text))
        compare.clicked.connect(self.lab_wanted)
        return talk, ask, compare

    def _ask_sample(self, question: str) -> None:
        """Choose the sample document, taking it in first where it was removed."""
        self._wanted_sample = _SAMPLES[language_of(question)]
        collection_id = self._collection_of_sample()
        if collection_id:
            self._chat.set_collection(collection_id)
            self._wanted_sample = ""
        else:
            self._library.add([_FOLDER / self._wanted_sample])
        self.suggested.emit(question)

    def _collection_of_sample(self) -> str:
        """Return the collection that has the sample document, "" when none has."""
        for collection in self._library.collections:
            for document in self._library.documents(collection.collection_id):
                if document.name == self._wanted_sample:
                    return str(collection.collection_id)
        return ""

    @Slot()
    def _on_library_changed(self) -> None:
        """Choose the sample once it has been taken in."""
        if not self._wanted_sample:
            return
        collection_id = self._collection_of_sample()
        if collection_id and not self._chat.transcript.messages:
            self._wanted_sample = ""
            self._chat.set_collection(collection_id)
