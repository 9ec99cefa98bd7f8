"""Contextual calibration, against figures worked out by hand, and on a scripted engine."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Mapping, Sequence

import pytest

from tests.answering.fakes import FakeEngine
from workbench.answering.calibration import (
    CONTENT_FREE,
    calibrate,
    calibrated,
    labels_of,
    lean_of,
    likeliest,
    shares_of,
)
from workbench.core.errors import BadInput, Cancelled, EngineLost, Problem
from workbench.core.generation import (
    Failed,
    Finished,
    Request,
    StopReason,
    Timing,
    TokenChance,
    TokenLogprobs,
)
from workbench.core.lab import Comparison, Example, Row, Variant
from workbench.core.ports import GenerationCallback

SHOTS = (Example("Lovely!", "good"), Example("It broke.", "bad"), Example("So nice.", "good"))
COLUMN = Variant("a", "A", template="Message: {{input}}", examples=SHOTS, technique="think")
SHEET = Comparison(
    variants=(COLUMN,),
    rows=(Row("r", {"input": "Too late."}, "bad"), Row("s", {"input": "Thanks!"}, "good")),
)


class LabelEngine(FakeEngine):
    """Gives each label, in two tokens, the probability that a table says for an input."""

    def __init__(self, table: Mapping[str, Mapping[str, float]]) -> None:
        super().__init__()
        self._table = table

    def submit(self, requests: Sequence[Request], on_event: GenerationCallback) -> None:
        """Answer at once with the label that the grammar allows."""
        self.batches.append(tuple(requests))
        for request in requests:
            label = json.loads(request.sampling.grammar.removeprefix("root ::= "))
            text = request.turns[-1].text.removeprefix("Message: ")
            half = math.log(self._table[text][label]) / 2
            token = TokenLogprobs(TokenChance(1, label, half), ())
            on_event(Finished(request.request_id, label, StopReason.END, Timing(), (token, token)))


def test_shares_add_up_however_small_they_are() -> None:
    assert shares_of([-900.0, -900.0]) == (0.5, 0.5)
    assert shares_of([math.log(0.3), math.log(0.1)]) == pytest.approx((0.75, 0.25))


def test_calibration_divides_by_the_lean() -> None:
    # W = diag(0.8, 0.2)^-1: p = (0.7, 0.3) becomes (0.875, 1.5) of 2.375.
    assert calibrated((0.7, 0.3), (0.8, 0.2)) == pytest.approx((0.368421, 0.631579), abs=1e-6)
    assert calibrated((0.8, 0.2), (0.8, 0.2)) == pytest.approx((0.5, 0.5))
    assert calibrated((0.5, 0.5), (1.0, 0.0))[1] == pytest.approx(1.0)
    assert lean_of([(0.9, 0.1), (0.5, 0.5)]) == pytest.approx((0.7, 0.3))
    assert likeliest(("a", "b"), (0.4, 0.6)) == "b"


def test_a_lean_to_one_label_is_measured_and_taken_away() -> None:
    leaning = {"good": 0.08, "bad": 0.02}
    engine = LabelEngine(
        {
            **dict.fromkeys(CONTENT_FREE, leaning),
            "Too late.": {"good": 0.07, "bad": 0.03},
            "Thanks!": {"good": 0.09, "bad": 0.01},
        }
    )
    found = calibrate(engine, SHEET, COLUMN)
    assert found.labels == ("good", "bad")
    assert found.lean == pytest.approx((0.8, 0.2))
    assert found.inputs[0].before == pytest.approx((0.7, 0.3))
    assert found.inputs[0].after == pytest.approx((0.368421, 0.631579), abs=1e-6)
    assert found.right(calibrated=False) == (1, 2)
    assert found.right(calibrated=True) == (2, 2)
    (batch,) = engine.batches
    assert len(batch) == 10
    assert all(len(request.turns) == 7 for request in batch)
    assert not any("step by step" in turn.text for r in batch for turn in r.turns)


def test_a_model_that_tells_no_probabilities_says_so() -> None:
    with pytest.raises(BadInput, match="how likely"):
        calibrate(FakeEngine(), SHEET, COLUMN)


def test_a_failure_is_raised_as_it_was_phrased() -> None:
    engine = FakeEngine(lambda _request: Problem("The engine crashed.", kind="EngineLost"))
    with pytest.raises(EngineLost, match="crashed"):
        calibrate(engine, SHEET, COLUMN)


@pytest.mark.parametrize(
    "outputs", [("only", "only"), ("a " * 30, "b"), tuple(map(str, range(13))), ("a\nb", "c")]
)
def test_outputs_that_are_no_labels_are_refused(outputs: tuple[str, ...]) -> None:
    shots = tuple(Example("x", output) for output in outputs)
    with pytest.raises(BadInput, match="no labels"):
        labels_of(Variant("a", "A", examples=shots))


def test_stopping_stops_the_engine() -> None:
    class Waiting(FakeEngine):
        """Ends requests only when they are cancelled."""

        def submit(self, requests: Sequence[Request], on_event: GenerationCallback) -> None:
            self.tell = on_event

        def cancel(self, request_id: str) -> None:
            self.tell(Failed(request_id, Problem("Stopped.", kind="Cancelled")))

    stop = threading.Event()
    stop.set()
    with pytest.raises(Cancelled):
        calibrate(Waiting(), SHEET, COLUMN, stop.is_set)
