"""A decoder without llama.cpp: its next token depends on all tokens a sequence really holds."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Sequence
from pathlib import Path

from workbench.core.errors import BadInput
from workbench.core.generation import Sampling, TokenChance, TokenLogprobs
from workbench.engine.decoding import Outcome

END = 0
WORDS = 1000


def next_token(tokens: Sequence[int]) -> int:
    """Return the token that follows *tokens*: any slip in the cache changes it."""
    return 1 + zlib.crc32(repr(list(tokens)).encode()) % (WORDS - 1)


def answer_to(prompt: Sequence[int], count: int) -> list[int]:
    """Return the answer a lone sequence would give."""
    tokens = list(prompt)
    for _ in range(count):
        tokens.append(next_token(tokens))
    return tokens[len(prompt) :]


class FakeDecoder:
    """Implements `decoding.Decoder`, checks positions and capacity, and counts what it did."""

    def __init__(
        self,
        *,
        context_size: int = 256,
        cells: int = 1024,
        sequences: int = 4,
        batch_tokens: int = 64,
        cuts_freely: bool = True,
        draft_tokens: int = 8,
    ) -> None:
        self.context_size = context_size
        self.cells = cells
        self.sequences = sequences
        self.batch_tokens = batch_tokens
        self.cuts_freely = cuts_freely
        self.draft_tokens = draft_tokens
        self.held: dict[int, list[int]] = {}
        self.cell_of: dict[int, list[object]] = {}
        self.steps: list[list[tuple[int, int]]] = []  # (sequence, tokens) of each decode
        self.outcomes: list[Outcome] = []  # of the next decodes, instead of DONE
        self.end_after: int | None = None
        self.stuck_after: int | None = None
        self.saved: list[int] = []  # tokens of each state that was written
        self.script: dict[tuple[int, ...], int] = {}  # what follows three tokens
        self.pieces: dict[int, str] = {}  # text of tokens, instead of their number
        self.put_in: list[int] = []  # tokens that samplers were told of
        self.full_disk = False
        self.no_room = False
        self.resets = 0
        self.open_samplers = 0
        self._batch: list[tuple[int, list[int], int, int]] = []
        self._outputs: dict[int, int] = {}

    @property
    def decoded(self) -> int:
        """Tokens that were computed in all."""
        return sum(count for step in self.steps for _sequence, count in step)

    def add(self, sequence: int, tokens: Sequence[int], start: int, *, outputs: int) -> int:
        self._batch.append((sequence, list(tokens), start, outputs))
        return sum(len(row[1]) for row in self._batch) - 1

    def decode(self) -> Outcome:
        batch, self._batch, self._outputs = self._batch, [], {}
        assert sum(len(tokens) for _s, tokens, _p, _w in batch) <= self.batch_tokens
        outcome = self.outcomes.pop(0) if self.outcomes else Outcome.DONE
        if outcome not in (Outcome.DONE, Outcome.ABORTED):
            return outcome
        row = -1
        for sequence, tokens, start, outputs in batch:
            held = self.held.setdefault(sequence, [])
            assert start == len(held), "a gap or an overlap in the cache"
            kept = tokens[: len(tokens) // 2] if outcome is Outcome.ABORTED else tokens
            held.extend(kept)
            self.cell_of.setdefault(sequence, []).extend(object() for _ in kept)
            row += len(tokens)
            for back in range(outputs if outcome is Outcome.DONE else 0):
                self._outputs[row - back] = self.next_token(held[: len(held) - back])
        assert len({cell for cells in self.cell_of.values() for cell in cells}) <= self.cells
        if outcome is Outcome.DONE:
            self.steps.append([(sequence, len(tokens)) for sequence, tokens, _p, _w in batch])
        return outcome

    def copy(self, source: int, target: int, length: int) -> None:
        assert not self.held.get(target), "a copy goes into an empty sequence"
        self.held[target] = self.held[source][:length]
        self.cell_of[target] = self.cell_of[source][:length]

    def cut(self, sequence: int, length: int) -> bool:
        held = self.held.get(sequence, [])
        if not self.cuts_freely and 0 < length < len(held):
            return False
        del held[length:]
        del self.cell_of.get(sequence, [])[length:]
        return True

    def clear(self, sequence: int) -> None:
        self.held.pop(sequence, None)
        self.cell_of.pop(sequence, None)

    def state_bytes(self, sequence: int) -> int:
        return 4 * len(self.held[sequence])

    def save_state(self, sequence: int, path: Path) -> bool:
        held = self.held[sequence]
        path.write_bytes(array("i", [len(held), *held]).tobytes())
        self.saved.append(len(held))
        return not self.full_disk

    def load_state(self, sequence: int, path: Path) -> bool:
        assert not self.held.get(sequence), "a state goes into an empty sequence"
        data = path.read_bytes()
        (count,) = array("i", data[:4])
        if self.no_room:
            return False
        self.held[sequence] = array("i", data[4 : 4 + 4 * count]).tolist()
        self.cell_of[sequence] = [object() for _ in range(count)]
        return True

    def reset(self) -> None:
        self.resets += 1
        self.held.clear()
        self.cell_of.clear()

    def sampler(self, sampling: Sampling, prompt: Sequence[int]) -> FakeSampler:
        self.open_samplers += 1
        return FakeSampler(self)

    def logprobs(self, row: int, token: int, most: int) -> TokenLogprobs:
        chance = TokenChance(token, f"{token} ", -0.5)
        assert token == self._outputs[row]
        return TokenLogprobs(chance, (chance,) * most)

    def piece(self, token: int) -> bytes:
        return self.pieces.get(token, f"{token} ").encode()

    def ends_answer(self, token: int) -> bool:
        return token == END

    def next_token(self, tokens: Sequence[int]) -> int:
        """Return what follows *tokens*; *script* goes before chance."""
        return self.script.get(tuple(tokens[-3:]), next_token(tokens))

    def output(self, row: int) -> int:
        """Return the token that follows *row*."""
        return self._outputs[row]


class FakeSampler:
    """Takes the only token there is."""

    def __init__(self, decoder: FakeDecoder) -> None:
        self._decoder = decoder
        self._made = 0
        self.free = False

    def sample(self, row: int) -> int:
        self._made += 1
        if self._decoder.stuck_after is not None and self._made > self._decoder.stuck_after:
            raise BadInput("Nothing may come next.")
        if self._decoder.end_after is not None and self._made > self._decoder.end_after:
            return END
        return self._decoder.output(row)

    def take(self, token: int) -> None:
        self._decoder.put_in.append(token)

    def close(self) -> None:
        self._decoder.open_samplers -= 1
