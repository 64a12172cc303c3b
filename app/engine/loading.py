"""Loading a model in the engine's process: choose, check, then hand it to llama.cpp."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.engine.errors import ModelFileError
from app.engine.gguf_header import read_header
from app.engine.hardware import available_memory_mb, default_threads, resident_memory_mb
from app.engine.memory import check_memory
from app.engine.models import default_model
from app.engine.naming import model_name, template_kind
from app.engine.runtime import Runtime


def load(
    path: Path | None,
    adapter: Path | None,
    context: int,
    threads: int | None,
    should_abort: Callable[[], bool],
) -> tuple[Runtime, dict[str, Any]]:
    """Load a model after checking its file.

    Args:
        path: GGUF file, or None for the program's own policy.
        adapter: LoRA adapter for it, or None.
        context: Wanted context in tokens.
        threads: Threads, or None for the computer's physical cores (at most 8).
        should_abort: Whether the computation in progress should end.

    Returns:
        The runtime, and the fields of `EngineInfo` as JSON values.

    Raises:
        ModelFileError: If a file is missing, damaged, unsupported or too large for this computer.
    """
    if path is None:
        choice = default_model()
        path, adapter = choice.path, adapter or choice.adapter
    header = read_header(path)
    if header.kind != "model":
        raise ModelFileError(f"{path.name} is not a model by itself, but {header.kind}.")
    check_memory(header, context, available_memory_mb())
    if adapter is not None and read_header(adapter).kind != "an adapter":
        raise ModelFileError(f"{adapter.name} is not an adapter.")
    runtime = Runtime(path, adapter, context, threads or default_threads(), should_abort)
    info = runtime.describe()
    info["name"] = model_name(info["metadata"], path)
    info["path"] = str(path)
    info["adapter"] = str(adapter) if adapter else None
    info["memory_mb"] = resident_memory_mb()
    info["chat_template"] = template_kind(info["metadata"])
    return runtime, info
