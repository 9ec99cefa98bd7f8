"""The checks of a sheet or of a row: a line each, with its outcome for the shown answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.core.lab import Check, CheckOutcome
from workbench.ui.context import UiContext
from workbench.ui.lab.check_line import CheckLine
from workbench.ui.widgets import PlainButton, column, label, row


class ChecksEditor(QWidget):
    """Carries all checks in `changed(tuple of Check)`."""

    changed = Signal(object)

    def __init__(self, context: UiContext, title: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._lines: list[CheckLine] = []
        self._body = column(spacing=8)
        self._hint = label(hint, self, "dim", wrap=True)
        add = PlainButton(
            context,
            self.tr("Add check"),
            self,
            icon="plus",
            tooltip=self.tr("Hold the answers against one more rule."),
        )
        add.clicked.connect(self._on_add)
        foot = row(spacing=8)
        foot.addWidget(add)
        foot.addStretch(1)
        layout = column(self, spacing=8)
        layout.addWidget(label(title, self, "strong"))
        layout.addWidget(self._hint)
        layout.addLayout(self._body)
        layout.addLayout(foot)

    @property
    def checks(self) -> tuple[Check, ...]:
        """The checks as they stand."""
        return tuple(line.check for line in self._lines)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show other checks."""
        for line in self._lines:
            self._drop(line)
        self._lines = []
        for check in checks:
            self._append(check)

    def show_outcomes(self, outcomes: Sequence[CheckOutcome]) -> None:
        """Show which checks the shown answer keeps; none while there is no answer."""
        by_check = {outcome.check: outcome for outcome in outcomes}
        for line in self._lines:
            line.show_outcome(by_check.get(line.check))

    def _append(self, check: Check) -> CheckLine:
        """Add a line."""
        line = CheckLine(self._context, check, self)
        line.edited.connect(lambda: self.changed.emit(self.checks))
        line.removed.connect(lambda: self._on_removed(line))
        self._lines.append(line)
        self._body.addWidget(line)
        line.show()  # a layout shows what it is given later, too late for the keyboard to go there
        return line

    def _drop(self, line: CheckLine) -> None:
        """Take a line away."""
        self._body.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _on_add(self) -> None:
        """Begin another check."""
        line = self._append(Check("contains"))
        line.focus_value()
        self.changed.emit(self.checks)

    def _on_removed(self, line: CheckLine) -> None:
        """Take one check out."""
        self._lines.remove(line)
        self._drop(line)
        self.changed.emit(self.checks)
