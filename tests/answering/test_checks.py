"""Rules that answers have to keep, and rules and answers that are meant to do harm."""

from __future__ import annotations

import json
import time

import pytest

from workbench.answering.checks import outcomes, problem_of
from workbench.core.lab import Check, CheckKind


def kept(text: str, kind: CheckKind, value: str = "", *, answer: str = "", **more: object) -> bool:
    """Return whether a text keeps a check that can be used."""
    (outcome,) = outcomes(text, answer, [Check(kind, value, **more)])  # type: ignore[arg-type]
    assert outcome.problem is None, outcome.problem.sentence()
    return outcome.passed


def problem(text: str, kind: CheckKind, value: str = "") -> str:
    """Return the sentence that says why a check cannot be used."""
    (outcome,) = outcomes(text, "", [Check(kind, value, negated=True)])
    assert not outcome.passed
    assert outcome.problem is not None
    return outcome.problem.sentence()


@pytest.mark.parametrize(
    ("kind", "value", "text", "expected"),
    [
        ("equals", "Positive", "  ＰＯＳＩＴＩＶＥ\n", True),
        ("equals", "positive", "positive.", False),
        ("equals", "12000", "12,000", True),
        ("contains", "42", "It is 42.", True),
        ("contains", "42", "It is 142.", False),
        ("contains", "불만", "이것은 불만입니다", True),
        ("contains", "err", "an error", False),
        ("starts_with", "yes", "Yes, it is.", True),
        ("starts_with", "yes", "yesterday", False),
        ("starts_with", "yes", "Oh yes", False),
        ("regex", r"^\d{3}-\d{4}$", "555-1234", True),
        ("regex", r"^\d{3}-\d{4}$", "call 555-1234", False),
        ("regex", "(?i)HELLO", "hello", True),
        ("regex", r"[가-힣]+", "abc", False),
    ],
)
def test_texts(kind: CheckKind, value: str, text: str, expected: bool) -> None:
    assert kept(text, kind, value) is expected
    assert kept(text, kind, value, negated=True) is not expected


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        ("42", "6 times 7 is 42.", True),
        ("42", "42 is what 6 times 7 gives, 41 is wrong", False),  # the last one counts
        ("1234567", "It costs 1,234,567 won.", True),
        ("35000", "3만 5천 원입니다", True),
        ("35,000원", "가격은 35000원", True),
        ("120000000", "1억 2,000만 원", True),
        ("12000000", "1,200만원", True),
        ("42", "답은 ４２입니다", True),
        ("32", "삼십이", True),
        ("32", "답은 삼십이 개입니다.", True),
        ("23", "스물세 명", True),
        ("5", "다섯", True),
        ("20240000", "이천이십사만", True),
        ("3", "만일 세 마리라면", True),
        ("-5", "The result is -5", True),
        ("5", "range 3-5", True),
        ("-5", "−5 degrees", True),
        ("0.5", "p = .5", True),
        ("24", "The warranty lasts 24 months [1].", True),
        ("1", "See [1].", True),
        ("3", "3조각", True),
        ("3", "사과 3만큼", True),
        ("1500", "1.5e3", True),
        ("7", "none at all", False),
        ("7", "일이 많다", False),
    ],
)
def test_numbers(value: str, text: str, expected: bool) -> None:
    assert kept(text, "number", value) is expected


def test_a_number_may_differ_by_the_tolerance() -> None:
    assert kept("0.3", "number", "0.1", tolerance=0.2)
    assert not kept("0.31", "number", "0.1", tolerance=0.2)
    assert not kept("0.3", "number", "0.1", tolerance=float("nan"))
    assert not kept("0.3", "number", "0.1", tolerance=-5.0)


def test_an_answer_that_was_taken_out_goes_before_the_text() -> None:
    assert kept("First 5, then 7", "number", "5", answer="5")
    assert not kept("so it is a complaint", "contains", "complaint", answer="praise")


SCHEMA = json.dumps(
    {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "properties": {"label": {"enum": ["praise", "complaint"]}, "n": {"type": "integer"}},
        "required": ["label"],
        "additionalProperties": False,
    }
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"label": "praise"}', True),
        ('Here:\n```json\n{"label": "praise", "n": 3}\n```\nDone.', True),
        ('{"label": "other"}', False),
        ('{"label": "praise", "more": 1}', False),
        ('{"label": "praise"', False),
        ("NaN", False),
        ("[" * 100_000, False),
        ("1" * 10_000, False),
    ],
)
def test_json_of_a_form(text: str, expected: bool) -> None:
    assert kept(text, "json_schema", SCHEMA) is expected


def test_any_json_will_do_without_a_schema() -> None:
    assert kept("[1, 2]", "json_schema")
    assert not kept("one, two", "json_schema")


def test_patterns_in_a_schema_are_kept() -> None:
    schema = json.dumps(
        {
            "patternProperties": {"^a": {"type": "string", "pattern": "^x+$"}},
            "additionalProperties": {"type": "integer"},
        }
    )
    assert kept('{"a1": "xx", "b": 3}', "json_schema", schema)
    assert not kept('{"a1": "xy"}', "json_schema", schema)
    assert not kept('{"b": "three"}', "json_schema", schema)


@pytest.mark.parametrize(
    "text",
    [
        "The passages do not say.",
        "I don’t know the answer to that.",
        "I'm sorry, but I can't help with that.",
        "This cannot be determined from the text.",
        "The harbour master is not mentioned in the passages.",
        "There is no information about it.",
        "Nothing relevant was found in the documents.",
        "자료에 나와 있지 않습니다.",
        "그 내용은 문서에서 찾을 수 없습니다.",
        "잘 모르겠습니다.",
        "자료에는 도서관장에 대한 언급이 없습니다.",
        "알 수 없어요",
    ],
)
def test_refusals(text: str) -> None:
    assert kept(text, "refusal")


@pytest.mark.parametrize(
    "text",
    [
        "The library opens at nine.",
        "I know that the lamp came late; do not wait.",
        "The information desk is on the first floor.",
        "도서관은 아홉 시에 문을 엽니다.",
        "배송이 늦어 죄송합니다. 내일 도착합니다.",
        "답은 42입니다.",
        "",
    ],
)
def test_answers_are_no_refusals(text: str) -> None:
    assert not kept(text, "refusal")


@pytest.mark.parametrize("kind", ["equals", "contains", "starts_with", "regex", "number"])
def test_a_check_without_a_value_says_so(kind: CheckKind) -> None:
    assert "does not say what" in problem("anything", kind, "  ")


HOSTILE = {
    "catastrophe": ("regex", "(a+)+$", "a" * 5000 + "b"),
    "memory": ("regex", "(?:a{60000}){60000}", "a"),
    "verbose memory": ("regex", "(?x)(?:a{60000} # )\n){60000}", "a"),
    "one large count": ("regex", "a{2147483647}", "a"),
    "calls itself": ("regex", "(?R)", "a"),
    "not closed": ("regex", "(", "a"),
    "nested": ("regex", "(" * 1900, "a"),
    "no number": ("number", "many", "3"),
    "no json": ("json_schema", "{", "{}"),
    "no schema": ("json_schema", '{"type": "thing"}', "{}"),
    "deep": ("json_schema", "[" * 50_000, "{}"),
    "circle": ("json_schema", '{"$ref": "#"}', "{}"),
    "elsewhere": ("json_schema", '{"$ref": "http://127.0.0.1:9/schema.json"}', "{}"),
    "slow pattern": ("json_schema", '{"pattern": "(a+)+$"}', '"' + "a" * 5000 + 'b"'),
    "slow name": (
        "json_schema",
        '{"patternProperties": {"(a+)+$": {}}, "additionalProperties": {}}',
        json.dumps({"a" * 5000 + "b": 1}),
    ),
    "slow name unevaluated": (
        "json_schema",
        '{"allOf": [{"patternProperties": {"^x": {}}}], "unevaluatedProperties": false}',
        json.dumps({"a": 1}),
    ),
    "doubles": (
        "json_schema",
        json.dumps(
            {
                "$defs": {
                    f"d{n}": {
                        "$schema": "http://json-schema.org/draft-07/schema#",
                        "allOf": [{"$ref": f"#/$defs/d{n + 1}"}] * 2,
                    }
                    for n in range(40)
                }
                | {"d40": {"type": "object"}},
                "$ref": "#/$defs/d0",
            }
        ),
        "{}",
    ),
}


@pytest.mark.parametrize(("kind", "value", "text"), HOSTILE.values(), ids=HOSTILE.keys())
def test_what_cannot_be_used_says_so_and_takes_no_time(
    kind: CheckKind, value: str, text: str
) -> None:
    started_s = time.process_time()
    assert problem(text, kind, value).endswith(".")
    assert time.process_time() - started_s < 5.0


def test_problems_are_known_before_there_is_an_answer() -> None:
    assert problem_of(Check("regex", "(")) is not None
    assert problem_of(Check("number", "12 kg")) is None


def test_hostile_answers_take_no_time() -> None:
    checks = [Check(kind, "1") for kind in ("equals", "contains", "number", "refusal", "regex")]
    started_s = time.process_time()
    for text in ("1," * 300_000, "이천" * 300_000, "a" * 1_000_000, "{" * 600_000, "1e999" * 9):
        assert len(outcomes(text, "", checks)) == len(checks)
    assert time.process_time() - started_s < 20.0
