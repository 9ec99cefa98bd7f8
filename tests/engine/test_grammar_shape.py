"""What a grammar can cost is known before llama.cpp sees it, wherever it hides."""

from __future__ import annotations

import json
import time

import pytest
from llama_cpp.llama_grammar import json_schema_to_gbnf

from workbench.engine.grammar_shape import Shape, shape_of

ARITHMETIC = r"""
root ::= sum # "a"? "b"? in a comment count for nothing
sum ::= term (ws [-+*/] ws term)*
term ::= number | "(?*" ws sum ")" ws
number ::= [0-9?*()]+ ws
ws ::= [ \t\n]*
"""
WITHIN = 10.0


@pytest.mark.parametrize(
    ("grammar", "shape"),
    [
        ("", Shape(0, 0, 0)),
        ('root ::= "a" "b"', Shape(0, 1, 0)),
        ('root ::= "a"? "b"* [c]? "d"', Shape(3, 4, 0)),
        ('root ::= ("a")? ("b")* "d"', Shape(2, 3, 1)),
        ('root ::= a a a "d"\na ::= "x"?', Shape(3, 4, 0)),  # hidden in a rule
        ('root ::= a "d"\na ::= b b\nb ::= ("x" |) ("y" |)', Shape(4, 5, 1)),  # in several
        ('root ::= ("a" ("b" ("c")?)?)?', Shape(1, 1, 3)),
        ('root ::= ("a"?){0,30} "b"', Shape(30, 32, 1)),
        ("root ::= [a-z]{0,1000}", Shape(1, 1, 0)),
        ("root ::= [a-z]{3,5} [a-z]{2} [a-z]{0,}", Shape(2, 1, 0)),
        ('root ::= a o o\na ::= "x" o\no ::= "y"?', Shape(3, 1, 0)),  # at the ends of rules
        ('root ::= a | a\na ::= b | b\nb ::= "x" | "y"', Shape(0, 8, 0)),
        ('root ::= "x" root "y"? | "z"', Shape(1, 2, 0)),
        ("root ::= missing", Shape(0, 1, 0)),
        ("root ::= ((((", Shape(1, 0, 4)),
        ("root ::= ))))", Shape(0, 0, 0)),
        ('"a"? "b"?', Shape(2, 2, 0)),
    ],
)
def test_the_shape_of_a_grammar(grammar: str, shape: Shape) -> None:
    assert shape_of(grammar) == shape


def test_what_people_use_is_small() -> None:
    schema = {"type": "object", "properties": {f"p{n}": {"type": "string"} for n in range(100)}}
    for grammar in (
        ARITHMETIC,
        json_schema_to_gbnf("{}"),
        json_schema_to_gbnf(json.dumps(schema)),
        "root ::= " + " | ".join(f'"word {n}"' for n in range(5_000)),
    ):
        shape = shape_of(grammar)
        assert shape.run <= 200
        assert shape.ways <= 10_000
    assert shape_of(ARITHMETIC).run == 3


@pytest.mark.parametrize(
    "grammar",
    [
        "root ::= " + "(" * 50_000,
        "root ::= " + "(" * 25_000 + ")" * 25_000,
        "".join(f"r{n} ::= r{n + 1} | r{n + 1}\n" for n in range(5_000)),
        "".join(f"r{n} ::= r{n + 1}? r{n + 1}?\n" for n in range(5_000)),
        "r ::= " + "r? " * 20_000,
        '"' + "\\" * 100_000,
        "a-" * 100_000,
        "[" * 100_000,
        'a ::= "x"{99999999999999999999}' * 1_000,
    ],
    ids=range(9),
)
def test_hostile_grammars_are_measured_in_time(grammar: str) -> None:
    began_s = time.thread_time()
    shape_of(grammar)
    assert time.thread_time() - began_s < WITHIN


@pytest.mark.parametrize(
    ("grammar", "endless"),
    [
        ('root ::= a b\na ::= "x"?\nb ::= a b "y" | "z"', True),
        ('root ::= root "x" | "y"', True),
        ('root ::= (("q" | "") root) | "y"', True),
        ('root ::= a "y"\na ::= b "c" | "d"\nb ::= ("q" | "") a', True),
        ('root ::= "x" root | "y"', False),
        ('root ::= ("x"?)* "y"', False),
        ('root ::= a root | "."\na ::= "x"+', False),
        ('root ::= a? "z" root?\na ::= "x"?', False),
    ],
)
def test_a_rule_that_begins_with_itself_is_found(grammar: str, endless: bool) -> None:
    """Behind rules that may be empty llama.cpp does not see it, and never comes back."""
    assert shape_of(grammar).endless is endless


def test_a_long_chain_of_rules_takes_no_time() -> None:
    rules = [f'r{n} ::= r{n + 1} "x"?' for n in range(20_000)]
    grammar = "\n".join(["root ::= r0", *rules, 'r20000 ::= ""'])
    started_s = time.process_time()
    assert not shape_of(grammar).endless
    assert time.process_time() - started_s < 10.0
