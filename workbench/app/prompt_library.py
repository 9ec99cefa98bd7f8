"""The prompt library, put together: the person's folder, and the prompts that come along."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.core.paths import SHIPPED_PROMPTS, Paths
from workbench.prompts.library import format_prompt, format_prompts, parse_prompts
from workbench.services.jobs import Jobs
from workbench.services.notices import Notices
from workbench.services.prompts import PromptService
from workbench.storage.prompt_files import PromptFiles, PromptForm


def make_prompts(paths: Paths, jobs: Jobs, notices: Notices, parent: QObject) -> PromptService:
    """Return the library of a data folder."""
    form = PromptForm(parse_prompts, format_prompt, format_prompts)
    own, shipped = PromptFiles(paths.prompts, form), PromptFiles(SHIPPED_PROMPTS, form)
    return PromptService(own, shipped, jobs, notices, parent)
