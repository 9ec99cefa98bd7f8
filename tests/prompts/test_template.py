"""Templates: variables found and filled, everything else left alone."""

from __future__ import annotations

import random
import string

import pytest

from workbench.core.errors import TemplateError
from workbench.prompts.template import fill, variables


def test_variables_are_found_once_in_order() -> None:
    text = "{{ b }} {{a}} {{b}} {{이름}} {c} {{}} {{ }} {{x y}} {{d-e}}"
    assert variables(text) == ("b", "a", "이름")


def test_values_are_filled_and_the_rest_is_untouched() -> None:
    text = "Dear {{ name }},\n{% for x in y %} {x} {{}} {{1+1}} $name %s {{name}}"
    filled = fill(text, {"name": "미나", "unused": "!"})
    assert filled == "Dear 미나,\n{% for x in y %} {x} {{}} {{1+1}} $name %s 미나"


def test_a_missing_value_is_named() -> None:
    with pytest.raises(TemplateError) as caught:
        fill("{{input}} for {{ audience }}", {"input": "x"})
    assert "{{audience}}" in str(caught.value)


def test_no_value_is_ever_expanded_again() -> None:
    assert fill("{{a}}{{b}}", {"a": "{{b}}", "b": "{{a}} \\1 {0}"}) == "{{b}}{{a}} \\1 {0}"


def test_property_filling_joins_literal_text_and_values() -> None:
    rng = random.Random(7)
    alphabet = string.ascii_letters + "{} \n가나\\$%"
    for _ in range(500):
        names = [f"v{number}" for number in range(rng.randint(0, 5))]
        values = {name: "".join(rng.choices(alphabet, k=rng.randint(0, 12))) for name in names}
        literals = [
            "".join(rng.choices(string.ascii_letters + "{ \n한글", k=5)).replace("{{", "")
            for _ in range(len(names) + 1)
        ]
        literals = [f"{literal}." for literal in literals]  # no brace meets a variable's brace
        template = literals[0] + "".join(
            f"{{{{{' ' * rng.randint(0, 2)}{name} }}}}{literal}"
            for name, literal in zip(names, literals[1:], strict=True)
        )
        expected = literals[0] + "".join(
            values[name] + literal for name, literal in zip(names, literals[1:], strict=True)
        )
        assert variables(template) == tuple(names)
        assert fill(template, values) == expected
