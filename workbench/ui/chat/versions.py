"""The arrows through the versions of a message: ‹ 2 / 3 ›."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.core.chat import Message
from workbench.ui.chat.small_button import SmallButton
from workbench.ui.context import UiContext
from workbench.ui.widgets import label, row


class VersionArrows(QWidget):
    """Hidden while there is one version only. Signals: stepped(-1 or +1)."""

    stepped = Signal(int)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        back, forth = (
            self.tr("Shows the version before this one."),
            self.tr("Shows the version after this one."),
        )
        self.back = SmallButton(context, "left", back, self)
        self.forth = SmallButton(context, "right", forth, self)
        self._words = label("", self, "small")
        layout = row(self, spacing=0)
        layout.addWidget(self.back)
        layout.addWidget(self._words)
        layout.addWidget(self.forth)
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.forth.clicked.connect(lambda: self.stepped.emit(1))

    @property
    def text(self) -> str:
        """What stands between the arrows."""
        return self._words.text()

    def show_versions(self, message: Message) -> None:
        """Show which version this is."""
        self.setVisible(message.versions > 1)
        self._words.setText(f"{message.version} / {message.versions}")
        self.back.setEnabled(message.version > 1)
        self.forth.setEnabled(message.version < message.versions)
        self.setAccessibleName(
            self.tr("Version {number} of {total}").format(
                number=message.version, total=message.versions
            )
        )
