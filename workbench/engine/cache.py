"""Which tokens lie in the context: slots of sequences, the cells they share, what to evict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.engine.decoding import Decoder
from workbench.engine.prefix import common_prefix


@dataclass(slots=True, eq=False)
class Slot:
    """One sequence of the context and the tokens it holds. *cells* run beside *tokens*."""

    sequence: int
    tokens: list[int] = field(default_factory=list)
    cells: list[int] = field(default_factory=list)
    live: bool = True
    used_at: int = 0


class Cache:
    """Book-keeping of one context: every change of it goes through here.

    llama.cpp does not tell how many cells are free, so each token that is decoded gets a number
    here, which copies of a prefix share; a cell is free when nobody refers to it.
    """

    def __init__(self, decoder: Decoder) -> None:
        self._decoder = decoder
        self._slots: dict[int, Slot] = {}
        self._references: dict[int, int] = {}
        self._next_cell = 0
        self._turn = 0

    @property
    def free_cells(self) -> int:
        """Cells nobody refers to."""
        return self._decoder.cells - len(self._references)

    @property
    def live_cells(self) -> int:
        """Cells that running sequences refer to; the others can be made free."""
        used: set[int] = set()
        for slot in self._slots.values():
            if slot.live:
                used.update(slot.cells)
        return len(used)

    def idle_slots(self) -> list[Slot]:
        """Return the finished slots, the one used last first."""
        idle = [slot for slot in self._slots.values() if not slot.live]
        return sorted(idle, key=lambda slot: slot.used_at, reverse=True)

    def find_prefix(self, tokens: Sequence[int]) -> tuple[Slot | None, int]:
        """Return the slot that shares the longest beginning with *tokens*, and its length."""
        best: Slot | None = None
        longest = 0
        for slot in self._slots.values():
            length = common_prefix(slot.tokens, tokens)
            if not self._decoder.cuts_freely and (slot.live or length < len(slot.tokens)):
                continue
            if length > longest or (length == longest and best and slot.used_at > best.used_at):
                best, longest = (slot, length) if length else (best, longest)
        return best, longest

    def reopen(self, slot: Slot, length: int) -> None:
        """Make a finished slot live again with its first *length* tokens."""
        if length < len(slot.tokens):
            self.cut(slot, length)
        slot.live = True

    def open_slot(self, keep: Slot | None = None) -> Slot | None:
        """Return an empty live slot, evicting the least recently used; None when all are live."""
        number = next((n for n in range(self._decoder.sequences) if n not in self._slots), None)
        if number is None:
            oldest = self._oldest(keep)
            if oldest is None:
                return None
            number = oldest.sequence
            self.drop(oldest)
        slot = Slot(number)
        self._slots[number] = slot
        return slot

    def copy(self, source: Slot, target: Slot, length: int) -> None:
        """Let the empty *target* share the first *length* tokens of *source*."""
        self._decoder.copy(source.sequence, target.sequence, length)
        target.tokens = source.tokens[:length]
        target.cells = source.cells[:length]
        for cell in target.cells:
            self._references[cell] += 1
        self._touch(source)

    def grow(self, slot: Slot, tokens: Sequence[int]) -> None:
        """Take note of tokens that were decoded."""
        slot.tokens.extend(tokens)
        new = range(self._next_cell, self._next_cell + len(tokens))
        self._next_cell += len(tokens)
        slot.cells.extend(new)
        self._references.update(dict.fromkeys(new, 1))

    def cut(self, slot: Slot, length: int) -> None:
        """Keep the first *length* tokens; where that cannot be done the slot ends up empty."""
        if not self._decoder.cut(slot.sequence, length):
            self._decoder.clear(slot.sequence)
            length = 0
        self._release_cells(slot.cells[length:])
        del slot.tokens[length:]
        del slot.cells[length:]

    def retire(self, slot: Slot) -> None:
        """Keep a finished slot for later requests that begin alike."""
        slot.live = False
        self._touch(slot)
        if not slot.tokens:
            self.drop(slot)

    def drop(self, slot: Slot) -> None:
        """Forget a slot."""
        self._decoder.clear(slot.sequence)
        self._release_cells(slot.cells)
        slot.tokens, slot.cells = [], []
        self._slots.pop(slot.sequence, None)

    def make_room(self, cells: int) -> bool:
        """Evict finished slots, least recently used first, until *cells* are free."""
        while self.free_cells < cells:
            oldest = self._oldest(None)
            if oldest is None:
                return False
            self.drop(oldest)
        return True

    def trim(self, idle_cells: int) -> None:
        """Evict finished slots until those alone hold at most *idle_cells*."""
        while len(self._references) - self.live_cells > idle_cells:
            oldest = self._oldest(None)
            if oldest is None:
                return
            self.drop(oldest)

    def forget_all(self) -> None:
        """The context is new and empty."""
        self._slots.clear()
        self._references.clear()

    def _oldest(self, keep: Slot | None) -> Slot | None:
        """Return the finished slot that was not used for longest."""
        idle = [slot for slot in self._slots.values() if not slot.live and slot is not keep]
        return min(idle, key=lambda slot: slot.used_at, default=None)

    def _touch(self, slot: Slot) -> None:
        """Mark a slot as used just now."""
        self._turn += 1
        slot.used_at = self._turn

    def _release_cells(self, cells: Sequence[int]) -> None:
        """Give up one reference to each cell."""
        for cell in cells:
            left = self._references[cell] - 1
            if left:
                self._references[cell] = left
            else:
                del self._references[cell]
