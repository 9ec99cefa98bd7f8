"""Turns the nouns into plain values (dict, list, str, number) for JSON and TOML, and back."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

T = TypeVar("T")


class PlainError(ValueError):
    """A value does not fit. *where* names the key, as in "sampling.top_k"."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}" if where else reason)
        self.where = where
        self.reason = reason


def to_plain(value: Any, *, drop_none: bool = False) -> Any:
    """Return *value* made of dicts, lists and scalars; *drop_none* because TOML has no null."""
    if dataclasses.is_dataclass(value):
        value = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {
            str(key): to_plain(item, drop_none=drop_none)
            for key, item in value.items()
            if not (drop_none and item is None)
        }
    if isinstance(value, list | tuple):
        return [to_plain(item, drop_none=drop_none) for item in value]
    return value.value if isinstance(value, Enum) else value


def from_plain(kind: type[T], value: object, *, strict: bool = False, where: str = "") -> T:
    """Build a *kind* from plain values; missing keys take their defaults.

    Unknown keys are left out, or refused when *strict*. Raises PlainError.
    """
    return typing.cast(T, _build(kind, value, strict, where))


def _build(kind: Any, value: Any, strict: bool, where: str) -> Any:
    """Build a value of any supported annotation."""
    origin = get_origin(kind)
    if dataclasses.is_dataclass(kind):
        return _build_dataclass(kind, value, strict, where)
    if origin in (Union, types.UnionType):
        return _build_union(get_args(kind), value, strict, where)
    if origin is Literal:
        return _one_of(get_args(kind), value, where)
    if origin is tuple:
        items = _expect(list | tuple, value, where, "a list")
        item_kind = get_args(kind)[0]
        return tuple(
            _build(item_kind, item, strict, f"{where}[{number}]")
            for number, item in enumerate(items, start=1)
        )
    if origin in (dict, Mapping):
        item_kind = get_args(kind)[1]
        table = _expect(Mapping, value, where, "a table")
        return {
            str(key): _build(item_kind, item, strict, _join(where, key))
            for key, item in table.items()
        }
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(_one_of(tuple(member.value for member in kind), value, where))
    return _build_scalar(kind, value, where)


def _build_dataclass(kind: Any, value: Any, strict: bool, where: str) -> Any:
    """Build a dataclass from a table."""
    table = _expect(Mapping, value, where, "a table")
    hints = _hints(kind)
    if strict:
        for key in table:
            if key not in hints:
                raise PlainError(_join(where, key), "is not a known key")
    known = {
        name: _build(hint, table[name], strict, _join(where, name))
        for name, hint in hints.items()
        if name in table
    }
    for field in dataclasses.fields(kind):
        has_default = (
            field.default is not dataclasses.MISSING
            or field.default_factory is not dataclasses.MISSING
        )
        if field.name not in known and not has_default:
            raise PlainError(_join(where, field.name), "is missing")
    return kind(**known)


def _build_union(kinds: tuple[Any, ...], value: Any, strict: bool, where: str) -> Any:
    """Build the first kind that fits; an exact type goes before a conversion."""
    if value is None and type(None) in kinds:
        return None
    if type(value) in kinds:
        return value
    failure = PlainError(where, "has a wrong type")
    for kind in kinds:
        if kind is type(None):
            continue
        try:
            return _build(kind, value, strict, where)
        except PlainError as error:
            failure = error
    raise failure


def _build_scalar(kind: Any, value: Any, where: str) -> Any:
    """Check text, numbers and switches; a whole number may stand for a decimal one."""
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    wrong_switch = isinstance(value, bool) and kind is not bool
    if not isinstance(value, kind) or wrong_switch:
        raise PlainError(where, f"must be {_WORDS.get(kind, kind.__name__)}")
    return value


_WORDS = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def _expect(kind: Any, value: Any, where: str, words: str) -> Any:
    """Return *value* when it is of *kind*."""
    if not isinstance(value, kind):
        raise PlainError(where, f"must be {words}")
    return value


def _one_of(choices: tuple[Any, ...], value: Any, where: str) -> Any:
    """Return *value* when it is one of *choices*."""
    if value not in choices:
        raise PlainError(where, f"must be one of {', '.join(str(choice) for choice in choices)}")
    return value


def _join(where: str, key: object) -> str:
    """Return the dotted name of a key."""
    return f"{where}.{key}" if where else str(key)


@lru_cache(maxsize=64)
def _hints(kind: Any) -> dict[str, Any]:
    """Return the resolved annotations of a dataclass."""
    return typing.get_type_hints(kind)
