"""The list of models: bundled ones, files, models with an adapter, models on servers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from workbench.core.models import AdaptedModel, Endpoint, GgufHeader, ModelEntry
from workbench.services.settings import SettingsService


class ModelList:
    """Keeps the list in the settings. A file is listed once its header was read."""

    def __init__(self, bundled: tuple[ModelEntry, ...], settings: SettingsService) -> None:
        self._bundled = bundled
        self._settings = settings
        self._files: dict[str, ModelEntry] = {}

    @property
    def bundled(self) -> tuple[ModelEntry, ...]:
        """The models that come with the program."""
        return self._bundled

    def entries(self) -> tuple[ModelEntry, ...]:
        """Return all models: bundled ones, files, adapted ones, those on servers."""
        settings = self._settings.value
        files = {entry.model_id: entry for entry in (*self._bundled, *self._files.values())}
        adapted = [
            _adapted_entry(item, files[item.base_id])
            for item in settings.adapted
            if item.base_id in files
        ]
        servers = [_server_entry(endpoint) for endpoint in settings.endpoints]
        return (*files.values(), *adapted, *servers)

    def entry(self, model_id: str) -> ModelEntry | None:
        """Return one model."""
        return next((entry for entry in self.entries() if entry.model_id == model_id), None)

    def add_file(self, model_id: str, header: GgufHeader) -> None:
        """List a file."""
        self._files[model_id] = _file_entry(header, model_id)
        files = self._settings.value.model_files
        if model_id not in files:
            self._settings.update(model_files=(*files, model_id))

    def add_adapted(self, adapted: AdaptedModel) -> None:
        """List a model with its adapters, unless it is there under another id."""
        known = self._settings.value.adapted
        if all(
            (item.base_id, item.adapters) != (adapted.base_id, adapted.adapters) for item in known
        ):
            self._settings.update(adapted=(*known, adapted))

    def add_endpoint(self, endpoint: Endpoint) -> None:
        """List a model on a server, in place of what had its id."""
        others = (item for item in self._settings.value.endpoints if item != endpoint)
        kept = tuple(item for item in others if item.endpoint_id != endpoint.endpoint_id)
        self._settings.update(endpoints=(*kept, endpoint))

    def remove(self, model_id: str) -> Callable[[], None] | None:
        """Take a model off the list; return what brings it back, None for one that stays."""
        value = self._settings.value
        if model_id in self._files:
            entry = self._files.pop(model_id)
            files = tuple(file for file in value.model_files if file != model_id)
            self._settings.update(model_files=files)
            return lambda: self._restore_file(entry)
        for adapted in value.adapted:
            if adapted.model_id == model_id:
                kept = tuple(item for item in value.adapted if item is not adapted)
                self._settings.update(adapted=kept)
                return lambda: self.add_adapted(adapted)
        for endpoint in value.endpoints:
            if endpoint.endpoint_id == model_id:
                left = tuple(item for item in value.endpoints if item is not endpoint)
                self._settings.update(endpoints=left)
                return lambda: self.add_endpoint(endpoint)
        return None

    def _restore_file(self, entry: ModelEntry) -> None:
        """Bring a file back."""
        self._files[entry.model_id] = entry
        files = self._settings.value.model_files
        self._settings.update(model_files=(*files, entry.model_id))


def _file_entry(header: GgufHeader, model_id: str) -> ModelEntry:
    """Return the entry of a file the person added."""
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


def _adapted_entry(adapted: AdaptedModel, base: ModelEntry) -> ModelEntry:
    """Return the entry of a model with adapters: as its base, under its own name."""
    return replace(
        base,
        model_id=adapted.model_id,
        name=adapted.name,
        bundled=False,
        note_en="",
        note_ko="",
        sha256="",
        adapters=adapted.adapters,
        base_id=adapted.base_id,
    )


def _server_entry(endpoint: Endpoint) -> ModelEntry:
    """Return the entry of a model on a server; of its file nothing is known."""
    return ModelEntry(
        model_id=endpoint.endpoint_id,
        name=endpoint.name,
        path=Path(),
        size_bytes=0,
        context_tokens=endpoint.context_tokens,
        endpoint=endpoint,
    )
