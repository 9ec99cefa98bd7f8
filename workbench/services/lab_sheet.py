"""The lab's sheet as the window sees it: edits with undo, columns, files, kept as it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.core.errors import Problem
from workbench.core.ids import new_id
from workbench.core.lab import Comparison, Variant
from workbench.core.paths import RESOURCES
from workbench.prompts.sheet import MOST_VARIANTS, differences, format_sheet, read_sheet
from workbench.services.files import write_text
from workbench.services.history import History
from workbench.services.jobs import Jobs
from workbench.services.notices import Action, Notices
from workbench.services.timers import once_after
from workbench.storage.runs import Runs

_SAVE_MS = 500


class LabSheet(QObject):
    """Keeps the sheet. `sheet_changed()` when it was changed other than by typing in a field."""

    sheet_changed = Signal()

    def __init__(
        self, runs: Runs, jobs: Jobs, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = runs
        self._jobs = jobs
        self._notices = notices
        self._history = History(starting_sheet())
        self._save = once_after(_SAVE_MS, self._save_now, self)
        jobs.run("store", runs.load_sheet, done=self._take_saved)

    @property
    def sheet(self) -> Comparison:
        """The sheet as it stands."""
        return self._history.value

    @property
    def can_undo(self) -> bool:
        """Whether an edit can be undone."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether an undone edit can be done again."""
        return self._history.can_redo

    def set_sheet(self, comparison: Comparison, rebuild: bool = False) -> None:
        """Take an edit; it is saved half a second later."""
        before = self.sheet
        self._history.edit(comparison, "" if rebuild else _place(before, comparison))
        self._after_edit()
        if rebuild:
            self.sheet_changed.emit()

    def undo(self) -> None:
        """Go a step back."""
        if self._history.undo():
            self._changed_as_a_whole()

    def redo(self) -> None:
        """Go a step forward."""
        if self._history.redo():
            self._changed_as_a_whole()

    def add_variant(self, copy_of: str = "") -> None:
        """Add a column: a copy of one, or of the last."""
        variants = self.sheet.variants
        if len(variants) >= MOST_VARIANTS:
            self._notices.post(
                Problem(
                    "A comparison holds at most {count} columns.", values={"count": MOST_VARIANTS}
                ),
                "info",
            )
            return
        source = self._variant(copy_of) or (variants[-1] if variants else Variant("", ""))
        added = replace(source, variant_id=new_id())
        place = variants.index(source) + 1 if source in variants else 0
        self.set_sheet(
            replace(self.sheet, variants=(*variants[:place], added, *variants[place:])), True
        )

    def remove_variant(self, variant_id: str) -> None:
        """Take a column out; undo brings it back."""
        kept = tuple(item for item in self.sheet.variants if item.variant_id != variant_id)
        self.set_sheet(replace(self.sheet, variants=kept), True)

    def differences(self, variant_id: str) -> tuple[str, ...]:
        """Return the names of the fields in which a column differs from the first."""
        variants = self.sheet.variants
        for variant, names in zip(variants, differences(variants), strict=True):
            if variant.variant_id == variant_id:
                return names
        return ()

    def examples(self) -> tuple[Path, ...]:
        """Return the ready comparisons that come with the program."""
        return tuple(sorted((RESOURCES / "examples").glob("*.toml")))

    def open_sheet(self, path: Path) -> None:
        """Take the sheet in a file; undo brings the present one back."""
        self._jobs.run("files", lambda: read_sheet(path), done=self._take_opened)

    def save_sheet(self, path: Path) -> None:
        """Write the sheet to a file."""
        self._write(path, lambda: format_sheet(self.sheet))

    # Inside

    def _variant(self, variant_id: str) -> Variant | None:
        """Return one column."""
        found = (item for item in self.sheet.variants if item.variant_id == variant_id)
        return next(found, None)

    def _changed_as_a_whole(self) -> None:
        """Tell that the columns must be shown anew."""
        self._after_edit()
        self.sheet_changed.emit()

    def _after_edit(self) -> None:
        """Do what every edit brings with it."""
        self._save.start()

    def _save_now(self) -> None:
        """Write the sheet."""
        sheet = self.sheet
        self._jobs.run("store", lambda: self._store.save_sheet(sheet))

    def _take_saved(self, sheet: Comparison | None) -> None:
        """Begin with the sheet of the last time."""
        if sheet is not None and sheet.variants:
            self._history = History(sheet)
            self._after_edit()
            self.sheet_changed.emit()

    def _take_opened(self, sheet: Comparison) -> None:
        """Show a sheet that was read."""
        self.set_sheet(sheet, True)

    def _write(self, path: Path, make: Callable[[], str], action: Action = "") -> None:
        """Write a file and tell where it went; *action* is what the notice offers."""
        self._jobs.run(
            "files",
            lambda: write_text(path, make()),
            done=lambda _none: self._notices.post(
                Problem("Saved as {file}.", values={"file": str(path)}), "info", action
            ),
        )


def starting_sheet() -> Comparison:
    """Return the sheet of somebody who has none yet: two equal columns."""
    return Comparison(variants=(Variant(new_id(), "A"), Variant(new_id(), "B")))


def _place(before: Comparison, after: Comparison) -> str:
    """Name what an edit touched, so that typing in one field is one step of undo."""
    if len(before.variants) != len(after.variants) or len(before.rows) != len(after.rows):
        return ""
    for old, new in zip(before.variants, after.variants, strict=True):
        if old != new:
            return f"{new.variant_id}.{_differing(old, new)}"
    for row, other in zip(before.rows, after.rows, strict=True):
        if row != other:
            values = row.values.keys() | other.values.keys()
            changed = sorted(n for n in values if row.values.get(n) != other.values.get(n))
            return f"{other.row_id}.{_differing(row, other)}.{','.join(changed)}"
    return _differing(before, after)


def _differing(before: object, after: object) -> str:
    """Return the names of the fields in which two values of a kind differ."""
    names = (field.name for field in fields(before))  # type: ignore[arg-type]
    return ",".join(name for name in names if getattr(before, name) != getattr(after, name))
