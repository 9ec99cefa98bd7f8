"""The Prompt lab page: arranges its parts and passes the service's news on to them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.core.lab import CellResult
from workbench.ui.context import UiContext
from workbench.ui.guard import while_alive
from workbench.ui.lab import edits
from workbench.ui.lab.columns_view import ColumnsView
from workbench.ui.lab.diff_dialog import DiffDialog
from workbench.ui.lab.file_menu import FileMenu
from workbench.ui.lab.footer import Footer
from workbench.ui.lab.head import Head
from workbench.ui.lab.import_job import holds_inputs
from workbench.ui.lab.lamp import LampDialog
from workbench.ui.lab.library.actions import KEYS as LIBRARY_KEYS
from workbench.ui.lab.library.actions import LibraryActions
from workbench.ui.lab.plots_panel import NumbersPanel
from workbench.ui.lab.prompt_dialog import PromptDialog
from workbench.ui.lab.runs_panel import RunsPanel
from workbench.ui.lab.shared_input import SharedInput
from workbench.ui.lab.start_page import StartPage
from workbench.ui.lab.table.body import SheetBody
from workbench.ui.lab.vary_dialog import VaryDialog
from workbench.ui.page import Page
from workbench.ui.widgets import PlainButton, column, row

_TICK_MS = 100
_NUMBERS = "lab_numbers"  # kept on the service: the window is built anew, that is not
_HIGH_PX = 900  # a page so high has room for prompts, answers and numbers
_LOW_LINES = 30  # lines of text: a lower page has room for prompts or for answers, not for both


class LabPage(Page):
    """Everything it shows is read from the lab service, so that a new window shows the same."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._lab = context.services.lab
        self._head = Head(context, self)
        self._input = SharedInput(context, self)
        self._columns = ColumnsView(context, self)
        self._body = SheetBody(context, self._input, self._columns, self)
        self._numbers = NumbersPanel(context, self)
        self._numbers.setVisible(bool(self._lab.property(_NUMBERS)))
        self._footer = Footer(context, self)
        self._files = FileMenu(context, self)
        self._library = LibraryActions(context, self)
        self._runs = RunsPanel(context, self)
        self._runs.hide()
        self._was_running = False
        self._begun: tuple[str, ...] = ()  # the columns of the blank sheet that was begun
        self._start = StartPage(context, self)
        self._start.started.connect(self._on_started)
        self._stack = self._lay_out(self._start)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._connect_parts()
        self._connect_service()
        self._add_shortcuts()
        self.setFocusProxy(self._input)
        self._on_sheet_changed()
        self._on_run_changed()

    def go_to(self, target: object) -> None:
        """Open a run ({"run_id": ...}), a sheet ({"path": ...}) or any JSON ({"json": ...})."""
        if isinstance(target, dict) and "run_id" in target:
            self._lab.show_run(target["run_id"])
        elif isinstance(target, dict) and "path" in target:
            self._lab.open_sheet(Path(target["path"]))
        elif isinstance(target, dict) and "json" in target:
            self._files.take_json(target["json"])

    def focus_main(self) -> None:
        """Go to the shared input, or to the table."""
        self._body.focus_main()

    def focus_search(self) -> None:
        """Search in the rows of a table (Ctrl+F)."""
        if self._lab.sheet.rows:
            self._body.table.bar.search.setFocus()

    def open_library(self) -> bool:
        """Open the prompt library (Ctrl+L)."""
        self._library.open()
        return True

    def drop_words(self, paths: list[Path]) -> str:
        """Say that a table, tests or samples become inputs."""
        return self.tr("Take inputs out of this file") if holds_inputs(paths) else ""

    def take_documents(self, paths: list[Path]) -> None:
        """Take a dropped file of inputs."""
        self._files.import_inputs(paths[0])

    def show_differences(self) -> DiffDialog:
        """Open the word diff of two columns."""
        names = [
            f"{edits.LETTERS[place]}  {edits.shown_name(variant)}".strip()
            for place, variant in enumerate(self._lab.sheet.variants)
        ]
        cards = self._columns.cards
        dialog = DiffDialog(
            self.context,
            self._body.text_of,
            names,
            self,
            repeats=self._lab.sheet.repeats,
            shown=lambda place: cards[place].answer.place,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _on_compare(self, run_id: str) -> None:
        """Hold an earlier run against what is shown."""
        self._lab.load_run(run_id, while_alive(self, self._body.hold_against))

    def show_vary(self, variant_id: str) -> VaryDialog:
        """Make columns of one column; all of them are one step of undo."""
        dialog = VaryDialog(self.context, self._lab.sheet.variants, variant_id, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.made.connect(
            lambda variants: self._lab.set_sheet(
                replace(self._lab.sheet, variants=variants), rebuild=True
            )
        )
        dialog.open()
        return dialog

    def show_prompt(self, variant_id: str, row_id: str = "") -> PromptDialog:
        """Show exactly what a column sends."""
        variant = edits.variant_of(self._lab.sheet, variant_id)
        letter = edits.letter_of(self._lab.sheet, variant_id)
        name = f"{letter}  {edits.shown_name(variant) if variant else ''}".strip()
        dialog = PromptDialog(self.context, name, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        result = self._stepped(variant_id, row_id)
        if result is None:
            self._lab.describe_prompt(variant_id, while_alive(dialog, dialog.show_outcome), row_id)
        else:
            dialog.offer_steps(
                result.steps,
                lambda number, done: self._lab.describe_step(result, number, done),
            )
        dialog.open()
        return dialog

    def _stepped(self, variant_id: str, row_id: str) -> CellResult | None:
        """Return an answer of a column that was come to in several steps, None without one."""
        cells = self._lab.cells(variant_id, row_id)
        results = (cell.result for cell in cells if cell.result)
        return next((result for result in results if result.steps), None)

    def show_lamp(self, variant_id: str) -> LampDialog | None:
        """Look at what the examples of a column do by themselves."""
        sheet = self._lab.sheet
        variant = edits.variant_of(sheet, variant_id)
        if variant is None:
            return None
        name = f"{edits.letter_of(sheet, variant_id)}  {edits.shown_name(variant)}".strip()
        dialog = LampDialog(self.context, sheet, variant, name, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    # --- Parts ------------------------------------------------------------------------------

    def _lay_out(self, start: QWidget) -> QStackedWidget:
        """Put head, input, columns and foot below each other, the runs beside them."""
        menu_button = PlainButton(
            self.context,
            self.tr("File"),
            self,
            icon="file",
            tooltip=self.tr("New, open, save, export"),
        )
        menu_button.setMenu(self._files)
        self._footer.add_button(self._body.vote)
        self._footer.add_button(menu_button)
        stack = QStackedWidget(self)
        stack.addWidget(start)
        stack.addWidget(self._body)
        main = column(margins=(0, 16, 0, 12), spacing=12)
        main.addWidget(self._inset(self._head, self))
        main.addWidget(stack, 1)
        main.addWidget(self._inset(self._numbers, self))
        self._numbers.parentWidget().setHidden(self._numbers.isHidden())
        main.addWidget(self._inset(self._footer, self))
        layout = row(self, spacing=0)
        layout.addLayout(main, 1)
        layout.addWidget(self._runs)
        return stack

    @staticmethod
    def _inset(part: QWidget, parent: QWidget) -> QWidget:
        """Return a part with the page's margins at its sides."""
        holder = QWidget(parent)
        column(holder, margins=(24, 0, 24, 0)).addWidget(part)
        return holder

    def _connect_parts(self) -> None:
        """Let the parts talk."""
        self._input.edited.connect(self._head.show_edited)
        self._columns.edited.connect(self._on_column_edited)
        self._columns.add_pressed.connect(self._on_add)
        self._columns.action_chosen.connect(self._on_action)
        self._footer.diff_pressed.connect(self.show_differences)
        self._footer.runs_toggled.connect(self._on_runs_toggled)
        self._footer.show_view(
            raw=self._columns.is_raw,
            together=self._columns.scrolls_together,
            numbers=not self._numbers.isHidden(),
        )
        self._footer.raw_toggled.connect(self._columns.set_raw)
        self._footer.together_toggled.connect(self._columns.set_scrolls_together)
        self._numbers.priced.connect(self._columns.refresh_answers)
        self._footer.numbers_toggled.connect(self._on_numbers_toggled)
        self._footer.editors_toggled.connect(self._body.show_editors)
        self._body.table.edited.connect(self._head.show_edited)
        self._body.table.prompt_wanted.connect(self.show_prompt)
        self._body.table.room_wanted.connect(self._make_room)
        self._body.table.chat_made.connect(lambda: self.navigate.emit("chat", None))
        self._runs.closed.connect(self._footer.close_runs)
        self._runs.compare_wanted.connect(self._on_compare)
        self._body.table.version_wanted.connect(
            lambda variant_id: self._library.do("save_version", variant_id)
        )
        self._files.library_wanted.connect(self.open_library)
        self._start.library_wanted.connect(self.open_library)
        self._start.open_wanted.connect(self._files.ask_open)
        self._start.import_wanted.connect(self._files.ask_import)

    def _connect_service(self) -> None:
        """Listen to the lab service."""
        self._lab.sheet_changed.connect(self._on_sheet_changed)
        self._lab.run_changed.connect(self._on_run_changed)

    def _add_shortcuts(self) -> None:
        """Keys that work anywhere on the page; a text field keeps its own undo."""
        for keys, work in (
            ("Ctrl+Return", self._head.toggle_run),
            ("Ctrl+Enter", self._head.toggle_run),
            ("Ctrl+Z", self._lab.undo),
            ("Ctrl+Shift+Z", self._lab.redo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(work)

    # --- News -------------------------------------------------------------------------------

    def _on_sheet_changed(self) -> None:
        """Show another sheet, or other columns."""
        shows_columns = self._shows_columns()
        self._stack.setCurrentIndex(1 if shows_columns else 0)
        self._footer.parentWidget().setVisible(shows_columns)
        self._head.show_sheet()
        self._input.show_sheet()
        self._columns.rebuild()
        self._columns.refresh_answers()
        self._body.show_sheet()
        self._numbers.refresh()
        self._footer.refresh()
        self._head.show_running()

    def _shows_columns(self) -> bool:
        """Whether there is a sheet, be it a blank one that the person has begun."""
        sheet = self._lab.sheet
        ids = tuple(item.variant_id for item in sheet.variants)
        return bool(ids) and (not edits.is_blank(sheet) or ids == self._begun)

    def _on_started(self) -> None:
        """Begin with blank columns."""
        if not self._lab.sheet.variants:
            self._lab.set_sheet(edits.two_columns())
        self._begun = tuple(item.variant_id for item in self._lab.sheet.variants)
        self._on_sheet_changed()
        self._input.setFocus()

    def _on_run_changed(self) -> None:
        """Show that a run began or ended, or another one."""
        self._head.show_running()
        self._columns.refresh_answers()
        self._body.show_run()
        self._numbers.refresh()
        self._footer.refresh()
        if self._lab.running:
            self._timer.start()
            if not self._was_running:
                self._make_room()
        else:
            self._timer.stop()
        self._was_running = self._lab.running

    def _make_room(self) -> None:
        """Fold the prompts where they would leave the answers no room."""
        if self.isVisible() and self._is_low():
            self._footer.fold_editors()

    def _is_low(self) -> bool:
        """Whether there is room for few lines only."""
        return self.height() < _LOW_LINES * self.fontMetrics().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up what is not needed where there is little room."""
        super().resizeEvent(event)
        self._footer.set_low(self._is_low())

    def _on_runs_toggled(self, visible: bool) -> None:
        """Show the saved runs at the side, or not."""
        self._runs.setVisible(visible)
        if visible:
            self._make_room()

    def _on_numbers_toggled(self, visible: bool) -> None:
        """Unfold the numbers; the prompts make room for them where the window is low."""
        self._lab.setProperty(_NUMBERS, visible)
        self._numbers.setVisible(visible)
        self._numbers.parentWidget().setVisible(visible)
        if visible and self.height() < _HIGH_PX:
            self._footer.fold_editors()
        self._numbers.refresh()

    def _on_tick(self) -> None:
        """Bring running times up to date."""
        self._columns.tick()
        self._body.table.tick()
        self._footer.tick()

    def _on_column_edited(self) -> None:
        """An edit may change what differs everywhere, and the variables."""
        self._columns.refresh_differences()
        self._body.table.show_sheet()
        self._input.show_variables()
        self._head.show_edited()

    def _on_add(self) -> None:
        """Add a column at the end."""
        self._lab.add_variant()

    def _on_action(self, variant_id: str, key: str) -> None:
        """Do what was chosen in the menu of a column."""
        sheet = self._lab.sheet
        if key == "prompt":
            self.show_prompt(variant_id)
        elif key in LIBRARY_KEYS:
            self._library.do(key, variant_id)
        elif key == "lamp":
            self.show_lamp(variant_id)
        elif key == "vary":
            self.show_vary(variant_id)
        elif key == "duplicate":
            self._lab.add_variant(variant_id)
        elif key == "remove":
            self._lab.remove_variant(variant_id)
        elif key == "copy_settings":
            self._lab.set_sheet(edits.settings_copied(sheet, variant_id), rebuild=True)
        else:
            step = -1 if key == "left" else 1
            self._lab.set_sheet(edits.moved(sheet, variant_id, step), rebuild=True)
            self._columns.reveal(variant_id)
