"""Which models there are, which one is loaded, and the way there."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import psutil
from PySide6.QtCore import QObject, QTimer, Signal

from workbench.core.errors import Problem
from workbench.core.models import (
    GgufHeader,
    LoadOptions,
    MemoryEstimate,
    ModelEntry,
    ModelInfo,
)
from workbench.core.ports import ChildState, Engine
from workbench.engine.estimate import chosen_context, estimate
from workbench.engine.header import read_header
from workbench.services.jobs import Jobs
from workbench.services.notices import Notices
from workbench.services.settings import SettingsService

ModelState = Literal["none", "starting", "loading", "ready", "lost"]

_MEMORY_REFRESH_MS = 2_000


class ModelService(QObject):
    """Lists models and keeps one loaded.

    `entries_changed()` when the list differs; `state_changed()` when a load begins or ends, or the
    engine is lost or back; `progress_changed(float)` while loading, 0.0 to 1.0.
    """

    entries_changed = Signal()
    state_changed = Signal()
    progress_changed = Signal(float)

    def __init__(
        self,
        engine: Engine,
        bundled: tuple[ModelEntry, ...],
        settings: SettingsService,
        jobs: Jobs,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._bundled = bundled
        self._settings = settings
        self._jobs = jobs
        self._notices = notices
        self._state: ModelState = "none"
        self._loading: ModelEntry | None = None
        self._load_job = 0
        self._progress = 0.0
        self._problem: Problem | None = None
        self._added: dict[str, ModelEntry] = {}
        self._sha256: dict[tuple[str, float], str] = {}
        self._free_bytes = psutil.virtual_memory().available
        timer = QTimer(self)
        timer.timeout.connect(self._refresh_memory)
        timer.start(_MEMORY_REFRESH_MS)
        self._list_added()

    # What the window reads

    @property
    def state(self) -> ModelState:
        """Where the engine stands."""
        return self._state

    @property
    def loaded(self) -> ModelInfo | None:
        """The loaded model."""
        return self._engine.model if self._state == "ready" else None

    @property
    def loading_id(self) -> str:
        """The id of the model being loaded, or ""."""
        return self._loading.model_id if self._loading else ""

    @property
    def progress(self) -> float:
        """How far the load is, 0.0 to 1.0."""
        return self._progress

    @property
    def problem(self) -> Problem | None:
        """Why the last load failed or the engine was lost."""
        return self._problem

    @property
    def selected(self) -> ModelEntry | None:
        """The model that is, or is to be, loaded."""
        return self._loading or self.entry(self._settings.value.model_id)

    @property
    def free_bytes(self) -> int:
        """Free memory, at most two seconds old."""
        return self._free_bytes

    def entries(self) -> tuple[ModelEntry, ...]:
        """Return all models, bundled ones first."""
        return (*self._bundled, *self._added.values())

    def entry(self, model_id: str) -> ModelEntry | None:
        """Return one model of the list."""
        return next((entry for entry in self.entries() if entry.model_id == model_id), None)

    # The list

    def add_file(self, path: Path, then_load: bool = True) -> None:
        """Take a GGUF file into the list once its header has been read, and load it."""
        model_id = str(path.resolve())

        def listed(header: GgufHeader) -> None:
            self._added[model_id] = _entry_from(header, model_id)
            files = self._settings.value.model_files
            if model_id not in files:
                self._settings.update(model_files=(*files, model_id))
            self.entries_changed.emit()
            if then_load:
                self.load(model_id)

        self._jobs.run("files", lambda: read_header(path), done=listed)

    def remove(self, model_id: str) -> None:
        """Take an added model off the list; the file stays. A notice offers to undo it."""
        entry = self._added.pop(model_id, None)
        if entry is None:
            return
        if self.loading_id == model_id:
            self.cancel_load()
        files = tuple(file for file in self._settings.value.model_files if file != model_id)
        self._settings.update(model_files=files)
        self.entries_changed.emit()
        self._notices.post(
            Problem("{name} was taken off the list. Its file stays.", values={"name": entry.name}),
            "info",
            "undo",
            lambda: self.add_file(entry.path, then_load=False),
        )

    def _list_added(self) -> None:
        """Read the headers of the files the person added before; lost ones stay unlisted."""
        for file in self._settings.value.model_files:
            self.add_file(Path(file), then_load=False)

    # Loading

    def load_last(self) -> None:
        """Load the model of the last time, or the bundled one when that is gone."""
        last = self._settings.value.model_id
        if self.entry(last) is not None:
            self.load(last)
        elif last in self._settings.value.model_files and Path(last).exists():
            self.add_file(Path(last))  # listed once its header is read, then loaded
        else:
            self.load(self._bundled[0].model_id)

    def load(self, model_id: str) -> None:
        """Load a model of the list in place of the present one."""
        entry = self.entry(model_id)
        if entry is None or self.loading_id == model_id:
            return
        if self._loading is not None:
            self._engine.cancel_load()
        self._loading = entry
        self._progress = 0.0
        self._problem = None
        self._set_state("loading")
        self._settings.update(model_id=model_id)
        options = self._settings.value.load
        self._load_job = self._jobs.run(
            "engine",
            lambda: self._engine.load(entry.path, options, self._hear_progress),
            done=lambda _info: self._load_ended(entry, None),
            failed=lambda problem: self._load_ended(entry, problem),
            title="Loading the model",
            cancel=self.cancel_load,
        )

    def cancel_load(self) -> None:
        """Give up the load under way."""
        self._engine.cancel_load()

    def unload(self) -> None:
        """Let the model go."""
        self._jobs.run("engine", self._engine.unload, done=lambda _none: self._set_state("none"))

    def set_load_options(self, options: LoadOptions) -> None:
        """Keep options for the next load."""
        self._settings.update(load=options)

    def _hear_progress(self, progress: float) -> None:
        """Carry progress from the engine's thread to the window's."""
        self._jobs.post(lambda: self._move(progress))

    def _move(self, progress: float) -> None:
        """Show progress."""
        self._progress = progress
        self._jobs.progress(self._load_job, progress)
        self.progress_changed.emit(progress)

    def _load_ended(self, entry: ModelEntry, problem: Problem | None) -> None:
        """Note how a load ended; a load that was replaced by a later one says nothing."""
        if self._loading is not entry:
            return
        self._loading = None
        self._problem = problem
        if problem is not None and problem.kind != "Cancelled":
            self._notices.post(problem, "error", "open_models")
        self._set_state("ready" if self._engine.model is not None else "none")

    # What the engine tells

    def hear_engine(self, state: ChildState, problem: Problem | None) -> None:
        """Take news of the engine child; may be called on any thread."""
        self._jobs.post(lambda: self._on_engine_state(state, problem))

    def _on_engine_state(self, state: ChildState, problem: Problem | None) -> None:
        """Show that the engine was lost, is starting, or is back with its model.

        STOPPED with a problem means that it died too often and is given up.
        """
        if state is ChildState.LOST or (state is ChildState.STOPPED and problem is not None):
            self._problem = problem
            self._set_state("lost")
            if problem is not None:
                self._notices.post(problem, "warning")
        elif self._loading is None and state is ChildState.STARTING:
            self._set_state("starting")
        elif self._loading is None and state is ChildState.READY:
            self._set_state("ready" if self._engine.model is not None else "none")

    def _set_state(self, state: ModelState) -> None:
        """Remember the state and tell it."""
        self._state = state
        self.state_changed.emit()

    # Facts on request

    def header(self, model_id: str, done: Callable[[GgufHeader | Problem], None]) -> None:
        """Read what a model's file says of itself."""
        entry = self.entry(model_id)
        if entry is not None:
            self._jobs.run("files", lambda: read_header(entry.path), done=done, failed=done)

    def estimate(
        self, model_id: str, context_tokens: int, done: Callable[[MemoryEstimate | Problem], None]
    ) -> None:
        """Estimate the memory a model needs at a context length."""
        entry = self.entry(model_id)
        if entry is None:
            return
        options = dataclasses.replace(self._settings.value.load, context_tokens=context_tokens)

        def work() -> MemoryEstimate:
            header = read_header(entry.path)
            return estimate(header, chosen_context(header, options))

        self._jobs.run("files", work, done=done, failed=done)

    def file_sha256(self, entry: ModelEntry) -> str:
        """Return the sha256 of a model's file, "" when it cannot be read; blocks the first time."""
        if entry.sha256:
            return entry.sha256
        try:
            key = (str(entry.path), entry.path.stat().st_mtime)
            if key not in self._sha256:
                with entry.path.open("rb") as file:
                    self._sha256[key] = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:  # the run is kept all the same, without the hash
            return ""
        return self._sha256[key]

    def _refresh_memory(self) -> None:
        """Note how much memory is free."""
        self._free_bytes = psutil.virtual_memory().available


def _entry_from(header: GgufHeader, model_id: str) -> ModelEntry:
    """Return the list entry of a file the person added."""
    path = Path(header.path)
    return ModelEntry(
        model_id=model_id,
        name=header.name or path.stem,
        path=path,
        size_bytes=header.size_bytes,
        quantization=header.quantization,
        context_tokens=header.trained_context,
        parameters=header.parameters,
        licence=header.metadata.get("general.license", ""),
    )
