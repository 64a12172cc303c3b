"""The model's vocabulary: text to token ids and back."""

from __future__ import annotations

import ctypes
from typing import Any

import llama_cpp.llama_cpp as llama
import llguidance
import numpy as np
from numpy.typing import NDArray

from app.engine.errors import EngineError

_LONGEST_PIECE = 4096


class Vocabulary:
    """Tokens of a loaded model.

    Args:
        handle: llama.cpp's vocabulary pointer; the model must outlive this object.

    Attributes:
        size: Number of tokens.
        pieces: Bytes of each token as they appear in text; empty for control tokens.
        ids: Piece → token.
        end_ids: Tokens that end a turn.
        adds_bos: Whether this model expects its begin token before every prompt.
        bos_id: The begin token, or -1.
        plain: Which tokens may be generated when no grammar is given, shape (size,): text and end tokens.
    """

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self.size = int(llama.llama_vocab_n_tokens(handle))
        self.bos_id = int(llama.llama_vocab_bos(handle))
        self.adds_bos = bool(llama.llama_vocab_get_add_bos(handle)) and self.bos_id >= 0
        raw, control = self._read_pieces()
        self.end_ids = tuple(
            i for i in range(self.size) if control[i] and llama.llama_vocab_is_eog(handle, i)
        )
        if not self.end_ids:
            self.end_ids = (int(llama.llama_vocab_eos(handle)),)
        self.pieces = [b"" if is_control else piece for piece, is_control in zip(raw, control, strict=True)]
        self.ids = {piece: token for token, piece in enumerate(self.pieces) if piece}
        self.plain: NDArray[np.bool_] = ~np.asarray(control, dtype=np.bool_)
        self.plain[list(self.end_ids)] = True
        self.matcher_tokens = self._build_matcher_tokens(raw, control)

    def _read_pieces(self) -> tuple[list[bytes], list[bool]]:
        buffer = ctypes.create_string_buffer(_LONGEST_PIECE)
        pieces: list[bytes] = []
        control: list[bool] = []
        special = llama.LLAMA_TOKEN_ATTR_CONTROL | llama.LLAMA_TOKEN_ATTR_UNKNOWN
        for token in range(self.size):
            length = llama.llama_token_to_piece(self._handle, token, buffer, _LONGEST_PIECE, 0, True)
            pieces.append(ctypes.string_at(buffer, max(length, 0)))
            control.append(bool(llama.llama_vocab_get_attr(self._handle, token) & special))
        return pieces, control

    def _build_matcher_tokens(self, raw: list[bytes], control: list[bool]) -> llguidance.LLTokenizer:
        """Build llguidance's view of the vocabulary.

        Only control tokens are marked as special. Tokens such as ``<tool_call>`` that some models define as
        text stay text, so that a grammar writes them as llama.cpp's tokenizer reads them.
        """
        tokens = [
            b"\xff" + piece if is_control else piece for piece, is_control in zip(raw, control, strict=True)
        ]
        tokenize = ctypes.cast(llama._lib.llama_tokenize, ctypes.c_void_p).value
        build: Any = llguidance.LLTokenizer.from_llamacpp  # type: ignore[attr-defined]
        built: llguidance.LLTokenizer = build(
            tokens=tokens,
            vocab_ptr=self._handle,
            tokenize_fptr=tokenize,
            eos_token=list(self.end_ids),
            slices=None,
        )
        return built

    def tokenize(self, text: str, special: bool) -> list[int]:
        """Tokenise a text without adding begin or end tokens.

        Args:
            text: Any text; lone surrogates become question marks.
            special: Whether control tokens written in the text are recognised.

        Raises:
            EngineError: If llama.cpp cannot tokenise it.
        """
        data = text.encode("utf-8", "replace")
        if not data:
            return []
        room = len(data) + 16
        ids = (llama.llama_token * room)()
        count = llama.llama_tokenize(self._handle, data, len(data), ids, room, False, special)
        if count < 0:
            raise EngineError("The text could not be split into tokens.")
        return list(ids[:count])

    def join(self, ids: list[int]) -> bytes:
        """Give the bytes that a list of tokens stands for (control tokens stand for nothing)."""
        return b"".join(self.pieces[token] for token in ids)
