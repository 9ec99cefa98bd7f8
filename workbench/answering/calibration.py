"""Where a prompt leans before it has read anything, and answers with that taken away.

Zhao et al. 2021, "Calibrate Before Use", arXiv 2102.09690. An input without content ("N/A", "",
"[MASK]") should give every label the same probability; what it gives instead, p_cf, is the lean
of prompt and examples. With W = diag(p_cf)^-1 and b = 0 the calibrated answer is argmax(W p + b).
"""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workbench.answering.cells import input_of, rows_of, values_of
from workbench.answering.orders import MOST_ROWS
from workbench.core.errors import BadInput, Cancelled, error_from
from workbench.core.generation import Failed, Finished, GenerationEvent, Request, Sampling, Turn
from workbench.core.ids import new_id
from workbench.core.lab import Comparison, Variant
from workbench.core.ports import Engine
from workbench.prompts.techniques import MOST_LABELS, are_labels, build_turns, chosen_examples

CONTENT_FREE: Final = ("N/A", "", "[MASK]")
_MOST_TOKENS: Final = 48  # of one label
_LEAST: Final = 1e-9  # a share that is never quite 0, so that W stays finite
_WAIT_S: Final = 0.2

Shares = tuple[float, ...]  # of the labels, in their order; they add up to 1


@dataclass(frozen=True, slots=True)
class CalibratedInput:
    """One input: the shares of the labels as the model gives them, and calibrated."""

    text: str
    expected: str
    before: Shares
    after: Shares


@dataclass(frozen=True, slots=True)
class Calibration:
    """What each input without content gives the labels, their mean p_cf, and the sheet's inputs."""

    labels: tuple[str, ...]
    probes: tuple[Shares, ...]  # one for each of CONTENT_FREE
    lean: Shares
    inputs: tuple[CalibratedInput, ...]

    def right(self, *, calibrated: bool) -> tuple[int, int]:
        """Return how many inputs get the expected label, of those that expect one of them."""
        known = [item for item in self.inputs if item.expected in self.labels]
        chosen = [likeliest(self.labels, i.after if calibrated else i.before) for i in known]
        hits = sum(label == item.expected for label, item in zip(chosen, known, strict=True))
        return hits, len(known)


def labels_of(variant: Variant) -> tuple[str, ...]:
    """Return the labels that a column's examples show, in order. Raises BadInput."""
    if not are_labels(variant.examples):
        raise BadInput(
            "The outputs of this column's examples are no labels.",
            "Calibration needs 2 to {most} short outputs, such as positive and negative.",
            most=MOST_LABELS,
        )
    labels = (example.output.strip() for example in variant.examples)
    return tuple(dict.fromkeys(label for label in labels if label))


def shares_of(logprobs: Sequence[float]) -> Shares:
    """Return probabilities that add up to 1 from natural logarithms of any size."""
    highest = max(logprobs)
    weights = [math.exp(logprob - highest) for logprob in logprobs]
    total = sum(weights)
    return tuple(weight / total for weight in weights)


def lean_of(probes: Sequence[Shares]) -> Shares:
    """Return p_cf: the mean of what inputs without content give, adding up to 1."""
    return tuple(sum(column) / len(probes) for column in zip(*probes, strict=True))


def calibrated(shares: Shares, lean: Shares) -> Shares:
    """Return W p with W = diag(p_cf)^-1, scaled to add up to 1.

    Zhao et al. put a softmax over W p; the likeliest label is the same, and so scaled an input
    without content comes out even.
    """
    weighted = [share / max(free, _LEAST) for share, free in zip(shares, lean, strict=True)]
    total = sum(weighted)
    return tuple(weight / total for weight in weighted)


def likeliest(labels: Sequence[str], shares: Shares) -> str:
    """Return the label with the largest share."""
    return labels[max(range(len(shares)), key=shares.__getitem__)]


def calibrate(
    engine: Engine,
    sheet: Comparison,
    variant: Variant,
    cancelled: Callable[[], bool] = lambda: False,
) -> Calibration:
    """Measure how a column leans, and its inputs with and without that; blocks.

    The prompt is the column's own, without its technique and its documents, with the examples in
    the given order; of a long table the first 20 rows. Raises BadInput, PromptTooLong,
    TemplateError, EngineLost, EndpointError, or Cancelled.
    """
    labels = labels_of(variant)
    rows = rows_of(sheet)[:MOST_ROWS]
    texts = [input_of(sheet, row) for row in rows]
    values = [values_of(sheet, row) for row in rows]
    plain = replace(variant, technique="none", options=replace(variant.options, order="given"))
    plain = replace(plain, examples=chosen_examples(plain, ""))
    prompts = [build_turns(plain, text, values[0], sheet.seed) for text in CONTENT_FREE]
    prompts += [
        build_turns(plain, text, other, sheet.seed)
        for text, other in zip(texts, values, strict=True)
    ]
    measured = label_shares(engine, prompts, labels, variant.model_id, cancelled)
    probes, shares = measured[: len(CONTENT_FREE)], measured[len(CONTENT_FREE) :]
    lean = lean_of(probes)
    return Calibration(
        labels,
        probes,
        lean,
        tuple(
            CalibratedInput(
                text, (row.expected or sheet.expected).strip(), before, calibrated(before, lean)
            )
            for text, row, before in zip(texts, rows, shares, strict=True)
        ),
    )


def label_shares(
    engine: Engine,
    prompts: Sequence[tuple[Turn, ...]],
    labels: Sequence[str],
    model_id: str = "",
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Shares, ...]:
    """Return for each prompt the shares of the labels among themselves; blocks.

    Each label is written by a grammar that allows nothing else, so that the log-probabilities the
    model gives its tokens add up to that of the label.
    """
    engine.ready(model_id, cancelled)
    requests = [
        Request(new_id(), turns, _forced(label), model_id=model_id)
        for turns in prompts
        for label in labels
    ]
    ends = _Ends(engine, requests)
    logprobs = [_logprob(end) for end in ends.wait(cancelled)]
    count = len(labels)
    return tuple(
        shares_of(logprobs[start : start + count]) for start in range(0, len(logprobs), count)
    )


def _forced(label: str) -> Sampling:
    """Return the sampling that writes one label and tells how likely it was."""
    # A string of GBNF is written as one of JSON.
    grammar = f"root ::= {json.dumps(label, ensure_ascii=False)}"
    return Sampling(temperature=0.0, max_tokens=_MOST_TOKENS, seed=0, grammar=grammar, logprobs=1)


def _logprob(end: Finished) -> float:
    """Return the log-probability of what was written. Raises BadInput when it is not told."""
    if not end.logprobs:
        raise BadInput(
            "This model does not tell how likely its words were.",
            "Use a model on this computer; most servers do not tell it.",
        )
    return sum(token.chosen.logprob for token in end.logprobs)


class _Ends:
    """Submits requests as one batch and collects their ends."""

    def __init__(self, engine: Engine, requests: Sequence[Request]) -> None:
        self._engine = engine
        self._requests = requests
        self._changed = threading.Condition()
        self._ends: dict[str, Finished | Failed] = {}
        engine.submit(requests, self._on_event)

    def wait(self, cancelled: Callable[[], bool]) -> list[Finished]:
        """Return the ends in the order of the requests. Raises Cancelled, or the first failure."""
        stopped = False
        with self._changed:
            while len(self._ends) < len(self._requests):
                self._changed.wait(_WAIT_S)
                failed = any(isinstance(end, Failed) for end in self._ends.values())
                if not stopped and (failed or cancelled()):
                    stopped = True
                    self._stop()
        ends = [self._ends[request.request_id] for request in self._requests]
        for end in ends:
            if isinstance(end, Failed):
                raise error_from(end.problem)
        if stopped or cancelled():
            raise Cancelled
        return [end for end in ends if isinstance(end, Finished)]

    def _stop(self) -> None:
        """Let the engine stop what has not ended."""
        for request in self._requests:
            if request.request_id not in self._ends:
                self._engine.cancel(request.request_id)

    def _on_event(self, event: GenerationEvent) -> None:
        """Note an end; on a thread of the engine."""
        if isinstance(event, Finished | Failed):
            with self._changed:
                self._ends[event.request_id] = event
                self._changed.notify_all()
