"""The embedding models that the library can use: the bundled one, and folders a person chose."""

from __future__ import annotations

import json
import logging
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from workbench.core.catalogue import read_catalogue
from workbench.core.errors import BadInput
from workbench.core.sources import EmbedderChoice
from workbench.documents.database import Database
from workbench.documents.embedders import card_of_folder
from workbench.documents.embedding import BUNDLED, Embedder, EmbedderCard, load_folder

_log = logging.getLogger(__name__)


class EmbedderShelf:
    """Loads each model at most once. May be used from any thread."""

    def __init__(
        self,
        database: Database,
        load_bundled: Callable[[], Embedder],
        load_other: Callable[[Path, EmbedderCard], Embedder] = load_folder,
    ) -> None:
        self._database = database
        self._load_bundled = load_bundled
        self._load_other = load_other
        self._loading = threading.Lock()
        self._embedders: dict[str, Embedder | None] = {}  # None: it cannot be loaded
        self.bundled_known = threading.Event()  # it is there, or never will be

    def load(self) -> None:
        """Load the bundled model, then those that collections use; takes seconds."""
        self.get(BUNDLED.fingerprint)
        self.bundled_known.set()
        for fingerprint in self._wanted():
            self.get(fingerprint)

    def get(self, fingerprint: str) -> Embedder | None:
        """Return a model, loaded if need be; None when it cannot be."""
        with self._loading:
            if fingerprint not in self._embedders:
                self._embedders[fingerprint] = self._loaded(fingerprint)
            return self._embedders[fingerprint]

    def ready(self, fingerprint: str) -> Embedder | None:
        """Return a model if it is there already."""
        return self._embedders.get(fingerprint)

    def failed(self, fingerprint: str) -> bool:
        """Whether a model cannot be loaded."""
        return fingerprint in self._embedders and self._embedders[fingerprint] is None

    def in_use(self) -> list[Embedder]:
        """Return the models of all collections, as far as they can be loaded."""
        found = (self.get(fingerprint) for fingerprint in self._wanted())
        return [embedder for embedder in found if embedder is not None]

    def of(self, collection_id: str) -> Embedder | None:
        """Return the model of a collection, loaded if need be."""
        return self.get(self.fingerprint_of(collection_id))

    def ready_of(self, collection_id: str) -> Embedder | None:
        """Return the model of a collection if it is there already."""
        return self.ready(self.fingerprint_of(collection_id))

    def fingerprint_of(self, collection_id: str) -> str:
        """Return what tells the model of a collection, "" when the collection is gone."""
        row = self._database.connection.execute(
            "SELECT fingerprint FROM collections WHERE collection_id = ?", (collection_id,)
        ).fetchone()
        return str(row["fingerprint"]) if row else ""

    def choices(self) -> list[EmbedderChoice]:
        """Return the models that can be chosen now."""
        others = [_choice(card, str(folder)) for folder, card in self._kept() if folder.is_dir()]
        return [_choice(BUNDLED, ""), *others]

    def card(self, folder: str) -> EmbedderCard:
        """Return what lies in a folder, "" for the bundled model, and remember it.

        Raises BadInput or StorageError.
        """
        if not folder:
            return BUNDLED
        card = card_of_folder(Path(folder), read_catalogue().embedders)
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO embedders VALUES (?, ?, ?)",
                (card.fingerprint, os.fsencode(folder), json.dumps(asdict(card))),
            )
        if self.failed(card.fingerprint):  # in another folder, perhaps
            self._embedders.pop(card.fingerprint, None)
        if self.get(card.fingerprint) is None:
            raise BadInput(
                "The embedding model in this folder cannot be loaded.",
                "Choose the folder of another one.",
            )
        return card

    def known(self, fingerprint: str) -> bool:
        """Whether there is such a model, loaded or not."""
        return fingerprint == BUNDLED.fingerprint or self._place(fingerprint) is not None

    def _loaded(self, fingerprint: str) -> Embedder | None:
        """Load a model; the library goes on with keywords where that fails."""
        try:
            if fingerprint == BUNDLED.fingerprint:
                return self._load_bundled()
            place = self._place(fingerprint)
            return self._load_other(*place) if place else None
        except Exception:
            _log.exception("an embedding model cannot be loaded")
            return None

    def _wanted(self) -> list[str]:
        """Return what collections use."""
        rows = self._database.connection.execute("SELECT DISTINCT fingerprint FROM collections")
        return [row["fingerprint"] for row in rows]

    def _place(self, fingerprint: str) -> tuple[Path, EmbedderCard] | None:
        """Return folder and card of a model that was chosen once."""
        found = (place for place in self._kept() if place[1].fingerprint == fingerprint)
        return next(found, None)

    def _kept(self) -> Sequence[tuple[Path, EmbedderCard]]:
        """Return folders and cards of all models that were chosen once."""
        rows = self._database.connection.execute("SELECT folder, card FROM embedders")
        return [(Path(os.fsdecode(row["folder"])), _card(row["card"])) for row in rows]


def _card(stored: str) -> EmbedderCard:
    """Return a stored card."""
    values = json.loads(stored)
    return EmbedderCard(**{**values, "languages": tuple(values["languages"])})


def _choice(card: EmbedderCard, folder: str) -> EmbedderChoice:
    """Describe a model to a person."""
    return EmbedderChoice(card.embedder_id, card.languages, card.max_tokens, folder)
