"""The one style sheet of the program, made from a theme and the size of the text."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from workbench.core.paths import RESOURCES
from workbench.ui.theme import Theme

# What a Linux without a chosen desktop font falls back to; a Korean family looks better beside it.
_LAST_RESORTS: Final = {"dejavu sans", "sans", "sans serif", "sans-serif", "bitstream vera sans"}
_FAMILIES: Final = (
    "Noto Sans CJK KR",
    "Apple SD Gothic Neo",
    "Malgun Gothic",
    "Noto Sans KR",
    "NanumGothic",
)
_MONOSPACE: Final = ("Noto Sans Mono CJK KR", "D2Coding", "Menlo", "Consolas", "DejaVu Sans Mono")


def pixels(points: int) -> int:
    """Return the height of the base text in logical pixels; 10 points are 13 pixels."""
    return round(points * 4 / 3)


def sizes(points: int) -> dict[str, int]:
    """Return the one scale of text sizes, in logical pixels."""
    base = pixels(points)
    return {
        "tiny": base - 2,
        "small": base - 1,
        "base": base,
        "large": base + 2,
        "title": round(base * 1.4),
        "control": base + 19,  # the height of a button or a field: 32 at the base size
        "tick": base + 3,
    }


def text_font(points: int) -> QFont:
    """Return the font of the program: the system's, then families that know Hangul."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    if system.lower() in _LAST_RESORTS:
        families = [*_FAMILIES, system]
    else:
        families = [system, *_FAMILIES]
    font = QFont(families)
    font.setPixelSize(pixels(points))
    return font


def code_font(points: int) -> QFont:
    """Return the font for code, prompts and logs."""
    font = QFont(list(_MONOSPACE))
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(pixels(points))
    return font


def style_sheet(theme: Theme, points: int) -> str:
    """Return the style sheet for one theme and text size."""
    values: dict[str, object] = {**asdict(theme), **sizes(points)}
    values["images"] = (RESOURCES / "themes" / ("dark" if theme.dark else "light")).as_posix()
    template = (RESOURCES / "themes" / "window.qss").read_text(encoding="utf-8")
    return Template(template).substitute(values)


def dress(application: QApplication, theme: Theme, points: int) -> None:
    """Give the whole program its look. Call it before the window is built."""
    sheet = style_sheet(theme, points)
    if application.styleSheet() == sheet:
        return  # to set it again would style every widget again
    application.setStyle("Fusion")
    application.setPalette(theme.palette())
    application.setFont(text_font(points))
    application.setStyleSheet(sheet)
