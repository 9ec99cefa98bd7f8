"""Every error a person may see.

    WorkbenchError
    ├── BadInput            what the person gave cannot be used
    │   ├── ModelFileError      no GGUF, truncated, too large for memory
    │   ├── PromptTooLong       more tokens than the context holds
    │   ├── TemplateError       a prompt or chat template cannot be rendered
    │   └── DocumentError       empty, encrypted, scanned, corrupt
    ├── StorageError        database, disk, permission
    ├── EndpointError       a server with a model is not reached or refuses
    ├── EngineLost          the engine child died or hangs
    ├── LibraryLost         the library child died or hangs
    └── Cancelled           the person stopped it

An error carries *text* (what happened), *hint* (what to do next) and *detail* (for the log). Text
and hint are English sentences with {placeholders}; the window translates the sentence and then
fills it, so nothing below the window needs to know a language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, as data: crosses processes, is stored, is shown in any language."""

    text: str
    hint: str = ""
    values: Mapping[str, str | int | float] = field(default_factory=dict)
    detail: str = ""
    kind: str = "WorkbenchError"

    def sentence(self) -> str:
        """Return text and hint in English, filled in."""
        return " ".join(part.format_map(self.values) for part in (self.text, self.hint) if part)


class WorkbenchError(Exception):
    """Base of all errors that are phrased for a person."""

    def __init__(
        self, text: str, hint: str = "", *, detail: str = "", **values: str | int | float
    ) -> None:
        super().__init__(text)
        self.text = text
        self.hint = hint
        self.detail = detail
        self.values = values

    def __str__(self) -> str:
        return self.problem().sentence()

    def problem(self) -> Problem:
        """Return this error as data."""
        return Problem(self.text, self.hint, dict(self.values), self.detail, type(self).__name__)


class BadInput(WorkbenchError):
    """What the person gave cannot be used as it is."""


class ModelFileError(BadInput):
    """The file is no usable GGUF model here."""


class PromptTooLong(BadInput):
    """The prompt has more tokens than the context can hold."""


class TemplateError(BadInput):
    """A prompt template or chat template cannot be rendered."""


class DocumentError(BadInput):
    """A document cannot be read."""


class ScannedDocument(DocumentError):
    """A document of pictures without text."""


class StorageError(WorkbenchError):
    """The data folder, the database or the disk does not do what is needed."""


class EndpointError(WorkbenchError):
    """A server with a model cannot be reached, or does not do what it is asked."""


class EngineLost(WorkbenchError):
    """The engine child ended or stopped answering."""


class LibraryLost(WorkbenchError):
    """The library child ended or stopped answering."""


class Cancelled(WorkbenchError):
    """The person stopped it."""

    def __init__(self) -> None:
        super().__init__("Stopped.")


_KINDS = {
    kind.__name__: kind
    for kind in (
        WorkbenchError, BadInput, ModelFileError, PromptTooLong, TemplateError, DocumentError,
        ScannedDocument, StorageError, EndpointError, EngineLost, LibraryLost,
    )
}  # fmt: skip


def error_from(problem: Problem) -> WorkbenchError:
    """Return the error that *problem* describes, of its own class where that is known."""
    if problem.kind == Cancelled.__name__:
        return Cancelled()
    kind = _KINDS.get(problem.kind, WorkbenchError)
    return kind(problem.text, problem.hint, detail=problem.detail, **problem.values)


def problem_from(error: BaseException) -> Problem:
    """Describe any exception; an unexpected one keeps its type and text as detail only."""
    if isinstance(error, WorkbenchError):
        return error.problem()
    return Problem(
        "Something unexpected went wrong.",
        "Try again; if it comes back, copy the diagnostics from Settings.",
        detail=f"{type(error).__name__}: {error}",
    )
