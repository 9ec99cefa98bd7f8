"""What a model id means: the file with its options, or the server with its key."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.core.errors import BadInput, WorkbenchError
from workbench.core.models import AdaptedModel, LoadOptions, ModelEntry, ModelSource
from workbench.core.settings import Settings


class Sources:
    """Resolves ids by the settings of the moment. Any thread may ask; a key may take its time."""

    def __init__(
        self,
        settings: Callable[[], Settings],
        bundled: Sequence[ModelEntry],
        read_key: Callable[[str], str],
    ) -> None:
        self._settings = settings
        self._bundled = {entry.model_id: entry for entry in bundled}
        self._read_key = read_key
        self._lock = threading.Lock()
        self._hashes: dict[tuple[str, float], str] = {}

    def resolve(self, model_id: str) -> ModelSource:
        """Return what an id of the list means. Raises BadInput, or StorageError for a key."""
        settings = self._settings()
        entry = self._bundled.get(model_id)
        if entry is not None:
            return ModelSource(model_id, entry.name, entry.path, _options(settings, model_id))
        if model_id in settings.model_files:
            path = Path(model_id)
            return ModelSource(model_id, path.stem, path, _options(settings, model_id))
        for adapted in settings.adapted:
            if adapted.model_id == model_id:
                return self._with_adapters(adapted)
        for endpoint in settings.endpoints:
            if endpoint.endpoint_id == model_id:
                key = self._read_key(model_id) if endpoint.has_key else ""
                return ModelSource(model_id, endpoint.name, endpoint=endpoint, key=key)
        raise BadInput(
            "There is no model {model} in the list.",
            "Choose one that is, or add it on the Models page.",
            model=model_id,
        )

    def find(self, name: str) -> ModelSource:
        """Return what a person means by an id, a name or a file. Raises BadInput, StorageError."""
        settings = self._settings()
        named = {
            **{entry.name.casefold(): key for key, entry in self._bundled.items()},
            **{Path(file).stem.casefold(): file for file in settings.model_files},
            **{item.name.casefold(): item.model_id for item in settings.adapted},
            **{item.name.casefold(): item.endpoint_id for item in settings.endpoints},
        }
        try:
            return self.resolve(named.get(name.casefold(), name))
        except BadInput:
            path = Path(name).expanduser()
            if not path.is_file():
                raise
            return ModelSource(str(path), path.stem, path.resolve(), settings.load)

    def name_of(self, name: str) -> str:
        """Return the name of what `find` finds, "" when it finds nothing."""
        try:
            return self.find(name).name
        except WorkbenchError:
            return ""

    def sha256_of(self, name: str) -> str:
        """Return the sha256 of what `find` finds, "" when it finds nothing; see `sha256`."""
        try:
            return self.sha256(self.find(name))
        except WorkbenchError:
            return ""

    def sha256(self, source: ModelSource) -> str:
        """Return the sha256 of a model's file, its adapters' after it; blocks the first time.

        It is "" for a model on a server, and when a file cannot be read.
        """
        if source.path is None:
            return ""
        known = {entry.path: entry.sha256 for entry in self._bundled.values()}
        adapters = [Path(use.path) for use in source.options.adapters]
        try:
            own = known.get(source.path) or self._hash(source.path)
            return "+".join([own, *(self._hash(path) for path in adapters)])
        except OSError:  # what was made with it is kept all the same, without the hash
            return ""

    def _with_adapters(self, adapted: AdaptedModel) -> ModelSource:
        """Return the model that an adapted one builds on, with the adapters."""
        base = self.resolve(adapted.base_id)
        options = replace(base.options, adapters=adapted.adapters)
        return replace(base, model_id=adapted.model_id, name=adapted.name, options=options)

    def _hash(self, path: Path) -> str:
        """Return the sha256 of a file; it is read again only when it has changed. May raise."""
        key = (str(path), path.stat().st_mtime)
        with self._lock:
            if key not in self._hashes:
                with path.open("rb") as file:
                    self._hashes[key] = hashlib.file_digest(file, "sha256").hexdigest()
            return self._hashes[key]


def _options(settings: Settings, model_id: str) -> LoadOptions:
    """Return the options of a model; what was chosen for the front one is not for others."""
    if model_id == settings.model_id:
        return settings.load
    return replace(settings.load, adapters=(), draft_path="")
