"""The list of conversations: drawn rows, renaming in place, keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.core.chat import Conversation
from workbench.ui.chat.list_model import ID_ROLE, PINNED_ROLE, ConversationModel
from workbench.ui.context import UiContext
from workbench.ui.icons import icon_size

_PAD: Final = 10
_RADIUS: Final = 7

_Index = QModelIndex | QPersistentModelIndex


def pin_size(context: UiContext) -> int:
    """Return the side of the pin beside a pinned chat."""
    return icon_size(context.points).width() - 2


class ConversationDelegate(QStyledItemDelegate):
    """Draws a row: the title, a pin where pinned, a soft ground under the open one."""

    def __init__(self, context: UiContext, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._icons = context.icons
        self._list = parent
        self._pin = pin_size(context)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return one line of text with air around it."""
        return QSize(80, option.fontMetrics.height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(0, 1, 0, -1)
        self._paint_ground(painter, option, rect)
        is_pinned = bool(index.data(PINNED_ROLE))
        text_rect = rect.adjusted(_PAD, 0, -_PAD - (self._pin + 6 if is_pinned else 0), 0)
        title = option.fontMetrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, text_rect.width()
        )
        painter.setPen(QColor(self._theme.text))
        painter.drawText(text_rect, int(Qt.AlignmentFlag.AlignVCenter), title)
        if is_pinned:
            top = rect.center().y() - self._pin // 2 + 1
            pin = QRect(rect.right() - _PAD - self._pin + 2, top, self._pin, self._pin)
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(pin, self._icons.pixmap("pin", self._pin, "dim", ratio))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        """Draw the ground and the focus ring."""
        is_open = bool(option.state & QStyle.StateFlag.State_Selected)
        is_under_mouse = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_open or is_under_mouse:
            colour = self._theme.accent_soft if is_open else self._theme.hover
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus and self._list.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(self._theme.focus))
            painter.drawRoundedRect(rect.adjusted(1, 0, -1, 0), _RADIUS, _RADIUS)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Return the line in which a title is typed."""
        editor = QLineEdit(parent)
        editor.setProperty("role", "inline")
        editor.setMaxLength(120)
        editor.setAccessibleName(self.tr("Title of the chat"))
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Fill the line with the present title, all of it selected."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Hand the typed title over."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Put the line over the row."""
        editor.setGeometry(option.rect)


class ConversationView(QListView):
    """Rows of conversations.

    `chosen(id)`: clicked, or Enter. `delete_asked(id)`: the Delete key. `editing_ended()`: a title
    is no longer being typed.
    """

    chosen = Signal(str)
    delete_asked = Signal(str)
    editing_ended = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pin = pin_size(context)
        self.setItemDelegate(ConversationDelegate(context, self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("Chats"))
        self.clicked.connect(self._on_clicked)

    @property
    def is_editing(self) -> bool:
        """Whether a title is being typed."""
        return self.state() == QAbstractItemView.State.EditingState

    def current_conversation(self) -> Conversation | None:
        """Return the conversation of the current row."""
        model = self.model()
        if isinstance(model, ConversationModel):
            return model.conversation(self.currentIndex())
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete deletes, the rest is the list's own (F2 renames)."""
        # The Enter that ends renaming comes here too, and must not open the chat.
        current = None if self.is_editing else self.current_conversation()
        if current is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(current.conversation_id)
        elif current is not None and event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit(current.conversation_id)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        """Tell that renaming has ended; the list waits for that before it takes new rows."""
        super().closeEditor(editor, hint)
        self.editing_ended.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole title as a tooltip only where it was cut."""
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            beside = self._pin + 6 if index.data(PINNED_ROLE) else 0
            room = self.viewport().width() - 2 * _PAD - beside
            if self.fontMetrics().horizontalAdvance(str(index.data() or "")) <= room:
                return True
        return super().viewportEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        """Open what was clicked."""
        self.chosen.emit(str(index.data(ID_ROLE)))
