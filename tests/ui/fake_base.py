"""What every fake service is made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject


class Fake(QObject):
    """Notes every intention that the class does not answer itself."""

    INTENTIONS: frozenset[str] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name not in type(self).INTENTIONS:
            raise AttributeError(name)
        return lambda *values, **named: self.calls.append(
            (name, *values, *([named] if named else []))
        )

    def asked(self, name: str) -> list[tuple[Any, ...]]:
        """Return the arguments of each call of one intention."""
        return [call[1:] for call in self.calls if call[0] == name]
