"""Small fields: search, and numbers that may be left to the program."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLineEdit, QSpinBox, QWidget

from workbench.ui.context import UiContext

_PAUSE_MS = 150


class SearchField(QLineEdit):
    """Emits searched(text) when typing pauses; Esc clears it."""

    searched = Signal(str)

    def __init__(self, context: UiContext, placeholder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.addAction(
            context.icons.get("search", "faint"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self.textChanged.connect(self._pause.start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Esc while there is something to clear."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def _on_pause(self) -> None:
        """Tell what is searched for now."""
        self.searched.emit(self.text().strip())


class NumberField(QSpinBox):
    """A whole number. The wheel scrolls the page unless the field has the focus."""

    def __init__(
        self, minimum: int, maximum: int, value: int, parent: QWidget, *, step: int = 1,
        automatic: str = "",
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setRange(minimum, maximum)
        self.setSingleStep(step)
        self.setGroupSeparatorShown(True)
        if automatic:
            self.setSpecialValueText(automatic)  # shown in place of the minimum
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self.setValue(value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DecimalField(QDoubleSpinBox):
    """A number with decimals. The wheel scrolls the page unless the field has the focus."""

    def __init__(
        self, minimum: float, maximum: float, value: float, parent: QWidget, *,
        step: float = 0.05, decimals: int = 2,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setDecimals(decimals)
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self.setRange(minimum, maximum)
        self.setSingleStep(step)
        self.setValue(value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceField(QComboBox):
    """One of a few choices: (what is shown, what it means). Emits chosen(meaning)."""

    chosen = Signal(object)

    def __init__(self, choices: list[tuple[str, object]], current: object, parent: QWidget) -> None:
        super().__init__(parent)
        for text, meaning in choices:
            self.addItem(text, meaning)
        self.setCurrentIndex(max(0, [meaning for _text, meaning in choices].index(current)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._on_activated)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a choice is never changed by scrolling past it."""
        event.ignore()

    def _on_activated(self, index: int) -> None:
        """Tell the choice."""
        self.chosen.emit(self.itemData(index))
