"""Tells whoever has only the tour model where a real one comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from workbench.ui.context import UiContext
from workbench.ui.icons import icon_size
from workbench.ui.widgets import IconLabel, PrimaryButton, column, label, row


class FirstContact(QFrame):
    """Signals: download_asked(). Shown as long as there is no other model and none on its way."""

    download_asked = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._models = context.services.models
        self._downloads = context.services.downloads
        self._coming: set[str] = set()  # downloads whose model is not listed yet
        self.setProperty("role", "well")
        inside = column(self, margins=16, spacing=6)
        head = row()
        side = icon_size(context.points).width()
        head.addWidget(IconLabel(context, "models", self, size=side, role="accent"))
        head.addWidget(label(self.tr("Get a model for real work"), self, "heading", wrap=True), 1)
        inside.addLayout(head)
        text = self.tr(
            "The tour model below only shows what the program can do; it knows next to nothing. "
            "Download one that suits this computer: it is marked in the list."
        )
        inside.addWidget(label(text, self, "dim", wrap=True))
        inside.addSpacing(6)
        self.button = PrimaryButton(
            context,
            self.tr("Download a model…"),
            self,
            icon="download",
            tooltip=self.tr("Shows which models there are; nothing is fetched yet"),
        )
        self.button.clicked.connect(self.download_asked)
        inside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._models.entries_changed.connect(self.show_state)
        self._downloads.changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Go once there is a model, or one is on its way."""
        has_other = any(not entry.bundled for entry in self._models.entries())
        models = [each for each in self._downloads.downloads() if each.plan.kind == "model"]
        if has_other:
            self._coming.clear()
        self._coming |= {each.plan.download_id for each in models if each.state != "done"}
        self._coming &= {each.plan.download_id for each in models}
        self.setVisible(not has_other and not self._coming)
