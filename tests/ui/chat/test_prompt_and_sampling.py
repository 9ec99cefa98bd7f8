"""The Prompt and Sampling tabs."""

from __future__ import annotations

from collections.abc import Callable
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


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("temperature", 0.2),
        ("top_k", 20),
        ("top_p", 0.8),
        ("min_p", 0.1),
        ("repeat_penalty", 1.1),
        ("frequency_penalty", 0.5),
        ("presence_penalty", -0.5),
        ("max_tokens", 100),
    ],
)
def test_each_number_is_set(page: ChatPage, services: Any, name: str, value: float) -> None:
    page.dock.sampling.field(name).setValue(value)
    ((sampling,),) = services.chat.asked("set_sampling")
    assert getattr(sampling, name) == pytest.approx(value)
    assert page.dock.sampling.reset.isEnabled()


def test_seed_and_stop_texts(page: ChatPage, services: Any) -> None:
    panel = page.dock.sampling
    assert not panel.seed.isEnabled()
    panel.fixed_seed.setChecked(True)
    panel.seed.setValue(7)
    panel.stop.setPlainText("END\n\n끝")
    sampling = services.chat.asked("set_sampling")[-1][0]
    assert sampling.seed == 7
    assert sampling.stop == ("END", "끝")


def test_reset_puts_everything_back(page: ChatPage, services: Any) -> None:
    panel = page.dock.sampling
    panel.field("temperature").setValue(0.0)
    panel.fixed_seed.setChecked(True)
    panel.reset.click()
    assert services.chat.asked("set_sampling")[-1] == (Sampling(),)
    assert panel.field("temperature").value() == pytest.approx(0.7)
    assert not panel.fixed_seed.isChecked()
    assert not panel.reset.isEnabled()


def test_values_changed_elsewhere_are_shown(page: ChatPage, services: Any) -> None:
    services.chat.sampling = Sampling(temperature=0.1, seed=3)
    page.dock.show_tab("sampling")
    assert page.dock.sampling.field("temperature").value() == pytest.approx(0.1)
    assert page.dock.sampling.seed.value() == 3
    assert not services.chat.asked("set_sampling"), "showing is not changing"
