"""Answers that come after the widget that asked has gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

T = TypeVar("T")


def while_alive(owner: QObject, answer: Callable[[T], None]) -> Callable[[T], None]:
    """Return *answer*, silent once *owner* was deleted.

    A change of theme, language or text size replaces the window while work goes on; what was
    asked for the old one must not be told to it.
    """

    def guarded(value: T) -> None:
        if isValid(owner):
            answer(value)

    return guarded
