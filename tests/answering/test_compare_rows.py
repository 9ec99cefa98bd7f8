"""Tables of inputs, techniques with several steps and samples, and runs that go on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.answering.fakes import FakeEngine, FakeLibrary, model_info, passage
from workbench.answering.cells import combined, keys_left, sample_seed
from workbench.answering.compare import ComparisonRunner
from workbench.answering.lab_events import CellDone, CellProgress, LabEvent, RunBegun, StepBegun
from workbench.core.errors import EngineLost, Problem
from workbench.core.generation import Request, Sampling, StopReason, Timing
from workbench.core.lab import (
    ChainStep,
    Check,
    ColumnSearch,
    Comparison,
    Row,
    Run,
    StepResult,
    TechniqueOptions,
    Variant,
)
from workbench.storage.database import Database
from workbench.storage.runs import Runs

ROWS = (
    Row("r1", {"input": "late parcel"}, "complaint"),
    Row("r2", {"input": "lovely cup", "tone": "kind"}, "praise"),
    Row("r3", {"input": "open today?"}, checks=(Check("contains", "question"),)),
)
SHEET = Comparison(
    title="Table",
    variants=(Variant("a", "A"), Variant("b", "B", template="Label: {{input}}")),
    rows=ROWS,
    repeats=2,
    seed=20,
)
CHAIN = Variant(
    "c",
    "Chain",
    template="Use: {{facts}}",
    technique="chain",
    options=TechniqueOptions(chain=(ChainStep("facts", "Facts: {{input}}"),)),
)


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[Runs]:
    database = Database(tmp_path / "workbench.db")
    yield Runs(database)
    database.close()


def label(request: Request) -> str | Problem:
    """Answer as a model that knows its labels."""
    text = request.turns[-1].text
    return "praise" if "lovely" in text else "complaint" if "late" in text else "question"


def execute(
    engine: FakeEngine,
    sheet: Comparison,
    runs: Runs | None = None,
    on_event: Callable[[LabEvent], None] = lambda _event: None,
    **options: object,
) -> Run:
    """Run a sheet."""
    runner = ComparisonRunner(engine, sheet, b"s" * 32, runs=runs, **options)  # type: ignore[arg-type]
    return runner.execute(on_event)


def test_every_column_runs_on_every_row(runs: Runs) -> None:
    engine = FakeEngine(label)
    run = execute(engine, SHEET, runs)

    assert [(c.variant_id, c.row_id, c.repeat) for c in run.cells] == [
        (column, row, repeat) for column in "ab" for row in ("r1", "r2", "r3") for repeat in (0, 1)
    ]
    assert all(cell.right for cell in run.cells)
    assert [o.passed for c in run.cells if c.row_id == "r3" for o in c.outcomes] == [True] * 4
    (batch,) = engine.batches
    assert [request.turns[-1].text for request in batch[:4]] == [
        "late parcel", "late parcel", "Label: late parcel", "Label: late parcel",
    ]  # fmt: skip
    assert runs.load_run(run.run_id).complete
    (summary,) = runs.list_runs()
    assert (summary.rows, summary.cells, summary.wanted) == (3, 12, 12)


def test_a_check_that_is_not_kept_makes_an_answer_wrong() -> None:
    sheet = replace(SHEET, checks=(Check("contains", "complaint", negated=True),))
    run = execute(FakeEngine(label), sheet)
    assert [cell.right for cell in run.cells if cell.variant_id == "a"] == [
        False, False, True, True, True, True,
    ]  # fmt: skip


def test_a_value_that_one_row_lacks_is_said_there_alone() -> None:
    columns = (SHEET.variants[0], Variant("t", "Tone", template="{{tone}}: {{input}}"))
    run = execute(FakeEngine(label), replace(SHEET, variants=columns, repeats=1))
    said = {(c.variant_id, c.row_id): c.problem.sentence() for c in run.cells if c.problem}
    assert said == {
        ("t", row): f"Column Tone uses {{{{tone}}}}, but it has no value in row {number}. "
        "Give it a value, or take it out of the template."
        for row, number in (("r1", 1), ("r3", 3))
    }


@pytest.mark.parametrize("blank", ["", " \n"])
def test_a_blank_value_is_none_and_its_prompt_is_not_sent(blank: str) -> None:
    columns = (SHEET.variants[0], Variant("t", "Tone", template="{{tone}}: {{input}}"))
    rows = (
        Row("r1", {"input": "late", "tone": blank}),
        Row("r2", {"input": "lovely", "tone": "kind"}),
    )
    engine = FakeEngine(label)
    run = execute(engine, replace(SHEET, variants=columns, rows=rows, repeats=1))
    (bad,) = [cell for cell in run.cells if cell.problem]
    assert (bad.variant_id, bad.row_id) == ("t", "r1")
    assert "{{tone}}, but it has no value in row 1." in bad.problem.sentence()
    sent = {request.turns[-1].text for batch in engine.batches for request in batch}
    assert sent == {"late", "lovely", "kind: lovely"}

    engine = FakeEngine(label)
    shared = replace(SHEET, variants=columns, rows=(), input="late", variables={"tone": blank})
    plain, holed = execute(engine, replace(shared, repeats=1)).cells
    assert plain.text == "complaint"
    assert holed.problem is not None and not holed.text
    assert "Column Tone uses {{tone}}, but it has no value." in holed.problem.sentence()
    assert [request.turns[-1].text for batch in engine.batches for request in batch] == ["late"]


def test_a_blank_cell_takes_the_value_of_the_sheet() -> None:
    columns = (Variant("t", "Tone", template="{{tone}}: {{input}}"),)
    rows = (Row("r1", {"input": "late", "tone": ""}), Row("r2", {"input": "late", "tone": "warm"}))
    engine = FakeEngine(label)
    sheet = replace(SHEET, variants=columns, rows=rows, variables={"tone": "kind"}, repeats=1)
    execute(engine, sheet)
    (batch,) = engine.batches
    assert [request.turns[-1].text for request in batch] == ["kind: late", "warm: late"]


def test_a_row_without_an_input_says_so() -> None:
    rows = (Row("r1", {"input": "late"}), Row("r2", {"tone": "kind"}))
    sheet = replace(SHEET, rows=rows, variants=SHEET.variants[:1], repeats=1)
    good, bad = execute(FakeEngine(label), sheet).cells
    assert good.problem is None
    assert bad.problem is not None and "{{input}}" in bad.problem.sentence()
    shared = execute(FakeEngine(label), replace(sheet, input="lovely")).cells
    assert [cell.text for cell in shared] == ["complaint", "praise"]


def test_an_unknown_technique_fails_in_its_column_alone() -> None:
    columns = (SHEET.variants[0], Variant("m", "Magic", technique="magic"))
    run = execute(FakeEngine(label), replace(SHEET, variants=columns, repeats=1))
    problems = [cell.problem for cell in run.cells if cell.variant_id == "m"]
    assert all(problem is not None and "magic" in problem.sentence() for problem in problems)
    assert all(cell.right for cell in run.cells if cell.variant_id == "a")


@pytest.mark.parametrize("mode", ["batch", "sequential"])
def test_a_chain_goes_on_as_soon_as_a_step_has_ended(mode: str) -> None:
    def script(request: Request) -> str:
        return f"<{request.turns[-1].text}>"

    engine = FakeEngine(script)
    sheet = replace(SHEET, variants=(CHAIN, SHEET.variants[0]), repeats=1, mode=mode)  # type: ignore[arg-type]
    begun: list[str] = []
    run = execute(
        engine, sheet, on_event=lambda e: begun.append(e.name) if isinstance(e, StepBegun) else None
    )

    cell = run.cells[0]
    assert cell.text == "<Use: <Facts: late parcel>>"
    assert [step.texts for step in cell.steps] == [
        ("<Facts: late parcel>",), ("<Use: <Facts: late parcel>>",),
    ]  # fmt: skip
    assert cell.steps[0].name == "facts"
    assert cell.timing is not None and cell.timing.generated_tokens == 18
    assert begun.count("facts") == 3 and len(begun) == 6
    assert run.cells[-1].steps == ()
    if mode == "batch":
        assert [len(batch) for batch in engine.batches] == [6, 3]
    else:
        assert all(len(batch) == 1 for batch in engine.batches)
        texts = [batch[0].turns[-1].text for batch in engine.batches]
        for place, text in enumerate(texts):
            if text.startswith("Facts"):  # nothing else is on its way in between
                assert texts[place + 1] == f"Use: <{text}>"


def test_samples_have_seeds_of_their_own_that_columns_share() -> None:
    options = TechniqueOptions(samples=3, temperature=0.9)
    column = Variant("s", "Vote", technique="self_consistency", options=options)
    answers = {0: "The answer is 4.", 1: "The answer is 5.", 2: "The answer is 4."}

    def script(request: Request) -> str:
        seed = request.sampling.seed or 0
        return answers[next(n for n in answers if sample_seed(20, 0, n) == seed)]

    engine = FakeEngine(script, threaded=True)
    sheet = replace(SHEET, variants=(column, replace(column, variant_id="t")), repeats=1)
    run = execute(engine, replace(sheet, rows=(Row("r1", {"input": "2 + 2"}, "4"),)))

    seeds = [request.sampling.seed for request in engine.requests]
    assert seeds == [sample_seed(20, 0, n) for n in (0, 1, 2)] * 2
    assert {request.sampling.temperature for request in engine.requests} == {0.9}
    for cell in run.cells:
        assert (cell.answer, cell.right) == ("4", True)
        assert [(item.answer, item.count) for item in cell.counts] == [("4", 2), ("5", 1)]
        assert len(cell.steps[0].texts) == 3


def test_a_step_that_fails_ends_its_cell_and_stops_its_other_samples() -> None:
    column = Variant("s", "Vote", technique="self_consistency")
    broken = Problem("The server closed the connection.")

    def script(request: Request) -> str | Problem:
        return broken if request.sampling.seed == sample_seed(20, 0, 1) else "The answer is 1."

    sheet = replace(SHEET, variants=(column, SHEET.variants[0]), rows=ROWS[:1], repeats=1)
    run = execute(FakeEngine(script), sheet)
    assert run.cells[0].problem == broken
    assert run.cells[1].problem is None


def test_a_model_that_is_lost_half_way_leaves_what_was_there() -> None:
    engine = FakeEngine()

    def script(request: Request) -> str:
        engine.submit_error = EngineLost("It is gone.")
        return "facts of " + request.turns[-1].text

    engine = FakeEngine(script)
    run = execute(engine, replace(SHEET, variants=(CHAIN,), rows=ROWS[:1], repeats=1))
    (cell,) = run.cells
    assert cell.problem is not None and cell.problem.text == "It is gone."
    assert cell.text == "facts of Facts: late parcel"


@pytest.mark.parametrize("mode", ["batch", "sequential"])
def test_a_server_that_fails_half_way_fails_in_its_column_alone(mode: str, runs: Runs) -> None:
    broken = Problem("The server {host} closed the connection.", values={"host": "h"})
    columns = (SHEET.variants[0], Variant("far", "Far", model_id="server"))
    engine = FakeEngine(
        lambda request: broken if request.model_id and "lovely" in request.turns[-1].text else "ok",
        said_before_failing="half an answer",
        others={"server": model_info(name="server")},
    )
    sheet = replace(SHEET, variants=columns, repeats=1, mode=mode)  # type: ignore[arg-type]
    run = execute(engine, sheet, runs)
    near, far = run.cells[:3], run.cells[3:]
    assert all(cell.problem is None for cell in near)
    assert [cell.problem for cell in far] == [None, broken, None]
    assert far[1].text.split() == ["half", "an", "answer"]
    assert keys_left(sheet, runs.load_run(run.run_id).cells) == (("far", "r2", 0),)


def test_a_cell_stopped_in_its_second_step_keeps_the_first() -> None:
    engine = FakeEngine(lambda _request: "one two three four")
    sheet = replace(SHEET, variants=(CHAIN,), rows=ROWS[:1], repeats=1)
    runner = ComparisonRunner(engine, sheet, b"s" * 32)

    def hear(event: LabEvent) -> None:
        if isinstance(event, CellProgress) and len(engine.batches) == 2:
            runner.cancel_cell("c", "r1", 0)

    (cell,) = runner.execute(hear).cells
    assert cell.reason is StopReason.CANCELLED
    assert [step.texts[0] for step in cell.steps] == ["one two three four", "one"]
    assert cell.text == "one"


def test_stopping_before_anything_began_ends_every_cell() -> None:
    runner = ComparisonRunner(FakeEngine(), SHEET, b"s" * 32)
    runner.cancel_all()
    run = runner.execute(lambda _event: None)
    assert {cell.reason for cell in run.cells} == {StopReason.CANCELLED}
    assert len(run.cells) == 12 and not run.complete


def test_a_large_table_is_topped_up_as_cells_end() -> None:
    rows = tuple(Row(f"r{n}", {"input": f"late {n}"}) for n in range(100))
    engine = FakeEngine(label, threaded=True)
    run = execute(engine, replace(SHEET, rows=rows, repeats=1))
    assert len(run.cells) == 200 and all(cell.text == "complaint" for cell in run.cells)
    assert 2 < len(engine.batches) < 20
    assert max(map(len, engine.batches)) == 64


def test_a_run_that_goes_on_runs_what_is_missing_stopped_or_failed_and_nothing_else(
    runs: Runs,
) -> None:
    broken = Problem("The engine ended.")
    first = FakeEngine(lambda r: broken if "lovely" in r.turns[-1].text else "complaint")
    runner = ComparisonRunner(first, SHEET, b"s" * 32, runs=runs)
    begun = threading.Event()

    def hear(event: LabEvent) -> None:
        if isinstance(event, CellProgress) and not begun.is_set():
            begun.set()
            runner.cancel_cell("b", "r3", 1)

    before = runner.execute(hear)
    kept = runs.load_run(before.run_id)
    left = keys_left(SHEET, kept.cells)
    assert set(left) == {
        ("a", "r2", 0), ("a", "r2", 1), ("b", "r2", 0), ("b", "r2", 1), ("b", "r3", 1),
    }  # fmt: skip

    second = FakeEngine(label)
    events: list[LabEvent] = []
    run = execute(second, SHEET, runs, events.append, continued=kept, only=left)

    assert len(second.requests) == 5
    assert sorted(request.sampling.seed or 0 for request in second.requests) == [20, 20, 21, 21, 21]
    assert isinstance(events[0], RunBegun) and events[0].keys == left
    assert sum(isinstance(event, CellDone) for event in events) == 5
    assert run.run_id == before.run_id and run.complete and len(run.cells) == 12
    again = runs.load_run(run.run_id)
    assert {(c.variant_id, c.row_id, c.repeat): c for c in again.cells} == {
        (c.variant_id, c.row_id, c.repeat): c for c in run.cells
    }
    untouched = {(c.variant_id, c.row_id, c.repeat): c for c in before.cells}
    for cell in run.cells:
        key = (cell.variant_id, cell.row_id, cell.repeat)
        assert key in left or cell == untouched[key]
    assert len(runs.list_runs()) == 1
    assert runs.measured_wall_s(SHEET, "batch", run.model_name) is None  # it was not run in one go


def test_some_rows_only(runs: Runs) -> None:
    keys = [key for key in keys_left(SHEET, ()) if key[1] == "r2"]
    run = execute(FakeEngine(label), SHEET, runs, only=keys)
    assert {cell.row_id for cell in run.cells} == {"r2"}
    assert not run.complete and not runs.load_run(run.run_id).complete
    assert execute(FakeEngine(label), SHEET, only=()).cells == ()


def test_a_run_knows_the_models_it_used(runs: Runs) -> None:
    engine = FakeEngine(label)
    assert engine.model is not None
    engine.model.metadata["tokenizer.chat_template"] = "{{ messages }}"
    engine._model = engine.model
    run = execute(engine, SHEET, runs, passages=6)
    (mark,) = run.models
    assert (mark.model_id, mark.name, mark.context_size) == ("", "fake", 1024)
    assert len(mark.template_sha256) == 64
    kept = runs.load_run(run.run_id)
    assert (kept.models, kept.passages) == (run.models, 6)


def test_a_column_searches_as_it_says() -> None:
    library = FakeLibrary([passage(n, f"Fact {n}.") for n in (1, 2, 3)])
    column = Variant("d", "Docs", collection_id="c1", search=ColumnSearch(2, neighbours=False))
    sheet = replace(SHEET, variants=(column,), repeats=2, rows=ROWS[:2])
    run = execute(FakeEngine(label), sheet, library=library)
    asked = [(text, options.limit, options.neighbours) for text, _, options in library.questions]
    assert asked == [("late parcel", 2, False), ("lovely cup", 2, False)]  # once for both repeats
    assert all(cell.grounding and len(cell.grounding.uses) == 2 for cell in run.cells)


def test_the_parts_of_a_prompt_are_told_even_when_it_is_too_long() -> None:
    column = Variant("l", "Long", system_text="word " * 2000)
    runner = ComparisonRunner(FakeEngine(), replace(SHEET, variants=(column,)), b"s" * 32)
    parts = runner.describe("l", "r2")
    assert parts.over_tokens > 0
    assert "lovely cup" in parts.rendered.text
    assert parts.tokens["system"] > parts.tokens["input"]


def test_times_of_several_requests_are_put_together() -> None:
    def timing(ttft_s: float, total_s: float, tokens: int) -> Timing:
        return Timing(ttft_s=ttft_s, total_s=total_s, generated_tokens=tokens, prompt_tokens=10)

    samples = StepResult("vote", timings=(timing(0.3, 2.0, 5), timing(0.2, 3.0, 7)))
    check = StepResult("check", timings=(timing(0.9, 1.0, 2),))
    both = combined((samples, check))
    assert both is not None
    assert (both.ttft_s, both.total_s, both.generated_tokens) == (0.2, 4.0, 14)
    assert both.prompt_tokens == 30
    assert combined((check,)) == check.timings[0]
    assert combined(()) is None


def test_a_step_may_say_how_it_is_sampled() -> None:
    column = Variant(
        "s", "JSON", technique="structured", sampling=Sampling(json_schema='{"type": "object"}')
    )
    engine = FakeEngine(lambda _request: '{"label": "praise"}')
    execute(engine, replace(SHEET, variants=(column,), rows=ROWS[:1], repeats=1))
    assert engine.requests[0].sampling.json_schema == '{"type": "object"}'
