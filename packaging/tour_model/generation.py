"""Greedy answers from a GGUF file; the one door through which the evaluation reaches a model."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from llama_cpp import Llama

from chatml import END


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model wrote, and how long writing took after the prompt was read."""

    text: str
    tokens: int
    elapsed_s: float


class GgufModel:
    """One loaded model, used from one thread."""

    def __init__(self, path: Path, threads: int = 1, exact: bool = False) -> None:
        """Load *path*; *exact* keeps the cache in F32, for comparing with the network."""
        wide: dict[str, Any] = {"type_k": 0, "type_v": 0, "flash_attn": False} if exact else {}
        self._llama = Llama(
            str(path),
            n_ctx=1024,
            n_threads=threads,
            n_threads_batch=threads,
            logits_all=False,
            verbose=False,
            **wide,
        )
        self._end = self.token_ids(END)[0]

    def token_ids(self, text: str) -> list[int]:
        """Return *text* in tokens, with control tokens recognised."""
        return list(self._llama.tokenize(text.encode(), add_bos=False, special=True))

    def answer(self, prompt: str, most: int = 64) -> Answer:
        """Continue *prompt* greedily until the end mark or *most* tokens."""
        written: list[int] = []
        started = 0.0
        for token in self._llama.generate(self.token_ids(prompt), temp=0.0, repeat_penalty=1.0):
            started = started or time.perf_counter()
            if token == self._end or len(written) == most:
                break
            written.append(token)
        text = self._llama.detokenize(written).decode("utf-8", "replace").strip()
        return Answer(text, len(written), time.perf_counter() - started)

    def close(self) -> None:
        """Free the model."""
        self._llama.close()


def perplexity(path: Path, texts: list[str]) -> tuple[float, int]:
    """Return perplexity per token over *texts*, each cut to 512 tokens, and the tokens counted."""
    llama = Llama(str(path), n_ctx=512, logits_all=True, verbose=False)
    total, count = 0.0, 0
    for text in texts:
        ids = llama.tokenize(text.encode(), add_bos=False, special=False)[:512]
        llama.reset()
        llama.eval(ids)
        scores = numpy.array(llama.scores[: len(ids) - 1], dtype=numpy.float64)
        top = scores.max(axis=1)
        logs = top + numpy.log(numpy.exp(scores - top[:, None]).sum(axis=1))
        total += float((logs - scores[numpy.arange(len(ids) - 1), ids[1:]]).sum())
        count += len(ids) - 1
    llama.close()
    return math.exp(total / count), count
