"""What the checks of a grammar and of a schema take and refuse, and in which words."""

from __future__ import annotations

import pytest

from workbench.ui.widgets.sampling.escapes import escaped, unescaped
from workbench.ui.widgets.sampling.gbnf import GrammarError, check_grammar
from workbench.ui.widgets.sampling.schema import check_schema

GOOD = [
    ('root ::= "yes" | "no"', 1),
    ("root ::= [a-z]+ ws\nws ::= [ \\t\\n]*", 2),
    ('root ::= (("a" | "b"){2,3} c)?  # an end\nc ::= "x"', 2),
    ('root ::= "a" |\n "b"', 1),
    ('root ::= ( "a"\n "b" )', 1),
    ('ws ::= ([ \\t\\n] ws)?\nroot ::= "{" ws "}"', 2),
    ("root ::= [가-힣]+ .*", 1),
]
BAD = [
    ('a ::= "x"', 0, "no rule “root”"),
    ("root ::= b", 1, "“b” is used but not written"),
    ('# first\nroot ::= "a', 2, "never closed"),
    ("root ::= [a-z", 1, "never closed"),
    ('root ::= ("a"', 1, "“(” is never closed"),
    ('root ::= "a")', 1, "“)” cannot stand here"),
    ('root = "a"', 1, "“::=”"),
    ('root ::= "a"\n | "b"', 2, "begins with its name"),
    ('root ::= root "a"', 0, "begins with itself"),
    ('root ::= a\na ::= b?\nb ::= a "x"', 0, "begins with itself"),
    ('root ::= a\na ::= "x"? a', 0, "begins with itself"),
    ('root ::= "a"{3,2}', 1, "ends before it begins"),
    ('root ::= "\\q"', 1, "“\\q” has no meaning"),
    ("root ::= " + "(" * 500, 1, "too deep"),
]


@pytest.mark.parametrize(("text", "rules"), GOOD)
def test_good_grammars_are_counted(text: str, rules: int) -> None:
    assert check_grammar(text) == rules


@pytest.mark.parametrize(("text", "line", "words"), BAD)
def test_faults_are_named_with_their_line(text: str, line: int, words: str) -> None:
    with pytest.raises(GrammarError) as caught:
        check_grammar(text)
    assert caught.value.line == line and words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "no JSON"),
        ("[]", "begins with “{”"),
        ('{"type": "text"}', "“text” is no type"),
        ('{"items": {"type": 3}}', "“3” is no type"),
        ('{"properties": {"a": {}}, "required": ["b"]}', "“b” is required"),
        ('{"properties": []}', "“properties”"),
        ('{"anyOf": [{"$ref": "http://x/y"}]}', "leads out"),
    ],
)
def test_faults_of_a_schema_are_named(text: str, words: str) -> None:
    with pytest.raises(GrammarError) as caught:
        check_schema(text)
    assert words in str(caught.value)


def test_good_schemas_pass() -> None:
    check_schema('{"type": "object", "properties": {"a": {"type": ["string", "null"]}}}')


@pytest.mark.parametrize("text", ["END", "a\nb", "\\n", "\t\\\r", "\\x"])
def test_a_text_survives_being_written_on_one_line(text: str) -> None:
    assert "\n" not in escaped(text)
    assert unescaped(escaped(text)) == text
