"""A download that can be watched, paused and given up; and all of them above one another."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from workbench.core.downloads import Download
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.models.download_words import state_line
from workbench.ui.widgets import ElidedLabel, Meter, QuietButton, column, label, panel, row

_STALLED_MS = 4_000  # without a byte: speed and time left no longer hold
_ROOM_FOR_WORDS = 34  # times the size of the text: narrower rows have buttons without words


class DownloadProgress(QWidget):
    """The bar, the line of words and the buttons of one download.

    With *title*, the name stands above the bar and the words below it; without, for a card that
    has the name already, the words stand above. *role* is the title's.
    """

    def __init__(
        self,
        context: UiContext,
        download: Download,
        parent: QWidget,
        *,
        title: str = "",
        role: str = "strong",
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._downloads = context.services.downloads
        self.download_id = download.plan.download_id
        self._name = download.plan.name
        self.meter = Meter(context, self)
        self.meter.setAccessibleName(self.tr("Download of {name}").format(name=self._name))
        self.words = label("", self, "small", wrap=True)
        self.pause_button = QuietButton(context, "pause", "", self, text=" ")
        self.cancel_button = QuietButton(
            context,
            "close",
            self.tr("Stop this download and delete what has come of it"),
            self,
            text=self.tr("Cancel"),
        )
        self.cancel_button.setAccessibleName(
            self.tr("Cancel the download of {name}").format(name=self._name)
        )
        self._come: tuple[str, int] | None = None  # state and bytes at the last news
        self._is_stalled = False
        self._silence = QTimer(self, singleShot=True, interval=_STALLED_MS)
        self._silence.timeout.connect(self._on_silence)
        self._lay_out(title, role)
        self.pause_button.clicked.connect(self._on_pause)
        self.cancel_button.clicked.connect(lambda: self._downloads.cancel(self.download_id))
        self._downloads.moved.connect(self._on_moved)
        self._downloads.changed.connect(self._refresh)
        self.show_download(download)

    def _lay_out(self, title: str, role: str) -> None:
        """Name or words with the buttons; the bar; what went wrong."""
        self._problem = panel("bad", self)
        inside = column(self._problem, margins=(12, 8, 12, 8), spacing=2)
        self.problem_text = label("", self._problem, "bad", wrap=True, selectable=True)
        self.problem_hint = label("", self._problem, wrap=True, selectable=True)
        inside.addWidget(self.problem_text)
        inside.addWidget(self.problem_hint)
        layout = column(self, spacing=6)
        head = row(spacing=4)
        head.addWidget(ElidedLabel(title, self, role) if title else self.words, 1)
        for button in (self.pause_button, self.cancel_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        layout.addWidget(self.meter)
        if title:
            layout.addWidget(self.words)
        layout.addWidget(self._problem)

    def show_download(self, download: Download) -> None:
        """Show how it stands."""
        share = download.done_bytes / download.total_bytes if download.total_bytes else 0.0
        if download.state == "checking":
            share = 1.0
        role = {"failed": "bad", "paused": "faint", "waiting": "faint"}.get(download.state)
        self.meter.set_share(share, role or "accent")
        self._listen(download)
        self._say(state_line(download, is_stalled=self._is_stalled))
        self._show_pause(download)
        problem = download.problem if download.state == "failed" else None
        if problem is not None:
            text, hint = words.translate_problem(problem)
            self.problem_text.setText(text)
            self.problem_hint.setText(hint)
            self.problem_hint.setVisible(bool(hint))
        self._problem.setVisible(problem is not None)

    def _say(self, line: str) -> None:
        """Put the line of words on the screen, and where a screen reader finds it."""
        self.words.setText(line)
        self.meter.setAccessibleDescription(line)

    def _listen(self, download: Download) -> None:
        """Notice when nothing more comes of a running download."""
        come = (download.state, download.done_bytes)
        if come == self._come:
            return
        self._come, self._is_stalled = come, False
        if download.state == "running":
            self._silence.start()
        else:
            self._silence.stop()

    def _on_silence(self) -> None:
        """Nothing has come for a while."""
        self._is_stalled = True
        self._refresh()

    def _show_pause(self, download: Download) -> None:
        """One button for pause, resume and another try, so that the keyboard stays on it."""
        button = self.pause_button
        if download.state == "failed":
            icon, text = "retry", self.tr("Try again")
            tip = self.tr("Go on from where it stopped")
            name = self.tr("Try the download of {name} again")
        elif download.state == "paused":
            icon, text = "play", self.tr("Resume")
            tip = self.tr("Go on from where it was paused")
            name = self.tr("Resume the download of {name}")
        else:
            icon, text = "pause", self.tr("Pause")
            tip = self.tr("Stop for now; what has come is kept")
            name = self.tr("Pause the download of {name}")
        if button.text() != text:
            button.set_icon(icon)
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(name.format(name=self._name))
        button.setEnabled(download.state not in ("checking", "done"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words of the buttons away where room is short; their tooltips stay."""
        super().resizeEvent(event)
        has_room = self.width() >= _ROOM_FOR_WORDS * self._context.points
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if has_room
            else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        for button in (self.pause_button, self.cancel_button):
            button.setToolButtonStyle(style)

    def _on_moved(self, download_id: str) -> None:
        """More has come."""
        if download_id == self.download_id:
            self._refresh()

    def _refresh(self) -> None:
        """Show how it stands now; one that was taken off the list is left to the owner."""
        download = self._downloads.download(self.download_id)
        if download is not None:
            self.show_download(download)

    def _on_pause(self) -> None:
        """Pause, or go on."""
        download = self._downloads.download(self.download_id)
        if download is None:
            return
        if download.state in ("paused", "failed"):
            self._downloads.resume(self.download_id)
        else:
            self._downloads.pause(self.download_id)


class DownloadRow(QFrame):
    """A download on a card of its own."""

    def __init__(self, context: UiContext, download: Download, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        title = download.plan.name
        if download.plan.kind == "embedder":
            title = words.joined(title, self.tr("embedding model"))
        self.progress = DownloadProgress(context, download, self, title=title, role="heading")
        column(self, margins=(16, 12, 16, 12)).addWidget(self.progress)


class DownloadRows(QWidget):
    """All downloads that are not done, in their order; takes no room when there are none."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._downloads = context.services.downloads
        self._rows: dict[str, DownloadRow] = {}
        self._layout = column(self, spacing=12)
        self._downloads.changed.connect(self._fill)
        self._fill()

    @property
    def rows(self) -> tuple[DownloadRow, ...]:
        """The rows, from top to bottom."""
        return tuple(self._rows.values())

    def _fill(self) -> None:
        """Add and take away rows; those that stay keep the keyboard."""
        shown = [each for each in reversed(self._downloads.downloads()) if each.state != "done"]
        ids = [each.plan.download_id for each in shown]
        for gone in [download_id for download_id in self._rows if download_id not in ids]:
            row_of_it = self._rows.pop(gone)
            self._layout.removeWidget(row_of_it)
            row_of_it.hide()
            row_of_it.deleteLater()
        before, self._rows = self._rows, {}
        for place, download in enumerate(shown):
            download_id = download.plan.download_id
            made = before.get(download_id) or DownloadRow(self._context, download, self)
            self._rows[download_id] = made
            if self._layout.indexOf(made) != place:
                self._layout.insertWidget(place, made)
        self.setVisible(bool(shown))
