"""One request on its way through the scheduler: its tokens, its text and its times."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from workbench.core.errors import BadInput, PromptTooLong
from workbench.core.generation import Request, Timing, TokenLogprobs
from workbench.engine.cache import Slot
from workbench.engine.decoding import Sampler
from workbench.engine.lookup import PromptLookup
from workbench.engine.reasoning import Thinking
from workbench.engine.text_stream import TextStream

_ENDING_TOKENS: Final = 64  # that ending a reasoning early takes at most


@dataclass(slots=True, eq=False)
class Job:
    """A request with its prompt in tokens. All times are of one monotonic clock, in seconds.

    *tokens* is the prompt and then the answer; those already in the cache are `slot.tokens`, so
    that the tokens still to be decoded are always the rest. A job whose slot is lost simply reads
    again.
    """

    request: Request
    tokens: list[int]
    stream: TextStream
    arrived_s: float
    prompt_tokens: int = 0
    place: int = 0
    slot: Slot | None = None
    leader: Job | None = None  # reads the common prefix for this one
    shared: int = 0
    cached_tokens: int = 0
    sought: bool = False  # a saved state was looked for
    sampler: Sampler | None = None
    lookup: PromptLookup | None = None
    drafted: int = 0  # tokens that were guessed
    accepted: int = 0  # of those, the right ones
    started_s: float | None = None
    first_s: float | None = None
    last_s: float = 0.0
    generated: int = 0
    gaps_s: list[float] = field(default_factory=list)
    batch_size: int = 1
    logprobs: list[TokenLogprobs] = field(default_factory=list)
    unsent: list[str] = field(default_factory=list)
    told_s: float = 0.0  # when text or progress was last told
    thinking: Thinking = field(default_factory=Thinking)

    def __post_init__(self) -> None:
        self.prompt_tokens = len(self.tokens)

    @property
    def pending(self) -> int:
        """Tokens still to be decoded before the next one can be chosen."""
        return len(self.tokens) - (len(self.slot.tokens) if self.slot else 0)

    @property
    def answer_limit(self) -> int | None:
        """Most tokens of the answer; None when only the context ends it."""
        limit = self.request.sampling.max_tokens
        return limit if limit > 0 else None

    @property
    def answering(self) -> bool:
        """Whether the answer has begun and only its newest token is to be decoded."""
        return self.first_s is not None and self.pending == 1

    @property
    def most_answer(self) -> int:
        """Most tokens that the answer can come to, with those that end its reasoning."""
        limit = self.answer_limit or sys.maxsize
        return limit + (_ENDING_TOKENS if self.thinking.limited else 0)

    def took_token(self, now_s: float) -> None:
        """Note the time of a token that was chosen."""
        if self.first_s is None:
            self.first_s = now_s
        else:
            self.gaps_s.append(now_s - self.last_s)
        self.last_s = now_s

    def show(self, piece: bytes, now_s: float) -> None:
        """Add the text of a token that was chosen to the answer."""
        thought = self.thinking.goes_on
        self._add_text(piece)
        if thought and self.thinking.goes_on:
            self.thinking.took_token(now_s)

    def end_reasoning(self, context_size: int, piece_of: Callable[[int], bytes]) -> None:
        """Put in the tokens that end a reasoning whose budget is spent, if they fit.

        They are decoded together, as a part of a prompt is.
        """
        ending = self.thinking.ending()
        if len(self.tokens) + len(ending) >= context_size:
            return
        for token in ending:
            self.tokens.append(token)
            if self.sampler is not None:
                self.sampler.take(token)
            self._add_text(piece_of(token))

    def _add_text(self, piece: bytes) -> None:
        """Keep the text that a token brings until it is told."""
        text = self.stream.feed(piece)
        if text:
            self.unsent.append(text)

    def timing(self, ended_s: float, context_size: int) -> Timing:
        """Return what this request took."""
        started_s = ended_s if self.started_s is None else self.started_s
        read_s = ended_s if self.first_s is None else self.first_s
        gaps_s = sorted(self.gaps_s)
        return Timing(
            queued_s=started_s - self.arrived_s,
            prompt_tokens=self.prompt_tokens,
            cached_tokens=self.cached_tokens,
            prompt_s=max(0.0, read_s - started_s),
            ttft_s=0.0 if self.first_s is None else self.first_s - self.arrived_s,
            generated_tokens=self.generated,
            generation_s=0.0 if self.first_s is None else self.last_s - self.first_s,
            token_p50_s=percentile(gaps_s, 0.50),
            token_p95_s=percentile(gaps_s, 0.95),
            total_s=ended_s - self.arrived_s,
            context_used=len(self.tokens),
            context_size=context_size,
            batch_size=self.batch_size,
            drafted_tokens=self.drafted,
            accepted_tokens=self.accepted,
            thinking_tokens=self.thinking.tokens,
            thinking_s=self.thinking.elapsed_s,
        )


@dataclass(slots=True)
class Share:
    """What one job has in a step: *tokens*, the last *drafted* of which are only guessed."""

    job: Job
    tokens: list[int]
    row: int  # of the last token's output, -1 when it has none
    drafted: int = 0


def check_prompt(tokens: Sequence[int], context_size: int) -> None:
    """Raise BadInput or PromptTooLong for a prompt that leaves no room for an answer."""
    if not tokens:
        raise BadInput("The prompt is empty.", "Write something first.")
    over = len(tokens) + 1 - context_size
    if over > 0:
        raise PromptTooLong(
            "The prompt is too long for this model by {over} tokens: it has {tokens}, "
            "and {size} fit.",
            "Shorten it, send fewer passages, or load the model with a larger context.",
            over=over,
            tokens=len(tokens),
            size=context_size - 1,
        )


def percentile(ordered: list[float], share: float) -> float:
    """Return the nearest-rank percentile of sorted values, 0.0 when there are none."""
    if not ordered:
        return 0.0
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
