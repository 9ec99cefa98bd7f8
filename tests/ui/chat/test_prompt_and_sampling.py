"""The Prompt and Sampling tabs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.chat import play
from workbench.core.errors import Problem
from workbench.core.generation import RenderedPrompt, Sampling
from workbench.ui.chat.page import ChatPage


def test_what_is_sent_is_shown_exactly_with_its_tokens(
    page: ChatPage, services: Any, qtbot: QtBot
) -> None:
    page.dock.show_tab("prompt")
    question = services.chat.transcript.messages[0].text
    prompt = f"<|im_start|>user\n{question}<|im_end|>\n"
    qtbot.waitUntil(lambda: page.dock.prompt.sent.toPlainText() == prompt)
    assert page.dock.prompt.count.text().startswith("812 token")


def test_only_the_last_asked_prompt_is_shown(page: ChatPage, services: Any) -> None:
    asked: list[Callable[[RenderedPrompt | Problem], None]] = []
    services.chat.rendered_prompt = asked.append
    page.dock.prompt.refresh()
    page.dock.prompt.refresh()
    first, second = asked
    second(RenderedPrompt("new", 1))
    first(RenderedPrompt("old", 1))
    assert page.dock.prompt.sent.toPlainText() == "new"


def test_why_there_is_no_prompt_is_told(page: ChatPage, services: Any) -> None:
    problem = Problem("Nothing was sent in this chat yet.")
    services.chat.rendered_prompt = lambda done: done(problem)
    page.dock.prompt.refresh()
    assert page.dock.prompt.sent.toPlainText() == "Nothing was sent in this chat yet."


def test_instructions_are_kept_with_their_chat(page: ChatPage, services: Any, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.dock.prompt.system_text, "Be brief")
    assert services.chat.asked("set_system_text")[-1] == ("Be brief",)
    play.open_chat(services, "chat3")
    assert page.dock.prompt.system_text.toPlainText() == ""


NUMBERS = [
    ("temperature", 0.2),
    ("top_p", 0.8),
    ("max_tokens", 100),
    ("thinking_tokens", 256),
    ("repeat_penalty", 1.1),
    ("frequency_penalty", 0.5),
    ("presence_penalty", -0.5),
    ("repeat_window", -1),
    ("dry_multiplier", 0.8),
    ("dry_base", 2.0),
    ("dry_allowed_length", 3),
    ("dry_window", 256),
    ("top_k", 20),
    ("min_p", 0.1),
    ("typical_p", 0.9),
    ("top_n_sigma", 1.5),
    ("xtc_probability", 0.5),
    ("xtc_threshold", 0.2),
    ("dynamic_range", 0.4),
    ("dynamic_exponent", 2.0),
    ("mirostat_tau", 3.0),
    ("mirostat_eta", 0.2),
    ("logprobs", 5),
]


@pytest.mark.parametrize(("name", "value"), NUMBERS)
def test_each_number_is_set(page: ChatPage, services: Any, name: str, value: float) -> None:
    page.dock.sampling.form.part(name).field.setValue(value)
    ((sampling,),) = services.chat.asked("set_sampling")
    assert getattr(sampling, name) == pytest.approx(value)
    assert replace(sampling, **{name: getattr(Sampling(), name)}) == Sampling()
    assert page.dock.sampling.reset.isEnabled()


def test_seed_and_stop_texts(page: ChatPage, services: Any) -> None:
    form = page.dock.sampling.form
    assert not form.part("seed").field.isEnabled()
    form.part("seed").fixed.setChecked(True)
    form.part("seed").field.setValue(7)
    form.part("stop").field.setPlainText("END\n\n\\n끝")
    sampling = services.chat.asked("set_sampling")[-1][0]
    assert sampling.seed == 7
    assert sampling.stop == ("END", "\n끝")


def test_reset_puts_everything_back(page: ChatPage, services: Any) -> None:
    form = page.dock.sampling.form
    form.part("temperature").field.setValue(0.0)
    form.part("seed").fixed.setChecked(True)
    page.dock.sampling.reset.click()
    assert services.chat.asked("set_sampling")[-1] == (Sampling(),)
    assert form.part("temperature").field.value() == pytest.approx(0.7)
    assert not form.part("seed").fixed.isChecked()
    assert not page.dock.sampling.reset.isEnabled()


def test_values_changed_elsewhere_are_shown(page: ChatPage, services: Any) -> None:
    services.chat.sampling = Sampling(temperature=0.1, seed=3)
    page.dock.show_tab("sampling")
    form = page.dock.sampling.form
    assert form.part("temperature").field.value() == pytest.approx(0.1)
    assert form.part("seed").field.value() == 3
    assert not services.chat.asked("set_sampling"), "showing is not changing"


def test_what_the_models_server_does_not_take_is_grey(page: ChatPage, services: Any) -> None:
    services.models.loaded = replace(services.models.loaded, left_out=("top_k",))
    services.models.state_changed.emit()
    form = page.dock.sampling.form
    assert not form.part("top_k").field.isEnabled() and form.part("top_p").field.isEnabled()
