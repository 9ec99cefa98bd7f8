"""The sampling form: marks, resets, greys out, and never hands on a form with a fault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.core.generation import Sampling, TokenBias
from workbench.ui.context import UiContext
from workbench.ui.widgets.sampling.controls import MIROSTAT_REPLACES
from workbench.ui.widgets.sampling.form import SamplingForm

Shown = Callable[[QWidget], Any]


@pytest.fixture
def form(context: UiContext, shown: Shown) -> SamplingForm:
    """The form with the usual values."""
    made: SamplingForm = shown(SamplingForm(context, None))
    return made


@pytest.fixture
def heard(form: SamplingForm) -> list[Sampling]:
    """What the form has handed on."""
    made: list[Sampling] = []
    form.changed.connect(made.append)
    return made


def test_every_field_of_sampling_can_be_edited(form: SamplingForm) -> None:
    assert all(form.part(field.name) for field in fields(Sampling))


def test_a_changed_value_is_marked_and_can_be_reset(
    form: SamplingForm, heard: list[Sampling]
) -> None:
    part = form.part("top_p")
    assert not part.control.is_changed
    part.field.setValue(0.5)
    assert part.control.is_changed
    assert "Changed." in part.field.accessibleDescription()
    part.control.reset()
    assert heard == [Sampling(top_p=0.5), Sampling()]
    assert not part.control.is_changed and not form.is_changed


def test_editing_one_value_keeps_the_decimals_of_others(
    form: SamplingForm, heard: list[Sampling]
) -> None:
    form.show_sampling(Sampling(min_p=0.0525))
    form.part("max_tokens").field.setValue(99)
    assert heard == [Sampling(min_p=0.0525, max_tokens=99)]


def test_mirostat_greys_out_what_it_replaces_and_says_so(form: SamplingForm) -> None:
    assert not form.part("mirostat_tau").isVisibleTo(form)
    form.part("mirostat").field.setChecked(True)
    for name in MIROSTAT_REPLACES:
        assert not form.part(name).field.isEnabled()
        assert "Mirostat" in form.part(name).control.meaning
    assert form.part("temperature").field.isEnabled()
    form.part("mirostat").field.setChecked(False)
    assert form.part("top_k").field.isEnabled()
    assert "Mirostat" not in form.part("top_k").control.meaning


def test_what_belongs_to_dry_shows_once_dry_is_on(form: SamplingForm) -> None:
    form.unfold("dry_base")
    assert not form.part("dry_base").isVisible()
    form.part("dry_multiplier").field.setValue(0.8)
    assert form.part("dry_base").isVisible() and form.part("dry_breakers").isVisible()
    assert form.part("dry_breakers").field.toPlainText() == '\\n\n:\n"\n*'


def test_a_grammar_is_used_only_while_it_is_right(
    form: SamplingForm, heard: list[Sampling], qtbot: QtBot
) -> None:
    part = form.part("grammar")
    _choose(part, "grammar")
    assert heard[-1].grammar == 'root ::= "yes" | "no"'
    assert "1 rule" in part.verdict and "can be used" in part.verdict
    part.editor.setPlainText('root ::= "yes" | maybe')
    qtbot.waitUntil(lambda: "maybe" in part.verdict)
    assert part.verdict.startswith("Line 1: ") and "Not used" in part.verdict
    assert heard[-1].grammar == ""
    assert part.editor.toPlainText().endswith("maybe"), "what was typed stays"
    part.editor.setPlainText("root ::= [0-9]+")
    qtbot.waitUntil(lambda: heard[-1].grammar == "root ::= [0-9]+")


def test_a_schema_takes_the_place_of_a_grammar(
    form: SamplingForm, heard: list[Sampling], qtbot: QtBot
) -> None:
    form.show_sampling(Sampling(grammar='root ::= "x"'))
    part = form.part("json_schema")
    assert part.editor.toPlainText() == 'root ::= "x"'
    _choose(part, "json_schema")
    assert heard[-1].grammar == "" and '"name"' in heard[-1].json_schema
    part.editor.setPlainText("{")
    qtbot.waitUntil(lambda: "no JSON" in part.verdict)
    assert heard[-1].json_schema == ""
    _choose(part, "")
    assert heard[-1] == Sampling() and not part.editor.isVisible()


def test_an_example_can_be_taken(form: SamplingForm, heard: list[Sampling], qtbot: QtBot) -> None:
    part = form.part("grammar")
    _choose(part, "grammar")
    part._menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: "[0-9]" in heard[-1].grammar)


def test_biases_are_added_changed_and_removed(form: SamplingForm, heard: list[Sampling]) -> None:
    part = form.part("logit_bias")
    part.add.click()
    part.lines[0].token.setValue(42)
    assert heard[-1].logit_bias == (TokenBias(42, -100.0),)
    assert part.lines[0].bias.text() == "never"
    part.lines[0].bias.setValue(5.0)
    assert heard[-1].logit_bias == (TokenBias(42, 5.0),)
    part.lines[0].removed.emit()
    assert heard[-1] == Sampling() and part.lines == []


def test_groups_say_how_much_of_them_is_changed(form: SamplingForm) -> None:
    form.show_sampling(Sampling(repeat_penalty=1.1, presence_penalty=0.5))
    assert "2 changed" in [group.disclosure.preview for group in form._groups]


def test_fields_left_out_keep_their_values(context: UiContext, shown: Shown) -> None:
    form = shown(SamplingForm(context, None, without=("seed", "logprobs")))
    form.show_sampling(Sampling(seed=3, top_k=7))
    heard: list[Sampling] = []
    form.changed.connect(heard.append)
    form.reset()
    assert heard == [Sampling(seed=3)]


def _choose(part: Any, kind: str) -> None:
    """Choose a form as a person does."""
    part.kind.setCurrentIndex(part.kind.findData(kind))
    part.kind.activated.emit(part.kind.currentIndex())


def test_what_a_server_does_not_take_is_greyed_out_and_says_why(form: SamplingForm) -> None:
    form.show_ignored(("top_k", "mirostat", "grammar", "json_schema"))
    assert not form.part("top_k").field.isEnabled()
    assert "server" in form.part("top_k").control.meaning
    assert not form.part("grammar").isEnabled()
    assert form.part("top_p").field.isEnabled()
    form.show_ignored(())
    assert form.part("top_k").field.isEnabled() and form.part("grammar").isEnabled()
    assert "server" not in form.part("top_k").control.meaning
