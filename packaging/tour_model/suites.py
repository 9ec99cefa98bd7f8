"""What the evaluation asks: held-out names, wordings, labels and sums, and the sample documents."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

import fewshot
import grounded
import sums
from chatml import Sample, rendered
from dice import Dice
from generation import GgufModel
from held_out import unrelated
from metrics import Measure
from workbench.answering.grounding import GROUNDED_INSTRUCTION, REFUSAL, grounded_question
from workbench.core.language import Language

NAMES: Final[dict[Language, str]] = {"en": "English", "ko": "Korean"}
QUESTIONS_FILE: Final = Path(__file__).with_name("sample_questions.toml")
CHUNK_CHARACTERS: Final = 450


def prompt_of(sample: Sample, branch: int = 0) -> str:
    """Return the prompt of one branch, up to where the model answers."""
    pieces = (*sample.shared, *sample.branches[branch])
    last = max(index for index, piece in enumerate(pieces) if piece.answer)
    return "".join(piece.text for piece in pieces[:last])


def cited(answer: str) -> tuple[str, tuple[int, ...]]:
    """Split "Tolu [2]" into the answer and the passages it cites."""
    numbers = tuple(int(found) for found in re.findall(r"\[(\d+)\]", answer))
    return re.sub(r"\s*\[\d+\]", "", answer).strip(), numbers


def grounded_measures(
    model: GgufModel, language: Language, count: int, new_wording: bool = False
) -> Iterator[Measure]:
    """Ask questions with held-out names; yield exact match, citation, refusal, false refusal."""
    right = citations = false_refusals = refusals = 0
    for seed in range(count):
        dice = Dice(Random(f"g{seed}"), held=True, held_forms=new_wording)
        level = 1 - 0.6 * dice.rng.random()
        made = grounded.case(dice, language, level, unrelated, branches=1, absent_share=0.0)
        question = made.questions[0]
        text, numbers = cited(model.answer(prompt_of(made.sample())).text)
        right += text == question.value
        citations += numbers == question.passages
        false_refusals += text == REFUSAL[language]
        missing = grounded.case(dice, language, level, unrelated, branches=1, absent_share=1.0)
        refusals += model.answer(prompt_of(missing.sample())).text == REFUSAL[language]
    name = NAMES[language] + (", new wordings" if new_wording else "")
    goals = (
        (">= 85 %", ">= 90 %", ">= 90 %", "<= 5 %")
        if language == "en"
        else (">= 70 %", ">= 85 %", ">= 90 %", "<= 8 %")
    )
    if new_wording:
        goals = ("", "", "", "")
    yield Measure(f"grounded, {name}: answer exact", right, count, goals[0])
    yield Measure(f"grounded, {name}: right citation", citations, count, goals[1])
    yield Measure(f"grounded, {name}: refuses what is absent", refusals, count, goals[2])
    yield Measure(f"grounded, {name}: refuses what is present", false_refusals, count, goals[3])


def fewshot_measures(model: GgufModel, count: int) -> Iterator[Measure]:
    """Label inputs with held-out label sets and categories after 0 to 8 examples."""
    for examples in (0, 1, 2, 4, 8):
        right = 0
        for seed in range(count):
            dice = Dice(Random(f"f{seed}"), held=True)
            language: Language = "ko" if seed % 2 else "en"
            made = fewshot.label_task(dice, language, examples, asked=1, classes=2)
            right += model.answer(prompt_of(made.sample())).text == made.asked[0][1]
        goal = "30 points above 0 examples" if examples == 4 else ""
        yield Measure(f"few-shot, two new labels: {examples} examples", right, count, goal)


def sum_measures(model: GgufModel, count: int) -> Iterator[Measure]:
    """Ask one- and two-step sums directly and in steps."""
    for steps in (1, 2):
        direct = stepped = 0
        for seed in range(count):
            dice = Dice(Random(f"s{steps}/{seed}"), held=True)
            made = sums.invent(dice, "ko" if seed % 2 else "en", steps, 1.0)
            asked = Sample("sums", (), (sums.turn(made.question, made.result),))
            worked = Sample("sums", (), (sums.turn(made.in_steps(), made.worked()),))
            direct += last_number(model.answer(prompt_of(asked)).text) == made.result
            stepped += last_number(model.answer(prompt_of(worked), 96).text) == made.result
        name = "one step" if steps == 1 else "two steps"
        goal = "25 points above direct" if steps == 2 else ""
        yield Measure(f"sums of {name}, asked directly", direct, count)
        yield Measure(f"sums of {name}, in steps", stepped, count, goal)


def last_number(text: str) -> str:
    """Return the last whole number in *text*, or ""."""
    found = re.findall(r"\d+", text)
    return found[-1] if found else ""


def chunks_of(document: str) -> list[str]:
    """Cut a document at its headings into chunks of at most about 450 characters."""
    chunks: list[str] = []
    for section in re.split(r"\n(?=## )", document):
        part = ""
        for line in section.strip().split("\n"):
            if part and len(part) + len(line) > CHUNK_CHARACTERS:
                chunks.append(part.strip())
                part = ""
            part += line + "\n"
        chunks.append(part.strip())
    return chunks


def best_chunks(question: str, chunks: list[str], count: int) -> list[str]:
    """Return the chunks that share most character pairs with *question*, rare ones counting more.

    A stand-in for the workbench's own search.
    """

    def pairs(text: str) -> set[str]:
        bare = re.sub(r"\W+", " ", text.lower())
        return {bare[at : at + 3] for at in range(len(bare) - 2)} | {
            bare[at : at + 2] for at in range(len(bare) - 1) if bare[at] >= "가"
        }

    found = [pairs(chunk) for chunk in chunks]
    asked = pairs(question)

    def score(index: int) -> float:
        shared = asked & found[index]
        return sum(1 / sum(pair in other for other in found) for pair in shared)

    order = sorted(range(len(chunks)), key=score, reverse=True)
    return [chunks[index] for index in order[:count]]


def document_measures(model: GgufModel, samples: Path) -> Iterator[Measure]:
    """Ask the questions about the two sample documents over their four nearest chunks."""
    for entry in tomllib.loads(QUESTIONS_FILE.read_text("utf-8"))["document"]:
        language: Language = entry["language"]
        chunks = chunks_of((samples / entry["file"]).read_text("utf-8"))
        right = citations = 0
        for pair in entry["question"]:
            near = best_chunks(pair["asked"], chunks, 4)
            system, asked = GROUNDED_INSTRUCTION[language], pair["asked"]
            prompt = rendered(system, grounded_question(asked, near, "a1b2c3"))
            text, numbers = cited(model.answer(prompt).text)
            right += text in pair["answers"]
            citations += any(
                0 < number <= len(near) and pair["answers"][0] in near[number - 1]
                for number in numbers[:1]
            )
        total = len(entry["question"])
        yield Measure(f"sample document, {NAMES[language]}: answer exact", right, total)
        yield Measure(f"sample document, {NAMES[language]}: right citation", citations, total)
