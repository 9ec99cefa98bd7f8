"""The cells of a comparison: their keys, what each is asked, and how it goes through its steps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from workbench.answering.numbers import median
from workbench.core.chat import Grounding
from workbench.core.generation import Failed, Finished, StopReason, Timing, Turn
from workbench.core.lab import CellResult, Comparison, Row, StepResult, Variant
from workbench.prompts.steps import Script, Step

CellKey = tuple[str, str, int]  # variant id, row id ("": the shared input), repeat from 0

INPUT: Final = "input"
_SAMPLE_STRIDE: Final = 1_000_003  # seeds of samples must not meet those of other repeats
_UNDONE: Final = (StopReason.CANCELLED, StopReason.FAILED)


def rows_of(comparison: Comparison) -> tuple[Row, ...]:
    """Return the rows of a sheet; the shared input counts as one."""
    return comparison.rows or (Row(""),)


def input_of(comparison: Comparison, row: Row) -> str:
    """Return the text that a row puts for {{input}}; the shared one where it has none."""
    return row.values.get(INPUT, comparison.input)


def values_of(comparison: Comparison, row: Row) -> dict[str, str]:
    """Return the values of the other variables; those that a row has go before the sheet's."""
    own = {name: text for name, text in row.values.items() if text.strip()}
    values = row.values | comparison.variables | own
    values.pop(INPUT, None)
    return values


def cell_keys(comparison: Comparison) -> tuple[CellKey, ...]:
    """Return every cell of a sheet, row by row, so that a table fills from its top."""
    return tuple(
        (variant.variant_id, row.row_id, repeat)
        for row in rows_of(comparison)
        for variant in comparison.variants
        for repeat in range(comparison.repeats)
    )


def cell_count(comparison: Comparison) -> int:
    """Return how many cells a sheet has."""
    return len(comparison.variants) * max(1, len(comparison.rows)) * comparison.repeats


def key_of(result: CellResult) -> CellKey:
    """Return the key of a cell that has ended."""
    return result.variant_id, result.row_id, result.repeat


def is_done(result: CellResult) -> bool:
    """Whether a cell came to its own end; those stopped or failed are run again on resuming."""
    return result.problem is None and result.reason not in _UNDONE


def keys_left(comparison: Comparison, results: Iterable[CellResult]) -> tuple[CellKey, ...]:
    """Return the cells that are missing, were stopped or failed."""
    done = {key_of(result) for result in results if is_done(result)}
    return tuple(key for key in cell_keys(comparison) if key not in done)


def in_order(comparison: Comparison, results: Collection[CellResult]) -> tuple[CellResult, ...]:
    """Return results by column, then row, then repeat."""
    columns = {variant.variant_id: n for n, variant in enumerate(comparison.variants)}
    rows = {row.row_id: n for n, row in enumerate(rows_of(comparison))}
    known = (r for r in results if r.variant_id in columns and r.row_id in rows)
    return tuple(sorted(known, key=lambda r: (columns[r.variant_id], rows[r.row_id], r.repeat)))


def sample_seed(seed: int, repeat: int, sample: int) -> int:
    """Return the seed of a sample: another in each repeat.

    *seed* is the sheet's, the same in every column, unless a column has one of its own.
    """
    return seed + repeat + sample * _SAMPLE_STRIDE


@dataclass(slots=True)
class Cell:
    """A cell on its way: its script, the step under way, and what came of the earlier ones."""

    variant: Variant
    row: Row
    repeat: int
    request_id: str  # what the ids of its requests begin with
    model_name: str = ""
    model_sha256: str = ""
    script: Script | None = None
    step: Step | None = None
    turns: tuple[Turn, ...] = ()  # of the step under way, as sent
    parts: list[str] = field(default_factory=list)  # what its first sample has said so far
    ends: dict[int, Finished | Failed] = field(default_factory=dict)  # by sample
    steps: list[StepResult] = field(default_factory=list)
    last: Finished | None = None  # first sample of the last step that ended
    grounding: Grounding | None = None
    begun: bool = False
    cancelled: bool = False
    result: CellResult | None = None

    @property
    def key(self) -> CellKey:
        """The cell's place in the sheet."""
        return self.variant.variant_id, self.row.row_id, self.repeat

    @property
    def step_name(self) -> str:
        """The name of the step under way."""
        return self.step.name if self.step else ""

    def request_ids(self) -> tuple[str, ...]:
        """Return the ids of the requests of the step under way, by sample."""
        samples = self.step.samples if self.step else 0
        return tuple(f"{self.request_id}:{len(self.steps)}:{n}" for n in range(samples))

    def failure(self) -> Failed | None:
        """Return the failure of a sample of the step under way, None when there is none."""
        return next((end for end in self.ends.values() if isinstance(end, Failed)), None)

    def shown_steps(self) -> tuple[StepResult, ...]:
        """Return the steps that are kept: of a cell with several steps or samples, all."""
        several = len(self.steps) > 1 or any(len(step.texts) > 1 for step in self.steps)
        return tuple(self.steps) if several else ()

    def was_stopped(self) -> bool:
        """Whether a sample of the step under way was stopped by the person."""
        ends = self.ends.values()
        return any(isinstance(e, Finished) and e.reason is StopReason.CANCELLED for e in ends)

    def open_step(self, step: Step, turns: tuple[Turn, ...], grounding: Grounding | None) -> None:
        """Begin a step; the passages kept are those of the first step that had some."""
        self.step, self.turns = step, turns
        self.grounding = self.grounding or grounding
        self.parts.clear()
        self.ends.clear()

    @property
    def step_ended(self) -> bool:
        """Whether every sample of the step under way has ended."""
        return self.step is not None and len(self.ends) == self.step.samples

    @property
    def text(self) -> str:
        """What was said so far in the step under way, or in the one before."""
        said = "".join(self.parts)
        return said or (self.last.text if self.last else "")

    def close_step(self) -> tuple[str, ...]:
        """Note what the samples of the step gave, and return their texts."""
        ended = [end for _, end in sorted(self.ends.items()) if isinstance(end, Finished)]
        texts = tuple(end.text for end in ended)
        timings = tuple(end.timing for end in ended)
        self.steps.append(StepResult(self.step_name, self.turns, texts, timings))
        if ended:
            self.last = ended[0]
        return texts


def combined(steps: Sequence[StepResult]) -> Timing | None:
    """Return the timing of a cell with several steps or samples, None when nothing was timed.

    TTFT and queueing are the first step's, of the sample that was first. Tokens and the times of
    reading and writing are summed over all requests. Samples of a step run side by side, so the
    total is the sum, over the steps, of the slowest sample. A token's median is the median of the
    requests' medians, its 95th percentile their largest; context and batch are the largest.
    """
    timings = [timing for step in steps for timing in step.timings]
    if not timings:
        return None
    if len(timings) == 1:
        return timings[0]
    opening = next(step.timings for step in steps if step.timings)
    return Timing(
        queued_s=min(timing.queued_s for timing in opening),
        prompt_tokens=sum(timing.prompt_tokens for timing in timings),
        cached_tokens=sum(timing.cached_tokens for timing in timings),
        prompt_s=sum(timing.prompt_s for timing in timings),
        ttft_s=min(timing.ttft_s for timing in opening),
        generated_tokens=sum(timing.generated_tokens for timing in timings),
        generation_s=sum(timing.generation_s for timing in timings),
        token_p50_s=median([timing.token_p50_s for timing in timings]),
        token_p95_s=max(timing.token_p95_s for timing in timings),
        total_s=sum(max(t.total_s for t in step.timings) for step in steps if step.timings),
        context_used=max(timing.context_used for timing in timings),
        context_size=max(timing.context_size for timing in timings),
        batch_size=max(timing.batch_size for timing in timings),
        drafted_tokens=sum(timing.drafted_tokens for timing in timings),
        accepted_tokens=sum(timing.accepted_tokens for timing in timings),
        thinking_tokens=sum(timing.thinking_tokens for timing in timings),
        thinking_s=sum(timing.thinking_s for timing in timings),
        measured_by=timings[0].measured_by,
    )
