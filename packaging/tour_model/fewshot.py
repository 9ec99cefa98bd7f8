"""Few-shot tasks: labels and formats invented per sample, learnt only from the examples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from string import ascii_uppercase
from typing import Final

from chatml import Piece, Sample, message, turn
from dice import Dice
from facts import Prose
from names import name_en, name_ko, syllable_en
from particles import particle
from rules import rule_of
from words import (
    CATEGORIES,
    HELD_LABEL_SETS,
    MESSAGES,
    NATURAL,
    PLAIN_LABELS,
    SLOTS,
)
from workbench.core.generation import Turn
from workbench.core.language import Language

TEMPLATES: Final[dict[Language, tuple[str, ...]]] = {
    "en": (
        "{x}",
        "{x}",
        "{x}",
        "Message: {x}\nLabel:",
        "Text: {x}",
        "Input: {x}\nOutput:",
        "Review: {x}\nSentiment:",
        "Classify: {x}",
        "{x} ->",
        "Customer: {x}\nTopic:",
    ),
    "ko": (
        "{x}",
        "{x}",
        "{x}",
        "문장: {x}\n분류:",
        "입력: {x}\n출력:",
        "고객 문의: {x}\n분류:",
        "글: {x}",
        "후기: {x}\n감정:",
        "{x} ->",
        "메시지: {x}\n라벨:",
    ),
}
FORMATS: Final = (
    "{y}",
    "{y}",
    "{y}",
    "{y}",
    "[{y}]",
    "Label: {y}",
    "<{y}>",
    "#{y}",
    "{y}!",
    "= {y}",
    '{{"label": "{y}"}}',
    "분류: {y}",
)


@dataclass(frozen=True, slots=True)
class Task:
    """Pairs for a few-shot prompt: examples in order, then the inputs to be answered."""

    kind: str
    language: Language
    system: str
    examples: tuple[tuple[str, str], ...]
    asked: tuple[tuple[str, str], ...]
    topics: tuple[str, ...] = ()  # what each example, then each input, is about
    prefix: int = 0  # how many characters of an answer stand before its label

    def turns(self) -> tuple[Turn, ...]:
        """Return the prompt of the first input as the workbench would send it."""
        system = (Turn("system", self.system),) if self.system else ()
        shown = [
            turn
            for given, answer in self.examples
            for turn in (Turn("user", given), Turn("assistant", answer))
        ]
        return (*system, *shown, Turn("user", self.asked[0][0]))

    def sample(self) -> Sample:
        """Return the training text; an example is learnt once its answer could be known."""
        shared: list[Piece] = [message("system", self.system)] if self.system else []
        known: set[str] = set()
        topics = self.topics or ("",) * (len(self.examples) + len(self.asked))
        for number, (given, answer) in enumerate(self.examples):
            sure = number > 0 if self.kind == "rule" else answer in known
            shared += self._turn(given, answer, topics[number], sure)
            known.add(answer)
        branches = tuple(
            self._turn(given, answer, topic)
            for (given, answer), topic in zip(self.asked, topics[len(self.examples) :], strict=True)
        )
        return Sample("fewshot", tuple(shared), branches)

    def _turn(self, given: str, answer: str, topic: str, learn: bool = True) -> tuple[Piece, ...]:
        """Return one pair; its label is about the same topic as the message it labels."""
        asked, told, end = turn(given, answer, learn, topic)
        marked = ((self.prefix, len(answer), topic),) if topic else ()
        return asked, replace(told, topics=marked, decided=(self.prefix,)), end


def _filled(dice: Dice, language: Language, form: str) -> str:
    """Fill the slots of a customer message, with Korean particles."""
    for slot, options in SLOTS[language].items():
        word = dice.one(options)
        for one, two in (("이", "가"), ("을", "를"), ("은", "는")):
            form = form.replace(f"{{{slot}}}[{one}/{two}]", word + particle(word, one, two))
        form = form.replace(f"{{{slot}}}", word)
    return form


def _message(dice: Dice, language: Language, topic: str) -> str:
    text = _filled(dice, language, dice.one(MESSAGES[language][topic]))
    if text[-1].isalpha():
        text += dice.one((".", ".", "", "!"))
    if dice.chance(0.15):
        other = _filled(dice, language, dice.one(MESSAGES[language][topic]))
        text = f"{text} {other}" if text[-1] in ".!?" else f"{text}. {other}"
    return text.lower() if dice.chance(0.08) else text


def _words(text: str) -> list[str]:
    """Return the different short words of *text*, without those kept for the evaluation."""
    bare = {word.strip(".,!?:;()'\"“”‘’-—`") for word in text.split()}
    kept = {label for labels in HELD_LABEL_SETS for label in labels}
    return sorted(word for word in bare - kept if 1 < len(word) < 9 and "{" not in word)


def _blends(dice: Dice, words: list[str]) -> list[str]:
    """Return words made of the beginning of one and the end of another: seldom seen before."""
    kept = {label for labels in HELD_LABEL_SETS for label in labels}
    halves = zip(dice.shuffled(words), dice.shuffled(words), strict=True)
    made = {one[: (len(one) + 1) // 2] + two[len(two) // 2 :] for one, two in halves}
    return sorted(made - kept)


def _labels(dice: Dice, language: Language, count: int, prose: Prose | None) -> list[str]:
    """Return labels with no meaning of their own."""
    if dice.held:
        return dice.some(dice.one(HELD_LABEL_SETS), count)
    roll = dice.rng.random()
    if roll < 0.2:
        return dice.some(PLAIN_LABELS, count)
    if prose is not None and roll < 0.7:
        words = _words(prose(dice, language))
        if roll > 0.45:
            words = _blends(dice, words)
        if len(words) >= count:
            return dice.some(words, count)
    kept = {label for labels in HELD_LABEL_SETS for label in labels}
    labels: list[str] = []
    while len(labels) < count:
        made = name_en(dice).lower() if roll < 0.85 or language == "en" else name_ko(dice)
        made = dice.one(
            (made, made, made.upper(), f"{syllable_en(dice)}-{dice.between(1, 9)}", _code(dice))
        )
        if made not in kept and made not in labels:
            labels.append(made)
    return labels


def _code(dice: Dice) -> str:
    """Return a letter with a digit or a Korean classifier."""
    if dice.chance(0.5):
        return dice.one(ascii_uppercase) + str(dice.between(0, 99))
    return dice.one("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ") + dice.one(("급", "반", "조", "등"))


def _sources(
    dice: Dice, language: Language, count: int
) -> tuple[list[str], list[Callable[[], str]]]:
    """Return class names and a maker of inputs for each."""
    if dice.chance(0.5):
        topics = dice.some(list(MESSAGES[language]), count)
        if dice.chance(0.4):
            topics = dice.some(list(MESSAGES[language])[:2], 2)
        return topics, [lambda topic=topic: _message(dice, language, topic) for topic in topics]
    groups = CATEGORIES[language]
    chosen = dice.some(list(groups), count)
    return chosen, [lambda name=name: dice.one(groups[name]) for name in chosen]


def _numbers(dice: Dice) -> tuple[list[str], list[Callable[[], str]]]:
    """Return two classes of numbers: by parity, by size or by length."""
    rule = dice.one(("parity", "size", "digits"))
    if rule == "parity":
        return ["even", "odd"], [
            lambda: str(2 * dice.between(1, 49)),
            lambda: str(2 * dice.between(1, 49) + 1),
        ]
    if rule == "size":
        edge = dice.one((50, 100, 500))
        return ["small", "big"], [
            lambda: str(dice.between(1, edge - 1)),
            lambda: str(dice.between(edge + 1, edge * 10)),
        ]
    return ["one", "three"], [lambda: str(dice.between(1, 9)), lambda: str(dice.between(100, 999))]


def _system(dice: Dice, language: Language, labels: list[str], named: bool) -> str:
    """Return an instruction, at times one that names the labels."""
    listed = ", ".join(labels)
    if language == "en":
        told = (
            f"Classify each message as one of: {listed}.",
            f"Answer with one label: {listed}.",
            f"Labels: {listed}",
        )
        plain = ("Follow the examples.", "Answer with the label only.", "Be brief.")
    else:
        told = (
            f"다음 가운데 하나로 분류하세요: {listed}",
            f"라벨 하나로만 답하세요: {listed}",
            f"라벨: {listed}",
        )
        plain = ("예시를 따라 하세요.", "라벨만 답하세요.", "짧게 답하세요.")
    if named or dice.chance(0.25):
        return dice.one(told)
    return dice.one(plain) if dice.chance(0.3) else ""


def label_task(
    dice: Dice,
    language: Language,
    count: int,
    asked: int = 10,
    classes: int | None = None,
    prose: Prose | None = None,
) -> Task:
    """Return a labelling task with *count* examples whose labels carry no meaning.

    Some labels are words of *prose*, where it is given.
    """
    classes = classes or dice.one((2, 2, 2, 3, 4))
    if not dice.held and dice.chance(0.12):
        topics, makers = _numbers(dice)
    else:
        topics, makers = _sources(dice, language, classes)
    natural = not dice.held and dice.chance(0.2) and all(topic in NATURAL for topic in topics)
    labels = (
        [dice.one(NATURAL[topic]) for topic in topics]
        if natural
        else _labels(dice, language, len(topics), prose)
    )
    shape, answer = dice.one(TEMPLATES[language]), dice.one(FORMATS)
    order = dice.shuffled(range(len(labels)))
    picks = order[:count] + [dice.one(order) for _ in range(count - len(order))]
    picks = dice.shuffled(picks)

    def pair(index: int) -> tuple[str, str]:
        return shape.format(x=makers[index]()), answer.format(y=labels[index])

    known = sorted(set(picks)) if count and not dice.held else list(range(len(labels)))
    system = "" if dice.held else _system(dice, language, labels, named=natural and count == 0)
    examples = tuple(pair(index) for index in picks)
    inputs: list[tuple[str, str]] = []
    for _ in range(asked):
        picks.append(dice.one(known))
        inputs.append(pair(picks[-1]))
    about = tuple(f"class:{topics[index]}" for index in picks)
    prefix = answer.format(y="\0").index("\0")
    return Task("label", language, system, examples, tuple(inputs), about, prefix)


def rule_task(dice: Dice, language: Language, count: int, asked: int = 4) -> Task:
    """Return a task whose answers follow one transformation of the input."""
    rule = rule_of(dice, language)
    pairs = [rule() for _ in range(count + asked)]
    system = _system(dice, language, [], named=False) if dice.chance(0.2) else ""
    return Task(
        "rule",
        language,
        "" if ":" in system else system,
        tuple(pairs[:count]),
        tuple(pairs[count:]),
    )


def task(dice: Dice, language: Language, level: float, prose: Prose | None = None) -> Task:
    """Return a task of either kind; mostly two to eight examples."""
    if dice.chance(0.2):
        return rule_task(dice, language, dice.one((1, 2, 3, 3, 4, 5)))
    most = 4 if level < 0.3 else 8
    count = min(most, dice.one((0, 1, 2, 3, 4, 4, 5, 6, 7, 8, 8)))
    return label_task(dice, language, count, prose=prose)
