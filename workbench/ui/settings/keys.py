"""The list of keys."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.ui.context import UiContext
from workbench.ui.frame.shortcuts import shortcut_grid
from workbench.ui.settings.section import Section


class KeysSection(Section):
    """The same list as F1 shows."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.body.addLayout(shortcut_grid(context, self))

    def title(self) -> str:
        """Return the heading."""
        return self.tr("Keyboard shortcuts")
