"""What a prompt is made of: its text cut into parts, the tokens of each, and what is too long."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from tests.answering.fakes import TURN_COST, FakeEngine, words
from workbench.answering.grounding import grounded_question
from workbench.answering.parts import Part, PromptParts, describe, too_long
from workbench.core.generation import RenderedPrompt, Sampling, Turn
from workbench.core.lab import Example, Variant
from workbench.prompts.techniques import build_turns

SAMPLING = Sampling(max_tokens=40)
EXAMPLES = (Example("So lovely!", "good"), Example("It broke.", "bad"))
TEXT = "The parcel is late."


def _described(variant: Variant, *, context: int = 1024, mark: str = "") -> PromptParts:
    """Describe the prompt of a column."""
    turns = build_turns(variant, TEXT, {})
    return describe(
        FakeEngine(context_size=context), turns, SAMPLING,
        text=TEXT, examples=variant.examples, mark=mark,
    )  # fmt: skip


def _texts(parts: PromptParts, kind: str) -> list[str]:
    """Return the texts of one kind."""
    return [part.text for part in parts.parts if part.kind == kind]


def test_the_parts_are_the_whole_text_and_their_tokens_add_up() -> None:
    variant = Variant("a", "", "Be brief.", "Label this: {{input}} Answer:", EXAMPLES)
    parts = _described(variant)
    assert "".join(part.text for part in parts.parts) == parts.rendered.text
    assert sum(parts.tokens.values()) == parts.rendered.tokens
    assert _texts(parts, "system") == ["Be brief."]
    assert _texts(parts, "input") == [TEXT]
    assert _texts(parts, "prompt") == ["Label this: ", " Answer:"]
    assert [text for text in _texts(parts, "examples") if "It broke." in text or text == "bad"] == [
        "Label this: It broke. Answer:",
        "bad",
    ]
    assert parts.tokens["system"] == words("Be brief.")
    assert parts.tokens["input"] == words(TEXT)
    assert parts.tokens["template"] == 6 * TURN_COST


def test_examples_inside_the_text_are_told_from_the_prompt_around_them() -> None:
    template = "Label each message.\n\n{{examples}}\n\nMessage: {{input}}"
    parts = _described(Variant("a", "", "", template, EXAMPLES))
    (examples,) = _texts(parts, "examples")
    assert examples == "Input: So lovely!\nOutput: good\n\nInput: It broke.\nOutput: bad"
    assert _texts(parts, "prompt") == ["Label each message.\n\n", "\n\nMessage: "]


def test_passages_stand_between_their_marks() -> None:
    question = grounded_question(f"Q: {TEXT}", ["one two", "three"], "4f09ac")
    parts = describe(FakeEngine(), [Turn("user", question)], SAMPLING, text=TEXT, mark="4f09ac")
    (passages,) = _texts(parts, "passages")
    assert passages.startswith("<passages 4f09ac>")
    assert passages.endswith("</passages 4f09ac>")
    assert _texts(parts, "prompt") == ["\n\nQ: "]


def test_answers_of_earlier_steps_are_a_part_of_their_own() -> None:
    turns = [
        Turn("user", f"{TEXT} Think."),
        Turn("assistant", "It came late, so bad."),
        Turn("user", "Therefore the answer is"),
    ]
    parts = describe(FakeEngine(), turns, SAMPLING, text=TEXT)
    assert _texts(parts, "earlier") == ["It came late, so bad."]
    pasted = describe(
        FakeEngine(), [Turn("user", "Check: a draft here. Right?")], SAMPLING,
        earlier=["a draft here."],
    )  # fmt: skip
    assert _texts(pasted, "earlier") == ["a draft here."]


def test_an_input_with_marks_between_its_words_is_found() -> None:
    turns = [Turn("user", "Label: The^parcel^is^late. Done")]
    parts = describe(FakeEngine(), turns, SAMPLING, text=TEXT)
    assert _texts(parts, "input") == ["The^parcel^is^late."]


class _Chat(FakeEngine):
    """Renders as a chat template does that trims what it is given."""

    def render(self, turns: Sequence[Turn], model_id: str = "") -> RenderedPrompt:
        text = "".join(f"<|{turn.role}|>{turn.text.strip()}<|end|>\n" for turn in turns)
        return RenderedPrompt(f"{text}<|assistant|>", len(text.split()))


class _Server(FakeEngine):
    """Shows messages as JSON, as they go to a server."""

    def render(self, turns: Sequence[Turn], model_id: str = "") -> RenderedPrompt:
        text = json.dumps([[turn.role, turn.text] for turn in turns], ensure_ascii=False)
        return RenderedPrompt(text, 20)


@pytest.mark.parametrize("engine", [_Chat(), _Server()])
def test_a_short_text_is_not_taken_for_a_piece_of_the_template(engine: FakeEngine) -> None:
    """The answer "a" stands in "assistant" too, and a line break becomes two signs in JSON."""
    turns = build_turns(
        Variant("a", "", " Be\nbrief. ", "{{input}}", (Example("So lovely!", "a"),)), TEXT, {}
    )
    examples = (Example("So lovely!", "a"),)
    parts = describe(engine, turns, SAMPLING, text=TEXT, examples=examples)
    assert "".join(part.text for part in parts.parts) == parts.rendered.text
    assert _texts(parts, "examples") == ["So lovely!", "a"]
    assert _texts(parts, "input") == [TEXT]
    assert parts.parts[-1].kind == "template"


def test_what_is_left_counts_the_longest_answer() -> None:
    parts = _described(Variant("a", ""), context=100)
    assert parts.left_tokens == 100 - parts.rendered.tokens - 40
    assert parts.over_tokens == 0
    assert parts.parts[-1] == Part("input", TEXT)


def test_a_prompt_that_is_too_long_says_which_part_is_how_long() -> None:
    many = tuple(Example(f"word{number} " * 20, "good") for number in range(6))
    parts = _described(Variant("a", "", examples=many), context=100)
    error = too_long(parts)
    assert parts.over_tokens > 0
    assert str(error).startswith(f"The examples take {parts.tokens['examples']} tokens")
    assert f"all else {parts.rendered.tokens - parts.tokens['examples']}" in str(error)
    assert "only 75 have room" in str(error)
    assert "fewer or shorter examples" in error.hint
