"""The right side of the page: Prompt, Sampling, Sources, Timing and Tokens."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QTabWidget, QWidget

from workbench.core.chat import Message
from workbench.ui.chat.prompt import PromptPanel
from workbench.ui.chat.sampling import SamplingPanel
from workbench.ui.chat.small_button import SmallButton
from workbench.ui.chat.sources import SourcesPanel
from workbench.ui.chat.timing import TimingPanel
from workbench.ui.chat.tokens import TokensPanel
from workbench.ui.context import UiContext
from workbench.ui.widgets import column

_NAMES: Final = ("prompt", "sampling", "sources", "timing", "tokens")


class ChatDock(QFrame):
    """Five tabs about one answer and what it was made from.

    `tab_changed(name)`; `close_asked()`; `passage_opened(use)`.
    """

    tab_changed = Signal(str)
    close_asked = Signal()
    passage_opened = Signal(object)

    def __init__(self, context: UiContext, tab: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._chat = context.services.chat
        self._message_id = ""  # "": the last answer
        self.setProperty("role", "dock")
        self.prompt = PromptPanel(context, self)
        self.sampling = SamplingPanel(context, self)
        self.sources = SourcesPanel(context, self)
        self.timing = TimingPanel(context, self)
        self.tokens = TokensPanel(context, self)
        self.tabs = self._make_tabs(context)
        column(self, margins=(4, 8, 0, 0)).addWidget(self.tabs)
        self.show_tab(tab)
        self.tabs.currentChanged.connect(self._on_tab)
        self.sources.opened.connect(self.passage_opened)
        self.tokens.biased.connect(self._on_biased)
        for signal in (self._chat.message_added, self._chat.opened):
            signal.connect(self._on_news)
        self._chat.message_changed.connect(self._on_changed)
        self._chat.activity_changed.connect(self._on_activity)
        self.refresh()

    def _make_tabs(self, context: UiContext) -> QTabWidget:
        """Return the tabs with the button that closes the dock."""
        tabs = QTabWidget(self)
        tabs.setDocumentMode(True)
        tabs.tabBar().setExpanding(False)
        tabs.tabBar().setUsesScrollButtons(False)
        pages = (
            (self.prompt, self.tr("Prompt"), self.tr("What the model is told, exactly as sent.")),
            (self.sampling, self.tr("Sampling"), self.tr("How the model chooses its words.")),
            (self.sources, self.tr("Sources"), self.tr("The passages behind an answer.")),
            (self.timing, self.tr("Timing"), self.tr("Where an answer’s time went.")),
            (self.tokens, self.tr("Tokens"), self.tr("How sure the model was of each piece.")),
        )
        for number, (page, name, tip) in enumerate(pages):
            tabs.addTab(page, name)
            tabs.setTabToolTip(number, tip)
        close = SmallButton(context, "close", self.tr("Closes this side."), tabs)
        close.clicked.connect(self.close_asked)
        tabs.setCornerWidget(close)
        tabs.tabBar().ensurePolished()
        self.setMinimumWidth(tabs.tabBar().sizeHint().width() + close.width() + 12)
        return tabs

    @property
    def tab(self) -> str:
        """Name of the open tab."""
        return _NAMES[self.tabs.currentIndex()]

    def show_tab(self, name: str) -> None:
        """Open a tab."""
        if name in _NAMES:
            self.tabs.setCurrentIndex(_NAMES.index(name))

    @Slot(str)
    def show_answer(self, message_id: str) -> None:
        """Be about this answer until there is a newer one."""
        self._message_id = message_id
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the answer this is about."""
        message = self._shown_message()
        self.sources.show_message(message)
        self.timing.show_message(message)
        self.tokens.show_message(message)

    def _shown_message(self) -> Message | None:
        """Return the chosen answer, or the last one."""
        answers = [item for item in self._chat.transcript.messages if item.role == "assistant"]
        chosen = [item for item in answers if item.message_id == self._message_id]
        found = chosen or answers[-1:]
        return self._chat.message(found[0].message_id) if found else None

    @Slot()
    def _on_news(self, *_message_id: object) -> None:
        """A new answer, or another chat: be about its last answer."""
        self._message_id = ""
        self.refresh()

    @Slot(str)
    def _on_changed(self, message_id: str) -> None:
        """Follow the answer this is about; the panels ignore what they do not show."""
        if self.isVisible() and (not self._message_id or message_id == self._message_id):
            self.refresh()

    @Slot()
    def _on_activity(self) -> None:
        """Look once more when an answer has ended: painting it is measured last."""
        if self._chat.activity.phase == "idle" and self.isVisible():
            self.refresh()

    @Slot()
    def _on_biased(self) -> None:
        """Show the token biases, so that what was added can be changed."""
        self.show_tab("sampling")
        self.sampling.reveal("logit_bias")

    @Slot(int)
    def _on_tab(self, _number: int) -> None:
        """Tell which tab is open."""
        self.refresh()
        self.tab_changed.emit(self.tab)
