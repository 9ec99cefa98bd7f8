"""Finds words that have less room than they need."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from workbench.ui.widgets import ElidedLabel, ScrollColumn


def seen(root: QWidget, *kinds: type[QWidget]) -> list[QWidget]:
    """Return the widgets of some kinds that a person can see and use."""
    found = [part for kind in kinds for part in root.findChildren(kind) if part.isVisible()]
    return [part for part in found if not part.objectName().startswith("qt_")]


def described(widget: QWidget) -> str:
    """Name a widget in a failure."""
    text = getattr(widget, "text", lambda: "")
    place = type(widget.parent()).__name__
    return f"{type(widget).__name__} {text()!r} in {place}"


def inner(widget: QWidget) -> bool:
    """Whether a widget is a part of a spin box, a combo box or a search field."""
    return isinstance(widget.parent(), QAbstractSpinBox | QComboBox | QLineEdit)


def cut_words(root: QWidget) -> list[str]:
    """Describe the labels and buttons whose words do not fit, and columns that are too wide."""
    cut = [
        f"{described(area)}: {area.widget().width()} in {area.viewport().width()}"
        for area in seen(root, ScrollColumn)
        if isinstance(area, ScrollColumn) and area.widget().width() > area.viewport().width() + 1
    ]
    for part in seen(root, QLabel, QPushButton, QToolButton):
        if isinstance(part, ElidedLabel) or not part.text() or inner(part):
            continue
        if isinstance(part, QLabel) and part.wordWrap():
            if part.height() + 1 < part.heightForWidth(part.width()):
                cut.append(f"{described(part)}: height {part.height()}")
        elif part.width() + 1 < part.minimumSizeHint().width():
            cut.append(f"{described(part)}: width {part.width()}")
    return cut
