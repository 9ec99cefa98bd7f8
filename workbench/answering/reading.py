"""How documents are gone through for a question: the best passages, all of them, or piece by piece.

A search cannot summarise: it sends four passages of four hundred. Where a question is about the
whole, all text is sent when it fits; else the model takes notes of every piece, and the notes are
answered from (map and reduce, as in Wu et al. 2021, arXiv 2109.10862).
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workbench.answering.budget import room_tokens
from workbench.answering.grounding import grounded_question, passage_mark
from workbench.answering.retrieval import Ground
from workbench.answering.support import terms_of
from workbench.core.chat import Reading, ReadingChoice
from workbench.core.errors import Cancelled, error_from
from workbench.core.generation import Failed, Finished, GenerationEvent, Request, Sampling, Turn
from workbench.core.ids import new_id
from workbench.core.language import Language, language_of
from workbench.core.ports import Engine
from workbench.core.sources import Document, DocumentState, Passage, SearchResult, Span

MOST_PIECES_UNASKED: Final = 24
"""Beyond so many pieces a person is not made to wait without having asked for it."""
_PIECE_TOKENS: Final = 1_500  # longer ones are remembered badly by small models
_NOTE_TOKENS: Final = 160
_AROUND_TOKENS: Final = 200  # instruction, marks, question, template
_WAIT_S: Final = 0.2

NOTES: Final[dict[Language, str]] = {
    "en": (
        "You read one part of longer documents. Note in one to three sentences what this part "
        "says about the question. If it says nothing about it, write only: Nothing."
    ),
    "ko": (
        "긴 문서의 한 부분을 읽고 있습니다. 이 부분이 질문에 대해 말하는 내용을 "
        "세 문장 이내로 적으세요. 관련된 내용이 없으면 '없음'이라고만 적으세요."
    ),
}
_EMPTY: Final = re.compile(r"^\W*(?:nothing|none|없음|없습니다)\W*$", re.IGNORECASE)
_WHOLE: Final = re.compile(
    r"\b(?:summar\w*|tl;?dr|overview|outline|main (?:points?|ideas?)|key (?:points?|findings?)"
    r"|list (?:all|every|each|the)|all (?:of )?the|every(?:thing)?|compare|contrast|differences?"
    r"|what (?:is|are) (?:this|these|the) (?:documents?|files?|papers?|reports?|texts?) about"
    r")\b"
    r"|요약|개요|줄거리|정리해|간추려|핵심|주요 내용|전체|전부|모두|모든|목록|나열|비교|차이점"
    r"|무슨 내용|어떤 내용",
    re.IGNORECASE,
)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Asking:
    """A question and what is to answer it."""

    engine: Engine
    question: str
    sampling: Sampling
    choice: ReadingChoice = "auto"

    @property
    def room(self) -> int:
        """Tokens that documents may take beside the question."""
        size = self.engine.ready().context_size
        return room_tokens(size, self.sampling) - _AROUND_TOKENS


def asks_for_whole(question: str) -> bool:
    """Whether a question is about all of the documents, as far as its words tell."""
    return _WHOLE.search(question) is not None


def read_documents(
    asking: Asking,
    ground: Ground,
    on_progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Ground:
    """Return *ground* with what is to be sent; unchanged where a search shall find it.

    Without *on_progress* no piece is read: it would take too long for a preview. Blocks. Raises
    Cancelled, EngineLost, LibraryLost.
    """
    documents = _readable(ground)
    ground = replace(ground, documents=len(documents))
    whole = asking.choice in ("whole", "pieces") or (
        asking.choice == "auto" and asks_for_whole(asking.question)
    )
    if not whole or not documents:
        return ground
    started_s = time.monotonic()
    if asking.choice != "pieces" and _may_fit(documents, asking.room):
        pages = list(_pages(ground, documents))
        if sum(_costs(asking, pages)) <= asking.room:
            return _given(ground, "whole", pages, time.monotonic() - started_s)
    if on_progress is None or not _may_read(asking, documents):
        return ground
    pieces = _pieces(asking, list(_pages(ground, documents)))
    notes = _take_notes(asking, ground, pieces, on_progress, cancelled)
    ground = replace(ground, pieces=len(pieces))
    return _given(ground, "pieces", notes, time.monotonic() - started_s)


def _given(
    ground: Ground, reading: Reading, passages: Sequence[Passage], elapsed_s: float
) -> Ground:
    """Return *ground* with passages in place of a search."""
    note = "" if passages else "No piece of the documents says anything about the question."
    result = SearchResult(tuple(passages), total_s=elapsed_s, note=note)
    return replace(ground, given=result, reading=reading)


def _readable(ground: Ground) -> list[Document]:
    """Return the documents of the collection whose text is there."""
    states = (DocumentState.READY, DocumentState.EMBEDDING)
    return [
        document
        for document in ground.library.snapshot().documents
        if document.collection_id == ground.collection_id
        and document.state in states
        and (not ground.options.document_ids or document.document_id in ground.options.document_ids)
    ]


def _may_fit(documents: Sequence[Document], room: int) -> bool:
    """Whether it is worth fetching the text to count it: chunks hold 40 tokens or more, mostly."""
    return sum(document.chunks for document in documents) * 40 <= room


def _may_read(asking: Asking, documents: Sequence[Document]) -> bool:
    """Whether the pieces are few enough to read without having been asked to."""
    if asking.choice in ("pieces", "whole"):
        return True
    chunks = sum(document.chunks for document in documents)
    return chunks * 180 <= MOST_PIECES_UNASKED * min(_PIECE_TOKENS, asking.room)


def _pages(ground: Ground, documents: Sequence[Document]) -> Iterator[Passage]:
    """Yield the pages of the documents as passages."""
    for document in documents:
        for page in ground.library.pages(document.document_id):
            if page.text.strip():
                yield _passage(document, page.number, Span(0, len(page.text)), page.text)


def _passage(document: Document, page: int, span: Span, text: str) -> Passage:
    """Return a part of a document as a passage that no search has found."""
    return Passage(
        f"{document.document_id}:{page}:{span.start}",
        document.document_id,
        document.name,
        document.path,
        page,
        span,
        text,
    )


def _costs(asking: Asking, passages: Sequence[Passage]) -> list[int]:
    """Return the tokens of passages as they are sent."""
    lines = [f"[{number}] {passage.text}\n" for number, passage in enumerate(passages, 1)]
    return asking.engine.count_tokens(lines) if lines else []


def _pieces(asking: Asking, pages: Sequence[Passage]) -> list[list[Passage]]:
    """Put pages together to pieces that fit, never of two documents; cut pages that do not fit."""
    limit = max(64, min(_PIECE_TOKENS, asking.room))
    parts = [
        part
        for page, cost in zip(pages, _costs(asking, pages), strict=True)
        for part in _parts(page, cost, limit)
    ]
    pieces: list[list[Passage]] = []
    left = 0
    for part, cost in zip(parts, _costs(asking, parts), strict=True):
        same = bool(pieces) and pieces[-1][-1].document_id == part.document_id
        if not same or cost > left:
            pieces.append([])
            left = limit
        pieces[-1].append(part)
        left -= cost
    return pieces


def _parts(page: Passage, cost: int, limit: int) -> Iterator[Passage]:
    """Cut a page that is too long at line ends or blanks into parts that are about even."""
    count = -(-cost * 5 // (limit * 4))  # a fifth of slack: tokens are not spread evenly
    length = -(-len(page.text) // max(1, count))
    start = 0
    while start < len(page.text):
        end = min(len(page.text), start + length)
        if end < len(page.text):
            breaks = [page.text.rfind(mark, start + length // 2, end) for mark in ("\n", ". ", " ")]
            end = next((at + 1 for at in breaks if at > 0), end)
        text = page.text[start:end]
        if text.strip():
            span = Span(page.span.start + start, page.span.start + end)
            yield replace(
                page, chunk_id=f"{page.document_id}:{page.page}:{start}", span=span, text=text
            )
        start = end


def _take_notes(
    asking: Asking,
    ground: Ground,
    pieces: Sequence[Sequence[Passage]],
    on_progress: Progress,
    cancelled: Callable[[], bool],
) -> list[Passage]:
    """Have the model note what each piece says; return the notes that say something, in order."""
    requests = [_request(asking, ground, piece) for piece in pieces]
    taking = _Taking(asking.engine, requests, on_progress)
    notes = taking.all_notes(cancelled)
    return [
        replace(_source(piece, note), text=note)
        for piece, request in zip(pieces, requests, strict=True)
        if (note := _without_thinking(notes[request.request_id])) and not _EMPTY.match(note)
    ]


def _source(piece: Sequence[Passage], note: str) -> Passage:
    """Return the part of a piece that a note is likely about: its citation opens there."""
    wanted = terms_of(note).keys()
    return max(piece, key=lambda part: len(wanted & terms_of(part.text).keys()))


class _Taking:
    """Notes on their way: all pieces are asked as one batch, so they share its instruction."""

    def __init__(self, engine: Engine, requests: Sequence[Request], on_progress: Progress) -> None:
        self._engine = engine
        self._requests = requests
        self._on_progress = on_progress
        self._changed = threading.Condition()
        self._notes: dict[str, str] = {}
        self._failed: Failed | None = None

    def all_notes(self, cancelled: Callable[[], bool]) -> dict[str, str]:
        """Return the notes by request id. Raises Cancelled, or what the engine phrased."""
        self._on_progress(0, len(self._requests))
        self._engine.submit(self._requests, self._on_event)
        ending = False
        while not self._wait():
            if not ending and (cancelled() or self._failed):
                ending = True
                for request in self._requests:
                    self._engine.cancel(request.request_id)
        if cancelled():
            raise Cancelled
        if self._failed:
            raise error_from(self._failed.problem)
        return self._notes

    def _wait(self) -> bool:
        """Wait for a moment; whether every request has ended."""
        with self._changed:
            if len(self._notes) < len(self._requests):
                self._changed.wait(_WAIT_S)
            return len(self._notes) == len(self._requests)

    def _on_event(self, event: GenerationEvent) -> None:
        """Keep what a request ended with; on a thread of the engine."""
        if not isinstance(event, Finished | Failed):
            return
        with self._changed:
            self._notes[event.request_id] = event.text if isinstance(event, Finished) else ""
            if isinstance(event, Failed):
                self._failed = self._failed or event
            done = len(self._notes)
            self._changed.notify_all()
        self._on_progress(done, len(self._requests))


def _request(asking: Asking, ground: Ground, piece: Sequence[Passage]) -> Request:
    """Return what asks for a note on one piece."""
    text = "\n".join(part.text for part in piece)
    question = grounded_question(asking.question, [text], passage_mark([text], ground.secret))
    turns = (Turn("system", NOTES[language_of(asking.question)]), Turn("user", question))
    sampling = replace(
        asking.sampling,
        max_tokens=_NOTE_TOKENS,
        grammar="",
        json_schema="",
        logprobs=0,
        stop=(),
        thinking_tokens=0,
    )
    return Request(new_id(), turns, sampling)


def _without_thinking(text: str) -> str:
    """Return a note without what a reasoning model thought before it."""
    return text.rpartition("</think>")[2].strip()
