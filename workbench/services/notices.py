"""Messages to the person: posted by anyone, shown by the window when there is one."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal

from workbench.core.errors import Problem

Level = Literal["info", "warning", "error"]
Action = Literal["", "undo", "open_models", "open_documents", "open_file", "log"]


@dataclass(frozen=True, slots=True)
class Notice:
    """One message, and what its button does ("" means no button)."""

    level: Level
    problem: Problem
    action: Action = ""
    notice_id: int = 0


class Notices(QObject):
    """Keeps messages until a window takes them.

    `posted(Notice)` is emitted for each new message once a window listens.
    """

    posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pending: list[Notice] = []
        self._listening = False
        self._numbers = itertools.count(1)
        self._actions: dict[int, Callable[[], None]] = {}

    def post(
        self,
        problem: Problem,
        level: Level = "error",
        action: Action = "",
        on_action: Callable[[], None] | None = None,
    ) -> None:
        """Show a message now, or as soon as there is a window."""
        notice = Notice(level, problem, action, next(self._numbers))
        if on_action is not None:
            self._actions[notice.notice_id] = on_action
        if self._listening:
            self.posted.emit(notice)
        else:
            self._pending.append(notice)

    def take_pending(self) -> list[Notice]:
        """Return what was posted before a window existed; later ones come by signal."""
        self._listening = True
        pending, self._pending = self._pending, []
        return pending

    def window_gone(self) -> None:
        """Keep messages again until the next window takes them."""
        self._listening = False

    def act(self, notice: Notice) -> None:
        """Do what the notice's button promises, once."""
        action = self._actions.pop(notice.notice_id, None)
        if action is not None:
            action()
