"""Looks into watched folders again and again: new files are read, changed ones read anew.

It looks instead of waiting to be told: notices of the system are lost on network drives, and a
folder of ten thousand files is gone through in a fraction of a second.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from pathlib import Path
from typing import Final

from workbench.core.errors import StorageError
from workbench.core.sources import DocumentState
from workbench.documents.announcer import Announcer
from workbench.documents.folders import Folders, Known, watched
from workbench.documents.ingest import Ingest, looks
from workbench.documents.store import Store
from workbench.documents.walk import walk

_log = logging.getLogger(__name__)

EVERY_S: Final = 10.0
_BUSY: Final = (DocumentState.WAITING, DocumentState.READING)


class Watching:
    """Goes through the watched folders on a thread of its own."""

    def __init__(
        self,
        store: Store,
        folders: Folders,
        announcer: Announcer,
        ingest: Ingest,
        every_s: float = EVERY_S,
    ) -> None:
        self._store = store
        self._folders = folders
        self._announcer = announcer
        self._ingest = ingest
        self._every_s = every_s
        self._looking = threading.Lock()

    def start(self) -> None:
        """Begin to look."""
        threading.Thread(target=self._work, name="watch", daemon=True).start()

    def look(self) -> None:
        """Go through all watched folders once."""
        with self._looking:
            changed = [
                self._look_into(collection_id, folder.path, folder.reachable)
                for collection_id, folder in watched(self._folders.by_collection())
            ]
        if any(changed):
            self._announcer.tell_all()
            self._ingest.wake()

    def _work(self) -> None:
        """Look for ever."""
        while True:
            try:
                self.look()
            except StorageError:
                _log.warning("the watched folders could not be compared")
            except Exception:
                _log.exception("looking into watched folders failed")
            time.sleep(self._every_s)

    def _look_into(self, collection_id: str, folder: str, was_reachable: bool) -> bool:
        """Compare one folder with what is known of it; return whether anything is to be told."""
        reachable = Path(folder).is_dir()
        if reachable != was_reachable:
            self._folders.set_reachable(collection_id, folder, reachable)
        if not reachable:
            return was_reachable  # a drive that is gone: its documents are not called missing
        known = self._folders.known(collection_id, folder)
        found = walk([Path(folder)]).files
        unwanted = self._folders.unwanted(collection_id)
        fresh = [path for path in found if path not in known and path not in unwanted]
        changed = [each for path in found if (each := known.get(path)) and _differs(path, each)]
        here = set(found)
        gone = [
            each.document_id
            for path, each in known.items()
            if path not in here and not each.missing and not os.path.lexists(path)
        ]
        back = [each.document_id for path, each in known.items() if each.missing and path in here]
        self._store.add_documents(collection_id, fresh)
        for each in changed:
            self._store.read_again(each.document_id)
        self._folders.set_missing(gone, missing=True)
        self._folders.set_missing(back, missing=False)
        return bool(fresh or changed or gone or back or reachable != was_reachable)


def _differs(path: Path, known: Known) -> bool:
    """Whether a file is another one than when it was last read; what is busy is left alone."""
    if known.state in _BUSY:
        return False
    seen = looks(path)
    return (
        seen is not None and known.modified_ns > 0 and seen != (known.size_bytes, known.modified_ns)
    )
