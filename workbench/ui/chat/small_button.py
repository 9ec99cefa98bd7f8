"""The small faint buttons beside messages; many stand on the page, so each takes little room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.ui.context import UiContext
from workbench.ui.icons import icon_size
from workbench.ui.widgets import QuietButton


def small_button(context: UiContext, icon: str, tooltip: str, parent: QWidget) -> QuietButton:
    """Return a square button hardly larger than its icon."""
    button = QuietButton(context, icon, tooltip, parent, role="faint")
    side = icon_size(context.points).width() + 6
    button.setFixedSize(side, side)
    return button
