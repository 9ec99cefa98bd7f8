"""The table's own words: fields, cells, checks and scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from workbench.core.lab import Check, Variant
from workbench.ui import words as common
from workbench.ui.lab.edits import LETTERS, shown_name
from workbench.ui.lab.table.answers import CellSummary
from workbench.ui.lab.table.rows import EXPECTED, INPUT
from workbench.ui.lab.table.scores import ColumnScore

translate = QCoreApplication.translate

_CUT: Final = 60  # characters of a check's value that are enough to know it by


def lines(*parts: str) -> str:
    """Put what is not empty below each other."""
    return "\n".join(part for part in parts if part)


def field(name: str) -> str:
    """Name a field of the rows."""
    if name == EXPECTED:
        return translate("LabTable", "Expected")
    return translate("LabTable", "Input") if name == INPUT else "{{" + name + "}}"


def field_tip(name: str) -> str:
    """Say what a field of the rows is for."""
    if name == EXPECTED:
        return translate("LabTable", "Optional. An answer that contains this text counts as right.")
    return translate("LabTable", "Stands in the prompts in place of {variable}.").format(
        variable="{{" + name + "}}"
    )


def add_row() -> str:
    """Say what the line below the rows is for."""
    return translate("LabTable", "Type or paste here to add rows")


def column_name(variants: Sequence[Variant], variant: Variant) -> str:
    """Return the letter and the name of a prompt."""
    letter = LETTERS[variants.index(variant) % len(LETTERS)]
    return f"{letter}  {shown_name(variant)}".strip()


def phase(name: str) -> str:
    """Say what a cell is doing."""
    return {
        "": translate("LabTable", "Not run yet"),
        "waiting": translate("LabTable", "Waiting"),
        "loading": translate("LabTable", "Loading its model"),
        "queued": translate("LabTable", "Waiting"),
        "prompt": translate("LabTable", "Reading the prompt"),
        "writing": translate("LabTable", "Writing"),
        "stopped": translate("LabTable", "Stopped"),
        "failed": translate("LabTable", "Failed"),
    }.get(name, "")


def short_phase(name: str) -> str:
    """Say what a cell is doing where many wait."""
    return "…" if name in ("waiting", "queued") else phase(name) if name else ""


def k_of_n(summary: CellSummary) -> str:
    """Return how many repeats of a cell are right, in short."""
    return translate("LabTable", "{right}/{judged}").format(
        right=summary.right, judged=summary.judged
    )


def cell(summary: CellSummary) -> str:
    """Say all that a cell of answers shows."""
    said = {
        "pass": translate("LabTable", "You: pass"),
        "fail": translate("LabTable", "You: fail"),
    }.get(summary.verdict, "")
    right = different = ""
    if summary.judged:
        right = translate("LabTable", "{right} of {judged} right").format(
            right=summary.right, judged=summary.judged
        )
    if summary.ended > 1:
        different = translate("LabTable", "%n different answers", "", summary.distinct)
    facts = common.joined(
        phase(summary.phase), right, different, said,
        translate("LabTable", "with a note") if summary.noted else "",
    )  # fmt: skip
    problem = " ".join(common.translate_problem(summary.problem)) if summary.problem else ""
    return lines(summary.text, problem.strip(), facts)


def changed_since() -> str:
    """Say that a cell is unlike the earlier run's."""
    return translate("LabTable", "The earlier run answered otherwise.")


def accuracy(score: ColumnScore) -> str:
    """Return a column's accuracy with its interval: "80 % (44–95)"."""
    return translate("LabTable", "{share} % ({low}–{high})").format(
        share=round(100 * score.share), low=round(100 * score.low), high=round(100 * score.high)
    )


def share(score: ColumnScore) -> str:
    """Return a column's accuracy alone: "80 %"."""
    return translate("LabTable", "{share} %").format(share=round(100 * score.share))


def medians(score: ColumnScore) -> str:
    """Return a column's median times."""
    if not score.ttft_s:
        return ""
    return common.joined(
        common.seconds(score.ttft_s), common.rate(score.rate) if score.rate else ""
    )


def column_tip(name: str, score: ColumnScore, more: Sequence[str] = ()) -> str:
    """Explain the head of a column."""
    parts = [name]
    if score.judged:
        parts.append(
            translate(
                "LabTable",
                "{right} of {judged} answers right: {share} %. By so many answers, the true share "
                "lies between {low} % and {high} % (95 % Wilson interval).",
            ).format(
                right=score.right,
                judged=score.judged,
                share=round(100 * score.share),
                low=round(100 * score.low),
                high=round(100 * score.high),
            )
        )
    if score.ttft_s:
        parts.append(
            translate("LabTable", "Medians: first token after {time}, then {rate}.").format(
                time=common.seconds(score.ttft_s), rate=common.rate(score.rate)
            )
        )
    if score.passed or score.failed:
        parts.append(
            translate("LabTable", "You said: {passed} pass, {failed} fail.").format(
                passed=score.passed, failed=score.failed
            )
        )
    return lines(*parts, *more)


def check(rule: Check) -> str:
    """Say what a rule asks for."""
    value = rule.value if len(rule.value) <= _CUT else rule.value[:_CUT] + "…"
    sentence = (_turned_round if rule.negated else _asked_for)(rule.kind)
    return sentence.format(value=value, tolerance=f"{rule.tolerance:g}")


def _asked_for(kind: str) -> str:
    """Return the sentence of a rule."""
    return {
        "equals": translate("LabTable", "is “{value}”"),
        "contains": translate("LabTable", "contains “{value}”"),
        "starts_with": translate("LabTable", "begins with “{value}”"),
        "regex": translate("LabTable", "matches the pattern {value}"),
        "json_schema": translate("LabTable", "is JSON of the given form"),
        "number": translate("LabTable", "is the number {value} (± {tolerance})"),
        "refusal": translate("LabTable", "declines to answer"),
    }[kind]


def _turned_round(kind: str) -> str:
    """Return the sentence of a rule that is turned round."""
    return {
        "equals": translate("LabTable", "is not “{value}”"),
        "contains": translate("LabTable", "does not contain “{value}”"),
        "starts_with": translate("LabTable", "does not begin with “{value}”"),
        "regex": translate("LabTable", "does not match the pattern {value}"),
        "json_schema": translate("LabTable", "is not JSON of the given form"),
        "number": translate("LabTable", "is not the number {value} (± {tolerance})"),
        "refusal": translate("LabTable", "does not decline to answer"),
    }[kind]
