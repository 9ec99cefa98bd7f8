"""The sample documents that come with the program."""

from __future__ import annotations

from pathlib import Path

from workbench.core.language import language_of
from workbench.core.paths import RESOURCES
from workbench.core.settings import UiLanguage
from workbench.ui.translation import chosen_language


def sample_for(language: UiLanguage) -> Path | None:
    """Return the sample document in the person's language, any if there is none in it.

    A PDF comes first: its passages have pages.
    """
    samples = sorted(
        (RESOURCES / "samples").iterdir(), key=lambda path: (path.suffix != ".pdf", path.name)
    )
    wanted = chosen_language(language)
    matching = [path for path in samples if language_of(path.stem) == wanted]
    return next(iter(matching or samples), None)
