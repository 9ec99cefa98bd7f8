"""What this program is and what it stands on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

import workbench
from workbench.ui.context import UiContext
from workbench.ui.settings.section import Section


class AboutSection(Section):
    """Version, licence, and the projects underneath."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.add_text(self.tr("Workbench {version}").format(version=workbench.__version__))
        self.add_text(
            self.tr(
                "Run language models on your own computer, ground their answers in your "
                "documents, compare prompts. Free software under the MIT licence."
            ),
            "dim",
        )
        self.add_text(
            self.tr("Built on {projects}.").format(
                projects="llama.cpp, llama-cpp-python, Qt (PySide6), Chroma, sentence-transformers"
            ),
            "dim",
        )

    def title(self) -> str:
        """Return the heading."""
        return self.tr("About")
