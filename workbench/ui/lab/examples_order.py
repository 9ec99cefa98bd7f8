"""In which order the examples of a column are sent, how many, and whether their labels pull."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from workbench.core.lab import Example, TechniqueOptions
from workbench.prompts.techniques import label_imbalance
from workbench.ui.widgets import ChoiceField, NumberField, column, label, row


class ExamplesOrder(QWidget):
    """One line, there as soon as there are two examples, and a warning below it."""

    changed = Signal(dict)
    """The person changed fields of TechniqueOptions; carries them by name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._order = ChoiceField(
            [
                (self.tr("in this order"), "given"),
                (self.tr("shuffled"), "shuffled"),
                (self.tr("nearest to the input"), "nearest"),
            ],
            "given",
            self,
        )
        # As narrow as the column: its choices are long.
        self._order.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._order.setMinimumContentsLength(3)
        self._order.setAccessibleName(self.tr("Order of the examples"))
        self._order.setToolTip(
            self.tr(
                "Shuffled: by the seed, which is the same in every column. Nearest: those most "
                "like the input, the most alike last. Source: Liu et al. 2022, arXiv 2101.06804."
            )
        )
        self._most = NumberField(0, 1_000, 0, self, automatic=self.tr("all"))
        self._most.setAccessibleName(self.tr("How many examples are sent"))
        self._most.setToolTip(self.tr("How many of the examples are sent; the least is all."))
        self.balance = label("", self, "warn", wrap=True)
        line = row(spacing=8)
        line.addWidget(label(self.tr("Send"), self, "small"))
        line.addWidget(self._most)
        line.addWidget(self._order, 1)
        layout = column(self, spacing=4)
        layout.addLayout(line)
        layout.addWidget(self.balance)
        self._order.chosen.connect(lambda key: self.changed.emit({"order": key}))
        self._most.valueChanged.connect(lambda value: self.changed.emit({"most_examples": value}))

    def show_options(self, options: TechniqueOptions) -> None:
        """Show another order and number."""
        self._order.setCurrentIndex(max(0, self._order.findData(options.order)))
        with QSignalBlocker(self._most):
            self._most.setValue(options.most_examples)

    def show_examples(self, examples: Sequence[Example]) -> None:
        """Say which label there is most of, where that is twice as often as another."""
        self.setVisible(len(examples) > 1)
        counts = label_imbalance(tuple(examples))
        if counts:
            self.balance.setText(
                self.tr(
                    "Labels are not balanced: {labels}. Models lean to the frequent one."
                ).format(labels=", ".join(f"{item.answer} {item.count}" for item in counts))
            )
            self.balance.setToolTip(self.tr("Source: Zhao et al. 2021, arXiv 2102.09690."))
        self.balance.setVisible(bool(counts))
