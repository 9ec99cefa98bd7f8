"""Where everything lies, and that it stays there."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from workbench.ui.context import UiContext
from workbench.ui.settings.section import Section
from workbench.ui.widgets import PlainButton


class DataSection(Section):
    """The data folder, and privacy in plain words."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        folder = self.settings.paths.data
        self.open_button = PlainButton(context, self.tr("Open the folder"), self, icon="folder")
        self.open_button.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        )
        self.add_row(self.tr("Data folder"), str(folder), self.open_button)
        self.add_text(
            self.tr(
                "Chats, runs, the index of your documents and the settings lie in this one folder. "
                "Copy it to keep a backup; delete it to forget everything. Models and documents "
                "stay where you put them."
            ),
            "dim",
        )
        self.add_text(
            self.tr(
                "Models, documents and chats stay on this computer. Workbench uses the network "
                "only when you press Download, and for models and databases on servers whose "
                "address you entered. It loads no pictures or links from answers, sends no usage "
                "data and has no account."
            )
        )

    def title(self) -> str:
        """Return the heading."""
        return self.tr("Data and privacy")
