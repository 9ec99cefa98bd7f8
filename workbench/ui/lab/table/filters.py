"""Which rows of a table are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from workbench.core.lab import Row
from workbench.ui.lab.table.answers import Answers, answer_of, row_differs

Choice = Literal["all", "differ", "failed", "changed"]


@dataclass(frozen=True, slots=True)
class Filter:
    """All rows, or some; of those the ones that contain a text."""

    choice: Choice = "all"
    text: str = ""

    @property
    def shows_all(self) -> bool:
        """Whether every row passes."""
        return self.choice == "all" and not self.text


def passing(
    wanted: Filter,
    rows: Sequence[Row],
    variant_ids: Sequence[str],
    answers: Answers,
    changed: frozenset[str] = frozenset(),
) -> list[int]:
    """Return the places of the rows that pass; *changed* are those unlike an earlier run's."""
    if wanted.shows_all:
        return list(range(len(rows)))
    words = wanted.text.casefold().split()
    return [
        place
        for place, row in enumerate(rows)
        if _chosen(wanted.choice, row, variant_ids, answers, changed)
        and (not words or _contains(words, row, variant_ids, answers))
    ]


def _chosen(
    choice: Choice,
    row: Row,
    variant_ids: Sequence[str],
    answers: Answers,
    changed: frozenset[str],
) -> bool:
    """Whether a row is of the kind that is wanted."""
    if choice == "changed":
        return row.row_id in changed
    if choice == "differ":
        return row_differs(answers.of(variant_id, row.row_id) for variant_id in variant_ids)
    return choice == "all" or any(_failed(answers, item, row.row_id) for item in variant_ids)


def _failed(answers: Answers, variant_id: str, row_id: str) -> bool:
    """Whether some answer of a place is wrong, went wrong, or was failed by the person."""
    for repeat, result in answers.of(variant_id, row_id).items():
        said = answers.judgement(variant_id, row_id, repeat)
        if result.problem is not None or result.right is False:
            return True
        if said is not None and said.verdict == "fail":
            return True
    return False


def _contains(words: Sequence[str], row: Row, variant_ids: Sequence[str], answers: Answers) -> bool:
    """Whether a row holds all the words, in what goes in or what came out."""
    texts = [*row.values.values(), row.expected, row.description]
    for variant_id in variant_ids:
        for result in answers.of(variant_id, row.row_id).values():
            texts += (result.text, answer_of(result))
    whole = "\n".join(texts).casefold()
    return all(word in whole for word in words)
