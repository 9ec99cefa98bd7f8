"""An earlier run held against the one that is shown: which cells changed, and by how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.core.lab import CellResult, Comparison, Row, Run
from workbench.ui.lab.table.answers import Answers, Place, answer_of


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier run, its cells found by the places of the sheet that is shown."""

    run: Run
    results: dict[Place, dict[int, CellResult]] = field(default_factory=dict)

    def of(self, place: Place) -> dict[int, CellResult]:
        """Return the earlier results of one place by repeat."""
        return self.results.get(place, {})


def hold_against(run: Run, sheet: Comparison) -> Earlier:
    """Match a run's columns and rows to a sheet's.

    A column is the same when its id is, else when it stands at the same place; a row when its id
    is, else when its texts are.
    """
    columns = dict(_pairs_of_columns(run.comparison, sheet))
    rows = _pairs_of_rows(run.comparison, sheet)
    results: dict[Place, dict[int, CellResult]] = {}
    for cell in run.cells:
        if cell.variant_id not in columns:
            continue
        for row_id in rows.get(cell.row_id, ()):
            results.setdefault((columns[cell.variant_id], row_id), {})[cell.repeat] = cell
    return Earlier(run, results)


def differs(earlier: Earlier, answers: Answers, place: Place) -> bool:
    """Whether a cell answers otherwise than before in some repeat that both have."""
    before, now = earlier.of(place), answers.of(*place)
    return any(answer_of(before[key]) != answer_of(now[key]) for key in before.keys() & now.keys())


def changed_rows(earlier: Earlier, answers: Answers) -> frozenset[str]:
    """Return the rows with a cell that answers otherwise than before."""
    return frozenset(place[1] for place in earlier.results if differs(earlier, answers, place))


def paired_rights(
    earlier: Earlier, answers: Answers, variant_id: str
) -> tuple[list[bool], list[bool]]:
    """Return for each cell of a column that was judged both times: right before, right now."""
    before, now = [], []
    for place, results in earlier.results.items():
        if place[0] != variant_id:
            continue
        mine = answers.of(*place)
        for repeat in sorted(results.keys() & mine.keys()):
            old, new = results[repeat].right, mine[repeat].right
            if old is not None and new is not None:
                before.append(old)
                now.append(new)
    return before, now


def _pairs_of_columns(old: Comparison, new: Comparison) -> Iterator[tuple[str, str]]:
    """Return earlier and present ids of the columns that belong together."""
    present = {item.variant_id for item in new.variants}
    free = {item.variant_id for item in new.variants} - {item.variant_id for item in old.variants}
    for place, variant in enumerate(old.variants):
        if variant.variant_id in present:
            yield variant.variant_id, variant.variant_id
        elif place < len(new.variants) and new.variants[place].variant_id in free:
            yield variant.variant_id, new.variants[place].variant_id


def _pairs_of_rows(old: Comparison, new: Comparison) -> dict[str, tuple[str, ...]]:
    """Return for each earlier row the present rows that are the same."""
    if not old.rows or not new.rows:
        return {"": ("",)} if not old.rows and not new.rows else {}
    present = {row.row_id for row in new.rows}
    by_text: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for row in new.rows:
        by_text.setdefault(_texts(row), []).append(row.row_id)
    return {
        row.row_id: (row.row_id,) if row.row_id in present else tuple(by_text.get(_texts(row), ()))
        for row in old.rows
    }


def _texts(row: Row) -> tuple[tuple[str, str], ...]:
    """Return what tells a row from the others."""
    return tuple(sorted((name, text) for name, text in row.values.items() if text))
