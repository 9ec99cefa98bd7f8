"""The lab's own words: techniques, modes, differences, phases and counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from workbench.core.lab import RunMode
from workbench.ui import words
from workbench.ui.lab.score import Score

if TYPE_CHECKING:
    from workbench.services.lab import Cell

MODES: Final[tuple[RunMode, ...]] = ("batch", "sequential")

translate = QCoreApplication.translate


def mode(key: RunMode) -> str:
    """Name a way to run the columns."""
    return {
        "batch": translate("Lab", "One batch"),
        "sequential": translate("Lab", "One after another"),
    }[key]


def difference(field: str) -> str:
    """Name a part of a column that differs from the first column's."""
    return {
        "system_text": translate("Lab", "system text"),
        "template": translate("Lab", "prompt"),
        "examples": translate("Lab", "examples"),
        "technique": translate("Lab", "technique"),
        "options": translate("Lab", "what its technique is told"),
        "temperature": translate("Lab", "temperature"),
        "top_k": translate("Lab", "top-k"),
        "top_p": translate("Lab", "top-p"),
        "min_p": translate("Lab", "min-p"),
        "repeat_penalty": translate("Lab", "repeat penalty"),
        "frequency_penalty": translate("Lab", "frequency penalty"),
        "presence_penalty": translate("Lab", "presence penalty"),
        "max_tokens": translate("Lab", "longest answer"),
        "seed": translate("Lab", "seed"),
        "stop": translate("Lab", "stop texts"),
        "repeat_window": translate("Lab", "reach of the penalties"),
        "dynamic_range": translate("Lab", "moving temperature"),
        "dynamic_exponent": translate("Lab", "moving temperature"),
        "typical_p": translate("Lab", "typical"),
        "top_n_sigma": translate("Lab", "top-n-sigma"),
        "dry_multiplier": translate("Lab", "DRY"),
        "dry_base": translate("Lab", "DRY"),
        "dry_allowed_length": translate("Lab", "DRY"),
        "dry_window": translate("Lab", "DRY"),
        "dry_breakers": translate("Lab", "DRY"),
        "xtc_probability": translate("Lab", "XTC"),
        "xtc_threshold": translate("Lab", "XTC"),
        "mirostat": translate("Lab", "Mirostat"),
        "mirostat_tau": translate("Lab", "Mirostat"),
        "mirostat_eta": translate("Lab", "Mirostat"),
        "logit_bias": translate("Lab", "token biases"),
        "grammar": translate("Lab", "form of the answer"),
        "json_schema": translate("Lab", "form of the answer"),
        "logprobs": translate("Lab", "log-probabilities"),
        "thinking_tokens": translate("Lab", "longest thinking"),
        "collection_id": translate("Lab", "documents"),
        "model_id": translate("Lab", "model"),
    }.get(field, field)


def differences(phrases: Sequence[str]) -> str:
    """Say in one line what differs."""
    if not phrases:
        return translate("Lab", "Differs: nothing")
    return translate("Lab", "Differs: {names}").format(names=", ".join(phrases))


def phase(cell: Cell, elapsed_s: float) -> str:
    """Say what a column is doing now."""
    elapsed = words.seconds(elapsed_s)
    if cell.phase == "loading":
        return translate("Lab", "Loading its model, {percent} % · {elapsed}").format(
            percent=round(100 * cell.fraction), elapsed=elapsed
        )
    if cell.phase == "prompt":
        percent = round(100 * cell.done / cell.total) if cell.total else 0
        return translate("Lab", "Reading the prompt, {percent} % · {elapsed}").format(
            percent=percent, elapsed=elapsed
        )
    if cell.phase == "writing":
        if cell.rate <= 0:
            return translate("Lab", "Writing · {elapsed}").format(elapsed=elapsed)
        return translate("Lab", "Writing · {rate} · {elapsed}").format(
            rate=words.rate(cell.rate), elapsed=elapsed
        )
    return {
        "waiting": translate("Lab", "Waiting for its turn"),
        "queued": translate("Lab", "Waiting for a free place in the batch"),
        "stopped": translate("Lab", "Stopped"),
        "failed": translate("Lab", "Failed"),
    }.get(cell.phase, "")


def right_of(score: Score) -> str:
    """Say how many answers were right."""
    return translate("Lab", "{right} of {judged} right").format(
        right=score.right, judged=score.judged
    )


def right_tip(score: Score) -> str:
    """Explain the count with its interval."""
    return translate(
        "Lab",
        "An answer is right when it contains the expected answer. Judging by {judged} answers, the "
        "true share of right ones lies between {low} % and {high} % (95 % Wilson interval).",
    ).format(judged=score.judged, low=round(100 * score.low), high=round(100 * score.high))
