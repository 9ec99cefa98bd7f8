"""Shows what a file of inputs holds, how it is taken, and what is not taken and why."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from workbench.core.lab import Comparison
from workbench.storage.imports import mapped
from workbench.storage.imports_parts import MOST_ROWS, Imported, ImportKind
from workbench.ui.context import UiContext
from workbench.ui.lab.import_edits import appended, as_new_table
from workbench.ui.lab.import_mapping import ImportMapping
from workbench.ui.lab.import_preview import SHOWN_ROWS, ImportPreview
from workbench.ui.widgets import PlainButton, PrimaryButton, column, label, row
from workbench.ui.words import translate_problem

_SHOWN_PLACES: Final = 3


class ImportDialog(QDialog):
    """Nothing is changed until the person takes the rows. `taken(Comparison)`: the new sheet."""

    taken = Signal(object)

    def __init__(
        self,
        context: UiContext,
        imported: Imported,
        sheet: Comparison,
        file_name: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import inputs"))
        wanted = QSize(44 * context.points + 440, 20 * context.points + 440)
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.9))
        self._imported, self._sheet = imported, sheet
        self._mapping = ImportMapping(imported, self)
        self._mapping.changed.connect(self._show_rows)
        self._preview = ImportPreview(self)
        self._prompts = QCheckBox(self)
        self._new = QRadioButton(self.tr("As a new table"), self)
        self._append = QRadioButton(self.tr("Below the rows of the table"), self)
        self._take = PrimaryButton(
            context,
            self.tr("Take %n rows", "", len(imported.rows)),
            self,
            tooltip=self.tr("Undo brings the sheet back as it is now."),
        )
        self._take.clicked.connect(self._on_take)
        self._take.setDefault(True)
        layout = column(self, margins=24, spacing=12)
        layout.addWidget(label(file_name, self, "heading", wrap=True))
        layout.addWidget(label(self._summary(), self, "dim", wrap=True))
        layout.addWidget(self._mapping)
        layout.addWidget(self._preview, 1)
        for part in self._make_skipped():
            layout.addWidget(part)
        layout.addLayout(self._make_ways())
        layout.addLayout(self._make_foot(context))
        self._show_rows()

    # --- Parts ------------------------------------------------------------------------------

    def _summary(self) -> str:
        """Say what kind of file it is, and how much is in it."""
        count = len(self._imported.rows)
        parts = [self._kind(self._imported.kind), self.tr("%n rows", "", count)]
        if count > SHOWN_ROWS:
            parts.append(self.tr("the first {count} are shown").format(count=SHOWN_ROWS))
        if self._imported.checks:
            checks = len(self._imported.checks)
            parts.append(self.tr("%n checks for every row", "", checks))
        return " · ".join(parts)

    def _kind(self, kind: ImportKind) -> str:
        """Name a kind of file."""
        return {
            "table": self.tr("Table"),
            "promptfoo": self.tr("Tests of promptfoo"),
            "openai_evals": self.tr("Samples of OpenAI evals"),
            "inspect": self.tr("Samples of Inspect"),
            "squad": self.tr("Questions of SQuAD"),
            "lines": self.tr("JSON objects"),
        }[kind]

    def _make_skipped(self) -> list[QWidget]:
        """Return the list of what is not taken, and why; nothing where all is taken."""
        imported = self._imported
        if not imported.skipped:
            return []
        count = len(imported.skipped) + imported.skipped_more
        lines = self._skipped_lines()
        if imported.skipped_more:
            lines.append(self.tr("and %n more", "", imported.skipped_more))
        title = label(self.tr("%n things are not taken", "", count), self, "strong")
        text = QPlainTextEdit("\n".join(lines), self)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(self.tr("What is not taken, and why"))
        text.setToolTip(self.tr("Nothing of an imported file is ever run."))
        text.setFixedHeight(min(5, len(lines) + 1) * self.fontMetrics().lineSpacing() + 16)
        return [title, text]

    def _skipped_lines(self) -> list[str]:
        """Return what is not taken and why; the same reason is told once, with where it holds."""
        places: dict[str, list[str]] = {}
        for item in self._imported.skipped:
            words = " ".join(part for part in translate_problem(item.problem) if part)
            places.setdefault(words, []).append(item.where)
        lines = []
        for words, where in places.items():
            shown = ", ".join(where[:_SHOWN_PLACES])
            if len(where) > _SHOWN_PLACES:
                more = len(where) - _SHOWN_PLACES
                shown = self.tr("{places} and %n others", "", more).format(places=shown)
            lines.append(f"{shown}: {words}" if shown else words)
        return lines

    def _make_ways(self) -> QHBoxLayout:
        """Return the choice of where the rows go."""
        imported, sheet = self._imported, self._sheet
        group = QButtonGroup(self)
        group.addButton(self._new)
        group.addButton(self._append)
        self._new.setToolTip(self.tr("The rows of the table are replaced; undo brings them back."))
        room = len(sheet.rows) + len(imported.rows) <= MOST_ROWS
        self._append.setEnabled(bool(sheet.rows) and room)
        self._append.setToolTip(
            self.tr("The table keeps its rows.")
            if room
            else self.tr("A table holds at most {most} rows.").format(most=f"{MOST_ROWS:,}")
        )
        self._new.setChecked(True)
        count = len(imported.variants)
        self._prompts.setText(self.tr("With %n prompts of the file as columns", "", count))
        self._prompts.setToolTip(self.tr("They take the place of the columns that are there."))
        self._prompts.setChecked(bool(count))
        self._prompts.setVisible(bool(count))
        self._append.toggled.connect(self._prompts.setDisabled)
        line = row(spacing=16)
        for part in (self._new, self._append, self._prompts):
            line.addWidget(part)
        line.addStretch(1)
        return line

    def _make_foot(self, context: UiContext) -> QHBoxLayout:
        """Return the buttons."""
        cancel = PlainButton(context, self.tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        foot = row(spacing=8)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self._take)
        return foot

    # --- News -------------------------------------------------------------------------------

    def _show_rows(self) -> None:
        """Show the first rows as they are mapped now."""
        shown = self._imported.rows[:SHOWN_ROWS]
        mapping = self._mapping.mapping
        part = Imported(self._imported.kind, shown)
        self._preview.show_rows(mapped(part, mapping))
        self._take.setEnabled(bool(mapping.input or mapping.variables))

    def _on_take(self) -> None:
        """Hand over the sheet with the rows in it."""
        rows = mapped(self._imported, self._mapping.mapping)
        if self._append.isChecked():
            sheet = appended(self._sheet, self._imported, rows)
        else:
            with_prompts = self._prompts.isChecked()
            sheet = as_new_table(self._sheet, self._imported, rows, with_prompts=with_prompts)
        self.accept()
        self.taken.emit(sheet)
