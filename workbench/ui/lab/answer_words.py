"""What is said of answers: their numbers, their steps, how far repeats agree, who leads."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from workbench.answering.numbers import median, p95
from workbench.core.lab import CellResult, CheckOutcome, StepResult
from workbench.ui import words as common
from workbench.ui.lab.answer_groups import Group
from workbench.ui.lab.column_figures import ColumnFigures, Lead, Leading

translate = QCoreApplication.translate

_NUMBERED: Final = ("part", "check", "criticism", "version")
_LEAST: Final = 1e-4  # a chance below which a percentage would read as nothing


def readout(result: CellResult) -> str:
    """Return the numbers under an answer: times and speeds, then tokens."""
    timing = result.timing
    if timing is None:
        return ""
    read = translate("Words", "{tokens} in").format(tokens=common.count(timing.prompt_tokens))
    if timing.cached_tokens:
        read = translate("Words", "{tokens} in, {cached} cached").format(
            tokens=common.count(timing.prompt_tokens), cached=common.count(timing.cached_tokens)
        )
    times = common.joined(
        translate("Words", "first token {time}").format(time=common.seconds(timing.ttft_s)),
        translate("Lab", "total {time}").format(time=common.seconds(timing.total_s)),
        common.rate(timing.generation_rate) if timing.generation_rate else "",
        translate("Lab", "prompt {rate}").format(rate=common.rate(timing.prompt_rate))
        if timing.prompt_rate
        else "",
    )
    tokens = common.joined(
        read,
        translate("Words", "{tokens} out").format(tokens=common.count(timing.generated_tokens)),
        common.stop_reason(result.reason),
        scored(result.logprob) if result.logprob is not None else "",
    )
    return common.joined(times, tokens)


def readout_tip() -> str:
    """Explain the numbers under an answer."""
    return translate(
        "Lab",
        "Time to the first token and to the last, speed of writing and of reading the prompt, "
        "tokens read (those still in memory are cached) and written, why it ended.",
    )


def scored(logprob: float) -> str:
    """Return how likely the model found an answer: its log-probability, and as a chance."""
    shown = translate("Lab", "log-probability {value}").format(
        value=f"{logprob:.2f}".replace("-", "−")
    )
    chance = math.exp(min(0.0, logprob))
    if chance < _LEAST:
        return shown
    percent = f"{100 * chance:.1f}" if chance < 0.1 else f"{100 * chance:.0f}"
    return translate("Lab", "{score} ({percent} %)").format(score=shown, percent=percent)


def agreement(groups: Sequence[Group]) -> str:
    """Say how far the repeats agree, "" where there is nothing to agree on."""
    ended = [group for group in groups if group.ended]
    count = sum(group.count for group in ended)
    if count < 2:
        return ""
    most = max(group.count for group in ended)
    return translate("Lab", "{most} of {count} agree").format(most=most, count=count)


def group_tip(groups: Sequence[Group], index: int) -> str:
    """Say which of the distinct answers is shown and how often it came."""
    group = groups[index]
    count = sum(item.count for item in groups)
    if not group.ended:
        return translate("Lab", "Repeat {number} of {count}").format(
            number=group.places[0] + 1, count=count
        )
    return translate(
        "Lab", "Answer {number} of {answers}, given in {times} of {count} repeats"
    ).format(number=index + 1, answers=len(groups), times=group.count, count=count)


def repeat_of(number: int) -> str:
    """Name one repeat, counted from 0."""
    return translate("Lab", "Repeat {number}").format(number=number + 1)


def chance() -> str:
    """Say that a lead may be chance."""
    return translate("Lab", "may be chance")


def may_be_chance(text: str) -> str:
    """Say that something may be chance."""
    return translate("Lab", "{lead} (may be chance)").format(lead=text)


def lead(name: Lead) -> str:
    """Name a lead."""
    return {
        "most_right": translate("Lab", "most often right"),
        "fastest": translate("Lab", "fastest"),
        "cheapest": translate("Lab", "cheapest"),
        "fewest_tokens": translate("Lab", "fewest tokens"),
    }[name]


def lead_tip(leading: Leading) -> str:
    """Explain a lead, and what makes it sure or not."""
    if leading.lead == "most_right" and leading.sure:
        return translate(
            "Lab",
            "Right more often than every other column on the same inputs, by more than chance "
            "would explain (McNemar’s test, p below 0.05).",
        )
    if leading.lead == "most_right":
        return translate(
            "Lab",
            "Right more often than the others, but so small a difference, or one over so few "
            "answers, may be chance: run more repeats or more inputs.",
        )
    if leading.lead == "fastest" and leading.sure:
        return translate(
            "Lab",
            "Each of its answers was faster than all answers of the others. Times inside a batch "
            "are not those of a lone run.",
        )
    if leading.lead == "fastest":
        return translate(
            "Lab",
            "The shortest median time for an answer, but the times overlap or are too few to be "
            "sure. Times inside a batch are not those of a lone run.",
        )
    if leading.lead == "cheapest":
        return translate("Lab", "The least cost, computed from the prices you entered.")
    return translate("Lab", "The fewest tokens for an answer, read and written.")


def step_name(step: str, number: int) -> str:
    """Name a step of a technique: its own name, or its number from 1 where it has none."""
    if not step:
        return translate("Lab", "Step {number}").format(number=number)
    kind, _, count = step.partition(" ")
    if kind in _NUMBERED and count.isdigit():
        return {
            "part": translate("Lab", "Question {number}"),
            "check": translate("Lab", "Check {number}"),
            "criticism": translate("Lab", "Criticism {number}"),
            "version": translate("Lab", "Version {number}"),
        }[kind].format(number=count)
    return {
        "reasoning": translate("Lab", "Reasoning"),
        "answer": translate("Lab", "Answer alone"),
        "samples": translate("Lab", "Samples"),
        "principle": translate("Lab", "Principle"),
        "split": translate("Lab", "Split into questions"),
        "whole": translate("Lab", "The whole"),
        "draft": translate("Lab", "Draft"),
        "questions": translate("Lab", "Questions that check it"),
        "final": translate("Lab", "Final answer"),
    }.get(step, step)


def step_numbers(step: StepResult) -> str:
    """Return the time and the tokens of one step."""
    if not step.timings:
        return ""
    tokens = sum(timing.generated_tokens for timing in step.timings)
    return common.joined(
        common.seconds(max(timing.total_s for timing in step.timings)),
        translate("Words", "{tokens} in").format(
            tokens=common.count(sum(timing.prompt_tokens for timing in step.timings))
        ),
        translate("Words", "{tokens} out").format(tokens=common.count(tokens)),
    )


def checks(outcomes: Sequence[CheckOutcome]) -> str:
    """Say how many rules an answer kept."""
    kept = sum(outcome.passed for outcome in outcomes)
    return translate("Lab", "{kept} of {count} checks passed").format(
        kept=kept, count=len(outcomes)
    )


def column(item: ColumnFigures) -> str:
    """Say of a column how many answers it has, how far its repeats agree, how sure it is."""
    agree = ""
    if item.agreement is not None:
        agree = translate("Lab", "repeats agree in {percent} %").format(
            percent=round(100 * item.agreement)
        )
    return common.joined(
        translate("Lab", "%n answers", "", item.ended),
        agree,
        translate("Lab", "%n different answers", "", item.distinct) if item.distinct > 1 else "",
        scored(item.logprob) if item.logprob is not None else "",
    )


def times(values: Sequence[float]) -> str:
    """Say in words what a plot of times shows."""
    if not values:
        return ""
    return translate(
        "Lab",
        "%n answers: median {median}, 95 % below {p95}, from {least} to {most}",
        "",
        len(values),
    ).format(
        median=common.seconds(median(values)),
        p95=common.seconds(p95(values)),
        least=common.seconds(min(values)),
        most=common.seconds(max(values)),
    )


def tokens(item: ColumnFigures) -> str:
    """Say in words what a bar of tokens shows."""
    return translate("Lab", "{cached} from the cache, {read} read anew, {written} written").format(
        cached=common.count(round(item.cached_tokens)),
        read=common.count(round(item.read_tokens)),
        written=common.count(round(item.written_tokens)),
    )
