"""Whether an answer is JSON that keeps a JSON schema, under a time limit and with no network."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from workbench.answering import patterns
from workbench.core.errors import BadInput

TIME_LIMIT_S: Final = 1.0
_LONGEST_SCHEMA: Final = 100_000
_LONGEST_ANSWER: Final = 1_000_000
_FENCED: Final = re.compile(r"```(?:json)?[ \t]*\n(.*?)```", re.DOTALL | re.IGNORECASE)


def keeps_schema(answer: str, schema: str) -> bool:
    """Whether *answer*, or the one fenced block in it, is JSON of this form; "" is any form.

    Raises BadInput where the schema cannot be used.
    """
    wanted = _parsed_schema(schema)
    try:
        found = _json_of(answer)
    except (ValueError, RecursionError):
        return False
    return _is_valid(found, wanted)


def _json_of(answer: str) -> object:
    """Return what the answer says. Raises ValueError where it is no JSON."""
    text = answer.strip()
    blocks = _FENCED.findall(text)
    if len(blocks) == 1:
        text = blocks[0]
    if len(text) > _LONGEST_ANSWER:
        raise ValueError("too long")
    return json.loads(text, parse_constant=_refuse_constant)


def _refuse_constant(name: str) -> object:
    """Refuse NaN and Infinity, which Python reads but JSON does not know."""
    raise ValueError(name)


@lru_cache(maxsize=64)
def _parsed_schema(schema: str) -> Any:
    """Return a schema that is safe to use. Raises BadInput."""
    import jsonschema  # takes a while to import, and few sheets need it

    if not schema.strip():
        return True
    try:
        if len(schema) > _LONGEST_SCHEMA:
            raise ValueError(f"it has more than {_LONGEST_SCHEMA} characters")
        parsed = _tamed(json.loads(schema))
        jsonschema.Draft202012Validator.check_schema(parsed)
    except (ValueError, RecursionError, jsonschema.SchemaError) as error:
        reason = error.message if isinstance(error, jsonschema.SchemaError) else str(error)
        raise BadInput(
            "The JSON schema cannot be used: {reason}.",
            "Correct it in the check.",
            reason=reason[:200] or type(error).__name__,
        ) from error
    return parsed


def _tamed(schema: Any) -> Any:
    """Return a schema whose parts cannot choose another, unlimited validator by "$schema"."""
    if isinstance(schema, Mapping):
        return {
            key: _tamed(value)
            for key, value in schema.items()
            if not (key == "$schema" and isinstance(value, str))
        }
    return [_tamed(item) for item in schema] if isinstance(schema, list) else schema


def _is_valid(found: object, schema: Any) -> bool:
    """Hold a value against a schema. Raises BadInput where that cannot be told."""
    import jsonschema
    from referencing import Registry

    deadline = time.monotonic() + TIME_LIMIT_S
    base = jsonschema.Draft202012Validator
    rules = {name: _limited(rule, deadline) for name, rule in _rules(base.VALIDATORS).items()}
    kind = jsonschema.validators.extend(base, rules)
    try:
        # An empty registry: a reference to another place is refused instead of fetched.
        return bool(kind(schema, registry=Registry()).is_valid(found))
    except BadInput:
        raise
    except Exception as error:  # references that lead nowhere or in circles, sums beyond bounds
        raise BadInput(
            "The JSON schema cannot be used: {reason}.",
            "Correct it in the check.",
            reason=(str(error) or type(error).__name__)[:200],
        ) from error


_Rule = Callable[[Any, Any, Any, Any], Any]


def _rules(usual: Mapping[str, _Rule]) -> dict[str, _Rule]:
    """Return all rules; those with patterns use ours, which have a time limit."""
    return {
        **usual,
        "pattern": _pattern,
        "patternProperties": _pattern_properties,
        "additionalProperties": _additional_properties,
        "unevaluatedProperties": _unevaluated_properties,
    }


def _limited(rule: _Rule, deadline: float) -> _Rule:
    """Return a rule that gives up when the time is up."""

    def checked(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[Any]:
        if time.monotonic() > deadline:
            raise BadInput(
                "The JSON schema takes too long on this answer.", "Use a simpler schema."
            )
        yield from rule(validator, value, instance, schema) or ()

    return checked


def _pattern(validator: Any, value: Any, instance: Any, _schema: Any) -> Iterator[Any]:
    """Text has to hold a pattern."""
    if validator.is_type(instance, "string") and not patterns.find(value, instance):
        yield _error("pattern")


def _pattern_properties(validator: Any, value: Any, instance: Any, _schema: Any) -> Iterator[Any]:
    """Members whose name holds a pattern have to keep a schema."""
    if not validator.is_type(instance, "object"):
        return
    for pattern, inner in value.items():
        for name, item in instance.items():
            if patterns.find(pattern, name):
                yield from validator.descend(item, inner, path=name, schema_path=pattern)


def _additional_properties(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[Any]:
    """Members that are not named have to keep a schema."""
    if not validator.is_type(instance, "object"):
        return
    named, matched = schema.get("properties", {}), schema.get("patternProperties", {})
    for name, item in instance.items():
        if name not in named and not any(patterns.find(each, name) for each in matched):
            yield from validator.descend(item, value, path=name)


def _unevaluated_properties(
    validator: Any, value: Any, instance: Any, schema: Any
) -> Iterator[Any]:
    """Refuse it beside patterns, whose names the package would look for without a time limit."""
    import jsonschema

    if "patternProperties" in json.dumps(validator._root_schema):
        raise BadInput(
            "The JSON schema cannot be used: {reason}.",
            "Correct it in the check.",
            reason="unevaluatedProperties beside patternProperties",
        )
    rule = jsonschema.Draft202012Validator.VALIDATORS["unevaluatedProperties"]
    yield from rule(validator, value, instance, schema) or ()


def _error(what: str) -> Any:
    """Return what the package takes for a rule that was not kept."""
    import jsonschema

    return jsonschema.ValidationError(what)
