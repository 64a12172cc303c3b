"""Refuses every socket, in the interpreter that imports this.

Python imports a module of this name when it starts, so the folder on PYTHONPATH carries the guard into every
child process of the tests: workers, the engine, the command itself. It sees what goes through Python's socket
module; sockets that a C library opens by itself are outside its sight.
"""

import os
import sys
import traceback
from typing import Any

LOG_VARIABLE = "RETORT_SOCKET_LOG"
EVENTS = ("socket.__new__", "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo")


# Opened now, because a worker gives up writing there before it runs a tool.
_path = os.environ.get(LOG_VARIABLE)
_log = open(_path, "a", encoding="utf-8") if _path else None  # noqa: SIM115 - as long as the process


class SocketOpened(RuntimeError):
    """Something tried to open or use a socket."""


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in EVENTS:
        return
    stack = "".join(traceback.format_stack(limit=12)[:-1])
    if _log is not None:
        _log.write(f"{event} {arguments[1:]} in process {os.getpid()} ({' '.join(sys.argv[:3])})\n{stack}\n")
        _log.flush()
    raise SocketOpened(f"{event}: Retort works offline and opens no sockets")


sys.addaudithook(_refuse)
