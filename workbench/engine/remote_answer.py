"""Puts an answer together from the pieces a server sends, and takes its times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from workbench.core.errors import EndpointError
from workbench.core.generation import (
    PromptProgress,
    Request,
    StopReason,
    Timing,
    TokenChance,
    TokenLogprobs,
)
from workbench.engine.job import percentile
from workbench.engine.reasoning import CLOSE, OPEN, Thinking
from workbench.engine.remote_errors import NotOpenAI
from workbench.engine.remote_json import Json, as_table, number, table, tables, text, whole

_REASONING: Final = ("reasoning_content", "reasoning")  # the second: vLLM and Ollama
_SLACK: Final = 4  # pieces that a token may come in, for servers that cut at characters
_MOST_PIECES: Final = 1_000_000
_UNKNOWN: Final = -1  # number of a token that a server names by its text only


@dataclass(slots=True, eq=False)
class Answer:
    """One answer as it arrives. Times are of one monotonic clock, in seconds."""

    request: Request
    context_size: int
    arrived_s: float
    prompt_tokens: int = 0  # as far as known, for servers that do not count them
    sent_s: float = 0.0  # 0.0: not yet
    first_s: float = 0.0
    last_s: float = 0.0
    pieces: int = 0  # that held text: one token each with most servers
    finish: str = ""
    heard: bool = False  # at least one piece, with or without text
    logprobs: list[TokenLogprobs] = field(default_factory=list)
    _shown: list[str] = field(default_factory=list)
    _gaps_s: list[float] = field(default_factory=list)
    _usage: Json = field(default_factory=dict)
    _timings: Json = field(default_factory=dict)
    _stopped_by: object = None
    _thinking: Thinking = field(default_factory=Thinking)
    _apart: bool = False  # the server parts reasoning from the answer
    _owes_close: bool = False

    @property
    def text(self) -> str:
        """All text that was given out so far."""
        return "".join(self._shown)

    @property
    def overlong(self) -> bool:
        """Whether the server goes on although it was told where to end."""
        most = self.request.sampling.max_tokens
        return self.pieces > (_SLACK * most if most else _MOST_PIECES)

    def take(self, chunk: object, now_s: float) -> str:
        """Take one piece; return the text that is new. Raises NotOpenAI, EndpointError."""
        if not isinstance(chunk, Mapping):
            raise NotOpenAI
        self.heard = True
        self._usage = table(chunk, "usage") or self._usage
        self._timings = table(chunk, "timings") or self._timings
        choice = next(iter(tables(chunk, "choices")), None)
        if choice is None:
            return ""
        self.finish = text(choice, "finish_reason") or self.finish
        self._stopped_by = choice.get("stop_reason")
        if self.finish == "content_filter":
            raise EndpointError(
                "The server withheld the rest of the answer.", "Put the question in other words."
            )
        self._take_logprobs(table(choice, "logprobs"))
        return self._take_delta(table(choice, "delta"), now_s)

    def progress(self, chunk: object) -> PromptProgress | None:
        """Return how far the prompt is read, where a piece says so."""
        told = table(as_table(chunk), "prompt_progress")
        total = whole(told, "total")
        if not total:
            return None
        done = min(total, max(whole(told, "processed"), whole(told, "cache")))
        return PromptProgress(self.request.request_id, done, total)

    def _take_delta(self, delta: Json, now_s: float) -> str:
        """Take what is new; reasoning that comes apart goes between marks."""
        thought = next(filter(None, (text(delta, name) for name in _REASONING)), "")
        said = text(delta, "content")
        if not thought and not said:
            return ""
        self._took_piece(now_s)
        new = self._take_thought(thought, now_s) if thought else ""
        if said:
            new += self._take_said(said, now_s)
        self._shown.append(new)
        return new

    def _take_thought(self, thought: str, now_s: float) -> str:
        """Take reasoning that the server has parted from the answer."""
        self._thinking.took_token(now_s)
        opening = "" if self._owes_close else OPEN
        self._apart = self._owes_close = True
        return opening + thought

    def _take_said(self, said: str, now_s: float) -> str:
        """Take what is answer, or holds reasoning with marks of its own."""
        if self._apart:
            closing = CLOSE if self._owes_close else ""
            self._owes_close = False
            return closing + said
        thought = self._thinking.goes_on
        new = self._thinking.stream.feed(said)
        if thought and self._thinking.goes_on:
            self._thinking.took_token(now_s)
        return new

    def flush(self) -> str:
        """Return what was held back: nothing more comes."""
        rest = self._thinking.stream.finish()
        self._shown.append(rest)
        return rest

    def _took_piece(self, now_s: float) -> None:
        """Note the time of a piece of text."""
        self.pieces += 1
        if not self.first_s:
            self.first_s = now_s
        else:
            self._gaps_s.append(now_s - self.last_s)
        self.last_s = now_s

    def _take_logprobs(self, told: Json) -> None:
        """Keep the probabilities of tokens that came with a piece."""
        for entry in tables(told, "content"):
            likeliest = tuple(map(_chance, tables(entry, "top_logprobs")))
            self.logprobs.append(TokenLogprobs(_chance(entry), likeliest))

    # The end

    def reason(self) -> StopReason:
        """Return why a server that ended the answer did so."""
        if isinstance(self._stopped_by, str) and self._stopped_by:  # vLLM: the stop string
            return StopReason.STOP_STRING
        if self.finish != "length" and not self.overlong:
            return StopReason.END
        most = self.request.sampling.max_tokens
        made = whole(self._usage, "completion_tokens") or self.pieces
        used = (whole(self._usage, "prompt_tokens") or self.prompt_tokens) + made
        if most and (made >= most or used < self.context_size):
            return StopReason.LENGTH
        return StopReason.CONTEXT_FULL

    def timing(self, ended_s: float) -> Timing:
        """Return what the request took: as the server measured it where it did, else as here.

        TTFT and the whole are always measured here: they are what a person waited.
        """
        sent_s = self.sent_s or ended_s
        first_s = self.first_s or ended_s
        gaps_s = sorted(self._gaps_s)
        prompt = whole(self._usage, "prompt_tokens") or self.prompt_tokens
        details = table(self._usage, "prompt_tokens_details")
        made = whole(self._usage, "completion_tokens") or self.pieces
        here = Timing(
            queued_s=sent_s - self.arrived_s,
            prompt_tokens=prompt,
            cached_tokens=min(prompt, whole(details, "cached_tokens")),
            prompt_s=first_s - sent_s,
            ttft_s=first_s - self.arrived_s if self.first_s else 0.0,
            generated_tokens=made,
            generation_s=self.last_s - self.first_s,
            token_p50_s=percentile(gaps_s, 0.50),
            token_p95_s=percentile(gaps_s, 0.95),
            total_s=ended_s - self.arrived_s,
            context_used=prompt + made,
            context_size=self.context_size,
            thinking_tokens=self._thinking.tokens,
            thinking_s=self._thinking.elapsed_s,
            measured_by="client",
        )
        return self._as_told(here) if self._timings else here

    def _as_told(self, here: Timing) -> Timing:
        """Put llama-server's figures in the place of those measured here."""
        told = self._timings
        cached, read = whole(told, "cache_n"), whole(told, "prompt_n")
        made = whole(told, "predicted_n") or here.generated_tokens
        # Its time covers all tokens, ours runs from the first to the last.
        generation_s = number(told, "predicted_ms") / 1000 * (made - 1) / made if made else 0.0
        return replace(
            here,
            prompt_tokens=cached + read,
            cached_tokens=cached,
            prompt_s=number(told, "prompt_ms") / 1000,
            generated_tokens=made,
            generation_s=generation_s,
            context_used=cached + read + made,
            drafted_tokens=whole(told, "draft_n"),
            accepted_tokens=whole(told, "draft_n_accepted"),
            measured_by="server",
        )


def _chance(entry: Json) -> TokenChance:
    """Return one token with its probability."""
    token = entry.get("id")
    return TokenChance(
        token if isinstance(token, int) else _UNKNOWN,
        text(entry, "token"),
        number(entry, "logprob"),
    )
