"""Templates with {{variables}}: plain replacement in one pass, nothing is ever evaluated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from workbench.core.errors import TemplateError

_VARIABLE: Final = re.compile(r"\{\{[ \t]*(\w+)[ \t]*\}\}")


def variables(template: str) -> tuple[str, ...]:
    """Return the names used in a template, each once, in order."""
    return tuple(dict.fromkeys(_VARIABLE.findall(template)))


def fill(template: str, values: Mapping[str, str]) -> str:
    """Replace each {{name}} by its value; braces inside a value stay as they are.

    Raises TemplateError naming the first variable that has no value.
    """

    def value_of(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in values:
            raise TemplateError(
                "The template uses {variable}, but it has no value.",
                "Give it a value, or take it out of the template.",
                variable="{{" + name + "}}",
            )
        return values[name]

    return _VARIABLE.sub(value_of, template)
