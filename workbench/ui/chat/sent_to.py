"""A line that says where questions go while the model in use is on a server."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from workbench.engine.remote_address import host_of, is_loopback
from workbench.ui.context import UiContext
from workbench.ui.widgets import IconLabel, label, row


class SentTo(QWidget):
    """Hidden while everything stays in this program."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._models = context.services.models
        self._sign = IconLabel(context, "globe", self, role="warn")
        self.words = label("", self, "small")
        line = row(self, spacing=6)
        line.addWidget(self._sign)
        line.addWidget(self.words)
        self._models.state_changed.connect(self.refresh)
        self._models.entries_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the host of the server, if there is one."""
        entry = self._models.selected
        endpoint = entry.endpoint if entry else None
        self.setVisible(endpoint is not None)
        if endpoint is None:
            return
        host = host_of(endpoint.address)
        self._sign.set_icon(
            *(("cpu", "dim") if is_loopback(endpoint.address) else ("globe", "warn"))
        )
        self.words.setText(self.tr("sent to {host}").format(host=host))
        self.setToolTip(
            self.tr(
                "The model in use is on a server. Your questions, this chat and the passages that "
                "go with them are sent to {host}."
            ).format(host=host)
        )
