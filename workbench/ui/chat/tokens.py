"""The Tokens tab: how sure the model was of each piece, and what else could have come."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from workbench.core.chat import Message, MessageState
from workbench.core.generation import TokenBias, TokenLogprobs
from workbench.ui.chat.alternatives import Alternatives
from workbench.ui.chat.token_legend import TokenLegend
from workbench.ui.chat.token_text import TokenText
from workbench.ui.context import UiContext
from workbench.ui.widgets import EmptyState, ScrollColumn, column, horizontal_line, label

_FORBIDDEN = -100.0
_USUAL = 5  # likeliest tokens asked for by the button


class TokensPanel(QWidget):
    """Shows one answer; when it has no chances, it says how to get them.

    Signals: biased(), when a token was added to the biases.
    """

    biased = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._chat = context.services.chat
        self._message: Message | None = None
        self._empty = EmptyState(
            context,
            "eye",
            self.tr("How sure was the model?"),
            self.tr(
                "Each piece of an answer can be coloured by its chance, and you can look at what "
                "else could have come in its place."
            ),
            self,
            button_text=self.tr("Show it from the next answer on"),
        )
        self._empty.activated.connect(self._on_wanted)
        self._waiting = EmptyState(
            context,
            "eye",
            self.tr("From the next answer on"),
            self.tr(
                "The model tells its chances while it writes, so this answer has none. Ask "
                "something, or have this one answered again."
            ),
            self,
        )
        self._shown = QWidget(self)
        self.legend = TokenLegend(context, self._shown)
        self._scroll = ScrollColumn(self._shown, margins=(12, 8, 12, 12))
        self.text = TokenText(context, self._scroll.content)
        self.alternatives = Alternatives(context, self._shown)
        self.text.current_changed.connect(self._on_current)
        self.alternatives.forbidden.connect(self._on_forbidden)
        self._lay_out()
        self.show_message(None)

    def _lay_out(self) -> None:
        """Put legend, text and alternatives below each other."""
        self._scroll.body.addWidget(self.text)
        self._scroll.body.addStretch(1)
        inside = column(self._shown, spacing=0)
        top = column(margins=(12, 12, 12, 4), spacing=6)
        hint = self.tr("Point at a piece, or go through them with the arrow keys.")
        top.addWidget(label(hint, self._shown, "small", wrap=True))
        top.addWidget(self.legend)
        inside.addLayout(top)
        inside.addWidget(self._scroll, 1)
        inside.addWidget(horizontal_line(self._shown))
        inside.addWidget(self.alternatives)
        layout = column(self)
        for part in (self._empty, self._waiting, self._shown):
            layout.addWidget(part)

    @Slot(object)
    def show_message(self, message: Message | None) -> None:
        """Show the chances of an answer, or how to get them."""
        self._message = message
        tokens: tuple[TokenLogprobs, ...] = message.logprobs if message else ()
        is_live = message is not None and message.state is MessageState.STREAMING
        is_asked = self._chat.sampling.logprobs > 0
        self._shown.setVisible(bool(tokens))
        self._waiting.setVisible(not tokens and (is_asked or is_live))
        self._empty.setVisible(not tokens and not (is_asked or is_live))
        if message is not None and tokens:
            self.text.show_tokens(tokens, message.text)
            self._on_current(self.text.current)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again whether chances are asked for."""
        super().showEvent(event)
        self.show_message(self._message)

    @Slot()
    def _on_wanted(self) -> None:
        """Ask for chances from now on."""
        self._chat.set_sampling(replace(self._chat.sampling, logprobs=_USUAL))
        self._empty.hide()
        self._waiting.show()

    @Slot(int)
    def _on_forbidden(self, token: int) -> None:
        """Add a token to the biases; one that is there already is forbidden now."""
        sampling = self._chat.sampling
        others = tuple(entry for entry in sampling.logit_bias if entry.token != token)
        biases = (*others, TokenBias(token, _FORBIDDEN))
        self._chat.set_sampling(replace(sampling, logit_bias=biases))
        self.biased.emit()

    @Slot(int)
    def _on_current(self, index: int) -> None:
        """Show what could have come in the place of a token."""
        tokens = self._message.logprobs if self._message else ()
        if not 0 <= index < len(tokens):
            self.alternatives.show_nothing()
            return
        self.alternatives.show_token(tokens[index], self.text.piece(index), index)
        rect = self.text.rect_of(index)
        self._scroll.ensureVisible(rect.center().x(), rect.center().y() + 8, 0, 40)
        self.text.setAccessibleDescription(self.alternatives.spoken)
