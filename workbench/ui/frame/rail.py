"""The rail at the left: one button with words for each page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QWidget

from workbench.ui.context import UiContext
from workbench.ui.style import pixels
from workbench.ui.widgets.panels import column

PAGES = ("chat", "documents", "lab", "models", "settings")


class Rail(QFrame):
    """Signals: chosen(page name)."""

    chosen = Signal(str)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setAccessibleName(self.tr("Pages"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        body = column(self, margins=(4, 8, 4, 8), spacing=4)
        titles = self._titles()
        for number, name in enumerate(PAGES, start=1):
            if name == "settings":
                body.addStretch(1)
            title, tip = titles[name]
            button = self._make(context, name, title, f"{tip} (Ctrl+{number})")
            body.addWidget(button)

    def _titles(self) -> dict[str, tuple[str, str]]:
        """Return the word under each icon, and what the page is for."""
        return {
            "chat": (self.tr("Chat"), self.tr("Ask the model, with or without your documents")),
            "documents": (
                self.tr("Documents"),
                self.tr("Collections of files that answers can be grounded in"),
            ),
            "lab": (self.tr("Lab"), self.tr("Run several prompts side by side")),
            "models": (self.tr("Models"), self.tr("Add, load and describe models")),
            "settings": (
                self.tr("Settings"),
                self.tr("Language, look, keyboard, data folder, log"),
            ),
        }

    def _make(self, context: UiContext, name: str, title: str, tip: str) -> QToolButton:
        """Return one button."""
        button = QToolButton(self)
        button.setObjectName(f"rail_{name}")
        button.setProperty("role", "rail")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        side = 2 * round(pixels(context.points) * 0.8)
        button.setIconSize(QSize(side, side))
        button.setIcon(context.icons.get(name, "dim", "accent"))
        button.setText(title)
        button.setToolTip(tip)
        button.setAccessibleName(title)
        button.setAccessibleDescription(tip)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setMinimumHeight(pixels(context.points) + side + 19)
        button.setMinimumWidth(66)
        button.clicked.connect(lambda _checked, chosen=name: self.chosen.emit(chosen))
        self._group.addButton(button)
        self._buttons[name] = button
        return button

    def mark(self, name: str) -> None:
        """Show which page is open."""
        self._buttons[name].setChecked(True)
