"""Which models there are, which one is loaded, and the way there."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeVar

import psutil
from PySide6.QtCore import QObject, QTimer, Signal

from workbench.core.errors import Problem, StorageError
from workbench.core.ids import new_id
from workbench.core.models import (
    AdaptedModel,
    AdapterUse,
    DeviceInfo,
    Endpoint,
    GgufHeader,
    LoadOptions,
    MemoryEstimate,
    ModelEntry,
    ModelInfo,
    ModelSource,
    Suggestion,
)
from workbench.core.ports import ChildState, Engines
from workbench.engine.adapters import check_adapters, read_adapter
from workbench.engine.estimate import chosen_context, estimate, read_attached, suggestions
from workbench.engine.header import read_header
from workbench.engine.remote_address import clean_address, clean_key, host_of
from workbench.engine.sources import Sources
from workbench.services.jobs import Jobs
from workbench.services.models_keys import Keyring, Keys
from workbench.services.models_list import ModelList
from workbench.services.notices import Notices
from workbench.services.settings import SettingsService
from workbench.storage.crashes import CrashBook, file_key

T = TypeVar("T")
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
        engine: Engines,
        bundled: tuple[ModelEntry, ...],
        settings: SettingsService,
        jobs: Jobs,
        notices: Notices,
        parent: QObject | None = None,
        *,
        keyring: Keyring | None = None,
        crashes: CrashBook | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._list = ModelList(bundled, settings)
        self._keys = Keys(keyring or Keyring())
        self._sources = Sources(lambda: settings.value, bundled, self._keys.read)
        self._crashes = crashes
        self._settings = settings
        self._jobs = jobs
        self._notices = notices
        self._state: ModelState = "none"
        self._loading: ModelEntry | None = None
        self._load_job = 0
        self._progress = 0.0
        self._problem: Problem | None = None
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
        """Return all models: bundled ones, files, adapted ones, those on servers."""
        return self._list.entries()

    def entry(self, model_id: str) -> ModelEntry | None:
        """Return one model of the list."""
        return self._list.entry(model_id)

    def in_memory(self) -> tuple[str, ...]:
        """Return the ids of the models in memory, and of the servers in use, now."""
        return tuple(source.model_id for source in self._engine.loaded)

    def mark(self, model_id: str) -> Problem | None:
        """Return why a model is not loaded by itself: it ended its engine too often lately."""
        entry = self.entry(model_id)
        if entry is None or entry.endpoint is not None or self._crashes is None:
            return None
        mark = self._crashes.mark(file_key(entry.path))
        return mark.problem(entry.name) if mark else None

    # The list

    def add_file(self, path: Path, then_load: bool = True) -> None:
        """Take a GGUF file into the list once its header has been read, and load it."""
        model_id = str(path.resolve())

        def listed(header: GgufHeader) -> None:
            self._list.add_file(model_id, header)
            self.entries_changed.emit()
            if then_load:
                self.load(model_id)

        self._jobs.run("files", lambda: read_header(path), done=listed)

    def add_adapted(self, base_id: str, adapter_path: Path, scale: float = 1.0) -> None:
        """List a model together with a LoRA adapter, once it is known to be made for it."""
        base = self.entry(base_id)
        if base is None or base.endpoint is not None:
            return
        use = AdapterUse(str(adapter_path.resolve()), scale)
        uses = (*base.adapters, use)

        def check() -> str:
            check_adapters(read_header(base.path), uses)
            return read_adapter(adapter_path).name

        def listed(adapter_name: str) -> None:
            strength = "" if scale == 1.0 else f" × {scale:g}"
            name = f"{base.name} + {adapter_name}{strength}"
            self._list.add_adapted(AdaptedModel(new_id(), name, base.base_id or base_id, uses))
            self.entries_changed.emit()

        self._jobs.run("files", check, done=listed)

    def add_endpoint(
        self, name: str, address: str, model: str = "", key: str = "", context_tokens: int = 0
    ) -> None:
        """List a model on a server; its key goes into the system's keyring."""
        endpoint_id = new_id()

        def keep() -> Endpoint:
            cleaned, secret = clean_address(address), clean_key(key)
            if secret:
                self._keep_key(endpoint_id, secret)
            shown = name.strip() or model.strip() or host_of(cleaned)
            return Endpoint(
                endpoint_id, shown, cleaned, model.strip(), context_tokens, bool(secret)
            )

        self._jobs.run("servers", keep, done=self._list_endpoint)

    def set_key(self, model_id: str, key: str) -> None:
        """Give the model on a server another key, "" for none."""
        entry = self.entry(model_id)
        if entry is None or entry.endpoint is None:
            return
        endpoint = entry.endpoint

        def keep() -> Endpoint:
            secret = clean_key(key)
            if secret:
                self._keep_key(model_id, secret)
            else:
                self._keys.forget(model_id)
            return dataclasses.replace(endpoint, has_key=bool(secret))

        self._jobs.run("servers", keep, done=self._list_endpoint)

    def test_endpoint(
        self, address: str, model: str, key: str, done: Callable[[ModelInfo | Problem], None]
    ) -> None:
        """Ask a server for its model without listing it."""

        def ask() -> ModelInfo:
            endpoint = Endpoint("", "", clean_address(address), model.strip(), has_key=bool(key))
            return self._engine.try_out(ModelSource("", "", endpoint=endpoint, key=clean_key(key)))

        self._jobs.run("servers", ask, done=done, failed=done)

    def remove(self, model_id: str) -> None:
        """Take a model off the list; its file stays. A notice offers to undo it."""
        entry = self.entry(model_id)
        bring_back = self._list.remove(model_id)
        if entry is None or bring_back is None:
            return
        if self.loading_id == model_id:
            self.cancel_load()
        if entry.endpoint is not None and entry.endpoint.has_key:
            self._jobs.run("servers", lambda: self._keys.forget(model_id))
        self.entries_changed.emit()
        values = {"name": entry.name}
        self._notices.post(
            Problem("{name} was taken off the list. Its file stays.", values=values)
            if entry.endpoint is None
            else Problem("{name} was taken off the list.", values=values),
            "info",
            "undo",
            lambda: self._undo_remove(entry, bring_back),
        )

    def _undo_remove(self, entry: ModelEntry, bring_back: Callable[[], None]) -> None:
        """Bring a model back, its key with it."""
        bring_back()
        if entry.endpoint is not None and entry.endpoint.has_key:
            model_id = entry.model_id
            self._jobs.run("servers", lambda: self._keep_key(model_id, self._keys.read(model_id)))
        self.entries_changed.emit()

    def _list_endpoint(self, endpoint: Endpoint) -> None:
        """List a model on a server."""
        self._list.add_endpoint(endpoint)
        self.entries_changed.emit()

    def _keep_key(self, endpoint_id: str, key: str) -> None:
        """Keep a key; without a keyring for this session, which is told. On a lane."""
        try:
            self._keys.save(endpoint_id, key)
        except StorageError as error:
            problem = error.problem()
            self._jobs.post(lambda: self._notices.post(problem, "warning"))

    def _list_added(self) -> None:
        """Read the headers of the files the person added before; lost ones stay unlisted."""
        for file in self._settings.value.model_files:
            self.add_file(Path(file), then_load=False)

    def source(self, model_id: str) -> ModelSource:
        """Return what an id means; any thread may ask. Raises BadInput, or StorageError."""
        return self._sources.resolve(model_id)

    def name_of(self, model_id: str) -> str:
        """Return the name of a model of the list, "" when it is not there."""
        entry = self.entry(model_id)
        return entry.name if entry else ""

    def sha256_of(self, model_id: str) -> str:
        """Return the sha256 of a model's file, "" for one on a server; blocks the first time.

        The id "" means the chosen model.
        """
        entry = self.entry(model_id or self._settings.value.model_id)
        if entry is None or entry.endpoint is not None:
            return ""
        return self._sources.sha256(self.source(entry.model_id))

    # Loading

    def load_last(self) -> None:
        """Load the model of the last time, or the bundled one when that is gone.

        One that ended its engine too often lately is not loaded, which a notice tells.
        """
        value = self._settings.value
        last = value.model_id
        bases = {adapted.model_id: adapted.base_id for adapted in value.adapted}
        file = bases.get(last, last)
        if self.entry(last) is None and file in value.model_files and Path(file).exists():
            self.add_file(Path(file), then_load=False)  # it is listed before the next job ends
            self._jobs.run("files", lambda: None, done=lambda _none: self._load_first(last))
        else:
            self._load_first(last)

    def _load_first(self, model_id: str) -> None:
        """Load a model at the start."""
        problem = self.mark(model_id)
        if problem is not None:
            self._problem = problem
            self._notices.post(problem, "warning", "open_models")
            self.state_changed.emit()
        elif self.entry(model_id) is not None:
            self._load(model_id)
        else:
            self._load(self._list.bundled[0].model_id)

    def load(self, model_id: str) -> None:
        """Load a model of the list in place of the present one, whatever it did before."""
        entry = self.entry(model_id)
        if entry is not None and entry.endpoint is None and self._crashes is not None:
            crashes, path = self._crashes, entry.path
            self._jobs.run("store", lambda: crashes.forgive(file_key(path)))
        self._load(model_id)

    def _load(self, model_id: str) -> None:
        """Load a model of the list."""
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
        self._load_job = self._jobs.run(
            "engine",
            lambda: self._engine.choose(self.source(model_id), self._hear_progress),
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
        """Read what a model's file says of itself; nothing for a model on a server."""
        entry = self.entry(model_id)
        if entry is not None and entry.endpoint is None:
            self._jobs.run("files", lambda: read_header(entry.path), done=done, failed=done)

    def estimate(
        self, model_id: str, context_tokens: int, done: Callable[[MemoryEstimate | Problem], None]
    ) -> None:
        """Estimate the memory a model needs at a context length, with the options kept."""

        def work(header: GgufHeader, options: LoadOptions) -> MemoryEstimate:
            options = dataclasses.replace(options, context_tokens=context_tokens)
            context = chosen_context(header, options)
            return estimate(header, context, None, options, read_attached(options))

        self._look_at(model_id, work, done)

    def suggestions(
        self, model_id: str, done: Callable[[tuple[Suggestion, ...] | Problem], None]
    ) -> None:
        """Find the largest settings that fit what is free now; none when nothing does."""

        def work(header: GgufHeader, options: LoadOptions) -> tuple[Suggestion, ...]:
            return suggestions(header, options, None, read_attached(options))

        self._look_at(model_id, work, done)

    def devices(self, done: Callable[[tuple[DeviceInfo, ...] | Problem], None]) -> None:
        """Find out what models can be computed on here."""
        self._jobs.run("servers", self._engine.devices, done=done, failed=done)

    def _look_at(
        self,
        model_id: str,
        work: Callable[[GgufHeader, LoadOptions], T],
        done: Callable[[T | Problem], None],
    ) -> None:
        """Work on the header and the options of a model's file; nothing for one on a server."""
        entry = self.entry(model_id)
        if entry is None or entry.endpoint is not None:
            return

        def read() -> T:
            return work(read_header(entry.path), self.source(model_id).options)

        self._jobs.run("files", read, done=done, failed=done)

    def _refresh_memory(self) -> None:
        """Note how much memory is free."""
        self._free_bytes = psutil.virtual_memory().available
