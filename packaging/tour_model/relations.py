"""The shape of a relation: what is stated about a subject, and how people ask for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dice import Dice, Maker

_CHOICE: Final = re.compile(r"<([^<>]*)>")


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribute in one language; "{s}" stands for the subject, "{o}" for the value.

    "<a|b>" in a form offers wordings. The last statement and the last question of a relation
    with four or more forms, and every relation marked *held*, are kept for evaluation; only not of
    one without *kept*, which is made for training alone. *bare* questions name no subject.
    """

    key: str
    about: str
    value: Maker
    noun: str
    says: tuple[str, ...]
    asks: tuple[str, ...]
    held: bool = False
    bare: bool = False
    kept: bool = True

    def statements(self, held: bool) -> tuple[str, ...]:
        """Return the wordings for training, or with *held* the one kept for evaluation."""
        return kept_apart(self.says, held) if self.kept else self.says

    def questions(self, held: bool) -> tuple[str, ...]:
        """Return the question forms for training, or with *held* the one kept apart."""
        return kept_apart(self.asks, held) if self.kept else self.asks


def kept_apart(forms: tuple[str, ...], held: bool) -> tuple[str, ...]:
    """Split forms: the last of four or more is for evaluation."""
    if len(forms) < 4:
        return forms
    return forms[-1:] if held else forms[:-1]


def choose(form: str, dice: Dice, style: int | None = None) -> str:
    """Settle every "<a|b>" of *form*; *style* picks the same position throughout a text."""

    def one(match: re.Match[str]) -> str:
        options = match[1].split("|")
        return dice.one(options) if style is None else options[min(style, len(options) - 1)]

    return _CHOICE.sub(one, form)
