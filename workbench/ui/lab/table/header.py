"""The head of the table: above each prompt its letter, how often it is right, how fast it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QToolTip, QWidget

from workbench.core.lab import Variant
from workbench.ui.context import UiContext
from workbench.ui.lab.edits import shown_name
from workbench.ui.lab.table import paint, words
from workbench.ui.lab.table.model import TableModel
from workbench.ui.lab.table.scores import ColumnScore
from workbench.ui.style import sizes

_MARGIN: Final = 10
_BAR: Final = 4
_GAP: Final = 4
_LEAST_ROWS: Final = 2.5  # that are seen below a head with all its lines

Notes = Callable[[str], Sequence[str]]  # of a column: short lines below its numbers


class TableHead(QHeaderView):
    """As high as the column with the most to tell. *notes* adds lines: votes, the earlier run.

    Where that would leave no room for rows it is one line high: letter, name, and the share.
    """

    def __init__(self, context: UiContext, notes: Notes, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = context.theme
        self._notes = notes
        self._small_px = sizes(context.points)["small"]
        self._low = False
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.setHighlightSections(False)
        self.setSectionsMovable(False)
        self.setMinimumSectionSize(72)

    def sizeHint(self) -> QSize:
        """Return the height of the fullest column."""
        hint = super().sizeHint()
        model = self.model()
        if not isinstance(model, TableModel) or not model.variants:
            return hint
        fullest = self._fullest()
        most = self.line_height() if self._is_low(fullest) else fullest
        return QSize(hint.width(), max(hint.height(), most))

    def line_height(self) -> int:
        """Return the height of letter and name alone."""
        return 2 * _MARGIN + QFontMetrics(self._fonts()[0]).height() + 4

    def _fullest(self) -> int:
        """Return the height of the column with the most to tell."""
        model = self.model()
        assert isinstance(model, TableModel)
        return max((self._height_of(item) for item in model.variants), default=0)

    def _is_low(self, fullest: int) -> bool:
        """Whether the table is too low for rows below a head of that height."""
        view = self.parentWidget()
        assert isinstance(view, QTableView)
        return view.height() < _LEAST_ROWS * view.verticalHeader().defaultSectionSize() + fullest

    def paintEvent(self, event: QPaintEvent) -> None:
        """Measure once for all columns whether the table is too low, and draw."""
        self._low = self._is_low(self._fullest())
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw one section; those of the inputs are drawn by the style."""
        model = self.model()
        variant = model.variant_at(logicalIndex) if isinstance(model, TableModel) else None
        if variant is None or not isinstance(model, TableModel):
            super().paintSection(painter, rect, logicalIndex)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.color("line"))
        box = rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        self._paint_column(painter, box, model, variant)
        painter.restore()

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain the column under the mouse."""
        model = self.model()
        if isinstance(event, QHelpEvent) and isinstance(model, TableModel):
            variant = model.variant_at(self.logicalIndexAt(event.pos()))
            if variant is not None:
                QToolTip.showText(event.globalPos(), self.tip(variant), self)
                return True
        return bool(super().viewportEvent(event))

    def tip(self, variant: Variant) -> str:
        """Say all that is known of a column."""
        model = self.model()
        assert isinstance(model, TableModel)
        name = words.column_name(model.variants, variant)
        score = model.score(variant.variant_id)
        return words.column_tip(name, score, self._notes(variant.variant_id))

    def _paint_column(
        self, painter: QPainter, box: QRect, model: TableModel, variant: Variant
    ) -> None:
        """Draw letter and name, below them what the column comes to."""
        index = model.variants.index(variant)
        score = model.score(variant.variant_id)
        strong, small = self._fonts()
        metrics = QFontMetrics(strong)
        side = metrics.height() + 4
        badge = QRect(box.left(), box.top(), side, side)
        paint.draw_letter(painter, badge, self._theme, index, strong)
        name = shown_name(variant) or self.tr("Prompt {letter}").format(
            letter=words.column_name(model.variants, variant)[:1]
        )
        place = QRect(badge.right() + 8, box.top(), box.right() - badge.right() - 8, side)
        if self._low:
            self._paint_line(painter, place, name, model.score(variant.variant_id))
            return
        self._line(painter, place, name, strong, "text")
        top = box.top() + side + _GAP
        height = QFontMetrics(small).height() + 2
        if score.judged:
            place = QRect(box.left(), top, box.width(), height)
            self._line(painter, place, words.accuracy(score), small, "text")
            bar = QRectF(box.left(), top + height + 3, box.width(), _BAR)
            shares = (score.low, score.share, score.high)
            paint.draw_interval(painter, bar, self._theme, index, shares)
            top += height + _BAR + 8
        for text in self._lines_of(model, variant):
            self._line(painter, QRect(box.left(), top, box.width(), height), text, small, "dim")
            top += height

    def _paint_line(self, painter: QPainter, place: QRect, name: str, score: ColumnScore) -> None:
        """Draw the name and, at its right, the share of right answers."""
        strong, small = self._fonts()
        share = words.share(score) if score.judged else ""
        width = QFontMetrics(small).horizontalAdvance(share)
        right = QRect(place.right() - width, place.top(), width + 1, place.height())
        self._line(painter, right, share, small, "dim")
        self._line(painter, place.adjusted(0, 0, -width - _GAP, 0), name, strong, "text")

    def _line(self, painter: QPainter, box: QRect, text: str, font: QFont, role: str) -> None:
        """Draw one line, cut where it does not fit."""
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags, shown)

    def _lines_of(self, model: TableModel, variant: Variant) -> list[str]:
        """Return the quiet lines of a column."""
        medians = words.medians(model.score(variant.variant_id))
        return [*([medians] if medians else []), *self._notes(variant.variant_id)]

    def _height_of(self, variant: Variant) -> int:
        """Return the height that a column needs."""
        model = self.model()
        assert isinstance(model, TableModel)
        _strong, small = self._fonts()
        height = QFontMetrics(small).height() + 2
        needed = self.line_height()
        if model.score(variant.variant_id).judged:
            needed += _GAP + height + _BAR + 8
        lines = self._lines_of(model, variant)
        return needed + len(lines) * height + (_GAP if lines else 0)

    def _fonts(self) -> tuple[QFont, QFont]:
        """Return the fonts of the name and of what stands below it."""
        base = self.parentWidget().font()
        strong, small = QFont(base), QFont(base)
        strong.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(self._small_px)
        return strong, small
