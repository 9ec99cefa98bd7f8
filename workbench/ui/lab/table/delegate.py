"""Paints the cells of the table, and opens the field to write an input in."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCursor
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.ui import words as common
from workbench.ui.context import UiContext
from workbench.ui.lab.table import paint, words
from workbench.ui.lab.table.answers import CellSummary
from workbench.ui.lab.table.model import CHANGED_ROLE, FAINT_ROLE, SUMMARY_ROLE
from workbench.ui.style import sizes
from workbench.ui.widgets import AutoTextEdit

Index = QModelIndex | QPersistentModelIndex
LINES: Final = 2
MARGIN: Final = 8
_GAP: Final = 8
_ICON: Final = 14
_SHOWN: Final = 400  # characters
_CARET: Final = "▍"
_EDITOR_LINES: Final = 8
_STANDS_OUT: Final = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_MouseOver
    | QStyle.StateFlag.State_HasFocus
)


class CellDelegate(QStyledItemDelegate):
    """Two lines of text; right of an answer whether it is right. Emits entered() on Enter."""

    entered = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._theme = context.theme
        self._small_px = sizes(context.points)["small"]

    def line_height(self, font: QFont) -> int:
        """Return the height of a row."""
        return LINES * QFontMetrics(font).height() + 2 * MARGIN

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for two lines."""
        return QSize(160, self.line_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell; on the ground that the style gives it where it stands out."""
        if option.state & _STANDS_OUT:  # the style takes long, and a run paints all cells at once
            own = QStyleOptionViewItem(option)
            self.initStyleOption(own, index)
            own.text = ""
            style = own.widget.style()
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect
        if not option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.color("line"))
        box = rect.adjusted(MARGIN + 2, MARGIN, -MARGIN, -MARGIN)
        summary = index.data(SUMMARY_ROLE)
        if isinstance(summary, CellSummary):
            self._paint_answer(painter, box, option.font, summary, bool(index.data(CHANGED_ROLE)))
        else:
            self._paint_input(painter, box, option.font, index)
        painter.restore()

    def _paint_input(self, painter: QPainter, box: QRect, font: QFont, index: Index) -> None:
        """Draw what goes in."""
        text = str(index.data() or "")[:_SHOWN]
        painter.setPen(self._theme.color("faint" if index.data(FAINT_ROLE) else "text"))
        paint.draw_text(painter, box, " ".join(text.split()), font, LINES)

    def _paint_answer(
        self, painter: QPainter, box: QRect, font: QFont, summary: CellSummary, changed: bool
    ) -> None:
        """Draw what came out: marks on the right, the answer in what is left."""
        side = self._paint_marks(painter, box, font, summary, changed)
        room = box.adjusted(0, 0, -side - _GAP if side else 0, 0)
        text, role = summary.text, "text"
        if summary.phase == "writing":
            text += _CARET
        elif not text and summary.problem is not None:
            text, role = common.translate_problem(summary.problem)[0], "bad"
        elif not text:
            text, role = words.short_phase(summary.phase), "faint"
        painter.setPen(self._theme.color(role))
        paint.draw_text(painter, room, text, font, LINES)

    def _paint_marks(
        self, painter: QPainter, box: QRect, font: QFont, summary: CellSummary, changed: bool
    ) -> int:
        """Draw what is known of an answer; return the width that it takes."""
        small = QFont(font)
        small.setPixelSize(self._small_px)
        small.setWeight(QFont.Weight.DemiBold)
        painter.setFont(small)
        metrics = QFontMetrics(small)
        width = 0
        if summary.judged:
            text = words.k_of_n(summary) if summary.repeats > 1 else ""
            width = max(metrics.horizontalAdvance(text) + 12, _ICON + 8)
            place = QRect(box.right() - width, box.top(), width, metrics.height() + 2)
            self._paint_right(painter, place, text, summary)
        icons = self._icons_of(summary)
        left, bottom = box.right(), box.bottom() - _ICON + 1
        for name, role in icons:
            left -= _ICON + 2
            self._paint_icon(painter, left, bottom, name, role)
        if changed:
            left -= metrics.horizontalAdvance("≠") + 2
            painter.setPen(self._theme.color("warn"))
            painter.drawText(left, box.bottom() - metrics.descent() + 1, "≠")
        return max(width, box.right() - left)

    def _paint_right(
        self, painter: QPainter, place: QRect, text: str, summary: CellSummary
    ) -> None:
        """Draw whether an answer is right, or how many of its repeats are."""
        role = "warn"
        if summary.right == summary.judged:
            role = "good"
        elif summary.right == 0:
            role = "bad"
        colours = (QColor(self._theme.color(role)), self._theme.color(f"{role}_soft"))
        paint.draw_pill(painter, place, text, colours)
        if not text:
            left = place.left() + (place.width() - _ICON) // 2
            top = place.top() + (place.height() - _ICON) // 2
            name = "check" if role == "good" else "close"
            self._paint_icon(painter, left, top, name, role)

    @staticmethod
    def _icons_of(summary: CellSummary) -> list[tuple[str, str]]:
        """Return the icons for what the person said, from right to left."""
        icons = []
        if summary.verdict:
            passed = summary.verdict == "pass"
            icons.append(("thumb_up", "good") if passed else ("thumb_down", "bad"))
        if summary.noted:
            icons.append(("edit", "dim"))
        return icons

    def _paint_icon(self, painter: QPainter, left: int, top: int, name: str, role: str) -> None:
        """Draw one icon."""
        icon = self._context.icons.get(name, role)
        icon.paint(painter, QRect(left, top, _ICON, _ICON))

    # Writing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field that grows with its text; Shift+Enter makes a line in it."""
        editor = AutoTextEdit(parent, lines=LINES, max_lines=_EDITOR_LINES, enter_sends=True)
        editor.setAccessibleName(
            str(index.model().headerData(index.column(), Qt.Orientation.Horizontal) or "")
        )
        editor.submitted.connect(lambda: self._on_submitted(editor))
        editor.textChanged.connect(lambda: self._keep_inside(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the whole text, the cursor at its end."""
        if isinstance(editor, AutoTextEdit):
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.moveCursor(QTextCursor.MoveOperation.End)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Keep what was written."""
        if isinstance(editor, AutoTextEdit):
            model.setData(index, editor.toPlainText())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lie over the cell, and over what is below it where the text is long."""
        editor.move(option.rect.topLeft())
        editor.setFixedWidth(option.rect.width())
        self._keep_inside(editor)

    def _on_submitted(self, editor: QWidget) -> None:
        """Take the text and go on below."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
        self.entered.emit()

    @staticmethod
    def _keep_inside(editor: QWidget) -> None:
        """Move a field up that has grown over the end of the table."""
        room = editor.parentWidget().height()
        if editor.geometry().bottom() > room:
            editor.move(editor.x(), max(0, room - editor.height()))
