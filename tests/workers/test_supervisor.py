"""The supervisor hears its child, says why it died, starts it again, and never waits in vain."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import psutil
import pytest

from workbench.core.errors import BadInput, EngineLost, Problem
from workbench.core.ports import ChildState
from workbench.workers.link import PARTING_S
from workbench.workers.reasons import ChildWords
from workbench.workers.supervisor import Limits, Supervisor

PATIENCE_S = 30.0
WORDS = ChildWords(
    "echo",
    "EngineLost",
    "It was killed.",
    "It crashed.",
    "It hangs.",
    "It has ended.",
    "Try again.",
)


class Watched:
    """A supervisor of the echo child, with what it told."""

    def __init__(self, log_path: Path, argument: str, limits: Limits | None) -> None:
        self.events: list[Any] = []
        self.states: list[tuple[ChildState, Problem | None]] = []
        self.faulty = False
        self._changed = threading.Condition()
        self.supervisor = Supervisor(
            "tests.workers.echo_child:main",
            argument,
            WORDS,
            log_path,
            on_event=self._on_event,
            on_state=self._on_state,
            limits=limits or Limits(backoff_s=(0.0,)),
        )

    def _on_event(self, event: Any) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()
        if self.faulty:
            raise RuntimeError("a fault of the listener")

    def _on_state(self, state: ChildState, problem: Problem | None) -> None:
        with self._changed:
            self.states.append((state, problem))
            self._changed.notify_all()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(condition, PATIENCE_S), self.states

    def wait_for_state(self, state: ChildState, times: int = 1) -> Problem | None:
        """Return the problem that came with a state."""
        self.wait_for(lambda: [seen for seen, _problem in self.states].count(state) >= times)
        return [problem for seen, problem in self.states if seen is state][times - 1]

    def call_in_vain(self) -> Future[EngineLost]:
        """Make a call the child never answers; return the error it will end in."""
        error: Future[EngineLost] = Future()

        def call() -> None:
            with pytest.raises(EngineLost) as caught:
                self.supervisor.call(("wait", 0))
            error.set_result(caught.value)

        threading.Thread(target=call).start()
        self.wait_for(lambda: "waiting" in self.events)
        return error


Make = Callable[..., Watched]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Return a maker of supervised echo children."""
    made: list[Watched] = []

    def build(argument: str = "", limits: Limits | None = None) -> Watched:
        made.append(Watched(tmp_path / "logs" / "echo.log", argument, limits))
        return made[-1]

    yield build
    for watched in made:
        watched.supervisor.close()


def test_a_call_is_answered_by_its_value_or_its_error(make: Make) -> None:
    supervisor = make().supervisor
    assert supervisor.call(("echo", ["값", 1])) == ["값", 1]
    with pytest.raises(BadInput, match=r"This is not a number\. Try again\."):
        supervisor.call(("fail", "a number"))


def test_calls_from_many_threads_get_their_own_answers(make: Make) -> None:
    supervisor = make().supervisor
    answers: dict[int, int] = {}
    threads = [
        threading.Thread(target=lambda n=n: answers.update({n: supervisor.call(("echo", n))}))
        for n in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {n: n for n in range(20)}


def test_an_urgent_note_overtakes_the_work(make: Make) -> None:
    watched = make()
    assert not watched.supervisor.notify(("emit", "nobody hears")), "there is no child yet"
    watched.supervisor.call(("echo", 0))
    lost = watched.call_in_vain()
    assert watched.supervisor.notify(("urgent", "now"))
    watched.wait_for(lambda: watched.events == ["waiting", "now"])
    watched.supervisor.kill()
    assert lost.result(PATIENCE_S).text == "It was killed."


@pytest.mark.parametrize(
    ("command", "text", "detail"),
    [
        (("exit", 3), "It crashed.", "exit code 3"),
        (("exit", 0), "It has ended.", "exit code 0"),
        (("assert", 0), "It crashed.", "GGML_ASSERT(x > 0) failed"),
        (("violate", 0), "It crashed.", "Fatal Python error: Segmentation fault"),
        (("abort", 0), "It crashed.", "Fatal Python error: Aborted"),
    ],
)
def test_a_death_fails_the_call_and_says_why(
    make: Make, command: tuple[str, int], text: str, detail: str
) -> None:
    watched = make()
    with pytest.raises(EngineLost) as caught:
        watched.supervisor.call(command)
    assert caught.value.text == text
    assert detail in caught.value.detail
    assert watched.wait_for_state(ChildState.LOST) == caught.value.problem()
    assert watched.supervisor.call(("echo", "again")) == "again"


def test_an_earlier_death_is_not_taken_for_this_one(make: Make) -> None:
    watched = make()
    for command, detail in ((("assert", 0), "GGML_ASSERT"), (("exit", 3), "nothing in its log")):
        with pytest.raises(EngineLost) as caught:
            watched.supervisor.call(command)
        assert detail in caught.value.detail


def test_a_kill_from_outside_is_told_apart(make: Make) -> None:
    watched = make()
    watched.supervisor.call(("echo", 0))
    assert watched.supervisor.pid is not None
    os.kill(watched.supervisor.pid, signal.SIGKILL)
    problem = watched.wait_for_state(ChildState.LOST)
    assert problem is not None
    assert problem.text == "It was killed."
    watched.wait_for_state(ChildState.READY, times=2)


def test_a_hung_child_is_ended(make: Make) -> None:
    watched = make(limits=Limits(silence_s=2.0, backoff_s=(0.0,)))
    with pytest.raises(EngineLost, match=r"It hangs\."):
        watched.supervisor.call(("hang", 0))


def test_a_child_that_says_it_is_stuck_is_ended(make: Make) -> None:
    watched = make("mute", limits=Limits(silence_s=2.0, backoff_s=(0.0,)))
    with pytest.raises(EngineLost, match=r"It hangs\."):
        watched.supervisor.call(("wait", 0))


def test_a_child_that_cannot_start_is_given_up_soon(make: Make) -> None:
    watched = make("stillborn", Limits(restarts=1, backoff_s=(0.0,)))
    began_s = time.monotonic()
    with pytest.raises(EngineLost, match=r"It crashed\."):
        watched.supervisor.call(("echo", 0))
    assert time.monotonic() - began_s < Limits().start_s / 2
    problem = watched.wait_for_state(ChildState.STOPPED)
    assert problem is not None
    assert "cannot start" in problem.detail


def test_a_fault_of_a_listener_does_not_end_the_hearing(
    make: Make, caplog: pytest.LogCaptureFixture
) -> None:
    watched = make()
    watched.supervisor.call(("echo", 0))
    watched.faulty = True
    watched.supervisor.notify(("emit", "one"))
    watched.supervisor.notify(("emit", "two"))
    watched.wait_for(lambda: watched.events == ["one", "two"])
    assert watched.supervisor.call(("echo", "alive")) == "alive"
    assert "a fault of the listener" in caplog.text


def test_closing_ends_the_child_at_once_even_in_its_work(make: Make) -> None:
    watched = make()
    watched.supervisor.call(("echo", 0))
    process = psutil.Process(watched.supervisor.pid)
    lost = watched.call_in_vain()
    watched.supervisor.close(patience_s=20.0)
    assert lost.result(PATIENCE_S).text == "It has ended."
    assert not process.is_running()
    assert watched.states[-1] == (ChildState.STOPPED, None)
    with pytest.raises(EngineLost, match=r"It has ended\."):
        watched.supervisor.call(("echo", 0))


def test_a_child_that_has_something_left_to_do_gets_a_moment(make: Make) -> None:
    watched = make("stubborn")
    watched.supervisor.call(("echo", 0))
    process = psutil.Process(watched.supervisor.pid)
    began_s = time.monotonic()
    watched.supervisor.close(patience_s=PATIENCE_S)
    assert watched.events == ["not yet"]
    assert not process.is_running()
    assert PARTING_S <= time.monotonic() - began_s < PATIENCE_S


def test_a_child_ends_with_its_parent(tmp_path: Path) -> None:
    program = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from tests.workers.test_supervisor import Watched\n"
        "if __name__ == '__main__':\n"
        "    watched = Watched(Path(sys.argv[1]), '', None)\n"
        "    watched.supervisor.call(('echo', 0))\n"
        "    print(watched.supervisor.pid, flush=True)\n"
        "    os._exit(1)\n"
    )
    script = tmp_path / "parent.py"
    script.write_text(program)
    done = subprocess.run(
        [sys.executable, script, tmp_path / "echo.log"],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    pid = int(done.stdout)
    with contextlib.suppress(psutil.NoSuchProcess):
        psutil.Process(pid).wait(PATIENCE_S)


def test_ctrl_c_is_left_to_the_parent(make: Make) -> None:
    watched = make()
    watched.supervisor.call(("echo", 0))
    assert watched.supervisor.pid is not None
    os.kill(watched.supervisor.pid, signal.SIGINT)
    assert watched.supervisor.call(("echo", "still here")) == "still here"
    assert ChildState.LOST not in [state for state, _problem in watched.states]


def test_a_long_log_is_put_aside(make: Make, tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    (logs / "echo.log").write_bytes(b"x" * 1_500_000)
    make().supervisor.call(("echo", 0))
    assert (logs / "echo.1.log").stat().st_size == 1_500_000
    assert (logs / "echo.log").stat().st_size < 1000
