"""Fetches a model from the network: ready offers for this computer, or any address."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QWidget

from workbench.core.errors import BadInput
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.icons import icon_size
from workbench.ui.models.download_row import DownloadProgress
from workbench.ui.models.fit import Memory, recommended, total_memory_bytes
from workbench.ui.models.offer_card import OfferCard
from workbench.ui.widgets import (
    IconLabel,
    PlainButton,
    ScrollColumn,
    column,
    horizontal_line,
    label,
    panel,
    row,
)

_TALLEST: Final = 760  # pixels: it shall fit small screens
_WIDEST: Final = 880
_HUB: Final = "huggingface.co"


class GetDialog(QDialog):
    """Downloads go on when it is closed; it asks the network for nothing by itself."""

    def __init__(self, context: UiContext, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context = context
        self._downloads = context.services.downloads
        self._typed: DownloadProgress | None = None
        self.cards: list[OfferCard] = []
        self._memory = Memory(context.services.models.free_bytes, total_memory_bytes())
        self.setWindowTitle(self.tr("Download a model"))
        self.resize(min(64 * context.points, _WIDEST), min(80 * context.points, _TALLEST))
        self._scroll = ScrollColumn(self, margins=(24, 20, 24, 20), spacing=12)
        self._body = self._scroll.body
        outer = column(self, spacing=0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(horizontal_line(self))
        outer.addLayout(self._foot())
        self._add_intro()
        self._add_offers()
        self._add_address()
        self._body.addStretch(1)
        self._downloads.changed.connect(self._on_changed)
        self._scroll.setFocus()  # a Space too much shall not fetch gigabytes

    # Building

    def _add_intro(self) -> None:
        """Say where files come from, what is sent, and what this computer can hold."""
        content = self._scroll.content
        promise = self._promise(content)
        self._body.addWidget(promise)
        if self._downloads.offered():
            text = self.tr(
                "This computer has {total} of memory; {free} of it is free now. Larger models "
                "know more and answer more slowly."
            ).format(
                total=words.size(self._memory.total_bytes),
                free=words.size(self._memory.free_bytes),
            )
            self._body.addWidget(label(text, content, "dim", wrap=True))

    def _promise(self, content: QWidget) -> QFrame:
        """Return the panel that names the host."""
        well = panel("well", content)
        inside = row(well, margins=(12, 8, 12, 8), spacing=10)
        side = icon_size(self._context.points).width()
        inside.addWidget(IconLabel(self._context, "shield", well, size=side))
        text = self.tr(
            "The files come from {host}, and only once you press Download. Nothing of your chats "
            "or documents is sent."
        ).format(host=self._host())
        self.promise = label(text, well, wrap=True)
        inside.addWidget(self.promise, 1)
        return well

    def _host(self) -> str:
        """Return who is asked for the offered files."""
        offered = self._downloads.offered()
        host = urlsplit(offered[0].file.address).hostname if offered else _HUB
        return f"Hugging Face ({_HUB})" if host in (_HUB, None) else str(host)

    def _add_offers(self) -> None:
        """Make a card for each offer, the recommended one first."""
        offered = self._downloads.offered()
        loaded = self._context.services.models.loaded
        graphics = loaded is not None and loaded.backend != "CPU"
        best = recommended(offered, self._memory, graphics)
        for each in sorted(offered, key=lambda item: item is not best):
            card = OfferCard(
                self._context,
                each,
                self._memory,
                self._scroll.content,
                is_recommended=each is best,
            )
            self.cards.append(card)
            self._body.addWidget(card)

    def _add_address(self) -> None:
        """Make the field for a model that is not among the offers."""
        content = self._scroll.content
        title = self.tr("Or the address of a GGUF file")
        about = self.tr(
            "Copy it from the file’s page on Hugging Face, for example. The file then comes from "
            "the address you enter."
        )
        heading = label(title, content, "heading", wrap=True)
        self.address = QLineEdit(content)
        self.address.setPlaceholderText("https://huggingface.co/…/model.gguf")
        self.address.setAccessibleName(self.tr("Address of a GGUF file"))
        self.address.setAccessibleDescription(about)
        self.address.setToolTip(about)
        heading.setBuddy(self.address)
        self.fetch_button = PlainButton(
            self._context,
            self.tr("Download"),
            content,
            icon="download",
            tooltip=self.tr("Fetch the file from this address"),
        )
        self.fetch_button.setAccessibleName(self.tr("Download from this address"))
        self.wrong = label("", content, "bad", wrap=True)
        self.wrong.hide()
        self._body.addSpacing(8)
        self._body.addWidget(heading)
        self._body.addWidget(label(about, content, "small", wrap=True))
        line = row()
        line.addWidget(self.address, 1)
        line.addWidget(self.fetch_button)
        self._body.addLayout(line)
        self._body.addWidget(self.wrong)
        self._typed_place = column(spacing=0)
        self._body.addLayout(self._typed_place)
        self.fetch_button.setEnabled(False)
        self.address.textChanged.connect(self._on_typed)
        self.address.returnPressed.connect(self._on_fetch)
        self.fetch_button.clicked.connect(self._on_fetch)

    def _foot(self) -> QHBoxLayout:
        """Return the line with the button that closes."""
        foot = row(margins=(24, 12, 24, 12))
        text = self.tr("Downloads go on when this window is closed.")
        foot.addWidget(label(text, self, "small", wrap=True), 1)
        close = PlainButton(self._context, self.tr("Close"), self)
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        return foot

    # What happens

    def _on_typed(self, text: str) -> None:
        """Another address: what was wrong with the last one is gone."""
        self.fetch_button.setEnabled(bool(text.strip()))
        self.wrong.hide()

    def _on_fetch(self) -> None:
        """Fetch what stands in the field, or say beneath it what is wrong."""
        typed = self.address.text().strip()
        if not typed:
            return
        try:
            download_id = self._downloads.fetch_address(typed)
        except BadInput as error:
            parts = filter(None, words.translate_problem(error.problem()))
            self.wrong.setText(" ".join(parts))
            self.wrong.show()
            self._scroll.ensureWidgetVisible(self.wrong)
            return
        self.address.clear()
        self._watch(download_id)

    def _watch(self, download_id: str) -> None:
        """Show the download of a typed address beneath the field."""
        self._drop_typed()
        download = self._downloads.download(download_id)
        if download is None or download.state == "done" or self._has_card(download_id):
            return
        title = download.plan.name
        content = self._scroll.content
        self._typed = DownloadProgress(self._context, download, content, title=title)
        self._typed_place.addWidget(self._typed)
        self._typed.show()

    def _has_card(self, download_id: str) -> bool:
        """Whether one of the offers shows this download already."""
        shown = (card.progress for card in self.cards if card.progress is not None)
        return any(progress.download_id == download_id for progress in shown)

    def _on_changed(self) -> None:
        """Take a download of a typed address away once it is done or given up."""
        if self._typed is not None:
            download = self._downloads.download(self._typed.download_id)
            if download is None or download.state == "done":
                self._drop_typed()

    def _drop_typed(self) -> None:
        """Take the bar beneath the field away."""
        if self._typed is not None:
            self._typed_place.removeWidget(self._typed)
            self._typed.hide()
            self._typed.deleteLater()
            self._typed = None
