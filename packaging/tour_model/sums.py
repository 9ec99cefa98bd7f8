"""Small sums in words and figures, asked directly or in steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from chatml import Piece, Sample, message, turn
from dice import Dice
from names import GIVEN_EN, GIVEN_KO
from particles import particle
from workbench.core.language import Language

STEPS_PROMPT: Final[dict[Language, str]] = {
    "en": "Think step by step.",
    "ko": "단계별로 생각하세요.",
}
_SIGNS: Final = {"+": "+", "-": "-", "*": "×"}
_ITEMS: Final = "apples pens books stones coins stamps shells eggs cards marbles".split()
_ITEMS_KO: Final = "사과 연필 책 조약돌 동전 우표 조개 달걀 카드 구슬 공".split()
_PLAIN: Final[dict[Language, tuple[str, ...]]] = {
    "en": (
        "What is {sum}?",
        "What is {sum}?",
        "{sum}",
        "{sum} = ?",
        "Calculate {sum}.",
        "How much is {sum}?",
        "Work out {sum}.",
    ),
    "ko": (
        "{sum}[은/는] 얼마인가요?",
        "{sum}[은/는] 얼마인가요?",
        "{sum}",
        "{sum} = ?",
        "{sum}[을/를] 계산하세요.",
        "{sum}[은/는]?",
        "{sum}[은/는] 몇인가요?",
    ),
}


@dataclass(frozen=True, slots=True)
class Sum:
    """A chain of steps (left, sign, right, result) and the words that pose it."""

    language: Language
    question: str
    steps: tuple[tuple[int, str, int, int], ...]

    @property
    def result(self) -> str:
        """Return the final result in figures."""
        return str(self.steps[-1][3])

    def worked(self) -> str:
        """Return the answer in steps."""
        spelt = " ".join(
            f"{left} {_SIGNS[sign]} {right} = {result}." for left, sign, right, result in self.steps
        )
        if self.language == "en":
            return f"{spelt} The answer is {self.result}."
        return f"{spelt} 답은 {self.result}입니다."

    def in_steps(self) -> str:
        """Return the question with the request to think in steps."""
        return f"{self.question}\n{STEPS_PROMPT[self.language]}"


def _step(dice: Dice, left: int, sign: str) -> tuple[int, str, int, int]:
    """Return one step from *left* with a number of one digit."""
    if sign == "*":
        right = dice.between(2, 9)
        return left, sign, right, left * right
    if sign == "-":
        right = dice.between(1, min(left, 9))
        return left, sign, right, left - right
    right = dice.between(1, 9)
    return left, sign, right, left + right


def steps_of(dice: Dice, count: int, level: float) -> tuple[tuple[int, str, int, int], ...]:
    """Return *count* chained steps; a product only comes first, with small factors."""
    made: list[tuple[int, str, int, int]] = []
    for number in range(count):
        if number == 0 and dice.chance(0.2):
            made.append(_step(dice, dice.between(2, 5), "*"))
            continue
        left = made[-1][3] if made else dice.between(2, 10 if level < 0.2 else 20)
        made.append(_step(dice, left, dice.one("+-") if left > 1 else "+"))
    return tuple(made)


def _figures(dice: Dice, language: Language, steps: tuple[tuple[int, str, int, int], ...]) -> str:
    text = str(steps[0][0])
    for _, sign, right, _ in steps:
        text += f" {_SIGNS[sign]} {right}"
    form = dice.one(_PLAIN[language])
    for one, two in (("은", "는"), ("을", "를")):
        form = form.replace(f"[{one}/{two}]", particle(text, one, two))
    return form.format(sum=text)


def _story_en(dice: Dice, steps: tuple[tuple[int, str, int, int], ...]) -> str:
    who, item = dice.one(GIVEN_EN), dice.one(_ITEMS)
    left, sign, right, _ = steps[0]
    parts = [
        f"{who} has {left} boxes with {right} {item} each."
        if sign == "*"
        else f"{who} has {left} {item}."
    ]
    rest = steps[1:] if sign == "*" else steps
    for _, sign, right, _ in rest:
        more = (
            "{w} buys {n} more.",
            "{w} gets {n} more.",
            "{w} finds {n} more.",
            "A friend gives {w} {n} more.",
        )
        less = ("{w} gives away {n}.", "{w} loses {n}.", "{w} sells {n}.", "{w} uses {n}.")
        parts.append(dice.one(more if sign == "+" else less).format(w=who, n=right))
    return " ".join(parts) + f" How many {item} does {who} have{dice.one((' now', ''))}?"


def _story_ko(dice: Dice, steps: tuple[tuple[int, str, int, int], ...]) -> str:
    who, item = dice.one(GIVEN_KO), dice.one(_ITEMS_KO)
    topic, thing = who + particle(who, "은", "는"), item + particle(item, "이", "가")
    left, sign, right, _ = steps[0]
    parts = [
        f"{item} {right}개가 든 상자가 {left}개 있습니다."
        if sign == "*"
        else f"{topic} {item} {left}개를 가지고 있습니다."
    ]
    rest = steps[1:] if sign == "*" else steps
    for _, sign, right, _ in rest:
        more = ("{n}개를 더 샀습니다.", "{n}개를 더 받았습니다.", "{n}개를 더 찾았습니다.")
        less = (
            "{n}개를 주었습니다.",
            "{n}개를 잃어버렸습니다.",
            "{n}개를 팔았습니다.",
            "{n}개를 썼습니다.",
        )
        parts.append(dice.one(more if sign == "+" else less).format(n=right))
    return " ".join(parts) + f" {dice.one(('이제 ', '', '지금 '))}{thing} 몇 개인가요?"


def invent(dice: Dice, language: Language, count: int, level: float, stories: float = 0.3) -> Sum:
    """Return a sum of *count* steps, in figures or, in this share of them, as a short story."""
    steps = steps_of(dice, count, level)
    if dice.chance(stories):
        tell = _story_en if language == "en" else _story_ko
        return Sum(language, tell(dice, steps), steps)
    return Sum(language, _figures(dice, language, steps), steps)


def _drill(dice: Dice, language: Language, level: float) -> Sample:
    """Return a dialogue of many one-step sums: the facts that steps are made of."""
    pieces: list[Piece] = []
    for _ in range(dice.between(4, 8)):
        left, sign, right, result = steps_of(dice, 1, level)[0]
        pieces += turn(f"{left} {_SIGNS[sign]} {right}", str(result))
    return Sample("sums", (), (tuple(pieces),))


def _table(dice: Dice) -> Sample:
    """Return many steps in a row, only their results to be learnt: nothing is denser."""
    pieces: list[Piece] = []
    for _ in range(dice.between(15, 30)):
        sign = dice.one("+++---*")
        left, _, right, result = _step(dice, dice.between(2, 5 if sign == "*" else 29), sign)
        pieces += [
            Piece(f"{left} {_SIGNS[sign]} {right} ="),
            Piece(f" {result}", answer=True),
            Piece(". "),
        ]
    return Sample("sums", (), (tuple(pieces),))


def _worked_examples(dice: Dice, language: Language, level: float) -> Sample:
    """Return a dialogue whose earlier answers show the steps, without being asked to."""
    count = dice.one((1, 2, 2))
    # Examples and question often look alike, as people write them: that must not mean copying.
    stories = dice.one((0.0, 0.3, 1.0))
    shared: list[Piece] = []
    for number in range(dice.between(1, 3)):
        made = invent(dice, language, count, level, stories)
        shared += turn(made.question, made.worked(), learn=number > 0)
    rest = tuple(
        turn(made.question, made.worked())
        for made in (invent(dice, language, count, level, stories) for _ in range(2))
    )
    return Sample("sums", tuple(shared), rest)


def sample(dice: Dice, language: Language, level: float) -> Sample:
    """Return sums: drills, worked examples, or several asked directly or in steps."""
    roll = dice.rng.random()
    if roll < 0.26:
        return _table(dice)
    if roll < 0.34:
        return _drill(dice, language, level)
    if roll < 0.50:
        return _worked_examples(dice, language, level)
    branches = []
    for _ in range(4):
        count = dice.one((1, 1, 2, 2, 3)) if level > 0.3 else dice.one((1, 2))
        made = invent(dice, language, count, level)
        if dice.chance(0.72):
            branches.append(turn(made.in_steps(), made.worked()))
        else:
            branches.append(turn(made.question, made.result))
    own = "You are a helpful assistant." if language == "en" else "당신은 친절한 도우미입니다."
    shared = (message("system", own),) if dice.chance(0.2) else ()
    return Sample("sums", shared, tuple(branches))
