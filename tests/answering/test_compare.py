"""Comparisons: the same input and seeds for every column, cells kept as they come, cancels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.answering.fakes import FakeEngine, FakeLibrary, model_info, passage
from workbench.answering.cells import CellKey, key_of
from workbench.answering.compare import ComparisonRunner
from workbench.answering.lab_events import (
    CellDone,
    CellProgress,
    LabEvent,
    RunBegun,
    RunEnded,
    RunNotSaved,
)
from workbench.answering.run_facts import Marks
from workbench.core.errors import BadInput, Cancelled, EngineLost, Problem
from workbench.core.generation import ModelLoading, Request, StopReason, Turn
from workbench.core.lab import Comparison, Example, Run, StepResult, Variant
from workbench.storage.database import Database
from workbench.storage.runs import Runs

SHEET = Comparison(
    title="Labels",
    input="The parcel is late.",
    variants=(
        Variant("a", "Zero-shot"),
        Variant("b", "Few-shot", examples=(Example("Lovely!", "positive"),)),
        Variant("c", "Think", technique="think"),
    ),
    repeats=2,
    seed=20,
    expected="negative",
)


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[Runs]:
    database = Database(tmp_path / "workbench.db")
    yield Runs(database)
    database.close()


def _label(request: Request) -> str | Problem:
    """Answer right only with examples."""
    return "negative it is" if len(request.turns) > 1 else "no idea"


def _execute(
    engine: FakeEngine, sheet: Comparison = SHEET, runs: Runs | None = None
) -> tuple[Run, list[LabEvent]]:
    events: list[LabEvent] = []
    marks = Marks(sha256_of=lambda _model_id: "abc")
    runner = ComparisonRunner(engine, sheet, b"s" * 32, runs=runs, marks=marks)
    return runner.execute(events.append), events


def test_one_batch_holds_every_cell_with_the_same_seeds(runs: Runs) -> None:
    engine = FakeEngine(_label)
    run, events = _execute(engine, runs=runs)

    assert len(engine.batches) == 1
    assert sorted(request.sampling.seed or 0 for request in engine.requests) == [20] * 3 + [21] * 3
    assert [(cell.variant_id, cell.repeat, cell.right) for cell in run.cells] == [
        ("a", 0, False), ("a", 1, False), ("b", 0, True), ("b", 1, True),
        ("c", 0, False), ("c", 1, False),
    ]  # fmt: skip
    assert engine.requests[-1].turns[-1].text == "The parcel is late.\nThink step by step."
    assert isinstance(events[0], RunBegun) and isinstance(events[-1], RunEnded)
    assert sum(isinstance(event, CellDone) for event in events) == 6
    assert run.complete and run.model_name == "fake" and run.model_sha256 == "abc"
    assert {"workbench", "llama-cpp-python"} <= set(run.versions)
    kept = runs.load_run(run.run_id)
    assert sorted(kept.cells, key=lambda cell: (cell.variant_id, cell.repeat)) == list(run.cells)
    assert (kept.complete, kept.wall_s) == (True, run.wall_s)


def test_one_after_another_goes_in_a_random_order_that_the_seed_fixes() -> None:
    def order(seed: int) -> list[CellKey]:
        engine = FakeEngine(_label)
        _, events = _execute(engine, replace(SHEET, mode="sequential", seed=seed))
        assert all(len(batch) == 1 for batch in engine.batches)
        return [key_of(event.result) for event in events if isinstance(event, CellDone)]

    straight = [(column, "", repeat) for column in "abc" for repeat in (0, 1)]
    assert sorted(order(20)) == straight
    assert order(20) == order(20)
    assert order(20) != straight
    assert order(20) != order(21)


def test_a_column_that_fails_fails_alone(runs: Runs) -> None:
    lost = Problem("The engine ended.", kind="EngineLost")
    columns = (
        SHEET.variants[0],
        replace(SHEET.variants[1], variant_id="missing", template="{{input}} {{tone}}"),
        replace(SHEET.variants[1], variant_id="long", system_text="w " * 2000),
        replace(SHEET.variants[1], variant_id="lost", system_text="Get lost."),
    )
    engine = FakeEngine(lambda r: lost if r.turns[0].text == "Get lost." else "negative")
    run, _ = _execute(engine, replace(SHEET, variants=columns, repeats=1), runs)

    good, missing, long, dead = run.cells
    assert (good.text, good.right, good.problem) == ("negative", True, None)
    assert missing.problem is not None and missing.problem.kind == "TemplateError"
    assert long.problem is not None and long.problem.kind == "PromptTooLong"
    assert dead.problem == lost
    assert missing.right is long.right is dead.right is None
    assert len(runs.load_run(run.run_id).cells) == 4


def test_a_lost_engine_is_said_in_every_cell() -> None:
    engine = FakeEngine()
    engine.submit_error = EngineLost("It is gone.", "Wait a moment.")
    for mode in ("batch", "sequential"):
        run, _ = _execute(engine, replace(SHEET, mode=mode))  # type: ignore[arg-type]
        assert [cell.problem.text for cell in run.cells if cell.problem] == ["It is gone."] * 6


@pytest.mark.parametrize("mode", ["batch", "sequential"])
@pytest.mark.parametrize(
    ("what", "stopped"),
    [("cell", {("b", 1)}), ("column", {("b", 0), ("b", 1)}), ("all", None)],
)
def test_cells_columns_and_all_can_be_stopped(
    mode: str, what: str, stopped: set[tuple[str, int]] | None, runs: Runs
) -> None:
    engine = FakeEngine(lambda _request: "negative " * 50)
    sheet = replace(SHEET, mode=mode)  # type: ignore[arg-type]
    runner = ComparisonRunner(engine, sheet, b"s" * 32, runs=runs)
    cancels = {
        "cell": lambda: runner.cancel_cell("b", "", 1),
        "column": lambda: runner.cancel_column("b"),
        "all": runner.cancel_all,
    }
    begun: list[LabEvent] = []

    def hear(event: LabEvent) -> None:
        if isinstance(event, CellProgress) and not begun:
            begun.append(event)
            cancels[what]()

    run = runner.execute(hear)

    gone = {
        (cell.variant_id, cell.repeat) for cell in run.cells if cell.reason is StopReason.CANCELLED
    }
    everything = {(cell.variant_id, cell.repeat) for cell in run.cells}
    assert gone == (everything if stopped is None else stopped)
    assert not run.complete and not runs.load_run(run.run_id).complete
    assert all(cell.right is None for cell in run.cells if (cell.variant_id, cell.repeat) in gone)
    assert len(run.cells) == 6


def test_a_column_may_look_into_documents() -> None:
    library = FakeLibrary([passage(1, "Late parcels are refunded.")])
    columns = (Variant("a", "A"), Variant("b", "B", template="Q: {{input}}", collection_id="c1"))
    sheet = replace(SHEET, variants=columns, repeats=1)
    engine = FakeEngine()
    run = ComparisonRunner(engine, sheet, b"s" * 32, library=library).execute(lambda _event: None)

    assert library.questions[0][0] == "The parcel is late."
    assert run.cells[0].grounding is None
    assert run.cells[1].grounding is not None
    assert "[1] Late parcels are refunded." in engine.requests[1].turns[-1].text
    assert engine.requests[1].turns[-1].text.endswith("\n\nQ: The parcel is late.")


def test_nothing_is_run_without_input_or_model() -> None:
    with pytest.raises(BadInput, match="no input"):
        _execute(FakeEngine(), replace(SHEET, input=" "))
    with pytest.raises(BadInput, match="No model"):
        _execute(FakeEngine(loaded=False))


def test_a_column_of_variables_alone_needs_no_input() -> None:
    engine = FakeEngine(lambda request: request.turns[-1].text)
    columns = (
        Variant("a", "Poem", template="Write about {{topic}}."),
        Variant("b", "Answer", template="Answer: {{input}}"),
    )
    sheet = replace(SHEET, input="", variants=columns, variables={"topic": "rain"}, repeats=1)
    cells = {cell.variant_id: cell for cell in _execute(engine, sheet)[0].cells}
    assert cells["a"].text == "Write about rain."
    assert cells["b"].problem is not None
    assert "{{input}}" in cells["b"].problem.sentence()


def test_a_full_disk_is_told_once_and_the_run_goes_on(tmp_path: Path) -> None:
    database = Database(tmp_path / "workbench.db")
    runs = Runs(database)
    database.rows("PRAGMA query_only = ON")
    run, events = _execute(FakeEngine(_label), runs=runs)
    assert sum(isinstance(event, RunNotSaved) for event in events) == 1
    assert len(run.cells) == 6 and run.complete
    database.close()


def test_the_engines_own_thread_may_end_the_cells() -> None:
    run, _ = _execute(FakeEngine(_label, threaded=True))
    assert [cell.right for cell in run.cells] == [False, False, True, True, False, False]
    assert run.wall_s >= 0


TWO_MODELS = replace(
    SHEET,
    variants=(
        Variant("a", "A"),
        Variant("b", "B", model_id="big"),
        Variant("c", "C"),
        Variant("d", "D", model_id="big", collection_id="c1"),
    ),
    repeats=1,
)
MARKS = Marks(
    name_of=lambda model_id: {"big": "Big model"}.get(model_id, ""),
    sha256_of=lambda model_id: f"hash of {model_id or 'the front model'}",
)


def test_columns_of_one_model_are_one_batch_and_keep_its_name(runs: Runs) -> None:
    engine = FakeEngine(others={"big": model_info(context_size=4096, name="big header")})
    library = FakeLibrary([passage(1, "Late parcels are refunded.")])
    events: list[LabEvent] = []
    runner = ComparisonRunner(
        engine, TWO_MODELS, b"s" * 32, library=library, runs=runs, marks=MARKS
    )
    run = runner.execute(events.append)

    assert [len(batch) for batch in engine.batches] == [2, 2]
    assert [request.model_id for request in engine.requests] == ["", "", "big", "big"]
    assert engine.counted_by == ["", "", "big", "big", "big"]  # the last: its passage
    assert run.model_name == "fake, Big model"
    kept = {cell.variant_id: cell for cell in runs.load_run(run.run_id).cells}
    assert [(kept[name].model_name, kept[name].model_sha256) for name in "abcd"] == [
        ("fake", "hash of the front model"),
        ("Big model", "hash of big"),
        ("fake", "hash of the front model"),
        ("Big model", "hash of big"),
    ]
    loading = [
        (event.key[0], event.event)
        for event in events
        if isinstance(event, CellProgress) and isinstance(event.event, ModelLoading)
    ]
    assert [(name, event.name, event.fraction) for name, event in loading] == [
        ("b", "Big model", 0.5), ("d", "Big model", 0.5),
    ]  # fmt: skip


def test_each_column_has_the_room_of_its_own_model() -> None:
    long = replace(TWO_MODELS, input="word " * 900, mode="sequential")
    engine = FakeEngine(others={"big": model_info(context_size=4096)})
    run, _ = _execute(engine, replace(long, variants=long.variants[:2]))
    small, big = run.cells
    assert small.problem is not None and small.problem.kind == "PromptTooLong"
    assert big.problem is None


@pytest.mark.parametrize("mode", ["batch", "sequential"])
def test_a_column_whose_model_is_missing_says_so_alone(mode: str) -> None:
    sheet = replace(TWO_MODELS, mode=mode)  # type: ignore[arg-type]
    engine = FakeEngine(others={"big": BadInput("There is no such model.")})
    run, _ = _execute(engine, sheet)
    assert [cell.problem.text if cell.problem else cell.text for cell in run.cells] == [
        "fine thanks", "There is no such model.", "fine thanks", "There is no such model.",
    ]  # fmt: skip
    named = replace(sheet, variants=sheet.variants[1:2])
    run, _ = _execute(FakeEngine(loaded=False, others={"big": model_info()}), named)
    assert run.cells[0].text == "fine thanks"


def test_columns_can_be_stopped_while_their_model_loads() -> None:
    engine = FakeEngine(others={"big": Cancelled()})
    runner = ComparisonRunner(engine, TWO_MODELS, b"s" * 32)

    def hear(event: LabEvent) -> None:
        if isinstance(event, CellProgress) and isinstance(event.event, ModelLoading):
            runner.cancel_column("b")

    run = runner.execute(hear)
    reasons = [cell.reason for cell in run.cells]
    assert reasons == [
        StopReason.END, StopReason.CANCELLED, StopReason.END, StopReason.CANCELLED,
    ]  # fmt: skip


def test_a_columns_prompt_can_be_seen_before_it_runs() -> None:
    engine = FakeEngine()
    runner = ComparisonRunner(engine, SHEET, b"s" * 32)
    assert runner.preview("c").text == "<user> The parcel is late.\nThink step by step."
    assert engine.batches == []


def test_examples_that_do_not_fit_are_named_with_their_tokens() -> None:
    many = tuple(Example(f"word {number} " * 10, "good") for number in range(9))
    columns = (Variant("a", "Zero-shot"), Variant("b", "Few-shot", examples=many))
    run, _events = _execute(
        FakeEngine(context_size=200), replace(SHEET, variants=columns, repeats=1)
    )
    fine, long = run.cells
    assert fine.problem is None
    assert long.problem is not None
    assert long.problem.sentence().startswith("The examples take ")


def test_a_column_may_have_a_seed_of_its_own() -> None:
    columns = (
        Variant("a", "A"),
        replace(Variant("b", "B"), sampling=replace(Variant("", "").sampling, seed=90)),
    )
    engine = FakeEngine()
    _execute(engine, replace(SHEET, variants=columns, repeats=2))
    assert sorted(request.sampling.seed or 0 for request in engine.requests) == [20, 21, 90, 91]


def test_a_prompt_of_a_later_step_is_shown_with_the_answers_before_it() -> None:
    steps = (
        StepResult("draft", (Turn("user", "The parcel is late."),), ("Rather bad.",)),
        StepResult("final", (Turn("user", "You said: Rather bad. Correct it."),), ("Bad.",)),
    )
    runner = ComparisonRunner(FakeEngine(), SHEET, b"s" * 32)
    parts = runner.describe_step("a", steps, 1)
    assert parts.step == "final"
    assert [part.text for part in parts.parts if part.kind == "earlier"] == ["Rather bad."]
