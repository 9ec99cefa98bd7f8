"""What the person says of the shown run: verdicts, notes and blind votes, stored with it."""

from __future__ import annotations

from collections.abc import Callable

from workbench.answering.cells import CellKey
from workbench.core.lab import Judgement, Run, Vote
from workbench.services.jobs import Jobs
from workbench.storage.runs import Runs


class Judging:
    """Holds the judgements and votes of one run; nothing is taken while no run is shown."""

    def __init__(self, store: Runs, jobs: Jobs, changed: Callable[[], None]) -> None:
        self._store = store
        self._jobs = jobs
        self._changed = changed
        self._run_id = ""
        self._judgements: dict[CellKey, Judgement] = {}
        self._votes: tuple[Vote, ...] = ()

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """What was said of cells."""
        return tuple(self._judgements.values())

    @property
    def votes(self) -> tuple[Vote, ...]:
        """The blind votes, oldest first."""
        return self._votes

    def show(self, run: Run) -> None:
        """Take up what was said of a run."""
        self._run_id = run.run_id
        self._judgements = {(j.variant_id, j.row_id, j.repeat): j for j in run.judgements}
        self._votes = run.votes
        self._changed()

    def judgement(self, key: CellKey) -> Judgement | None:
        """Return what was said of a cell."""
        return self._judgements.get(key)

    def judge(self, judgement: Judgement) -> None:
        """Take a judgement in place of an earlier one; an empty one takes it back."""
        if not self._run_id:
            return
        key = (judgement.variant_id, judgement.row_id, judgement.repeat)
        if judgement.verdict or judgement.note:
            self._judgements[key] = judgement
        else:
            self._judgements.pop(key, None)
        self._keep(lambda run_id: self._store.judge(run_id, judgement))

    def add_vote(self, vote: Vote) -> None:
        """Take a blind vote."""
        if self._run_id:
            self._votes = (*self._votes, vote)
            self._keep(lambda run_id: self._store.add_vote(run_id, vote))

    def take_back_vote(self) -> None:
        """Forget the vote that was cast last."""
        if self._run_id and self._votes:
            self._votes = self._votes[:-1]
            self._keep(self._store.take_back_vote)

    def _keep(self, write: Callable[[str], None]) -> None:
        """Store what was said, and tell that something was."""
        run_id = self._run_id
        self._jobs.run("store", lambda: write(run_id))
        self._changed()
