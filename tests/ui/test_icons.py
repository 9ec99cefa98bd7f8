"""Icons: one family, tinted, drawn on one grid."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from workbench.ui.icons import FOLDER, Icons
from workbench.ui.theme import load_theme


def test_icons_are_one_family() -> None:
    """Each is drawn on 24 by 24, in strokes of the colour it is given."""
    files = sorted(FOLDER.glob("*.svg"))
    assert len(files) > 40
    for file in files:
        text = file.read_text()
        assert 'viewBox="0 0 24 24"' in text, file.name
        assert "currentColor" in text and "#" not in text, file.name


def test_icon_takes_the_theme_colour(qapp: QApplication) -> None:
    """The strongest pixel of an icon has the colour of its role."""
    theme = load_theme("light")
    image = Icons(theme).pixmap("stop", 24, "accent").toImage()
    assert image.pixelColor(12, 12) == theme.color("accent")


def test_checked_icon_takes_the_accent(qapp: QApplication) -> None:
    """A checked button shows that it is."""
    theme = load_theme("dark")
    icon = Icons(theme).get("stop", "dim", "accent")
    off = icon.pixmap(24, QIcon.Mode.Normal, QIcon.State.Off).toImage().pixelColor(12, 12)
    on = icon.pixmap(24, QIcon.Mode.Normal, QIcon.State.On).toImage().pixelColor(12, 12)
    assert (off, on) == (theme.color("dim"), theme.color("accent"))
