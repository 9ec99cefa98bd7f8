"""What becomes of dropped files: models, comparisons, documents for a collection or this chat."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.ui.frame.drops import Dropped
from workbench.ui.page import Page

if TYPE_CHECKING:
    from workbench.services.bundle import Services

Words = tuple[str, str, list[str]]


class Dropping(QObject):
    """Signals: navigate(page name, target), when a drop leads to another page."""

    navigate = Signal(str, object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._for_chat = False

    def words(self, files: Dropped, page: str, widget: QWidget) -> Words | None:
        """Return icon, sentence and names for the overlay; None when nothing can be taken."""
        if files.models:
            names = [path.name for path in files.models]
            return "models", self.tr("Add this model and load it"), names
        if files.sheets:
            return "lab", self._sheet_words(files), [path.name for path in files.sheets]
        if files.documents:
            names = [path.name for path in files.documents]
            return "documents", self._document_words(files, page, widget), names
        return None

    def take(self, files: Dropped, page: str, widget: QWidget) -> None:
        """Do what the overlay said."""
        for path in files.models:
            self._services.models.add_file(path)
        if files.models:
            self.navigate.emit("models", None)
        for path in files.sheets:
            if _is_json(path):
                self.navigate.emit("lab", {"json": path})
            else:
                self._services.lab.open_sheet(path)
        if files.sheets:
            self.navigate.emit("lab", None)
        if files.documents:
            self._take_documents(files, page, widget)

    def _sheet_words(self, files: Dropped) -> str:
        """Say where comparisons go; JSON may hold the inputs of one instead."""
        if any(map(_is_json, files.sheets)):
            return self.tr("Open this file in the prompt lab")
        return self.tr("Open this comparison in the prompt lab")

    def _document_words(self, files: Dropped, page: str, widget: QWidget) -> str:
        """Say where documents go."""
        paths = list(files.documents)
        own = widget.drop_words(paths) if isinstance(widget, Page) else ""
        if own:
            return own
        name = self._collection_name(page)
        if page == "chat" and name:
            return self.tr("Add to “{name}” and answer this chat from it").format(name=name)
        if page == "chat":
            return self.tr("Make a collection and answer this chat from it")
        if name:
            return self.tr("Add to the collection “{name}”").format(name=name)
        return self.tr("Make a collection of these documents")

    def _take_documents(self, files: Dropped, page: str, widget: QWidget) -> None:
        """Give documents to the page, to this chat's collection or to the current one."""
        paths = list(files.documents)
        if isinstance(widget, Page) and widget.drop_words(paths):
            widget.take_documents(paths)
            return
        library = self._services.library
        if page != "chat":
            library.add(paths)
            self.navigate.emit("documents", None)
            return
        target = self._services.chat.transcript.conversation.collection_id
        library.add(paths, target or library.current_collection_id)
        if not target:
            self._ground_chat()

    def _ground_chat(self) -> None:
        """Let this chat answer from the current collection, once there is one."""
        library = self._services.library
        if library.current_collection_id:
            self._services.chat.set_collection(library.current_collection_id)
        elif not self._for_chat:
            self._for_chat = True
            library.changed.connect(self._on_library_changed)

    def _on_library_changed(self) -> None:
        """The collection that a drop asked for may be there now."""
        if self._services.library.current_collection_id:
            self._services.library.changed.disconnect(self._on_library_changed)
            self._for_chat = False
            self._ground_chat()

    def _collection_name(self, page: str) -> str:
        """Return the name of the collection documents would go to, "" when there is none yet."""
        library = self._services.library
        wanted = library.current_collection_id
        if page == "chat":
            wanted = self._services.chat.transcript.conversation.collection_id or wanted
        names = {item.collection_id: item.name for item in library.collections}
        return names.get(wanted, "")


def _is_json(path: Path) -> bool:
    """Whether a file has to be looked into before it is opened."""
    return path.suffix.lower() == ".json"
