"""An answer of the model: reasoning, text with citations, what is going on or how it ended."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from workbench.core.chat import Message, MessageState
from workbench.core.sources import PassageUse
from workbench.ui.chat.answer_text import AnswerText
from workbench.ui.chat.cited import doubtful_links, doubts, sent_numbers, unknown_citations
from workbench.ui.chat.footer import AnswerFooter
from workbench.ui.chat.message import MessageRow, question_of
from workbench.ui.chat.passage_words import PassageWords
from workbench.ui.chat.phase import PhaseLine
from workbench.ui.chat.problem_card import ProblemCard
from workbench.ui.chat.reasoning import Parts, split_reasoning
from workbench.ui.chat.reasoning_block import ReasoningBlock
from workbench.ui.context import UiContext
from workbench.ui.widgets import column, label


class AnswerMessage(MessageRow):
    """Everything of one answer. Parts that most answers lack are made when they are needed."""

    def __init__(self, context: UiContext, message: Message, parent: QWidget) -> None:
        super().__init__(context, message, parent)
        self.reasoning: ReasoningBlock | None = None
        self.phase: PhaseLine | None = None
        self.problem: ProblemCard | None = None
        self._was_live = False
        self._has_told_paint = False
        self.text = AnswerText(context, self._passage_tip, self)
        self.text.citation_pressed.connect(self._on_citation)
        self.text.first_painted.connect(self._on_painted)
        self.text.focused.connect(self._on_focused)
        self.unknown = label("", self, "warn", wrap=True)
        self.footer = AnswerFooter(context, self)
        self._layout = column(self, spacing=6)
        self._layout.addWidget(self.text)
        self._layout.addWidget(self.unknown)
        self._layout.addWidget(self.footer)
        self._connect_footer()
        self.show_message(message)

    def _connect_footer(self) -> None:
        """Wire the actions to the service."""
        footer = self.footer
        footer.focused.connect(self._on_focused)
        footer.regenerate.clicked.connect(self._ask_again)
        footer.copy.clicked.connect(self.copy)
        footer.versions.stepped.connect(self.step_version)
        footer.good.clicked.connect(lambda checked: self._rate(1 if checked else 0))
        footer.bad.clicked.connect(lambda checked: self._rate(-1 if checked else 0))
        footer.readout.pressed.connect(lambda: self._ask_details("timing"))
        footer.sources.clicked.connect(lambda: self._ask_details("sources"))

    def show_message(self, message: Message) -> None:
        """Show the answer as it stands now; called up to thirty times a second."""
        super().show_message(message)
        is_live = message.state is MessageState.STREAMING
        self._was_live = self._was_live or is_live
        parts = split_reasoning(message.text)
        self._show_reasoning(parts, is_live)
        self.text.setVisible(bool(parts.answer))
        found = doubts(message)
        self.text.show_text(
            parts.answer,
            known=sent_numbers(message),
            doubtful=doubtful_links(message, found),
            streaming=is_live,
        )
        self._show_phase(is_live)
        self._show_problem(message)
        self._warn(message, len(found))
        if is_live:
            self.footer.hide()
        else:
            self.footer.show_message(message)

    def copy(self) -> None:
        """Copy the answer without its reasoning."""
        self.copy_text(split_reasoning(self.message.text).answer)

    def set_busy(self, is_busy: bool) -> None:
        """While another answer is made, this one is not made anew."""
        self.footer.regenerate.setEnabled(not is_busy)
        self.footer.versions.setEnabled(not is_busy)
        if self.problem is not None:
            self.problem.button.setEnabled(not is_busy)

    def use(self, number: int) -> PassageUse | None:
        """Return the passage that was sent with a number."""
        uses = self.message.grounding.uses if self.message.grounding else ()
        return next((use for use in uses if use.number == number), None)

    def _show_reasoning(self, parts: Parts, is_live: bool) -> None:
        """Show what stands between the think tags, folded."""
        thinking = parts.thinking and is_live
        if self.reasoning is None and (parts.reasoning or thinking):
            self.reasoning = ReasoningBlock(self.context, self)
            self._layout.insertWidget(0, self.reasoning)
        if self.reasoning is not None:
            self.reasoning.show_reasoning(parts.reasoning, thinking=thinking)
            if parts.reasoning:
                QTimer.singleShot(0, self, self._on_painted)  # its first words count as painted

    def _show_phase(self, is_live: bool) -> None:
        """Say what goes on while the answer is made."""
        if is_live and self.phase is None:
            self.phase = PhaseLine(self.context, self)
            self._layout.addWidget(self.phase)
        elif not is_live and self.phase is not None:
            self.phase.hide()
            self.phase.deleteLater()
            self.phase = None

    def _show_problem(self, message: Message) -> None:
        """Say why it failed, if it did."""
        has_failed = message.state is MessageState.FAILED
        if has_failed and self.problem is None:
            self.problem = ProblemCard(self.context, self)
            self.problem.retried.connect(self._ask_again)
            self.problem.button.setEnabled(self.footer.regenerate.isEnabled())
            self._layout.insertWidget(self._layout.indexOf(self.footer), self.problem)
        if self.problem is not None:
            self.problem.show_problem(message.problem)
            self.problem.setVisible(has_failed)

    def _warn(self, message: Message, doubtful: int) -> None:
        """Count the citations of nothing, and the sentences not found in what they cite."""
        lines = []
        unknown = unknown_citations(message)
        if unknown:
            lines.append(self.tr("%n citation(s) name(s) no passage.", "", unknown))
        if doubtful:
            lines.append(
                self.tr("%n sentence(s) not found in the passage cited: see Sources.", "", doubtful)
            )
        self.unknown.setText(" ".join(lines))
        self.unknown.setVisible(bool(lines))

    def _passage_tip(self, number: int) -> str:
        """Return the tooltip of a citation."""
        use = self.use(number)
        if use is None:
            return ""
        words = PassageWords(question_of(self.chat, self.message))
        return words.tip(use.passage, self.tr("Click to see it in the document."))

    def _ask_details(self, tab: str) -> None:
        """Ask for this answer's details in the dock."""
        self.details_asked.emit(self.message.message_id, tab)

    def _rate(self, rating: int) -> None:
        """Keep the person's opinion."""
        self.chat.rate(self.message.message_id, rating)

    @Slot()
    def _ask_again(self) -> None:
        """Have it answered again."""
        chat, message_id = self.chat, self.message.message_id
        # Later: the service rebuilds the transcript, and the pressed button goes with it.
        QTimer.singleShot(0, chat, lambda: chat.regenerate(message_id))

    @Slot()
    def _on_focused(self) -> None:
        """Tell that the person is at this answer."""
        self.selected.emit(self.message.message_id)

    @Slot(int)
    def _on_citation(self, number: int) -> None:
        """Hand on which passage is wanted."""
        self.cited.emit(self.message, number)

    @Slot()
    def _on_painted(self) -> None:
        """Tell the service when the first token of a live answer is on screen."""
        if self._was_live and not self._has_told_paint:
            self._has_told_paint = True
            self.chat.painted(self.message.message_id)
            self.painted.emit()
