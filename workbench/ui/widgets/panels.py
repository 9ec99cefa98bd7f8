"""Surfaces, lines and scrolling columns: what everything else is laid out on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

GRID = 8  # every space is a multiple of this, or half of it


def panel(role: str, parent: QWidget | None = None) -> QFrame:
    """Return a surface: "page", "rail", "side", "dock", "card", "well", "bubble", "toast", …"""
    frame = QFrame(parent)
    frame.setProperty("role", role)
    return frame


def column(
    parent: QWidget | None = None,
    *,
    margins: int | tuple[int, int, int, int] = 0,
    spacing: int = GRID,
) -> QVBoxLayout:
    """Return a vertical layout, already set on *parent* when one is given."""
    layout = QVBoxLayout(parent) if parent else QVBoxLayout()
    _space(layout, margins, spacing)
    return layout


def row(
    parent: QWidget | None = None,
    *,
    margins: int | tuple[int, int, int, int] = 0,
    spacing: int = GRID,
) -> QHBoxLayout:
    """Return a horizontal layout, already set on *parent* when one is given."""
    layout = QHBoxLayout(parent) if parent else QHBoxLayout()
    _space(layout, margins, spacing)
    return layout


def _space(layout: QBoxLayout, margins: int | tuple[int, int, int, int], spacing: int) -> None:
    """Set margins (one for all sides, or left, top, right, bottom) and spacing."""
    sides = (margins,) * 4 if isinstance(margins, int) else margins
    layout.setContentsMargins(*sides)
    layout.setSpacing(spacing)


def horizontal_line(parent: QWidget) -> QFrame:
    """Return a line one pixel high."""
    line = panel("line", parent)
    line.setFixedHeight(1)
    return line


class ScrollColumn(QScrollArea):
    """A column that scrolls up and down and never sideways.

    Put widgets into `body`; content wider than *maximum* is centred at that width.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        margins: int | tuple[int, int, int, int] = 0,
        spacing: int = GRID,
        maximum: int = 0,
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        outer = QWidget(self)
        self.content = QWidget(outer)
        self.body = column(self.content, margins=margins, spacing=spacing)
        line = row(outer, spacing=0)
        if maximum:
            self.content.setMaximumWidth(maximum)
            line.addStretch(1)
            line.addWidget(self.content, 1000)
            line.addStretch(1)
        else:
            line.addWidget(self.content)
        self.setWidget(outer)
        outer.setAutoFillBackground(False)  # setWidget turned it on; what is behind shows through
