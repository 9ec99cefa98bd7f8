"""Turns samples into padded batches: tokens, positions, branch masks, loss weights."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

import torch
from tokenizers import Tokenizer
from torch import Tensor

from chatml import END, PAD, Piece, Sample
from topics import number_of

# Of the text around the answers only a part is learnt, lightly: it teaches language and copying.
TEXT_SHARE: Final = 0.03
TEXT_WEIGHT: Final = 0.5
# The first token decides what is answered, or whether, and so does the result of a sum; the others
# mostly follow.
FIRST_WEIGHT: Final = 3.0
_RESULT: Final = re.compile(r"(?:^| =) (\d+)")
_PASSAGE_EDGE: Final = re.compile(r"(?m)^\[(\d)\] |^</passages")


@dataclass(frozen=True, slots=True)
class Row:
    """One sample in tokens; branch 0 is the shared text that every branch sees.

    *passages* holds the number of the passage that a token belongs to, *sources* of the one that
    an answer's token was taken from, *topics* of what a value or a question is about; 0 elsewhere.
    """

    ids: list[int]
    positions: list[int]
    branches: list[int]
    weights: list[float]
    passages: list[int]
    sources: list[int]
    topics: list[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows padded to one length: ids and positions (rows, length), mask (rows, 1, length, length).

    weights (rows, length) hold the loss weight of each token as a target; passages, sources and
    topics (rows, length) are those of Row.
    """

    ids: Tensor
    positions: Tensor
    mask: Tensor
    weights: Tensor
    passages: Tensor
    sources: Tensor
    topics: Tensor


def encode(tokenizer: Tokenizer, sample: Sample, rng: Random, longest: int) -> Row | None:
    """Return *sample* in tokens, or None when a branch ends beyond *longest* positions."""
    row = Row([], [], [], [], [], [], [])
    _extend(row, tokenizer, sample.shared, 0, 0, rng)
    start = len(row.ids)
    for number, branch in enumerate(sample.branches, start=1):
        _extend(row, tokenizer, branch, number, start, rng)
    return row if row.ids and max(row.positions) < longest else None


def _extend(
    row: Row, tokenizer: Tokenizer, pieces: tuple[Piece, ...], branch: int, start: int, rng: Random
) -> None:
    position = start
    for piece in pieces:
        encoded = tokenizer.encode(piece.text, add_special_tokens=False)
        ids = encoded.ids
        row.ids.extend(ids)
        row.positions.extend(range(position, position + len(ids)))
        row.branches.extend([branch] * len(ids))
        row.weights.extend(
            1.0 if piece.answer else TEXT_WEIGHT if rng.random() < TEXT_SHARE else 0.0 for _ in ids
        )
        row.passages.extend(_passage_numbers(piece.text, [at for at, _ in encoded.offsets]))
        row.sources.extend(_source_numbers(piece, encoded.offsets))
        row.topics.extend(_topic_numbers(piece, encoded.offsets))
        if piece.answer:
            row.weights[-len(ids) :] = _answer_weights(piece, encoded.offsets)
        position += len(ids)


def _answer_weights(piece: Piece, offsets: Sequence[tuple[int, int]]) -> list[float]:
    """Return the loss weight of an answer's tokens: more where something is decided."""
    results = [found.span(1) for found in _RESULT.finditer(piece.text)]
    return [
        FIRST_WEIGHT
        if any(start <= at < end for at in piece.decided)
        or any(low <= start < high for low, high in results)
        else 1.0
        for start, end in offsets
    ]


def _source_numbers(piece: Piece, offsets: Sequence[tuple[int, int]]) -> list[int]:
    """Return the number of the passage that each token of an answer was taken from.

    A question's last two tokens carry it too: by then the passage should be found.
    """
    if not piece.answer and piece.topic:
        return [0] * (len(offsets) - 2) + [piece.source] * 2
    # Behind the opening bracket the number itself is in sight: nothing to learn there.
    told = piece.text.rfind(" [") + 2 if piece.text.endswith(f"]{END}") else len(piece.text)
    return [piece.source if start < told else 0 for start, _ in offsets]


def _topic_numbers(piece: Piece, offsets: Sequence[tuple[int, int]]) -> list[int]:
    """Return the topic of each token: of stated values, and of a message at its end."""
    numbers = [0] * len(offsets)
    for low, high, topic in piece.topics:
        number = number_of(topic)
        for at, (start, end) in enumerate(offsets):
            if start < high and end > low:
                numbers[at] = number
    if piece.topic:  # the last two tokens are "assistant" and the end of its line
        numbers[-2:] = [number_of(piece.topic)] * 2
    return numbers


def _passage_numbers(text: str, starts: list[int]) -> list[int]:
    """Return the passage number of the tokens that start at these characters of *text*."""
    if "<passages " not in text:
        return [0] * len(starts)
    edges = [(found.start(), int(found[1] or 0)) for found in _PASSAGE_EDGE.finditer(text)]
    begins = [begin for begin, _ in edges]
    numbers = [0, *(number for _, number in edges)]
    return [numbers[bisect_right(begins, start)] for start in starts]


def collate(rows: list[Row], pad: int) -> Batch:
    """Pad rows into one batch; padding sees itself alone and weighs nothing."""
    length = max(len(row.ids) for row in rows)
    ids = torch.full((len(rows), length), pad)
    positions = torch.zeros(len(rows), length, dtype=torch.long)
    branches = torch.full((len(rows), length), -1)
    weights = torch.zeros(len(rows), length)
    passages = torch.zeros(len(rows), length, dtype=torch.long)
    sources = torch.zeros(len(rows), length, dtype=torch.long)
    topics = torch.zeros(len(rows), length, dtype=torch.long)
    for index, row in enumerate(rows):
        size = len(row.ids)
        ids[index, :size] = torch.tensor(row.ids)
        positions[index, :size] = torch.tensor(row.positions)
        branches[index, :size] = torch.tensor(row.branches)
        weights[index, :size] = torch.tensor(row.weights)
        passages[index, :size] = torch.tensor(row.passages)
        sources[index, :size] = torch.tensor(row.sources)
        topics[index, :size] = torch.tensor(row.topics)
    reads, told = branches[:, :, None], branches[:, None, :]
    causal = torch.ones(length, length, dtype=torch.bool).tril()
    mask = causal & ((told == 0) | (told == reads))
    return Batch(ids, positions, mask[:, None], weights, passages, sources, topics)


def targets(batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Return where to predict from (flat indices), the token to predict, and its weight.

    The first token of a branch is not predicted from the token before it in the row, which may
    belong to another branch; such places are left out.
    """
    following = batch.positions[:, 1:] == batch.positions[:, :-1] + 1
    weights = batch.weights[:, 1:] * following
    rows, columns = torch.nonzero(weights, as_tuple=True)
    flat = rows * batch.ids.shape[1] + columns
    return flat, batch.ids[rows, columns + 1], weights[rows, columns]


def batches(
    tokenizer: Tokenizer,
    draw: Callable[[], Sample],
    rng: Random,
    tokens: int,
    longest: int,
    pool: int = 256,
) -> Iterator[Batch]:
    """Yield batches of about *tokens* tokens without end; rows of like length go together."""
    pad = tokenizer.token_to_id(PAD)
    while True:
        made = (encode(tokenizer, draw(), rng, longest) for _ in range(pool))
        rows = sorted((row for row in made if row), key=lambda row: len(row.ids))
        groups: list[list[Row]] = [[]]
        for row in rows:
            if groups[-1] and (len(groups[-1]) + 1) * len(row.ids) > tokens:
                groups.append([])
            groups[-1].append(row)
        rng.shuffle(groups)
        for group in groups:
            yield collate(group, pad)
