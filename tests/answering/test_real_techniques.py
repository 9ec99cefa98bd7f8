"""Techniques with the real engine and the bundled model: nothing here is played."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.answering.calibration import calibrate
from workbench.answering.compare import ComparisonRunner
from workbench.answering.orders import sheet_of_orders, spread_of
from workbench.core.generation import Sampling
from workbench.core.lab import CellResult, Comparison, Example, Row, TechniqueOptions, Variant
from workbench.core.models import LoadOptions
from workbench.engine.client import ChildEngine

pytestmark = [pytest.mark.engine, pytest.mark.timeout(300)]

GREEDY = Sampling(temperature=0.0, max_tokens=64)
SOLVED = (
    Example(
        "Jun has 20 coins. Jun loses 4. Jun finds 7 more. How many coins does Jun have now?",
        "23",
        "20 - 4 = 16. 16 + 7 = 23.",
    ),
    Example(
        "Ella has 8 books. Ella gets 12 more. Ella sells 5. How many books does Ella have now?",
        "15",
        "8 + 12 = 20. 20 - 5 = 15.",
    ),
)
SUMS = tuple(
    Row(
        f"{first}-{more}-{less}",
        {
            "input": f"Mina has {first} apples. Mina buys {more} more. Mina gives away {less}. "
            "How many apples does Mina have now?"
        },
        str(first + more - less),
    )
    for first, more, less in ((14, 9, 6), (12, 7, 5), (21, 8, 3), (9, 6, 4), (17, 5, 8))
)
LABELLED = tuple(
    Example(text, label)
    for text, label in (
        ("Best kettle ever, thank you!", "praise"),
        ("The radio stopped working after a week.", "complaint"),
        ("Can I pay by card?", "question"),
    )
)
MESSAGES = (
    Row("late", {"input": "The lamp arrived two weeks late and broken."}, "complaint"),
    Row("soap", {"input": "Lovely soap, smells great!"}, "praise"),
    Row("open", {"input": "When do you open?"}, "question"),
)
LABELLER = Variant(
    "l",
    "Labels",
    system_text="Answer with one label: praise, complaint, question.",
    template="Message: {{input}}\nLabel:",
    examples=LABELLED,
    sampling=Sampling(temperature=0.0, max_tokens=8),
)


@pytest.fixture(scope="module")
def tour(tour_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChildEngine]:
    """Return an engine with the bundled model."""
    engine = ChildEngine(tmp_path_factory.mktemp("logs"))
    engine.load(tour_model, LoadOptions())
    yield engine
    engine.close()


def _run(engine: ChildEngine, sheet: Comparison) -> dict[str, list[CellResult]]:
    """Return the results of a sheet by column."""
    run = ComparisonRunner(engine, sheet, b"secret").execute(lambda _event: None)
    assert run.complete
    assert [cell.problem for cell in run.cells if cell.problem] == []
    return {
        variant.variant_id: [c for c in run.cells if c.variant_id == variant.variant_id]
        for variant in sheet.variants
    }


def test_steps_help_with_sums_and_the_answers_are_taken_out(tour: ChildEngine) -> None:
    sheet = Comparison(
        rows=SUMS,
        variants=(
            Variant("think", "Think", technique="think", sampling=GREEDY),
            Variant("worked", "Worked", technique="worked", examples=SOLVED, sampling=GREEDY),
            Variant(
                "vote", "Vote", technique="self_consistency", examples=SOLVED, sampling=GREEDY,
                options=TechniqueOptions(samples=5, temperature=0.4),
            ),
        ),
    )  # fmt: skip
    results = _run(tour, sheet)
    for name, cells in results.items():
        assert sum(cell.right or False for cell in cells) >= 4, (name, cells)
        assert all(cell.answer and cell.answer in cell.text for cell in cells)
    # The answer stands out, so no second call is made and no answer is spoilt by one.
    assert all(len(cell.steps) <= 1 for cell in results["think"])
    assert all(sum(item.count for item in cell.counts) <= 5 for cell in results["vote"])
    assert all(cell.counts[0].answer == cell.answer for cell in results["vote"])
    assert all(len(cell.steps[0].texts) == 5 for cell in results["vote"])


def test_techniques_of_several_steps_come_to_their_end(tour: ChildEngine) -> None:
    names = ("least_to_most", "step_back", "plan_solve", "verification", "refine", "grounded")
    sheet = Comparison(
        rows=MESSAGES[:1],
        variants=tuple(
            Variant(name, name, technique=name, sampling=replace(GREEDY, max_tokens=24))
            for name in names
        ),
    )
    results = _run(tour, sheet)
    assert all(results[name][0].text.strip() for name in names)
    assert [step.name for step in results["step_back"][0].steps][:2] == ["principle", "reasoning"]


def test_json_by_schema_is_json(tour: ChildEngine) -> None:
    schema = (
        '{"type": "object", "properties": {"label": {"enum": ["a", "b"]}}, "required": ["label"]}'
    )
    variant = Variant(
        "s", "S", technique="structured", sampling=replace(GREEDY, json_schema=schema)
    )
    (cell,) = _run(tour, Comparison(input="The zip broke.", variants=(variant,)))["s"]
    assert cell.answer in ('{"label": "a"}', '{"label": "b"}')


def test_all_orders_of_three_examples_are_run(tour: ChildEngine) -> None:
    sheet, orders = sheet_of_orders(Comparison(rows=MESSAGES, variants=(LABELLER,)), LABELLER)
    results = _run(tour, sheet)
    spread = spread_of([cell for cells in results.values() for cell in cells])
    assert len(orders) == 6
    assert spread is not None
    assert 0.0 <= spread.lowest <= spread.mean <= spread.highest <= 1.0
    assert spread.orders == 6


def test_the_lean_of_the_labels_is_measured(tour: ChildEngine) -> None:
    sheet = Comparison(rows=MESSAGES, variants=(LABELLER,))
    found = calibrate(tour, sheet, LABELLER)
    assert found.labels == ("praise", "complaint", "question")
    for shares in (*found.probes, found.lean, *(item.after for item in found.inputs)):
        assert sum(shares) == pytest.approx(1.0)
    before, total = found.right(calibrated=False)
    after, _total = found.right(calibrated=True)
    assert total == 3
    assert min(before, after) >= 2  # of which only the measurement is ours, not the model's skill
    # What the model says unasked is what it gives the largest share.
    (said, *_rest) = _run(tour, sheet)["l"]
    assert said.text.strip() == found.labels[max(range(3), key=found.inputs[0].before.__getitem__)]
