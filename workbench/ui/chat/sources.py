"""The Sources tab: the passages an answer was given, and those that were left out."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from workbench.answering.reading import asks_for_whole
from workbench.answering.support import SentenceSupport, Support
from workbench.core.chat import Grounding, Message, MessageState
from workbench.core.sources import PassageUse
from workbench.ui import words
from workbench.ui.chat.cited import doubts, unknown_citations
from workbench.ui.chat.message import question_of
from workbench.ui.chat.reasoning import split_reasoning
from workbench.ui.chat.source_card import SourceCard
from workbench.ui.context import UiContext
from workbench.ui.documents import search_words
from workbench.ui.widgets import ScrollColumn, label

_QUOTED: Final = 120  # characters of a sentence


class SourcesPanel(ScrollColumn):
    """Cards in the order of their numbers. Signals: opened(use): show it in its document."""

    opened = Signal(object)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent, margins=12, spacing=8)
        self._context = context
        self._chat = context.services.chat
        self._library = context.services.library
        self._shown: object = None
        self.cards: list[SourceCard] = []
        self._lines: list[QLabel] = []
        self.body.addStretch(1)
        self.setAccessibleName(self.tr("Sources"))

    @Slot(object)
    def show_message(self, message: Message | None) -> None:
        """Show the passages of an answer; called often, so it does nothing without a change."""
        key = _key(message)
        if key == self._shown and self.body.count() > 1:
            return
        self._shown = key
        self._clear()
        grounding = message.grounding if message else None
        if message is None or grounding is None:
            self._say(self._why_nothing(message))
            return
        question = question_of(self._chat, message)
        self._say(self.tr("For “{question}”").format(question=" ".join(question.split())[:120]))
        self._say_search(grounding)
        self._say_part(question, grounding)
        self._say_nothing_found(message, grounding, question)
        if grounding.note and not grounding.misses:
            self._say(words.sentence(grounding.note), "warn")
        for use in _sent_first(grounding):
            self._add(SourceCard(self._context, use, question, self.content))
        self._say_unknown(message)
        for sentence in doubts(message):
            self._say(self._doubt(message, sentence), "warn")

    @property
    def words(self) -> str:
        """What stands above and below the cards."""
        return "\n".join(line.text() for line in self._lines)

    def _clear(self) -> None:
        """Take everything away but the stretch at the end."""
        self.cards.clear()
        self._lines.clear()
        while self.body.count() > 1:
            item = self.body.takeAt(0)
            gone = item.widget() if item else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()

    def _add(self, card: SourceCard) -> None:
        """Put a card below the others."""
        card.activated.connect(self.opened)
        self.cards.append(card)
        self.body.insertWidget(self.body.count() - 1, card)

    def _say(self, text: str, role: str = "small") -> None:
        """Put a line of words below the others."""
        if text:
            self._lines.append(label(text, self.content, role, wrap=True))
            self.body.insertWidget(self.body.count() - 1, self._lines[-1])

    def _say_search(self, grounding: Grounding) -> None:
        """Say what was searched for, how, and what came of it."""
        if grounding.searched:
            self._say(
                self.tr("Searched for: “{question}”").format(question=grounding.searched), "dim"
            )
            self._lines[-1].setToolTip(
                self.tr(
                    "The question leans on what was said before, so the model first put it in "
                    "words that stand for themselves. The answer is to your own question. This "
                    "can be switched off under the documents in the message field."
                )
            )
        self._say_only(grounding)
        self._say(self._summary(grounding))
        facts = grounding.facts
        if facts is not None:
            self._say(words.joined(search_words.legs(facts), search_words.looked_through(facts)))
            self._lines[-1].setToolTip(search_words.explained(facts))

    def _say_only(self, grounding: Grounding) -> None:
        """Say that only some files were looked in."""
        if not grounding.only_ids:
            return
        found = [self._library.document(key) for key in grounding.only_ids]
        names = [document.name for document in found if document is not None]
        self._say(
            self.tr("Only in {files}").format(files=", ".join(names))
            if names
            else self.tr("Only in files that are no longer in the collection.")
        )

    def _say_nothing_found(self, message: Message, grounding: Grounding, question: str) -> None:
        """Say that the model was not asked, and show what came nearest."""
        if any(use.number for use in grounding.uses):
            return
        if message.state is MessageState.COMPLETE and message.timing is None:
            self._say(
                self.tr(
                    "No passage could be sent, so the model was not asked: it would have made "
                    "something up. Use other words, or choose “No documents” below to ask the "
                    "model itself."
                ),
                "warn",
            )
        if grounding.misses:
            self._say(self.tr("Nearest, but not near enough:"), "strong")
        for passage in grounding.misses:
            use = PassageUse(passage)
            self._add(SourceCard(self._context, use, question, self.content, miss=True))

    def _why_nothing(self, message: Message | None) -> str:
        """Say why there are no sources."""
        if message is None or not self._chat.transcript.conversation.collection_id:
            return self.tr(
                "When this chat answers from documents, the passages it was given are listed "
                "here. Choose documents below the message field."
            )
        if message.state is MessageState.STREAMING:
            return self.tr("Looking in your documents…")
        return self.tr("This answer was given without documents.")

    def _summary(self, grounding: Grounding) -> str:
        """Return how many passages were sent and how long the search took."""
        sent = [use for use in grounding.uses if use.number]
        if not grounding.uses:
            return ""
        tokens = sum(use.tokens for use in sent)
        return words.joined(
            self._reading(grounding, len(sent)),
            self.tr("{tokens} tokens").format(tokens=words.count(tokens)) if tokens else "",
            self.tr("found in {time}").format(time=words.seconds(grounding.retrieval_s)),
            self.tr("from {seen} of %n file(s)", "", grounding.documents).format(
                seen=words.count(grounding.documents_in_view)
            )
            if grounding.documents
            else "",
        )

    def _reading(self, grounding: Grounding, sent: int) -> str:
        """Say how the documents were gone through."""
        if grounding.reading == "whole":
            return self.tr("all text of the documents was sent")
        if grounding.reading == "pieces":
            return self.tr(
                "%n piece(s) read, notes of those that matter sent", "", grounding.pieces
            )
        return self.tr("%n passage(s) sent", "", sent)

    def _say_part(self, question: str, grounding: Grounding) -> None:
        """Warn when a question about all documents was answered from a few passages."""
        seen, all_of_them = grounding.documents_in_view, grounding.documents
        if grounding.reading == "passages" and seen < all_of_them and asks_for_whole(question):
            self._say(
                self.tr(
                    "The question seems to be about all documents, but only {seen} of %n are in "
                    "view. Choose another way under the documents in the message field.",
                    "",
                    all_of_them,
                ).format(seen=words.count(seen)),
                "warn",
            )

    def _doubt(self, message: Message, sentence: SentenceSupport) -> str:
        """Say what of a sentence is not in the passages it cites."""
        answer = split_reasoning(message.text).answer
        quoted = " ".join(answer[sentence.span.start : sentence.span.end].split())
        numbers = ", ".join(f"[{number}]" for number in sentence.numbers)
        text = (
            self.tr("“{sentence}”: {missing} is not in {numbers}. Compare them.")
            if sentence.support is Support.NUMBER_MISSING
            else self.tr("“{sentence}”: few of its words are in {numbers}. Compare them.")
        )
        missing = ", ".join(sentence.missing)
        return text.format(sentence=quoted[:_QUOTED], missing=missing, numbers=numbers)

    def _say_unknown(self, message: Message) -> None:
        """Count citations that name no passage."""
        count = unknown_citations(message)
        if count:
            self._say(self.tr("%n citation(s) name(s) no passage.", "", count), "warn")


def _sent_first(grounding: Grounding) -> list[PassageUse]:
    """Return what was sent by number, then what was left out by rank."""
    sent = sorted((use for use in grounding.uses if use.number), key=lambda use: use.number)
    return [*sent, *(use for use in grounding.uses if not use.number)]


def _key(message: Message | None) -> object:
    """Return what the panel depends on; the text only counts once it is whole."""
    if message is None:
        return None
    text = "" if message.state is MessageState.STREAMING else message.text
    return message.message_id, message.grounding, message.state, text
