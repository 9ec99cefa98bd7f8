"""The log of the program, and the diagnostics to copy into a report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from workbench.ui.context import UiContext
from workbench.ui.settings.diagnostics import diagnostics
from workbench.ui.settings.section import Section
from workbench.ui.style import code_font
from workbench.ui.widgets import PlainButton, row

_TAIL_BYTES = 64_000
_SAID_MS = 3_000


class LogSection(Section):
    """Shows the end of the log when it becomes visible or is refreshed."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.add_text(
            self.tr(
                "What the program did, for reports. It holds no prompts, answers or file names."
            ),
            "dim",
        )
        self.view = QPlainTextEdit(self)
        self.view.setReadOnly(True)
        self.view.setProperty("role", "code")
        self.view.setFont(code_font(context.points))
        self.view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.view.setFixedHeight(200)
        self.view.setAccessibleName(self.tr("Log"))
        self.view.setPlaceholderText(self.tr("The log is empty."))
        self.view.setTabChangesFocus(True)
        self.body.addWidget(self.view)
        line = row()
        self.copy_button = PlainButton(
            context,
            self.tr("Copy diagnostics"),
            self,
            icon="copy",
            tooltip=self.tr(
                "Versions, device and settings, and the end of the log; no prompts, no file names"
            ),
        )
        self.copy_button.clicked.connect(self._on_copy)
        refresh = PlainButton(
            context, self.tr("Read again"), self, role="quiet", icon="retry",
            tooltip=self.tr("Show what was logged since"),
        )  # fmt: skip
        refresh.clicked.connect(self.read)
        line.addWidget(self.copy_button)
        line.addWidget(refresh)
        line.addStretch(1)
        self.body.addLayout(line)
        self._back = QTimer(self, singleShot=True, interval=_SAID_MS)
        self._back.timeout.connect(lambda: self.copy_button.setText(self.tr("Copy diagnostics")))
        self.read()

    def title(self) -> str:
        """Return the heading."""
        return self.tr("Log")

    def read(self) -> None:
        """Show the end of the log."""
        self.view.setPlainText(log_tail(self.settings.paths.logs / "workbench.log"))
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _on_copy(self) -> None:
        """Copy the diagnostics, and say so on the button."""
        text = diagnostics(self.context.services, self.view.toPlainText())
        QGuiApplication.clipboard().setText(text)
        self.copy_button.setText(self.tr("Copied"))
        self._back.start()


def log_tail(path: Path) -> str:
    """Return the last lines of a log, "" when there is none."""
    try:
        with path.open("rb") as file:
            file.seek(0, 2)
            size = file.tell()
            file.seek(max(0, size - _TAIL_BYTES))
            tail = file.read().decode("utf-8", "replace")
    except OSError:
        return ""
    return tail if size <= _TAIL_BYTES else tail.partition("\n")[2]
