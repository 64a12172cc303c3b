"""llama.cpp's own log, kept in memory for error reports instead of going to the terminal."""

from __future__ import annotations

import ctypes
from collections import deque

import llama_cpp.llama_cpp as llama

_MAX_PIECES = 200
_MAX_PIECE_CHARS = 500
_ERROR_LEVEL = 4  # GGML_LOG_LEVEL_ERROR of ggml.h


class LogRing:
    """The last pieces of llama.cpp's log.

    llama.cpp has one log callback for the whole process, so make one ring and keep it alive.
    """

    def __init__(self) -> None:
        self._pieces: deque[tuple[int, str]] = deque(maxlen=_MAX_PIECES)
        # The C side keeps a bare pointer to this object: it must live as long as the ring.
        self._callback = llama.llama_log_callback(self._receive)
        llama.llama_log_set(self._callback, ctypes.c_void_p(0))

    def _receive(self, level: int, text: bytes | None, _user_data: object) -> None:
        self._pieces.append((level, (text or b"")[:_MAX_PIECE_CHARS].decode("utf-8", "replace")))

    def errors(self) -> str:
        """Give the error lines seen so far as one line of at most 400 characters."""
        lines = [text.strip() for level, text in list(self._pieces) if level == _ERROR_LEVEL]
        return "; ".join(line for line in lines if line)[:400]
