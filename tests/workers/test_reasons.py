"""Every way to die is told apart, in words, with what the child's log says of it."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from workbench.core.errors import Problem
from workbench.workers.memory_watch import MemorySample, MemoryWatch, sample_memory
from workbench.workers.reasons import Cause, ChildWords, Death, cause_of, death_problem

WORDS = ChildWords(
    "engine",
    "EngineLost",
    killed="Killed.",
    crashed="Crashed.",
    hung="Hung.",
    gone="Gone.",
    hint="Try again.",
    no_memory="No memory.",
    violated="Violated.",
    asserted="It gave up: {reason}",
)
STACK = "\n\nThread 0x01 (most recent call first):\n" + '  File "child.py", line 1\n' * 40
GGML = "llama.cpp/ggml.c:42: GGML_ASSERT(n_tokens <= n_batch) failed\n"


@pytest.mark.parametrize(
    ("code", "log", "said"),
    [
        (0, "", "Gone."),
        (3, "", "Crashed."),
        (-signal.SIGKILL, "", "Killed."),
        (-signal.SIGTERM, GGML, "Killed."),
        (-signal.SIGSEGV, "Fatal Python error: Segmentation fault" + STACK, "Violated."),
        (-signal.SIGBUS, "", "Violated."),
        (0xC0000005, "Windows fatal exception: access violation" + STACK, "Violated."),
        (-signal.SIGABRT, GGML, "It gave up: GGML_ASSERT(n_tokens <= n_batch) failed"),
        (-signal.SIGABRT, f"{GGML}Fatal Python error: Aborted{STACK}", "It gave up: GGML_ASSERT"),
        (-signal.SIGABRT, "src/llama.cpp:9: fatal error\n", "It gave up: fatal error"),
        (-signal.SIGABRT, "terminate called\n  what():  bad gguf\n", "It gave up: bad gguf"),
        (-signal.SIGABRT, "a: void f(): Assertion `x' failed.\n", "Assertion `x' failed."),
        (-signal.SIGABRT, "Fatal Python error: Aborted" + STACK, "Crashed."),
        (-signal.SIGABRT, "terminate called\n  what():  std::bad_alloc\n", "No memory."),
        (-signal.SIGABRT, "CUDA error: out of memory\n", "No memory."),
        (1, "Traceback …\nMemoryError\n", "No memory."),
        (0xC0000017, "", "No memory."),
        (-signal.SIGSEGV, "failed to allocate\n" + "much later\n" * 20, "Violated."),
    ],
)
def test_a_death_is_told_in_words(tmp_path: Path, code: int, log: str, said: str) -> None:
    path = tmp_path / "engine.log"
    path.write_text(log, encoding="utf-8")
    problem = death_problem(WORDS, Death(code, path))
    assert said in problem.sentence()
    assert problem.sentence().endswith("Try again.")
    assert problem.kind == "EngineLost"


def test_a_kill_while_the_memory_was_low_is_told_as_that(tmp_path: Path) -> None:
    death = Death(-signal.SIGKILL, tmp_path / "none.log", memory_ran_out=True)
    assert death_problem(WORDS, death).text == "No memory."
    hung = Death(-signal.SIGKILL, tmp_path / "none.log", hung=True, memory_ran_out=True)
    assert death_problem(WORDS, hung).text == "Hung."


def test_an_earlier_child_does_not_speak_for_this_one(tmp_path: Path) -> None:
    path = tmp_path / "engine.log"
    path.write_text(GGML)
    problem = death_problem(WORDS, Death(-signal.SIGABRT, path, log_start=len(GGML)))
    assert problem.text == "Crashed."
    assert "nothing in its log" in problem.detail


def test_the_cause_travels_with_the_problem(tmp_path: Path) -> None:
    problem = death_problem(WORDS, Death(-signal.SIGSEGV, tmp_path / "none.log"))
    assert cause_of(problem) is Cause.VIOLATION
    assert cause_of(Problem("Something else.")) is None
    assert cause_of(None) is None


def test_who_is_killed_from_outside_is_not_to_blame() -> None:
    blamed = {cause for cause in Cause if cause.blames_the_work}
    assert blamed == set(Cause) - {Cause.KILLED, Cause.ENDED}


FINE = MemorySample(free_bytes=50, total_bytes=100, kills=3)


@pytest.mark.parametrize(
    ("samples", "ran_out"),
    [
        ([FINE] * 4, False),
        ([FINE, MemorySample(2, 100, 3), FINE], True),
        ([FINE, FINE, MemorySample(50, 100, 4)], True),
        ([MemorySample(2, 100, 1), *[FINE] * 8], False),  # long ago
    ],
)
def test_memory_that_ran_out_is_seen_in_the_last_seconds(
    samples: list[MemorySample], ran_out: bool
) -> None:
    coming = iter(samples)
    watch = MemoryWatch(lambda: next(coming))
    for _ in samples[2:]:
        watch.look()
    assert watch.ran_out() is ran_out


def test_this_machine_tells_its_memory() -> None:
    sample = sample_memory()
    assert 0 < sample.free_bytes <= sample.total_bytes
