"""The left side of the page: search, the conversations, a new one."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QMenu, QWidget

from workbench.core.chat import Conversation
from workbench.ui.chat.list_model import ConversationModel
from workbench.ui.chat.list_view import ConversationView
from workbench.ui.context import UiContext
from workbench.ui.widgets.buttons import PlainButton
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.labels import label
from workbench.ui.widgets.panels import column

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class ConversationsPanel(QFrame):
    """Finds, opens, renames, pins, deletes and exports conversations.

    `opened()`: the person chose a conversation or began one, so the composer wants the keyboard.
    """

    opened = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._chat = context.services.chat
        self.menu: QMenu | None = None  # the one shown last
        self.setProperty("role", "side")
        self.search = SearchField(context, self.tr("Search chats"), self)
        self.search.setToolTip(self.tr("Shows the chats whose title or messages have these words."))
        self.list = ConversationView(context, self)
        self._model = ConversationModel(self)
        self.list.setModel(self._model)
        self.nothing = label("", self, "faint", wrap=True)
        self.new_button = PlainButton(
            context,
            self.tr("New chat"),
            self,
            icon="plus",
            tooltip=self.tr("Begins an empty chat (Ctrl+N). The others stay."),
        )
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        """Put the parts below each other."""
        layout = column(self, margins=12)
        layout.addWidget(self.search)
        layout.addWidget(self.nothing)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.new_button)

    def _connect(self) -> None:
        """Wire gestures to the service and its news to the list."""
        self.search.searched.connect(self._chat.set_search)
        self.list.chosen.connect(self._on_chosen)
        self.list.delete_asked.connect(self._chat.delete)
        self.list.editing_ended.connect(self._show)
        self.list.customContextMenuRequested.connect(self._on_menu_asked)
        self._model.renamed.connect(self._chat.rename)
        self.new_button.clicked.connect(self.begin)
        self._chat.list_changed.connect(self._show)
        self._chat.opened.connect(self._select_open)

    @Slot()
    def begin(self) -> None:
        """Begin an empty chat that looks in the same documents as the present one."""
        self._chat.new()
        self.opened.emit()

    @Slot()
    def focus_search(self) -> None:
        """Give the search field the keyboard."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def menu_for(self, conversation: Conversation) -> QMenu:
        """Return the menu of one conversation."""
        key = conversation.conversation_id
        icons = self._context.icons
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        rename = menu.addAction(icons.get("edit"), self.tr("Rename"))
        rename.setShortcut(Qt.Key.Key_F2)
        rename.triggered.connect(lambda: self.rename(key))
        pin_text = self.tr("Unpin") if conversation.pinned else self.tr("Pin to the top")
        pin = menu.addAction(icons.get("pin"), pin_text)
        pin.triggered.connect(lambda: self._chat.pin(key, not conversation.pinned))
        export = menu.addAction(icons.get("export"), self.tr("Export…"))
        export.setToolTip(self.tr("Writes the chat to a Markdown or JSON file."))
        export.triggered.connect(lambda: self._ask_where(conversation))
        menu.addSeparator()
        delete = menu.addAction(icons.get("trash"), self.tr("Delete"))
        delete.setShortcut(Qt.Key.Key_Delete)
        delete.setToolTip(self.tr("Takes the chat off the list. You can undo it."))
        delete.triggered.connect(lambda: self._chat.delete(key))
        return menu

    def rename(self, conversation_id: str) -> None:
        """Let the title of a listed conversation be typed in its row."""
        row = self._model.row_of(conversation_id)
        if row >= 0:
            index = self._model.index(row)
            self.list.setCurrentIndex(index)
            self.list.edit(index)

    def _ask_where(self, conversation: Conversation) -> None:
        """Ask for a file name, then export."""
        folder = self._context.services.settings.paths.exports
        name = " ".join(_UNSAFE.sub(" ", conversation.title).split()) or "chat"
        markdown, json = self.tr("Markdown (*.md)"), self.tr("JSON (*.json)")
        dialog = QFileDialog(self, self.tr("Export the chat"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([markdown, json])
        dialog.setDefaultSuffix("md")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("json" if chosen == json else "md")
        )
        if folder.is_dir():
            dialog.setDirectory(str(folder))
        dialog.selectFile(f"{name}.md")
        dialog.fileSelected.connect(
            lambda file: self._chat.export(conversation.conversation_id, Path(file))
        )
        dialog.open()

    @Slot(str)
    def _on_chosen(self, conversation_id: str) -> None:
        """Open a conversation."""
        if conversation_id != self._chat.transcript.conversation.conversation_id:
            self._chat.open(conversation_id)
        self.opened.emit()

    @Slot(QPoint)
    def _on_menu_asked(self, position: QPoint) -> None:
        """Show the menu where the mouse is, or at the current row for the menu key."""
        index = self.list.indexAt(position)
        conversation = self._model.conversation(index) or self.list.current_conversation()
        if conversation is None:
            return
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = self.menu_for(conversation)
        self.menu.popup(self.list.viewport().mapToGlobal(position))

    @Slot()
    def _show(self) -> None:
        """Take the service's list, unless a title is being typed just now."""
        if self.list.is_editing:
            return
        conversations = self._chat.conversations
        self._model.show(conversations)
        self.nothing.setVisible(not conversations)
        self.nothing.setText(
            self.tr("No chat has these words.")
            if self.search.text()
            else self.tr("Your chats will be listed here.")
        )
        self._select_open()

    @Slot()
    def _select_open(self) -> None:
        """Mark the open conversation's row."""
        row = self._model.row_of(self._chat.transcript.conversation.conversation_id)
        if row < 0:
            self.list.setCurrentIndex(self._model.index(-1))
            self.list.clearSelection()
        elif self.list.currentIndex().row() != row:
            self.list.setCurrentIndex(self._model.index(row))
