"""What a call ran with: versions and limits, kept beside its result so that it can be repeated knowingly."""

from __future__ import annotations

import functools
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from sandbox.episode import Runner
from sandbox.registry import Registry
from sandbox.workers.pool import WorkerPool

PACKAGE = "retort-chem"
LABELS = {
    "retort": "Retort",
    "rdkit": "RDKit",
    "python": "Python",
    "signature": "Signature of the tool",
    "deadline_s": "Time limit",
    "memory_mb": "Memory limit",
}
UNITS = {"deadline_s": " s", "memory_mb": " MB"}


@functools.cache
def versions() -> dict[str, str]:
    """Versions of the program and of what decides its results."""
    return {"retort": _version(PACKAGE), "rdkit": _version("rdkit"), "python": platform.python_version()}


def environment_of(tool: str, registry: Registry, runner: Runner) -> dict[str, Any]:
    """Describe what a call of a tool runs with, here and now.

    Args:
        tool: Name of the tool.
        registry: The tools.
        runner: Runs it; a worker pool has limits.

    Returns:
        Versions; the tool's signature where it exists; ``deadline_s`` and ``memory_mb`` where they are known.
    """
    found: dict[str, Any] = dict(versions())
    own_s = 0.0
    if tool in registry:
        found["signature"] = registry.get(tool).signature_hash
        own_s = registry.get(tool).deadline_s or 0.0  # a slow tool's own limit is the longer one
    if isinstance(runner, WorkerPool):
        limits = runner.limits
        found |= {"deadline_s": max(limits.deadline_s, own_s), "memory_mb": limits.memory_mb}
    return found


def in_words(environment: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Name and value of each part, in a fixed order, for reading."""
    shown = [(key, environment[key]) for key in LABELS if environment.get(key) not in (None, "")]
    return [(LABELS[key], f"{_plain(value)}{UNITS.get(key, '')}") for key, value in shown]


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
