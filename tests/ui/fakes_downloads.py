"""The service of downloads, played: nothing is fetched, states are set by hand."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from tests.ui.fake_base import Fake
from workbench.core.catalogue import EmbedderEntry
from workbench.core.downloads import (
    Download,
    DownloadKind,
    DownloadPlan,
    OfferedModel,
    RemoteFile,
)
from workbench.core.errors import BadInput

GIGA = 1_000_000_000
HUB = "https://huggingface.co"


def offered_model(
    name: str,
    size_gb: float,
    parameters_b: float,
    languages: tuple[str, ...] = ("en", "ko"),
    licence: str = "apache-2.0",
    notes: tuple[str, str] = ("", ""),
) -> OfferedModel:
    """Return a model on offer."""
    file = f"{name.replace(' ', '-')}-Q4_K_M.gguf"
    address = f"{HUB}/made-up/{name.replace(' ', '-')}-GGUF/resolve/main/{file}"
    return OfferedModel(
        model_id=name.lower().replace(" ", "-"),
        name=name,
        file=RemoteFile(address, file, "0" * 64, round(size_gb * GIGA)),
        parameters=round(parameters_b * GIGA),
        quantization="Q4_K_M",
        context_tokens=32_768,
        languages=languages,
        licence=licence,
        note_en=notes[0],
        note_ko=notes[1],
    )


SMALL = offered_model(
    "Qwen3 0.6B",
    0.48,
    0.6,
    notes=(
        "Very small and quick, even on an old laptop. Short answers, simple questions.",
        "아주 작고 빨라서 오래된 노트북에서도 돌아가요. 짧은 답과 간단한 질문에 알맞아요.",
    ),
)
MIDDLE = offered_model(
    "Qwen3 8B",
    5.03,
    8.2,
    notes=(
        "A good all-rounder: writes, summarises and answers from documents in both languages.",
        "두루 쓰기 좋아요. 두 언어로 글을 쓰고 요약하고 문서를 바탕으로 답해요.",
    ),
)
TIGHT = offered_model(
    "Gemma 3 12B",
    7.3,
    11.8,
    licence="gemma",
    notes=("Careful prose and long texts.", "긴 글과 다듬어진 문장에 강해요."),
)
HUGE = offered_model(
    "Qwen3 235B",
    142.0,
    235.0,
    notes=("For large workstations.", "대형 워크스테이션용이에요."),
)


class FakeDownloads(Fake):
    """Four models on offer; a download waits where it was put until a test moves it."""

    changed = Signal()
    moved = Signal(str)
    finished = Signal(object)
    INTENTIONS = frozenset({"pause", "resume", "close"})

    def __init__(self) -> None:
        super().__init__()
        self.on_offer: tuple[OfferedModel, ...] = (SMALL, MIDDLE, TIGHT, HUGE)
        self.listed: tuple[Download, ...] = ()
        self.folders: dict[str, Path] = {}  # of embedders that are there

    def offered(self) -> tuple[OfferedModel, ...]:
        """Return the models on offer."""
        return self.on_offer

    def downloads(self) -> tuple[Download, ...]:
        """Return the downloads, newest first."""
        return self.listed

    def download(self, download_id: str) -> Download | None:
        """Return one download."""
        found = (item for item in self.listed if item.plan.download_id == download_id)
        return next(found, None)

    def fetch_model(self, offered: OfferedModel) -> str:
        """List a waiting download."""
        self.calls.append(("fetch_model", offered))
        return self._begin("model", offered.name, Path("/data/models"), offered.file)

    def fetch_address(self, address: str) -> str:
        """List a waiting download of what looks like a GGUF file."""
        self.calls.append(("fetch_address", address))
        if not address.endswith(".gguf"):
            raise BadInput("This is not the address of a GGUF file.", "It ends in “.gguf”.")
        name = address.rpartition("/")[2]
        file = RemoteFile(address, name)
        return self._begin("model", name.removesuffix(".gguf"), Path("/data/models"), file)

    def fetch_embedder(self, entry: EmbedderEntry) -> str:
        """List a waiting download."""
        self.calls.append(("fetch_embedder", entry.embedder_id))
        folder = Path("/data/embedders") / entry.embedder_id
        file = RemoteFile(f"{HUB}/{entry.repository}/resolve/main/config.json", "config.json")
        return self._begin("embedder", entry.embedder_id, folder, file)

    def embedder_folder(self, embedder_id: str) -> Path | None:
        """Return where an embedder lies."""
        return self.folders.get(embedder_id)

    def cancel(self, download_id: str) -> None:
        """Take a download off the list."""
        self.calls.append(("cancel", download_id))
        self.listed = tuple(each for each in self.listed if each.plan.download_id != download_id)
        self.changed.emit()

    # What a test plays

    def play(self, download_id: str, **values: Any) -> Download:
        """Put a download into another state; bytes alone only move it."""
        before = self.download(download_id)
        assert before is not None
        after = dataclasses.replace(before, **values)
        self.listed = tuple(after if each is before else each for each in self.listed)
        if after.state != before.state:
            self.changed.emit()
        self.moved.emit(download_id)
        if after.state == "done" and before.state != "done":
            if after.plan.kind == "embedder":
                self.folders[after.plan.name] = after.plan.folder
            self.finished.emit(after)
        return after

    def _begin(self, kind: DownloadKind, name: str, folder: Path, file: RemoteFile) -> str:
        """List a download, once."""
        download_id = f"{kind}:{file.address}"
        if self.download(download_id) is None:
            plan = DownloadPlan(download_id, kind, name, folder, (file,))
            self.listed = (Download(plan, total_bytes=file.size_bytes), *self.listed)
            self.changed.emit()
        return download_id
