"""Columns made from one column by a list or a range of values of a single setting."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from workbench.core.errors import BadInput
from workbench.core.lab import Variant
from workbench.prompts.sheet import MOST_VARIANTS

VaryField = Literal[
    "temperature", "top_p", "examples", "technique", "model", "thinking", "passages", "seed"
]
VARY_FIELDS: Final[tuple[VaryField, ...]] = get_args(VaryField)
Value = float | int | str
NameOf = Callable[[Value], str]

_SEPARATORS: Final = re.compile(r"[,;\s、，]+")
_MOST_DECIMALS: Final = 6  # what adding steps up may leave behind them is no value


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a number may be, and the range that is offered first."""

    low: float
    high: float
    whole: bool
    first: float
    last: float
    step: float


BOUNDS: Final[dict[VaryField, Bounds]] = {
    "temperature": Bounds(0.0, 2.0, False, 0.0, 1.0, 0.5),
    "top_p": Bounds(0.01, 1.0, False, 0.5, 0.9, 0.2),
    "examples": Bounds(0, 1000, True, 0, 4, 2),
    "thinking": Bounds(0, 32_768, True, 0, 512, 256),
    "passages": Bounds(1, 50, True, 2, 6, 2),
    "seed": Bounds(0, 2_147_483_647, True, 1, 3, 1),
}


@dataclass(frozen=True, slots=True)
class Varied:
    """The columns as they would be; those that are new, and how many had no room."""

    variants: tuple[Variant, ...]
    added: tuple[str, ...]  # variant ids
    left_out: int = 0


def numbers_in(text: str, field: VaryField) -> tuple[float, ...]:
    """Return the numbers of a list, each once. Raises BadInput naming the one that is wrong."""
    words = [word for word in _SEPARATORS.split(text) if word]
    return tuple(dict.fromkeys(_number(word, field) for word in words))


def number_range(first: float, last: float, step: float, field: VaryField) -> tuple[float, ...]:
    """Return the numbers from *first* to *last*, at most one more than there may be columns."""
    if step <= 0:
        return (_tidy(first, field),)
    made: list[float] = []
    while len(made) <= MOST_VARIANTS:
        number = _tidy(first + len(made) * step, field)
        if number > last + step / 1e6:
            break
        made.append(number)
    return tuple(made)


def value_of(variant: Variant, field: VaryField) -> Value:
    """Return what a column has now; for passages 0 means as in the settings."""
    match field:
        case "temperature":
            return variant.sampling.temperature
        case "top_p":
            return variant.sampling.top_p
        case "thinking":
            return variant.sampling.thinking_tokens
        case "seed":
            return -1 if variant.sampling.seed is None else variant.sampling.seed
        case "examples":
            return _examples_sent(variant)
        case "passages":
            return variant.search.passages
        case "technique":
            return variant.technique
    return variant.model_id


def with_value(variant: Variant, field: VaryField, value: Value) -> Variant:
    """Return a column with another value of one setting."""
    if field == "technique":
        return replace(variant, technique=str(value))
    if field == "model":
        return replace(variant, model_id=str(value))
    if field == "examples":
        return _with_examples(variant, int(value))
    if field == "passages":
        return replace(variant, search=replace(variant.search, passages=int(value)))
    sampling = variant.sampling
    if field == "temperature":
        sampling = replace(sampling, temperature=float(value))
    elif field == "top_p":
        sampling = replace(sampling, top_p=float(value))
    elif field == "thinking":
        sampling = replace(sampling, thinking_tokens=int(value))
    else:
        sampling = replace(sampling, seed=int(value))
    return replace(variant, sampling=sampling)


def varied(
    variants: Sequence[Variant],
    variant_id: str,
    field: VaryField,
    values: Sequence[Value],
    name_of: NameOf,
    new_id: Callable[[], str],
    *,
    only: bool = False,
) -> Varied:
    """Return the columns with one for each value; the source stands for the value it has.

    New columns follow the source, named by what differs. With *only* the others go, as does the
    source when none of the values is its own.
    """
    source = next(item for item in variants if item.variant_id == variant_id)
    own = value_of(source, field)
    wanted = [value for value in dict.fromkeys(values) if only or value != own]
    room = MOST_VARIANTS if only else max(0, MOST_VARIANTS - len(variants))
    made = [
        source
        if value == own
        else replace(with_value(source, field, value), variant_id=new_id(), name=name_of(value))
        for value in wanted[:room]
    ]
    added = tuple(item.variant_id for item in made if item is not source)
    place = list(variants).index(source) + 1
    columns = made if only else [*variants[:place], *made, *variants[place:]]
    return Varied(tuple(columns), added, max(0, len(wanted) - room))


def _number(word: str, field: VaryField) -> float:
    """Return one number of a list. Raises BadInput."""
    bounds = BOUNDS[field]
    try:
        number = float(word)
    except ValueError as error:
        raise BadInput(
            "“{word}” is not a number.", "Write for example 0, 0.5, 1.", word=word
        ) from error
    if not bounds.low <= number <= bounds.high:
        raise BadInput(
            "{word} is outside {low} to {high}.",
            word=word,
            low=_tidy(bounds.low, field),
            high=_tidy(bounds.high, field),
        )
    if bounds.whole and number != int(number):
        raise BadInput("“{word}” is not a whole number.", word=word)
    return _tidy(number, field)


def _tidy(number: float, field: VaryField) -> float:
    """Return a number without what computing left behind its last digit."""
    return int(number) if BOUNDS[field].whole else round(number, _MOST_DECIMALS)


def _examples_sent(variant: Variant) -> int:
    """Return how many of its examples a column sends."""
    most = variant.options.most_examples
    return min(most, len(variant.examples)) if most > 0 else len(variant.examples)


def _with_examples(variant: Variant, count: int) -> Variant:
    """Return a column that sends so many of its examples; none are lost but for 0."""
    if count == 0:
        return replace(variant, examples=(), options=replace(variant.options, most_examples=0))
    most = 0 if count >= len(variant.examples) else count
    return replace(variant, options=replace(variant.options, most_examples=most))
