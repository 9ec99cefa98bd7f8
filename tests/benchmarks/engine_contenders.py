"""Who runs in the engine benchmark: the engine, `llama_cpp.Llama`, and bare loops of llama_decode.

All times are taken here, by one clock, where a program's own code would see the text arrive.
"""

from __future__ import annotations

import ctypes
import itertools
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from llama_cpp import Llama
from llama_cpp import llama_cpp as native

from workbench.core.generation import (
    Failed,
    Finished,
    GenerationEvent,
    PromptProgress,
    Request,
    Sampling,
    TextArrived,
    Turn,
)
from workbench.core.ids import new_id
from workbench.core.models import LoadOptions
from workbench.engine.client import ChildEngine

PATIENCE_S: Final = 400.0  # what takes longer has failed


@dataclass(frozen=True, slots=True)
class Setting:
    """What all contenders share."""

    path: Path
    first: int  # the token of the first character
    characters: tuple[str, ...]
    places: dict[str, int]  # of the characters
    threads: int
    context: int

    def tokens(self, text: str) -> list[int]:
        """Return the tokens of a text made of the model's characters."""
        return [self.first + self.places[character] for character in text]

    def text(self, start: int, count: int) -> str:
        """Return *count* characters in the model's order."""
        size = len(self.characters)
        return "".join(self.characters[place % size] for place in range(start, start + count))

    def counted(self, before: str, count: int) -> str:
        """Return the answer the model must give after a text, for it can only count."""
        return self.text(self.places[before[-1]] + 1, count)


@dataclass(slots=True)
class Heard:
    """One answer as it came: when, and how many tokens there were then. Seconds of one clock."""

    sent_s: float
    times_s: list[float] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    ended_s: float = 0.0
    text: str = ""
    finished: Finished | None = None

    @property
    def ttft_s(self) -> float:
        """Seconds to the first text."""
        return self.times_s[0] - self.sent_s

    @property
    def wall_s(self) -> float:
        """Seconds to the end."""
        return self.ended_s - self.sent_s

    @property
    def rate(self) -> float:
        """Tokens per second after the first text."""
        return (self.counts[-1] - self.counts[0]) / (self.times_s[-1] - self.times_s[0])

    def token_s(self, until_s: float) -> float:
        """Return the seconds a token took until a moment."""
        seen = sum(time_s <= until_s for time_s in self.times_s)
        passed_s = self.times_s[seen - 1] - self.times_s[0]
        return passed_s / (self.counts[seen - 1] - self.counts[0])

    def gaps_s(self, begin_s: float, end_s: float) -> list[float]:
        """Return the times without new text in a stretch of time."""
        times = [time_s for time_s in self.times_s if begin_s <= time_s <= end_s]
        return [after - before for before, after in itertools.pairwise(times)]


class Stream:
    """An answer of the engine that is still on its way."""

    def __init__(self, engine: ChildEngine, request: Request) -> None:
        self.heard = Heard(time.perf_counter())
        self.problem = ""
        self._engine = engine
        self._request_id = request.request_id
        self._changed = threading.Condition()
        self._reading = False

    def __call__(self, event: GenerationEvent) -> None:
        """Take note of what happened; called on a thread of the engine."""
        now_s = time.perf_counter()
        with self._changed:
            if isinstance(event, TextArrived):
                self.heard.times_s.append(now_s)
                self.heard.counts.append(event.tokens)
            elif isinstance(event, Finished):
                self.heard.ended_s, self.heard.finished = now_s, event
                self.heard.text = event.text
            elif isinstance(event, Failed):
                self.heard.ended_s, self.problem = now_s, event.problem.sentence()
            elif isinstance(event, PromptProgress):
                self._reading = True
            self._changed.notify_all()

    def wait(self) -> Heard:
        """Wait for the end. Raises RuntimeError when there is no good one."""
        self._wait_for(lambda: self.heard.ended_s > 0.0)
        if self.problem:
            raise RuntimeError(self.problem)
        return self.heard

    def wait_tokens(self, count: int) -> None:
        """Wait until the answer has so many tokens."""
        self._wait_for(lambda: bool(self.problem) or self.heard.counts[-1:] >= [count])

    def wait_reading(self) -> None:
        """Wait until the prompt is being read."""
        self._wait_for(lambda: bool(self.problem) or self._reading)

    def stop(self, after_s: float = 0.0) -> float:
        """Stop after a while; return the seconds until it had ended.

        Raises RuntimeError when it ended by itself.
        """
        with self._changed:
            if self._changed.wait_for(lambda: self.heard.ended_s > 0.0, after_s):
                raise RuntimeError(f"it ended before Stop {self.problem}")
        began_s = time.perf_counter()
        self._engine.cancel(self._request_id)
        return self.wait().ended_s - began_s

    def _wait_for(self, holds: Callable[[], bool]) -> None:
        """Wait for a condition. Raises TimeoutError."""
        with self._changed:
            if not self._changed.wait_for(holds, PATIENCE_S):
                raise TimeoutError(f"no answer within {PATIENCE_S:.0f} s")


class EngineContender:
    """Workbench's engine in its child process."""

    def __init__(self, setting: Setting, folder: Path, states: Path | None = None) -> None:
        self._setting = setting
        self.engine = ChildEngine(folder, state_folder=states)
        options = LoadOptions(threads=setting.threads, context_tokens=setting.context, gpu_layers=0)
        self.engine.load(setting.path, options)

    def begin(self, *chats: Sequence[str], new: int, lookup: bool = False) -> list[Stream]:
        """Submit chats, each given as the texts of its turns, as one batch; *new* 0: endless."""
        sampling = Sampling(temperature=0.0, max_tokens=new)
        requests = [
            Request(
                new_id(),
                tuple(
                    Turn("assistant" if place % 2 else "user", text)
                    for place, text in enumerate(chat)
                ),
                sampling,
                lookup=lookup,
            )
            for chat in chats
        ]
        streams = {request.request_id: Stream(self.engine, request) for request in requests}
        self.engine.submit(requests, lambda event: streams[event.request_id](event))
        return list(streams.values())

    def ask(self, *chats: Sequence[str], new: int, lookup: bool = False) -> list[Heard]:
        """Submit chats as one batch and wait for the answers, which must be the right ones."""
        heard = [stream.wait() for stream in self.begin(*chats, new=new, lookup=lookup)]
        for chat, answer in zip(chats, heard, strict=True):
            if answer.text != self._setting.counted(chat[-1], new):
                raise RuntimeError(f"the engine gave a wrong answer: {answer.text[:40]}")
        return heard

    def close(self) -> None:
        """End the child."""
        self.engine.close()


class LlamaContender:
    """The high-level class of llama-cpp-python, as its users stream with it."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self.llama: Any = Llama(
            str(setting.path),
            n_ctx=setting.context,
            n_batch=512,
            n_threads=setting.threads,
            n_threads_batch=setting.threads,
            verbose=False,
        )

    def ask(self, text: str, new: int) -> Heard:
        """Stream one answer; what the last prompt began with is not read again."""
        tokens = self._setting.tokens(text)
        heard = Heard(time.perf_counter())
        pieces = []
        chunks = self.llama.create_completion(tokens, max_tokens=new, temperature=0.0, stream=True)
        for chunk in chunks:
            piece = chunk["choices"][0]["text"]
            if piece:
                pieces.append(piece)
                heard.times_s.append(time.perf_counter())
                heard.counts.append(len(pieces))
        heard.ended_s, heard.text = time.perf_counter(), "".join(pieces)
        if heard.text != self._setting.counted(text, new):
            raise RuntimeError(f"Llama gave a wrong answer: {heard.text[:40]}")
        return heard


class BareLoop:
    """One llama.cpp context: llama_decode and the greedy sampler, nothing else."""

    def __init__(self, setting: Setting, model: Any) -> None:
        parameters = native.llama_context_default_params()
        parameters.n_ctx = setting.context
        parameters.n_batch = 512
        parameters.n_threads = parameters.n_threads_batch = setting.threads
        # As the engine and `Llama` have it; on the CPU this is the faster choice.
        parameters.flash_attn_type = native.LLAMA_FLASH_ATTN_TYPE_DISABLED
        self._setting = setting
        self._context: Any = native.llama_init_from_model(model, parameters)
        if not self._context:
            raise MemoryError("no memory for a context")
        self._greedy: Any = native.llama_sampler_init_greedy()

    def ask(self, text: str, new: int, kept: int = 0) -> Heard:
        """Read all but the first *kept* tokens, which lie in the context, and answer."""
        return self._answer(text, self._read(text, kept), new)

    def _read(self, text: str, kept: int) -> float:
        """Read a prompt; return when that began."""
        tokens = self._setting.tokens(text)[kept:]
        began_s = time.perf_counter()
        native.llama_memory_seq_rm(native.llama_get_memory(self._context), 0, kept, -1)
        for start in range(0, len(tokens), 512):
            self._decode(tokens[start : start + 512])
        return began_s

    def _answer(self, text: str, began_s: float, new: int) -> Heard:
        """Choose and decode *new* tokens."""
        heard = Heard(began_s)
        chosen = (native.llama_token * 1)()
        tokens = []
        batch = native.llama_batch_get_one(chosen, 1)
        for number in range(new):
            token = native.llama_sampler_sample(self._greedy, self._context, -1)
            heard.times_s.append(time.perf_counter())
            tokens.append(token)
            if number + 1 < new:
                chosen[0] = token
                native.llama_decode(self._context, batch)
        heard.ended_s = time.perf_counter()
        heard.counts = list(range(1, new + 1))
        if tokens != self._setting.tokens(self._setting.counted(text, new)):
            raise RuntimeError("the bare loop gave a wrong answer")
        return heard

    def close(self) -> None:
        """Free the context."""
        native.llama_sampler_free(self._greedy)
        native.llama_free(self._context)

    def _decode(self, tokens: Sequence[int]) -> None:
        """Decode a part of a prompt. Raises RuntimeError."""
        array = (native.llama_token * len(tokens))(*tokens)
        if native.llama_decode(self._context, native.llama_batch_get_one(array, len(tokens))):
            raise RuntimeError("llama_decode failed")


@native.llama_log_callback
def _say_nothing(_level: int, _text: bytes, _data: ctypes.c_void_p) -> None:
    """Take what llama.cpp logs."""


def be_quiet() -> None:
    """Keep llama.cpp's log out of the terminal."""
    native.llama_log_set(_say_nothing, None)
