"""Where the test search looks: all files of the collection, the chosen ones, or a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from workbench.core.sources import Document, SearchOptions
from workbench.ui.context import UiContext
from workbench.ui.widgets import Pill

_MOST_FOLDERS: Final = 20
_WIDEST: Final = 16  # times the size of the text, in points


class SearchScope(Pill):
    """Shows and chooses. Signals: changed(), once the person chose something else."""

    changed = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(context, "", parent, icon="folder")
        self._library = context.services.library
        self._widest = _WIDEST * context.points
        self._chosen: tuple[Document, ...] = ()
        self._options = SearchOptions()
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill_menu)
        self.setMenu(menu)
        self.setToolTip(self.tr("Which files of the collection are searched."))
        self.reset()

    def show_chosen(self, documents: Sequence[Document]) -> None:
        """Offer the files that are chosen in the table."""
        self._chosen = tuple(documents)

    def options(self) -> SearchOptions:
        """Return where to look."""
        return self._options

    def reset(self) -> None:
        """Look in all files again; this is not the person's choice."""
        self._options = SearchOptions()
        self._say(self.tr("All files"))

    def look_in(self, options: SearchOptions, name: str) -> None:
        """Look in some files or a folder."""
        self._options = options
        self._say(name)
        self.changed.emit()

    def _say(self, name: str) -> None:
        """Show where it looks; a long name is cut in its middle."""
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, self._widest)
        self.setText(shown.replace("&", "&&"))
        self.setAccessibleName(self.tr("Searched: {files}").format(files=name))

    def _fill_menu(self) -> None:
        """List all files, the chosen ones, and the folders that files lie in."""
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        for options, name, tip in self._choices():
            action = menu.addAction(name.replace("&", "&&"))
            action.setToolTip(tip)
            action.setCheckable(True)
            action.setChecked(options == self._options)
            action.triggered.connect(
                lambda _on, wanted=options, text=name: self.look_in(wanted, text)
            )
            group.addAction(action)

    def _choices(self) -> list[tuple[SearchOptions, str, str]]:
        """Return what can be chosen: options, a name, and where that is."""
        choices = [(SearchOptions(), self.tr("All files"), "")]
        if self._chosen:
            ids = tuple(document.document_id for document in self._chosen)
            names = "\n".join(document.name for document in self._chosen[:_MOST_FOLDERS])
            one = self._chosen[0].name
            text = (
                self.tr("Only {file}").format(file=one)
                if len(ids) == 1
                else self.tr("Only the %n chosen files", "", len(ids))
            )
            choices.append((SearchOptions(document_ids=ids), text, names))
        documents = self._library.documents(self._library.current_collection_id)
        folders = folders_of([document.path for document in documents])
        if len(folders) > 1:
            choices.extend(
                (
                    SearchOptions(folders=(folder,)),
                    self.tr("Folder {name}").format(name=PurePath(folder).name or folder),
                    folder,
                )
                for folder in folders[:_MOST_FOLDERS]
            )
        return choices


def folders_of(paths: Sequence[str]) -> list[str]:
    """Return the folders that files lie in, outermost first."""
    found = {str(PurePath(path).parent) for path in paths}
    return sorted(found, key=lambda folder: (len(PurePath(folder).parts), folder))
