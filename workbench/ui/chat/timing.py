"""The Timing tab: where the time of an answer went, in one bar, a table and a plot."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from workbench.core.chat import Message, MessageState
from workbench.core.generation import Timing
from workbench.ui import words
from workbench.ui.chat.history_plot import HistoryPlot
from workbench.ui.chat.message import question_of
from workbench.ui.chat.special_facts import Fact, special_facts
from workbench.ui.context import UiContext
from workbench.ui.guard import while_alive
from workbench.ui.widgets import ScrollColumn, Segment, SegmentBar, label


class TimingPanel(ScrollColumn):
    """Numbers of one answer, and this model's past."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent, margins=12, spacing=12)
        self._theme = context.theme
        self._chat = context.services.chat
        self._message: Message | None = None
        self._about = label("", self.content, "small", wrap=True)
        self.bar = SegmentBar(context, self.content, height=10)
        self.bar.setAccessibleName(self.tr("Where the time went"))
        self._legend = label("", self.content, "small", wrap=True)
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._history_title = label(self.tr("This model’s last answers"), self.content, "strong")
        self.history = HistoryPlot(context.theme, self.content)
        for widget in (self._about, self.bar, self._legend):
            self.body.addWidget(widget)
        self.body.addLayout(self._grid)
        self.body.addSpacing(4)
        self.body.addWidget(self._history_title)
        self.body.addWidget(self.history)
        self.body.addStretch(1)
        self._chat.activity_changed.connect(self._on_activity)
        self.show_message(None)

    @Slot(object)
    def show_message(self, message: Message | None) -> None:
        """Show the numbers of an answer; called often, so it does nothing without a change."""
        is_same = message is not None and self._message is not None and (
            message.message_id, message.timing, message.paint_s
        ) == (self._message.message_id, self._message.timing, self._message.paint_s)  # fmt: skip
        if is_same:
            return
        self._message = message
        timing = message.timing if message else None
        self._about.setText(self._about_words(message))
        self.bar.setVisible(timing is not None)
        self._legend.setVisible(timing is not None)
        facts: list[Fact] = []
        if message is not None and timing is not None:
            segments = self._segments(message, timing)
            self.bar.set_segments(segments)
            self._legend.setText(_legend(segments))
            facts = self._facts(message, timing)
        self._fill(facts)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the past when the tab is looked at."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._ask_history)

    @property
    def facts(self) -> dict[str, str]:
        """What the table says, by name."""
        found = {}
        for number in range(self._grid.rowCount()):
            name, value = self._text_at(number, 0), self._text_at(number, 1)
            if name:
                found[name] = value
        return found

    def _text_at(self, line: int, side: int) -> str:
        """Return the words in one cell of the table."""
        item = self._grid.itemAtPosition(line, side)
        widget = item.widget() if item else None
        return widget.text() if isinstance(widget, QLabel) else ""

    def _about_words(self, message: Message | None) -> str:
        """Say which answer this is about."""
        if message is None:
            return self.tr("After the first answer, you see here where its time went.")
        if message.timing is None and message.state is not MessageState.STREAMING:
            return self.tr("There are no numbers for this answer: it did not get to its end.")
        if message.timing is None:
            return self.tr("The numbers come when this answer has ended.")
        question = " ".join(question_of(self._chat, message).split())[:120]
        return self.tr("For “{question}”").format(question=question)

    def _segments(self, message: Message, timing: Timing) -> list[Segment]:
        """Return the parts of the bar, in the order they came."""
        retrieval_s = message.grounding.retrieval_s if message.grounding else 0.0
        answer_s = max(0.0, timing.generation_s - timing.thinking_s)
        parts = (
            (self.tr("queue"), timing.queued_s, self._theme.faint),
            (self.tr("retrieval"), retrieval_s, self._theme.column_b),
            (self.tr("prompt"), timing.prompt_s, self._theme.column_a),
            (self.tr("thinking"), timing.thinking_s, self._theme.column_c),
            (self.tr("answer"), answer_s, self._theme.accent),
        )
        return [Segment(value, colour, f"{name} {_short(value)}") for name, value, colour in parts]

    def _facts(self, message: Message, timing: Timing) -> list[Fact]:
        """Return the rows of the table."""
        return [
            *self._time_facts(message, timing),
            *self._token_facts(timing),
            *special_facts(timing),
        ]

    def _time_facts(self, message: Message, timing: Timing) -> list[Fact]:
        """Return what was waited for."""
        facts = [
            (
                self.tr("First token"),
                words.seconds(timing.ttft_s),
                self.tr("From the question’s arrival at the model to the first piece of text "
                        "(TTFT)."),
            ),
            (
                self.tr("Whole answer"),
                words.seconds(timing.total_s),
                self.tr("From the question’s arrival at the model to the end of the answer."),
            ),
        ]  # fmt: skip
        if message.paint_s:
            fact = (
                self.tr("Key press to text on screen"),
                words.seconds(message.paint_s),
                self.tr("What you felt: from pressing Enter to the first word painted."),
            )
            facts.insert(0, fact)
        if timing.token_p50_s:
            facts += [
                (
                    self.tr("Per token, typical"),
                    _short(timing.token_p50_s),
                    self.tr("Half of the tokens came at least this fast (p50)."),
                ),
                (
                    self.tr("Per token, slowest 5 %"),
                    _short(timing.token_p95_s),
                    self.tr("19 of 20 tokens came at least this fast (p95)."),
                ),
            ]
        return facts

    def _token_facts(self, timing: Timing) -> list[Fact]:
        """Return rates and numbers of tokens."""
        facts = [
            (
                self.tr("Reading speed"),
                words.rate(timing.prompt_rate) if timing.prompt_rate else "–",
                self.tr("How fast the prompt was read; cached tokens are not counted."),
            ),
            (
                self.tr("Writing speed"),
                words.rate(timing.generation_rate) if timing.generation_rate else "–",
                self.tr("How fast the answer was written after its first token."),
            ),
            (
                self.tr("Tokens in"),
                words.count(timing.prompt_tokens),
                self.tr("Instructions, this chat, passages and the question."),
            ),
            (
                self.tr("of these cached"),
                words.count(timing.cached_tokens),
                self.tr("Known from before, so not read again."),
            ),
            (
                self.tr("Tokens out"),
                words.count(timing.generated_tokens),
                self.tr("What the model wrote."),
            ),
        ]
        if timing.context_size:
            used, size = words.count(timing.context_used), words.count(timing.context_size)
            facts.append(
                (
                    self.tr("Context used"),
                    f"{used} / {size}",
                    self.tr("How much of what the model can hold at once was in use."),
                )
            )
        if timing.batch_size > 1:
            facts.append(
                (
                    self.tr("Answers at once"),
                    words.count(timing.batch_size),
                    self.tr("Others were made at the same time, so this one was slower."),
                )
            )
        return facts

    def _fill(self, facts: list[Fact]) -> None:
        """Write the table anew."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            gone = item.widget() if item else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for number, (name, value, meaning) in enumerate(facts):
            for side, text in enumerate((name, value)):
                cell = label(text, self.content, "" if side else "dim", wrap=not side)
                cell.setToolTip(meaning)
                alignment = Qt.AlignmentFlag.AlignRight if side else Qt.AlignmentFlag(0)
                self._grid.addWidget(cell, number, side, alignment)

    def _ask_history(self) -> None:
        """Ask for the past."""
        self._chat.timing_history(while_alive(self, self._show_history))

    def _show_history(self, timings: list[Timing]) -> None:
        """Draw the past, when there is enough of it for a line."""
        self.history.show_timings(timings)
        has_line = len(self.history.rates) > 1
        self.history.setVisible(has_line)
        self._history_title.setVisible(has_line)

    @Slot()
    def _on_activity(self) -> None:
        """Draw the past again once an answer has ended."""
        if self._chat.activity.phase == "idle" and self.isVisible():
            self._ask_history()


def _short(value_s: float) -> str:
    """Return a duration that may be tiny: "0.4 ms", "31 ms", "1.47 s"."""
    if value_s >= 0.1:
        return words.seconds(value_s)
    value_ms = value_s * 1000
    return f"{value_ms:.0f} ms" if value_ms >= 10 else f"{value_ms:.1f} ms"


def _legend(segments: list[Segment]) -> str:
    """Return the parts in words, each after a dot of its colour."""
    return " &nbsp; ".join(
        f'<span style="color:{part.colour}">●</span>&nbsp;{part.tooltip.replace(" ", "&nbsp;")}'
        for part in segments
        if part.value > 0
    )
