"""How models are loaded: context and memory first, the rest in parts that unfold."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from workbench.core.models import CacheType, LoadOptions
from workbench.ui.context import UiContext
from workbench.ui.models.devices import DevicesPart
from workbench.ui.models.option_rows import NumberRow, OptionRow
from workbench.ui.models.option_sets import OptionSets
from workbench.ui.models.what_fits import WhatFits
from workbench.ui.widgets import (
    PlainButton,
    ScrollColumn,
    column,
    horizontal_line,
    label,
    restyle,
)
from workbench.ui.widgets.disclosure import Disclosure
from workbench.ui.widgets.flow import FlowRow

_DEFAULT = LoadOptions()
_IN_USE = "load_options_in_use"  # kept on the service: the window is built anew, that is not


class LoadOptionsForm(QFrame):
    """Writes every change to the model service. Signals: changed()."""

    changed = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._models = context.services.models
        self._settings = context.services.settings
        self._rows: dict[str, OptionRow] = {}
        self._groups: list[tuple[Disclosure, list[OptionRow]]] = []
        self._scroll = ScrollColumn(self, margins=(16, 20, 16, 16), spacing=12)
        self._sets = OptionSets(context, self._scroll.content)
        self._add_head()
        self._add_context()
        self._add_groups()
        self._scroll.body.addWidget(horizontal_line(self._scroll.content))
        self.devices = DevicesPart(context, self._scroll.content)
        self._scroll.body.addWidget(self.devices)
        self._scroll.body.addStretch(1)
        layout = column(self, spacing=0)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(horizontal_line(self))
        layout.addWidget(self._foot())
        self._models.state_changed.connect(self._on_state)
        self._on_state()
        self._show(self._settings.value.load)

    def option(self, name: str) -> OptionRow:
        """Return the row of one field."""
        return self._rows[name]

    def unfold(self, name: str) -> None:
        """Open what the row of a field is folded in."""
        for disclosure, rows in self._groups:
            if self._rows[name] in rows:
                disclosure.set_open(True)

    def ask_what_fits(self) -> None:
        """Ask anew what fits the memory that is free now."""
        self.fits.ask()

    # Building

    def _add_head(self) -> None:
        """Say what this is."""
        content = self._scroll.content
        self._scroll.body.addWidget(label(self.tr("Load options"), content, "heading"))
        about = self.tr(
            "How a model is brought into memory. The program chooses well by itself; change this "
            "for long texts, little memory or more speed."
        )
        self._scroll.body.addWidget(label(about, content, "small", wrap=True))

    def _add_context(self) -> None:
        """Put the context length on top, with what fits."""
        content = self._scroll.content
        row = NumberRow(
            self._context,
            "context_tokens",
            (
                self.tr("Context, tokens"),
                self.tr(
                    "How much the model can see at once: the question, the chat before it and the "
                    "passages. Automatic: what it was trained for, at most 8,192."
                ),
            ),
            (0, 1_048_576, 1024),
            content,
            automatic=self.tr("automatic"),
        )
        self._take(row)
        self._scroll.body.addWidget(row)
        self.fits = WhatFits(self._context, content)
        self.fits.chosen.connect(self._on_fit_chosen)
        self._scroll.body.addWidget(self.fits)

    def _add_groups(self) -> None:
        """Fold the others away."""
        content = self._scroll.content
        for title, tip, rows in self._sets.all():
            self._scroll.body.addWidget(horizontal_line(content))
            disclosure = Disclosure(self._context, title, tip, content)
            body = QWidget(disclosure)
            inside = column(body, margins=(0, 4, 0, 4), spacing=14)
            for row in rows:
                row.setParent(body)
                inside.addWidget(row)
                self._take(row)
            disclosure.set_body(body)
            self._scroll.body.addWidget(disclosure)
            self._groups.append((disclosure, rows))

    def _take(self, row: OptionRow) -> None:
        """Listen to a row."""
        self._rows[row.name] = row
        row.edited.connect(lambda: self._on_edited(row))

    def _foot(self) -> QWidget:
        """Return the buttons that use the options, or reset them."""
        foot = QWidget(self)
        inside = column(foot, margins=(16, 12, 16, 12))
        self.note = label("", foot, "small", wrap=True)
        inside.addWidget(self.note)
        buttons = FlowRow(foot)
        self.reload_button = PlainButton(
            self._context,
            self.tr("Load again"),
            foot,
            tooltip=self.tr("Loads the present model anew with these options"),
        )
        self.reload_button.clicked.connect(self._on_reload)
        self.reset_button = PlainButton(
            self._context,
            self.tr("Reset all"),
            foot,
            role="quiet",
            icon="undo",
            tooltip=self.tr("Lets the program choose everything again"),
        )
        self.reset_button.clicked.connect(lambda: self._keep(_DEFAULT))
        buttons.add(self.reload_button)
        buttons.add(self.reset_button)
        inside.addWidget(buttons)
        return foot

    # What happens

    def _on_edited(self, row: OptionRow) -> None:
        """Keep one changed option."""
        self._keep(dataclasses.replace(self._settings.value.load, **{row.name: row.value()}))

    def _on_fit_chosen(self, context_tokens: int, cache_type: CacheType) -> None:
        """Take a ready choice."""
        options = dataclasses.replace(
            self._settings.value.load,
            context_tokens=context_tokens,
            cache_type_k=cache_type,
            cache_type_v=cache_type,
        )
        if cache_type != "f16" and options.flash_attention == "off":
            options = dataclasses.replace(options, flash_attention="auto")
        self._keep(options)

    def _keep(self, options: LoadOptions) -> None:
        """Hand options to the service and show them."""
        self._models.set_load_options(options)
        self._show(options)
        self.changed.emit()

    def _show(self, options: LoadOptions) -> None:
        """Show options, what is changed, and whether they are in use."""
        for row in self._rows.values():
            row.show_options(options)
        self.fits.show_options(options)
        for disclosure, rows in self._groups:
            changed = sum(row.control.is_changed for row in rows)
            disclosure.set_preview(
                self.tr("%n changed", "", changed) if changed else self.tr("as usual")
            )
        self._sets.explain(options)
        self.reset_button.setEnabled(options != _DEFAULT)
        self._show_note(options)

    def _show_note(self, options: LoadOptions) -> None:
        """Say whether the model in memory was loaded with these options."""
        info, entry = self._models.loaded, self._models.selected
        is_file = entry is not None and entry.endpoint is None
        in_use = self._models.property(_IN_USE)
        is_waiting = info is not None and is_file and in_use is not None and in_use != options
        self.reload_button.setEnabled(info is not None and is_file)
        self.note.setText(
            self.tr("Changed, but not in use yet: load the model again.") if is_waiting else ""
        )
        self.note.setVisible(is_waiting)
        restyle(self.reload_button, "role", "primary" if is_waiting else "")

    def _on_state(self) -> None:
        """Remember what a model was loaded with; ask what fits the next one."""
        in_use = self._models.property(_IN_USE)
        if self._models.state == "loading" or (self._models.state == "ready" and in_use is None):
            self._models.setProperty(_IN_USE, self._settings.value.load)
        self.fits.ask()
        self._show_note(self._settings.value.load)

    def _on_reload(self) -> None:
        """Load the present model anew."""
        selected = self._models.selected
        if selected is not None:
            self._models.load(selected.model_id)
