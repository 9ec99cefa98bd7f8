"""Where a column's prompt comes from, and whether it was edited since."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.core.lab import Variant
from workbench.prompts.library_edits import content_of
from workbench.ui.context import UiContext
from workbench.ui.lab import edits
from workbench.ui.widgets import ElidedLabel, IconLabel, PlainButton, row


class OriginLine(QWidget):
    """Hidden for a column of no prompt. `save_asked()` wants a new version of the edited prompt."""

    save_asked = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._lab = context.services.lab
        self._prompts = context.services.prompts
        self._variant_id = ""
        self._words = ElidedLabel("", self, "small")
        self._save = PlainButton(
            context, self.tr("Save as new version"), self, role="link",
            tooltip=self.tr("Keeps this column's prompt in the library as a new version."),
        )  # fmt: skip
        self._save.clicked.connect(self.save_asked)
        line = row(self, spacing=6)
        line.addWidget(IconLabel(context, "collection", self))
        line.addWidget(self._words, 1)
        line.addWidget(self._save)
        self._prompts.changed.connect(self.refresh)
        self.hide()

    def show_variant(self, variant: Variant) -> None:
        """Follow a column from now on."""
        self._variant_id = variant.variant_id
        self.refresh()

    def refresh(self) -> None:
        """Say it as the column and the library stand now."""
        variant = edits.variant_of(self._lab.sheet, self._variant_id)
        prompt = self._prompts.prompt(variant.prompt_id) if variant and variant.prompt_id else None
        version = prompt.version(variant.version) if variant and prompt else None
        if variant is None or prompt is None or version is None:
            self.hide()
            return
        changed = content_of(variant) != version.content
        text = (
            self.tr("from {name} v{number}, changed")
            if changed
            else self.tr("from {name} v{number}")
        )
        self._words.setText(text.format(name=prompt.name, number=version.number))
        self._save.setVisible(changed)
        self.show()
