"""Scripts of the techniques, played with given replies and no engine."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from workbench.core.errors import BadInput, TemplateError
from workbench.core.generation import Sampling
from workbench.core.lab import AnswerCount, ChainStep, Example, TechniqueOptions, Variant
from workbench.prompts.scripts import begin
from workbench.prompts.steps import Outcome, Script, Step

NO_VALUES: Mapping[str, str] = {}


def play(script: Script, *replies: tuple[str, ...] | str) -> tuple[list[Step], Outcome]:
    """Return the steps of a script and what it comes to."""
    steps = [next(script)]
    for reply in replies:
        try:
            steps.append(script.send((reply,) if isinstance(reply, str) else reply))
        except StopIteration as end:
            outcome: Outcome = end.value
            return steps, outcome
    raise AssertionError(f"the script goes on with {steps[-1]}")


def column(technique: str, **more: object) -> Variant:
    """Return a column with a technique."""
    return Variant("a", "A", technique=technique, **more)  # type: ignore[arg-type]


def test_none_sends_the_prompt_and_shows_the_reply() -> None:
    steps, outcome = play(begin(column("none"), "Hi", NO_VALUES), "Hello.")
    assert [step.turns[-1].text for step in steps] == ["Hi"]
    assert steps[0].grounded
    assert outcome == Outcome("Hello.")


def test_thinking_that_comes_to_an_answer_needs_no_second_call() -> None:
    steps, outcome = play(
        begin(column("think"), "7 + 5?", NO_VALUES), "7 + 5 = 12. The answer is 12."
    )
    assert len(steps) == 1
    assert outcome == Outcome("7 + 5 = 12. The answer is 12.", "12")


def test_thinking_without_an_answer_is_asked_for_it() -> None:
    reasons = "Well, there are some.\nAnd then there are others, which is what matters."
    steps, outcome = play(begin(column("think"), "몇 개인가요?", NO_VALUES), reasons, "12개입니다.")
    assert [turn.role for turn in steps[1].turns] == ["user", "assistant", "user"]
    assert steps[1].turns[:2][1].text == reasons
    assert steps[1].turns[-1].text == "그래서 답은 무엇인가요? 답만 적으세요."
    assert not steps[1].grounded
    assert outcome.answer == "12개"
    assert outcome.text == f"{reasons}\n\n12개입니다."


def test_reasoning_is_free_of_the_schema_and_the_answer_is_not() -> None:
    variant = column("think", sampling=Sampling(json_schema='{"type": "object"}'))
    steps, outcome = play(begin(variant, "7 + 5?", NO_VALUES), "The answer is 12.", '{"a": 12}')
    assert [step.json_schema for step in steps] == ["", None]
    assert outcome.answer == '{"a": 12}'


def test_worked_examples_end_in_an_answer() -> None:
    shots = (Example("8 - 3 + 1", "6", "8 - 3 = 5. 5 + 1 = 6."),)
    reply = "9 + 1 = 10. The answer is 10."
    steps, outcome = play(begin(column("worked", examples=shots), "9 + 1", NO_VALUES), reply)
    assert steps[0].turns[1].text.endswith("The answer is 6.")
    assert outcome == Outcome(reply, "10")


def test_the_majority_of_samples_wins() -> None:
    options = TechniqueOptions(samples=4, temperature=0.6)
    replies = (
        "Hm. The answer is 5.",
        "The answer is 7.",
        "2 + 5 = 7",
        "no idea at all, sorry\nbye",
    )
    variant = column("self_consistency", options=options, sampling=Sampling(temperature=0.0))
    steps, outcome = play(begin(variant, "2 + 5?", NO_VALUES), replies)
    assert (steps[0].samples, steps[0].temperature) == (4, 0.6)
    assert steps[0].turns[-1].text.endswith("Think step by step.")
    assert outcome == Outcome(
        "The answer is 7.", "7", (AnswerCount("7", 2), AnswerCount("5", 1), AnswerCount("bye", 1))
    )


def test_samples_keep_a_temperature_of_the_column_and_the_steps_of_its_examples() -> None:
    shots = (Example("1 + 1", "2", "1 + 1 = 2."),)
    variant = column("self_consistency", examples=shots, sampling=Sampling(temperature=0.9))
    steps, _ = play(begin(variant, "2 + 5?", NO_VALUES), ("7",) * 5)
    assert steps[0].temperature is None
    assert steps[0].turns[-1].text == "2 + 5?"
    assert steps[0].turns[1].text == "1 + 1 = 2. The answer is 2."


def test_least_to_most_feeds_answers_forward() -> None:
    steps, outcome = play(
        begin(column("least_to_most"), "How old is Kim?", NO_VALUES),
        "1. How old is Lee?\n2. How much older is Kim?",
        "Lee is 20.",
        "Kim is 3 years older.",
        "20 + 3 = 23. The answer is 23.",
    )
    assert [step.name for step in steps] == ["split", "part 1", "part 2", "whole"]
    assert steps[1].turns[-1].text == "How old is Lee?"
    assert "Lee is 20." in [turn.text for turn in steps[2].turns]
    assert len(steps[3].turns) == 7
    assert outcome.answer == "23"


def test_step_back_answers_with_the_principle() -> None:
    steps, outcome = play(
        begin(column("step_back"), "Does ice float?", NO_VALUES), "Less dense things float.", "Yes."
    )
    assert steps[0].turns[0].text.startswith("Does ice float?\n\nDo not answer yet.")
    assert steps[1].turns[1].text == "Less dense things float."
    assert outcome.answer == "Yes"


def test_a_plan_is_asked_for_after_the_prompt() -> None:
    steps, outcome = play(
        begin(column("plan_solve"), "7 + 5는?", NO_VALUES), "계획: 더하기. 답은 12입니다."
    )
    assert steps[0].turns[0].text.startswith("7 + 5는?\n먼저 어떻게 풀지 계획을")
    assert outcome.answer == "12"


def test_a_chain_hands_on_what_its_steps_gave() -> None:
    chain = (ChainStep("facts", "List facts: {{input}}"), ChainStep("short", "Shorten: {{facts}}"))
    variant = column(
        "chain",
        system_text="Be brief.",
        template="Rhyme: {{short}} ({{tone}})",
        options=TechniqueOptions(chain=chain),
        examples=(Example("a moon", "soon"),),
    )
    steps, outcome = play(
        begin(variant, "The sea {{x}}", {"tone": "sad"}), "blue, deep \n", "deep", "sleep"
    )
    assert [step.name for step in steps] == ["facts", "short", ""]
    assert [step.turns[-1].text for step in steps] == [
        "List facts: The sea {{x}}", "Shorten: blue, deep", "Rhyme: deep (sad)",
    ]  # fmt: skip
    assert [step.grounded for step in steps] == [True, False, True]
    assert all(step.turns[0].text == "Be brief." for step in steps)
    assert [turn.text for turn in steps[2].turns[1:3]] == ["a moon", "soon"]
    assert outcome == Outcome("sleep")


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ((), "no steps"),
        ((ChainStep("two words", "x"),), "no name for a variable"),
        ((ChainStep("a", "x"), ChainStep("a", "y")), "used twice"),
        ((ChainStep("input", "x"),), "used twice"),
        ((ChainStep("a", "  "),), "is empty"),
    ],
)
def test_a_chain_that_cannot_be_run_says_why(steps: tuple[ChainStep, ...], sentence: str) -> None:
    variant = column("chain", options=TechniqueOptions(chain=steps))
    with pytest.raises(BadInput, match=sentence):
        next(begin(variant, "x", NO_VALUES))


def test_a_step_may_not_use_what_comes_later() -> None:
    chain = (ChainStep("first", "{{second}}"), ChainStep("second", "x"))
    variant = column("chain", options=TechniqueOptions(chain=chain))
    with pytest.raises(TemplateError, match="second"):
        next(begin(variant, "x", NO_VALUES))


def test_verification_answers_its_questions_without_the_draft() -> None:
    steps, outcome = play(
        begin(column("verification"), "Who built it?", NO_VALUES),
        "Kim, in 1931.",
        "- Was it Kim?\n- Was it 1931?",
        "Yes.",
        "No, 1932.",
        "Kim, in 1932.",
    )
    assert [step.name for step in steps] == ["draft", "questions", "check 1", "check 2", "final"]
    assert [turn.text for turn in steps[2].turns] == ["Was it Kim?"]
    final = steps[4].turns[-1].text
    assert final.startswith("Who built it?")
    assert "Kim, in 1931." in final
    assert "Question: Was it 1931?\nAnswer: No, 1932." in final
    assert outcome == Outcome("Kim, in 1932.")


def test_verification_without_questions_keeps_the_draft() -> None:
    _, outcome = play(begin(column("verification"), "Hi", NO_VALUES), "Hello {x}.", " ")
    assert outcome == Outcome("Hello {x}.")


def test_refining_goes_on_for_its_rounds_and_ends_when_nothing_is_wrong() -> None:
    variant = column("refine", options=TechniqueOptions(rounds=2))
    steps, outcome = play(begin(variant, "시를 써 줘", NO_VALUES), "초안", "짧다", "둘째", "없음.")
    assert [step.name for step in steps] == ["draft", "criticism 1", "version 1", "criticism 2"]
    assert outcome == Outcome("둘째")
    once = column("refine")
    assert play(begin(once, "x", NO_VALUES), "a", "bad", "b")[1] == Outcome("b")


def test_json_is_asked_for_and_enforced() -> None:
    schema = '{"type": "object"}'
    variant = column("structured", sampling=Sampling(json_schema=schema))
    steps, outcome = play(begin(variant, "Kim is 30.", NO_VALUES), '{\n "age": 30\n}')
    assert steps[0].json_schema == schema
    assert steps[0].turns[-1].text.endswith(f"fits this schema:\n{schema}")
    assert outcome.answer == '{"age": 30}'
    assert play(begin(variant, "x", NO_VALUES), '{"age": ')[1] == Outcome('{"age": ')


@pytest.mark.parametrize(
    ("schema", "sentence"),
    [("", "no JSON schema"), ("{type", "cannot be read"), ("3", "not an object")],
)
def test_a_schema_that_does_not_parse_says_so(schema: str, sentence: str) -> None:
    variant = column("structured", sampling=Sampling(json_schema=schema))
    with pytest.raises(BadInput, match=sentence):
        next(begin(variant, "x", NO_VALUES))


@pytest.mark.parametrize(
    ("technique", "options"),
    [
        ("self_consistency", TechniqueOptions(samples=0)),
        ("self_consistency", TechniqueOptions(samples=101)),
        ("refine", TechniqueOptions(rounds=0)),
    ],
)
def test_counts_out_of_bounds_are_refused(technique: str, options: TechniqueOptions) -> None:
    with pytest.raises(BadInput, match="Choose a number from 1 to"):
        next(begin(column(technique, options=options), "x", NO_VALUES))


def test_shuffled_examples_reach_the_prompt() -> None:
    shots = tuple(Example(str(number), "x") for number in range(6))
    options = TechniqueOptions(order="shuffled", most_examples=2)
    variant = column("none", examples=shots, options=options)
    sent = [next(begin(variant, "y", NO_VALUES, seed)).turns for seed in (1, 2)]
    assert [len(turns) for turns in sent] == [5, 5]
    assert sent[0] != sent[1]
