"""Lines of a card about entries that are no plain file: on a server, with an adapter."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.core.models import Endpoint, ModelEntry
from workbench.engine.remote_address import host_of, is_loopback
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.widgets import IconLabel, column, label, row


class ServerLine(QWidget):
    """Where the model is, and plainly that texts go there."""

    def __init__(self, context: UiContext, endpoint: Endpoint, parent: QWidget) -> None:
        super().__init__(parent)
        layout = column(self, spacing=4)
        facts = words.joined(
            endpoint.address,
            endpoint.model,
            self.tr("key in the keyring") if endpoint.has_key else self.tr("no key"),
        )
        layout.addWidget(label(facts, self, "dim", wrap=True, selectable=True))
        here = is_loopback(endpoint.address)
        text = (
            self.tr("What you type is sent to another program on this computer: {host}.")
            if here
            else self.tr("What you type is sent over the network to {host}.")
        )
        line = row(spacing=6)
        sign = IconLabel(context, "cpu" if here else "globe", self, role="dim" if here else "warn")
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(text.format(host=host_of(endpoint.address)), self, wrap=True), 1)
        layout.addLayout(line)


class AdapterLine(QWidget):
    """What the model is made of."""

    def __init__(self, context: UiContext, entry: ModelEntry, parent: QWidget) -> None:
        super().__init__(parent)
        base = context.services.models.entry(entry.base_id)
        name = words.model_name(base) if base else entry.base_id
        layout = column(self, spacing=2)
        layout.addWidget(label(self.tr("Made of {name} and:").format(name=name), self, "small"))
        for use in entry.adapters:
            text = self.tr("{file}, strength {scale}").format(
                file=Path(use.path).name, scale=f"{use.scale:g}"
            )
            line = row(spacing=6)
            line.addWidget(IconLabel(context, "plus", self))
            shown = label(text, self, wrap=True)
            shown.setToolTip(use.path)
            line.addWidget(shown, 1)
            layout.addLayout(line)
