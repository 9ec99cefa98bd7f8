"""Carries sequences from the cache to disk while nothing runs, and back when they are asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from typing import Final

from workbench.engine.cache import Cache, Slot
from workbench.engine.decoding import Decoder
from workbench.engine.state_files import StateFiles

_WORTH_RESTORING: Final = 128  # tokens: fewer are read anew as fast


class SavedStates:
    """The states of one context. Only for a decoder that cuts freely."""

    def __init__(self, decoder: Decoder, cache: Cache, files: StateFiles) -> None:
        self._decoder = decoder
        self._cache = cache
        self._files = files
        self._seen: dict[int, int] = {}  # when the slot of a sequence was last looked at

    @property
    def unsaved(self) -> bool:
        """Whether there may be something to save."""
        return any(self._is_new(slot) for slot in self._cache.idle_slots())

    def save_next(self, most_bytes: int = sys.maxsize) -> bool:
        """Save the finished sequence that was used last; False when none is worth it.

        Those that would take more than *most_bytes* are passed over.
        """
        for slot in self._cache.idle_slots():
            if not self._is_new(slot):
                continue
            self._seen[slot.sequence] = slot.used_at
            if self._files.is_worth_saving(slot.tokens):
                size = self._decoder.state_bytes(slot.sequence)
                if size > most_bytes:
                    continue
                write = partial(self._decoder.save_state, slot.sequence)
                self._files.save(slot.tokens, size, write)
                return True
        return False

    def restore(self, tokens: Sequence[int], known: int, room: int) -> None:
        """Bring back a state that begins like *tokens*, as a finished slot.

        It has to give much more than the *known* tokens, and to need at most *room* cells.
        """
        state, length = self._files.find(tokens)
        if state is None or length < known + _WORTH_RESTORING or len(state.tokens) > room:
            return
        if not self._files.check(state):
            return
        slot = self._cache.open_slot()
        if slot is None:
            return
        if self._cache.make_room(len(state.tokens)) and self._decoder.load_state(
            slot.sequence, state.path
        ):
            self._cache.grow(slot, state.tokens)
            self._cache.retire(slot)
            self._seen[slot.sequence] = slot.used_at
        else:
            self._cache.drop(slot)

    def clear(self) -> None:
        """Delete all files; what is in the cache now is not saved again by itself."""
        self._files.clear()
        for slot in self._cache.idle_slots():
            self._seen[slot.sequence] = slot.used_at

    def _is_new(self, slot: Slot) -> bool:
        """Whether a slot was used since it was last looked at."""
        return self._seen.get(slot.sequence) != slot.used_at
