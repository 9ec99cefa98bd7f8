"""What the frame asks of a page. A page overrides what it has an answer for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from workbench.ui.context import UiContext


class Page(QFrame):
    """One of the five pages. `navigate(name, target)` asks the frame for another one.

    A target is a dict, for example {"document_id": "…", "page": 4, "span": Span(10, 20)}.
    """

    navigate = Signal(str, object)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.setProperty("role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def go_to(self, target: object) -> None:
        """Show what *target* names."""

    def focus_main(self) -> None:
        """Put the keyboard where work on this page begins (Ctrl+L, and opening it)."""
        self.setFocus()

    def open_library(self) -> bool:
        """Open the prompt library (Ctrl+L); False where there is none to open."""
        return False

    def focus_search(self) -> None:
        """Put the keyboard into the search field of this page (Ctrl+F)."""

    def drop_words(self, paths: list[Path]) -> str:
        """Say what dropping documents here would do; "" leaves them to the frame."""
        return ""

    def take_documents(self, paths: list[Path]) -> None:
        """Take dropped documents, as `drop_words` said."""
