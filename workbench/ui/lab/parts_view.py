"""A prompt with its parts on grounds of their own, and how they fill the context."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QLabel, QTextEdit, QToolTip, QWidget

from workbench.answering.parts import PART_KINDS, PartKind, PromptParts
from workbench.ui.context import UiContext
from workbench.ui.lab import parts_words as words
from workbench.ui.style import code_font
from workbench.ui.widgets import FlowRow, Segment, SegmentBar, column, label, row

_SWATCH_PX = 10


class PromptText(QTextEdit):
    """The text exactly as the model receives it; each part says in its tooltip what it is."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self.setReadOnly(True)
        self.setProperty("role", "code")
        self.setFont(code_font(context.points))
        self.setAccessibleName(self.tr("The prompt as the model receives it"))

    def show_parts(self, parts: PromptParts) -> None:
        """Write the parts, each on its ground."""
        self.clear()
        cursor = QTextCursor(self.document())
        for part in parts.parts:
            cursor.insertText(part.text, self._format(part.kind))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def viewportEvent(self, event: QEvent) -> bool:
        """Name the part under the mouse."""
        if isinstance(event, QHelpEvent):
            tip = self.cursorForPosition(event.pos()).charFormat().toolTip()
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().viewportEvent(event)

    def _format(self, kind: PartKind) -> QTextCharFormat:
        """Return how a part looks."""
        made = QTextCharFormat()
        ground = words.ground(self._theme, kind)
        if ground is not None:
            made.setBackground(ground)
        made.setForeground(self._theme.color("dim" if kind == "template" else "text"))
        made.setToolTip(f"{words.name(kind)}: {words.tip(kind)}")
        return made


class PartsBar(QWidget):
    """One bar as long as the context: the parts, room for the answer, what is left."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._bar = SegmentBar(context, self, height=10)
        self._bar.setAccessibleName(self.tr("How the prompt fills the context"))
        self._says = label("", self, "small", wrap=True, selectable=True)
        self._legend = FlowRow(self, spacing=12)
        self._entries: dict[PartKind, tuple[QWidget, QLabel]] = {
            kind: self._make_entry(kind) for kind in PART_KINDS
        }
        layout = column(self, spacing=8)
        layout.addWidget(self._bar)
        layout.addWidget(self._says)
        layout.addWidget(self._legend)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """What the bar shows."""
        return self._bar.segments

    def show_parts(self, parts: PromptParts) -> None:
        """Show another prompt."""
        segments = [
            Segment(
                parts.tokens.get(kind, 0),
                words.colour(self._theme, kind),
                words.with_tokens(kind, parts.tokens.get(kind, 0)),
            )
            for kind in PART_KINDS
        ]
        free = max(0, parts.context_size - parts.rendered.tokens)
        answer = min(parts.answer_tokens, free)
        kept = self.tr("Kept for the answer: {tokens}").format(tokens=answer)
        left = self.tr("Left: {tokens}").format(tokens=free - answer)
        segments.append(Segment(answer, self._theme.accent_soft, kept))
        segments.append(Segment(free - answer, self._theme.track, left))
        self._bar.set_segments(segments)
        self._says.setText(words.context(parts))
        for kind, (entry, text) in self._entries.items():
            tokens = parts.tokens.get(kind, 0)
            text.setText(words.with_tokens(kind, tokens))
            entry.setVisible(tokens > 0)

    def _make_entry(self, kind: PartKind) -> tuple[QWidget, QLabel]:
        """Return a small square of the part's colour with its name beside it."""
        entry = QWidget(self._legend)
        swatch = QFrame(entry)
        swatch.setFixedSize(_SWATCH_PX, _SWATCH_PX)
        swatch.setAutoFillBackground(True)
        palette = swatch.palette()
        palette.setColor(swatch.backgroundRole(), QColor(words.colour(self._theme, kind)))
        swatch.setPalette(palette)
        text = label("", entry, "small")
        line = row(entry, spacing=6)
        line.addWidget(swatch)
        line.addWidget(text)
        entry.setToolTip(words.tip(kind))
        self._legend.add(entry)
        return entry, text
