"""Loads YAML that a stranger may have written: no tags, no bombs, words as they were written."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

from workbench.core.errors import BadInput
from workbench.storage.imports_text import whole

_MOST_SIGNS: Final = 3_000_000  # the safe loader reads about half a million a second
_MOST_ALIASES: Final = 1_000
_MOST_MERGED: Final = 2_000  # keys of one mapping, merged ones counted
_MOST_VALUES: Final = 500_000  # with all aliases written out
_MOST_DEPTH: Final = 60


class _Loader(yaml.SafeLoader):
    """A safe loader that counts. yes, no and dates stay text, as in YAML 1.2 and in promptfoo."""

    aliases = 0
    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Compose one node; refuse too many aliases and too deep nesting."""
        if self.check_event(yaml.AliasEvent):
            self.aliases += 1
        self.depth += 1
        if self.aliases > _MOST_ALIASES or self.depth > _MOST_DEPTH:
            raise _bomb()
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def flatten_mapping(self, node: Any) -> None:
        """Merge "<<" keys; refuse those that multiply."""
        super().flatten_mapping(node)
        if len(node.value) > _MOST_MERGED:
            raise _bomb()


def _resolvers() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """Return what plain words become: numbers, null, true and false only."""
    kept: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    dropped = ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items():
        kept[first] = [(tag, pattern) for tag, pattern in pairs if tag not in dropped]
    truth = re.compile(r"true|True|TRUE|false|False|FALSE")
    for first in "tTfF":
        kept.setdefault(first, []).append(
            ("tag:yaml.org,2002:bool", re.compile(rf"(?:{truth.pattern})\Z"))
        )
    return kept


_Loader.yaml_implicit_resolvers = _resolvers()


def load_yaml(text: str) -> object:
    """Return what a YAML text says. Raises BadInput."""
    if len(text) > _MOST_SIGNS:
        raise BadInput(
            "The YAML file is larger than {most} MB.",
            "Keep its tests in a CSV file instead.",
            most=_MOST_SIGNS // 1_000_000,
        )
    try:
        loaded = yaml.load(text, _Loader)  # a safe loader: it makes plain values only
    except yaml.constructor.ConstructorError as error:
        raise BadInput(
            "Line {line} of the YAML asks for an object or for code, which is never made or run.",
            "Take the tag out that begins with “!”.",
            detail=str(error.problem),
            line=error.problem_mark.line + 1 if error.problem_mark else 0,
        ) from error
    except yaml.MarkedYAMLError as error:
        raise BadInput(
            "Line {line} of the YAML cannot be read: {reason}.",
            "Correct it there.",
            line=error.problem_mark.line + 1 if error.problem_mark else 0,
            reason=str(error.problem or error.context or "not YAML")[:200],
        ) from error
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise BadInput(
            "The file is no YAML that can be read.",
            "Correct it, or save the tests as CSV.",
            detail=str(error)[:200],
        ) from error
    _count(loaded)
    return whole(loaded)


def _count(loaded: object) -> None:
    """Refuse what becomes huge when its aliases are written out, or never ends."""
    left, waiting = _MOST_VALUES, [loaded]
    while waiting:
        value = waiting.pop()
        left -= 1
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
        if left < len(waiting):
            raise _bomb()


def _bomb() -> BadInput:
    """Say that a file unfolds into more than can be kept."""
    return BadInput(
        "The YAML repeats or nests its parts too often.",
        "Write the tests out, or save them as CSV.",
    )
