"""Whether vectors are kept on this computer or by a Chroma server that a team shares."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from workbench.core.errors import Problem
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.documents.say import say
from workbench.ui.widgets import PlainButton, PrimaryButton, column, label, row


class IndexServerDialog(QDialog):
    """One address for all collections; empty means this computer. It counts from the next start."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Chroma server"))
        self.setMinimumWidth(460)
        self._library = context.services.library
        self._closed = False
        self.finished.connect(self._on_finished)
        about = self.tr(
            "Vectors of all collections are kept on this computer. A team can keep them on a "
            "Chroma server instead; whoever runs it can read from them what the documents are "
            "about. Text and files stay here."
        )
        self._address = QLineEdit(self)
        self._address.setAccessibleName(self.tr("Address of the server"))
        self._address.setPlaceholderText(self.tr("empty: on this computer"))
        self._state = label("", self, "warn", wrap=True)
        self._save = PrimaryButton(context, self.tr("Use it"), self)
        self._save.clicked.connect(self._on_save)
        cancel = PlainButton(context, self.tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        foot = row(spacing=8)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self._save)
        body = column(self, margins=24, spacing=16)
        body.addWidget(label(self.tr("Chroma server"), self, "heading"))
        body.addWidget(label(about, self, wrap=True))
        body.addWidget(self._address)
        body.addWidget(label(self.tr("It is used from the next start on."), self, "small"))
        body.addWidget(self._state)
        body.addLayout(foot)
        say(self._state, "")
        self._library.index_server(self._show)

    def _show(self, address: str | Problem) -> None:
        """Show the address in use."""
        if not self._closed and isinstance(address, str):
            self._address.setText(address)

    def _on_save(self) -> None:
        """Try the address and keep it."""
        self._save.setEnabled(False)
        self._library.use_index_server(self._address.text().strip(), self._on_kept)

    def _on_kept(self, problem: Problem | None) -> None:
        """Close, or say why the address cannot be used."""
        if self._closed:
            return
        self._save.setEnabled(True)
        if problem is None:
            self.accept()
            return
        say(self._state, " ".join(filter(None, words.translate_problem(problem))))

    def _on_finished(self) -> None:
        """Take no answer that comes too late."""
        self._closed = True
