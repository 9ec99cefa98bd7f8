"""Asks what a new version changes; the answer may stay empty."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from workbench.ui.context import UiContext
from workbench.ui.widgets import PlainButton, PrimaryButton, column, label, row


class NoteDialog(QDialog):
    """Enter saves. `saved(note)`."""

    saved = Signal(str)

    def __init__(self, context: UiContext, name: str, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Save as a new version"))
        title = self.tr("Version {number} of “{name}”").format(number=number, name=name)
        self._note = QLineEdit(self)
        self._note.setAccessibleName(self.tr("Note"))
        self._note.setPlaceholderText(self.tr("What did you change? (may stay empty)"))
        self._note.setToolTip(self.tr("Shown in the list of versions."))
        self._note.setMinimumWidth(34 * self.fontMetrics().averageCharWidth() + 24)
        save = PrimaryButton(context, self.tr("Save version"), self)
        save.setDefault(True)
        save.clicked.connect(self._on_save)
        cancel = PlainButton(context, self.tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        foot = row(spacing=8)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(save)
        layout = column(self, margins=24, spacing=16)
        layout.addWidget(label(title, self, "heading", wrap=True))
        layout.addWidget(self._note)
        layout.addLayout(foot)

    def _on_save(self) -> None:
        """Tell the note."""
        self.saved.emit(self._note.text().strip())
        self.accept()
