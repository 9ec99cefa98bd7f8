"""Scripts that put the prompt once, and take the answer out of what comes back."""

from __future__ import annotations

import json
from collections.abc import Generator
from typing import Final

from workbench.core.errors import BadInput
from workbench.core.generation import Turn
from workbench.prompts.extract import best_guess, extract_answer, vote
from workbench.prompts.steps import Outcome, Script, Step
from workbench.prompts.task import Task, went_on
from workbench.prompts.techniques.wording import ANSWER_ALONE

MOST_SAMPLES: Final = 100
MOST_ANSWER_TOKENS: Final = 64  # of an answer asked for alone, so that its prompt still fits
FREE: Final = ""  # the schema of a step that may say anything, whatever the column's answer must be


def plain(task: Task) -> Script:
    """The prompt as it is."""
    (reply,) = yield Step("", task.turns(), grounded=True)
    return Outcome(reply)


def reasoned(task: Task) -> Script:
    """Reason first; where the answer does not stand out, ask for it alone (Kojima et al. 2022)."""
    turns = task.turns()
    (reply,) = yield Step("reasoning", turns, json_schema=FREE, grounded=True)
    return (yield from answered(task, turns, reply))


def worked(task: Task) -> Script:
    """Follow the steps of the examples to "The answer is X" (Wei et al. 2022)."""
    (reply,) = yield Step("", task.turns(), grounded=True)
    return Outcome(reply, extract_answer(reply, task.labels))


def self_consistency(task: Task) -> Script:
    """Sample several chains of thought; what most of them come to is the answer."""
    options, sampling = task.variant.options, task.variant.sampling
    if not 1 <= options.samples <= MOST_SAMPLES:
        raise BadInput(
            "Self-consistency cannot take {count} samples.",
            "Choose a number from 1 to {most}.",
            count=options.samples,
            most=MOST_SAMPLES,
        )
    replies = yield Step(
        "samples",
        task.turns(),
        samples=options.samples,
        temperature=None if sampling.temperature > 0 else options.temperature,
        grounded=True,
    )
    answers = [best_guess(reply, task.labels) for reply in replies]
    counts = vote(answers)
    if not counts:
        return Outcome(replies[0] if replies else "")
    shown = replies[answers.index(counts[0].answer)]
    return Outcome(shown, counts[0].answer, counts)


def structured(task: Task) -> Script:
    """Ask for JSON by the column's schema, and let nothing else be written."""
    schema = task.variant.sampling.json_schema.strip()
    check_schema(schema)
    (reply,) = yield Step("", task.turns(), json_schema=schema, grounded=True)
    try:
        answer = json.dumps(json.loads(reply), ensure_ascii=False)
    except ValueError:  # cut off: the text says it better
        answer = ""
    return Outcome(reply, answer)


def check_schema(schema: str) -> None:
    """Raise BadInput when there is no schema, or it is no JSON object."""
    if not schema:
        raise BadInput(
            "This column has no JSON schema.",
            "Give it one under Sampling, in the form of the answer, or choose another technique.",
        )
    try:
        parsed = json.loads(schema)
    except ValueError as error:
        raise BadInput(
            "The JSON schema of this column cannot be read: {reason}.",
            "Correct it under Sampling, in the form of the answer.",
            reason=str(error),
        ) from error
    if not isinstance(parsed, dict):
        raise BadInput(
            "The JSON schema of this column is not an object in braces.",
            "Correct it under Sampling, in the form of the answer.",
        )


def answered(
    task: Task, turns: tuple[Turn, ...], reply: str
) -> Generator[Step, tuple[str, ...], Outcome]:
    """Return a reasoned reply with its answer, asked for where it does not stand out.

    A column with a schema is always asked: its reasoning was free of it, its answer is not.
    """
    bound = bool(task.variant.sampling.json_schema.strip())
    found = "" if bound else extract_answer(reply, task.labels)
    if found:
        return Outcome(reply, found)
    most = None if bound else min(MOST_ANSWER_TOKENS, task.variant.sampling.max_tokens)
    asked = went_on(turns, reply, ANSWER_ALONE[task.language])
    (said,) = yield Step("answer", asked, max_tokens=most)
    answer = said.strip() if bound else extract_answer(said, task.labels) or said.strip()
    return Outcome(f"{reply.rstrip()}\n\n{said.strip()}", answer)
