"""The lab's foot line: how long it took, and what can be done with the result."""

from __future__ import annotations

import time
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from workbench.core.lab import RunMode
from workbench.ui import words as common
from workbench.ui.context import UiContext
from workbench.ui.lab import words
from workbench.ui.lab.two_parts import TwoParts
from workbench.ui.widgets import FlowRow, PlainButton, column, label

_OTHER: dict[RunMode, RunMode] = {"batch": "sequential", "sequential": "batch"}


class Footer(TwoParts):
    """Shows measured times only; what was not measured is offered, never estimated."""

    diff_pressed = Signal()
    runs_toggled = Signal(bool)
    editors_toggled = Signal(bool)
    numbers_toggled = Signal(bool)
    raw_toggled = Signal(bool)
    together_toggled = Signal(bool)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._lab = context.services.lab
        self._ran_wall_s, self._ran_mode = self._lab.wall_s, self._lab.sheet.mode
        left = QWidget(self)
        self._times = QLabel(left)
        self._times.setTextFormat(Qt.TextFormat.RichText)  # only our own words and numbers
        self._times.setProperty("role", "dim")
        self._measure = PlainButton(
            context,
            "",
            left,
            role="link",
            tooltip=self.tr("Runs this sheet once more in the other way and takes the time."),
        )
        self._measure.clicked.connect(self._on_measure)
        self._note = label(
            self.tr("Times inside a batch are not those of a lone run."), left, "faint", wrap=True
        )
        self._note.setToolTip(
            self.tr("In a batch the columns share the computer, so each of them waits for others.")
        )
        self._low = False
        self._lay_out_left(left)
        self._buttons = FlowRow(self)
        self._fill_buttons()
        self.set_parts(left, self._buttons)
        self.refresh()

    def add_button(self, button: QWidget) -> None:
        """Put one more button at the end."""
        self._buttons.add(button)

    def show_view(self, *, raw: bool, together: bool, numbers: bool) -> None:
        """Show how answers are seen, as it was chosen in a window before this one."""
        self._raw.setChecked(raw)
        self._together.setChecked(together)
        self._numbers.setChecked(numbers)

    def fold_editors(self) -> None:
        """Hide the prompts, for want of room."""
        self._editors.setChecked(False)

    def set_low(self, low: bool) -> None:
        """Leave the note to a tooltip where the answers need its line."""
        if low != self._low:
            self._low = low
            self.refresh()

    def close_runs(self) -> None:
        """Show the list of saved runs as closed."""
        self._runs.setChecked(False)

    def refresh(self) -> None:
        """Show the times as they stand."""
        lab = self._lab
        if lab.wall_s != self._ran_wall_s:
            self._ran_wall_s, self._ran_mode = lab.wall_s, lab.sheet.mode
        other = _OTHER[self._ran_mode]
        ran = not lab.running and lab.wall_s > 0
        self._times.setText(self._running() if lab.running else self._measured() if ran else "")
        self._measure.setText(
            self.tr("Measure one after another")
            if other == "sequential"
            else self.tr("Measure one batch")
        )
        self._measure.setVisible(ran and self._other_wall_s() is None)
        noted = ran and other == "sequential" and len(lab.sheet.variants) > 1
        self._note.setVisible(noted and not self._low)
        self._times.setToolTip(self._note.text() if noted else "")
        self._diff.setEnabled(bool(lab.results()) or lab.running)
        self.arrange()

    def tick(self) -> None:
        """Bring the running time up to date."""
        if self._lab.running:
            self._times.setText(self._running())

    def _running(self) -> str:
        """Say how far the run is."""
        sheet = self._lab.sheet
        return self.tr("{ended} of {all} answers · <b>{elapsed}</b>").format(
            ended=len(self._lab.results()),
            all=len(sheet.variants) * max(1, len(sheet.rows)) * sheet.repeats,
            elapsed=common.seconds(time.monotonic() - self._lab.started_at),
        )

    def _measured(self) -> str:
        """Say what was measured, this way first."""
        parts = [self._one(self._ran_mode, self._lab.wall_s)]
        other_s = self._other_wall_s()
        if other_s is not None:
            parts.append(self._one(_OTHER[self._ran_mode], other_s))
        return common.joined(*parts)

    def _other_wall_s(self) -> float | None:
        """Return what the other way took; unknown once the person has switched the sheet over."""
        switched = self._lab.sheet.mode != self._ran_mode
        return None if switched else self._lab.other_mode_wall_s

    @staticmethod
    def _one(mode: RunMode, wall_s: float) -> str:
        """Return one way with its time."""
        return f"{words.mode(mode)} <b>{common.seconds(wall_s)}</b>"

    def _on_measure(self) -> None:
        """Run the sheet once more in the other way."""
        sheet = replace(self._lab.sheet, mode=_OTHER[self._ran_mode])
        self._lab.set_sheet(sheet, rebuild=True)
        self._lab.run()

    def _lay_out_left(self, left: QWidget) -> None:
        """Put the times above the note."""
        line = FlowRow(left)
        line.add(self._times)
        line.add(self._measure)
        layout = column(left, spacing=2)
        layout.addStretch(1)
        layout.addWidget(line)
        layout.addWidget(self._note)
        layout.addStretch(1)

    def _fill_buttons(self) -> None:
        """Make the buttons that are always there."""
        self._editors = PlainButton(
            self._context,
            self.tr("Prompts"),
            self._buttons,
            icon="edit",
            tooltip=self.tr("Show the prompts, or hide them to give the answers all the room."),
        )
        self._editors.setCheckable(True)
        self._editors.setChecked(True)
        self._editors.toggled.connect(self.editors_toggled)
        self._diff = PlainButton(
            self._context,
            self.tr("Compare words"),
            self._buttons,
            icon="diff",
            tooltip=self.tr("Show which words differ between two answers."),
        )
        self._diff.clicked.connect(self.diff_pressed)
        self._runs = PlainButton(
            self._context,
            self.tr("Saved runs"),
            self._buttons,
            icon="history",
            tooltip=self.tr("Every run is kept. Open an earlier one, or delete it."),
        )
        self._runs.setCheckable(True)
        self._runs.toggled.connect(self.runs_toggled)
        self._numbers = PlainButton(
            self._context,
            self.tr("Numbers"),
            self._buttons,
            icon="clock",
            tooltip=self.tr("Show times, tokens, right answers and costs of all columns."),
        )
        self._numbers.setCheckable(True)
        self._numbers.toggled.connect(self.numbers_toggled)
        view = PlainButton(
            self._context,
            self.tr("View"),
            self._buttons,
            icon="eye",
            tooltip=self.tr("How the answers are shown."),
        )
        view.setMenu(self._make_view_menu())
        for button in (self._editors, self._numbers, self._diff, self._runs, view):
            self._buttons.add(button)

    def _make_view_menu(self) -> QMenu:
        """Return the switches of how answers are shown."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        self._raw = menu.addAction(self.tr("Texts as they came"))
        self._raw.setToolTip(self.tr("Shows every character of an answer instead of Markdown."))
        self._together = menu.addAction(self.tr("Scroll answers together"))
        self._together.setToolTip(self.tr("The other answers follow the one you scroll."))
        for action, signal in (
            (self._raw, self.raw_toggled),
            (self._together, self.together_toggled),
        ):
            action.setCheckable(True)
            action.toggled.connect(signal)
        return menu
