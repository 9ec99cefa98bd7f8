"""The person's settings, as data with defaults. Reading and writing the file is storage's work."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from workbench.core.chat import ReadingChoice, RewriteChoice
from workbench.core.generation import Sampling
from workbench.core.models import AdaptedModel, Endpoint, LoadOptions

SCHEMA = 1

Theme = Literal["system", "light", "dark"]
UiLanguage = Literal["system", "en", "ko"]


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. Change one with `dataclasses.replace`."""

    schema: int = SCHEMA
    language: UiLanguage = "system"
    theme: Theme = "system"
    font_points: int = 10
    enter_sends: bool = True
    model_id: str = "tour"
    model_files: tuple[str, ...] = ()  # GGUF files the person added
    load: LoadOptions = field(default_factory=LoadOptions)
    sampling: Sampling = field(default_factory=Sampling)
    system_text: str = ""
    passages: int = 4  # most passages sent with a question
    reading: ReadingChoice = "auto"  # how documents are gone through for a question
    first_run_done: bool = False
    endpoints: tuple[Endpoint, ...] = ()  # models on servers, by addresses the person entered
    adapted: tuple[AdaptedModel, ...] = ()
    rewrite_questions: RewriteChoice = "auto"  # "auto": by models that are large enough for it
