"""The checks of the sheet and of one row, beside an answer that they are tried on."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QWidget

from workbench.answering.checks import outcomes
from workbench.core.lab import Check, CheckOutcome
from workbench.ui.context import UiContext
from workbench.ui.guard import while_alive
from workbench.ui.lab import edits
from workbench.ui.lab.checks_editor import ChecksEditor
from workbench.ui.widgets import (
    ChoiceField,
    PlainButton,
    ScrollColumn,
    column,
    horizontal_line,
    label,
    row,
)

_PAUSE_MS = 200


class ChecksDialog(QDialog):
    """Edits take effect at once and can be undone; the outcomes follow in the background."""

    def __init__(self, context: UiContext, parent: QWidget, row_id: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Checks"))
        self.resize(44 * context.points + 320, 600)
        self._jobs = context.services.jobs
        self._lab = context.services.lab
        self._row_id = row_id
        self._asked = 0
        scroll = ScrollColumn(self, margins=(24, 20, 24, 16), spacing=20)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields in it scroll it
        self._for_all = ChecksEditor(
            context,
            self.tr("For every answer"),
            self.tr("An answer is right when it keeps all checks and has what is expected."),
            scroll.content,
        )
        self._for_row = ChecksEditor(
            context,
            self.tr("Only for this row"),
            self.tr("These come on top of the checks for every answer."),
            scroll.content,
        )
        self._answer = QPlainTextEdit(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._try_out)
        self._answers = self._make_answers()
        scroll.body.addWidget(self._for_row)
        scroll.body.addWidget(self._for_all)
        scroll.body.addStretch(1)
        layout = column(self, spacing=0)
        layout.addWidget(scroll, 1)
        layout.addWidget(horizontal_line(self))
        layout.addWidget(self._make_trial())
        layout.addLayout(self._make_foot(context))
        self._show_sheet()
        self._for_all.changed.connect(self._on_sheet_checks)
        self._for_row.changed.connect(self._on_row_checks)
        self.finished.connect(self._on_finished)
        self._on_answer_chosen()

    # --- Parts ------------------------------------------------------------------------------

    def _make_answers(self) -> ChoiceField:
        """Return the choice of the column whose answer the checks are tried on."""
        sheet = self._lab.sheet
        choices: list[tuple[str, object]] = [
            (f"{edits.letter_of(sheet, v.variant_id)}  {edits.shown_name(v)}".strip(), v.variant_id)
            for v in sheet.variants
        ]
        first = next((key for _, key in choices if self._cell_text(str(key))), None)
        field = ChoiceField(choices or [("–", "")], first or (choices or [("", "")])[0][1], self)
        field.setAccessibleName(self.tr("Try on the answer of"))
        field.setToolTip(self.tr("The checks above show whether this answer keeps them."))
        field.chosen.connect(lambda _key: self._on_answer_chosen())
        return field

    def _make_trial(self) -> QWidget:
        """Return the answer that the checks are tried on; it may be written over."""
        holder = QWidget(self)
        head = row(spacing=8)
        head.addWidget(label(self.tr("Try on the answer of"), holder, "small"))
        head.addWidget(self._answers)
        head.addStretch(1)
        self._answer.setParent(holder)
        self._answer.setTabChangesFocus(True)
        self._answer.setAccessibleName(self.tr("The answer that the checks are tried on"))
        self._answer.setToolTip(self.tr("Write over it to try other answers; nothing is kept."))
        self._answer.setPlaceholderText(self.tr("Type an answer to try the checks on"))
        self._answer.setFixedHeight(5 * self.fontMetrics().lineSpacing())
        self._answer.textChanged.connect(self._pause.start)
        body = column(holder, margins=(24, 12, 24, 0), spacing=8)
        body.addLayout(head)
        body.addWidget(self._answer)
        return holder

    def _make_foot(self, context: UiContext) -> QHBoxLayout:
        """Return the button."""
        close = PlainButton(context, self.tr("Close"), self)
        close.clicked.connect(self.close)
        foot = row(margins=(24, 12, 24, 16))
        foot.addStretch(1)
        foot.addWidget(close)
        return foot

    # --- News -------------------------------------------------------------------------------

    def _show_sheet(self) -> None:
        """Show the checks as they stand."""
        sheet = self._lab.sheet
        found = next((each for each in sheet.rows if each.row_id == self._row_id), None)
        self._for_all.show_checks(sheet.checks)
        self._for_row.setVisible(found is not None)
        if found is not None:
            self._for_row.show_checks(found.checks)

    def _cell_text(self, variant_id: str) -> str:
        """Return the text of a column's first answer to the row, to the first one without."""
        rows = self._lab.sheet.rows
        row_id = self._row_id or (rows[0].row_id if rows else "")
        cells = self._lab.cells(variant_id, row_id)
        results = (cell.result for cell in cells if cell.result)
        return next((result.answer or result.text for result in results), "")

    def _on_answer_chosen(self) -> None:
        """Try the checks on the answer of another column."""
        self._answer.setPlainText(self._cell_text(self._answers.currentData()))
        self._try_out()

    def _on_sheet_checks(self, checks: tuple[Check, ...]) -> None:
        """Take over the checks for every answer."""
        self._lab.set_sheet(replace(self._lab.sheet, checks=checks))
        self._pause.start()

    def _on_row_checks(self, checks: tuple[Check, ...]) -> None:
        """Take over the checks of the row."""
        sheet = self._lab.sheet
        rows = tuple(
            replace(each, checks=checks) if each.row_id == self._row_id else each
            for each in sheet.rows
        )
        self._lab.set_sheet(replace(sheet, rows=rows))
        self._pause.start()

    def _on_finished(self) -> None:
        """Let the page show what was changed."""
        self._lab.set_sheet(self._lab.sheet, rebuild=True)

    def _try_out(self) -> None:
        """Hold the answer against all checks, off the window's thread: a pattern takes its time."""
        self._pause.stop()
        text = self._answer.toPlainText()
        checks = (*self._for_all.checks, *self._for_row.checks)
        self._asked += 1
        asked = self._asked

        def show(found: tuple[CheckOutcome, ...]) -> None:
            if asked == self._asked:  # else newer ones are on their way
                self._for_all.show_outcomes(found)
                self._for_row.show_outcomes(found)

        held = checks if text.strip() else ()
        self._jobs.run("files", lambda: outcomes(text, "", held), done=while_alive(self, show))


def open_checks(context: UiContext, parent: QWidget, row_id: str = "") -> ChecksDialog:
    """Open the checks over a widget of the lab."""
    dialog = ChecksDialog(context, parent, row_id)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


class ChecksButton(PlainButton):
    """Opens the checks for every answer."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(
            context,
            QCoreApplication.translate("Checks", "Checks"),
            parent,
            icon="check",
            tooltip=QCoreApplication.translate(
                "Checks", "Rules that answers have to keep: a text, a number, a pattern, a form."
            ),
        )
        self.clicked.connect(lambda: open_checks(context, self.window()))
