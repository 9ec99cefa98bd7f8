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

_DEEPEST: Final = 600  # nested brackets
_LONGEST: Final = 500_000  # characters of a grammar that was made from a schema
_MOST_REPEATS: Final = 500
_COUNTS: Final = ("minItems", "maxItems", "minLength", "maxLength")
# What may hold brackets that are not grammar: comments, literals, classes of characters. One that
# is not closed goes to the end, so that the search takes time in proportion to the length.
_TEXT_PARTS: Final = re.compile(
    r'#[^\r\n]*+|"(?:\\.|[^"\\])*+(?:"|\\?\Z)|\[(?:\\.|[^\]\\])*+(?:\]|\\?\Z)', re.DOTALL
)
_OPTIONAL_RUN: Final = re.compile(r"(?<![\w.-])(?:(?:[\w.-]++|\([^()]*+\))[?*]\s*)+")
_MOST_OPTIONAL: Final = 50  # in a row
_QUANTIFIER: Final = re.compile(r"\{([\d, ]*)\}")


def grammar_of(sampling: Sampling) -> str:
    """Return the grammar that is asked for, "" when there is none. Raises BadInput."""
    text = _from_schema(sampling.json_schema) if sampling.json_schema else sampling.grammar
    if _longest_run(text) > _MOST_OPTIONAL:
        raise BadInput(
            "The grammar has more than {most} optional items in a row.",
            "Make some of them required, or group them.",
            most=_MOST_OPTIONAL,
        )
    if _depth(text) > _DEEPEST:
        raise BadInput(
            "The grammar nests its brackets deeper than {most} levels.",
            "Make it simpler.",
            most=_DEEPEST,
        )
    return text


def make_sampler(vocabulary: Any, grammar: str) -> Any:
    """Return a llama_sampler that lets only through what *grammar* allows. Raises BadInput."""
    sampler = None
    if "\0" not in grammar:
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
        if max(_repeats(parsed), default=0) > _MOST_REPEATS:
            raise BadInput(
                "The JSON schema counts to more than {most}.",
                "Make its lengths and numbers of items smaller, or leave them out.",
                most=_MOST_REPEATS,
            )
        grammar: str = json_schema_to_gbnf(schema)
    except BadInput:
        raise
    except Exception as error:  # the converter has no error of its own
        raise _cannot_be_met(f"{type(error).__name__}: {error}") from error
    if len(grammar) > _LONGEST:
        raise _cannot_be_met(f"a grammar of {len(grammar)} characters")
    return grammar


def _cannot_be_met(detail: str) -> BadInput:
    """Phrase that a schema is beyond the converter."""
    return BadInput(
        "The JSON schema cannot be turned into a grammar.",
        "Use plain types, properties, items and enum; references must stay within the schema.",
        detail=detail[:500],
    )


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


def _depth(grammar: str) -> int:
    """Return how deep brackets are nested."""
    deepest = depth = 0
    for sign in _TEXT_PARTS.sub("", grammar):
        if sign == "(":
            depth += 1
            deepest = max(deepest, depth)
        elif sign == ")":
            depth -= 1
    return deepest


def _longest_run(grammar: str) -> int:
    """Return how many items that may be missing follow each other."""
    items = _TEXT_PARTS.sub("x", grammar)
    runs = (
        found.group().count("?") + found.group().count("*")
        for found in _OPTIONAL_RUN.finditer(items)
    )
    return max(runs, default=0)
