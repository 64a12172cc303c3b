"""One window for each database: a second start brings the first one to the front.

The two talk over a channel within the computer (a named pipe on Windows, a socket file elsewhere), which only
the same user can open. What arrives is treated as a wish, not as a command: a file that the second start
names is looked at, never loaded unasked.
"""

from __future__ import annotations

import contextlib
import ctypes
import getpass
import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.engine.filelock import FileLock

CONNECT_MS, ANSWER_MS, LOCK_S = 1000, 3000, 5.0
MOST_BYTES: Final = 65_536
_OK: Final = b"ok\n"
_ANY_PROCESS: Final = -1  # ASFW_ANY of winuser.h
_TOKEN: Final = "XDG_ACTIVATION_TOKEN"


class SingleInstance(QObject):
    """Answers later starts; made by `claim`.

    Signals:
        started_again: Retort was started a second time; gives what it was started with.
    """

    started_again = Signal(object)

    def __init__(self, server: QLocalServer) -> None:
        super().__init__()
        self._server = server
        server.setParent(self)
        server.newConnection.connect(self._greet)

    @classmethod
    def claim(cls, database: Path, wish: dict[str, Any]) -> SingleInstance | None:
        """Become the one window of a database, or bring the one there is to the front.

        Args:
            database: The file, which need not exist.
            wish: What this start asks for, told to the first one.

        Returns:
            What answers later starts; None where the first window has taken over.
        """
        name = channel_name(database)
        with _one_at_a_time(database.parent):
            if _tell(name, wish):
                return None
            QLocalServer.removeServer(name)  # left by a program that was killed
            server = QLocalServer()
            server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
            # Where there can be no channel, this window is shown all the same, and later starts open theirs.
            server.listen(name)
            return cls(server)

    def close(self) -> None:
        """Answer no further starts."""
        self._server.close()

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._listen(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._listen(socket)

    def _listen(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > MOST_BYTES:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        try:
            wish = json.loads(bytes(socket.readLine().data()))
        except ValueError:
            wish = None
        if not isinstance(wish, dict):
            socket.abort()
            return
        socket.write(_OK)
        socket.flush()
        token = wish.get("token")
        if isinstance(token, str) and token:
            os.environ[_TOKEN] = token  # Wayland lets a window come to the front only with one
        self.started_again.emit(wish)


def channel_name(database: Path) -> str:
    """Name the channel of a database; another database, or another user, has another one."""
    key = f"{getpass.getuser()}|{database.expanduser().resolve()}"
    name = f"retort-{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:20]}"
    if sys.platform.startswith("linux"):
        # A folder of the user's own: in the common one, somebody else could take the name first.
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
        return str(Path(folder) / name) if folder else name
    return name


def _tell(name: str, wish: dict[str, Any]) -> bool:
    """Tell the first window; False where there is none, or it does not answer."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(CONNECT_MS):
        return False
    if sys.platform == "win32":
        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
    line = json.dumps({**wish, "token": os.environ.get(_TOKEN, "")}) + "\n"
    socket.write(line.encode("ascii"))
    socket.flush()
    return socket.waitForReadyRead(ANSWER_MS) and bytes(socket.readAll().data()) == _OK


@contextlib.contextmanager
def _one_at_a_time(folder: Path) -> Any:
    """Keep two starts at one moment from both becoming the first, where the folder can be written."""
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            stack.enter_context(FileLock(folder / "start.lock", LOCK_S))
        yield
