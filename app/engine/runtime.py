"""One loaded model in llama.cpp: weights, context, and the KV cache with what is in it."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import llama_cpp.llama_cpp as llama
import numpy as np
from numpy.typing import NDArray

from app.engine.errors import ContextOverflow, EngineError, ModelFileError
from app.engine.logring import LogRing
from app.engine.memory import BATCH_TOKENS
from app.engine.vocabulary import Vocabulary

_ABORTED = 2
_NO_SLOT = 1
_MAX_METADATA_ITEMS = 500
_MAX_METADATA_CHARS = 200_000


def model_parameters() -> Any:
    """How llama.cpp is to load a model: on the processor, without the kernels that are broken there."""
    parameters = llama.llama_model_default_params()
    parameters.n_gpu_layers = 0
    # llama.cpp's AMX kernels set tiles up for one thread only and die of SIGILL in the others.
    parameters.use_extra_bufts = b"AMX_INT8 = 1" not in llama.llama_print_system_info()
    return parameters


class Runtime:
    """A model that can read tokens and give logits. Not thread-safe.

    Args:
        path: GGUF file, already checked by `read_header`.
        adapter: LoRA adapter in GGUF form to apply at load, or None.
        context: Wanted context in tokens; capped at what the model was trained for.
        threads: Threads for reading and generating.
        should_abort: Asked several hundred times a pass; True stops the pass within milliseconds.

    Attributes:
        cached: Tokens whose keys and values are in the KV cache, in order.
        vocabulary: The model's tokens.
        n_ctx: Context in tokens, as allocated.

    Raises:
        ModelFileError: If llama.cpp refuses a file.
    """

    def __init__(
        self, path: Path, adapter: Path | None, context: int, threads: int, should_abort: Callable[[], bool]
    ) -> None:
        self.cached: list[int] = []
        self._log = LogRing()
        llama.llama_backend_init()
        self._model = self._load_model(path)
        trained = int(llama.llama_model_n_ctx_train(self._model))
        self._context = self._make_context(min(context, trained) if trained > 0 else context, threads)
        self._adapter = self._load_adapter(adapter) if adapter is not None else None
        # The C side keeps a bare pointer to the callback object.
        self._abort = llama.ggml_abort_callback(lambda _data: should_abort())
        llama.llama_set_abort_callback(self._context, self._abort, ctypes.c_void_p(0))
        self._batch = llama.llama_batch_init(BATCH_TOKENS, 0, 1)
        self.n_ctx = int(llama.llama_n_ctx(self._context))
        self.vocabulary = Vocabulary(llama.llama_model_get_vocab(self._model))

    def _load_model(self, path: Path) -> Any:
        model = llama.llama_model_load_from_file(os.fsencode(path), model_parameters())
        if not model:
            raise ModelFileError(
                f"The model {path.name} could not be loaded: {self._log.errors() or 'no reason given'}."
            )
        return model

    def _make_context(self, n_ctx: int, threads: int) -> Any:
        parameters = llama.llama_context_default_params()
        parameters.n_ctx = n_ctx
        parameters.n_batch = BATCH_TOKENS
        parameters.n_ubatch = BATCH_TOKENS
        parameters.n_threads = threads
        parameters.n_threads_batch = threads
        parameters.no_perf = True
        context = llama.llama_init_from_model(self._model, parameters)
        if not context:
            raise ModelFileError(
                f"The model's context could not be made: {self._log.errors() or 'not enough memory'}."
            )
        return context

    def _load_adapter(self, path: Path) -> Any:
        adapter = llama.llama_adapter_lora_init(self._model, os.fsencode(path))
        if not adapter:
            reason = self._log.errors() or "no reason given"
            raise ModelFileError(f"The adapter {path.name} does not fit the model: {reason}.")
        adapters = (llama.llama_adapter_lora_p_ctypes * 1)(adapter)
        if llama.llama_set_adapters_lora(self._context, adapters, 1, (ctypes.c_float * 1)(1.0)) != 0:
            raise ModelFileError(f"The adapter {path.name} could not be applied.")
        return adapter

    def align(self, target: list[int]) -> int:
        """Cut the KV cache back to its longest common prefix with a wanted sequence.

        Returns:
            How many tokens of `target` are in the cache now.
        """
        common = 0
        for have, want in zip(self.cached, target, strict=False):
            if have != want:
                break
            common += 1
        self._cut(common)
        return len(self.cached)

    def _cut(self, length: int) -> None:
        if length == len(self.cached):
            return
        memory = llama.llama_get_memory(self._context)
        if not llama.llama_memory_seq_rm(memory, 0, length, -1):
            # Models with recurrent state cannot forget a part.
            llama.llama_memory_clear(memory, True)
            length = 0
        del self.cached[length:]

    def read(self, tokens: list[int]) -> bool:
        """Append tokens to the KV cache, at most ``BATCH_TOKENS`` at once; logits follow the last one.

        Returns:
            False if the pass was aborted; the cache then holds fewer tokens.

        Raises:
            ContextOverflow: If they do not fit.
            EngineError: If llama.cpp fails.
        """
        start = len(self.cached)
        if start + len(tokens) > self.n_ctx:
            raise ContextOverflow(
                f"The conversation is longer than the model's context of {self.n_ctx} tokens."
            )
        batch = self._batch
        batch.n_tokens = len(tokens)
        for i, token in enumerate(tokens):
            batch.token[i] = token
            batch.pos[i] = start + i
            batch.n_seq_id[i] = 1
            batch.seq_id[i][0] = 0
            batch.logits[i] = int(i == len(tokens) - 1)
        status = llama.llama_decode(self._context, batch)
        if status == 0:
            self.cached.extend(tokens)
            return True
        self._resynchronise(tokens)
        if status == _ABORTED:
            return False
        if status == _NO_SLOT:
            raise ContextOverflow("The conversation no longer fits into the model's memory.")
        raise EngineError(f"llama.cpp could not compute (code {status}): {self._log.errors()}")

    def _resynchronise(self, tokens: list[int]) -> None:
        """Find out what an unfinished pass left in the cache."""
        memory = llama.llama_get_memory(self._context)
        present = int(llama.llama_memory_seq_pos_max(memory, 0)) + 1
        self.cached = (self.cached + tokens)[:present]
        # Cells of half-computed tokens would be wrong: drop everything after what is known to be whole.
        llama.llama_memory_seq_rm(memory, 0, len(self.cached), -1)

    def logits(self) -> NDArray[np.float32]:
        """Logits after the last token read, shape (vocabulary,); a view, valid until the next pass."""
        pointer = llama.llama_get_logits_ith(self._context, -1)
        return np.ctypeslib.as_array(pointer, (self.vocabulary.size,))

    def describe(self) -> dict[str, Any]:
        """Read back what is loaded: name, architecture, quantization, threads, metadata."""
        metadata = _read_metadata(self._model, "llama_model_meta")
        if self._adapter is not None:
            metadata.update(
                (key, value)
                for key, value in _read_metadata(self._adapter, "llama_adapter_meta").items()
                if not key.startswith("general.")
            )
        return {
            "name": metadata.get("general.name", ""),
            "architecture": metadata.get("general.architecture", ""),
            "quantization": _quantization_name(int(llama.llama_model_ftype(self._model))),
            "n_ctx": self.n_ctx,
            "n_threads": int(llama.llama_n_threads(self._context)),
            "n_vocab": self.vocabulary.size,
            "metadata": metadata,
        }

    def close(self) -> None:
        """Free the model and its memory."""
        llama.llama_batch_free(self._batch)
        llama.llama_free(self._context)
        llama.llama_model_free(self._model)


def _quantization_name(file_type: int) -> str:
    prefix = "LLAMA_FTYPE_MOSTLY_"
    guessed = 1024  # llama.cpp adds this flag where the file does not say
    for name, value in vars(llama).items():
        if name.startswith(prefix) and value == file_type & ~guessed:
            return name.removeprefix(prefix)
    return "F32" if file_type == llama.LLAMA_FTYPE_ALL_F32 else "unknown"


def _read_metadata(handle: Any, prefix: str) -> dict[str, str]:
    """Read the key-value pairs of a model or an adapter; lists are left out by llama.cpp."""
    count = getattr(llama, f"{prefix}_count")(handle)
    items: dict[str, str] = {}
    for index in range(min(count, _MAX_METADATA_ITEMS)):
        key = _read_string(getattr(llama, f"{prefix}_key_by_index"), handle, index)
        items[key] = _read_string(getattr(llama, f"{prefix}_val_str_by_index"), handle, index)
    return items


def _read_string(read: Any, handle: Any, index: int) -> str:
    room = 4096
    buffer = ctypes.create_string_buffer(room)
    needed = read(handle, index, buffer, room)
    if needed >= room:
        room = min(needed, _MAX_METADATA_CHARS) + 1
        buffer = ctypes.create_string_buffer(room)
        read(handle, index, buffer, room)
    return buffer.value.decode("utf-8", "replace")
