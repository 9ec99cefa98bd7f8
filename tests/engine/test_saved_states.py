"""What was read once is brought back from disk: after a restart, with another chat in between."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.engine.conftest import OPTIONS
from tests.engine.fake_decoder import FakeDecoder, answer_to
from tests.engine.listener import Listener, StateLog, ask
from tests.engine.make_gguf import write_random, write_recurrent
from tests.engine.test_scheduler import Bench, prompt, spelled
from workbench.core.generation import Finished
from workbench.core.ports import ChildState
from workbench.engine.client import ChildEngine
from workbench.engine.scheduler import Scheduler
from workbench.engine.state_files import StateFiles

CHAT = "The ferry to the island leaves at seven and comes back at nine. " * 6


class SavingBench(Bench):
    """A bench whose scheduler keeps states in a folder."""

    def __init__(self, folder: Path, decoder: FakeDecoder | None = None) -> None:
        super().__init__(decoder or FakeDecoder(context_size=1000, cells=4000))
        files = StateFiles(folder, "model")
        clock = self._clock
        self.scheduler = Scheduler(self.decoder, self.events.append, clock, files=files)

    def ask(self, name: str, tokens: list[int]) -> Finished:
        """Answer a prompt, rightly."""
        self.submit(name, tokens)
        self.run()
        assert self.finished(name).text == spelled(answer_to(tokens, 8))
        return self.finished(name)

    def save(self) -> int:
        """Save what there is; return how many states."""
        count = 0
        while self.scheduler.save_next():
            count += 1
        assert not self.scheduler.unsaved
        return count


def test_a_new_child_goes_on_where_the_last_one_ended(tmp_path: Path) -> None:
    first = SavingBench(tmp_path)
    first.ask("a", prompt(400))
    assert first.scheduler.unsaved
    assert first.save() == 1
    second = SavingBench(tmp_path)
    grown = [*prompt(400), *answer_to(prompt(400), 8), *prompt(30, 2)]
    assert second.ask("b", grown).timing.cached_tokens == 407
    assert second.decoder.decoded == 31 + 7
    assert second.save() == 0, "most of it is saved already"
    branch = [*prompt(300), *prompt(60, 3)]
    assert SavingBench(tmp_path).ask("c", branch).timing.cached_tokens == 300


def test_large_states_are_passed_over_when_time_is_short(tmp_path: Path) -> None:
    bench = SavingBench(tmp_path)
    bench.ask("small", prompt(300))
    bench.ask("large", prompt(500, 2))
    assert bench.scheduler.save_next(most_bytes=4 * 400)
    assert bench.decoder.saved == [307]


def test_short_prompts_are_not_saved(tmp_path: Path) -> None:
    bench = SavingBench(tmp_path)
    bench.ask("a", prompt(200))
    assert bench.save() == 0


def test_what_is_still_in_the_cache_is_not_read_from_disk(tmp_path: Path) -> None:
    bench = SavingBench(tmp_path)
    bench.ask("a", prompt(400))
    bench.save()
    for path in tmp_path.iterdir():
        path.write_bytes(b"damaged")
    assert bench.ask("b", [*prompt(400), 5]).timing.cached_tokens == 400


def test_columns_share_what_was_restored_once(tmp_path: Path) -> None:
    bench = SavingBench(tmp_path)
    bench.ask("a", prompt(400))
    bench.save()
    again = SavingBench(tmp_path)
    prompts = {name: [*prompt(390), *prompt(10, place)] for place, name in enumerate("xyz", 2)}
    for name, tokens in prompts.items():
        again.submit(name, tokens)
    again.run()
    for name, tokens in prompts.items():
        assert again.finished(name).text == spelled(answer_to(tokens, 8))
        assert again.finished(name).timing.cached_tokens == 390


@pytest.mark.parametrize("fault", ["damaged", "missing", "no room"])
def test_a_state_that_cannot_be_restored_is_read_anew(
    tmp_path: Path, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    first = SavingBench(tmp_path)
    first.ask("a", prompt(400))
    first.save()
    second = SavingBench(tmp_path)
    (path,) = tmp_path.iterdir()
    if fault == "damaged":
        path.write_bytes(path.read_bytes()[:-1])
    elif fault == "missing":
        path.unlink()
    second.decoder.no_room = fault == "no room"
    assert second.ask("b", prompt(400)).timing.cached_tokens == 0
    assert path.exists() == (fault == "no room")


def test_a_state_is_left_alone_while_running_answers_need_the_room(tmp_path: Path) -> None:
    first = SavingBench(tmp_path)
    first.ask("a", prompt(400))
    first.save()
    second = SavingBench(tmp_path, FakeDecoder(context_size=500, cells=600))
    second.submit("long", prompt(300, 2), most=100)
    second.scheduler.step()
    second.submit("b", prompt(400))
    second.run()
    assert second.finished("b").text == spelled(answer_to(prompt(400), 8))
    assert second.finished("long").text == spelled(answer_to(prompt(300, 2), 100))


def test_a_full_disk_is_tried_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    bench = SavingBench(tmp_path)
    bench.decoder.full_disk = True
    bench.ask("a", prompt(400))
    assert bench.save() == 1
    assert bench.decoder.saved == [407]
    assert list(tmp_path.iterdir()) == []


def test_after_clearing_nothing_comes_back(tmp_path: Path) -> None:
    bench = SavingBench(tmp_path)
    bench.ask("a", prompt(400))
    bench.save()
    bench.ask("b", prompt(400, 2))
    bench.scheduler.clear_saved()
    assert not bench.scheduler.unsaved
    assert list(tmp_path.iterdir()) == []
    assert SavingBench(tmp_path).ask("c", prompt(400)).timing.cached_tokens == 0


# The real engine

MakeSaving = Callable[[], tuple[ChildEngine, StateLog]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where states are saved."""
    return tmp_path / "대화 상태"


@pytest.fixture
def make_saving(tmp_path: Path, folder: Path) -> Iterator[MakeSaving]:
    """Return a maker of engines that share a folder of states."""
    made: list[ChildEngine] = []

    def make() -> tuple[ChildEngine, StateLog]:
        states = StateLog()
        made.append(ChildEngine(tmp_path / "logs", states, state_folder=folder))
        return made[-1], states

    yield make
    for engine in made:
        engine.close()


def reply(engine: ChildEngine, text: str) -> Finished:
    """Return the end of a greedy answer."""
    listener = Listener()
    request = ask(text, most=24)
    engine.submit([request], listener)
    return listener.finished(request)


@pytest.mark.engine
def test_a_chat_goes_on_at_once_in_another_program(
    make_saving: MakeSaving, random_model: Path, folder: Path
) -> None:
    engine, _states = make_saving()
    engine.load(random_model, OPTIONS)
    first = reply(engine, CHAT)
    reply(engine, "Too short to be saved")
    engine.unload()
    assert len(list(folder.iterdir())) == 1
    another, _states = make_saving()
    another.load(random_model, OPTIONS)
    again = reply(another, CHAT)
    assert first.timing.cached_tokens == 0
    assert again.timing.cached_tokens == first.timing.prompt_tokens - 1
    assert again.text == first.text


@pytest.mark.engine
@pytest.mark.parametrize("most", [24, 0], ids=["ended", "in the middle"])
def test_what_was_said_in_the_last_second_is_saved_at_the_end(
    make_saving: MakeSaving, random_model: Path, most: int
) -> None:
    engine, _states = make_saving()
    engine.load(random_model, OPTIONS)
    listener = Listener()
    request = ask(CHAT, most=most)
    engine.submit([request], listener)
    listener.wait_for(lambda: len(listener.text(request)) > 10)
    if most:
        listener.finished(request)
    engine.close()
    another, _states = make_saving()
    another.load(random_model, OPTIONS)
    timing = reply(another, CHAT).timing
    assert timing.cached_tokens == timing.prompt_tokens - 1


@pytest.mark.engine
def test_a_chat_goes_on_at_once_after_a_death(make_saving: MakeSaving, random_model: Path) -> None:
    engine, states = make_saving()
    engine.load(random_model, OPTIONS)
    first = reply(engine, CHAT)
    engine.unload()
    engine.load(random_model, OPTIONS)
    assert engine.pid is not None
    os.kill(engine.pid, signal.SIGKILL)
    states.wait_for(ChildState.READY, times=2)
    again = reply(engine, CHAT + "And then?")
    assert again.timing.cached_tokens > 0.9 * first.timing.prompt_tokens
    fresh = ChildEngine(Path(random_model).parent / "logs")
    fresh.load(random_model, OPTIONS)
    assert reply(fresh, CHAT + "And then?").text == again.text
    fresh.close()


@pytest.mark.engine
def test_a_changed_model_file_has_no_states(
    make_saving: MakeSaving, tmp_path: Path, folder: Path
) -> None:
    engine, _states = make_saving()
    model = tmp_path / "model.gguf"
    engine.load(write_random(model, seed=1), OPTIONS)
    reply(engine, CHAT)
    engine.unload()
    assert list(folder.iterdir())
    engine.load(write_random(model, seed=9), OPTIONS)
    assert reply(engine, CHAT).timing.cached_tokens == 0


@pytest.mark.engine
def test_a_model_whose_memory_only_goes_on_saves_nothing(
    make_saving: MakeSaving, tmp_path: Path, folder: Path
) -> None:
    engine, _states = make_saving()
    engine.load(write_recurrent(tmp_path / "model.gguf"), OPTIONS)
    reply(engine, CHAT)
    engine.unload()
    assert list(folder.iterdir()) == []


@pytest.mark.engine
def test_states_can_be_cleared_with_and_without_a_model(
    make_saving: MakeSaving, random_model: Path, folder: Path
) -> None:
    engine, _states = make_saving()
    engine.load(random_model, OPTIONS)
    reply(engine, CHAT)
    engine.unload()
    assert list(folder.iterdir())
    engine.clear_states()
    assert list(folder.iterdir()) == []
    engine.load(random_model, OPTIONS)
    reply(engine, CHAT)
    engine.clear_states()
    engine.unload()
    assert list(folder.iterdir()) == []
    (folder / "left.state").write_bytes(b"by an earlier program")
    another, _states = make_saving()
    another.clear_states()
    assert list(folder.iterdir()) == []
