"""From a question to the numbered passages that are sent with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from workbench.answering.grounding import grounded_question, passage_mark
from workbench.core.chat import Grounding, Reading
from workbench.core.ports import Engine, Library
from workbench.core.sources import PassageUse, SearchFacts, SearchOptions, SearchResult


@dataclass(frozen=True, slots=True)
class Ground:
    """Where to look for passages, and this installation's secret for the marks around them."""

    library: Library
    collection_id: str
    secret: bytes
    options: SearchOptions = field(default_factory=SearchOptions)
    given: SearchResult | None = None  # what to send instead of what a search finds
    reading: Reading = "passages"
    pieces: int = 0
    documents: int = 0
    searched: str = ""  # the question as it can be understood without the chat; "": as asked


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave, with what each passage costs in tokens as it is sent."""

    ground: Ground
    result: SearchResult
    costs: tuple[int, ...]


def look_up(engine: Engine, ground: Ground, question: str, model_id: str = "") -> Found:
    """Search the documents of a chat or a column; blocks. The model counts the tokens."""
    result = ground.given
    if result is None:
        wanted = ground.searched or question
        result = ground.library.search(wanted, (ground.collection_id,), ground.options)
    lines = [f"[{number}] {passage.text}\n" for number, passage in enumerate(result.passages, 1)]
    costs = engine.count_tokens(lines, model_id) if lines else []
    return Found(ground, result, tuple(costs))


def pack(found: Found, room: int) -> tuple[PassageUse, ...]:
    """Number passages in fused order as long as there is room; say why the others are left out."""
    uses: list[PassageUse] = []
    number, left = 0, room
    for passage, cost in zip(found.result.passages, found.costs, strict=True):
        if cost <= left:
            number, left = number + 1, left - cost
            uses.append(PassageUse(passage, number, cost))
        else:
            uses.append(_dropped(PassageUse(passage, tokens=cost), left))
    return tuple(uses)


def without_last(uses: Sequence[PassageUse]) -> tuple[PassageUse, ...]:
    """Leave out the sent passage with the highest number."""
    last = max(use.number for use in uses)
    return tuple(_dropped(use, 0) if use.number == last else use for use in uses)


def sent_texts(uses: Sequence[PassageUse]) -> list[str]:
    """Return the texts of the sent passages by number."""
    return [use.passage.text for use in uses if use.number]


def wrap(found: Found, uses: Sequence[PassageUse], question: str) -> tuple[str, Grounding]:
    """Return the user's message with its passages, and the record of them."""
    texts = sent_texts(uses)
    mark = passage_mark(texts, found.ground.secret)
    note = found.result.note
    if not texts and not note:
        note = "No passage was found for this question." if not uses else "No passage had room."
    ground = found.ground
    grounding = Grounding(
        ground.collection_id,
        tuple(uses),
        found.result.total_s,
        note,
        mark,
        ground.reading,
        ground.pieces,
        ground.documents,
        len({use.passage.document_id for use in uses if use.number}),
        ground.searched,
        found.result.misses,
        None if ground.given else _facts(found.result),
        ground.options.document_ids,
    )
    return grounded_question(question, texts, mark), grounding


def _facts(result: SearchResult) -> SearchFacts:
    """Return what a search says of itself."""
    return SearchFacts(
        result.dense_weight,
        result.keyword_weight,
        result.passages_in_scope,
        result.copies,
        result.reranked,
        result.rerank_s,
    )


def _dropped(use: PassageUse, left: int) -> PassageUse:
    """Return a passage as not sent, with the reason."""
    reason = f"no room: {use.tokens} of {max(left, 0)} tokens"
    return replace(use, number=0, dropped_because=reason, room_tokens=max(left, 0))
