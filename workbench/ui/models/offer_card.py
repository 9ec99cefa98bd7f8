"""A model that can be downloaded: what it is good for, how large it is, whether it will fit."""

from __future__ import annotations

from pathlib import PurePosixPath

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from workbench.core.downloads import Download, OfferedModel
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.icons import icon_size
from workbench.ui.models.download_row import DownloadProgress
from workbench.ui.models.fit import Memory, fit_of, fit_words
from workbench.ui.widgets import (
    ElidedLabel,
    IconLabel,
    PlainButton,
    PrimaryButton,
    column,
    label,
    restyle,
    row,
)
from workbench.ui.widgets.meters import Dot


class OfferCard(QFrame):
    """Shows one of three things: the button, how far the download is, or that it is here."""

    def __init__(
        self,
        context: UiContext,
        offered: OfferedModel,
        memory: Memory,
        parent: QWidget,
        *,
        is_recommended: bool = False,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._downloads = context.services.downloads
        self._models = context.services.models
        self.offered = offered
        self.is_recommended = is_recommended
        self.progress: DownloadProgress | None = None
        self._is_coming = False  # until it is listed, so that a done one does not flicker
        self.setProperty("role", "card")
        restyle(self, "selected", "true" if is_recommended else "false")
        self._body = column(self, margins=16, spacing=6)
        if is_recommended:
            self._body.addLayout(self._recommendation())
        self._body.addLayout(self._head())
        korean = QLocale().language() == QLocale.Language.Korean
        note = offered.note_ko if korean else offered.note_en
        if note:
            self._body.addWidget(label(note, self, wrap=True))
        self._body.addWidget(label(self._facts(), self, "dim", wrap=True))
        self._body.addLayout(self._fit(memory))
        self._downloads.changed.connect(self.show_state)
        self._models.entries_changed.connect(self.show_state)
        self.show_state()

    def _recommendation(self) -> QHBoxLayout:
        """Return the mark of the model that suits this computer best."""
        line = row(spacing=6)
        side = icon_size(self._context.points).width()
        line.addWidget(IconLabel(self._context, "spark", self, size=side, role="accent"))
        text = label(self.tr("Recommended for this computer"), self, "accent", wrap=True)
        text.setToolTip(
            self.tr("The largest of these models that fits into its memory and is not slow on it")
        )
        line.addWidget(text, 1)
        return line

    def _head(self) -> QHBoxLayout:
        """Return the name with the one button, or with the mark that the model is here."""
        line = row()
        line.addWidget(ElidedLabel(self.offered.name, self, "heading"), 1)
        kind = PrimaryButton if self.is_recommended else PlainButton
        self.button = kind(
            self._context,
            self.tr("Download"),
            self,
            icon="download",
            tooltip=self.tr("Fetch this model’s file ({size}) to this computer").format(
                size=words.size(self.offered.file.size_bytes)
            ),
        )
        self.button.setAccessibleName(self.tr("Download {name}").format(name=self.offered.name))
        self.button.clicked.connect(lambda: self._downloads.fetch_model(self.offered))
        self.here = QWidget(self)
        inside = row(self.here, spacing=6)
        side = icon_size(self._context.points).width()
        inside.addWidget(IconLabel(self._context, "check", self.here, size=side, role="good"))
        inside.addWidget(label(self.tr("On this computer"), self.here, "good"))
        line.addWidget(self.button)
        line.addWidget(self.here)
        return line

    def _facts(self) -> str:
        """Return size, parameters, languages, licence."""
        offered = self.offered
        return words.joined(
            words.size(offered.file.size_bytes),
            self.tr("{size} parameters").format(size=words.parameters(offered.parameters)),
            ", ".join(words.language_name(code) for code in offered.languages),
            self.tr("licence {name}").format(name=words.licence(offered.licence)),
        )

    def _fit(self, memory: Memory) -> QHBoxLayout:
        """Return the traffic light with what it means."""
        size = self.offered.file.size_bytes
        line = row()
        self.light = Dot(self._context, self, role=fit_of(size, memory))
        self.fit_words = label(fit_words(size, memory), self, "small", wrap=True)
        line.addWidget(self.light, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.fit_words, 1)
        return line

    def show_state(self) -> None:
        """Offer the download, show how far it is, or that the model is here."""
        download = self._download()
        is_done = download is not None and download.state == "done"
        is_listed = self._is_listed(download)
        self._is_coming = (
            download is not None and not is_listed and (self._is_coming or not is_done)
        )
        is_here = is_listed or (is_done and self._is_coming)
        is_under_way = download is not None and not is_done and not is_here
        if download is None or not is_under_way:
            self._drop_progress()
        elif self.progress is None:
            self.progress = DownloadProgress(self._context, download, self)
            self._body.addWidget(self.progress)
            self.progress.show()  # at once: it takes the keyboard over
        had_keyboard = self.button.hasFocus()
        self.button.setVisible(not is_here and not is_under_way)
        self.here.setVisible(is_here)
        if had_keyboard and self.progress is not None:
            self.progress.pause_button.setFocus()

    def _download(self) -> Download | None:
        """Return this model's download, if there is one."""
        address = self.offered.file.address
        return next(
            (
                each
                for each in self._downloads.downloads()
                if any(file.address == address for file in each.plan.files)
            ),
            None,
        )

    def _is_listed(self, download: Download | None) -> bool:
        """Whether the file is among the models of the list; it may have been named apart."""
        files = (self.offered.file, *(download.plan.files if download else ()))
        names = {PurePosixPath(file.name).name for file in files}
        return any(entry.path.name in names for entry in self._models.entries())

    def _drop_progress(self) -> None:
        """Take the bar away."""
        if self.progress is not None:
            self._body.removeWidget(self.progress)
            self.progress.hide()
            self.progress.deleteLater()
            self.progress = None
