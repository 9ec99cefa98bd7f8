"""The prompt library: the list at the left, the chosen prompt at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QWidget

from workbench.core.prompts import LibraryPrompt
from workbench.ui.context import UiContext
from workbench.ui.lab import edits
from workbench.ui.lab.library.details import PromptDetails
from workbench.ui.lab.library.list_panel import ListPanel
from workbench.ui.lab.library.save_dialog import SaveChoice, SaveDialog
from workbench.ui.widgets import PlainButton, QuietButton, column, label, row


class LibraryDialog(QDialog):
    """Stays open beside the lab. `used(variant_id, prompt_id, number)` asks to put a version into
    a column, `added(prompt_id, number)` to add one.
    """

    used = Signal(str, str, int)
    added = Signal(str, int)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._prompts = context.services.prompts
        self._lab = context.services.lab
        self._target = ""
        self.setWindowTitle(self.tr("Prompt library"))
        self.setAcceptDrops(True)
        self.resize(720 + 24 * context.points, 460 + 18 * context.points)
        self.list = ListPanel(context, self)
        self.details = PromptDetails(context, self)
        sides = row(spacing=24)
        sides.addWidget(self.list, 1)
        sides.addWidget(self.details, 2)
        layout = column(self, margins=24, spacing=16)
        layout.addLayout(self._make_head())
        layout.addLayout(sides, 1)
        self._connect()
        self._on_selected(self.list.chosen)
        self.show_target("")
        self._show_steps()

    def show_target(self, variant_id: str, prompt_id: str = "", number: int = 0) -> None:
        """Choose for a column, "" for none; a prompt and its version can be shown at once."""
        self._target = variant_id
        self._show_columns()
        if prompt_id:
            self.list.choose(prompt_id)
            prompt = self._prompts.prompt(prompt_id)
            if prompt is not None:
                self.details.show_prompt(prompt, number)
        self.list.search.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Look for changes from outside when the person comes back to this window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._prompts.reload()

    def _make_head(self) -> QHBoxLayout:
        """Return the title with undo, redo and close."""
        self._undo = QuietButton(
            self._context, "undo", self.tr("Undo the last change of the library (Ctrl+Z)"), self
        )
        self._redo = QuietButton(self._context, "redo", self.tr("Do it again (Ctrl+Shift+Z)"), self)
        close = PlainButton(self._context, self.tr("Close"), self)
        close.clicked.connect(self.close)
        line = row(spacing=8)
        line.addWidget(label(self.tr("Prompt library"), self, "title"))
        line.addWidget(self._undo)
        line.addWidget(self._redo)
        line.addStretch(1)
        line.addWidget(close)
        return line

    def _connect(self) -> None:
        """Let the parts talk."""
        self.list.selected.connect(self._on_selected)
        self.list.activated.connect(lambda _prompt: self.details.use())
        self.list.delete_asked.connect(self._on_delete)
        self.list.import_asked.connect(self.ask_import)
        self.list.export_asked.connect(lambda folder: self.ask_export(self.list.shown(), folder))
        self.details.use_asked.connect(self._on_use)
        self.details.add_asked.connect(self._on_add)
        self.details.roll_back_asked.connect(self._on_roll_back)
        self.details.edit_asked.connect(self.edit)
        self.details.export_asked.connect(self._on_export)
        self.details.delete_asked.connect(self._on_delete)
        self._undo.clicked.connect(self._prompts.undo)
        self._redo.clicked.connect(self._prompts.redo)
        self._prompts.changed.connect(self._show_steps)
        self._lab.sheet_changed.connect(self._show_columns)
        for keys, work in (
            ("Ctrl+Z", self._prompts.undo),
            ("Ctrl+Shift+Z", self._prompts.redo),
            ("Ctrl+F", self.list.search.setFocus),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(work)

    def _show_steps(self) -> None:
        """Offer undo and redo as there is something for them."""
        self._undo.setEnabled(self._prompts.can_undo)
        self._redo.setEnabled(self._prompts.can_redo)

    def _show_columns(self) -> None:
        """Offer the columns of the comparison as it is."""
        variants = self._lab.sheet.variants
        columns = [(edits.LETTERS[n], item.variant_id) for n, item in enumerate(variants)]
        self.details.show_columns(columns, self._target, len(columns) >= edits.MAX_COLUMNS)

    def _on_selected(self, prompt: LibraryPrompt | None) -> None:
        """Show another prompt."""
        self.details.show_prompt(prompt)
        self._show_columns()

    def _on_use(self, variant_id: str, number: int) -> None:
        """Put the version into the column and go back to the lab."""
        prompt = self.list.chosen
        if prompt is not None:
            self.used.emit(variant_id, prompt.prompt_id, number)
            self.close()

    def _on_add(self, number: int) -> None:
        """Add a column and stay: one often wants several."""
        prompt = self.list.chosen
        if prompt is not None:
            self.added.emit(prompt.prompt_id, number)
            self.details.say(self.tr("“{name}” is in the comparison.").format(name=prompt.name))

    def _on_roll_back(self, number: int) -> None:
        """Make a new version equal to the one shown."""
        prompt = self.list.chosen
        if prompt is None:
            return
        note = self.tr("Rolled back to version {number}").format(number=number)
        made = self._prompts.roll_back(prompt.prompt_id, number, note)
        self.details.show_prompt(self._prompts.prompt(prompt.prompt_id), made)
        self.details.say(
            self.tr("Version {new} is equal to version {old} now.").format(new=made, old=number)
        )

    def _on_delete(self) -> None:
        """Delete the chosen prompt, unless it comes with the program."""
        prompt = self.list.chosen
        if prompt is not None and self._prompts.is_own(prompt.prompt_id):
            self._prompts.delete(prompt.prompt_id)
            self.details.say(self.tr("“{name}” was deleted.").format(name=prompt.name))

    def edit(self) -> SaveDialog | None:
        """Open name, tags, language, description and variables for changes."""
        prompt = self.list.chosen
        if prompt is None:
            return None
        dialog = SaveDialog(self._context, self, prompt=prompt)

        def take(choice: SaveChoice) -> None:
            self._prompts.change(
                prompt.prompt_id,
                name=choice.name,
                tags=choice.tags,
                language=choice.language,
                description=choice.description,
                variables=choice.variables,
            )

        dialog.saved.connect(take)
        dialog.open()
        return dialog

    # Files

    def ask_import(self, folder: bool = False) -> QFileDialog:
        """Ask which files, or which folder of files, to add."""
        dialog = self._file_dialog(self.tr("Import prompts"))
        modes = QFileDialog.FileMode
        dialog.setFileMode(modes.Directory if folder else modes.ExistingFiles)
        dialog.filesSelected.connect(self._take_in)
        dialog.open()
        return dialog

    def ask_export(self, prompts: tuple[LibraryPrompt, ...], folder: bool = False) -> QFileDialog:
        """Ask where to write prompts: one file for all of them, or a folder for a file each."""
        dialog = self._file_dialog(self.tr("Export prompts"))
        if folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        else:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix("toml")
            dialog.selectFile(f"{self._file_name(prompts)}.toml")
        ids = [item.prompt_id for item in prompts]
        dialog.fileSelected.connect(lambda path: self._prompts.export(ids, Path(path)))
        dialog.open()
        return dialog

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that may hold prompts."""
        if self._dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        event.acceptProposedAction()
        self._take_in(self._dropped(event))

    @staticmethod
    def _dropped(event: QDropEvent) -> list[str]:
        """Return the dropped TOML files and folders."""
        names = (url.toLocalFile() for url in event.mimeData().urls())
        return [name for name in names if name.endswith(".toml") or Path(name).is_dir()]

    def _take_in(self, names: list[str]) -> None:
        """Import files and folders."""
        self._prompts.take_in([Path(name) for name in names])

    def _file_name(self, prompts: tuple[LibraryPrompt, ...]) -> str:
        """Return what a file of prompts may be called."""
        if len(prompts) != 1:
            return self.tr("prompts")
        kept = (
            letter if letter.isalnum() or letter in " -_" else " " for letter in prompts[0].name
        )
        return " ".join("".join(kept).split())

    def _on_export(self) -> None:
        """Export the chosen prompt."""
        if self.list.chosen is not None:
            self.ask_export((self.list.chosen,))

    def _file_dialog(self, title: str) -> QFileDialog:
        """Return a file dialog that has not been opened yet."""
        folder = self._context.services.settings.paths.exports
        start = str(folder if folder.is_dir() else Path.home())
        dialog = QFileDialog(self, title, start, self.tr("Prompts (*.toml)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog
