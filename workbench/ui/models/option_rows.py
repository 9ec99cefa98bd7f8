"""Rows of the load options: each shows and returns one or two fields of LoadOptions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QMenu, QSizePolicy, QWidget

from workbench.core.models import LoadOptions, ModelEntry
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.widgets import ChoiceField, DecimalField, NumberField, PlainButton, column, row
from workbench.ui.widgets.control_row import ControlRow

_MOST_LAYERS = 999
_DEFAULT = LoadOptions()


class OptionRow(QWidget):
    """Edits one field of LoadOptions. Signals: edited()."""

    edited = Signal()

    def __init__(
        self,
        context: UiContext,
        name: str,
        texts: tuple[str, str],
        field: QWidget,
        parent: QWidget,
        *,
        wide: bool = False,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.field = field
        self.control = ControlRow(context, *texts, field, self, wide=wide)
        self.control.reset_pressed.connect(self._on_reset)
        column(self).addWidget(self.control)

    def value(self) -> Any:
        """Return what is shown."""
        raise NotImplementedError

    def _put(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def show_options(self, options: LoadOptions) -> None:
        """Show the field of some options; this is not an edit."""
        value = getattr(options, self.name)
        if value != self.value():
            self._put(value)
        self.control.set_changed(value != getattr(_DEFAULT, self.name))

    def _on_reset(self) -> None:
        """Go back to what the program would choose."""
        self._put(getattr(_DEFAULT, self.name))
        self.edited.emit()


class NumberRow(OptionRow):
    """A whole number; the lowest may mean: choose for me."""

    def __init__(
        self,
        context: UiContext,
        name: str,
        texts: tuple[str, str],
        bounds: tuple[int, int, int],
        parent: QWidget,
        *,
        automatic: str = "",
    ) -> None:
        low, high, step = bounds
        self._number = NumberField(low, high, low, parent, step=step, automatic=automatic)
        self._number.setKeyboardTracking(False)
        super().__init__(context, name, texts, self._number, parent)
        self._number.valueChanged.connect(lambda _value: self.edited.emit())

    def value(self) -> int:
        """Return the number."""
        return self._number.value()

    def _put(self, value: Any) -> None:
        """Show a number."""
        with QSignalBlocker(self._number):
            self._number.setValue(value)


class DecimalRow(OptionRow):
    """A number with decimals; zero means: as the file says."""

    def __init__(
        self,
        context: UiContext,
        name: str,
        texts: tuple[str, str],
        bounds: tuple[float, float],
        parent: QWidget,
        *,
        automatic: str,
    ) -> None:
        self._number = DecimalField(0.0, bounds[0], 0.0, parent, step=bounds[1])
        self._number.setSpecialValueText(automatic)
        self._number.setKeyboardTracking(False)
        super().__init__(context, name, texts, self._number, parent)
        self._number.valueChanged.connect(lambda _value: self.edited.emit())

    def value(self) -> float:
        """Return the number."""
        return self._number.value()

    def _put(self, value: Any) -> None:
        """Show a number."""
        with QSignalBlocker(self._number):
            self._number.setValue(value)


class ChoiceRow(OptionRow):
    """One of a few."""

    def __init__(
        self,
        context: UiContext,
        name: str,
        texts: tuple[str, str],
        choices: list[tuple[str, object]],
        parent: QWidget,
    ) -> None:
        self._choice = ChoiceField(choices, choices[0][1], parent)
        self._choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        super().__init__(context, name, texts, self._choice, parent, wide=True)
        self._choice.chosen.connect(lambda _value: self.edited.emit())

    def value(self) -> Any:
        """Return the choice."""
        return self._choice.currentData()

    def _put(self, value: Any) -> None:
        """Show a choice."""
        self._choice.setCurrentIndex(max(0, self._choice.findData(value)))


class SwitchRow(OptionRow):
    """On or off."""

    def __init__(
        self, context: UiContext, name: str, texts: tuple[str, str], parent: QWidget
    ) -> None:
        self._switch = QCheckBox(parent)
        super().__init__(context, name, texts, self._switch, parent)
        self._switch.setText(self.tr("on"))
        self._switch.toggled.connect(lambda _on: self.edited.emit())

    def value(self) -> bool:
        """Return whether it is on."""
        return self._switch.isChecked()

    def _put(self, value: Any) -> None:
        """Show whether it is on."""
        with QSignalBlocker(self._switch):
            self._switch.setChecked(value)


class LayersRow(OptionRow):
    """How many layers go to the graphics card: as many as fit, all, none, or a number."""

    def __init__(self, context: UiContext, texts: tuple[str, str], parent: QWidget) -> None:
        both = QWidget(parent)
        line = row(both)
        super().__init__(context, "gpu_layers", texts, both, parent, wide=True)
        choices: list[tuple[str, object]] = [
            (self.tr("As many as fit"), "fit"),
            (self.tr("All of them"), "all"),
            (self.tr("None, use the CPU"), "none"),
            (self.tr("A number of them"), "some"),
        ]
        self.choice = ChoiceField(choices, "fit", both)
        self.choice.setAccessibleName(texts[0])
        self.choice.setToolTip(texts[1])
        self.number = NumberField(1, _MOST_LAYERS - 1, 16, both)
        self.number.setAccessibleName(self.tr("Number of layers on the graphics card"))
        self.number.setKeyboardTracking(False)
        line.addWidget(self.choice, 2)
        line.addWidget(self.number, 1)
        self.number.hide()
        self.choice.chosen.connect(self._on_chosen)
        self.number.valueChanged.connect(lambda _value: self.edited.emit())

    def value(self) -> int:
        """Return the number that LoadOptions keeps."""
        fixed = {"fit": -1, "all": _MOST_LAYERS, "none": 0}
        return fixed.get(self.choice.currentData(), self.number.value())

    def _put(self, value: Any) -> None:
        """Show a number of layers."""
        names = {-1: "fit", 0: "none"}
        name = names.get(value, "all" if value >= _MOST_LAYERS else "some")
        self.choice.setCurrentIndex(self.choice.findData(name))
        self.number.setVisible(name == "some")
        if name == "some":
            with QSignalBlocker(self.number):
                self.number.setValue(value)

    def _on_chosen(self, name: object) -> None:
        """Let the number be typed where one is wanted."""
        self.number.setVisible(name == "some")
        self.edited.emit()


class DraftRow(OptionRow):
    """The small model that guesses ahead: one of the list, or a file."""

    def __init__(
        self,
        context: UiContext,
        texts: tuple[str, str],
        entries: Callable[[], tuple[ModelEntry, ...]],
        parent: QWidget,
    ) -> None:
        self._entries = entries
        self._path = ""
        self._button = PlainButton(context, "", parent, icon="bolt")
        self._button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        super().__init__(context, "draft_path", texts, self._button, parent, wide=True)
        self._menu = QMenu(self._button)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._button.setMenu(self._menu)
        self._put("")

    def value(self) -> str:
        """Return the file, "" for none."""
        return self._path

    def _put(self, value: Any) -> None:
        """Show a file."""
        self._path = str(value)
        known = {str(entry.path): words.model_name(entry) for entry in self._entries()}
        name = known.get(self._path, Path(self._path).name)
        self._button.setText(name or self.tr("No draft model"))

    def _fill_menu(self) -> None:
        """Offer what there is."""
        self._menu.clear()
        self._menu.addAction(self.tr("No draft model"), lambda: self._choose(""))
        files = [each for each in self._entries() if each.endpoint is None and not each.base_id]
        if files:
            self._menu.addSeparator()
        for entry in files:
            text = words.joined(words.model_name(entry), words.size(entry.size_bytes))
            self._menu.addAction(text, partial(self._choose, str(entry.path)))
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Choose a file…"), self._on_file)

    def _choose(self, path: str) -> None:
        """Take a file, or none."""
        self._put(path)
        self.edited.emit()

    def _on_file(self) -> None:
        """Let the person choose a file."""
        dialog = QFileDialog(self, self.tr("Choose a draft model"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Models in GGUF format (*.gguf)"))
        dialog.fileSelected.connect(self._choose)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
