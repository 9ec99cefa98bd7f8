"""Which version of a prompt is shown, and which other one it is held against."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from workbench.core.prompts import LibraryPrompt, PromptVersion
from workbench.ui.lab.library import library_words
from workbench.ui.widgets import ChoiceField, FlowRow, label, row

_LETTERS = 24


class VersionBar(FlowRow):
    """Emits changed() when the person chose another version."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, spacing=16)
        self._prompt: LibraryPrompt | None = None
        self._shown = self._make_choice(
            self.tr("Version"), self.tr("Every version is kept with its date and its note.")
        )
        self._other = self._make_choice(
            self.tr("Compare with"), self.tr("Shows which words differ from another version.")
        )

    def show_prompt(self, prompt: LibraryPrompt | None, number: int = 0) -> None:
        """Offer the versions of a prompt; *number* is shown, 0: the newest."""
        same = self._prompt and prompt and self._prompt.prompt_id == prompt.prompt_id
        other = self._other.currentData() if same else 0
        kept = self._shown.currentData() if same and prompt == self._prompt else 0
        self._prompt = prompt
        versions = [*reversed(prompt.versions)] if prompt else []
        lines = [(library_words.version_line(item), item.number) for item in versions]
        _fill(self._shown, lines, number or kept)
        _fill(self._other, [(self.tr("nothing"), 0), *lines], other)
        self._other.setEnabled(len(versions) > 1)

    @property
    def version(self) -> PromptVersion | None:
        """The version that is shown."""
        return self._prompt.version(self._shown.currentData() or 0) if self._prompt else None

    @property
    def other(self) -> PromptVersion | None:
        """The version it is held against."""
        return self._prompt.version(self._other.currentData() or 0) if self._prompt else None

    def compare(self, number: int) -> None:
        """Hold the shown version against another."""
        self._other.setCurrentIndex(max(0, self._other.findData(number)))
        self.changed.emit()

    def _make_choice(self, name: str, tip: str) -> ChoiceField:
        """Return a choice beside its name."""
        holder = QWidget(self)
        choice = ChoiceField([("", 0)], 0, holder)
        choice.setAccessibleName(name)
        choice.setToolTip(tip)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(_LETTERS)
        choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        choice.chosen.connect(lambda _number: self.changed.emit())
        line = row(holder, spacing=8)
        line.addWidget(label(name, holder, "small"))
        line.addWidget(choice)
        self.add(holder)
        return choice


def _fill(choice: ChoiceField, lines: list[tuple[str, int]], chosen: object) -> None:
    """Offer other versions, the same one chosen if it is still there."""
    choice.clear()
    for text, number in lines:
        choice.addItem(text, number)
    choice.setCurrentIndex(max(0, choice.findData(chosen)))
