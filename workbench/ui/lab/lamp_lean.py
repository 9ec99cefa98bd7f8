"""Where the labels lean without content, and the inputs before and after calibration."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from workbench.answering.calibration import CONTENT_FREE, Calibration, Shares, likeliest
from workbench.core.lab import Comparison, Variant
from workbench.ui.context import UiContext
from workbench.ui.guard import while_alive
from workbench.ui.lab.lamp_part import LampPart, cell, percent, plain_table
from workbench.ui.widgets import label

_SHOWN = 300  # characters of a text in a tooltip
_MOST_LINES = 6  # of the first table; it scrolls beyond


class LeanTab(LampPart):
    """Measures once, and shows two tables: the lean, and what it does to the inputs."""

    def __init__(
        self, context: UiContext, sheet: Comparison, variant: Variant, parent: QWidget
    ) -> None:
        super().__init__(context, parent)
        self._sheet, self._variant = sheet, variant
        self.set_words(
            self.tr(
                "What the prompt answers to inputs without content shows where it leans. "
                "Calibration divides by that. Technique and documents are left out; the shares "
                "come from the model’s log-probabilities. "
                "Source: Zhao et al. 2021, arXiv 2102.09690."
            ),
            self.tr("Measure the lean"),
        )
        self._heads = (
            label(self.tr("Without content"), self, "strong"),
            label(self.tr("The sheet’s inputs"), self, "strong"),
        )
        self.lean = plain_table(self, self.tr("Share of each label without content"))
        self.inputs = plain_table(self, self.tr("Inputs before and after calibration"))
        self._filler = QWidget(self)
        for head, table, share in zip(self._heads, (self.lean, self.inputs), (0, 1), strict=True):
            self.body.addWidget(head)
            self.body.addWidget(table, share)
        self.inputs.setMinimumHeight(self.inputs.verticalHeader().defaultSectionSize() * 4)
        self.body.addWidget(self._filler, 1)
        self._show_tables(False)

    def begin(self) -> None:
        """Measure the lean."""
        self.say(self.tr("Measuring…"))
        cancel = self.context.services.lamp.calibrate(
            self._sheet,
            self._variant,
            while_alive(self, self._on_done),
            while_alive(self, self.fail),
        )
        self.running(cancel)

    def _show_tables(self, visible: bool) -> None:
        """Show both tables once there is something in them."""
        for part in (*self._heads, self.lean, self.inputs):
            part.setVisible(visible)
        self._filler.setVisible(not visible)

    def _on_done(self, found: Calibration) -> None:
        """Show what was measured."""
        self.running(None)
        self._show_tables(True)
        self._fill_lean(found)
        self._fill_inputs(found)
        label_name = likeliest(found.labels, found.lean)
        said = self.tr("Without content it leans to {label} with {share}.").format(
            label=label_name, share=percent(max(found.lean))
        )
        (before, total), (after, _total) = (
            found.right(calibrated=False), found.right(calibrated=True),
        )  # fmt: skip
        if total:
            said += " " + self.tr(
                "Right before {before} of {total}, after calibration {after} of {total}."
            ).format(before=before, after=after, total=total)
        self.say(said)

    def _fill_lean(self, found: Calibration) -> None:
        """Show a line a label, a column an input without content, their mean last."""
        names = [f"“{text}”" for text in CONTENT_FREE]
        columns = [*found.probes, found.lean]
        _size(self.lean, len(found.labels), [self.tr("Label"), *names, self.tr("Mean")])
        lines = (
            min(len(found.labels), _MOST_LINES) * self.lean.verticalHeader().defaultSectionSize()
        )
        self.lean.setFixedHeight(lines + self.lean.horizontalHeader().sizeHint().height() + 4)
        for line, name in enumerate(found.labels):
            self.lean.setItem(line, 0, cell(name))
            for place, shares in enumerate(columns, start=1):
                self.lean.setItem(line, place, cell(percent(shares[line])))

    def _fill_inputs(self, found: Calibration) -> None:
        """Show a line an input: its likeliest label before and after."""
        titles = [
            self.tr("Input"), self.tr("Expected"), self.tr("Before"), self.tr("Calibrated"),
        ]  # fmt: skip
        _size(self.inputs, len(found.inputs), titles)
        for line, item in enumerate(found.inputs):
            first = cell(" ".join(item.text.split()))
            first.setToolTip(item.text[:_SHOWN])
            self.inputs.setItem(line, 0, first)
            self.inputs.setItem(line, 1, cell(item.expected))
            for place, shares in ((2, item.before), (3, item.after)):
                self.inputs.setItem(line, place, self._choice(found, shares, item.expected))

    def _choice(self, found: Calibration, shares: Shares, expected: str) -> QTableWidgetItem:
        """Return the likeliest label with its share, coloured where one is expected."""
        chosen = likeliest(found.labels, shares)
        item = cell(f"{chosen}  {percent(max(shares))}")
        if expected in found.labels:
            theme = self.context.theme
            item.setForeground(theme.color("good" if chosen == expected else "bad"))
        item.setToolTip(
            "\n".join(
                f"{name}  {share:.1%}" for name, share in zip(found.labels, shares, strict=True)
            )
        )
        return item


def _size(table: QTableWidget, lines: int, titles: list[str]) -> None:
    """Empty a table and give it its size; the first column takes what is left."""
    table.clear()
    table.setRowCount(lines)
    table.setColumnCount(len(titles))
    table.setHorizontalHeaderLabels(titles)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
