"""Numbers, units and problems in words."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.content import QWEN, TIMING, TOUR, info_of
from workbench.core.errors import Problem
from workbench.core.generation import StopReason, Timing
from workbench.ui import words
from workbench.ui.translation import use_language


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    """These tests read English."""
    use_language(qapp, "en")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0004, "0.4 ms"),
        (0.00996, "10 ms"),
        (0.042, "42 ms"),
        (0.0996, "0.10 s"),
        (0.42, "0.42 s"),
        (12.34, "12.3 s"),
        (125, "2 min 05 s"),
    ],
)
def test_seconds(value: float, shown: str) -> None:
    """Very short times in milliseconds, short ones to the hundredth, long ones in minutes."""
    assert words.seconds(value) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (812, "812 bytes"),
        (18_200, "18 kB"),
        (4_200_000, "4.2 MB"),
        (42e6, "42 MB"),
        (3.14e9, "3.1 GB"),
    ],
)
def test_size(number: float, shown: str) -> None:
    """Sizes carry the unit a person would use."""
    assert words.size(int(number)) == shown


def test_counts_and_contexts() -> None:
    """Thousands are set apart, context lengths are short."""
    assert words.count(1_204) == "1,204"
    assert words.context_size(8192) == "8k"
    assert words.context_size(1000) == "1,000"
    assert words.parameters(13_600_000) == "14 M"


def test_readout_of_a_whole_answer() -> None:
    """The line under an answer, as the pictures of the design show it."""
    timing = dataclasses.replace(TIMING, generation_s=45 / 31.2)
    assert words.readout(timing, StopReason.END) == (
        "first token 0.42 s · 31.2 tok/s · 812 in, 640 cached · 46 out · ended by itself"
    )


def test_readout_leaves_out_what_is_unknown() -> None:
    """No rate of a single token, no cache when there was none."""
    line = words.readout(Timing(prompt_tokens=9, ttft_s=0.1, generated_tokens=1))
    assert line == "first token 0.10 s · 9 in · 1 out"


def test_every_stop_reason_has_words() -> None:
    """No answer ends without a word."""
    assert all(words.stop_reason(reason) for reason in StopReason)


def test_device_names_its_threads() -> None:
    """Plural forms are right in English."""
    info = info_of(QWEN)
    assert words.device(info) == "CPU · 8 threads"
    assert words.device(dataclasses.replace(info, threads=1)) == "CPU · 1 thread"


def test_tour_model_is_called_what_it_is() -> None:
    """Its size is said, and what to do for real work."""
    assert words.tour_model(TOUR) == (
        "Tour model: 14 M parameters, made to show the features; add a real model for real work."
    )


def test_problem_is_filled() -> None:
    """Values stand in the sentence, whole numbers with thousands apart."""
    problem = Problem(
        "{name} is too long by {tokens} tokens.", "Cut it.", {"name": "a", "tokens": 1204}
    )
    assert words.translate_problem(problem) == ("a is too long by 1,204 tokens.", "Cut it.")


def test_problem_is_translated(qapp: QApplication) -> None:
    """The sentence is looked up before it is filled."""
    use_language(qapp, "ko")
    text, hint = words.translate_problem(
        Problem("The file {name} is empty.", "", {"name": "a.pdf"})
    )
    assert "a.pdf" in text and "비어" in text and hint == ""


@pytest.mark.parametrize("text", ["a { brace", "an unknown {value}", "{0} by place"])
def test_text_that_only_looks_like_a_template_is_shown(text: str) -> None:
    """A stored problem of an older version never breaks the window."""
    assert words.sentence(text, {"name": "a"}) == text
