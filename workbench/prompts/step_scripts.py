"""Scripts of several prompts, each of which builds on the outputs before it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from workbench.core.errors import BadInput
from workbench.core.generation import Turn
from workbench.core.lab import ChainStep
from workbench.prompts.answering_scripts import FREE, answered
from workbench.prompts.extract import list_items
from workbench.prompts.steps import Outcome, Script, Step
from workbench.prompts.task import Task, said_after, went_on
from workbench.prompts.techniques.turns import EXAMPLES, INPUT
from workbench.prompts.techniques.wording import (
    CHECKED,
    CHECKED_PAIR,
    CHECKS,
    CRITICISE,
    NOTHING,
    PRINCIPLE,
    REFINE,
    SPLIT,
    USE_PRINCIPLE,
    WHOLE,
)
from workbench.prompts.template import variables

MOST_QUESTIONS: Final = 4  # of a split, and of a verification
MOST_ROUNDS: Final = 10
_NAME: Final = re.compile(r"\w+")


def step_back(task: Task) -> Script:
    """Ask for the principle behind the question, then answer with it."""
    turns, language = task.turns(), task.language
    asked = said_after(turns, PRINCIPLE[language])
    (principle,) = yield Step("principle", asked, json_schema=FREE, grounded=True)
    turns = went_on(asked, principle, USE_PRINCIPLE[language])
    (reply,) = yield Step("reasoning", turns, json_schema=FREE, grounded=True)
    return (yield from answered(task, turns, reply))


def least_to_most(task: Task) -> Script:
    """Split the question, answer the parts in order, then the whole, all in one conversation."""
    turns, language = task.turns(), task.language
    turns = said_after(turns, SPLIT[language].format(most=MOST_QUESTIONS))
    (reply,) = yield Step("split", turns, json_schema=FREE, grounded=True)
    for number, question in enumerate(list_items(reply, MOST_QUESTIONS), start=1):
        turns = went_on(turns, reply, question)
        (reply,) = yield Step(f"part {number}", turns, json_schema=FREE, grounded=True)
    turns = went_on(turns, reply, WHOLE[language])
    (reply,) = yield Step("whole", turns, json_schema=FREE, grounded=True)
    return (yield from answered(task, turns, reply))


def chain(task: Task) -> Script:
    """Run the steps in order, then the column's prompt, which may use what they gave."""
    steps = task.variant.options.chain
    check_chain(steps)
    values = dict(task.values)
    for step in steps:
        # As a column of its own, so that the input is marked and the system text kept.
        before = replace(task.variant, template=step.template, technique="none", examples=())
        part = replace(task, variant=before, values=values)
        uses_input = INPUT in variables(step.template)
        (reply,) = yield Step(step.name, part.turns(), json_schema=FREE, grounded=uses_input)
        values[step.name] = reply.strip()
    (reply,) = yield Step("", replace(task, values=values).turns(), grounded=True)
    return Outcome(reply)


def check_chain(steps: tuple[ChainStep, ...]) -> None:
    """Raise BadInput for a chain that cannot be run."""
    if not steps:
        raise BadInput(
            "The chain of this column has no steps.",
            "Add one under the technique, or choose another technique.",
        )
    seen: set[str] = set()
    for step in steps:
        if not _NAME.fullmatch(step.name):
            raise BadInput(
                "A step of the chain is called “{name}”, which is no name for a variable.",
                "Use letters, digits and _ only.",
                name=step.name,
            )
        if step.name in seen or step.name in (INPUT, EXAMPLES):
            raise BadInput(
                "The name {name} is used twice in the chain.",
                "Give each step a name of its own, other than input and examples.",
                name=step.name,
            )
        if not step.template.strip():
            raise BadInput(
                "The step {name} of the chain is empty.",
                "Write its prompt, or remove the step.",
                name=step.name,
            )
        seen.add(step.name)


def verification(task: Task) -> Script:
    """Draft, ask what would check it, answer that without the draft, correct the draft."""
    turns, language = task.turns(), task.language
    (draft,) = yield Step("draft", turns, json_schema=FREE, grounded=True)
    asked = went_on(turns, draft, CHECKS[language].format(most=MOST_QUESTIONS))
    (listed,) = yield Step("questions", asked, json_schema=FREE)
    pairs = []
    system = tuple(turn for turn in turns if turn.role == "system")
    for number, question in enumerate(list_items(listed, MOST_QUESTIONS), start=1):
        alone = (*system, Turn("user", question))
        (answer,) = yield Step(f"check {number}", alone, json_schema=FREE, grounded=True)
        pairs.append(CHECKED_PAIR[language].format(question=question, answer=answer.strip()))
    if not pairs:
        return Outcome(draft)
    checked = CHECKED[language].format(draft=draft.strip(), checks="\n\n".join(pairs))
    (reply,) = yield Step("final", said_after(turns, checked), grounded=True)
    return Outcome(reply)


def refine(task: Task) -> Script:
    """Answer, then criticise and write again, for some rounds or until nothing is found wrong."""
    rounds, language = task.variant.options.rounds, task.language
    if not 1 <= rounds <= MOST_ROUNDS:
        raise BadInput(
            "Self-refine cannot take {count} rounds.",
            "Choose a number from 1 to {most}.",
            count=rounds,
            most=MOST_ROUNDS,
        )
    turns = task.turns()
    (reply,) = yield Step("draft", turns, grounded=True)
    for number in range(1, rounds + 1):
        turns = went_on(turns, reply, CRITICISE[language])
        (criticism,) = yield Step(f"criticism {number}", turns, json_schema=FREE)
        if criticism.strip().rstrip(".。!").casefold() == NOTHING[language]:
            break
        turns = went_on(turns, criticism, REFINE[language])
        (reply,) = yield Step(f"version {number}", turns, grounded=True)
    return Outcome(reply)
