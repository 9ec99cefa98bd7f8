"""Turns the nouns into plain values (dict, list, str, number) for JSON and TOML, and back."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from functools import lru_cache
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin

T = TypeVar("T")
Decoder = Callable[[Any], Any]


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


def from_plain(kind: type[T], value: object, *, strict: bool = False) -> T:
    """Build a *kind* from plain values; missing keys take their defaults.

    Unknown keys are left out, or refused when *strict*. Raises PlainError.
    """
    return typing.cast(T, _decoder(typing.cast(Any, kind), strict)(value))


# A decoder is made once for each annotation: long chats are read with thousands of passages.


@lru_cache(maxsize=256)
def _decoder(kind: Any, strict: bool) -> Decoder:
    """Return what builds a value of an annotation."""
    origin = get_origin(kind)
    if dataclasses.is_dataclass(kind):
        return _dataclass_decoder(kind, strict)
    if origin in (Union, types.UnionType):
        return _union_decoder(get_args(kind), strict)
    if origin is Literal:
        return _choice_decoder(get_args(kind), lambda value: value)
    if origin is tuple:
        return _list_decoder(_decoder(get_args(kind)[0], strict))
    if origin in (dict, Mapping):
        return _table_decoder(_decoder(get_args(kind)[1], strict))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _choice_decoder(tuple(member.value for member in kind), kind)
    return _scalar_decoder(kind)


def _dataclass_decoder(kind: Any, strict: bool) -> Decoder:
    """Return what builds a dataclass from a table."""
    hints = typing.get_type_hints(kind)
    decoders = {name: _decoder(hint, strict) for name, hint in hints.items()}
    required = [
        field.name
        for field in dataclasses.fields(kind)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    ]

    def decode(value: Any) -> Any:
        built: dict[str, Any] = {}
        for name, item in _expect(Mapping, value, "a table").items():
            if name in decoders:
                built[name] = _within(name, decoders[name], item)
            elif strict:
                raise PlainError(str(name), "is not a known key")
        for name in required:
            if name not in built:
                raise PlainError(name, "is missing")
        return kind(**built)

    return decode


def _union_decoder(kinds: tuple[Any, ...], strict: bool) -> Decoder:
    """Return what builds the first kind that fits; an exact type goes before a conversion."""
    optional = type(None) in kinds
    decoders = [_decoder(kind, strict) for kind in kinds if kind is not type(None)]

    def decode(value: Any) -> Any:
        if (value is None and optional) or type(value) in kinds:
            return value
        failure = PlainError("", "has a wrong type")
        for decoder in decoders:
            try:
                return decoder(value)
            except PlainError as error:
                failure = error
        raise failure

    return decode


def _list_decoder(decoder: Decoder) -> Decoder:
    """Return what builds a tuple; items count from 1 in messages."""

    def decode(value: Any) -> Any:
        items = _expect(list | tuple, value, "a list")
        return tuple(_within(f"[{n}]", decoder, item) for n, item in enumerate(items, start=1))

    return decode


def _table_decoder(decoder: Decoder) -> Decoder:
    """Return what builds a dict with text keys."""

    def decode(value: Any) -> Any:
        table = _expect(Mapping, value, "a table")
        return {str(key): _within(str(key), decoder, item) for key, item in table.items()}

    return decode


def _choice_decoder(choices: tuple[Any, ...], make: Callable[[Any], Any]) -> Decoder:
    """Return what takes one of *choices*."""

    def decode(value: Any) -> Any:
        if value not in choices:
            raise PlainError("", f"must be one of {', '.join(str(item) for item in choices)}")
        return make(value)

    return decode


def _scalar_decoder(kind: Any) -> Decoder:
    """Return what checks text, numbers and switches; 1 may stand for 1.0."""

    def decode(value: Any) -> Any:
        found = type(value)
        if found is kind:
            return value
        if kind is float and found is int:
            return float(value)
        raise PlainError("", f"must be {_WORDS[kind]}")

    return decode


_WORDS: Final = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def _within(name: str, decoder: Decoder, value: Any) -> Any:
    """Decode the value under a key; an error then says the whole way to it."""
    try:
        return decoder(value)
    except PlainError as error:
        joint = "" if not error.where or error.where.startswith("[") else "."
        raise PlainError(f"{name}{joint}{error.where}", error.reason) from None


def _expect(kind: Any, value: Any, words: str) -> Any:
    """Return *value* when it is of *kind*."""
    if not isinstance(value, kind):
        raise PlainError("", f"must be {words}")
    return value
