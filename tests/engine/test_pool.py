"""The pool's order of things, with hosts that load and answer by hand."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.engine.listener import Listener, StateLog
from tests.engine.pool_help import Stage
from workbench.core.errors import BadInput, Cancelled, EngineLost, ModelFileError
from workbench.core.generation import ModelLoading, Request, StopReason, Turn
from workbench.core.models import AdapterUse, LoadOptions
from workbench.core.ports import ChildState
from workbench.engine.pool import EnginePool

HI = (Turn("user", "hi"),)


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def states() -> StateLog:
    return StateLog()


@pytest.fixture
def pool(stage: Stage, states: StateLog) -> Iterator[EnginePool]:
    """Return a pool with the model "a" in front."""
    pool = stage.pool(states)
    pool.choose(stage.resolve("a"))
    yield pool
    pool.close()


@pytest.fixture
def listener() -> Listener:
    return Listener()


def to(model_id: str, request_id: str) -> Request:
    """Return a request to a model."""
    return Request(request_id, HI, model_id=model_id)


def asked(pool: EnginePool, listener: Listener, model_id: str, request_id: str) -> Request:
    """Submit one request."""
    request = to(model_id, request_id)
    pool.submit([request], listener)
    return request


def loaded(pool: EnginePool) -> str:
    """Return the models in memory as one word."""
    return "".join(sorted(source.model_id for source in pool.loaded))


def test_each_model_gets_its_requests_as_one_batch(
    pool: EnginePool, stage: Stage, listener: Listener
) -> None:
    pool.submit([to("b", "1"), to("", "2"), to("b", "3"), to("a", "4"), to("", "5")], listener)
    stage.wait_note("submit 1+3 to b")
    assert "submit 2+5 to a" in stage.notes
    assert "submit 4 to a" in stage.notes
    assert loaded(pool) == "ab"


def test_the_longest_unused_goes_first_and_the_front_one_last(
    pool: EnginePool, stage: Stage
) -> None:
    stage.places = 3
    for model_id in "bcb":
        stage.now_s += 10
        pool.ready(model_id)
    stage.now_s += 10
    pool.ready("d")
    assert loaded(pool) == "abd"
    stage.now_s += 10
    stage.places = 1
    pool.ready("e")
    assert loaded(pool) == "e"
    assert stage.notes[-4:] == ["close b", "close d", "unload a", "load e"]
    assert pool.model is not None
    stage.now_s += 10
    assert pool.render(HI).text == "a: hi"


def test_between_the_steps_of_one_question_a_model_stays(
    pool: EnginePool, stage: Stage, listener: Listener
) -> None:
    stage.places = 1
    pool.render(HI)
    asked(pool, listener, "b", "1")
    asked(pool, listener, "", "2")
    stage.wait_note("submit 2 to a")
    assert loaded(pool) == "a"
    stage.host_of("a").answer("2")
    stage.wait_note("submit 1 to b")


def test_a_request_can_be_stopped_while_it_waits_for_room(
    pool: EnginePool, stage: Stage, listener: Listener
) -> None:
    stage.places = 1
    busy = asked(pool, listener, "a", "1")
    waiting = asked(pool, listener, "b", "2")
    pool.cancel("2")
    assert listener.finished(waiting).reason is StopReason.CANCELLED
    stage.host_of("a").answer("1")
    assert listener.finished(busy).text == "fine"
    assert "load b" not in stage.notes


def test_a_load_that_nobody_waits_for_is_given_up(
    pool: EnginePool, stage: Stage, listener: Listener
) -> None:
    stage.close_door("b")
    first, second = (asked(pool, listener, "b", number) for number in "12")
    stage.wait_note("load b")
    pool.cancel("1")
    assert listener.finished(first).reason is StopReason.CANCELLED
    assert not listener.ends(second)
    pool.cancel("2")
    assert listener.finished(second).reason is StopReason.CANCELLED
    stage.wait_note("close ")
    assert loaded(pool) == "a"


def test_a_load_that_is_wanted_again_while_it_is_given_up_begins_anew(
    pool: EnginePool, stage: Stage, listener: Listener
) -> None:
    door = stage.close_door("b")
    asked(pool, listener, "b", "1")
    stage.wait_note("load b")
    with pool._changed:  # the load cannot end before the second request is there
        pool.cancel("1")
        again = asked(pool, listener, "b", "2")
    stage.wait_note("load b", times=2)
    door.set()
    stage.wait_note("submit 2 to b")
    stage.host_of("b").answer("2")
    assert listener.finished(again).text == "fine"


def test_one_who_waits_for_a_model_can_give_up(pool: EnginePool, stage: Stage) -> None:
    stage.close_door("b")
    fractions: list[float] = []

    def cancelled() -> bool:
        return 0.5 in fractions

    with pytest.raises(Cancelled):
        pool.ready("b", cancelled, fractions.append)
    assert fractions[0] == 0.0
    stage.wait_note("close ")
    assert loaded(pool) == "a"


def test_a_load_that_fails_is_told_to_all_who_waited(
    pool: EnginePool, stage: Stage, listener: Listener
) -> None:
    stage.faults["b"] = ModelFileError("It is damaged.")
    requests = [to("b", "1"), to("b", "2"), to("nonsense", "3"), to("a", "4")]
    pool.submit(requests, listener)
    assert [listener.failed(request).text for request in requests[:3]] == [
        "It is damaged.", "It is damaged.", "There is no such model.",
    ]  # fmt: skip
    assert not listener.ends(requests[3])
    with pytest.raises(ModelFileError):
        pool.count_tokens(["x"], "b")


def test_one_that_died_is_loaded_anew_and_the_front_one_goes_on(
    pool: EnginePool, stage: Stage, states: StateLog, listener: Listener
) -> None:
    mine, other = asked(pool, listener, "a", "1"), asked(pool, listener, "b", "2")
    stage.wait_note("submit 2 to b")
    stage.host_of("b").die()
    assert listener.failed(other).text == "The engine crashed."
    again = asked(pool, listener, "b", "3")
    stage.wait_note("submit 3 to b")
    stage.host_of("b").answer("3")
    assert listener.finished(again).text == "fine"
    assert not listener.ends(mine)
    assert states.seen == []
    stage.host_of("a").die()
    assert listener.failed(mine).text == "The engine crashed."
    assert states.wait_for(ChildState.LOST) is not None


def test_deaths_are_told_with_their_model(stage: Stage) -> None:
    told: list[str] = []
    pool = EnginePool(
        stage, stage.resolve, on_death=lambda source, _problem: told.append(source.model_id)
    )
    pool.choose(stage.resolve("a"))
    stage.host_of("a").die()
    assert told == ["a"]
    pool.close()


def test_a_server_needs_no_room_and_waits_for_nobody(
    pool: EnginePool, stage: Stage, listener: Listener
) -> None:
    stage.places = 1
    asked(pool, listener, "a", "1")
    asked(pool, listener, "b", "2")
    asked(pool, listener, "SERVER", "3")
    stage.wait_note("submit 3 to SERVER")
    assert loaded(pool) == "SERVERa"


def test_a_server_can_be_the_front_model_and_give_way_to_a_file(
    pool: EnginePool, stage: Stage, listener: Listener
) -> None:
    running = asked(pool, listener, "", "1")
    info = pool.choose(stage.resolve("SERVER"))
    assert listener.finished(running).reason is StopReason.CANCELLED
    assert (pool.model, loaded(pool)) == (info, "SERVER")
    assert pool.render(HI).text == "SERVER: hi"
    pool.choose(stage.resolve("b"))
    assert loaded(pool) == "b"
    for name in ("SERVER", "b"):  # each is again the one that goes last and is told of
        pool.choose(stage.resolve(name))
        assert [item.source.model_id for item in pool._residents if item.is_front] == [name]


def test_a_server_that_is_gone_leaves_the_front_model(pool: EnginePool, stage: Stage) -> None:
    stage.faults["SERVER"] = EngineLost("It does not answer.")
    with pytest.raises(EngineLost):
        pool.choose(stage.resolve("SERVER"))
    assert loaded(pool) == "a"
    assert pool.render(HI).text == "a: hi"
    with pytest.raises(EngineLost):
        pool.try_out(stage.resolve("SERVER"))
    assert pool.try_out(stage.resolve("OTHER")).name == "OTHER"
    assert loaded(pool) == "a"
    assert sum(not host.closed for host in stage.hosts) == 1


def test_a_question_during_a_choice_goes_to_the_chosen_model(
    pool: EnginePool, stage: Stage, listener: Listener
) -> None:
    for model_id in ("b", "SERVER"):
        door = stage.close_door(model_id)
        choice = threading.Thread(target=pool.choose, args=[stage.resolve(model_id)])
        choice.start()
        stage.wait_note(f"load {model_id}")
        request = asked(pool, listener, "", model_id)
        door.set()
        choice.join()
        if model_id == "b":  # a server does not take the place of the file before it is there
            stage.wait_note("submit b to b")
            stage.host_of("b").answer("b")
            assert listener.finished(request).text == "fine"
    assert loaded(pool) == "SERVER"


def test_a_choice_can_be_given_up(pool: EnginePool, stage: Stage, listener: Listener) -> None:
    stage.close_door("b")
    ended: list[BaseException] = []

    def choose() -> None:
        try:
            pool.choose(stage.resolve("b"))
        except Cancelled as error:
            ended.append(error)

    choice = threading.Thread(target=choose)
    choice.start()
    stage.wait_note("load b")
    request = asked(pool, listener, "", "1")
    pool.cancel_load()
    choice.join()
    assert ended
    stage.wait_note("submit 1 to a")
    assert not listener.ends(request)


def test_a_choice_takes_the_host_of_a_front_model_that_comes_back(
    pool: EnginePool, stage: Stage, listener: Listener
) -> None:
    stage.places = 1
    pool.ready("b")
    stage.now_s += 10
    stage.close_door("a")
    request, named = asked(pool, listener, "", "1"), asked(pool, listener, "a", "2")
    stage.wait_note("load a", times=2)
    pool.choose(stage.resolve("c"))
    stage.wait_note("submit 1 to c")
    stage.doors.clear()
    stage.host_of("c").answer("1")
    assert listener.finished(request).text == "fine"
    stage.now_s += 10
    stage.wait_note("submit 2 to a")  # it named the model it wants
    stage.host_of("a").answer("2")
    assert listener.finished(named).text == "fine"


def test_a_front_model_that_comes_back_gives_way_to_a_server(
    pool: EnginePool, stage: Stage, listener: Listener
) -> None:
    """Its load is given up, it does not appear again, and who waited for it goes to the server."""
    stage.places = 1
    pool.ready("b")
    stage.now_s += 10
    door = stage.close_door("a")
    request = asked(pool, listener, "", "1")
    stage.wait_note("load a", times=2)
    pool.choose(stage.resolve("SERVER"))
    door.set()
    stage.wait_note("submit 1 to SERVER")
    stage.host_of("SERVER").answer("1")
    assert listener.finished(request).text == "fine"
    assert "a" not in loaded(pool)
    assert not any(host.model and host.model.name == "a" for host in stage.hosts if not host.closed)


def test_who_names_the_model_that_is_chosen_waits_for_it(
    pool: EnginePool, stage: Stage, listener: Listener
) -> None:
    door = stage.close_door("b")
    choice = threading.Thread(target=pool.choose, args=[stage.resolve("b")])
    choice.start()
    stage.wait_note("load b")
    asked(pool, listener, "b", "1")
    asked(pool, listener, "a", "2")
    door.set()
    choice.join()
    stage.wait_note("submit 1 to b")
    stage.wait_note("submit 2 to a")
    assert loaded(pool) == "ab"


def test_a_choice_that_fails_half_way_leaves_no_model(
    pool: EnginePool, stage: Stage, listener: Listener
) -> None:
    door = stage.close_door("b")
    stage.faults["b"] = ModelFileError("It is damaged.")
    errors: list[ModelFileError] = []

    def choose() -> None:
        try:
            pool.choose(stage.resolve("b"))
        except ModelFileError as error:
            errors.append(error)

    choice = threading.Thread(target=choose)
    choice.start()
    stage.wait_note("load b")
    request = asked(pool, listener, "", "1")
    stage.host_of("a").model = None  # the child had let it go already
    door.set()
    choice.join()
    assert errors
    assert listener.failed(request).text == "It is damaged."
    assert pool.model is None


def test_a_bad_choice_while_the_front_model_rests_lets_it_come_back(
    pool: EnginePool, stage: Stage
) -> None:
    stage.places = 1
    pool.ready("b")
    stage.now_s += 10
    stage.faults["c"] = ModelFileError("It is damaged.")
    with pytest.raises(ModelFileError):
        pool.choose(stage.resolve("c"))
    stage.now_s += 10
    assert pool.model is not None
    assert pool.render(HI).text == "a: hi"


def test_a_model_beside_the_front_one_goes_when_it_has_rested(stage: Stage) -> None:
    pool = stage.pool(rest_s=0.0)
    pool.choose(stage.resolve("a"))
    stage.now_s += 10
    pool.ready("b")
    stage.now_s += 10
    stage.wait_note("close b")
    assert loaded(pool) == "a"
    pool.close()


def test_other_options_do_not_make_the_front_model_another(pool: EnginePool, stage: Stage) -> None:
    source = stage.resolve("a")
    pool.choose(replace(source, model_id="", options=LoadOptions(context_tokens=99)))
    assert pool.ready("a") == pool.model
    assert len(stage.hosts) == 1


def test_an_adapted_model_is_another_and_goes_by_its_own_name(
    pool: EnginePool, stage: Stage
) -> None:
    options = LoadOptions(adapters=(AdapterUse("x.gguf"),))
    source = replace(stage.resolve("a"), model_id="a+x", name="Tuned", options=options)
    pool.choose(source)
    assert pool.model is not None
    assert pool.model.name == "Tuned"
    assert pool.ready("a").name == "a"


def test_the_end_while_models_wait_load_and_answer(
    pool: EnginePool, stage: Stage, listener: Listener
) -> None:
    stage.places = 2
    stage.close_door("b")
    requests = [asked(pool, listener, name, f"of {name}") for name in "abc"]
    stage.wait_note("load b")
    errors: list[BaseException] = []

    def wait() -> None:
        try:
            pool.ready("d")
        except EngineLost as error:
            errors.append(error)

    waiter = threading.Thread(target=wait)
    waiter.start()
    stage.wait_for(lambda: len(stage.hosts) == 4)
    pool.close()
    waiter.join()
    assert errors
    assert all(listener.failed(request).kind == "EngineLost" for request in requests)
    assert all(host.closed for host in stage.hosts)
    assert not [item.name for item in threading.enumerate() if item.name.startswith("engine-")]
    for call in (lambda: pool.ready("b"), lambda: pool.choose(stage.resolve("SERVER"))):
        with pytest.raises(EngineLost):
            call()


@pytest.mark.parametrize("seed", range(4))
def test_many_threads_get_exactly_one_end_for_each_request(seed: int) -> None:
    stage = Stage()
    stage.places = 2
    stage.answers_by_itself = True
    pool = stage.pool()
    pool.choose(stage.resolve("a"))
    listener = Listener()
    requests: list[Request] = []

    def work(number: int) -> None:
        random = Random(f"{seed} {number}")
        for step in range(40):
            model_id = random.choice(["", "a", "b", "c", "d", "S"])
            request = to(model_id, f"{number}-{step}")
            requests.append(request)
            pool.submit([request], listener)
            if random.random() < 0.4:
                pool.cancel(request.request_id)
            if random.random() < 0.2:
                assert pool.render(HI, model_id).text
            if number == 0 and random.random() < 0.2:
                pool.choose(stage.resolve(random.choice("abS")))

    threads = [threading.Thread(target=work, args=[number]) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    listener.wait_for(lambda: all(listener.ends(request) for request in requests))
    pool.close()
    assert all(len(listener.ends(request)) == 1 for request in requests)
    assert all(host.closed for host in stage.hosts)
    assert stage.most <= stage.places + 1  # what the person chooses does not wait for room


def test_without_a_front_model_only_named_ones_answer(stage: Stage, listener: Listener) -> None:
    pool = stage.pool()
    assert pool.model is None
    request = asked(pool, listener, "", "1")
    assert listener.failed(request).text == "No model is loaded."
    with pytest.raises(BadInput):
        pool.render(HI)
    assert pool.devices()[0].name == "CPU"
    assert pool.render(HI, "b").text == "b: hi"
    pool.unload()
    pool.close()


def test_progress_is_told_to_all_who_wait(
    pool: EnginePool, stage: Stage, listener: Listener
) -> None:
    request = asked(pool, listener, "b", "1")
    stage.wait_note("submit 1 to b")
    told = [event for event in listener.events if isinstance(event, ModelLoading)]
    assert told == [ModelLoading("1", "Model b", 0.0), ModelLoading("1", "Model b", 0.5)]
    assert request.request_id == "1"


def test_a_file_by_its_path_is_the_front_model(pool: EnginePool) -> None:
    info = pool.load(Path("other.gguf"), LoadOptions())
    assert pool.model == info
