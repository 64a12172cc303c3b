"""What this computer offers: cores and memory."""

from __future__ import annotations

from pathlib import Path

import psutil

MAX_THREADS = 8
_CGROUP = Path("/sys/fs/cgroup")


def default_threads() -> int:
    """Threads to compute with: physical cores, at most 8, no more than this process may use."""
    cores = int(psutil.cpu_count(logical=False) or psutil.cpu_count() or 1)
    process = psutil.Process()
    if hasattr(process, "cpu_affinity"):  # not on macOS
        cores = min(cores, len(process.cpu_affinity()) or cores)
    return max(1, min(cores, MAX_THREADS))


def available_memory_mb() -> float:
    """Memory that can be taken without swapping, in MB (10⁶ bytes); a container's own limit counts."""
    available = float(psutil.virtual_memory().available)
    limit, used = _read_bytes(_CGROUP / "memory.max"), _read_bytes(_CGROUP / "memory.current")
    if limit is not None and used is not None:
        available = min(available, max(limit - used, 0.0))
    return available / 1e6


def resident_memory_mb() -> float:
    """Resident size of this process, in MB (10⁶ bytes)."""
    return float(psutil.Process().memory_info().rss) / 1e6


def _read_bytes(path: Path) -> float | None:
    """Read a cgroup figure; None where there is no such file or no limit ("max")."""
    try:
        return float(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
