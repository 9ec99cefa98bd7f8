"""All keys in one list: the window makes them work, F1 and Settings show them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from workbench.ui.context import UiContext
from workbench.ui.frame.rail import PAGES
from workbench.ui.widgets.buttons import PlainButton
from workbench.ui.widgets.labels import label
from workbench.ui.widgets.panels import column


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
        ("Esc", translate("Shortcuts", "Stop the answer or the run")),
        ("Ctrl+Z", translate("Shortcuts", "Undo while typing, and in the lab")),
        ("Tab", translate("Shortcuts", "Go to the next control")),
        ("F1", translate("Shortcuts", "Show this list")),
    ]
    native = QKeySequence.SequenceFormat.NativeText
    shown = [(QKeySequence(key).toString(native), words) for key, words in keys]
    pages = (f"{shown[0][0]} – {len(PAGES)}", shown[0][1])
    return [pages, *shown[1:]]


def shortcut_grid(context: UiContext, parent: QWidget) -> QGridLayout:
    """Return the list as two columns."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    enter_sends = context.services.settings.value.enter_sends
    for line, (key, words) in enumerate(shortcut_list(enter_sends)):
        grid.addWidget(label(key, parent, "tag"), line, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(words, parent, wrap=True), line, 1)
    grid.setColumnStretch(1, 1)
    return grid


class ShortcutsDialog(QDialog):
    """Opened by F1; does not block the window."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setMinimumWidth(440)
        body = column(self, margins=24, spacing=16)
        body.addWidget(label(self.tr("Keyboard shortcuts"), self, "heading"))
        body.addLayout(shortcut_grid(context, self))
        close = PlainButton(context, self.tr("Close"), self)
        close.clicked.connect(self.accept)
        body.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
