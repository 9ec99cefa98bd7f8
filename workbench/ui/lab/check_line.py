"""One check to edit: what the answer is held against, and whether the shown answer keeps it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from workbench.core.lab import Check, CheckKind, CheckOutcome
from workbench.ui.context import UiContext
from workbench.ui.widgets import (
    ChoiceField,
    DecimalField,
    IconLabel,
    QuietButton,
    column,
    label,
    restyle,
    row,
)
from workbench.ui.words import translate_problem

translate = QCoreApplication.translate

_KINDS: Final[tuple[CheckKind, ...]] = (
    "contains", "equals", "starts_with", "number", "regex", "json_schema", "refusal",
)  # fmt: skip


class CheckLine(QWidget):
    """`edited()` when any part of the check changed, `removed()`."""

    edited = Signal()
    removed = Signal()

    def __init__(self, context: UiContext, check: Check, parent: QWidget) -> None:
        super().__init__(parent)
        self._check = check
        self._kind = ChoiceField(kind_choices(), (check.kind, check.negated), self)
        self._kind.setAccessibleName(self.tr("The answer…"))
        self._kind.setToolTip(self.tr("What has to hold for the answer."))
        self._kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._kind.currentIndexChanged.connect(lambda _index: self._on_edited())
        self._value = QLineEdit(check.value, self)
        self._value.textEdited.connect(lambda _text: self._on_edited())
        self._tolerance = DecimalField(0.0, 1e9, check.tolerance, self, step=0.1, decimals=3)
        self._tolerance.setPrefix("± ")
        self._tolerance.setAccessibleName(self.tr("Tolerance"))
        self._tolerance.setToolTip(self.tr("The largest difference that still counts as equal."))
        self._tolerance.valueChanged.connect(lambda _value: self._on_edited())
        self._icon = IconLabel(context, "minus", self, size=16, role="faint")
        self._verdict = label("", self, "small")
        self._verdict.setMinimumWidth(
            self.fontMetrics().horizontalAdvance(self.tr("cannot be used"))
        )
        self._problem = label("", self, "small", wrap=True)
        remove = QuietButton(context, "trash", self.tr("Remove this check"), self)
        remove.clicked.connect(self.removed)
        line = row(spacing=8)
        line.addWidget(self._kind)
        line.addWidget(self._value, 1)
        line.addWidget(self._tolerance)
        line.addWidget(self._icon)
        line.addWidget(self._verdict)
        line.addWidget(remove)
        layout = column(self, spacing=4)
        layout.addLayout(line)
        layout.addWidget(self._problem)
        self._show_kind()
        self.show_outcome(None)

    @property
    def check(self) -> Check:
        """The check as it stands."""
        return self._check

    def focus_value(self) -> None:
        """Put the keyboard where the value is typed."""
        (self._value if self._value.isVisibleTo(self) else self._kind).setFocus()

    def show_outcome(self, outcome: CheckOutcome | None) -> None:
        """Show by sign, word and colour whether the shown answer keeps the check."""
        icon, role, text = "minus", "faint", self.tr("no answer yet")
        problem = ""
        if outcome is not None and outcome.problem is not None:
            icon, role, text = "warning", "warn", self.tr("cannot be used")
            problem = " ".join(part for part in translate_problem(outcome.problem) if part)
        elif outcome is not None:
            icon, role = ("check", "good") if outcome.passed else ("close", "bad")
            text = self.tr("kept") if outcome.passed else self.tr("not kept")
        self._icon.set_icon(icon, role)
        self._verdict.setText(text)
        restyle(self._verdict, "role", role)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        restyle(self._problem, "role", "warn")

    def _on_edited(self) -> None:
        """Take over what was chosen and typed."""
        kind, negated = self._kind.currentData()
        self._check = replace(
            self._check,
            kind=kind,
            negated=negated,
            value=self._value.text(),
            tolerance=self._tolerance.value(),
        )
        self._show_kind()
        self.edited.emit()

    def _show_kind(self) -> None:
        """Show the fields that this kind of check has."""
        kind = self._check.kind
        self._value.setVisible(kind != "refusal")
        self._tolerance.setVisible(kind == "number")
        self._value.setPlaceholderText(_placeholder(kind))
        self._value.setAccessibleName(self.tr("Held against"))
        self._value.setToolTip(_tip(kind))


def kind_choices() -> list[tuple[str, object]]:
    """Return each kind of check, and each turned round, in words."""
    asked = {
        "contains": (translate("Checks", "contains"), translate("Checks", "does not contain")),
        "equals": (translate("Checks", "is exactly"), translate("Checks", "is not exactly")),
        "starts_with": (
            translate("Checks", "begins with"),
            translate("Checks", "does not begin with"),
        ),
        "number": (translate("Checks", "is the number"), translate("Checks", "is not the number")),
        "regex": (
            translate("Checks", "matches the pattern"),
            translate("Checks", "does not match the pattern"),
        ),
        "json_schema": (
            translate("Checks", "is JSON of this form"),
            translate("Checks", "is not JSON of this form"),
        ),
        "refusal": (
            translate("Checks", "says that it cannot tell"),
            translate("Checks", "does not say that it cannot tell"),
        ),
    }
    return [(asked[kind][negated], (kind, negated)) for negated in (False, True) for kind in _KINDS]


def _placeholder(kind: CheckKind) -> str:
    """Say in short what to type."""
    return {
        "number": translate("Checks", "a number, with or without a unit"),
        "regex": translate("Checks", "a regular expression"),
        "json_schema": translate("Checks", "a JSON schema; empty: any JSON"),
    }.get(kind, translate("Checks", "a text"))


def _tip(kind: CheckKind) -> str:
    """Say how the answer is held against the value."""
    return {
        "contains": translate(
            "Checks", "Whole words, whatever their case, width and spacing: 42 is not in 142."
        ),
        "equals": translate("Checks", "All of the answer, whatever its case, width and spacing."),
        "starts_with": translate(
            "Checks", "The beginning of the answer, whatever its case, width and spacing."
        ),
        "number": translate(
            "Checks",
            "The last number of the answer counts; thousands separators, units and Korean numerals "
            "like 3만 5천 are understood.",
        ),
        "regex": translate(
            "Checks",
            "Looked for anywhere in the answer, for at most 0.2 s. (?i) in front ignores case.",
        ),
        "json_schema": translate(
            "Checks", "All of the answer, or the one block of code in it, has to be JSON."
        ),
    }.get(kind, "")
