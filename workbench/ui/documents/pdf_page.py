"""One page of a PDF as it looks, with a passage marked on it. Imports QtPdf: import it late."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPolygonF
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from workbench.ui.theme import Theme

_MARK_ALPHA = 80


def find_passage(document: QPdfDocument, page: int, text: str) -> list[QPolygonF]:
    """Return the areas of a passage in points, the best that can be found of it.

    Spaces and line ends differ between extractions, so letters alone are compared.
    """
    letters, places = _letters(document.getAllText(page).text())
    wanted, _places = _letters(text)
    for length in (len(wanted), 60, 30):
        start = letters.find(wanted[:length]) if wanted else -1
        if start >= 0:
            first, last = places[start], places[start + min(length, len(wanted)) - 1]
            return list(document.getSelectionAtIndex(page, first, last - first + 1).bounds())
    return []


def _letters(text: str) -> tuple[str, list[int]]:
    """Return the text without blanks, and where each of its letters stood."""
    places = [place for place, character in enumerate(text) if not character.isspace()]
    return "".join(text[place] for place in places), places


class PdfPage(QPdfView):
    """Shows a page at the width of the view."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark = QColor(theme.accent)
        self._mark.setAlpha(_MARK_ALPHA)
        self._areas: list[QPolygonF] = []
        self._areas_page = -1
        self.setPageMode(QPdfView.PageMode.SinglePage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setFrameShape(QFrame.Shape.NoFrame)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.color("side"))  # what is around the page
        self.setPalette(palette)
        self.setAccessibleName(self.tr("The page as it looks"))

    def mark(self, page: int, areas: list[QPolygonF]) -> None:
        """Mark areas, given in points, of one page."""
        self._areas_page, self._areas = page, areas
        self.viewport().update()

    def is_marked(self) -> bool:
        """Whether something on the page shown is marked."""
        return bool(self._areas) and self.pageNavigator().currentPage() == self._areas_page

    def scroll_to_mark(self) -> None:
        """Bring the marked area into sight, a third below the top."""
        if self._areas:
            top = self._areas[0].boundingRect().top() * self._scale()
            self.verticalScrollBar().setValue(round(top - self.viewport().height() / 3))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, then the marks over it."""
        super().paintEvent(event)
        if not self.is_marked():
            return
        painter = QPainter(self.viewport())
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        margins = self.documentMargins()
        painter.translate(
            QPointF(
                margins.left() - self.horizontalScrollBar().value(),
                margins.top() - self.verticalScrollBar().value(),
            )
        )
        scale = self._scale()
        painter.scale(scale, scale)
        for area in self._areas:
            painter.fillRect(area.boundingRect(), self._mark)

    def _scale(self) -> float:
        """Return how many pixels a point has, as the view lays its page out at full width."""
        width = self.document().pagePointSize(self.pageNavigator().currentPage()).width()
        margins = self.documentMargins()
        room = self.viewport().width() - margins.left() - margins.right()
        return float(room / width) if width else 1.0
