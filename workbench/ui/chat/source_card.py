"""One passage as a card: number, file, page, words with the question's own in bold, scores."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from workbench.core.sources import PassageUse
from workbench.ui.chat.passage_words import PassageWords
from workbench.ui.context import UiContext
from workbench.ui.widgets import ElidedLabel, column, label, row


class SourceCard(QFrame):
    """A passage that was sent, or, dimmed, one that was left out and why, or a near *miss*.

    `activated(use)`: the person wants to see it in its document.
    """

    activated = Signal(object)

    def __init__(
        self,
        context: UiContext,
        use: PassageUse,
        question: str,
        parent: QWidget,
        *,
        miss: bool = False,
    ) -> None:
        super().__init__(parent)
        self.use = use
        self._miss = miss
        self._theme = context.theme
        self._words = PassageWords(question, self)
        self.setProperty("role", "card" if use.number else "well")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = column(self, margins=(12, 8, 12, 8), spacing=4)
        layout.addLayout(self._title_row())
        if use.number or miss:
            layout.addWidget(self._quote())
        if not use.number and not miss:
            layout.addWidget(self._line(self._words.reason(use)))
        scores = self._words.scores(use.passage)
        if scores:
            layout.addWidget(self._line(scores))
        if use.number:
            for warning in self._words.warnings(use.passage):
                layout.addWidget(self._line(warning, "warn"))
        self._name()

    def _title_row(self) -> QHBoxLayout:
        """Return number, file and page."""
        line = row()
        role = "strong" if self.use.number else "faint"
        if self.use.number:
            line.addWidget(label(str(self.use.number), self, role))
        place = ElidedLabel(
            self._words.place(self.use.passage), self, "" if self.use.number else role
        )
        line.addWidget(place, 1)
        return line

    def _quote(self) -> QLabel:
        """Return the passage's words in quotation marks."""
        quote = QLabel(self._words.quote(self.use.passage), self)
        quote.setTextFormat(Qt.TextFormat.RichText)
        quote.setProperty("role", "faint" if self._miss else "small")
        quote.setWordWrap(True)
        quote.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return quote

    def _line(self, text: str, role: str = "faint") -> QLabel:
        """Return a wrapped label that lets clicks through to the card."""
        made = label(text, self, role, wrap=True)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return made

    def _name(self) -> None:
        """Give the tooltip and the words for a screen reader."""
        place = self._words.place(self.use.passage)
        tip = self.tr("Click to see it in the document.")
        self.setToolTip(self._words.tip(self.use.passage, tip))
        if self.use.number:
            name = self.tr("Passage {number}, {place}").format(number=self.use.number, place=place)
        elif self._miss:
            name = self.tr("Near miss: {place}").format(place=place)
        else:
            name = self.tr("Left out: {place}").format(place=place)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.use.passage.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, and a ring while it has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(self._theme.focus))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the document."""
        is_inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and is_inside:
            self.activated.emit(self.use)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the document."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit(self.use)
        else:
            super().keyPressEvent(event)
