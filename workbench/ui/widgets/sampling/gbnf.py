"""Reads a grammar in GBNF far enough to say at once what is wrong with it, and in which line.

llama.cpp has the last word when it is used; what passes here it takes, but for rare cases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

_BLANK: Final = re.compile(r"(?:[ \t]|#[^\r\n]*)*")
_BLANK_OR_LINES: Final = re.compile(r"(?:\s|#[^\r\n]*)*")
_NAME: Final = re.compile(r"[A-Za-z0-9-]+")
_LITERAL: Final = re.compile(r'"(?:\\.|[^"\\])*"', re.DOTALL)
_CLASS: Final = re.compile(r"\[(?:\\.|[^\]\\])*\]", re.DOTALL)
_TOKEN: Final = re.compile(r"!?<[^<>\s]+>")
_REPEAT: Final = re.compile(r"[*+?]|\{\s*(\d+)\s*(?:,\s*(\d*)\s*)?\}")
_ESCAPE: Final = re.compile(r'\\[xuUtrn\\"\[\]]')
_DEEPEST: Final = 100


class GrammarError(Exception):
    """The grammar has a fault; *line* counts from 1, 0 where it concerns all of it."""

    def __init__(self, text: str, line: int = 0) -> None:
        super().__init__(text)
        self.line = line


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing in a sequence: a rule's name, a group of alternatives, or some text."""

    may_be_empty: bool
    name: str = ""
    group: tuple[tuple[_Item, ...], ...] = ()


_Alternatives = tuple[tuple[_Item, ...], ...]


def check_grammar(text: str) -> int:
    """Return the number of rules. Raises GrammarError."""
    reader = _Reader(text)
    rules = reader.rules()
    if "root" not in rules:
        raise GrammarError(
            translate("Grammar", "There is no rule “root”: with it every answer begins.")
        )
    for name, line in reader.used:
        if name not in rules:
            raise GrammarError(
                translate("Grammar", "The rule “{name}” is used but not written.").format(
                    name=name
                ),
                line,
            )
    _refuse_endless(rules)
    return len(rules)


class _Reader:
    """Goes through a grammar once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self.used: list[tuple[str, int]] = []

    def rules(self) -> dict[str, _Alternatives]:
        """Return all rules by name."""
        found: dict[str, _Alternatives] = {}
        self._skip(_BLANK_OR_LINES)
        while self._at < len(self._text):
            name = self._take(_NAME)
            if not name:
                self._fail(
                    translate(
                        "Grammar",
                        "A rule begins with its name: letters, digits and hyphens.",
                    )
                )
            self._skip(_BLANK)
            if not self._text.startswith("::=", self._at):
                self._fail(
                    translate("Grammar", "After the name “{name}” comes “::=”.").format(name=name)
                )
            self._at += 3
            self._skip(_BLANK_OR_LINES)
            found[name] = self._alternatives(0)
            if self._at < len(self._text) and self._text[self._at] not in "\r\n":
                self._fail(
                    translate("Grammar", "“{sign}” cannot stand here.").format(
                        sign=self._text[self._at]
                    )
                )
            self._skip(_BLANK_OR_LINES)
        return found

    def _alternatives(self, depth: int) -> _Alternatives:
        """Read sequences with | between them."""
        if depth > _DEEPEST:
            self._fail(translate("Grammar", "The brackets are nested too deep."))
        sequences = [self._sequence(depth)]
        while self._at < len(self._text) and self._text[self._at] == "|":
            self._at += 1
            self._skip(_BLANK_OR_LINES)
            sequences.append(self._sequence(depth))
        return tuple(sequences)

    def _sequence(self, depth: int) -> tuple[_Item, ...]:
        """Read things that follow each other."""
        items: list[_Item] = []
        blank = _BLANK_OR_LINES if depth else _BLANK
        while (item := self._item(depth)) is not None:
            self._skip(blank)
            items.append(self._repeated(item))
            self._skip(blank)
        return tuple(items)

    def _repeated(self, item: _Item) -> _Item:
        """Return an item with what is said of how often it comes."""
        repeat = self._take(_REPEAT)
        counts = _REPEAT.fullmatch(repeat)
        if counts is None or repeat == "+":
            return item
        least, most = counts.group(1), counts.group(2)
        if most and int(most) < int(least):
            self._fail(translate("Grammar", "“{text}” ends before it begins.").format(text=repeat))
        optional = repeat in "*?" or int(least) == 0
        return _Item(item.may_be_empty or optional, item.name, item.group)

    def _item(self, depth: int) -> _Item | None:
        """Read one thing, None where the sequence ends."""
        sign = self._text[self._at : self._at + 1]
        if sign == "(":
            start = self._at
            self._at += 1
            self._skip(_BLANK_OR_LINES)
            group = self._alternatives(depth + 1)
            if self._text[self._at : self._at + 1] != ")":
                self._at = start
                self._fail(translate("Grammar", "This “(” is never closed."))
            self._at += 1
            return _Item(False, group=group)
        for opening, pattern in (('"', _LITERAL), ("[", _CLASS), ("<", _TOKEN), ("!", _TOKEN)):
            if sign == opening:
                found = self._take(pattern)
                if not found:
                    self._fail(
                        translate("Grammar", "This “{sign}” is never closed.").format(sign=sign)
                    )
                self._check_escapes(found if sign in '"[' else "")
                return _Item(found == '""')
        if sign == ".":
            self._at += 1
            return _Item(False)
        line = self._line()
        name = self._take(_NAME)
        if name:
            self.used.append((name, line))
        return _Item(False, name) if name else None

    def _check_escapes(self, text: str) -> None:
        """Refuse a backslash before a sign it has no meaning with."""
        strange = _ESCAPE.sub("", text)
        place = strange.find("\\")
        if place >= 0:
            self._fail(
                translate("Grammar", "“{text}” has no meaning here.").format(
                    text=strange[place : place + 2]
                )
            )

    def _take(self, pattern: re.Pattern[str]) -> str:
        """Go over what matches here and return it."""
        found = pattern.match(self._text, self._at)
        if found is None:
            return ""
        self._at = found.end()
        return found.group()

    def _skip(self, pattern: re.Pattern[str]) -> None:
        """Go over blanks and comments."""
        self._take(pattern)

    def _line(self) -> int:
        """Return the line being read, from 1."""
        return self._text.count("\n", 0, self._at) + 1

    def _fail(self, text: str) -> None:
        """Say what is wrong here."""
        raise GrammarError(text, self._line())


def _refuse_endless(rules: dict[str, _Alternatives]) -> None:
    """Raise GrammarError for a rule that begins with itself: it would never come to an end."""
    empty: set[str] = set()
    while True:  # a rule may be empty when the rules it is made of may be
        more = {name for name, parts in rules.items() if _any_empty(parts, empty)} - empty
        if not more:
            break
        empty |= more
    first = {name: _first_names(parts, empty) for name, parts in rules.items()}
    for name in rules:
        seen: set[str] = set()
        ahead = list(first[name])
        while ahead:
            other = ahead.pop()
            if other == name:
                raise GrammarError(
                    translate(
                        "Grammar", "The rule “{name}” begins with itself: it would never end."
                    ).format(name=name)
                )
            if other not in seen:
                seen.add(other)
                ahead.extend(first.get(other, ()))


def _any_empty(parts: _Alternatives, empty: set[str]) -> bool:
    """Whether one of the sequences may be empty."""
    return any(all(_may_be_empty(item, empty) for item in sequence) for sequence in parts)


def _may_be_empty(item: _Item, empty: set[str]) -> bool:
    """Whether a thing may stand for nothing."""
    return (
        item.may_be_empty
        or item.name in empty
        or (bool(item.group) and _any_empty(item.group, empty))
    )


def _first_names(parts: _Alternatives, empty: set[str]) -> set[str]:
    """Return the rules that the sequences may begin with."""
    names: set[str] = set()
    for sequence in parts:
        for item in sequence:
            if item.name:
                names.add(item.name)
            names |= _first_names(item.group, empty)
            if not _may_be_empty(item, empty):
                break
    return names
