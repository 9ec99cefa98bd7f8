"""Vary a column, read its numbers, and see what each prompt is made of: the real engine."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLineEdit, QTextEdit

from tests.journeys.pilot import Pilot
from tests.ui.lab.find import button, one, texts
from workbench.core.generation import Sampling
from workbench.core.lab import Comparison, Example, Price, Variant
from workbench.ui.lab.page import LabPage
from workbench.ui.lab.parts_view import PartsBar
from workbench.ui.lab.plots import PointsPlot
from workbench.ui.lab.plots_panel import NumbersPanel

pytestmark = [pytest.mark.journey, pytest.mark.engine]

EXAMPLES = (
    Example("The cup is broken.", "complaint"),
    Example("I love it!", "praise"),
    Example("When do you open?", "question"),
)
SHEET = Comparison(
    title="Vary",
    input="The lamp came late.",
    variants=(
        Variant(
            "a", "Few-shot", "You label messages.", "Message: {{input}}", EXAMPLES,
            sampling=Sampling(temperature=0.0, max_tokens=16, logprobs=1),
        ),
        Variant(
            "b", "Refine", "You label messages.", "Message: {{input}}", technique="refine",
            sampling=Sampling(temperature=0.0, max_tokens=16),
        ),
    ),
    repeats=2,
    expected="complaint",
    price=Price(1.0, 2.0),
)  # fmt: skip


@pytest.fixture
def page(pilot: Pilot) -> LabPage:
    """The lab with a sheet of two columns."""
    pilot.program.window.show_page("lab")
    pilot.wait(lambda: bool(pilot.services.lab.sheet.title))
    pilot.services.lab.set_sheet(SHEET, rebuild=True)
    shown = pilot.program.window.current_page()
    assert isinstance(shown, LabPage)
    return shown


def _run(pilot: Pilot) -> None:
    """Run the sheet and wait for its end."""
    pilot.services.lab.run()
    pilot.wait(lambda: not pilot.services.lab.running)


def test_columns_made_by_the_number_of_examples_run_and_show_their_numbers(
    pilot: Pilot, page: LabPage
) -> None:
    lab = pilot.services.lab
    dialog = page.show_vary("a")
    dialog.choose_field("examples")
    one(dialog, QLineEdit, "Values").setText("0, 1, 3")
    button(dialog, "Make 2 columns").click()
    assert [item.name for item in lab.sheet.variants] == [
        "Few-shot", "No examples", "1 example", "Refine",
    ]  # fmt: skip
    _run(pilot)
    first = {item.variant_id: item for item in lab.results() if item.repeat == 0}
    tokens = [first[item.variant_id].timing.prompt_tokens for item in lab.sheet.variants[:3]]  # type: ignore[union-attr]
    assert tokens[0] > tokens[2] > tokens[1]
    assert all(first[item.variant_id].logprob is not None for item in lab.sheet.variants[:3])
    button(page, "Numbers").click()
    panel = page.findChild(NumbersPanel)
    plots = [plot for plot in panel.findChildren(PointsPlot) if plot.isVisible()]
    assert [len(plot.values) for plot in plots] == [2] * 8
    assert any("computed from the prices entered" in text for text in texts(panel))
    assert one(panel, QDoubleSpinBox, "read").value() == 1.0
    lab.undo()
    assert [item.name for item in lab.sheet.variants] == ["Few-shot", "Refine"]


def test_a_prompt_is_cut_into_parts_that_add_up(pilot: Pilot, page: LabPage) -> None:
    dialog = page.show_prompt("a")
    text = one(dialog, QTextEdit, "The prompt as the model receives it")
    pilot.wait(lambda: "The lamp came late." in text.toPlainText())
    shown = texts(dialog)
    for part in ("System text", "Examples", "Prompt", "Input", "Marks of the model"):
        assert any(entry.startswith(f"{part} ") for entry in shown), part
    bar = dialog.findChild(PartsBar)
    size = pilot.services.models.loaded.context_size
    assert sum(segment.value for segment in bar.segments) == size


def test_the_prompts_of_every_step_can_be_seen_after_a_run(pilot: Pilot, page: LabPage) -> None:
    _run(pilot)
    dialog = page.show_prompt("b")
    choice = one(dialog, QComboBox, "Step of the technique")
    assert choice.itemText(0) == "1 · Draft"
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    text = one(dialog, QTextEdit, "The prompt as the model receives it")
    result = next(item for item in pilot.services.lab.results() if item.variant_id == "b")
    draft = result.steps[0].texts[0].strip()
    pilot.wait(lambda: draft in text.toPlainText())
    assert any(entry.startswith("Earlier steps ") for entry in texts(dialog))


def test_examples_that_are_too_long_are_told_in_their_column(pilot: Pilot, page: LabPage) -> None:
    lab = pilot.services.lab
    long = tuple(Example("The cup is broken again. " * 40, "complaint") for _ in range(12))
    first = replace(SHEET.variants[0], examples=long)
    lab.set_sheet(replace(SHEET, variants=(first, SHEET.variants[1])), rebuild=True)
    _run(pilot)
    assert any(text.startswith("The examples take ") for text in texts(page))
    assert all(item.problem is None for item in lab.results() if item.variant_id == "b")
