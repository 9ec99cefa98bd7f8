"""Our single-colour icons, tinted with the theme's colours."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench.core.paths import RESOURCES
from workbench.ui.theme import Theme

FOLDER = RESOURCES / "icons"
_SIZES = (16, 18, 20, 24, 32, 40, 48, 64)  # enough for every scale factor up to 3


@cache
def _source(name: str) -> bytes:
    """Return the text of one icon."""
    return Path(FOLDER / f"{name}.svg").read_bytes()


class Icons:
    """Icons by name for one theme. Colours are named by their role in the theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._icons: dict[tuple[str, str, str], QIcon] = {}

    def get(self, name: str, role: str = "dim", active: str = "") -> QIcon:
        """Return an icon; *active* colours it when it is checked."""
        key = (name, role, active or role)
        if key not in self._icons:
            self._icons[key] = self._make(*key)
        return self._icons[key]

    def pixmap(self, name: str, size: int, role: str = "dim", ratio: float = 1.0) -> QPixmap:
        """Return one picture of *size* logical pixels for a screen of *ratio*."""
        side = max(1, round(size * ratio))
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        colour = getattr(self._theme, role).encode()
        renderer = QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", colour)))
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _make(self, name: str, role: str, active: str) -> QIcon:
        """Return an icon with its pictures for all sizes and states."""
        icon = QIcon()
        for size in _SIZES:
            icon.addPixmap(self.pixmap(name, size, role), QIcon.Mode.Normal, QIcon.State.Off)
            icon.addPixmap(self.pixmap(name, size, "faint"), QIcon.Mode.Disabled, QIcon.State.Off)
            if active != role:
                icon.addPixmap(self.pixmap(name, size, active), QIcon.Mode.Normal, QIcon.State.On)
        return icon


def icon_size(points: int) -> QSize:
    """Return the size of icons beside text of *points*: 16 beside the base size of 10."""
    side = 2 * round(points * 0.8)
    return QSize(side, side)
