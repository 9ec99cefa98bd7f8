"""Prompts of the library: what one is made of, its versions and its variables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from workbench.core.generation import Sampling
from workbench.core.lab import Example, TechniqueId, TechniqueOptions

VariableType = Literal["text", "choice", "document", "passages"]


@dataclass(frozen=True, slots=True)
class PromptVariable:
    """A {{name}} of a prompt: what kind of value it takes, and the one it starts with."""

    name: str
    type: VariableType = "text"
    default: str = ""
    choices: tuple[str, ...] = ()  # of "choice"
    description: str = ""


@dataclass(frozen=True, slots=True)
class PromptContent:
    """What a column takes over from a prompt; documents and model stay the column's own."""

    system_text: str = ""
    template: str = "{{input}}"
    examples: tuple[Example, ...] = ()
    technique: TechniqueId = "none"
    options: TechniqueOptions = field(default_factory=TechniqueOptions)
    sampling: Sampling = field(default_factory=lambda: Sampling(temperature=0.0, max_tokens=256))


@dataclass(frozen=True, slots=True)
class PromptVersion:
    """One state of a prompt. Versions are numbered from 1 and never changed."""

    number: int
    date: str = ""  # ISO 8601; "" when nobody wrote it down
    note: str = ""
    content: PromptContent = field(default_factory=PromptContent)


@dataclass(frozen=True, slots=True)
class LibraryPrompt:
    """A prompt with all its versions, the newest last."""

    prompt_id: str
    name: str
    tags: tuple[str, ...] = ()
    language: str = ""  # "en", "ko"; "": of no particular one
    description: str = ""
    variables: tuple[PromptVariable, ...] = ()
    versions: tuple[PromptVersion, ...] = ()

    @property
    def latest(self) -> PromptVersion:
        """The newest version."""
        return self.versions[-1]

    def version(self, number: int) -> PromptVersion | None:
        """Return one version, None when there is none of this number."""
        return self.versions[number - 1] if 1 <= number <= len(self.versions) else None

    def variable(self, name: str) -> PromptVariable | None:
        """Return what is said of a variable, None when nothing is."""
        return next((item for item in self.variables if item.name == name), None)
