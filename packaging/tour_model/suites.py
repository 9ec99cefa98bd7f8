"""What the evaluation asks: held-out names, wordings, labels and sums, and the sample documents."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Final

import fewshot
import grounded
import sums
from dice import Dice
from grounded import GroundedCase
from held_out import unrelated
from metrics import Measure
from pipeline import Pipeline, opened_library
from workbench.answering.grounding import REFUSAL
from workbench.core.generation import Turn
from workbench.core.language import Language

NAMES: Final[dict[Language, str]] = {"en": "English", "ko": "Korean"}
EXAMPLES: Final = (0, 1, 2, 4, 8)
QUESTIONS_FILE: Final = Path(__file__).with_name("sample_questions.toml")
GOALS: Final[dict[Language, tuple[str, str, str, str]]] = {
    "en": (">= 85 %", ">= 90 %", ">= 90 %", "<= 5 %"),
    "ko": (">= 70 %", ">= 85 %", ">= 90 %", "<= 8 %"),
}


def cited(answer: str) -> tuple[str, tuple[int, ...]]:
    """Split "Tolu [2]" into the answer and the passages it cites."""
    numbers = tuple(int(found) for found in re.findall(r"\[(\d+)\]", answer))
    return re.sub(r"\s*\[\d+\]", "", answer).strip(), numbers


def last_number(text: str) -> str:
    """Return the last whole number in *text*, or ""."""
    found = re.findall(r"\d+", text)
    return found[-1] if found else ""


def told_and_absent(language: Language, seed: int, held_forms: bool) -> tuple[GroundedCase, ...]:
    """Return a question that the passages answer and one that they do not, both held out."""
    dice = Dice(Random(f"g{seed}"), held=True, held_forms=held_forms)
    level = 1 - 0.6 * dice.rng.random()
    while True:  # passages without any fact leave nothing to be asked for
        told = grounded.case(dice, language, level, unrelated, branches=1, absent_share=0.0)
        if told.questions[0].value:
            break
    return told, grounded.case(dice, language, level, unrelated, branches=1, absent_share=1.0)


def grounded_measures(
    pipeline: Pipeline, language: Language, count: int, new_wording: bool = False
) -> Iterator[Measure]:
    """Ask questions with held-out names; yield exact match, citation, refusal, false refusal."""
    cases = [told_and_absent(language, seed, new_wording) for seed in range(count)]
    told, absent = ([pair[index] for pair in cases] for index in range(2))
    written = [cited(one.text) for one in pipeline.answers([case.turns() for case in told])]
    refusals = [one.text for one in pipeline.answers([case.turns() for case in absent])]
    gold = [case.questions[0] for case in told]
    pairs = list(zip(written, gold, strict=True))
    right = [text == question.value for (text, _), question in pairs]
    citations = [numbers == question.passages for (_, numbers), question in pairs]
    several = [len(case.texts) > 1 for case in told]
    name = NAMES[language] + (", new wordings" if new_wording else "")
    goals = ("", "", "", "") if new_wording else GOALS[language]
    measures = (
        ("answer exact", right),
        ("right citation", citations),
        ("refuses what is absent", [text == REFUSAL[language] for text in refusals]),
        ("refuses what is present", [text == REFUSAL[language] for text, _ in written]),
    )
    for (what, hits), goal in zip(measures, goals, strict=True):
        yield Measure(f"grounded, {name}: {what}", sum(hits), count, goal)
    if not new_wording:
        hits = [hit for hit, many in zip(citations, several, strict=True) if many]
        yield Measure(f"grounded, {name}: right citation of several", sum(hits), len(hits))


def fewshot_measures(pipeline: Pipeline, count: int) -> Iterator[Measure]:
    """Ask for held-out labels after 0 to 8 examples, in both languages."""
    for examples in EXAMPLES:
        tasks = []
        for seed in range(count):
            dice = Dice(Random(f"f{seed}"), held=True)
            language: Language = "ko" if seed % 2 else "en"
            tasks.append(fewshot.label_task(dice, language, examples, asked=1, classes=2))
        written = pipeline.answers([task.turns() for task in tasks])
        right = sum(one.text == task.asked[0][1] for one, task in zip(written, tasks, strict=True))
        goal = "30 points above 0 examples" if examples == 4 else ""
        yield Measure(f"few-shot, two new labels: {examples} examples", right, count, goal)


def sum_measures(pipeline: Pipeline, count: int) -> Iterator[Measure]:
    """Ask one- and two-step sums directly and in steps."""
    for steps in (1, 2):
        made = [
            sums.invent(
                Dice(Random(f"s{steps}/{seed}"), held=True), "ko" if seed % 2 else "en", steps, 1.0
            )
            for seed in range(count)
        ]
        results = [one.result for one in made]
        name = "one step" if steps == 1 else "two steps"
        direct = _last_numbers(pipeline, [one.question for one in made])
        yield Measure(f"sums of {name}, asked directly", _same(direct, results), count)
        stepped = _last_numbers(pipeline, [one.in_steps() for one in made])
        goal = "25 points above direct" if steps == 2 else ""
        yield Measure(f"sums of {name}, in steps", _same(stepped, results), count, goal)


def _last_numbers(pipeline: Pipeline, questions: Sequence[str]) -> list[str]:
    written = pipeline.answers([(Turn("user", one),) for one in questions], 96)
    return [last_number(one.text) for one in written]


def _same(found: Sequence[str], wanted: Sequence[str]) -> int:
    return sum(one == two for one, two in zip(found, wanted, strict=True))


def document_measures(pipeline: Pipeline, samples: Path, folder: Path) -> Iterator[Measure]:
    """Ask about the two sample documents through the workbench's own search, in *folder*."""
    for entry in tomllib.loads(QUESTIONS_FILE.read_text("utf-8"))["document"]:
        language: Language = entry["language"]
        right = citations = 0
        home = folder / f"library-{language}"
        with opened_library(home, folder, [samples / entry["file"]]) as (library, collection):
            for pair in entry["question"]:
                answer, near = pipeline.from_documents(library, collection, pair["asked"])
                text, numbers = cited(answer)
                right += text in pair["answers"]
                citations += any(
                    0 < number <= len(near) and pair["answers"][0] in near[number - 1]
                    for number in numbers[:1]
                )
        total = len(entry["question"])
        yield Measure(f"sample document, {NAMES[language]}: answer exact", right, total)
        yield Measure(f"sample document, {NAMES[language]}: right citation", citations, total)
