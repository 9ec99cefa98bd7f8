"""A part of a form that folds away behind one line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.ui.context import UiContext
from workbench.ui.widgets.buttons import QuietButton
from workbench.ui.widgets.labels import ElidedLabel
from workbench.ui.widgets.panels import column, row


class Disclosure(QWidget):
    """A title with an arrow; the preview says what is inside while it is folded."""

    def __init__(self, context: UiContext, title: str, tip: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._button = QuietButton(context, "right", tip, self, text=title)
        self._button.setAccessibleName(title)
        self._open = False
        self._button.clicked.connect(lambda: self.set_open(not self._open))
        self._preview = ElidedLabel("", self, "faint")
        self._preview.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._body: QWidget | None = None
        line = row(spacing=8)
        line.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(self._preview, 1)
        self._layout = column(self, spacing=4)
        self._layout.addLayout(line)

    @property
    def is_open(self) -> bool:
        """Whether the body is shown."""
        return self._open

    @property
    def preview(self) -> str:
        """What the folded line says of the inside."""
        return self._preview.text()

    def set_body(self, body: QWidget) -> None:
        """Take the part that folds."""
        self._body = body
        self._layout.addWidget(body)
        self.set_open(self._open)

    def set_open(self, is_open: bool) -> None:
        """Fold or unfold."""
        self._open = is_open
        self._button.set_icon("down" if is_open else "right", "faint")
        self._preview.setVisible(not is_open)
        if self._body is not None:
            self._body.setVisible(is_open)

    def set_preview(self, text: str) -> None:
        """Say what is inside."""
        self._preview.setText(" ".join(text.split()))
