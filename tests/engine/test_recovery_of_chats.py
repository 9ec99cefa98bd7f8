"""A chat whose engine is killed at any token loses nothing: what was seen is kept, and goes on.

With --full at twenty random tokens each way, else at three.
"""

from __future__ import annotations

import os
import random
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine.conftest import OPTIONS
from tests.engine.listener import StateLog
from workbench.answering.conversation import AnswerEnded, AnswerOptions, ChatEvent, ChatRunner
from workbench.core.chat import Message, MessageState
from workbench.core.generation import Sampling, TextArrived
from workbench.core.ports import ChildState
from workbench.engine.client import ChildEngine
from workbench.storage.conversations import Conversations
from workbench.storage.database import Database
from workbench.workers.reasons import Cause, cause_of
from workbench.workers.supervisor import Limits

pytestmark = [pytest.mark.engine, pytest.mark.timeout(1800)]

PATIENCE_S = 60.0
LONGEST = 800  # tokens: still streaming when the signal arrives
GREEDY = AnswerOptions(Sampling(temperature=0.0, max_tokens=LONGEST))
CAUSES = {signal.SIGKILL: Cause.KILLED, signal.SIGABRT: Cause.CRASH}


class Person:
    """Reads an answer; may end the engine as soon as so many tokens are there."""

    def __init__(self, engine: ChildEngine, how: signal.Signals | None = None, at: int = 0) -> None:
        self.seen = ""
        self._engine = engine
        self._how = how
        self._at = at
        self._ended: list[Message] = []
        self._changed = threading.Condition()

    def __call__(self, event: ChatEvent) -> None:
        with self._changed:
            if isinstance(event, TextArrived):
                self.seen += event.text
                if self._how is not None and event.tokens >= self._at:
                    assert self._engine.pid is not None
                    os.kill(self._engine.pid, self._how)
                    self._how = None
            elif isinstance(event, AnswerEnded):
                self._ended.append(event.message)
            self._changed.notify_all()

    def answer(self) -> Message:
        """Wait for the end of the answer, and that there is but one."""
        with self._changed:
            assert self._changed.wait_for(lambda: bool(self._ended), PATIENCE_S)
        (message,) = self._ended
        return message


@pytest.fixture
def states() -> StateLog:
    return StateLog()


@pytest.fixture
def engine(tmp_path: Path, random_model: Path, states: StateLog) -> Iterator[ChildEngine]:
    """Return an engine that may die as often as it likes."""
    limits = Limits(restarts=10_000, backoff_s=(0.0,))
    engine = ChildEngine(tmp_path / "logs", states, limits=limits)
    engine.load(random_model, OPTIONS)
    yield engine
    engine.close()


@pytest.mark.parametrize("how", list(CAUSES), ids=lambda how: how.name)
def test_nothing_is_lost_whenever_the_engine_dies(
    engine: ChildEngine, states: StateLog, tmp_path: Path, how: signal.Signals, full: bool
) -> None:
    database = Database(tmp_path / "workbench.db")
    conversations = Conversations(database)
    runner = ChatRunner(engine, conversations, b"s" * 32)
    key = conversations.create().conversation_id
    undisturbed = Person(engine)
    first_id = runner.ask(key, "Tell me about the harbour.", GREEDY, undisturbed)
    whole = undisturbed.answer()
    assert (whole.state, whole.text) == (MessageState.COMPLETE, undisturbed.seen)
    dice = random.Random(how)
    kept: list[str] = [whole.text]
    for death in range(1, (20 if full else 3) + 1):
        person = Person(engine, how, dice.randrange(1, LONGEST // 2))
        runner.regenerate(first_id, GREEDY, person)
        half = person.answer()
        assert half.state is MessageState.FAILED
        assert half.text == person.seen, "all that was seen is kept"
        assert half.text
        assert whole.text.startswith(half.text)
        assert half.problem is not None
        assert half.problem.kind == "EngineLost"
        assert cause_of(half.problem) in (CAUSES[how], Cause.MEMORY)
        kept.append(half.text)
        states.wait_for(ChildState.READY, times=death + 1)
        again = Person(engine)
        runner.regenerate(first_id, GREEDY, again)
        assert again.answer().text == whole.text, "and it goes on as if nothing had been"
        kept.append(whole.text)
    question = conversations.message(first_id).parent_id
    assert question is not None
    database.close()
    assert stored(tmp_path / "workbench.db", question) == kept


def stored(path: Path, question_id: str) -> list[str]:
    """Return the texts of all versions of an answer, as another program finds them."""
    database = Database(path)
    rows = database.rows(
        "SELECT text FROM messages WHERE parent_id = ? ORDER BY rowid", (question_id,)
    )
    texts = [row[0] for row in rows]
    database.close()
    return texts
