"""The sample documents that come with the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale

from workbench.core.language import language_of
from workbench.core.paths import RESOURCES
from workbench.core.settings import UiLanguage


def sample_for(language: UiLanguage) -> Path | None:
    """Return the sample document in the person's language, any if there is none in it."""
    korean = language == "ko" or (
        language == "system" and QLocale.system().language() == QLocale.Language.Korean
    )
    samples = sorted((RESOURCES / "samples").glob("*.md"))
    wanted = "ko" if korean else "en"
    matching = [path for path in samples if language_of(path.stem) == wanted]
    return next(iter(matching or samples), None)
