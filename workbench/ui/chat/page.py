"""The Chat page: conversations, transcript, composer, and a dock about the answers."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from workbench.core.chat import Message
from workbench.core.sources import PassageUse
from workbench.ui.chat.composer import Composer
from workbench.ui.chat.conversations import ConversationsPanel
from workbench.ui.chat.dock import ChatDock
from workbench.ui.chat.header import ChatHeader
from workbench.ui.chat.splitter import PlainSplitter
from workbench.ui.chat.transcript import SIDES, TranscriptView, column_width
from workbench.ui.chat.view_state import ViewState
from workbench.ui.chat.welcome import Welcome
from workbench.ui.context import UiContext
from workbench.ui.page import Page
from workbench.ui.theme import Theme
from workbench.ui.widgets import column, row

_WARM_UP_MS: Final = 600  # after the first painting


class ChatPage(Page):
    """Arranges its parts and carries wishes from one to the other."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._chat = context.services.chat
        self._library = context.services.library
        self._state = ViewState(context.services.chat)
        self._is_narrow = False
        self._is_warm = False
        self.conversations = ConversationsPanel(context, self)
        self.header = ChatHeader(context, self)
        self.transcript = TranscriptView(context, self)
        self.welcome = Welcome(context, self)
        self.composer = Composer(context, self)
        self.dock = ChatDock(context, self._state.dock_tab, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(self.transcript)
        self._splitter = self._make_splitter()
        column(self).addWidget(self._splitter)
        self._connect()
        self._show_middle()
        self._show_dock(self._state.dock_open)

    # Building

    def _make_splitter(self) -> QSplitter:
        """Return list, middle and dock side by side."""
        splitter = PlainSplitter(Qt.Orientation.Horizontal, self)
        middle = self._make_middle(splitter)
        points = self.context.points
        self.conversations.setMinimumWidth(12 * points)
        middle.setMinimumWidth(36 * points)
        for number, widget in enumerate((self.conversations, middle, self.dock)):
            splitter.addWidget(widget)
            splitter.setStretchFactor(number, 1 if widget is middle else 0)
        splitter.setSizes([16 * points + 50, 68 * points, 30 * points])
        if self._state.split is not None:
            splitter.restoreState(self._state.split)
        return splitter

    def _make_middle(self, parent: QWidget) -> QWidget:
        """Return header, transcript or welcome, and composer."""
        middle = QWidget(parent)
        layout = column(middle, spacing=0)
        layout.addWidget(self.header)
        layout.addWidget(self._stack, 1)
        self.composer.setMaximumWidth(column_width(self.context) - 2 * SIDES)
        line = row(margins=(SIDES, 4, SIDES, 16), spacing=0)
        line.addStretch(1)
        line.addWidget(self.composer, 1000)
        line.addStretch(1)
        layout.addLayout(line)
        return middle

    def _connect(self) -> None:
        """Wire the parts to each other."""
        self.conversations.opened.connect(self.focus_main)
        self.header.dock_wanted.connect(self._on_dock_wanted)
        self.dock.close_asked.connect(lambda: self._on_dock_wanted(False))
        self.dock.tab_changed.connect(self._on_tab)
        self.dock.passage_opened.connect(self._open_passage)
        self.transcript.cited.connect(self._on_cited)
        self.transcript.details_asked.connect(self._on_details_asked)
        self.transcript.selected.connect(self.dock.show_answer)
        self.transcript.verticalScrollBar().valueChanged.connect(self.header.show_edge)
        self.transcript.painted.connect(self.dock.refresh)
        self.transcript.models_wanted.connect(lambda: self.navigate.emit("models", None))
        self.welcome.suggested.connect(self.composer.fill)
        self.welcome.lab_wanted.connect(lambda: self.navigate.emit("lab", None))
        self.composer.page_turned.connect(self.transcript.turn_page)
        self.composer.files_added.connect(self._on_files)
        self._splitter.splitterMoved.connect(self._on_split)
        self._chat.opened.connect(self._show_middle)
        self._chat.message_added.connect(self._show_middle)

    # What the frame asks

    def go_to(self, target: object) -> None:
        """Open a chat: {"conversation_id": …}."""
        if isinstance(target, dict) and "conversation_id" in target:
            self._chat.open(target["conversation_id"])

    def focus_main(self) -> None:
        """Put the keyboard into the composer."""
        self.composer.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Put the keyboard into the search field of the list."""
        self.conversations.focus_search()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where one begins: in the composer."""
        super().showEvent(event)
        if not self.isAncestorOf(self.focusWidget() or self):
            self.focus_main()
        if not self._is_warm:
            self._is_warm = True
            QTimer.singleShot(_WARM_UP_MS, self, self._warm_up)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Close the dock by itself when the page becomes narrow, open it again after."""
        super().resizeEvent(event)
        is_narrow = self.width() < 100 * self.context.points
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._show_dock(self._state.dock_open and not is_narrow)

    def _warm_up(self) -> None:
        """Load what draws answers in the background, so that the first one need not wait for it."""
        theme = self.context.theme
        self.context.services.jobs.run("files", lambda: _draw_something(theme))

    # Slots

    @Slot()
    def _show_middle(self, *_message_id: object) -> None:
        """Show the welcome while the chat is empty."""
        is_empty = not self._chat.transcript.messages
        self._stack.setCurrentWidget(self.welcome if is_empty else self.transcript)

    def _show_dock(self, is_open: bool) -> None:
        """Show or hide the dock, and say so in the header."""
        self.dock.setVisible(is_open)
        self.header.show_dock_open(is_open)
        if is_open:
            self.dock.refresh()

    @Slot(bool)
    def _on_dock_wanted(self, is_open: bool) -> None:
        """Open or close the dock because the person wants it."""
        self._state.dock_open = is_open
        self._show_dock(is_open)

    @Slot(str)
    def _on_tab(self, name: str) -> None:
        """Remember the tab."""
        self._state.dock_tab = name

    @Slot()
    def _on_split(self, *_position: object) -> None:
        """Remember the widths."""
        self._state.split = self._splitter.saveState()

    @Slot(str, str)
    def _on_details_asked(self, message_id: str, tab: str) -> None:
        """Show an answer's sources or timing."""
        self.dock.show_answer(message_id)
        self.dock.show_tab(tab)
        self._on_dock_wanted(True)

    @Slot(object, int)
    def _on_cited(self, message: Message, number: int) -> None:
        """Open the document at the passage a citation names."""
        uses = message.grounding.uses if message.grounding else ()
        for use in uses:
            if use.number == number:
                self._open_passage(use)

    @Slot(object)
    def _open_passage(self, use: PassageUse) -> None:
        """Ask the frame for the document."""
        passage = use.passage
        target = {
            "document_id": passage.document_id,
            "page": passage.page,
            "span": passage.span,
        }
        self.navigate.emit("documents", target)

    @Slot(list)
    def _on_files(self, paths: list[Path]) -> None:
        """Let the frame take files as if they had been dropped on this page."""
        take = getattr(self.window(), "take_files", None)
        if take is not None:
            take(paths)
        else:
            self._library.add(paths, self._chat.transcript.conversation.collection_id)


def _draw_something(theme: Theme) -> None:
    """Render a little of everything; runs on a thread of its own."""
    from workbench.ui import markdown

    markdown.render("**a** `b`\n\n```python\nc = 1\n```", theme)
