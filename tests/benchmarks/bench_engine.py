"""Measures the engine against `llama_cpp.Llama` on one GGUF, same threads, in turns.

Run on a quiet machine: `python tests/benchmarks/bench_engine.py MODEL.gguf [--rounds 5]`. Each row
is the median over rounds of a ratio taken within a round, with its smallest and largest value.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from llama_cpp import Llama

from workbench.core.generation import (
    Failed,
    Finished,
    GenerationEvent,
    Request,
    Sampling,
    TextArrived,
    Turn,
)
from workbench.core.ids import new_id
from workbench.core.models import LoadOptions
from workbench.engine.client import ChildEngine

COLUMNS: Final = 4
WORDS: Final = (
    "the ferry to the island leaves at seven and returns before the evening bell ".split()
)


class Answers:
    """Collects the ends of a batch, and when its first text came."""

    def __init__(self, count: int) -> None:
        self.ends: list[Finished] = []
        self.began = threading.Event()
        self._open = count
        self._done = threading.Event()

    def __call__(self, event: GenerationEvent) -> None:
        if isinstance(event, Failed):
            raise SystemExit(event.problem.sentence())
        if isinstance(event, TextArrived):
            self.began.set()
        if isinstance(event, Finished):
            self.ends.append(event)
            self._open -= 1
            if self._open == 0:
                self._done.set()

    def wait(self) -> list[Finished]:
        """Wait for all ends."""
        self._done.wait()
        return self.ends


@dataclass(slots=True)
class Bench:
    """One engine and one `Llama` with the same model."""

    engine: ChildEngine
    llama: Any
    depth: int  # tokens of a long prompt
    new: int  # tokens of an answer
    serial: int = 0

    def text(self, tokens: int) -> str:
        """Return new text of about *tokens* tokens: nothing of it is cached."""
        self.serial += 1
        words = [f"{self.serial}"]
        while self.engine.count_tokens([" ".join(words)])[0] < tokens:
            words.extend(WORDS[(self.serial + place) % len(WORDS)] for place in range(8))
        return " ".join(words)

    def ask(self, texts: Sequence[str], new: int) -> list[Finished]:
        """Run questions as one batch."""
        sampling = Sampling(temperature=0.0, max_tokens=new)
        requests = [Request(new_id(), (Turn("user", text),), sampling) for text in texts]
        answers = Answers(len(requests))
        self.engine.submit(requests, answers)
        return answers.wait()

    def plain(self, text: str, new: int) -> tuple[float, float]:
        """Run one question through `Llama`; return seconds to the first and to the last token."""
        prompt = self.engine.render([Turn("user", text)]).text
        tokens = self.llama.tokenize(prompt.encode(), add_bos=False, special=True)
        began_s = time.perf_counter()
        first_s = 0.0
        for number, _token in enumerate(self.llama.generate(tokens, temp=0.0, reset=True)):
            first_s = first_s or time.perf_counter() - began_s
            if number + 1 == new:
                break
        return first_s, time.perf_counter() - began_s


def decode_rate(bench: Bench) -> float:
    """One stream behind a long prompt: our tokens per second over theirs."""
    text = bench.text(bench.depth)
    (end,) = bench.ask([text], bench.new)
    first_s, total_s = bench.plain(text, bench.new)
    theirs = (bench.new - 1) / (total_s - first_s)
    return end.timing.generation_rate / theirs


def columns(bench: Bench) -> float:
    """Columns with a common prefix: our wall time over theirs, one after another with reuse."""
    prefix = bench.text(bench.depth)
    texts = [f"{prefix} {name}" for name in ("first", "second", "third", "fourth")[:COLUMNS]]
    began_s = time.perf_counter()
    bench.ask(texts, bench.new)
    ours_s = time.perf_counter() - began_s
    return ours_s / sum(bench.plain(text, bench.new)[1] for text in texts)


def second_turn(bench: Bench) -> float:
    """Time to the first token of a second turn over that of the first."""
    text = bench.text(bench.depth)
    first = bench.ask([text], 4)[0].timing
    second = bench.ask([f"{text} more"], 4)[0].timing
    return second.ttft_s / first.ttft_s


def stop(bench: Bench) -> float:
    """Seconds from Stop to the end of an answer."""
    sampling = Sampling(temperature=0.0, max_tokens=0)
    request = Request(new_id(), (Turn("user", bench.text(16)),), sampling)
    answers = Answers(1)
    bench.engine.submit([request], answers)
    answers.began.wait()
    began_s = time.perf_counter()
    bench.engine.cancel(request.request_id)
    answers.wait()
    return time.perf_counter() - began_s


ROWS: Final[dict[str, Callable[[Bench], float]]] = {
    "decode rate, one stream / Llama": decode_rate,
    f"wall time, {COLUMNS} columns / Llama in turn": columns,
    "time to first token, second turn / first": second_turn,
    "seconds to stop": stop,
}


def lines(bench: Bench, rounds: int) -> Iterator[str]:
    """Yield the table."""
    taken: dict[str, list[float]] = {name: [] for name in ROWS}
    for _ in range(rounds):
        for name, measure in ROWS.items():
            taken[name].append(measure(bench))
    yield f"{'row':44} {'median':>8} {'least':>8} {'most':>8}"
    for name, values in taken.items():
        yield (f"{name:44} {statistics.median(values):8.3f} {min(values):8.3f} {max(values):8.3f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        engine = ChildEngine(Path(folder))
        try:
            info = engine.load(arguments.model, LoadOptions(threads=arguments.threads))
            llama = Llama(
                str(arguments.model),
                n_ctx=info.context_size,
                n_threads=info.threads,
                n_threads_batch=info.threads,
                verbose=False,
            )
            bench = Bench(engine, llama, min(512, info.context_size // 2), 128)
            for line in lines(bench, arguments.rounds):
                print(line)
        finally:
            engine.close()


if __name__ == "__main__":
    main()
