"""Messages between the program and the engine's process: JSON objects over one-way pipes.

JSON, not pickle: the engine's process parses model files that may be hostile, and whatever it sends must not
be able to run code in the program.
"""

from __future__ import annotations

import json
from multiprocessing.connection import Connection
from typing import Any

MAX_MESSAGE_BYTES = 64 * 1024 * 1024

Message = dict[str, Any]


def send(connection: Connection, message: Message) -> None:
    """Send one message.

    Raises:
        OSError: If the other side is gone.
    """
    connection.send_bytes(json.dumps(message, separators=(",", ":")).encode("ascii"))


def receive(connection: Connection) -> Message:
    """Wait for one message.

    Raises:
        EOFError: If the other side is gone.
        OSError: If the message is larger than 64 MiB or the pipe broke.
        ValueError: If it is not a JSON object.
    """
    message = json.loads(connection.recv_bytes(MAX_MESSAGE_BYTES))
    if not isinstance(message, dict):
        raise ValueError("a message is not an object")
    return message
