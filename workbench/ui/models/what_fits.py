"""Ready choices of a context length: what the selected model needs, against what is free."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.core.errors import Problem
from workbench.core.models import CacheType, LoadOptions, MemoryEstimate, Suggestion
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.guard import while_alive
from workbench.ui.models.option_words import cache_short
from workbench.ui.widgets import Meter, column, label, row
from workbench.ui.widgets.choice_card import ChoiceCard

_TIGHT = 0.85  # of the free memory: above it other programs will feel it


class WhatFits(QWidget):
    """Asks for the largest settings that fit. Signals: chosen(context tokens, cache type)."""

    chosen = Signal(int, str)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._models = context.services.models
        self._asked = 0
        self._options = LoadOptions()
        self._usual: MemoryEstimate | None = None
        self._largest: tuple[Suggestion, ...] | None = None  # None: not told yet
        self.cards: list[ChoiceCard] = []
        self._title = label("", self, "small", wrap=True)
        self._rows = column(spacing=6)
        layout = column(self, spacing=6)
        layout.addWidget(self._title)
        layout.addLayout(self._rows)

    def ask(self) -> None:
        """Ask anew, for the selected model and what is free now."""
        entry = self._models.selected
        is_file = entry is not None and entry.endpoint is None
        self.setVisible(is_file)
        if entry is None or not is_file:
            return
        self._asked += 1
        number = self._asked
        self._usual = self._largest = None
        self._title.setText(
            self.tr("What fits now with {model}:").format(model=words.model_name(entry))
        )

        def usual(answer: MemoryEstimate | Problem) -> None:
            if number == self._asked:
                self._usual = None if isinstance(answer, Problem) else answer
                self._fill()

        def largest(answer: tuple[Suggestion, ...] | Problem) -> None:
            if number == self._asked:
                self._largest = () if isinstance(answer, Problem) else answer
                self._fill()

        self._models.estimate(entry.model_id, 0, while_alive(self, usual))
        self._models.suggestions(entry.model_id, while_alive(self, largest))

    def show_options(self, options: LoadOptions) -> None:
        """Mark the choice that is in use."""
        self._options = options
        for card in self.cards:
            card.setChecked(card.property("choice") == _choice_of(options))

    def _fill(self) -> None:
        """Make a card for each choice."""
        for card in self.cards:
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        if self._usual is not None:
            tokens = words.count(self._usual.context_tokens)
            name = self.tr("Automatic: {tokens} tokens").format(tokens=tokens)
            self._add(name, "", self._usual.needed_bytes, 0, "f16")
        shown = self._usual.context_tokens if self._usual and self._usual.fits else 0
        for each in self._largest or ():
            if each.cache_type == "f16" and each.context_tokens == shown:
                continue
            name = self.tr("Up to {tokens} tokens").format(tokens=words.count(each.context_tokens))
            about = "" if each.cache_type == "f16" else cache_short(each.cache_type)
            self._add(name, about, each.needed_bytes, each.context_tokens, each.cache_type)
        if self._largest == ():
            self._title.setText(self.tr("Nothing fits what is free now. Close other programs, or "
                                        "choose a smaller model."))  # fmt: skip
        self.show_options(self._options)

    def _add(self, name: str, about: str, needed: int, tokens: int, cache: CacheType) -> None:
        """Make one card."""
        free = max(1, self._models.free_bytes)
        share = needed / free
        need = self.tr("needs {needed} of {free} free").format(
            needed=words.size(needed), free=words.size(free)
        )
        card = ChoiceCard(
            self._context,
            words.joined(name, about, need),
            self,
            tooltip=self.tr("Takes this context length, with this kind of cache."),
        )
        head = QWidget(card)
        line = row(head, spacing=8)
        line.addWidget(label(name, head, "strong"))
        line.addStretch(1)
        card.add(head)
        if about:
            card.add(label(about, card, "small", wrap=True))
        meter = Meter(self._context, card, height=4)
        role = "good" if share < _TIGHT else "warn" if share <= 1 else "bad"
        meter.set_share(min(1.0, share), role)
        card.add(label(need, card, "small", wrap=True))
        card.add(meter)
        card.setProperty("choice", f"{tokens} {cache}")
        card.clicked.connect(lambda: self.chosen.emit(tokens, cache))
        self._rows.addWidget(card)
        self.cards.append(card)


def _choice_of(options: LoadOptions) -> str:
    """Return how the choice of some options is marked."""
    cache = options.cache_type_k if options.cache_type_k == options.cache_type_v else "mixed"
    return f"{options.context_tokens} {cache}"
