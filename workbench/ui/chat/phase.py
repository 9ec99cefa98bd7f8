"""What is being done for an answer right now, in words with numbers, never a bare spinner."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.widgets.labels import label
from workbench.ui.widgets.meters import Meter
from workbench.ui.widgets.panels import row

if TYPE_CHECKING:
    from workbench.services.live import Activity

_TICK_MS: Final = 100
_METER_WIDTH: Final = 96


class PhaseLine(QWidget):
    """One line under the answer that is being made; its seconds tick by themselves."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._chat = context.services.chat
        self._models = context.services.models
        self._label = label("", self, "small")
        self._meter = Meter(context, self, height=4)
        self._meter.setFixedWidth(_METER_WIDTH)
        self._meter.hide()
        layout = row(self, spacing=10)
        layout.addWidget(self._label)
        layout.addWidget(self._meter)
        layout.addStretch(1)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self.refresh)
        self._chat.activity_changed.connect(self.refresh)
        self.refresh()

    @property
    def text(self) -> str:
        """What the line says."""
        return self._label.text()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the seconds tick."""
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let them rest."""
        self._tick.stop()
        super().hideEvent(event)

    @Slot()
    def refresh(self) -> None:
        """Say what the service does now."""
        activity = self._chat.activity
        self._label.setText(self._sentence(activity))
        share = self._share(activity)
        self._meter.setVisible(share is not None)
        if share is not None:
            self._meter.set_share(share)

    def _share(self, activity: Activity) -> float | None:
        """Return how far the phase is, None where that is not known."""
        if activity.phase in ("prompt", "reading") and activity.total:
            return activity.done / activity.total
        if activity.phase == "waiting" and self._models.state == "loading":
            return self._models.progress
        if activity.phase == "loading":
            return activity.fraction
        return None

    def _sentence(self, activity: Activity) -> str:
        """Return the words for a phase."""
        if activity.phase == "waiting" and self._models.state == "none":
            return self.tr("no model is loaded, your question is kept")
        if activity.phase == "waiting":
            return self.tr("the model is still loading, your question is kept")
        if activity.phase == "queued" and activity.place:
            return self.tr("waiting: place {place}").format(place=activity.place)
        elapsed = self._elapsed(max(0.0, time.monotonic() - activity.started_at))
        if activity.phase == "loading":
            return self.tr("loading {model} {percent} % · {elapsed}").format(
                model=activity.model_name,
                percent=round(100 * activity.fraction),
                elapsed=elapsed,
            )
        if activity.phase == "retrieving":
            return self.tr("looking in your documents… · {elapsed}").format(elapsed=elapsed)
        if activity.phase == "reading":
            return self.tr("read {done} of {total} pieces of the documents · {elapsed}").format(
                done=words.count(activity.done), total=words.count(activity.total), elapsed=elapsed
            )
        if activity.phase == "writing":
            return self.tr("writing · {rate} · {elapsed}").format(
                rate=words.rate(activity.rate), elapsed=elapsed
            )
        if activity.phase == "prompt" and activity.total:
            percent = round(100 * activity.done / activity.total)
            return self.tr("reading the prompt {percent} % · {elapsed}").format(
                percent=percent, elapsed=elapsed
            )
        return self.tr("starting…")

    def _elapsed(self, elapsed_s: float) -> str:
        """Return a ticking duration; a second decimal would only flicker."""
        if elapsed_s >= 100:
            return words.seconds(elapsed_s)
        return self.tr("{value} s").format(value=f"{elapsed_s:.1f}")
