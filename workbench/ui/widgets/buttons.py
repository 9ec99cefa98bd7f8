"""Buttons of one family. Each has a tooltip or words, a name for screen readers, a focus ring."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from workbench.ui.context import UiContext
from workbench.ui.icons import icon_size


class PlainButton(QPushButton):
    """A button with a frame. *role*: "", "quiet", "danger" or "link"."""

    def __init__(
        self,
        context: UiContext,
        text: str,
        parent: QWidget,
        *,
        icon: str = "",
        tooltip: str = "",
        role: str = "",
    ) -> None:
        super().__init__(text, parent)
        if role:
            self.setProperty("role", role)
        if icon:
            tint = {"primary": "on_accent", "danger": "bad", "link": "accent"}.get(role, "dim")
            self.setIcon(context.icons.get(icon, tint, "accent"))
            self.setIconSize(icon_size(context.points))
        self.setToolTip(tooltip)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def setMenu(self, menu: QMenu) -> None:
        """Open a menu when pressed, and make room for the arrow that says so."""
        self.setProperty("menu", True)
        super().setMenu(menu)


class PrimaryButton(PlainButton):
    """The one thing to do on a page or in a card."""

    def __init__(
        self, context: UiContext, text: str, parent: QWidget, *, icon: str = "", tooltip: str = ""
    ) -> None:
        super().__init__(context, text, parent, icon=icon, tooltip=tooltip, role="primary")


class Pill(PlainButton):
    """A small filled button that shows a choice; `setMenu` and `setCheckable` as for any button."""

    def __init__(
        self, context: UiContext, text: str, parent: QWidget, *, icon: str = "", tooltip: str = ""
    ) -> None:
        super().__init__(context, text, parent, icon=icon, tooltip=tooltip, role="pill")


class QuietButton(QToolButton):
    """An icon to press. The tooltip is also its name for screen readers."""

    def __init__(
        self,
        context: UiContext,
        icon: str,
        tooltip: str,
        parent: QWidget,
        *,
        text: str = "",
        role: str = "dim",
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.setIconSize(icon_size(context.points))
        self.set_icon(icon, role)
        self.setToolTip(tooltip)
        self.setAccessibleName(tooltip)
        if text:
            self.setText(text)
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_icon(self, name: str, role: str = "dim") -> None:
        """Show another icon; checked, it takes the accent."""
        self.setIcon(self._context.icons.get(name, role, "accent"))
