"""Themes: every colour is there, and text can be read on everything it lies on."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor

from workbench.core.paths import RESOURCES
from workbench.ui.style import style_sheet
from workbench.ui.theme import Theme, chosen_theme, load_theme

BACKGROUNDS = ("page", "surface", "rail", "side", "raised")
READ_ANYWHERE = ("text", "dim", "accent", "good", "warn", "bad")
COLUMNS = tuple(f"column_{letter}" for letter in "abcdefgh")
CODE = ("text", "code_keyword", "code_string", "code_number", "code_name", "code_comment")
PAIRS = [
    *((ink, ground) for ink in READ_ANYWHERE for ground in BACKGROUNDS),
    *((ink, ground) for ink in COLUMNS for ground in ("page", "surface")),
    *((ink, "code") for ink in CODE),
    *((ink, ground) for ink in ("text", "dim") for ground in ("own", "hover")),
    *(("text", ground) for ground in ("selection", "mark", "accent_soft", "own")),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    *((level, f"{level}_soft") for level in ("good", "warn", "bad")),
    *(("text", f"{level}_soft") for level in ("good", "warn", "bad")),
]


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in QColor(colour).getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white() -> None:
    """The measure itself is right."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_can_be_read(name: str) -> None:
    """Text keeps 4.5:1 on each background it meets."""
    theme = load_theme(name)
    weak = {
        (ink, ground): round(contrast(getattr(theme, ink), getattr(theme, ground)), 2)
        for ink, ground in PAIRS
        if contrast(getattr(theme, ink), getattr(theme, ground)) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_faint_text_is_faint_but_there(name: str) -> None:
    """What may be missed keeps 3:1 on the pages."""
    theme = load_theme(name)
    assert all(contrast(theme.faint, getattr(theme, ground)) >= 3 for ground in BACKGROUNDS)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_pictures_of_the_theme_wear_its_colours(name: str) -> None:
    """The little pictures of the style sheet use no colour of their own."""
    theme = load_theme(name)
    known = {getattr(theme, role) for role in ("dim", "on_accent")}
    for file in (RESOURCES / "themes" / name).glob("*.svg"):
        assert set(re.findall(r"#[0-9A-Fa-f]{6}", file.read_text())) <= known, file.name


def test_style_sheet_has_no_colour_of_its_own() -> None:
    """Colours stand in themes only."""
    sheet = (RESOURCES / "themes" / "window.qss").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9A-Fa-f]{3,8}\b", sheet)


@pytest.mark.parametrize("points", [9, 10, 18])
def test_style_sheet_is_filled(points: int) -> None:
    """No name is left unfilled at any size."""
    assert "$" not in style_sheet(load_theme("dark"), points)


def test_columns_repeat_after_eight() -> None:
    """The ninth column wears the colour of the first."""
    theme: Theme = chosen_theme("light")
    assert theme.column(8) == theme.column(0) == theme.column_a
