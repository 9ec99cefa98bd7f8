"""Keys of servers, in the system's keyring. Nothing of them is ever written to a file.

Calls may wait for the person, whom the keyring asks to unlock it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from workbench.core.errors import StorageError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "Workbench"
_LEAST_PRIORITY: Final = 1  # keyring's own bound: below are files, plain or with a password

T = TypeVar("T")


def save_key(endpoint_id: str, key: str) -> None:
    """Keep the key of a server. Raises StorageError when there is no keyring to keep it."""
    _ask(lambda ring: ring.set_password(SERVICE, endpoint_id, key))


def read_key(endpoint_id: str) -> str:
    """Return the key of a server, "" when none is kept. Raises StorageError."""
    return _ask(lambda ring: ring.get_password(SERVICE, endpoint_id)) or ""


def forget_key(endpoint_id: str) -> None:
    """Delete the key of a server, if one is kept. Raises StorageError."""

    def forget(ring: KeyringBackend) -> None:
        if ring.get_password(SERVICE, endpoint_id) is not None:
            ring.delete_password(SERVICE, endpoint_id)

    _ask(forget)


def _ask(question: Callable[[KeyringBackend], T]) -> T:
    """Ask the keyring something. Raises StorageError for whatever goes wrong in there."""
    # Here, not above: the import takes a fifth of a second, and few people have a server.
    from keyring.errors import KeyringLocked

    ring = _usable_keyring()
    try:
        return question(ring)
    except KeyringLocked as error:
        raise StorageError(
            "The keyring of this computer is locked.",
            "Unlock it, then try again; or enter the key for this time only.",
            detail=type(error).__name__,
        ) from error
    except Exception as error:  # each system's has its own, in words that may hold the key
        raise StorageError(
            "The keyring of this computer does not work.",
            "Log in again, then try again; until then the key can be entered each time.",
            detail=type(error).__name__,
        ) from None


def _usable_keyring() -> KeyringBackend:
    """Return the keyring. Raises StorageError when there is none, or only files."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    ring: KeyringBackend = keyring.get_keyring()
    if isinstance(ring, ChainerBackend):  # it would fall back to a file
        ring = ring.backends[0]
    if ring.priority < _LEAST_PRIORITY:
        raise StorageError(
            "This computer has no keyring that could keep the key.",
            "Install GNOME Keyring or KWallet and log in again; until then the key can be entered "
            "each time.",
            detail=type(ring).__name__,
        )
    return ring
