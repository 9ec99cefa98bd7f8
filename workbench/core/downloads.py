"""Downloads of models and embedders: what is fetched, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from workbench.core.errors import Problem

DownloadKind = Literal["model", "embedder"]
DownloadState = Literal["waiting", "running", "checking", "paused", "failed", "done"]


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file at an address; "" and 0 where the server has to tell."""

    address: str
    name: str  # beneath the download's folder, with "/"
    sha256: str = ""
    size_bytes: int = 0
    needed: bool = True  # False: goes on without it when the server does not have it


@dataclass(frozen=True, slots=True)
class OfferedModel:
    """A model that the program offers to fetch; *note_en* and *note_ko* say what it is good for."""

    model_id: str
    name: str
    file: RemoteFile
    parameters: int
    quantization: str
    context_tokens: int
    languages: tuple[str, ...]
    licence: str
    note_en: str = ""
    note_ko: str = ""


@dataclass(frozen=True, slots=True)
class DownloadPlan:
    """What is to be fetched into *folder*; the files are there, checked, when it is done."""

    download_id: str
    kind: DownloadKind
    name: str
    folder: Path
    files: tuple[RemoteFile, ...]


@dataclass(frozen=True, slots=True)
class Download:
    """A download as it stands."""

    plan: DownloadPlan
    state: DownloadState = "waiting"
    done_bytes: int = 0
    total_bytes: int = 0  # 0: not known yet
    bytes_per_s: float = 0.0  # over the last seconds, 0.0: not known
    problem: Problem | None = field(default=None)

    @property
    def left_s(self) -> float:
        """Seconds left at this speed, 0.0: not known."""
        if not self.bytes_per_s or not self.total_bytes:
            return 0.0
        return max(0.0, (self.total_bytes - self.done_bytes) / self.bytes_per_s)
