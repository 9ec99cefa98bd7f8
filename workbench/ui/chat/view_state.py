"""What the page remembers while the program runs: the window is built anew, the service is not."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QObject

_OPEN: Final = "chat_dock_open"
_TAB: Final = "chat_dock_tab"
_SPLIT: Final = "chat_split"
_NEW_DRAFT: Final = "chat_new_draft"


class ViewState:
    """Kept as dynamic properties of an object that outlives the window."""

    def __init__(self, keeper: QObject) -> None:
        self._keeper = keeper

    @property
    def dock_open(self) -> bool:
        """Whether the person wants the dock."""
        value = self._keeper.property(_OPEN)
        return True if value is None else bool(value)

    @dock_open.setter
    def dock_open(self, is_open: bool) -> None:
        self._keeper.setProperty(_OPEN, is_open)

    @property
    def dock_tab(self) -> str:
        """Name of the dock's tab."""
        return str(self._keeper.property(_TAB) or "sources")

    @dock_tab.setter
    def dock_tab(self, name: str) -> None:
        self._keeper.setProperty(_TAB, name)

    @property
    def split(self) -> QByteArray | None:
        """The splitter's state."""
        value = self._keeper.property(_SPLIT)
        return value if isinstance(value, QByteArray) else None

    @split.setter
    def split(self, state: QByteArray) -> None:
        self._keeper.setProperty(_SPLIT, state)

    @property
    def new_draft(self) -> str:
        """What was typed for a chat that was left before it began."""
        return str(self._keeper.property(_NEW_DRAFT) or "")

    @new_draft.setter
    def new_draft(self, text: str) -> None:
        self._keeper.setProperty(_NEW_DRAFT, text)
