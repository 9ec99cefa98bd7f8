"""Language, theme and size of the text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.ui.context import UiContext
from workbench.ui.settings.section import Section
from workbench.ui.widgets import ChoiceField

SIZES = (9, 10, 11, 12, 13, 14, 16, 18)


class LookSection(Section):
    """A change here builds the window anew; nothing that is running stops."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        value = self.settings.value
        languages: list[tuple[str, object]] = [
            (self.tr("Like the system"), "system"),
            ("English", "en"),  # languages are written in themselves
            ("한국어", "ko"),
        ]
        self.language = ChoiceField(languages, value.language, self)
        self.language.chosen.connect(lambda chosen: self.settings.update(language=chosen))
        self.add_row(
            self.tr("Language"), self.tr("The language of this window, not of the answers."),
            self.language,
        )  # fmt: skip
        themes: list[tuple[str, object]] = [
            (self.tr("Like the system"), "system"),
            (self.tr("Light"), "light"),
            (self.tr("Dark"), "dark"),
        ]
        self.theme = ChoiceField(themes, value.theme, self)
        self.theme.chosen.connect(lambda chosen: self.settings.update(theme=chosen))
        self.add_row(self.tr("Theme"), self.tr("Light or dark colours."), self.theme)
        sizes = sorted({*SIZES, value.font_points})
        points: list[tuple[str, object]] = [
            (self.tr("{points} points").format(points=size), size) for size in sizes
        ]
        self.text_size = ChoiceField(points, value.font_points, self)
        self.text_size.chosen.connect(lambda chosen: self.settings.update(font_points=chosen))
        self.add_row(
            self.tr("Text size"), self.tr("Everything in the window grows with it."), self.text_size
        )

    def title(self) -> str:
        """Return the heading."""
        return self.tr("Look and language")
