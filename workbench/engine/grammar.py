"""Grammars an answer must follow: GBNF as it is, or made from a JSON schema.

llama.cpp runs out of stack on brackets nested too deep, takes minutes for a token where hundreds
of optional items follow each other, and the converter runs out of memory on large counts: all
that is looked for first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from llama_cpp import llama_cpp as native
from llama_cpp.llama_grammar import json_schema_to_gbnf

from workbench.core.errors import BadInput
from workbench.core.generation import Sampling
from workbench.engine.grammar_shape import Shape, shape_of
from workbench.engine.native_log import SILENCE

_DEEPEST: Final = 600  # nested brackets
_LONGEST: Final = 500_000  # characters of a grammar that was made from a schema
_MOST_REPEATS: Final = 500
_COUNTS: Final = ("minItems", "maxItems", "minLength", "maxLength")
_MOST_OPTIONAL: Final = 200  # in a row: the time for a token grows with the cube
_MOST_WAYS: Final = 10_000  # large lists of choices are fine
_LIMITS: Final = (
    ("minItems", "maxItems"),
    ("minLength", "maxLength"),
    ("minimum", "maximum"),
    ("minProperties", "maxProperties"),
)
# The binding's converter lets raw line breaks and tabs into texts, which JSON forbids.
_CHAR: Final = r'char ::= [^"\\] |'
_JSON_CHAR: Final = r'char ::= [^"\\\x7F\x00-\x1F] |'
_QUANTIFIER: Final = re.compile(r"\{([\d, ]*)\}")


def grammar_of(sampling: Sampling) -> str:
    """Return the grammar that is asked for, "" when there is none. Raises BadInput."""
    text = _from_schema(sampling.json_schema) if sampling.json_schema else sampling.grammar
    if text:
        _check_shape(shape_of(text))
    return text


def _check_shape(shape: Shape) -> None:
    """Raise BadInput for a grammar that llama.cpp would not come to an end with."""
    if shape.endless:
        raise BadInput(
            "A rule of the grammar begins with itself, so it would never end.",
            "Put something that is never empty before the rule's own name.",
        )
    if shape.run > _MOST_OPTIONAL:
        raise BadInput(
            "The grammar has more than {most} optional items in a row.",
            "Make some of them required, or group them.",
            most=_MOST_OPTIONAL,
        )
    if shape.ways > _MOST_WAYS:
        raise BadInput(
            "The grammar can begin in more than {most} ways at one place.",
            "Offer fewer choices, and none of them twice.",
            most=_MOST_WAYS,
        )
    if shape.depth > _DEEPEST:
        raise BadInput(
            "The grammar nests its brackets deeper than {most} levels.",
            "Make it simpler.",
            most=_DEEPEST,
        )


def make_sampler(vocabulary: Any, grammar: str) -> Any:
    """Return a llama_sampler that lets only through what *grammar* allows. Raises BadInput."""
    sampler = None
    if "\0" not in grammar:
        with SILENCE:  # it writes a grammar that it does not understand into the log
            sampler = native.llama_sampler_init_grammar(
                vocabulary, grammar.encode("utf-8", "replace"), b"root"
            )
    if not sampler:
        raise BadInput(
            "The grammar cannot be used: llama.cpp does not understand it.",
            'It must be GBNF with a rule named "root", and no rule may begin with itself.',
        )
    return sampler


def _from_schema(schema: str) -> str:
    """Convert a JSON schema. Raises BadInput."""
    try:
        parsed = json.loads(schema)
    except (ValueError, RecursionError) as error:
        raise BadInput(
            "The JSON schema is no JSON.", "Check its brackets and quotes.", detail=str(error)
        ) from error
    try:
        if any(map(_contradicts, _nodes(parsed))):
            raise unmet()
        if max(_repeats(parsed), default=0) > _MOST_REPEATS:
            raise BadInput(
                "The JSON schema counts to more than {most}.",
                "Make its lengths and numbers of items smaller, or leave them out.",
                most=_MOST_REPEATS,
            )
        grammar: str = json_schema_to_gbnf(schema).replace(_CHAR, _JSON_CHAR)
    except BadInput:
        raise
    except Exception as error:  # the converter has no error of its own
        raise _cannot_be_converted(f"{type(error).__name__}: {error}") from error
    if len(grammar) > _LONGEST:
        raise _cannot_be_converted(f"a grammar of {len(grammar)} characters")
    return grammar


def unmet() -> BadInput:
    """Phrase that a schema contradicts itself."""
    return BadInput(
        "No answer can meet the JSON schema.",
        "Check its smallest and largest lengths and counts, and its lists of choices.",
    )


def _cannot_be_converted(detail: str) -> BadInput:
    """Phrase that a schema is beyond the converter."""
    return BadInput(
        "The JSON schema cannot be turned into a grammar.",
        "Use plain types, properties, items and enum; references must stay within the schema.",
        detail=detail[:500],
    )


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every table of a schema."""
    if isinstance(node, dict):
        yield node
    for item in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _nodes(item)


def _contradicts(table: dict[str, Any]) -> bool:
    """Whether a table asks for what cannot be; the converter would pass over it."""
    if table.get("enum") == []:
        return True
    for least, most in _LIMITS:
        low, high = table.get(least), table.get(most)
        if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
            return True
    return False


def _repeats(node: Any) -> Iterator[float]:
    """Yield every count of a schema: each is written out in the grammar."""
    if isinstance(node, list):
        for item in node:
            yield from _repeats(item)
    elif isinstance(node, dict):
        for key, item in node.items():
            if key in _COUNTS and isinstance(item, int | float):
                yield item
            elif key == "pattern" and isinstance(item, str):
                for numbers in _QUANTIFIER.findall(item):
                    yield from (int(number[:9]) for number in re.findall(r"\d+", numbers))
            else:
                yield from _repeats(item)
