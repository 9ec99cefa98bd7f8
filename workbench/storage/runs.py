"""Runs of the prompt lab on disk, cell by cell as they come in, and the sheet last worked on."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import Final

from workbench.core.errors import StorageError
from workbench.core.lab import (
    CellResult,
    Comparison,
    Judgement,
    ModelMark,
    Price,
    Run,
    RunMode,
    Vote,
)
from workbench.core.plain import PlainError, from_plain, to_plain
from workbench.storage.clock import Now, utc_now
from workbench.storage.database import Database
from workbench.storage.message_rows import packed

_SHEET: Final = "lab sheet"


@dataclass(frozen=True, slots=True)
class _Models:
    """The models of a run, to be read as one value."""

    models: tuple[ModelMark, ...] = ()


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A run as shown in the list of saved runs."""

    run_id: str
    name: str
    created_at: str
    model_name: str
    columns: int
    cells: int
    right: int
    judged: int
    complete: bool
    rows: int = 0  # 0: one shared input
    wanted: int = 0  # cells of the whole sheet


class Runs:
    """Saved comparisons. Any thread may call. Runs deleted before are erased at opening."""

    def __init__(self, database: Database, now: Now = utc_now) -> None:
        self._database = database
        self._now = now
        with database.write() as connection:
            connection.execute("DELETE FROM runs WHERE deleted_at IS NOT NULL")

    def start_run(self, run: Run) -> None:
        """Keep a run that begins, or one that goes on; its cells follow by `add_cell`."""
        comparison = run.comparison
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO runs (run_id, name, created_at, comparison, sheet_hash, mode, "
                "model_name, model_sha256, versions, models, passages) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (run_id) DO UPDATE SET complete = 0, resumed = 1",
                (
                    run.run_id,
                    comparison.title,
                    run.created_at,
                    packed(comparison),
                    sheet_hash(comparison),
                    comparison.mode,
                    run.model_name,
                    run.model_sha256,
                    packed(run.versions),
                    packed(run.models),
                    run.passages,
                ),
            )

    def set_models(self, run_id: str, models: tuple[ModelMark, ...]) -> None:
        """Keep what is known of the models of a run."""
        with self._database.write() as connection:
            connection.execute(
                "UPDATE runs SET models = ? WHERE run_id = ?", (packed(models), run_id)
            )

    def add_cell(self, run_id: str, cell: CellResult) -> None:
        """Keep a cell as soon as it is done, in place of what it gave before."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO cells (run_id, variant_id, row_id, repeat, is_right, cell)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (run_id, cell.variant_id, cell.row_id, cell.repeat, cell.right, packed(cell)),
            )

    def finish_run(self, run_id: str, wall_s: float, complete: bool = True) -> None:
        """Keep the wall time; *complete* is False when some cell was stopped."""
        with self._database.write() as connection:
            connection.execute(
                "UPDATE runs SET wall_s = ?, complete = ? WHERE run_id = ?",
                (wall_s, int(complete), run_id),
            )

    def list_runs(self, limit: int = 200) -> tuple[RunSummary, ...]:
        """Return saved runs, newest first."""
        rows = self._database.rows(
            "SELECT r.*, json_array_length(comparison, '$.variants') AS columns, "
            "json_array_length(comparison, '$.rows') AS row_count, "
            "json_extract(comparison, '$.repeats') AS repeats, "
            "(SELECT count(*) FROM cells AS c WHERE c.run_id = r.run_id) AS cells, "
            "(SELECT total(is_right) FROM cells AS c WHERE c.run_id = r.run_id) AS right_cells, "
            "(SELECT count(is_right) FROM cells AS c WHERE c.run_id = r.run_id) AS judged "
            "FROM runs AS r WHERE deleted_at IS NULL "
            "ORDER BY created_at DESC, run_id DESC LIMIT ?",
            (limit,),
        )
        return tuple(
            RunSummary(
                run_id=row["run_id"],
                name=row["name"],
                created_at=row["created_at"],
                model_name=row["model_name"],
                columns=row["columns"],
                cells=row["cells"],
                right=int(row["right_cells"]),
                judged=row["judged"],
                complete=bool(row["complete"]),
                rows=row["row_count"] or 0,
                wanted=row["columns"] * max(row["row_count"] or 0, 1) * (row["repeats"] or 1),
            )
            for row in rows
        )

    def load_run(self, run_id: str) -> Run:
        """Return a run with all its cells; its sheet carries the run's present name as title.

        Raises StorageError when it is gone.
        """
        row = self._database.row("SELECT * FROM runs WHERE run_id = ?", (run_id,))
        if row is None:
            raise StorageError("This run is no longer there.", "Choose another one from the list.")
        comparison = from_plain(Comparison, json.loads(row["comparison"]))
        cells = self._database.rows(
            "SELECT cell FROM cells WHERE run_id = ? ORDER BY rowid", (run_id,)
        )
        return Run(
            run_id=row["run_id"],
            created_at=row["created_at"],
            comparison=replace(comparison, title=row["name"]),
            cells=tuple(from_plain(CellResult, json.loads(cell["cell"])) for cell in cells),
            wall_s=row["wall_s"],
            model_name=row["model_name"],
            model_sha256=row["model_sha256"],
            versions=json.loads(row["versions"]),
            complete=bool(row["complete"]),
            judgements=self._judgements(run_id),
            votes=self._votes(run_id),
            models=from_plain(_Models, {"models": json.loads(row["models"])}).models,
            passages=row["passages"],
        )

    # What a person said of a run

    def judge(self, run_id: str, judgement: Judgement) -> None:
        """Keep a judgement in place of an earlier one of the same cell; an empty one erases it."""
        place = (run_id, judgement.variant_id, judgement.row_id, judgement.repeat)
        with self._database.write() as connection:
            if judgement.verdict or judgement.note:
                connection.execute(
                    "INSERT OR REPLACE INTO judgements "
                    "(run_id, variant_id, row_id, repeat, verdict, note) "
                    "VALUES (?, ?, ?, ?, ?, ?)",
                    (*place, judgement.verdict, judgement.note),
                )
            else:
                connection.execute(
                    "DELETE FROM judgements WHERE run_id = ? AND variant_id = ? AND row_id = ? "
                    "AND repeat = ?",
                    place,
                )

    def add_vote(self, run_id: str, vote: Vote) -> None:
        """Keep a blind vote."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO votes (run_id, row_id, repeat, shown, winners) VALUES (?, ?, ?, ?, ?)",
                (run_id, vote.row_id, vote.repeat, packed(vote.shown), packed(vote.winners)),
            )

    def take_back_vote(self, run_id: str) -> None:
        """Erase the vote of a run that was cast last."""
        with self._database.write() as connection:
            connection.execute(
                "DELETE FROM votes WHERE vote_id = "
                "(SELECT max(vote_id) FROM votes WHERE run_id = ?)",
                (run_id,),
            )

    def _judgements(self, run_id: str) -> tuple[Judgement, ...]:
        """Return the judgements of a run."""
        rows = self._database.rows(
            "SELECT * FROM judgements WHERE run_id = ? ORDER BY rowid", (run_id,)
        )
        return tuple(
            Judgement(row["variant_id"], row["row_id"], row["repeat"], row["verdict"], row["note"])
            for row in rows
        )

    def _votes(self, run_id: str) -> tuple[Vote, ...]:
        """Return the votes of a run, oldest first."""
        rows = self._database.rows(
            "SELECT * FROM votes WHERE run_id = ? ORDER BY vote_id", (run_id,)
        )
        return tuple(
            Vote(
                row["row_id"],
                row["repeat"],
                tuple(json.loads(row["shown"])),
                tuple(json.loads(row["winners"])),
            )
            for row in rows
        )

    # The list

    def rename(self, run_id: str, name: str) -> None:
        """Give a run another name."""
        with self._database.write() as connection:
            connection.execute("UPDATE runs SET name = ? WHERE run_id = ?", (name, run_id))

    def delete(self, run_id: str) -> None:
        """Take a run out of the list; `restore` undoes it until the next start."""
        with self._database.write() as connection:
            connection.execute(
                "UPDATE runs SET deleted_at = ? WHERE run_id = ?", (self._now(), run_id)
            )

    def restore(self, run_id: str) -> None:
        """Undo `delete`."""
        with self._database.write() as connection:
            connection.execute("UPDATE runs SET deleted_at = NULL WHERE run_id = ?", (run_id,))

    def measured_wall_s(
        self, comparison: Comparison, mode: RunMode, model_name: str
    ) -> float | None:
        """Return what the same sheet last took on the same model in one mode, None if never run.

        This is how "one batch" is held against "one after another": by measuring, not by guessing.
        """
        row = self._database.row(
            "SELECT wall_s FROM runs WHERE sheet_hash = ? AND mode = ? AND model_name = ? "
            "AND complete = 1 AND resumed = 0 AND deleted_at IS NULL "
            "ORDER BY created_at DESC, run_id DESC LIMIT 1",
            (sheet_hash(comparison), mode, model_name),
        )
        return None if row is None else float(row["wall_s"])

    # The sheet last worked on

    def save_sheet(self, comparison: Comparison) -> None:
        """Keep the lab's sheet as it stands."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO kept (name, value) VALUES (?, ?)",
                (_SHEET, packed(comparison)),
            )

    def load_sheet(self) -> Comparison | None:
        """Return the lab's sheet, None when there is none that can be read."""
        row = self._database.row("SELECT value FROM kept WHERE name = ?", (_SHEET,))
        if row is None:
            return None
        try:
            return from_plain(Comparison, json.loads(row["value"]))
        except PlainError:  # a sheet of an older form is worth less than a start that works
            return None


def sheet_hash(comparison: Comparison) -> str:
    """Return a hash of what a sheet asks for, whatever its title, mode and price."""
    bare = to_plain(replace(comparison, title="", mode="batch", price=Price()))
    text = json.dumps(bare, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
