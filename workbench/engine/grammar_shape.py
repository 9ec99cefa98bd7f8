"""Measures how much work a GBNF grammar can make llama.cpp do at one token.

llama.cpp keeps every way a grammar may go on, written out to its next character, and compares them
with each other. Two things make them many: items in a row that may all be missing, also when they
hide in rules of their own, and rules that offer the same choices again and again, where the ways
double with each step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

# Literals and classes of characters may hold any sign; one that is not closed goes to the end.
_PARTS: Final = re.compile(
    r'#[^\r\n]*+|"(?:\\.|[^"\\])*+(?:"|\\?\Z)|\[(?:\\.|[^\]\\])*+(?:\]|\\?\Z)'
    r"|(?P<name>[\w-]++)(?P<rule>\s*+::=)?|(?P<sign>[()|?*+])|\{(?P<repeat>[\d, ]*)\}|\S",
    re.DOTALL,
)
_OFTEN: Final = 1 << 20  # "any number of times"; ways are not counted further either


@dataclass(frozen=True, slots=True)
class Shape:
    """*run*: most items in a row that may be missing. *ways* to a next character.

    *depth*: of nested brackets. *endless*: a rule begins with itself, perhaps behind others that
    may be empty.
    """

    run: int
    ways: int
    depth: int
    endless: bool = False


@dataclass(frozen=True, slots=True)
class _Item:
    """A part of a sequence, *least* to *most* times: the rule of that name, or text."""

    rule: str = ""
    least: int = 1
    most: int = 1


_Sequence = list[_Item]


@dataclass(frozen=True, slots=True)
class _Size:
    """What a rule or a part of one comes to. *empties*: ways to be nothing at all."""

    ways: int = 1
    empties: int = 0
    run: int = 0  # of it all, where it may be missing
    tail: int = 0  # of its end
    longest: int = 0  # anywhere in it


_TEXT: Final = _Size()


def shape_of(grammar: str) -> Shape:
    """Measure a grammar. One that llama.cpp will not understand may get any shape."""
    rules, depth = _read(grammar)
    sizes: dict[str, _Size] = {}
    for name in _inner_first(rules):
        sizes[name] = _size_of_rule([_size_of_sequence(each, sizes) for each in rules[name]])
    return Shape(
        max((size.longest for size in sizes.values()), default=0),
        max((size.ways for size in sizes.values()), default=1),
        depth,
        _is_endless(rules),
    )


def _is_endless(rules: dict[str, list[_Sequence]]) -> bool:
    """Whether a rule can begin with itself: llama.cpp would go round in it for ever."""
    empty = _may_be_empty(rules)
    firsts = {
        name: {rule for sequence in sequences for rule in _first_rules(sequence, empty)}
        & rules.keys()
        for name, sequences in rules.items()
    }
    left = {name: len(firsts[name]) for name in rules}
    ready = [name for name, count in left.items() if count == 0]
    users: dict[str, list[str]] = {name: [] for name in rules}
    for name, inner in firsts.items():
        for rule in inner:
            users[rule].append(name)
    done = 0
    while ready:  # rules that begin with none but finished ones; a circle is never finished
        done += 1
        for user in users[ready.pop()]:
            left[user] -= 1
            if left[user] == 0:
                ready.append(user)
    return done < len(rules)


def _may_be_empty(rules: dict[str, list[_Sequence]]) -> set[str]:
    """Return the rules that text of no length satisfies."""
    left: list[int] = []  # items of each sequence that are not known to be skippable yet
    owners: list[str] = []
    waiting: dict[str, list[int]] = {}  # sequences by the rules they wait for
    for name, sequences in rules.items():
        for sequence in sequences:
            needed = [item for item in sequence if item.least > 0]
            for item in needed:
                waiting.setdefault(item.rule, []).append(len(left))
            left.append(len(needed))
            owners.append(name)
    waiting.pop("", None)  # text is never empty
    empty: set[str] = set()
    ready = [owner for owner, count in zip(owners, left, strict=True) if count == 0]
    while ready:
        name = ready.pop()
        if name in empty:
            continue
        empty.add(name)
        for sequence_number in waiting.get(name, ()):
            left[sequence_number] -= 1
            if left[sequence_number] == 0:
                ready.append(owners[sequence_number])
    return empty


def _skips(item: _Item, empty: set[str]) -> bool:
    """Whether an item may be nothing."""
    return item.least == 0 or item.rule in empty


def _first_rules(sequence: _Sequence, empty: set[str]) -> Iterator[str]:
    """Yield the rules a sequence can begin with."""
    for item in sequence:
        if item.rule:
            yield item.rule
        if not _skips(item, empty):
            return


def _read(grammar: str) -> tuple[dict[str, list[_Sequence]], int]:
    """Return the rules, and how deep brackets are nested. Groups become rules of their own."""
    rules: dict[str, list[_Sequence]] = {"(": [[]]}  # what stands before the first rule
    within = ["("]  # the rule that is read, and the groups that are open in it
    deepest = 0
    for part in _PARTS.finditer(grammar):
        sequence = rules[within[-1]][-1]
        if part["rule"]:
            within = [part["name"]]
            rules.setdefault(part["name"], []).append([])
        elif part["sign"] == "(":
            group = f"({len(rules)}"
            sequence.append(_Item(group))
            rules[group] = [[]]
            within.append(group)
            deepest = max(deepest, len(within) - 1)
        elif part["sign"] == ")":
            del within[max(1, len(within) - 1) :]
        elif part["sign"] == "|":
            rules[within[-1]].append([])
        elif part["sign"] or part["repeat"] is not None:
            if sequence:
                sequence[-1] = _repeated(sequence[-1], part["sign"], part["repeat"])
        elif not part[0].startswith("#") and part[0] != '""':
            sequence.append(_Item(part["name"] or ""))
    return rules, deepest


def _repeated(item: _Item, sign: str | None, counts: str | None) -> _Item:
    """Return an item with what stands behind it: ?, *, + or {least,most}."""
    if sign:
        return replace(item, least=int(sign == "+"), most=1 if sign == "?" else _OFTEN)
    numbers = [number.strip()[:7] for number in (counts or "").split(",")]
    least = int(numbers[0]) if numbers[0].isdigit() else 0
    most = int(numbers[-1]) if numbers[-1].isdigit() else _OFTEN
    return replace(item, least=least, most=most)


def _inner_first(rules: dict[str, list[_Sequence]]) -> list[str]:
    """Return the names of rules, each after those it is made of as far as they are no circle."""

    def inner(name: str) -> Iterator[str]:
        return (item.rule for sequence in rules[name] for item in sequence if item.rule in rules)

    ordered: list[str] = []
    seen: set[str] = set()
    for start in rules:
        path = [] if start in seen else [(start, inner(start))]
        seen.add(start)
        while path:
            name, rest = path[-1]
            following = next((other for other in rest if other not in seen), None)
            if following is None:
                ordered.append(name)
                path.pop()
            else:
                seen.add(following)
                path.append((following, inner(following)))
    return ordered


def _size_of_rule(sequences: list[_Size]) -> _Size:
    """Put the choices of a rule together."""
    return _Size(
        min(_OFTEN, sum(size.ways for size in sequences)),
        min(_OFTEN, sum(size.empties for size in sequences)),
        max(size.run for size in sequences),
        max(size.tail for size in sequences),
        max(size.longest for size in sequences),
    )


def _size_of_sequence(sequence: _Sequence, sizes: dict[str, _Size]) -> _Size:
    """Put items together that follow each other. Rules of a circle count as text."""
    ways = total = tail = longest = 0
    empties = 1
    for item in sequence:
        size = _size_of_item(item, sizes.get(item.rule, _TEXT))
        ways = min(_OFTEN, ways + empties * size.ways)
        empties = min(_OFTEN, empties * size.empties)
        total += size.run
        tail = max(tail + size.run, size.tail) if size.empties else size.tail
        longest = max(longest, tail, size.longest)
    return _Size(ways, empties, total if empties else 0, tail, longest)


def _size_of_item(item: _Item, size: _Size) -> _Size:
    """Return what an item comes to when it is repeated."""
    if item.least == item.most == 1:
        return replace(size, run=max(1, size.run)) if size.empties else size
    tail = size.tail + int(item.most > 1)
    if not size.empties:
        return replace(size, empties=int(item.least == 0), run=int(item.least == 0), tail=tail)
    times = min(_OFTEN, max(1, item.most))
    copies = min(times, max(1, item.least)) if times == _OFTEN else times
    return replace(
        size,
        ways=min(_OFTEN, size.ways * copies),
        empties=size.empties + 1,
        run=max(1, size.run) * copies,
        tail=max(tail, size.run * copies),
    )
