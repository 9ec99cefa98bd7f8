"""The arrows through the distinct answers of one column, and the way to every repeat."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from workbench.ui.context import UiContext
from workbench.ui.lab import answer_words as words
from workbench.ui.lab.answer_groups import Group
from workbench.ui.widgets import QuietButton, row


class AnswerSwitch(QWidget):
    """Shows "1 / 2" of the distinct answers; a press on it lists all repeats.

    Signals: chosen(place of a cell). Hidden while there is only one cell.
    """

    chosen = Signal(int)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()
        self._index = 0
        self._back = QuietButton(context, "left", self.tr("The answer before this one"), self)
        self._on = QuietButton(context, "right", self.tr("The next answer"), self)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._place = self._make_place()
        self._back.clicked.connect(lambda: self._step(-1))
        self._on.clicked.connect(lambda: self._step(1))
        layout = row(self, spacing=0)
        for part in (self._back, self._place, self._on):
            layout.addWidget(part)

    def show_groups(self, groups: Sequence[Group], index: int) -> None:
        """Show the place of the answer shown, counted from 0."""
        self._groups, self._index = tuple(groups), index
        cells = sum(group.count for group in groups)
        self.setVisible(cells > 1)
        if not groups:
            return
        times = groups[index].count if groups[index].ended else 0
        place = self.tr("{number} / {count}").format(number=index + 1, count=len(groups))
        if times > 1:
            often = self.tr("{times}×").format(times=times)
            place = f"{place} · {often}" if len(groups) > 1 else often
        self._place.setText(place)
        self._place.setToolTip(words.group_tip(groups, index))
        for arrow in (self._back, self._on):
            arrow.setVisible(len(groups) > 1)
        self._back.setEnabled(index > 0)
        self._on.setEnabled(index < len(groups) - 1)

    def _make_place(self) -> QToolButton:
        """Return the place as a button that opens the list of repeats."""
        place = QToolButton(self)
        place.setProperty("role", "status")
        place.setAccessibleName(self.tr("Choose one of the repeats"))
        place.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        place.setCursor(Qt.CursorShape.PointingHandCursor)
        place.setMenu(self._menu)
        return place

    def _step(self, step: int) -> None:
        """Go to the first cell of the next distinct answer."""
        self.chosen.emit(self._groups[self._index + step].places[0])

    def _fill_menu(self) -> None:
        """List the repeats, those with one answer together."""
        self._menu.clear()
        for number, group in enumerate(self._groups):
            if number:
                self._menu.addSeparator()
            for place in group.places:
                action = self._menu.addAction(words.repeat_of(place))
                action.setCheckable(True)
                action.setChecked(number == self._index)
                action.triggered.connect(lambda _on=False, chosen=place: self.chosen.emit(chosen))
