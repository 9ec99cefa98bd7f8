"""What a report needs to say of this installation, and nothing of the person's."""

from __future__ import annotations

import dataclasses
import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final

import workbench
from workbench.core.generation import Sampling
from workbench.ui import words

if TYPE_CHECKING:
    from workbench.services.bundle import Services

_PACKAGES: Final = (
    "PySide6", "llama-cpp-python", "chromadb", "sentence-transformers", "torch",
)  # fmt: skip
_PRIVATE: Final = {"system_text", "model_id", "model_files"}  # prompts and file names
_LOG_LINES: Final = 40


def diagnostics(services: Services, log: str) -> str:
    """Return versions, device, settings and the end of the log, in English: it is for reports."""
    lines = [f"Workbench {workbench.__version__}", f"Python {platform.python_version()}"]
    lines.append(f"{platform.system()} {platform.release()} {platform.machine()}")
    lines += [f"{name} {_version(name)}" for name in _PACKAGES]
    lines += ["", *_model(services), "", *_settings(services), "", "Log:"]
    return "\n".join([*lines, *log.splitlines()[-_LOG_LINES:]])


def _version(package: str) -> str:
    """Return the version of a package."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _model(services: Services) -> list[str]:
    """Describe the loaded model without its name or place."""
    models = services.models
    free = f"Free memory: {words.size(models.free_bytes)}"
    info = models.loaded
    if info is None:
        return [f"Model: {models.state}", free]
    return [
        f"Model: {info.architecture} {info.quantization}, {words.size(info.size_bytes)}",
        f"Context: {info.context_size} of {info.trained_context}",
        f"Device: {info.device}, {info.backend}, {info.threads} threads {info.device_note}".strip(),
        free,
    ]


def _settings(services: Services) -> list[str]:
    """List the settings that say nothing of the person."""
    value = services.settings.value
    lines = ["Settings:"]
    for field in dataclasses.fields(value):
        if field.name not in _PRIVATE and field.name != "sampling":
            lines.append(f"  {field.name} = {getattr(value, field.name)}")
    lines.append(f"  sampling = {_numbers(value.sampling)}")
    return lines


def _numbers(sampling: Sampling) -> str:
    """Return the numbers of the sampling; its texts (stop, grammar, …) are the person's own."""
    pairs = ((field.name, getattr(sampling, field.name)) for field in dataclasses.fields(sampling))
    return ", ".join(f"{name} {value}" for name, value in pairs if isinstance(value, int | float))
