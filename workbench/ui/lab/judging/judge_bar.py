"""Pass or fail, and a note, for one answer."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.core.lab import Judgement, Verdict
from workbench.ui.context import UiContext
from workbench.ui.widgets import PlainButton, row

_PAUSE_MS = 400


class JudgeBar(QWidget):
    """Pressing a verdict again takes it back; a note is kept as soon as typing pauses."""

    judged = Signal(str)
    """"pass", "fail" or "" for neither."""
    noted = Signal(str)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._pass = self._make(
            context, "thumb_up", self.tr("Pass"), self.tr("This answer is good (P)")
        )
        self._fail = self._make(
            context, "thumb_down", self.tr("Fail"), self.tr("This answer is not good (F)")
        )
        self._pass.clicked.connect(lambda on: self.judged.emit("pass" if on else ""))
        self._fail.clicked.connect(lambda on: self.judged.emit("fail" if on else ""))
        self._note = QLineEdit(self)
        self._note.setPlaceholderText(self.tr("Note"))
        self._note.setAccessibleName(self.tr("Note on this answer"))
        self._note.setToolTip(self.tr("What you want to remember of this answer (N)"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.keep_note)
        self._note.textEdited.connect(lambda _text: self._pause.start())
        self._note.editingFinished.connect(self.keep_note)
        layout = row(self, spacing=8)
        layout.addWidget(self._pass)
        layout.addWidget(self._fail)
        layout.addWidget(self._note, 1)

    def show_judgement(self, judgement: Judgement | None, *, can_judge: bool) -> None:
        """Show what was said of another answer."""
        verdict: Verdict = judgement.verdict if judgement else ""
        self._pass.setChecked(verdict == "pass")
        self._fail.setChecked(verdict == "fail")
        note = judgement.note if judgement else ""
        if self._note.text() != note and not self._pause.isActive():
            self._note.setText(note)
        self.setEnabled(can_judge)

    def focus_note(self) -> None:
        """Put the keyboard into the note."""
        self._note.setFocus()
        self._note.selectAll()

    def keep_note(self) -> None:
        """Tell a note that was typed and not told yet."""
        if self._pause.isActive():
            self._pause.stop()
            self.noted.emit(self._note.text())

    def _make(self, context: UiContext, icon: str, text: str, tip: str) -> PlainButton:
        """Return the button of a verdict."""
        made = PlainButton(context, text, self, icon=icon, tooltip=tip)
        made.setCheckable(True)
        return made
