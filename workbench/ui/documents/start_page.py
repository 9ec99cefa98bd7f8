"""What the page shows while a collection is empty: what it is for, and how to begin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from workbench.ui.context import UiContext
from workbench.ui.documents.samples import sample_for
from workbench.ui.widgets import EmptyState, PlainButton, column, row


class StartPage(QWidget):
    """One button to add files, and a link that tries the sample document."""

    add_pressed = Signal()
    folder_pressed = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = context.services.library
        self._sample = sample_for(context.services.settings.value.language)
        empty = EmptyState(
            context,
            "documents",
            self.tr("Answers from your own documents"),
            self.tr(
                "Add files or drop them here. In a chat the model then answers from them and names "
                "the page. Nothing leaves this computer."
            ),
            self,
            button_text=self.tr("Add files"),
            button_icon="plus",
        )
        empty.activated.connect(self.add_pressed)
        for words in empty.findChildren(QLabel):  # all lines, though the layout thinks them wider
            words.setMinimumHeight(words.sizeHint().height())
        column(self).addWidget(empty)
        links = row(spacing=24)
        links.addStretch(1)
        links.addWidget(
            self._make_link(
                context,
                self.tr("Add a whole folder"),
                self.tr("Adds all documents of a folder and of the folders in it."),
                self.folder_pressed.emit,
            )
        )
        if self._sample is not None:
            sample = self._sample
            links.addWidget(
                self._make_link(
                    context,
                    self.tr("Try the sample document"),
                    self.tr("Adds a short text that comes with the program."),
                    lambda: self._library.add([sample]),
                )
            )
        links.addStretch(1)
        empty.layout().insertLayout(empty.layout().count() - 1, links)

    def _make_link(
        self, context: UiContext, text: str, tip: str, work: Callable[[], object]
    ) -> PlainButton:
        """Return a quiet way to begin, below the button."""
        link = PlainButton(context, text, self, role="link", tooltip=tip)
        link.clicked.connect(lambda: work())
        return link
