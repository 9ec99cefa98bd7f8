"""Files dropped anywhere on the window: what each kind becomes, said while it is being dragged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workbench.ui.context import UiContext
from workbench.ui.widgets.labels import IconLabel, label
from workbench.ui.widgets.panels import column, panel

_SHEETS = {".json", ".toml"}


@dataclass(frozen=True, slots=True)
class Dropped:
    """Dropped files by what they become."""

    models: tuple[Path, ...] = ()
    sheets: tuple[Path, ...] = ()
    documents: tuple[Path, ...] = ()


def dropped_files(data: QMimeData, page: str = "") -> Dropped:
    """Sort the files of a drag; what is no file on this computer is left out."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return sort_paths(paths, page)


def sort_paths(paths: Sequence[Path], page: str = "") -> Dropped:
    """Sort files by their endings; folders and all else count as documents.

    JSON may be either: a document for whoever drops it on the documents, else a comparison or
    its inputs.
    """
    endings = _SHEETS - {".json"} if page == "documents" else _SHEETS
    models = tuple(path for path in paths if path.suffix.lower() == ".gguf")
    sheets = tuple(path for path in paths if path.suffix.lower() in endings and path not in models)
    documents = tuple(path for path in paths if path not in models and path not in sheets)
    return Dropped(models, sheets, documents)


class DropOverlay(QWidget):
    """Covers the window while files are dragged over it, and says what will happen."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        body = column(self)
        self._card = panel("card", self)
        inside = column(self._card, margins=(32, 24, 32, 24))
        width = 24 * context.points + 200
        centre = Qt.AlignmentFlag.AlignHCenter
        self._icon = IconLabel(context, "import", self._card, size=40, role="accent")
        inside.addWidget(self._icon, 0, centre)
        self._title = label("", self._card, "heading", wrap=True)
        self._title.setAlignment(centre)
        self._title.setFixedWidth(width)
        inside.addWidget(self._title)
        self._names = label("", self._card, "dim", wrap=True)
        self._names.setAlignment(centre)
        self._names.setFixedWidth(width)
        inside.addWidget(self._names)
        body.addStretch(1)
        body.addWidget(self._card, 0, centre)
        body.addStretch(1)
        self.hide()

    @property
    def words(self) -> str:
        """What it says will happen."""
        return self._title.text()

    def tell(self, icon: str, text: str, names: Sequence[str]) -> None:
        """Say what will happen to files of these names."""
        self._icon.set_icon(icon, "accent")
        self._title.setText(text)
        shown = ", ".join(names[:3])
        if len(names) > 3:
            shown = self.tr("{names} and {count} more").format(names=shown, count=len(names) - 3)
        self._names.setText(shown)
        self.setGeometry(self.parentWidget().rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Shade the window and draw the border of the place to drop."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = self._context.theme.color("page")
        shade.setAlphaF(0.82)
        painter.fillRect(self.rect(), shade)
        pen = QPen(self._context.theme.color("accent"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(12, 12, -12, -12), 12, 12)
