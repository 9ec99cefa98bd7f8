"""Looks a JSON schema over and says what is wrong before an answer is asked for."""

from __future__ import annotations

import json
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from workbench.ui.widgets.sampling.gbnf import GrammarError

translate = QCoreApplication.translate

_TYPES: Final = {"object", "array", "string", "number", "integer", "boolean", "null"}


def check_schema(text: str) -> None:
    """Raise GrammarError for what is no JSON, or no schema."""
    try:
        schema = json.loads(text)
    except json.JSONDecodeError as error:
        raise GrammarError(
            translate("Grammar", "This is no JSON: look at character {place}.").format(
                place=error.colno
            ),
            error.lineno,
        ) from error
    except RecursionError as error:
        raise GrammarError(translate("Grammar", "The brackets are nested too deep.")) from error
    if not isinstance(schema, dict):
        raise GrammarError(translate("Grammar", "A schema is an object: it begins with “{”."))
    _look(schema)


def _look(schema: dict[str, Any]) -> None:
    """Go through a schema and those within it."""
    kinds = schema.get("type")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if kind is not None and (not isinstance(kind, str) or kind not in _TYPES):
            raise GrammarError(
                translate("Grammar", "“{kind}” is no type of JSON; there are: {types}.").format(
                    kind=kind, types=", ".join(sorted(_TYPES))
                )
            )
    reference = schema.get("$ref")
    if isinstance(reference, str) and not reference.startswith("#"):
        raise GrammarError(
            translate("Grammar", "“{reference}” leads out of the schema; that is not possible.")
            .format(reference=reference)
        )  # fmt: skip
    _look_at_properties(schema)
    for inner in (schema.get("items"), schema.get("additionalProperties")):
        if isinstance(inner, dict):
            _look(inner)
    for key in ("oneOf", "anyOf", "allOf", "prefixItems"):
        inner = schema.get(key)
        for each in inner if isinstance(inner, list) else ():
            if isinstance(each, dict):
                _look(each)


def _look_at_properties(schema: dict[str, Any]) -> None:
    """Look at the named parts of an object."""
    properties = schema.get("properties", {})
    if not isinstance(properties, dict):
        raise GrammarError(translate("Grammar", "“properties” is an object of names and schemas."))
    required = schema.get("required", [])
    for name in required if isinstance(required, list) else ():
        if properties and name not in properties:
            raise GrammarError(
                translate("Grammar", "“{name}” is required, but not among the properties.").format(
                    name=name
                )
            )
    for part in properties.values():
        if isinstance(part, dict):
            _look(part)
