"""One program a data folder: the second start raises the first window and ends."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 2_000
_RAISE = b"raise"


class Instance(QObject):
    """Holds the data folder's lock. `raise_asked()` when another start wants the window."""

    raise_asked = Signal()

    def __init__(self, lock_path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(lock_path))
        self._lock.setStaleLockTime(0)
        self._name = _server_name(lock_path)
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._on_connection)

    def acquire(self) -> bool:
        """Take the folder; False when another program holds it."""
        if not self._lock.tryLock(0):
            return False
        QLocalServer.removeServer(self._name)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.listen(self._name)
        return True

    def ask_other(self) -> bool:
        """Ask the program that holds the folder to raise its window; False when it is deaf."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(_RAISE)
        sent = socket.waitForBytesWritten(_PATIENCE_MS)
        socket.disconnectFromServer()
        return sent

    def release(self) -> None:
        """Give the folder back."""
        self._server.close()
        self._lock.unlock()

    def _on_connection(self) -> None:
        """Whoever connects wants the window."""
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        self.raise_asked.emit()


def _server_name(lock_path: Path) -> str:
    """Return a short name for the folder's local socket."""
    return "workbench-" + hashlib.sha256(str(lock_path).encode()).hexdigest()[:16]
