"""All keys in one list: the window makes them work, F1 and Settings show them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from workbench.ui.context import UiContext
from workbench.ui.frame.rail import PAGES
from workbench.ui.widgets.buttons import PlainButton
from workbench.ui.widgets.labels import label
from workbench.ui.widgets.panels import ScrollColumn, column

_WIDTH_PER_POINT: Final = 52
_HEIGHT_PER_POINT: Final = 80


def shortcut_list(enter_sends: bool) -> list[tuple[str, str]]:
    """Return each key as it is written on this system, and what it does."""
    translate = QCoreApplication.translate
    send, line = ("Enter", "Shift+Enter") if enter_sends else ("Ctrl+Enter", "Enter")
    keys = [
        ("Ctrl+1", translate("Shortcuts", "Open a page, counted from the top")),
        ("Ctrl+N", translate("Shortcuts", "Start a new chat")),
        (
            "Ctrl+L",
            translate("Shortcuts", "Go to the message field; in the lab, open the prompt library"),
        ),
        ("Ctrl+F", translate("Shortcuts", "Search on this page")),
        (send, translate("Shortcuts", "Send the message")),
        (line, translate("Shortcuts", "Begin a new line")),
        ("Ctrl+Enter", translate("Shortcuts", "Run or stop the comparison in the lab")),
        ("Esc", translate("Shortcuts", "Stop the answer or the run")),
        ("Ctrl+Z", translate("Shortcuts", "Undo while typing, and in the lab")),
        ("Tab", translate("Shortcuts", "Go to the next control")),
        ("F1", translate("Shortcuts", "Show this list")),
    ]
    shown = [(_native(key), words) for key, words in keys]
    pages = (f"{shown[0][0]} – {len(PAGES)}", shown[0][1])
    return [pages, *shown[1:]]


def table_list() -> list[tuple[str, str]]:
    """Return the keys of the lab's table, as `shortcut_list` does."""
    translate = QCoreApplication.translate
    keys = [
        ("← ↑ → ↓", translate("Shortcuts", "Go from cell to cell")),
        ("Enter", translate("Shortcuts", "Write in an input, or show an answer in full")),
        ("Esc", translate("Shortcuts", "Close the answer that is shown in full")),
        ("P / F", translate("Shortcuts", "Judge an answer as passed or failed, or take that back")),
        ("N", translate("Shortcuts", "Write a note to an answer")),
        ("[ / ]", translate("Shortcuts", "Show the answers of the repeat before or after")),
        ("Alt+↑ / Alt+↓", translate("Shortcuts", "Move a row up or down")),
        ("Ctrl+C / Ctrl+V", translate("Shortcuts", "Copy cells, or paste them over the inputs")),
        ("Del", translate("Shortcuts", "Empty the chosen inputs, or remove the chosen rows")),
        ("Ctrl+Del", translate("Shortcuts", "Remove the rows of the chosen cells")),
    ]
    return [(" / ".join(map(_native, key.split(" / "))), words) for key, words in keys]


def _native(key: str) -> str:
    """Return a key as it is written on this system; signs for which there is none stay."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key


def shortcut_grid(context: UiContext, parent: QWidget) -> QGridLayout:
    """Return the lists as two columns, one list below the other."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    enter_sends = context.services.settings.value.enter_sends
    _fill(grid, shortcut_list(enter_sends), parent)
    place = grid.rowCount()
    title = QCoreApplication.translate("Shortcuts", "In the table of the prompt lab")
    grid.setRowMinimumHeight(place, 8)
    grid.addWidget(label(title, parent, "strong"), place + 1, 0, 1, 2)
    _fill(grid, table_list(), parent)
    grid.setColumnStretch(1, 1)
    return grid


def _fill(grid: QGridLayout, keys: list[tuple[str, str]], parent: QWidget) -> None:
    """Put keys and what they do below what is there."""
    for line, (key, words) in enumerate(keys, start=grid.rowCount()):
        grid.addWidget(label(key, parent, "tag"), line, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(words, parent, wrap=True), line, 1)


class ShortcutsDialog(QDialog):
    """Opened by F1; does not block the window, and scrolls where it is too long for it."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        room = self.screen().availableSize() * 0.9
        wanted = QSize(_WIDTH_PER_POINT * context.points, _HEIGHT_PER_POINT * context.points)
        self.resize(wanted.boundedTo(room))
        body = column(self, margins=24, spacing=16)
        body.addWidget(label(self.tr("Keyboard shortcuts"), self, "heading"))
        keys = ScrollColumn(self)
        keys.setAccessibleName(self.tr("Keyboard shortcuts"))
        keys.body.addLayout(shortcut_grid(context, keys.content))
        keys.body.addStretch(1)
        body.addWidget(keys, 1)
        close = PlainButton(context, self.tr("Close"), self)
        close.clicked.connect(self.accept)
        body.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
