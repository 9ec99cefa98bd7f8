"""What is known of each cell of the table: answers by repeat, what was said of them, in short."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.core.errors import Problem
from workbench.core.lab import CellResult, Judgement, Run, Verdict

if TYPE_CHECKING:
    from workbench.services.lab import Cell, CellPhase

Place = tuple[str, str]  # variant id, row id
Key = tuple[str, str, int]  # and the repeat
LookUp = Callable[[str, int, str], "Cell | None"]

BUSY: Final = ("waiting", "loading", "queued", "prompt", "writing")
_SHOWN: Final = 400  # characters are more than two lines of a cell hold


@dataclass(frozen=True, slots=True)
class CellSummary:
    """One cell as the grid shows it; *phase* "" where nothing was run."""

    phase: CellPhase | str = ""
    text: str = ""  # the beginning of the answer of one repeat, in one line
    ended: int = 0  # repeats
    repeats: int = 0
    right: int = 0
    judged: int = 0  # by what is expected and by the checks
    distinct: int = 0  # answers among the repeats that ended
    verdict: Verdict = ""  # a person's, of the repeat shown
    noted: bool = False
    problem: Problem | None = None

    @property
    def busy(self) -> bool:
        """Whether some repeat is still on its way."""
        return self.phase in BUSY

    @property
    def failed(self) -> bool:
        """Whether some repeat was wrong, went wrong, or was failed by the person."""
        return self.problem is not None or self.right < self.judged or self.verdict == "fail"


class Answers:
    """The results of the shown run by place, kept in step with the service key by key."""

    def __init__(self) -> None:
        self._results: dict[Place, dict[int, CellResult]] = {}
        self._judgements: dict[Key, Judgement] = {}
        self.repeats = 1

    def rebuild(self, run: Run, repeats: int) -> None:
        """Take a whole run; *repeats* is how many are to be expected at least."""
        self._results = {}
        for result in run.cells:
            self.take(result)
        self.repeats = max(repeats, *(1 + result.repeat for result in run.cells), 1)
        self.take_judgements(run.judgements)

    def take(self, result: CellResult) -> None:
        """Take the result of one cell."""
        place = (result.variant_id, result.row_id)
        self._results.setdefault(place, {})[result.repeat] = result

    def take_judgements(self, judgements: Iterable[Judgement]) -> None:
        """Take all that the person said."""
        self._judgements = {
            (item.variant_id, item.row_id, item.repeat): item for item in judgements
        }

    def of(self, variant_id: str, row_id: str) -> dict[int, CellResult]:
        """Return the results of one place by repeat."""
        return self._results.get((variant_id, row_id), {})

    def of_column(self, variant_id: str) -> Iterator[CellResult]:
        """Return all results of a column."""
        for (column, _row), results in self._results.items():
            if column == variant_id:
                yield from results.values()

    def judgement(self, variant_id: str, row_id: str, repeat: int) -> Judgement | None:
        """Return what the person said of one repeat."""
        return self._judgements.get((variant_id, row_id, repeat))

    def judgements_of(self, variant_id: str) -> Iterator[Judgement]:
        """Return what the person said of a column."""
        return (item for item in self._judgements.values() if item.variant_id == variant_id)

    def summary(
        self, variant_id: str, row_id: str, shown: int, look_up: LookUp | None
    ) -> CellSummary:
        """Return one cell in short; *look_up* finds what is still on its way, None: nothing is."""
        results = self.of(variant_id, row_id)
        live = self._live(variant_id, row_id, results, look_up)
        if not results and not live:
            return CellSummary()
        ended = list(results.values())
        rights = [item.right for item in ended if item.right is not None]
        said = self.judgement(variant_id, row_id, shown)
        return CellSummary(
            phase=_phase(ended, live),
            text=_beginning(results, live, shown),
            ended=len(ended),
            repeats=len(ended) + len(live),
            right=sum(rights),
            judged=len(rights),
            distinct=len({answer_of(item) for item in ended if item.problem is None}),
            verdict=said.verdict if said else "",
            noted=bool(said and said.note),
            problem=next((item.problem for item in ended if item.problem), None),
        )

    def _live(
        self,
        variant_id: str,
        row_id: str,
        results: dict[int, CellResult],
        look_up: LookUp | None,
    ) -> dict[int, Cell]:
        """Return the repeats that have not ended."""
        if look_up is None:
            return {}
        missing = (repeat for repeat in range(self.repeats) if repeat not in results)
        found = ((repeat, look_up(variant_id, repeat, row_id)) for repeat in missing)
        return {repeat: cell for repeat, cell in found if cell is not None}


def answer_of(result: CellResult) -> str:
    """Return what counts as the answer of a cell, its white space evened out."""
    return " ".join(_said(result).split())


def row_differs(results: Iterable[dict[int, CellResult]]) -> bool:
    """Whether the columns of a row gave different answers in some repeat."""
    by_repeat: dict[int, set[str]] = {}
    for column in results:
        for repeat, result in column.items():
            by_repeat.setdefault(repeat, set()).add(answer_of(result))
    return any(len(answers) > 1 for answers in by_repeat.values())


def _beginning(results: dict[int, CellResult], live: dict[int, Cell], shown: int) -> str:
    """Return the beginning of the answer of one repeat, or of the first there is."""
    result = results.get(shown)
    if result is None and shown in live and live[shown].text:
        return " ".join(live[shown].text[:_SHOWN].split())
    if result is None and results:
        result = results[min(results)]
    if result is None:
        return next(
            (" ".join(cell.text[:_SHOWN].split()) for cell in live.values() if cell.text), ""
        )
    return " ".join(_said(result)[:_SHOWN].split())


def _said(result: CellResult) -> str:
    """Return the answer without the thinking of a reasoning model, unless there is nothing else."""
    whole = result.answer or result.text
    return whole.rpartition("</think>")[2].strip() or whole


def _phase(ended: list[CellResult], live: dict[int, Cell]) -> str:
    """Return what the repeats of one place are doing, the liveliest first."""
    phases = [cell.phase for cell in live.values()]
    for phase in ("writing", "prompt", "loading", "queued", "waiting"):
        if phase in phases:
            return phase
    if any(item.problem is not None for item in ended):
        return "failed"
    return "stopped" if any(item.reason == "cancelled" for item in ended) else "done"
