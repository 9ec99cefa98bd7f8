"""What an empty place says: what it is for, and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.ui.context import UiContext
from workbench.ui.widgets.buttons import PrimaryButton
from workbench.ui.widgets.labels import IconLabel, label
from workbench.ui.widgets.panels import column, row

_WIDTH_PER_POINT = 42  # pixels: lines of a length that is pleasant to read


class EmptyState(QWidget):
    """Signals: activated(), when its one button is pressed."""

    activated = Signal()

    def __init__(
        self,
        context: UiContext,
        icon: str,
        title: str,
        text: str,
        parent: QWidget,
        *,
        button_text: str = "",
        button_icon: str = "",
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        body = column(self, margins=24)
        body.addStretch(2)
        body.addWidget(IconLabel(context, icon, self, size=40, role="accent"), 0, centre)
        body.addSpacing(4)
        heading = label(title, self, "heading", wrap=True)
        heading.setAlignment(centre)
        body.addWidget(heading)
        words = label(text, self, "dim", wrap=True)
        words.setAlignment(centre)
        words.setMaximumWidth(_WIDTH_PER_POINT * context.points)
        line = row(spacing=0)  # an aligned item would not be asked for its height at its width
        line.addStretch(1)
        line.addWidget(words, 1000)
        line.addStretch(1)
        body.addLayout(line)
        self.button: PrimaryButton | None = None
        if button_text:
            body.addSpacing(8)
            self.button = PrimaryButton(context, button_text, self, icon=button_icon)
            self.button.clicked.connect(self.activated)
            body.addWidget(self.button, 0, centre)
        body.addStretch(3)
