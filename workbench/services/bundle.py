"""All services in one hand, as the composition root gives them to the window."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.services.chat import ChatService
from workbench.services.downloads import DownloadService
from workbench.services.examples import ExamplesService
from workbench.services.jobs import Jobs
from workbench.services.lab import LabService
from workbench.services.lamp import LampService
from workbench.services.library import LibraryService
from workbench.services.models import ModelService
from workbench.services.notices import Notices
from workbench.services.prompts import PromptService
from workbench.services.settings import SettingsService


@dataclass(frozen=True, slots=True)
class Services:
    """What the window talks to."""

    settings: SettingsService
    notices: Notices
    jobs: Jobs
    models: ModelService
    chat: ChatService
    library: LibraryService
    lab: LabService
    examples: ExamplesService
    prompts: PromptService
    lamp: LampService
    downloads: DownloadService
