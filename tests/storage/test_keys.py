"""Keys go into the keyring or nowhere."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringLocked

from workbench.core.errors import StorageError
from workbench.storage.keys import SERVICE, forget_key, read_key, save_key

KEY = "sk-열쇠-Quillfeather"


class MemoryKeyring(KeyringBackend):
    """Keeps passwords for the length of a test; *error* is raised instead of doing anything."""

    priority = 5

    def __init__(self, error: Exception | None = None) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        if self.error is not None:
            raise self.error
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.error is not None:
            raise self.error
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class PlainFile(MemoryKeyring):
    """Stands for the backends of `keyrings.alt`, which write files."""

    priority = 0.5


class Chain(ChainerBackend):
    """Would ask one keyring after the other."""

    backends = (MemoryKeyring(), PlainFile())


Use = Callable[[KeyringBackend], None]


@pytest.fixture
def use() -> Iterator[Use]:
    """Return what makes a keyring the system's, until the test ends."""
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


def test_a_key_is_kept_for_its_server_until_it_is_forgotten(use: Use) -> None:
    ring = MemoryKeyring()
    use(ring)
    save_key("one", KEY)
    save_key("two", "other")
    assert ring.kept == {(SERVICE, "one"): KEY, (SERVICE, "two"): "other"}
    assert (read_key("one"), read_key("two"), read_key("three")) == (KEY, "other", "")
    forget_key("one")
    forget_key("one")
    assert (read_key("one"), read_key("two")) == ("", "other")


@pytest.mark.parametrize("ring", [fail.Keyring(), null.Keyring(), PlainFile()])
def test_without_a_keyring_a_sentence_says_what_to_do(use: Use, ring: KeyringBackend) -> None:
    use(ring)
    with pytest.raises(StorageError, match=r"no keyring.*GNOME Keyring.*entered each time") as told:
        save_key("one", KEY)
    assert KEY not in repr(told.value.problem())
    with pytest.raises(StorageError):
        read_key("one")
    assert not getattr(ring, "kept", None)


def test_a_chain_never_falls_back_to_a_file(use: Use) -> None:
    use(Chain())
    memory, file = Chain.backends
    save_key("one", KEY)
    assert memory.kept
    assert not file.kept


@pytest.mark.parametrize(
    ("error", "words"),
    [(KeyringLocked("locked"), "is locked"), (OSError(f"no bus for {KEY}"), "does not work")],
)
def test_a_keyring_that_refuses_is_told_without_the_key(
    use: Use, error: Exception, words: str
) -> None:
    use(MemoryKeyring(error))
    with pytest.raises(StorageError, match=words) as told:
        save_key("one", KEY)
    assert KEY not in repr(told.value.problem())


def test_keyrings_are_looked_for_only_when_a_key_is() -> None:
    program = "import sys, workbench.storage.keys; print('keyring' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"
