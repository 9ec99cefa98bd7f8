"""Makes columns of one column that differ in a single thing: a list, a range, or a few choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from workbench.core.errors import BadInput
from workbench.core.ids import new_id
from workbench.core.lab import Variant
from workbench.prompts.vary import (
    BOUNDS,
    VARY_FIELDS,
    Value,
    Varied,
    VaryField,
    number_range,
    numbers_in,
    value_of,
    varied,
)
from workbench.ui import words as common
from workbench.ui.context import UiContext
from workbench.ui.lab import edits, technique_words
from workbench.ui.lab import vary_words as words
from workbench.ui.lab.letter_badge import LetterBadge
from workbench.ui.widgets import (
    ChoiceField,
    DecimalField,
    ElidedLabel,
    PlainButton,
    PrimaryButton,
    column,
    horizontal_line,
    label,
    row,
)


class VaryDialog(QDialog):
    """Shows what would be made while the person chooses.

    Signals: made(the columns as a tuple of Variant), once, when the person agrees.
    """

    made = Signal(object)

    def __init__(
        self, context: UiContext, variants: Sequence[Variant], variant_id: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._variants = tuple(variants)
        self._source = next(item for item in variants if item.variant_id == variant_id)
        self._ids = [new_id() for _ in range(edits.MAX_COLUMNS)]  # the same at every preview
        self._result = Varied(self._variants, ())
        self.setWindowTitle(self.tr("Vary a column"))
        self.resize(640, 560)
        choices: list[tuple[str, object]] = [(words.field(key), key) for key in VARY_FIELDS]
        self._field = ChoiceField(choices, "temperature", self)
        self._field.setAccessibleName(self.tr("What varies"))
        self._field.chosen.connect(lambda _key: self._on_field())
        self._meaning = label("", self, "small", wrap=True)
        self._numbers = _Numbers(context, self)
        self._numbers.edited.connect(self._preview)
        self._list = self._make_list()
        self._only = QCheckBox(self.tr("Take the other columns away"), self)
        self._only.setToolTip(self.tr("Leaves only the columns of these values. You can undo it."))
        self._only.toggled.connect(lambda _on: self._preview())
        self._problem = label("", self, "bad", wrap=True)
        self._shown = QWidget(self)
        self._grid = QGridLayout(self._shown)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(4)
        self._agree = PrimaryButton(context, "", self)
        self._agree.clicked.connect(self._on_agree)
        self._lay_out()
        self._on_field()

    @property
    def field(self) -> VaryField:
        """What varies."""
        return VARY_FIELDS[self._field.currentIndex()]

    def choose_field(self, key: VaryField) -> None:
        """Vary something else."""
        self._field.setCurrentIndex(VARY_FIELDS.index(key))
        self._on_field()

    # --- Choosing ---------------------------------------------------------------------------

    def _on_field(self) -> None:
        """Offer the values of another setting."""
        numeric = self.field in BOUNDS
        self._meaning.setText(words.meaning(self.field))
        self._numbers.setVisible(numeric)
        self._list.setVisible(not numeric)
        if numeric:
            most = len(self._source.examples) if self.field == "examples" else None
            self._numbers.show_field(self.field, most)
        else:
            self._fill_list()
        self._preview()

    def _fill_list(self) -> None:
        """List the techniques or the models; the source's own is chosen already."""
        own = value_of(self._source, self.field)
        self._list.blockSignals(True)
        self._list.clear()
        for key, text in self._choices():
            item = QListWidgetItem(text, self._list)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key == own else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)

    def _choices(self) -> list[tuple[str, str]]:
        """Return the keys and names that can be chosen."""
        if self.field == "technique":
            return [(key, technique_words.technique(key)) for key in technique_words.TECHNIQUES]
        entries = self._context.services.models.entries()
        names = [(entry.model_id, common.model_name(entry)) for entry in entries]
        return [("", self.tr("The loaded model")), *names]

    def _values(self) -> tuple[Value, ...]:
        """Return the values as they are chosen. Raises BadInput."""
        if self.field in BOUNDS:
            return self._numbers.values()
        items = (self._list.item(number) for number in range(self._list.count()))
        checked = Qt.CheckState.Checked
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == checked
        )

    # --- What would be made -----------------------------------------------------------------

    def _preview(self) -> None:
        """Show what would be made of the values as they are."""
        ids = iter(self._ids)
        try:
            values = self._values()
            self._result = varied(
                self._variants, self._source.variant_id, self.field, values, self._name,
                lambda: next(ids), only=self._only.isChecked(),
            )  # fmt: skip
            problem = self._left_out()
        except BadInput as error:
            self._result = Varied(self._variants, ())
            problem = " ".join(common.translate_problem(error.problem())).strip()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._show_columns()
        count = len(self._result.added)
        self._agree.setText(
            self.tr("Make %n columns", "", count) if count else self.tr("Make columns")
        )
        enough = len(self._result.variants) >= edits.MIN_COLUMNS
        self._agree.setEnabled(count > 0 and enough)

    def _left_out(self) -> str:
        """Say how many columns had no room, "" when all have."""
        if not self._result.left_out:
            return ""
        return self.tr(
            "A comparison holds at most {most} columns: %n would be left out.", "",
            self._result.left_out,
        ).format(most=edits.MAX_COLUMNS)  # fmt: skip

    def _show_columns(self) -> None:
        """List the columns as they would be; the new ones stand out."""
        while self._grid.count():
            old = self._grid.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        for place, variant in enumerate(self._result.variants):
            badge = LetterBadge(self._context, self._shown)
            badge.show_index(place)
            is_new = variant.variant_id in self._result.added
            name = ElidedLabel(
                edits.shown_name(variant) or self.tr("Prompt {letter}").format(letter=badge.letter),
                self._shown,
                "strong" if is_new else "dim",
            )
            state = label(self.tr("new"), self._shown, "state") if is_new else None
            for column_number, part in enumerate((badge, name, state)):
                if part is not None:
                    self._grid.addWidget(part, place, column_number)
                    part.show()

    def _name(self, value: Value) -> str:
        """Name a column by its value."""
        return words.name(self.field, value, self._model_name)

    def _model_name(self, model_id: str) -> str:
        """Name a model."""
        entry = self._context.services.models.entry(model_id) if model_id else None
        return common.model_name(entry) if entry else self.tr("The loaded model")

    def _on_agree(self) -> None:
        """Hand the columns over."""
        self.made.emit(self._result.variants)
        self.accept()

    # --- Parts ------------------------------------------------------------------------------

    def _make_list(self) -> QListWidget:
        """Return the list of choices to tick."""
        made = QListWidget(self)
        made.setAccessibleName(self.tr("Values"))
        made.setToolTip(self.tr("Tick what should become a column (Space)."))
        made.itemChanged.connect(lambda _item: self._preview())
        return made

    def _lay_out(self) -> None:
        """Put the parts below each other."""
        cancel = PlainButton(self._context, self.tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        head = row(spacing=8)
        badge = LetterBadge(self._context, self)
        badge.show_index(self._variants.index(self._source))
        head.addWidget(badge)
        title = edits.shown_name(self._source)
        head.addWidget(ElidedLabel(title, self, "heading"), 1)
        choice = row(spacing=8)
        choice.addWidget(label(self.tr("What varies"), self, "small"))
        choice.addWidget(self._field, 1)
        foot = row(spacing=8)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self._agree)
        layout = column(self, margins=24, spacing=12)
        layout.addLayout(head)
        layout.addLayout(choice)
        layout.addWidget(self._meaning)
        layout.addWidget(self._numbers)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._problem)
        layout.addWidget(horizontal_line(self))
        layout.addWidget(label(self.tr("The columns as they would be"), self, "small"))
        layout.addWidget(self._shown)
        layout.addWidget(self._only)
        layout.addStretch(1)
        layout.addLayout(foot)


class _Numbers(QWidget):
    """A list of numbers to write, and a range that fills it in."""

    edited = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._field: VaryField = "temperature"
        self._list = QLineEdit(self)
        self._list.setAccessibleName(self.tr("Values"))
        self._list.setPlaceholderText(self.tr("for example 0, 0.5, 1"))
        self._list.setToolTip(self.tr("The values, with commas between them."))
        self._list.textChanged.connect(lambda _text: self.edited.emit())
        self._range = tuple(
            self._make_number(name)
            for name in (self.tr("From"), self.tr("To"), self.tr("In steps of"))
        )
        fill = PlainButton(
            context,
            self.tr("Fill in"),
            self,
            tooltip=self.tr("Write the values of this range into the list above."),
        )
        fill.clicked.connect(self._fill)
        values = row(spacing=8)
        values.addWidget(label(self.tr("Values"), self, "small"))
        values.addWidget(self._list, 1)
        line = row(spacing=8)
        for number in self._range:
            line.addWidget(label(number.accessibleName(), self, "small"))
            line.addWidget(number)
        line.addWidget(fill)
        line.addStretch(1)
        layout = column(self, spacing=8)
        layout.addLayout(values)
        layout.addLayout(line)

    def show_field(self, field: VaryField, most: int | None) -> None:
        """Offer another setting; *most* bounds it more than usual."""
        self._field = field
        bounds = BOUNDS[field]
        high = bounds.high if most is None else most
        last = bounds.last if most is None else most
        for number, value in zip(self._range, (bounds.first, last, bounds.step), strict=True):
            number.setDecimals(0 if bounds.whole else 2)
            number.setRange(bounds.low, high)
            number.setSingleStep(1 if bounds.whole else 0.1)
            number.setValue(value)
        self._range[2].setRange(1 if bounds.whole else 0.01, max(1.0, high))
        self._range[2].setValue(bounds.step)
        self._fill()
        self.edited.emit()

    def values(self) -> tuple[float, ...]:
        """Return the values written. Raises BadInput."""
        return numbers_in(self._list.text(), self._field)

    def _fill(self) -> None:
        """Write the range into the list."""
        first, last, step = (number.value() for number in self._range)
        numbers = number_range(first, last, step, self._field)
        self._list.setText(
            ", ".join(
                str(number) if isinstance(number, int) else f"{number:g}" for number in numbers
            )
        )

    def _make_number(self, name: str) -> DecimalField:
        """Return one end of the range."""
        number = DecimalField(0.0, 1.0, 0.0, self)
        number.setAccessibleName(name)
        number.setToolTip(self.tr("The range that “Fill in” writes into the list."))
        return number
