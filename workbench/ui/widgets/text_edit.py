"""A text field that grows with its text, and sends on Enter even while Hangul is composed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget


class AutoTextEdit(QTextEdit):
    """Plain text only. Signals: submitted(), once for each Enter; files_dropped(paths).

    With *enter_sends*, Enter submits and Shift+Enter makes a line; else Ctrl+Enter submits.
    """

    submitted = Signal()
    files_dropped = Signal(list)  # of pathlib.Path, pasted as files

    def __init__(
        self,
        parent: QWidget,
        *,
        placeholder: str = "",
        lines: int = 1,
        max_lines: int = 10,
        enter_sends: bool = False,
        submits: bool = True,
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._max_lines = max_lines
        self._enter_sends = enter_sends
        self._submits = submits
        self._composing = ""
        self._waiting = False  # Enter was pressed and the last syllable is still to come
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAcceptDrops(False)  # the window takes drops, so that it can say what will happen
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def set_enter_sends(self, enter_sends: bool) -> None:
        """Choose what Enter does."""
        self._enter_sends = enter_sends

    @property
    def composing(self) -> bool:
        """Whether a syllable is being composed."""
        return bool(self._composing)

    # Height

    def sizeHint(self) -> QSize:
        """Return the size for the text as it stands."""
        return QSize(super().sizeHint().width(), self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        """Return room for the least number of lines."""
        return QSize(80, self._height_of(self._lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again: another width breaks the text into other lines."""
        super().resizeEvent(event)
        self._fit()

    def _around(self) -> int:
        """Return the height of the frame; while a layout is at work the parts may not fit yet."""
        return max(0, self.height() - self.viewport().height()) if self.isVisible() else 8

    def _height_of(self, lines: int) -> int:
        """Return the height of a number of lines with the margins around them."""
        margins = 2 * self.document().documentMargin()
        spacing = max(0, self.fontMetrics().lineSpacing())  # below 0 while the font is changed
        return round(lines * spacing + margins + self._around())

    def _wanted_height(self) -> int:
        """Return the height for the text, between the least and the most lines."""
        text = round(self.document().size().height()) + self._around()
        return min(max(text, self._height_of(self._lines)), self._height_of(self._max_lines))

    def _fit(self) -> None:
        """Take the height the text wants; scroll only beyond the most lines."""
        wanted = self._wanted_height()
        full = self.document().size().height() > self._height_of(self._max_lines)
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if wanted != self.height():
            self.setFixedHeight(wanted)

    # Keys

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Follow what is being composed, and send when the last syllable has come."""
        super().inputMethodEvent(event)
        self._composing = event.preeditString()
        if self._waiting and not self._composing:
            QTimer.singleShot(0, self, self._after_commit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send or break the line on Enter."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self._submits:
            super().keyPressEvent(event)
            return
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        if control or (plain and self._enter_sends):
            self._submit()
        else:
            self.insertPlainText("\n")
            self.ensureCursorVisible()

    def _submit(self) -> None:
        """Send now, or as soon as the syllable being composed is in the text.

        The syllable is committed by the input method, some at once, some a moment later; sending
        before that would lose it, ignoring Enter would make people press it twice.
        """
        if not self._composing:
            self.submitted.emit()
            return
        self._waiting = True
        QGuiApplication.inputMethod().commit()
        QTimer.singleShot(0, self, self._after_commit)

    def _after_commit(self) -> None:
        """Send unless the committed syllable has already done so or is still to come."""
        if self._waiting and not self._composing:
            self._waiting = False
            self.submitted.emit()

    # Paste

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take pasted files as files, all else as plain text."""
        paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if paths:
            self.files_dropped.emit(paths)
        elif source.hasText():
            self.insertPlainText(source.text())
