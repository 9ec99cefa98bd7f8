"""What goes into a generation and what comes out of it. All times are seconds, monotonic."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from workbench.core.errors import Problem

Role = Literal["system", "user", "assistant"]
TimedBy = Literal["engine", "server", "client"]  # "client": here, network included


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a prompt."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class TokenBias:
    """What is added to the logit of one token: -100 practically forbids it."""

    token: int
    bias: float


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the next token is chosen. *seed* None means a new one each time.

    Mirostat takes the place of top-k, top-p, min-p, typical, top-n-sigma and XTC. A temperature of
    zero takes the likeliest token; of the others only penalties, DRY and biases then matter.
    """

    temperature: float = 0.7
    top_k: int = 40
    top_p: float = 0.95
    min_p: float = 0.05
    repeat_penalty: float = 1.0
    frequency_penalty: float = 0.0
    presence_penalty: float = 0.0
    max_tokens: int = 512
    seed: int | None = None
    stop: tuple[str, ...] = ()
    repeat_window: int = 64  # tokens the penalties look back on; -1: the whole context
    dynamic_range: float = 0.0  # the temperature moves by up to this, with the entropy; 0: off
    dynamic_exponent: float = 1.0
    typical_p: float = 1.0  # 1: off
    top_n_sigma: float = 0.0  # 0: off
    dry_multiplier: float = 0.0  # 0: off
    dry_base: float = 1.75
    dry_allowed_length: int = 2  # tokens that may repeat without penalty
    dry_window: int = -1  # tokens DRY looks back on; -1: the whole context
    dry_breakers: tuple[str, ...] = ("\n", ":", '"', "*")
    xtc_probability: float = 0.0  # 0: off
    xtc_threshold: float = 0.1  # above 0.5: off
    mirostat: bool = False  # version 2
    mirostat_tau: float = 5.0
    mirostat_eta: float = 0.1
    logit_bias: tuple[TokenBias, ...] = ()
    grammar: str = ""  # GBNF with a rule "root"
    json_schema: str = ""  # instead of a grammar
    logprobs: int = 0  # likeliest tokens told with each token of the answer; 0: none
    thinking_tokens: int = -1  # after so many a reasoning model is made to answer; -1: no limit


@dataclass(frozen=True, slots=True)
class Request:
    """One generation asked of an engine. Requests submitted together share their common prefix.

    *lookup* speeds up an answer that quotes its prompt, as grounded ones do; the text is the same.
    """

    request_id: str
    turns: tuple[Turn, ...]
    sampling: Sampling = field(default_factory=Sampling)
    lookup: bool = False
    model_id: str = ""  # "": the model that is loaded


class StopReason(StrEnum):
    """Why an answer ended."""

    END = "end"  # the model ended its turn
    STOP_STRING = "stop_string"
    LENGTH = "length"  # max_tokens reached
    CONTEXT_FULL = "context_full"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Timing:
    """What one generation took. Prompt tokens = evaluated + cached."""

    queued_s: float = 0.0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    prompt_s: float = 0.0
    ttft_s: float = 0.0  # from arrival in the child to the first token
    generated_tokens: int = 0
    generation_s: float = 0.0  # first token to last token
    token_p50_s: float = 0.0
    token_p95_s: float = 0.0
    total_s: float = 0.0
    context_used: int = 0
    context_size: int = 0
    batch_size: int = 1  # most sequences that shared a step with this one
    drafted_tokens: int = 0  # guessed, from the prompt or by a draft model
    accepted_tokens: int = 0  # of those, the ones that were right
    thinking_tokens: int = 0  # of generated_tokens, those inside <think> and its like
    thinking_s: float = 0.0  # first to last of them
    measured_by: TimedBy = "engine"

    @property
    def evaluated_tokens(self) -> int:
        """Prompt tokens that were really computed."""
        return self.prompt_tokens - self.cached_tokens

    @property
    def prompt_rate(self) -> float:
        """Evaluated prompt tokens per second, 0.0 when unknown."""
        return self.evaluated_tokens / self.prompt_s if self.prompt_s > 0 else 0.0

    @property
    def generation_rate(self) -> float:
        """Tokens per second after the first one, 0.0 when fewer than two were made."""
        if self.generated_tokens < 2 or self.generation_s <= 0:
            return 0.0
        return (self.generated_tokens - 1) / self.generation_s


@dataclass(frozen=True, slots=True)
class Queued:
    """The request waits; *place* 1 is next."""

    request_id: str
    place: int


@dataclass(frozen=True, slots=True)
class ModelLoading:
    """The request waits while its model is loaded; *fraction* from 0.0 to 1.0."""

    request_id: str
    name: str
    fraction: float


@dataclass(frozen=True, slots=True)
class PromptProgress:
    """*done* of *total* prompt tokens are read (cached ones count as done)."""

    request_id: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class TextArrived:
    """New text of the answer, cut at whole UTF-8 characters. *tokens* counts all so far."""

    request_id: str
    text: str
    tokens: int


@dataclass(frozen=True, slots=True)
class TokenChance:
    """One token that could have come next. *text* of half a character is U+FFFD."""

    token: int
    text: str
    logprob: float  # natural logarithm of what the model itself gives it, before any sampling


@dataclass(frozen=True, slots=True)
class TokenLogprobs:
    """A token of an answer, and the likeliest ones in its place, likeliest first."""

    chosen: TokenChance
    likeliest: tuple[TokenChance, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """The answer has ended; *text* is all of it."""

    request_id: str
    text: str
    reason: StopReason
    timing: Timing
    logprobs: tuple[TokenLogprobs, ...] = ()  # of every generated token, where asked for


@dataclass(frozen=True, slots=True)
class Failed:
    """The answer could not go on; text that had arrived stays valid."""

    request_id: str
    problem: Problem


GenerationEvent = Queued | ModelLoading | PromptProgress | TextArrived | Finished | Failed


@dataclass(frozen=True, slots=True)
class RenderedPrompt:
    """A prompt exactly as the model receives it."""

    text: str
    tokens: int
