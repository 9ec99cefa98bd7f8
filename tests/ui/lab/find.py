"""Finds widgets as a person does: by what they are called and by what stands on them."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

W = TypeVar("W", bound=QWidget)


def named(parent: QWidget, kind: type[W], name: str) -> list[W]:
    """Return the visible widgets of a kind with this name for screen readers."""
    return [
        widget
        for widget in parent.findChildren(kind)
        if widget.accessibleName() == name and widget.isVisible()
    ]


def one(parent: QWidget, kind: type[W], name: str) -> W:
    """Return the only visible widget of a kind with this name."""
    (found,) = named(parent, kind, name)
    return found


def button(parent: QWidget, text: str) -> QAbstractButton:
    """Return the only visible button with this text."""
    (found,) = (
        widget
        for widget in parent.findChildren(QAbstractButton)
        if widget.text() == text and widget.isVisible()
    )
    return found


def texts(parent: QWidget) -> list[str]:
    """Return what stands on the visible labels."""
    return [label.text() for label in parent.findChildren(QLabel) if label.isVisible()]
