"""The named colours of one theme, read from resources/themes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from workbench.core.paths import RESOURCES
from workbench.core.settings import Theme as ThemeSetting

ThemeName = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by role, as "#RRGGBB"."""

    dark: bool
    page: str
    surface: str
    rail: str
    side: str
    raised: str
    line: str
    line_strong: str
    text: str
    dim: str
    faint: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    own: str
    hover: str
    selection: str
    mark: str
    focus: str
    good: str
    warn: str
    bad: str
    good_soft: str
    warn_soft: str
    bad_soft: str
    track: str
    shade: str
    column_a: str
    column_b: str
    column_c: str
    column_d: str
    column_e: str
    column_f: str
    column_g: str
    column_h: str
    code: str
    code_keyword: str
    code_string: str
    code_number: str
    code_name: str
    code_comment: str

    def color(self, role: str) -> QColor:
        """Return the colour of a role as Qt wants it."""
        return QColor(getattr(self, role))

    def column(self, index: int) -> str:
        """Return the colour of the lab's column *index*, from 0; they repeat after eight."""
        return str(getattr(self, f"column_{'abcdefgh'[index % 8]}"))

    def palette(self) -> QPalette:
        """Return the palette for what a style sheet does not reach."""
        palette = QPalette()
        roles = QPalette.ColorRole
        for role, name in (
            (roles.Window, self.page),
            (roles.Base, self.surface),
            (roles.AlternateBase, self.side),
            (roles.Button, self.surface),
            (roles.WindowText, self.text),
            (roles.Text, self.text),
            (roles.ButtonText, self.text),
            (roles.BrightText, self.bad),
            (roles.PlaceholderText, self.dim),
            (roles.Highlight, self.selection),
            (roles.HighlightedText, self.text),
            (roles.Accent, self.accent),
            (roles.Link, self.accent),
            (roles.LinkVisited, self.accent),
            (roles.ToolTipBase, self.raised),
            (roles.ToolTipText, self.text),
            (roles.Light, self.surface),
            (roles.Midlight, self.hover),
            (roles.Mid, self.line),
            (roles.Dark, self.line_strong),
            (roles.Shadow, self.shade),
        ):
            palette.setColor(role, QColor(name))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(self.faint))
        return palette


def load_theme(name: ThemeName) -> Theme:
    """Read one theme; a colour that is missing or unknown is an error of the file."""
    with (RESOURCES / "themes" / f"{name}.toml").open("rb") as file:
        colours = tomllib.load(file)
    known = {entry.name for entry in fields(Theme)}
    if set(colours) != known:
        raise ValueError(f"theme {name}: {sorted(set(colours) ^ known)}")
    return Theme(**colours)


def chosen_theme(setting: ThemeSetting) -> Theme:
    """Return the theme of the setting; "system" asks the desktop."""
    if setting != "system":
        return load_theme(setting)
    scheme = QGuiApplication.styleHints().colorScheme()
    return load_theme("dark" if scheme == Qt.ColorScheme.Dark else "light")
