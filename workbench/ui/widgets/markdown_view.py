"""Shows an answer: Markdown, code with colours, citations that can be pressed."""

from __future__ import annotations

import math
import time
from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from workbench.ui.context import UiContext
from workbench.ui.style import code_font, pixels

_CARET = "▍"
_PATIENCE = 5  # a redraw that took t is repeated after 5 t at the earliest


class MarkdownView(QTextBrowser):
    """As high as its text. Signals: citation_pressed(number), code_copied()."""

    citation_pressed = Signal(int)
    code_copied = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._text = ""
        self._known: frozenset[int] = frozenset()
        self._doubtful: frozenset[int] = frozenset()
        self._streaming = False
        self._codes: tuple[str, ...] = ()
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._draw)
        self._free_at = 0.0
        self.setProperty("role", "bare")
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(24)
        self.anchorClicked.connect(self._on_anchor)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def show_text(
        self,
        text: str,
        *,
        known: Collection[int] = (),
        doubtful: Collection[int] = (),
        streaming: bool = False,
    ) -> None:
        """Show Markdown. *known* are the numbers of passages that were sent.

        *doubtful* are the citations of them, counted from 0, that should be looked at.

        While *streaming*, redraws keep to a share of the time, so that a long answer does not
        make the window slow; the last call, with streaming off, always draws at once.
        """
        new = (text, frozenset(known), frozenset(doubtful), streaming)
        if new == (self._text, self._known, self._doubtful, self._streaming):
            return
        self._text, self._known, self._doubtful, self._streaming = new
        pause_s = self._free_at - time.monotonic()
        if not streaming or pause_s <= 0:
            self._draw()
        elif not self._again.isActive():
            self._again.start(math.ceil(pause_s * 1000))

    def source(self) -> str:  # type: ignore[override]
        """Return the Markdown that is shown."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return the height of the text at the present width."""
        return QSize(320, self._height())

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(80, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new width."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the transcript scroll."""
        event.ignore()

    def _draw(self) -> None:
        """Render and show."""
        # Here, not at the top: the parser and its lexers are not needed to paint an empty window.
        from workbench.ui import markdown

        self._again.stop()
        started = time.monotonic()
        theme, base = self._context.theme, pixels(self._context.points)
        families = ", ".join(f"'{name}'" for name in code_font(self._context.points).families())
        open_fence = self._text.count("```") % 2 == 1
        caret = _CARET if self._streaming and not open_fence else ""
        rendered = markdown.render(
            self._text + caret,
            theme,
            known=self._known,
            doubtful=self._doubtful,
            copy_text=self.tr("Copy code"),
        )
        self._codes = rendered.codes
        self.document().setDefaultStyleSheet(markdown.style(theme, families, base))
        self.setHtml(rendered.html)
        self._fit()
        self._free_at = time.monotonic() + _PATIENCE * (time.monotonic() - started)

    def _height(self) -> int:
        """Return the height of the document."""
        return max(1, math.ceil(self.document().size().height()))

    def _fit(self) -> None:
        """Be as high as the text."""
        if self.height() != self._height():
            self.setFixedHeight(self._height())

    def _on_anchor(self, url: QUrl) -> None:
        """Open a citation or copy code; nothing else is ever opened."""
        if url.scheme() == "cite":
            self.citation_pressed.emit(int(url.path()))
        elif url.scheme() == "copy":
            QGuiApplication.clipboard().setText(self._codes[int(url.path())])
            self.code_copied.emit()
