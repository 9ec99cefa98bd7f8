"""What the scheduler needs of a decoder: the seam between pure logic and llama.cpp."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path
from typing import Final, Protocol

from workbench.core.generation import Sampling, TokenLogprobs


class Outcome(Enum):
    """How one decode ended."""

    DONE = auto()
    NO_ROOM = auto()  # no free cells; nothing was changed
    ABORTED = auto()  # stopped in the middle; some of it may have been kept
    REFUSED = auto()  # the batch does not fit what the context holds; nothing was changed
    NO_MEMORY = auto()  # none could be had to compute with; the context cannot be used any more
    BROKEN = auto()  # the context cannot be used any more


_OUTCOMES: Final = {
    0: Outcome.DONE,
    1: Outcome.NO_ROOM,
    2: Outcome.ABORTED,
    -1: Outcome.REFUSED,
    -2: Outcome.NO_MEMORY,
}


def outcome_of(code: int) -> Outcome:
    """Return what a code of llama_decode means; unknown ones are not to be trusted."""
    return _OUTCOMES.get(code, Outcome.BROKEN)


class Sampler(Protocol):
    """Chooses the next token of one sequence. While it is *free* its grammar waits."""

    free: bool

    def sample(self, row: int) -> int:
        """Choose from the output of *row* of the last decode.

        Raises BadInput when nothing may be chosen.
        """

    def take(self, token: int) -> None:
        """Take note of a token that was put in without being chosen."""

    def close(self) -> None:
        """Free it."""


class Drafter(Protocol):
    """A small model that guesses how one text goes on. Used by the decoder's thread."""

    def unread(self, tokens: Sequence[int]) -> int:
        """Return how many of *tokens*, the last apart, it has not read yet."""

    def read(self, tokens: Sequence[int], most: int) -> int:
        """Read at most *most* of those; return how many."""

    def guess(self, tokens: Sequence[int], most: int) -> list[int]:
        """Return at most *most* tokens that may come next, only such as it is sure of."""


class Decoder(Protocol):
    """One context that holds several sequences. Used by one thread only."""

    @property
    def context_size(self) -> int:
        """Most tokens one sequence may have."""

    @property
    def cells(self) -> int:
        """Tokens that all sequences together may hold; a shared one counts once."""

    @property
    def sequences(self) -> int:
        """Most sequences at a time."""

    @property
    def batch_tokens(self) -> int:
        """Most tokens in one decode."""

    @property
    def draft_tokens(self) -> int:
        """Most tokens in one decode that are only guessed, and have an output each."""

    @property
    def cuts_freely(self) -> bool:
        """Whether the end of a sequence may be dropped and its beginning copied.

        Recurrent, hybrid and sliding-window models keep a state that can only go on.
        """

    def add(self, sequence: int, tokens: Sequence[int], start: int, *, outputs: int) -> int:
        """Put tokens at positions from *start* into the batch; return the row of the last.

        The last *outputs* of them have an output.
        """

    def decode(self) -> Outcome:
        """Run the batch and empty it."""

    def copy(self, source: int, target: int, length: int) -> None:
        """Let *target* share the first *length* tokens of *source*."""

    def cut(self, sequence: int, length: int) -> bool:
        """Keep the first *length* tokens only; False when the model cannot do that."""

    def clear(self, sequence: int) -> None:
        """Forget a sequence."""

    def state_bytes(self, sequence: int) -> int:
        """Return the size of the file that `save_state` would write."""

    def save_state(self, sequence: int, path: Path) -> bool:
        """Write what a sequence holds into a file; False when that did not work."""

    def load_state(self, sequence: int, path: Path) -> bool:
        """Fill an empty sequence from a file; False when that did not work."""

    def reset(self) -> None:
        """Begin anew with an empty context."""

    def sampler(self, sampling: Sampling, prompt: Sequence[int]) -> Sampler:
        """Return a sampler for one answer to *prompt*. Raises BadInput."""

    def logprobs(self, row: int, token: int, most: int) -> TokenLogprobs:
        """Weigh *token* and the *most* likeliest in the output of *row* of the last decode."""

    def piece(self, token: int) -> bytes:
        """Return the bytes of a token."""

    def ends_answer(self, token: int) -> bool:
        """Whether the model ends its turn with this token."""
