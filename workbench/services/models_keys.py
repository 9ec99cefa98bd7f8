"""Keys of servers: in the system's keyring, or for this session where there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from workbench.storage.keys import forget_key, read_key, save_key


@dataclass(frozen=True, slots=True)
class Keyring:
    """The functions of `storage.keys`; each may wait for the person and raise StorageError."""

    save: Callable[[str, str], None] = save_key
    read: Callable[[str], str] = read_key
    forget: Callable[[str], None] = forget_key


@dataclass(slots=True)
class Keys:
    """Keeps keys. A keyring that does not work loses none before the program ends."""

    keyring: Keyring = field(default_factory=Keyring)
    _session: dict[str, str] = field(default_factory=dict, repr=False)
    _only_here: set[str] = field(default_factory=set)  # not in the keyring

    def save(self, endpoint_id: str, key: str) -> None:
        """Keep a key. Raises StorageError when it is kept for this session only."""
        self._session[endpoint_id] = key
        self._only_here.add(endpoint_id)
        self.keyring.save(endpoint_id, key)
        self._only_here.discard(endpoint_id)

    def read(self, endpoint_id: str) -> str:
        """Return a key. Raises StorageError."""
        if endpoint_id not in self._session:
            self._session[endpoint_id] = self.keyring.read(endpoint_id)
        return self._session[endpoint_id]

    def forget(self, endpoint_id: str) -> None:
        """Delete a key from the keyring; an undo within this session still finds it."""
        self.read(endpoint_id)
        if endpoint_id not in self._only_here:
            self.keyring.forget(endpoint_id)
            self._only_here.add(endpoint_id)
