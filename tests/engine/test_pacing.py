"""Slices of prompts are as large as progress, Stop and the answers beside them allow."""

from __future__ import annotations

import pytest

from workbench.engine.pacing import Pace


def learned(step_s: float, token_s: float) -> Pace:
    """Return a pace that has seen steps and slices of one model."""
    pace = Pace(512)
    for _ in range(20):
        pace.observe(1, 0, step_s)
        pace.observe(0, 64, 64 * token_s)
    return pace


def test_it_begins_carefully() -> None:
    assert Pace(512).slice_tokens(0) == Pace(512).slice_tokens(3) == 64
    assert Pace(32).slice_tokens(0) == 32


def test_a_fast_machine_reads_whole_batches() -> None:
    assert learned(step_s=0.005, token_s=0.0001).slice_tokens(0) == 512


def test_a_prompt_alone_is_read_for_half_a_second_at_a_time() -> None:
    assert learned(step_s=0.02, token_s=0.01).slice_tokens(0) == pytest.approx(50, abs=1)


def test_beside_answers_a_slice_costs_a_few_of_their_steps() -> None:
    assert learned(step_s=0.1, token_s=0.01).slice_tokens(2) == pytest.approx(50, abs=1)
    assert learned(step_s=0.1, token_s=0.1).slice_tokens(2) == 6, "it never starves"


def test_the_cost_of_a_guess_is_learned_from_steps_with_and_without() -> None:
    pace = Pace(512)
    assert pace.draft_cost == 0.5
    pace.observe_draft(4, 0.3)  # of no use while the time of a plain step is not known
    assert pace.draft_cost == 0.5
    pace.observe(1, 0, 0.1)
    pace.observe_draft(4, 0.2)
    assert pace.draft_cost == pytest.approx(0.25)
    for _ in range(30):
        pace.observe_draft(4, 0.1)
    assert pace.draft_cost == 0.1
