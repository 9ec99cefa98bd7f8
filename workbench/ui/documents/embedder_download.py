"""Fetches an embedding model: a menu of those there are, and how far the download is."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from workbench.core.catalogue import EmbedderEntry
from workbench.core.downloads import Download
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.documents.say import say
from workbench.ui.models.download_row import DownloadProgress
from workbench.ui.widgets import PlainButton, column, label


class EmbedderDownload(QWidget):
    """Takes no room while nothing is fetched; its button is for the owner to place.

    Signals: arrived(), when one more is here; wanted(folder), when the person would use it now.
    """

    arrived = Signal()
    wanted = Signal(object)

    def __init__(
        self, context: UiContext, entries: tuple[EmbedderEntry, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._downloads = context.services.downloads
        self._entries = tuple(each for each in entries if each.files)
        addresses = (file.address for entry in self._entries for file in entry.files)
        self.host = urlsplit(next(addresses, "")).hostname or ""  # who is asked for the files
        self._fresh = ""  # what has come since the dialog was opened
        self.progress: DownloadProgress | None = None
        self.button = PlainButton(
            context,
            self.tr("Download"),
            parent,
            icon="download",
            tooltip=self.tr("Fetch an embedding model; nothing of your documents is sent"),
        )
        self.menu = QMenu(self.button)
        self.menu.setToolTipsVisible(True)
        self.button.setMenu(self.menu)
        self.said = label("", self, "good", wrap=True)
        self.use_button = PlainButton(
            context,
            self.tr("Use it here"),
            self,
            icon="check",
            tooltip=self.tr("This collection is embedded anew with it, in the background"),
        )
        self.use_button.clicked.connect(self._on_use)
        self._layout = column(self, spacing=8)
        self._layout.addWidget(self.said)
        self._layout.addWidget(self.use_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._downloads.changed.connect(self._show)
        self._downloads.finished.connect(self._on_finished)
        self._show()

    def fetched(self) -> list[tuple[str, str]]:
        """Return the models that were downloaded, each with its folder."""
        found = (
            (each, self._downloads.embedder_folder(each.embedder_id)) for each in self._entries
        )
        return [(entry.embedder_id, str(folder)) for entry, folder in found if folder is not None]

    def _show(self) -> None:
        """Offer what is not here, and show what is on its way."""
        download = self._running()
        shown_id = self.progress.download_id if self.progress else ""
        if shown_id != (download.plan.download_id if download else ""):
            self._show_progress(download)
        self._fill_menu()
        self.button.setVisible(not self.menu.isEmpty())
        say(self.said, self._said())
        self.use_button.setVisible(bool(self._fresh))
        self.setVisible(bool(self._fresh or download))

    def _said(self) -> str:
        """Say what has come, "" when nothing has."""
        if not self._fresh:
            return ""
        return self.tr("{name} is on this computer now.").format(name=self._fresh)

    def _show_progress(self, download: Download | None) -> None:
        """Show another download, or none."""
        if self.progress is not None:
            self._layout.removeWidget(self.progress)
            self.progress.hide()
            self.progress.deleteLater()
            self.progress = None
        if download is not None:
            title = download.plan.name
            self.progress = DownloadProgress(self._context, download, self, title=title)
            self._layout.insertWidget(0, self.progress)

    def _fill_menu(self) -> None:
        """List the models that are neither here nor on their way."""
        coming = {each.plan.name for each in self._unfinished()}
        self.menu.clear()
        for entry in self._entries:
            here = self._downloads.embedder_folder(entry.embedder_id) is not None
            if here or entry.embedder_id in coming:
                continue
            action = self.menu.addAction(_about(entry))
            tip = self.tr("{repository}, from {host}")
            action.setToolTip(tip.format(repository=entry.repository, host=self.host))
            action.triggered.connect(
                lambda _checked=False, chosen=entry: self._downloads.fetch_embedder(chosen)
            )

    def _unfinished(self) -> list[Download]:
        """Return the downloads of embedding models that are not done, newest first."""
        return [
            each
            for each in self._downloads.downloads()
            if each.plan.kind == "embedder" and each.state != "done"
        ]

    def _running(self) -> Download | None:
        """Return the download to show: the one that moves, else the newest."""
        shown = self._unfinished()
        moving = (each for each in shown if each.state in ("running", "checking"))
        return next(moving, shown[0] if shown else None)

    def _on_finished(self, download: Download) -> None:
        """Offer to use what has come."""
        if download.plan.kind == "embedder":
            self._fresh = download.plan.name
            self._show()
            self.arrived.emit()

    def _on_use(self) -> None:
        """Hand its folder over."""
        folder = self._downloads.embedder_folder(self._fresh)
        self._fresh = ""
        self._show()
        if folder is not None:
            self.wanted.emit(folder)


def _about(entry: EmbedderEntry) -> str:
    """Return a model's name, size where it is known, and languages."""
    size = sum(file.size_bytes for file in entry.files)
    return words.joined(
        entry.embedder_id,
        words.size(size) if size else "",
        ", ".join(words.language_name(code) for code in entry.languages),
        words.licence(entry.licence),
    )
