"""Puts words on a label that takes no room while it has none."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel


def say(label: QLabel, text: str) -> None:
    """Show a text, or hide the label when there is none."""
    if not text:
        label.hide()  # first: a label in sight must not run empty
    label.setText(text)
    label.setVisible(bool(text))
