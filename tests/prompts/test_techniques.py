"""Techniques: the turns a variant becomes, word for word."""

from __future__ import annotations

import pytest

from workbench.core.errors import TemplateError
from workbench.core.generation import Turn
from workbench.core.lab import Example, Variant
from workbench.prompts.techniques import TECHNIQUES, build_turns, variables_needed

SHOTS = (Example("Lovely!", "positive", "Praise."), Example("It broke.", "negative"))


def test_a_bare_variant_is_only_the_input() -> None:
    assert build_turns(Variant("a", "A"), "Hi {{x}}", {}) == (Turn("user", "Hi {{x}}"),)


def test_examples_are_turns_through_the_same_template() -> None:
    variant = Variant("a", "A", "You label for {{who}}.", "Message: {{ input }}\nLabel:", SHOTS)
    assert build_turns(variant, "Late again.", {"who": "Kim"}) == (
        Turn("system", "You label for Kim."),
        Turn("user", "Message: Lovely!\nLabel:"),
        Turn("assistant", "positive"),
        Turn("user", "Message: It broke.\nLabel:"),
        Turn("assistant", "negative"),
        Turn("user", "Message: Late again.\nLabel:"),
    )


def test_examples_stand_inline_where_the_template_says() -> None:
    variant = Variant("a", "A", "", "{{examples}}\n\nMessage: {{input}}", SHOTS)
    (turn,) = build_turns(variant, "Late again.", {})
    assert turn.text == (
        "Input: Lovely!\nOutput: positive\n\nInput: It broke.\nOutput: negative\n\n"
        "Message: Late again."
    )


@pytest.mark.parametrize(
    ("template", "text", "line"),
    [
        ("{{input}}", "What is 7 + 5?", "Think step by step."),
        ("{{input}}", "사과는 몇 개인가요?", "단계별로 생각하세요."),
        ("{{input}}", "7 + 5", "Think step by step."),
        ("다음을 계산하세요: {{input}}", "7 + 5", "단계별로 생각하세요."),
    ],
)
def test_thinking_is_asked_for_on_a_line_of_its_own(template: str, text: str, line: str) -> None:
    variant = Variant("a", "A", "", template, (Example("1 + 1", "2"),), "think")
    turns = build_turns(variant, text, {})
    assert turns[-1].text == template.replace("{{input}}", text) + "\n" + line
    assert turns[0].text == template.replace("{{input}}", "1 + 1")


def test_worked_examples_show_their_steps_before_the_answer() -> None:
    shots = (Example("8 - 3 + 1", "6", "8 - 3 = 5. 5 + 1 = 6."), Example("2 + 2", "4"))
    turns = build_turns(Variant("a", "A", examples=shots, technique="worked"), "9 + 1", {})
    assert turns[1].text == "8 - 3 = 5. 5 + 1 = 6. The answer is 6."
    assert turns[3].text == "4"
    korean = build_turns(Variant("a", "A", examples=shots, technique="worked"), "9 + 1은?", {})
    assert korean[1].text == "8 - 3 = 5. 5 + 1 = 6. 답은 6입니다."
    plain = build_turns(Variant("a", "A", examples=shots), "9 + 1", {})
    assert plain[1].text == "6"


def test_a_variable_without_a_value_is_named() -> None:
    variant = Variant("a", "A", "For {{who}}.", "{{input}} {{tone}} {{examples}}")
    assert variables_needed(variant) == ("who", "tone")
    with pytest.raises(TemplateError, match=r"\{\{who\}\}"):
        build_turns(variant, "x", {"tone": "kind"})


def test_a_value_named_input_does_not_replace_the_input() -> None:
    values = {"input": "wrong", "examples": "wrong"}
    (turn,) = build_turns(Variant("a", "A", template="{{examples}}{{input}}"), "right", values)
    assert turn.text == "right"


def test_each_technique_but_none_names_its_source() -> None:
    assert [technique.technique_id for technique in TECHNIQUES] == ["none", "think", "worked"]
    assert all("arXiv" in technique.source for technique in TECHNIQUES[1:])
