"""The running job in the status bar, with its progress and its own Cancel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.widgets.buttons import QuietButton
from workbench.ui.widgets.labels import label
from workbench.ui.widgets.meters import Meter
from workbench.ui.widgets.panels import row


class JobLine(QWidget):
    """Shows the newest job and how many more there are. Signals: changed()."""

    changed = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = context.services.jobs
        line = row(self)
        self._title = label("", self, "small")
        self._meter = Meter(context, self)
        self._meter.setFixedWidth(64)
        self._cancel = QuietButton(context, "close", self.tr("Cancel this job"), self)
        self._cancel.setProperty("role", "status")
        self._cancel.clicked.connect(self._on_cancel)
        for part in (self._title, self._meter, self._cancel):
            line.addWidget(part)
        self._job_id = 0
        self._jobs.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        """Show the newest job."""
        views = self._jobs.views()
        self.setVisible(bool(views))
        if views:
            view = views[-1]
            self._job_id = view.job_id
            progress = "" if view.progress is None else words.percent(view.progress)
            title = " ".join(part for part in (words.job_title(view.title), progress) if part)
            if len(views) > 1:
                title = self.tr("{title}, {count} more").format(title=title, count=len(views) - 1)
            self._title.setText(title)
            self.setToolTip("\n".join(words.job_title(each.title) for each in views))
            self._meter.setVisible(view.progress is not None)
            self._meter.set_share(view.progress or 0.0)
            self._cancel.setVisible(view.cancellable)
        self.changed.emit()

    def _on_cancel(self) -> None:
        """Ask the shown job to stop."""
        self._jobs.cancel(self._job_id)
