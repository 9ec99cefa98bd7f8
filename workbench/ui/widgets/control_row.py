"""One control of a form: its name, its field, what it does, and a way back to where it began."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.ui.context import UiContext
from workbench.ui.widgets.buttons import QuietButton
from workbench.ui.widgets.labels import label, restyle
from workbench.ui.widgets.meters import Dot
from workbench.ui.widgets.panels import column, row

_FIELD_PER_POINT = 12  # pixels


class ControlRow(QWidget):
    """Marks a changed value by a dot and offers to reset it. Signals: reset_pressed().

    A *wide* field gets a line of its own below the words.
    """

    reset_pressed = Signal()

    def __init__(
        self,
        context: UiContext,
        title: str,
        meaning: str,
        field: QWidget,
        parent: QWidget,
        *,
        wide: bool = False,
    ) -> None:
        super().__init__(parent)
        self._meaning = meaning
        self.title = title
        self.field = field
        field.setParent(self)
        self._name = label(title, self, wrap=True)
        self._name.setBuddy(field)
        # A wrapped label asks for a square of text; here it shall take a line where it can.
        self._name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._dot = Dot(context, self, role="accent")
        self._words = label(meaning, self, "small", wrap=True)
        self._reset = QuietButton(
            context, "undo", self.tr("Back to the usual value: {name}").format(name=title), self
        )
        self._reset.clicked.connect(self.reset_pressed)
        for part in (self._dot, self._reset):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(part is self._reset and not wide)
            part.setSizePolicy(policy)
        field.setAccessibleName(title)
        field.setToolTip(meaning)
        field.setAccessibleDescription(meaning)
        self._lay_out(context, wide)
        self.set_changed(False)

    def _lay_out(self, context: UiContext, wide: bool) -> None:
        """Put the words and the field in their places."""
        head = row(spacing=6)
        head.addWidget(self._dot, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._name, 1)
        head.addWidget(self._reset)
        layout = column(self, spacing=2)
        if not wide:
            self.field.setMinimumWidth(min(self.field.sizeHint().width(), 9 * context.points))
            self.field.setFixedWidth(_FIELD_PER_POINT * context.points)
            head.addWidget(self.field)
        layout.addLayout(head)
        layout.addWidget(self._words)
        if wide:
            layout.addSpacing(2)
            layout.addWidget(self.field)

    @property
    def is_changed(self) -> bool:
        """Whether the value is marked as not the usual one."""
        return not self._reset.isHidden()

    @property
    def meaning(self) -> str:
        """What stands below the name now."""
        return self._words.text()

    def reset(self) -> None:
        """Press the button that puts the usual value back."""
        self._reset.click()

    def set_changed(self, is_changed: bool) -> None:
        """Mark the value, or take the mark off."""
        self._dot.setVisible(is_changed)
        self._reset.setVisible(is_changed)
        restyle(self._name, "role", "strong" if is_changed else "")
        self._describe(is_changed)

    def set_available(self, is_available: bool, why: str = "") -> None:
        """Grey the field out where it does nothing, and say *why* in place of what it does."""
        self.field.setEnabled(is_available)
        self._name.setEnabled(is_available)
        self._words.setText(self._meaning if is_available else why or self._meaning)

    def _describe(self, is_changed: bool) -> None:
        """Tell a screen reader what is marked."""
        note = self.tr("Changed.")
        self.field.setAccessibleDescription(
            f"{self._meaning} {note}" if is_changed else self._meaning
        )
