"""What the engine benchmark measures: each function is one round of one or more rows.

A round takes its contenders in turns, first one then the other, and returns ratios of times that
were taken within it; prompts are new each time, so that nothing is cached that should not be.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
from engine_contenders import BareLoop, EngineContender, Heard, LlamaContender, Setting

from workbench.core.paths import RESOURCES

TOUR_MODEL: Final = RESOURCES / "models" / "tour.gguf"
CONTENDERS: Final = 4  # prompts of a comparison
VARIANTS: Final = 8
OWN: Final = 8  # tokens that a prompt of several has for itself
QUOTED, REST = 32, 12  # tokens of an answer that are quoted (a sentence), then not, by turns
TRAP_EVERY: Final = 8
CYCLES_PATIENCE_S: Final = 300.0
SAVED_WITHIN_S: Final = 30.0
Values = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is read and written, in tokens, and how often something is done in a round."""

    depth: int = 512
    new: int = 128
    repeats: int = 3
    chat: int = 2000
    long: int = 4000
    before: int = 48  # tokens of a stream before a long prompt comes beside it
    beside: int = 3000  # most of that stream: an endless one would claim all cells for itself
    quote: int = 192
    stops: int = 10
    cycles: int = 100


QUICK: Final = Sizes(128, 32, 2, 512, 4000, 24, 3000, 96, 3, 10)


@dataclass(slots=True)
class Bench:
    """The contenders, on one file, and a source of prompts nobody has read."""

    setting: Setting
    sizes: Sizes
    folder: Path
    engine: EngineContender
    llama: LlamaContender
    random: np.random.Generator = field(default_factory=lambda: np.random.default_rng(3))
    turn: int = 0

    def fresh(self, count: int) -> str:
        """Return new text."""
        places = self.random.integers(len(self.setting.characters), size=count)
        return "".join(self.setting.characters[place] for place in places)

    def in_turns(self, *runs: Callable[[], float]) -> list[float]:
        """Run all, each time beginning with another; return their values in the given order."""
        self.turn += 1
        values = [0.0] * len(runs)
        for number in range(len(runs)):
            place = (number + self.turn) % len(runs)
            values[place] = runs[place]()
        return values

    @contextmanager
    def bare(self) -> Iterator[BareLoop]:
        """Give a bare loop over the model that `Llama` has loaded."""
        model: Any = self.llama.llama.model
        with closing(BareLoop(self.setting, model)) as loop:
            yield loop


def wall(answers: Sequence[Heard]) -> float:
    """Return the seconds from the first question to the last end."""
    return max(one.ended_s for one in answers) - min(one.sent_s for one in answers)


def one_stream(bench: Bench) -> Values:
    """Take decode rates behind a prompt that all three have read."""
    depth, new = bench.sizes.depth, bench.sizes.new
    text = bench.fresh(depth)
    taken: Values = {"stream/llama": [], "stream/bare": []}
    with bench.bare() as bare:
        bench.engine.ask([text], new=1)
        bench.llama.ask(text, 1)
        bare.ask(text, 1)
        for _ in range(bench.sizes.repeats):
            ours, llama, loop = bench.in_turns(
                lambda: bench.engine.ask([text], new=new)[0].rate,
                lambda: bench.llama.ask(text, new).rate,
                lambda: bare.ask(text, new, kept=depth - 1).rate,
            )
            taken["stream/llama"].append(ours / llama)
            taken["stream/bare"].append(ours / loop)
    return taken


def four_prompts(bench: Bench) -> Values:
    """Take wall times of four prompts with a common beginning that nobody has read."""
    new = bench.sizes.new
    prefix = bench.fresh(bench.sizes.depth)
    texts = [prefix + bench.fresh(OWN) for _ in range(CONTENDERS)]

    def alone(text: str) -> float:
        with bench.bare() as bare:
            return bare.ask(text, new).wall_s

    ours, llama, four = bench.in_turns(
        lambda: wall(bench.engine.ask(*([text] for text in texts), new=new)),
        lambda: wall([bench.llama.ask(text, new) for text in texts]),
        lambda: sum(alone(text) for text in texts),
    )
    return {"four/llama": [ours / llama], "four/contexts": [ours / four]}


def eight_variants(bench: Bench) -> Values:
    """Take wall times of eight variants as one batch, and of eight others one after another."""
    new = bench.sizes.new // 2

    def texts() -> list[list[str]]:
        prefix = bench.fresh(bench.sizes.depth)
        return [[prefix + bench.fresh(OWN)] for _ in range(VARIANTS)]

    together, alone = bench.in_turns(
        lambda: wall(bench.engine.ask(*texts(), new=new)),
        lambda: wall([bench.engine.ask(text, new=new)[0] for text in texts()]),
    )
    return {"eight": [together / alone]}


def long_chat(bench: Bench) -> Values:
    """Take the time to the first token of a first turn, a second one, and one after a restart."""
    turns = [bench.fresh(bench.sizes.chat)]

    def ask(engine: EngineContender) -> float:
        (heard,) = engine.ask(turns, new=16)
        turns.extend((heard.text, bench.fresh(16)))
        return heard.ttft_s

    with tempfile.TemporaryDirectory(dir=bench.folder) as folder:
        states = Path(folder) / "states"
        with closing(EngineContender(bench.setting, bench.folder, states)) as engine:
            first_s, second_s = ask(engine), ask(engine)
            _wait_for_file(states)
        with closing(EngineContender(bench.setting, bench.folder, states)) as engine:
            reopened_s = ask(engine)
    return {"turn/second": [second_s / first_s], "turn/reopened": [reopened_s / first_s]}


def _wait_for_file(folder: Path) -> None:
    """Wait until a state has been saved: that happens when the engine has been quiet a while."""
    never = threading.Event()
    waited_s = 0.0
    while not any(folder.glob("*.state")):
        never.wait(0.1)
        waited_s += 0.1
        if waited_s > SAVED_WITHIN_S:
            raise TimeoutError("the state of the chat was not saved")


def long_prompt_beside(bench: Bench) -> Values:
    """Take the longest gap of a stream while a long prompt is read beside it."""
    before = bench.sizes.before
    (stream,) = bench.engine.begin([bench.fresh(64)], new=bench.sizes.beside)
    stream.wait_tokens(before)
    (other,) = bench.engine.begin([bench.fresh(bench.sizes.long)], new=1)
    read = other.wait()
    stream.wait_tokens(stream.heard.counts[-1] + 2)
    stream.stop()
    alone_s = stream.heard.token_s(read.sent_s)
    beside_s = max(stream.heard.gaps_s(read.sent_s - 2 * alone_s, stream.heard.ended_s))
    return {"gap": [beside_s / alone_s]}


def lookup(bench: Bench) -> Values:
    """Take rates with and without speculation where it helps and where it only seems to."""
    return {
        "lookup/quotes": _lookup_gain(bench, _quoted),
        "lookup/free": _lookup_gain(bench, _trapped),
    }


def _lookup_gain(bench: Bench, passages: Callable[[Bench, int], str]) -> list[float]:
    """Take the rate of an answer with speculation over its rate without."""
    count = bench.sizes.quote
    start = int(bench.random.integers(len(bench.setting.characters)))
    text = bench.fresh(count) + passages(bench, start) + bench.fresh(OWN)
    text += bench.setting.text(start - 1, 1)  # the answer goes on from here
    bench.engine.ask([text], new=1)
    gains = []
    for _ in range(bench.sizes.repeats):
        with_it, without = bench.in_turns(
            lambda: bench.engine.ask([text], new=count, lookup=True)[0].rate,
            lambda: bench.engine.ask([text], new=count)[0].rate,
        )
        gains.append(with_it / without)
    return gains


def _quoted(bench: Bench, start: int) -> str:
    """Return passages from which the answer quotes, one sentence's tokens at a time."""
    places = range(start, start + bench.sizes.quote, QUOTED + REST)
    return "".join(bench.setting.text(place, QUOTED) + bench.fresh(REST) for place in places)


def _trapped(bench: Bench, start: int) -> str:
    """Return passages that hold three words in a row of the answer, and never go on like it."""
    places = range(start, start + bench.sizes.quote, TRAP_EVERY)
    return "".join(bench.setting.text(place, 3) + bench.fresh(TRAP_EVERY) for place in places)


def stop(bench: Bench) -> Values:
    """Take the milliseconds from Stop to the end, in prompts and in answers."""
    taken = []
    for _ in range(bench.sizes.stops):
        (reading,) = bench.engine.begin([bench.fresh(bench.sizes.long)], new=1)
        reading.wait_reading()
        taken.append(1000 * reading.stop(float(bench.random.uniform(0.0, 1.0))))
        (answering,) = bench.engine.begin([bench.fresh(16)], new=0)
        answering.wait_tokens(2)
        taken.append(1000 * answering.stop(float(bench.random.uniform(0.0, 0.5))))
    return {"stop": taken}


def cycles(bench: Bench) -> Values:
    """Take the growth in MB of a process whose child loads and unloads the tour model."""
    script = Path(__file__).with_name("engine_cycles.py")
    command = [sys.executable, str(script), str(TOUR_MODEL), str(bench.sizes.cycles)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=CYCLES_PATIENCE_S
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    return {"cycles": [int(done.stdout) / 1e6]}
