"""A passage in words: where it stands, what it says, why it was found."""

from __future__ import annotations

import html
from typing import Final

from PySide6.QtCore import QObject

from workbench.answering.suspicion import Suspicion, suspicions
from workbench.core.sources import Passage, PassageUse
from workbench.ui import words
from workbench.ui.chat.quote import excerpt, pieces, question_stems

_SHORT: Final = 190
_WHOLE: Final = 900


class PassageWords(QObject):
    """Words for passages found for one question."""

    def __init__(self, question: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stems = question_stems(question)

    def place(self, passage: Passage) -> str:
        """Return file and page."""
        if passage.page < 1:
            return passage.document_name
        return self.tr("{file}, page {page}").format(file=passage.document_name, page=passage.page)

    def quote(self, passage: Passage) -> str:
        """Return HTML: the best part of the passage, the question's words in bold."""
        return "“" + self._bold(excerpt(_body(passage), self._stems, _SHORT)) + "”"

    def scores(self, passage: Passage) -> str:
        """Return the place and the score by meaning and by words, and the place by both."""
        return words.joined(
            self.tr("meaning no. {rank} ({score})").format(
                rank=passage.dense.rank, score=f"{passage.dense.score:.2f}"
            )
            if passage.dense
            else "",
            self.tr("words no. {rank} ({score})").format(
                rank=passage.keyword.rank, score=f"{passage.keyword.score:.1f}"
            )
            if passage.keyword
            else "",
            self.tr("together no. {rank}").format(rank=passage.fused_rank)
            if passage.fused_rank
            else "",
        )

    def warnings(self, passage: Passage) -> list[str]:
        """Say what is suspicious about a passage: text that speaks to the model."""
        sentences = {
            Suspicion.ORDERS: self.tr(
                "This passage gives orders to the model. Read it before you trust the answer."
            ),
            Suspicion.MARKUP: self.tr(
                "This passage holds marks of a chat. They were sent as plain text."
            ),
            Suspicion.LEAK: self.tr(
                "This passage wants something sent to an address. Nothing is ever sent."
            ),
        }
        return [sentences[kind] for kind in suspicions(passage.text)]

    def reason(self, use: PassageUse) -> str:
        """Say why a passage was left out."""
        if use.tokens:
            return self.tr("left out: no room (it has {tokens} tokens, {room} were left)").format(
                tokens=words.count(use.tokens), room=words.count(use.room_tokens)
            )
        return self.tr("left out: {reason}").format(reason=words.sentence(use.dropped_because))

    def tip(self, passage: Passage, last_line: str) -> str:
        """Return a tooltip: all of the passage and what its scores say."""
        lines = [
            f"<b>{html.escape(self.place(passage))}</b>",
            html.escape(passage.heading),
            self._bold(excerpt(passage.text, self._stems, _WHOLE)),
            html.escape(self._scores_explained(passage)),
            html.escape(last_line),
        ]
        return "".join(f"<p>{line}</p>" for line in lines if line)

    def _scores_explained(self, passage: Passage) -> str:
        """Return what the scores say, in sentences."""
        sentences = []
        if passage.dense:
            sentences.append(
                self.tr("Nearness in meaning: {score} of 1, place {rank}.").format(
                    score=f"{passage.dense.score:.2f}", rank=passage.dense.rank
                )
            )
        if passage.keyword:
            sentences.append(
                self.tr("Shared words: {score}, place {rank}.").format(
                    score=f"{passage.keyword.score:.1f}", rank=passage.keyword.rank
                )
            )
        if passage.joined:
            sentences.append(
                self.tr("%n neighbouring piece(s) joined to it.", "", len(passage.joined))
            )
        return " ".join(sentences)

    def _bold(self, text: str) -> str:
        """Return HTML with the question's words in bold."""
        return "".join(
            f"<b>{html.escape(piece.text)}</b>" if piece.hit else html.escape(piece.text)
            for piece in pieces(text, self._stems)
        )


def _body(passage: Passage) -> str:
    """Return the text without its first line where that is the heading it stands under."""
    first, _break, rest = passage.text.partition("\n")
    is_heading = bool(first.strip()) and passage.heading.endswith(first.strip())
    return rest if is_heading and rest.strip() else passage.text
