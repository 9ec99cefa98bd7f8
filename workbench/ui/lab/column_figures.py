"""The figures of each column over all its answers, and which column leads in what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from workbench.answering.judge import normalised
from workbench.answering.numbers import median
from workbench.answering.statistics import mcnemar
from workbench.core.generation import StopReason, Timing
from workbench.core.lab import CellResult, Comparison, Price
from workbench.ui.lab.answer_groups import answer_text, has_answer
from workbench.ui.lab.price import cost_of, is_entered
from workbench.ui.lab.score import Score, score_of

Lead = Literal["fastest", "cheapest", "fewest_tokens", "most_right"]
LEADS: Final[tuple[Lead, ...]] = ("most_right", "fastest", "cheapest", "fewest_tokens")
_SURE: Final = 0.05  # the p-value below which a difference counts as more than chance
_LEAST_RUNS: Final = 3  # answers of each column below which no time is told apart from another
_MOST_LEADERS: Final = 2  # what many share is no lead
_CUT_SHORT: Final = (StopReason.CANCELLED, StopReason.FAILED)


@dataclass(frozen=True, slots=True)
class ColumnFigures:
    """One column. Times in seconds, one an answer; tokens and rates are medians."""

    variant_id: str
    ended: int = 0
    ttft_s: tuple[float, ...] = ()
    total_s: tuple[float, ...] = ()
    prompt_rate: float = 0.0
    rate: float = 0.0
    read_tokens: float = 0.0  # computed anew
    cached_tokens: float = 0.0
    written_tokens: float = 0.0
    score: Score = field(default_factory=lambda: Score(0, 0, 0.0, 1.0))
    agreement: float | None = None  # share of the most frequent answer; None: nothing to agree on
    distinct: int = 0  # answers among the repeats
    logprob: float | None = None
    cost: float | None = None  # None: no price was entered

    @property
    def tokens(self) -> float:
        """All tokens of an answer."""
        return self.read_tokens + self.cached_tokens + self.written_tokens


@dataclass(frozen=True, slots=True)
class Leading:
    """A column leads in something; *sure* when that is more than chance."""

    lead: Lead
    sure: bool


def figures_of(
    sheet: Comparison, results: Iterable[CellResult], price: Price
) -> tuple[ColumnFigures, ...]:
    """Return the figures of each column of a sheet, in order."""
    by_column: dict[str, list[CellResult]] = defaultdict(list)
    for result in results:
        by_column[result.variant_id].append(result)
    return tuple(
        _figures(variant.variant_id, by_column[variant.variant_id], price)
        for variant in sheet.variants
    )


def _figures(variant_id: str, results: Sequence[CellResult], price: Price) -> ColumnFigures:
    """Return the figures of one column; times of answers that were cut short do not count."""
    timings = [item.timing for item in results if item.timing and item.reason not in _CUT_SHORT]

    def middle(of: Callable[[Timing], float]) -> float:
        return median([value for value in map(of, timings) if value > 0])

    agreement, distinct = _agreement(results)
    logprobs = [item.logprob for item in results if item.logprob is not None]
    return ColumnFigures(
        variant_id,
        len(results),
        tuple(timing.ttft_s for timing in timings if timing.ttft_s > 0),
        tuple(timing.total_s for timing in timings if timing.total_s > 0),
        middle(lambda timing: timing.prompt_rate),
        middle(lambda timing: timing.generation_rate),
        median([timing.evaluated_tokens for timing in timings]),
        median([timing.cached_tokens for timing in timings]),
        median([timing.generated_tokens for timing in timings]),
        score_of(results),
        agreement,
        distinct,
        median(logprobs) if logprobs else None,
        cost_of(results, price) if is_entered(price) and timings else None,
    )


def _agreement(results: Iterable[CellResult]) -> tuple[float | None, int]:
    """Return how far repeats of one input agree, and the number of different answers to it.

    Over several inputs the numbers add up; an input that was answered once has no say.
    """
    answers: dict[str, list[str]] = defaultdict(list)
    for item in results:
        if has_answer(item):
            answers[item.row_id].append(answer_text(item))
    texts = {text for found in answers.values() for text in found if len(found) > 1}
    keys = {text: normalised(text) for text in texts}  # a label that comes often is read once
    repeated = [[keys[text] for text in found] for found in answers.values() if len(found) > 1]
    if not repeated:
        return None, 0
    most = sum(max(Counter(found).values()) for found in repeated)
    return most / sum(map(len, repeated)), sum(len(set(found)) for found in repeated)


def leads_of(
    figures: Sequence[ColumnFigures], results: Sequence[CellResult]
) -> dict[str, tuple[Leading, ...]]:
    """Return in what each column leads the others, by variant id. What many share is no lead."""
    found: dict[str, list[Leading]] = defaultdict(list)
    for lead, (value_of, is_sure) in _measures(results).items():
        values = {item: value for item in figures if (value := value_of(item)) is not None}
        if len(values) < 2 or len(set(values.values())) < 2:
            continue
        best = min(values.values())
        leaders = [item for item, value in values.items() if value == best]
        others = [item for item, value in values.items() if value != best]
        if len(leaders) > _MOST_LEADERS:
            continue
        for item in leaders:
            sure = all(is_sure(item, other) for other in others)
            found[item.variant_id].append(Leading(lead, sure))
    if any(lead.lead == "cheapest" for leads in found.values() for lead in leads):
        for variant_id, leads in found.items():  # the price says it already
            found[variant_id] = [lead for lead in leads if lead.lead != "fewest_tokens"]
    return {variant_id: tuple(leads) for variant_id, leads in found.items() if leads}


_ValueOf = Callable[[ColumnFigures], float | None]
_IsSure = Callable[[ColumnFigures, ColumnFigures], bool]


def _measures(results: Sequence[CellResult]) -> dict[Lead, tuple[_ValueOf, _IsSure]]:
    """Return what each lead goes by, the least first, and when it is more than chance."""
    rights: dict[str, dict[tuple[str, int], bool]] = defaultdict(dict)
    for item in results:
        if item.right is not None:
            rights[item.variant_id][item.row_id, item.repeat] = item.right
    return {
        "most_right": (
            lambda item: -item.score.share if item.score.judged else None,
            lambda item, other: _differ(rights[item.variant_id], rights[other.variant_id]),
        ),
        "fastest": (lambda item: median(item.total_s) if item.total_s else None, _is_faster),
        "cheapest": (lambda item: item.cost, lambda _item, _other: True),
        "fewest_tokens": (lambda item: item.tokens or None, lambda _item, _other: True),
    }


def _differ(first: dict[tuple[str, int], bool], second: dict[tuple[str, int], bool]) -> bool:
    """Whether right and wrong differ by more than chance on the cases of both columns."""
    shared = sorted(first.keys() & second.keys())
    return mcnemar([first[key] for key in shared], [second[key] for key in shared]) < _SURE


def _is_faster(item: ColumnFigures, other: ColumnFigures) -> bool:
    """Whether every answer of one column was faster than every one of the other."""
    enough = min(len(item.total_s), len(other.total_s)) >= _LEAST_RUNS
    return enough and max(item.total_s) < min(other.total_s)
