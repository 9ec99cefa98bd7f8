"""The first start on a data folder: a sample document in each language and a ready comparison."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.core.paths import RESOURCES
from workbench.services.bundle import Services

SAMPLES = ("harbour-handbook.pdf", "한빛도서관-안내.md")


def greet(services: Services, korean: bool) -> None:
    """Put something to try on every page, once."""
    name = QCoreApplication.translate("Program", "Samples")
    paths = [RESOURCES / "samples" / sample for sample in SAMPLES]
    services.library.create_with(name, [path for path in paths if path.exists()])
    ending = ".ko.toml" if korean else ".en.toml"
    ready = [path for path in services.lab.examples() if path.name.endswith(ending)]
    if ready:
        services.lab.open_sheet(ready[0])
    services.settings.update(first_run_done=True)
