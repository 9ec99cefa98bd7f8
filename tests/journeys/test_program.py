"""The whole program from outside: killed, started twice, cut off from the network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.journeys.conftest import StartProgram
from workbench.app.instance import Instance
from workbench.core.chat import MessageState
from workbench.core.paths import Paths

pytestmark = [pytest.mark.journey, pytest.mark.engine]

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 100

NO_NETWORK = """
import os, socket
_connect = socket.socket.connect
def connect(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6):
        with open(os.environ["CALLS"], "a") as calls:
            calls.write(repr(address) + chr(10))
        raise OSError("no network here")
    return _connect(self, address)
socket.socket.connect = connect
socket.socket.connect_ex = connect
def lookup(*address, **_):
    with open(os.environ["CALLS"], "a") as calls:
        calls.write(repr(address) + chr(10))
    raise OSError("no network here")
socket.getaddrinfo = lookup
"""


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a program of its own."""
    paths = os.pathsep.join([*more.pop("paths", "").split(os.pathsep), str(ROOT)])
    return {**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen", **more}


def test_killing_the_whole_program_in_mid_answer_keeps_the_text(
    start_program: StartProgram, tmp_path: Path
) -> None:
    script = Path(__file__).with_name("half_an_answer.py")
    with subprocess.Popen(
        [sys.executable, str(script), str(tmp_path)],
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "half\n"
        children = psutil.Process(program.pid).children(recursive=True)
        program.kill()
    _gone, alive = psutil.wait_procs(children, timeout=LIMIT_S)
    assert not alive, "a child outlived its program"
    pilot = start_program(tmp_path)
    pilot.wait(lambda: len(pilot.services.chat.conversations) == 1)
    pilot.services.chat.open(pilot.services.chat.conversations[0].conversation_id)
    pilot.wait(lambda: len(pilot.services.chat.transcript.messages) == 2)
    answer = pilot.last()
    assert answer.state is MessageState.INTERRUPTED
    assert answer.text
    assert pilot.seen_answer().split() == answer.text.split()


def test_a_second_start_raises_the_first_window_and_ends(
    qapp: object, tmp_path: Path, qtbot: object
) -> None:
    paths = Paths(tmp_path)
    paths.create()
    first = Instance(paths.lock)
    assert first.acquire()
    second = subprocess.Popen(
        [sys.executable, "-m", "workbench", "--profile", str(tmp_path)],
        env=environment(),
        stderr=subprocess.PIPE,
        text=True,
    )
    with qtbot.waitSignal(first.raise_asked, timeout=LIMIT_S * 1000):  # type: ignore[attr-defined]
        pass
    _out, said = second.communicate(timeout=LIMIT_S)
    first.release()
    assert second.returncode == 0
    assert "already runs" in said


def test_the_three_journeys_need_no_network(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    calls = tmp_path / "calls"
    done = subprocess.run(
        [sys.executable, "-m", "workbench", "--self-test", "--json"],
        env=environment(paths=str(tmp_path), CALLS=str(calls)),
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["ok"] is True
    assert not calls.exists(), calls.read_text()


def test_nothing_of_a_chat_is_in_the_logs(start_program: StartProgram, tmp_path: Path) -> None:
    pilot = start_program(tmp_path)
    answer = pilot.ask("What does the zebra say to Quillfeather?")
    notes = tmp_path / "Quillfeather-notes.txt"
    notes.write_bytes(b"")
    pilot.drop([notes])
    pilot.wait_until_read(notes.name)
    pilot.program.close()
    logs = "".join(path.read_text("utf-8", "replace") for path in Paths(tmp_path).logs.iterdir())
    assert "Quillfeather" not in logs
    assert not answer.text.strip() or answer.text.strip() not in logs
