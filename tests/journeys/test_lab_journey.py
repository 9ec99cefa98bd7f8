"""Compare prompts side by side, with the real engine and the bundled model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.journeys.conftest import StartProgram
from tests.journeys.pilot import Pilot
from workbench.core.generation import Sampling
from workbench.core.lab import Comparison, Example, Variant
from workbench.services.lab import LabService
from workbench.ui.lab.answer_pane import AnswerPane

pytestmark = [pytest.mark.journey, pytest.mark.engine]

SHARED = "You label the messages of customers of a small shop. Answer with one word."
EXAMPLES = (Example("The cup is broken.", "complaint"), Example("I love it!", "praise"))


def four_columns() -> Comparison:
    """Return a sheet whose columns share their system text."""
    greedy = Sampling(temperature=0.0, max_tokens=24)
    return Comparison(
        title="Four",
        input="The lamp came late.",
        variants=(
            Variant("a", "Zero-shot", SHARED, "Message: {{input}}", sampling=greedy),
            Variant("b", "Few-shot", SHARED, "Message: {{input}}", EXAMPLES, sampling=greedy),
            Variant("c", "Think", SHARED, "Message: {{input}}", technique="think", sampling=greedy),
            Variant("d", "Plain", SHARED, "{{input}}", sampling=greedy),
        ),
        seed=7,
    )


@pytest.fixture
def lab(pilot: Pilot) -> Pilot:
    """A person at the lab with four columns."""
    pilot.program.window.show_page("lab")
    # The first run opens a ready comparison; wait for it, so that it does not arrive later.
    pilot.wait(lambda: bool(pilot.services.lab.sheet.title))
    pilot.services.lab.set_sheet(four_columns(), rebuild=True)
    return pilot


def answers(service: LabService) -> list[str]:
    """Return the text of every column's first answer, in order."""
    cells = [service.cell(name, 0) for name in "abcd"]
    return [cell.text for cell in cells if cell is not None]


def run(pilot: Pilot) -> None:
    """Run the sheet and wait for its end."""
    pilot.services.lab.run()
    assert pilot.services.lab.running
    pilot.wait(lambda: not pilot.services.lab.running)


def test_four_columns_stream_share_their_prefix_and_show_their_readouts(lab: Pilot) -> None:
    run(lab)
    service = lab.services.lab
    results = [service.cell(name, 0) for name in "abcd"]
    for cell in results:
        assert cell is not None
        assert cell.phase == "done"
        assert cell.result is not None
        assert cell.result.timing is not None
    timings = [cell.result.timing for cell in results if cell and cell.result]
    assert max(timing.batch_size for timing in timings if timing) == 4
    assert sum(timing.cached_tokens > 0 for timing in timings if timing) >= 3
    assert service.wall_s > 0
    panes = lab.program.window.current_page().findChildren(AnswerPane)
    assert len(panes) == 4
    for pane, cell in zip(panes, results, strict=True):
        assert cell is not None
        assert pane.shown_text().split() == cell.text.split()


def test_one_after_another_gives_the_same_greedy_answers(lab: Pilot) -> None:
    run(lab)
    service = lab.services.lab
    together = answers(service)
    assert service.other_mode_wall_s is None
    service.set_sheet(replace(service.sheet, mode="sequential"), rebuild=True)
    run(lab)
    assert answers(service) == together
    lab.wait(lambda: service.other_mode_wall_s is not None)


def test_stopping_one_column_leaves_the_others(lab: Pilot) -> None:
    service = lab.services.lab
    endless = Sampling(temperature=10.0, top_k=0, top_p=1.0, min_p=0.0, max_tokens=600)
    variants = tuple(
        replace(variant, technique="none", sampling=endless) for variant in service.sheet.variants
    )
    service.set_sheet(replace(service.sheet, variants=variants), rebuild=True)
    service.run()
    lab.wait(lambda: any(cell.tokens > 2 for cell in service.cells("b")))
    service.stop_variant("b")
    lab.wait(lambda: not service.running)
    phases = {name: cell.phase for name in "abcd" if (cell := service.cell(name, 0))}
    assert phases == {"a": "done", "b": "stopped", "c": "done", "d": "done"}


def test_a_run_is_kept_and_shown_again_after_a_restart(
    start_program: StartProgram, tmp_path: Path
) -> None:
    first = start_program(tmp_path / "profile")
    first.wait(lambda: bool(first.services.lab.sheet.title))
    first.services.lab.set_sheet(four_columns(), rebuild=True)
    run(first)
    said = answers(first.services.lab)
    first.program.close()
    second = start_program(tmp_path / "profile")
    service = second.services.lab
    second.wait(lambda: len(service.runs()) == 1)
    second.wait(lambda: service.sheet.title == "Four")
    service.show_run(service.runs()[0].run_id)
    second.wait(lambda: service.cell("a", 0) is not None)
    assert answers(service) == said


def test_export_holds_every_answer(lab: Pilot, tmp_path: Path) -> None:
    run(lab)
    path = tmp_path / "run.csv"
    lab.services.lab.export_run(path)
    lab.wait(path.exists)
    lines = path.read_text(encoding="utf-8")
    for name in ("Zero-shot", "Few-shot", "Think", "Plain"):
        assert name in lines
