"""What the lab's menus and keys do with the prompt library."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from workbench.core.errors import Problem
from workbench.core.ids import new_id
from workbench.core.lab import Variant
from workbench.prompts.library_edits import content_of, started_with, used_in, with_defaults
from workbench.ui.context import UiContext
from workbench.ui.lab import edits
from workbench.ui.lab.library.dialog import LibraryDialog
from workbench.ui.lab.library.note_dialog import NoteDialog
from workbench.ui.lab.library.save_dialog import SaveChoice, SaveDialog

KEYS = ("choose_prompt", "save_prompt", "versions", "save_version")
"""The entries of a column's menu that belong here."""


class LibraryActions(QObject):
    """Opens the dialogs over *page* and takes over into the sheet what is chosen in them."""

    def __init__(self, context: UiContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._lab = context.services.lab
        self._prompts = context.services.prompts
        self._dialog: LibraryDialog | None = None

    def do(self, key: str, variant_id: str) -> None:
        """Do what was chosen in the menu of a column."""
        if key == "save_prompt":
            self.save_as(variant_id)
        elif key == "save_version":
            self.save_version(variant_id)
        elif key == "versions":
            self.show_versions(variant_id)
        else:
            self.open(variant_id)

    def open(self, variant_id: str = "") -> LibraryDialog:
        """Open the library, to choose for a column when one is given."""
        variant = edits.variant_of(self._lab.sheet, variant_id)
        return self._show(variant_id, variant.prompt_id if variant else "")

    def show_versions(self, variant_id: str) -> LibraryDialog | None:
        """Show the versions of a column's prompt; a column of none is saved as one first."""
        variant = edits.variant_of(self._lab.sheet, variant_id)
        if variant is None:
            return None
        if self._prompts.prompt(variant.prompt_id) is None:
            self.save_as(variant_id)
            return None
        return self._show(variant_id, variant.prompt_id, variant.version)

    def save_as(self, variant_id: str) -> SaveDialog | None:
        """Ask for a name and keep a column as a new prompt."""
        variant = edits.variant_of(self._lab.sheet, variant_id)
        if variant is None:
            return None
        content = content_of(variant)
        former = self._prompts.prompt(variant.prompt_id)
        known = former.variables if former else ()
        dialog = SaveDialog(
            self._context,
            self._page,
            name=edits.shown_name(variant),
            variables=started_with(content, known, self._lab.sheet.variables),
            text=f"{content.system_text} {content.template}",
        )

        def save(choice: SaveChoice) -> None:
            key = self._prompts.save_new(
                choice.name,
                content,
                tags=choice.tags,
                language=choice.language,
                description=choice.description,
                variables=choice.variables,
                note=choice.note,
            )
            self._remember(variant_id, key, 1, choice.name)

        dialog.saved.connect(save)
        dialog.open()
        return dialog

    def save_version(self, variant_id: str) -> NoteDialog | None:
        """Ask for a note and keep a column as the next version of its prompt."""
        variant = edits.variant_of(self._lab.sheet, variant_id)
        prompt = self._prompts.prompt(variant.prompt_id) if variant else None
        if variant is None or prompt is None:
            self.save_as(variant_id)
            return None
        dialog = NoteDialog(self._context, prompt.name, len(prompt.versions) + 1, self._page)

        def save(note: str) -> None:
            number = self._prompts.save_version(prompt.prompt_id, content_of(variant), note)
            self._remember(variant_id, prompt.prompt_id, number, prompt.name)

        dialog.saved.connect(save)
        dialog.open()
        return dialog

    def use(self, variant_id: str, prompt_id: str, number: int) -> None:
        """Put a version into a column; undo brings the old prompt back."""
        sheet, prompt = self._lab.sheet, self._prompts.prompt(prompt_id)
        variant = edits.variant_of(sheet, variant_id)
        if variant is None or prompt is None:
            return
        former = self._prompts.prompt(variant.prompt_id)
        named = not edits.shown_name(variant) or bool(former and former.name == variant.name)
        taken = used_in(variant, prompt, number, named)
        self._lab.set_sheet(with_defaults(edits.with_variant(sheet, taken), prompt), rebuild=True)

    def add(self, prompt_id: str, number: int) -> None:
        """Put a version into the first empty column, else into a new one at the end."""
        sheet, prompt = self._lab.sheet, self._prompts.prompt(prompt_id)
        if prompt is None:
            return
        bare = Variant("", "")
        for variant in sheet.variants:
            if replace(variant, variant_id="", name="") == bare:
                self.use(variant.variant_id, prompt_id, number)
                return
        if len(sheet.variants) >= edits.MAX_COLUMNS:
            return
        added = used_in(replace(bare, variant_id=new_id()), prompt, number)
        wider = replace(sheet, variants=(*sheet.variants, added))
        self._lab.set_sheet(with_defaults(wider, prompt), rebuild=True)

    def _remember(self, variant_id: str, prompt_id: str, number: int, name: str) -> None:
        """Note in the column which version it is, and tell that it is kept."""
        sheet = edits.with_field(self._lab.sheet, variant_id, prompt_id=prompt_id, version=number)
        self._lab.set_sheet(sheet, rebuild=True)
        self._context.services.notices.post(
            Problem(
                "Saved in the library: {name}, version {number}.",
                values={"name": name, "number": number},
            ),
            "info",
        )

    def _show(self, variant_id: str, prompt_id: str, number: int = 0) -> LibraryDialog:
        """Open the library, or bring it to the front."""
        if self._dialog is None:
            dialog = LibraryDialog(self._context, self._page)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.used.connect(self.use)
            dialog.added.connect(self.add)
            dialog.finished.connect(self._on_closed)
            self._dialog = dialog
        self._prompts.reload()
        self._dialog.show_target(variant_id, prompt_id, number)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        return self._dialog

    def _on_closed(self, _result: int) -> None:
        """Make a new one next time."""
        self._dialog = None
