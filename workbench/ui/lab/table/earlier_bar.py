"""The line that says which earlier run the table is held against, and by how much it differs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from workbench.answering.statistics import Difference, paired_difference
from workbench.core.lab import Run
from workbench.ui import words as common
from workbench.ui.context import UiContext
from workbench.ui.guard import while_alive
from workbench.ui.lab.table import earlier
from workbench.ui.lab.table.model import TableModel
from workbench.ui.widgets import IconLabel, QuietButton, label, row

_MOST_DRAWS: Final = 400_000  # resamples times pairs: about a tenth of a second
_MOST_RESAMPLES: Final = 2_000


class EarlierBar(QFrame):
    """Hidden while nothing is compared. Emits changed() when marks come, go or are worked out."""

    changed = Signal()

    def __init__(self, context: UiContext, model: TableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "warn")
        self._context = context
        self._lab = context.services.lab
        self._model = model
        self._run: Run | None = None
        self._differences: Mapping[str, Difference] = {}
        self._text = label("", self, wrap=True)
        close = QuietButton(context, "close", self.tr("No longer compare"), self)
        close.clicked.connect(self.close_comparison)
        layout = row(self, margins=(12, 2, 4, 2), spacing=8)
        layout.addWidget(IconLabel(context, "history", self, role="warn"))
        layout.addWidget(self._text, 1)
        layout.addWidget(close)
        self.hide()

    def show_run(self, run: Run) -> None:
        """Hold the table against an earlier run."""
        self._run = run
        self.refresh()

    def close_comparison(self) -> None:
        """Take the marks off."""
        self._run = None
        self.refresh()

    def refresh(self) -> None:
        """Match the earlier run to what is shown now."""
        if self._run is None and self._model.earlier is None:
            return
        self._differences = {}
        found = earlier.hold_against(self._run, self._lab.sheet) if self._run else None
        self._model.hold_against(found)
        self.setVisible(found is not None)
        if found is not None:
            self._describe(found)
            self._work_out(found)
        self.changed.emit()

    def difference(self, variant_id: str) -> str:
        """Return how a column's accuracy differs, "" while it is not known."""
        found = self._differences.get(variant_id)
        if found is None or not found.pairs:
            return ""
        return self.tr("{value} points ({low} to {high})").format(
            value=_signed(found.value), low=_signed(found.low), high=_signed(found.high)
        )

    def _describe(self, found: earlier.Earlier) -> None:
        """Say which run it is and how many answers changed."""
        places = [place for place in found.results if self._model.answers.of(*place)]
        unlike = sum(earlier.differs(found, self._model.answers, place) for place in places)
        title = found.run.comparison.title or self.tr("Untitled comparison")
        name = common.joined(title, common.when(found.run.created_at))
        if not places:
            text = self.tr("{run} has no rows in common with what is shown.").format(run=name)
        else:
            text = self.tr("Held against {run}: {unlike} of {all} cells answer otherwise.").format(
                run=name, unlike=unlike, all=len(places)
            )
        self._text.setText(text)
        self.setToolTip(
            self.tr(
                "Cells marked ≠ answer otherwise than in the earlier run. Above each column stands "
                "how many points its accuracy differs, with a 95 % interval (paired bootstrap)."
            )
        )

    def _work_out(self, found: earlier.Earlier) -> None:
        """Work out the intervals beside the window's thread: they are drawn many times."""
        pairs = {
            item.variant_id: earlier.paired_rights(found, self._model.answers, item.variant_id)
            for item in self._model.variants
        }
        self._context.services.jobs.run(
            "files",
            lambda: differences_of(pairs),
            done=while_alive(self, self._take),
        )

    def _take(self, differences: Mapping[str, Difference]) -> None:
        """Show the intervals."""
        self._differences = differences if self._run is not None else {}
        self.changed.emit()


def differences_of(
    pairs: Mapping[str, tuple[list[bool], list[bool]]],
) -> dict[str, Difference]:
    """Return for each column how its accuracy differs from before; the more pairs, the fewer draws.

    The interval hardly depends on the number of resamples once there are many pairs.
    """
    found = {}
    for variant_id, (before, now) in pairs.items():
        draws = min(_MOST_RESAMPLES, max(200, _MOST_DRAWS // max(1, len(now))))
        found[variant_id] = paired_difference(before, now, resamples=draws)
    return found


def _signed(share: float) -> str:
    """Return a difference in points with its sign."""
    points = round(100 * share)
    return f"+{points}" if points > 0 else f"−{-points}" if points < 0 else "0"
