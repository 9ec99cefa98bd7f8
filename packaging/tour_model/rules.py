"""Transformations of an input, for few-shot tasks that ask for a format rather than a label."""

from __future__ import annotations

from collections.abc import Callable

from dice import Dice
from names import GIVEN_EN, GIVEN_KO, name_en, name_ko
from values import MONTHS
from words import CATEGORIES
from workbench.core.language import Language

Pair = tuple[str, str]
WordRule = Callable[[str, str, str], Pair]


def word(dice: Dice, language: Language) -> str:
    """Return a common word or an invented name."""
    if dice.chance(0.3):
        return name_en(dice) if language == "en" else name_ko(dice)
    return dice.one(dice.one(list(CATEGORIES[language].values())))


def _word_rules(dice: Dice) -> list[WordRule]:
    """Return rules over three words, with marks settled by *dice* for one whole task."""
    left, right = dice.one((("[", "]"), ("<", ">"), ("* ", " *"), ("(", ")"), ("~", "~")))
    link = dice.one((" / ", " + ", " & ", " - ", "; "))
    tail = dice.one(("!", "...", "?", " ok", " 끝"))
    return [
        lambda one, two, _: (f"{one}, {two}", f"{two}{link}{one}"),
        lambda one, two, _: (f"{one}, {two}", f"{one}{link}{two}"),
        lambda one, two, three: (f"{one} {two} {three}", one),
        lambda one, two, three: (f"{one} {two} {three}", three),
        lambda one, two, three: (one, f"{left}{one}{right}"),
        lambda one, two, three: (one, f"{one}{tail}"),
        lambda one, two, three: (one, f"{one} {one}"),
    ]


def _order(dice: Dice, language: Language, key: str) -> Pair:
    """Return an order and the part of it that *key* names."""
    number = str(dice.between(100, 9999))
    who = dice.one(GIVEN_EN if language == "en" else GIVEN_KO)
    text = f"Order {number} from {who}" if language == "en" else f"{who} 님의 주문 {number}"
    return text, f"{key}={number if key in ('order', 'id', '주문') else who}"


def _date(dice: Dice, language: Language) -> Pair:
    """Return a date in figures and the same date as people write it."""
    year, month, day = dice.between(1990, 2035), dice.between(1, 12), dice.between(1, 28)
    spelt = (
        f"{year}년 {month}월 {day}일" if language == "ko" else f"{day} {MONTHS[month - 1]} {year}"
    )
    return f"{year}-{month:02d}-{day:02d}", spelt


def _upper(dice: Dice) -> Pair:
    """Return an English word in small and in capital letters."""
    one = dice.one(dice.one(list(CATEGORIES["en"].values())))
    return one.lower(), one.upper()


def rule_of(dice: Dice, language: Language) -> Callable[[], Pair]:
    """Return a maker of pairs that all follow one rule."""
    if dice.chance(0.7):
        rule = dice.one(_word_rules(dice))
        return lambda: rule(*(word(dice, language) for _ in range(3)))
    key = dice.one(("name", "order", "id", "이름", "주문", "city"))
    others: list[Callable[[], Pair]] = [
        lambda: _order(dice, language, key),
        lambda: _date(dice, language),
        lambda: _upper(dice),
    ]
    return dice.one(others)
