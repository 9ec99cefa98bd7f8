"""Few-shot under the lamp: what order and labels of the examples do by themselves."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from workbench.core.lab import Comparison, Variant
from workbench.prompts.techniques import are_labels, label_imbalance
from workbench.ui.context import UiContext
from workbench.ui.lab.lamp_lean import LeanTab
from workbench.ui.lab.lamp_orders import OrdersTab
from workbench.ui.widgets import PlainButton, column, label, row


class LampDialog(QDialog):
    """Balance of the labels, orders of the examples, and the lean of the labels."""

    def __init__(
        self, context: UiContext, sheet: Comparison, variant: Variant, name: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Few-shot under the lamp"))
        self.resize(560 + 30 * context.points, 440 + 24 * context.points)
        role = "warn" if label_imbalance(variant.examples) else "small"
        self.balance = label(self._balance_of(variant), self, role, wrap=True)
        self.orders = OrdersTab(context, sheet, variant, self)
        self.lean = LeanTab(context, sheet, variant, self)
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self.orders, self.tr("Order of the examples"))
        self.tabs.addTab(self.lean, self.tr("Lean of the labels"))
        close = PlainButton(context, self.tr("Close"), self)
        close.clicked.connect(self.close)
        foot = row(spacing=8)
        foot.addStretch(1)
        foot.addWidget(close)
        layout = column(self, margins=24, spacing=8)
        layout.addWidget(label(name, self, "heading", wrap=True))
        layout.addWidget(self.balance)
        layout.addSpacing(8)
        layout.addWidget(self.tabs, 1)
        layout.addSpacing(8)
        layout.addLayout(foot)

    def done(self, result: int) -> None:
        """Stop what is under way as the dialog closes: nobody would see it."""
        self.orders.stop()
        self.lean.stop()
        super().done(result)

    def _balance_of(self, variant: Variant) -> str:
        """Say which label the examples show how often."""
        counts = Counter(example.output.strip() for example in variant.examples)
        if not are_labels(variant.examples):
            return self.tr("The outputs of these examples are no labels.")
        shown = ", ".join(f"{name} {count}" for name, count in counts.most_common())
        if label_imbalance(variant.examples):
            return self.tr(
                "Labels are not balanced: {labels}. Models lean to the frequent one."
            ).format(labels=shown)
        return self.tr("Labels are balanced: {labels}.").format(labels=shown)
