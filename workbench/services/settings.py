"""The settings as the window sees them: one frozen value, saved in the background."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from workbench.core.paths import Paths
from workbench.core.settings import Settings
from workbench.services.jobs import Jobs


class SettingsService(QObject):
    """Holds the settings. `changed(old, new)` follows every update."""

    changed = Signal(object, object)

    def __init__(
        self,
        value: Settings,
        paths: Paths,
        save: Callable[[Settings], None],
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._value = value
        self._save = save
        self._jobs = jobs
        self.paths = paths

    @property
    def value(self) -> Settings:
        """The settings now."""
        return self._value

    def update(self, **changes: Any) -> None:
        """Change some settings by name; nothing happens when they are as they were."""
        old, new = self._value, dataclasses.replace(self._value, **changes)
        if new == old:
            return
        self._value = new
        self._jobs.run("store", lambda: self._save(new))
        self.changed.emit(old, new)
