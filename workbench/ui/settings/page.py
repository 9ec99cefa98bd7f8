"""The settings page: sections under each other, each change kept at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from workbench.ui.context import UiContext
from workbench.ui.page import Page
from workbench.ui.settings.about import AboutSection
from workbench.ui.settings.data import DataSection
from workbench.ui.settings.keys import KeysSection
from workbench.ui.settings.log import LogSection
from workbench.ui.settings.look import LookSection
from workbench.ui.settings.section import Section
from workbench.ui.settings.writing import WritingSection
from workbench.ui.widgets import ScrollColumn, column, label

_WIDTH_PER_POINT = 76


class SettingsPage(Page):
    """Targets: {"section": "look" | "writing" | "data" | "keys" | "log" | "about"}."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        body = column(self, margins=(24, 20, 0, 0), spacing=12)
        width = _WIDTH_PER_POINT * context.points
        self._list = ScrollColumn(self, margins=(0, 0, 24, 24), spacing=16, maximum=width)
        body.addWidget(self._list, 1)
        self._list.body.addWidget(label(self.tr("Settings"), self._list.content, "title"))
        kinds: dict[str, Callable[[UiContext, QWidget], Section]] = {
            "look": LookSection,
            "writing": WritingSection,
            "data": DataSection,
            "keys": KeysSection,
            "log": LogSection,
            "about": AboutSection,
        }
        self.sections = {name: kind(context, self._list.content) for name, kind in kinds.items()}
        for section in self.sections.values():
            self._list.body.addWidget(section)
        self._list.body.addStretch(1)

    def go_to(self, target: object) -> None:
        """Scroll to a section."""
        name = target.get("section", "") if isinstance(target, dict) else ""
        section = self.sections.get(name)
        if section is not None:
            # After the layout has placed the sections.
            QTimer.singleShot(0, section, lambda: self._scroll_to(section))

    def _scroll_to(self, section: Section) -> None:
        """Bring the top of a section to the top of the page."""
        self._list.verticalScrollBar().setValue(section.y())
