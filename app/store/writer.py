"""Tells an answer that another running program is still writing from one that a crash left behind."""

import functools
import platform
from datetime import datetime, timedelta

import psutil

from app.store.models import now

_FOREIGN_STALE = timedelta(hours=1)


@functools.cache
def writer_token() -> str:
    """Name this process: host, process number and start time (numbers are used again, start times aren't)."""
    process = psutil.Process()
    return f"{platform.node()}|{process.pid}|{process.create_time():.3f}"


def is_writing(token: str | None, last_sign: datetime) -> bool:
    """Tell whether the process that the token names may still be writing.

    Args:
        token: As ``writer_token`` gave it; None where nobody writes.
        last_sign: UTC of its last checkpoint. Counts only for another host on a shared folder, whose
            processes can't be seen: an hour of silence is taken for a crash.
    """
    if token is None or token.count("|") != 2:
        return False
    host, pid, started = token.split("|")
    if host != platform.node():
        return now() - last_sign < _FOREIGN_STALE
    try:
        return bool(abs(psutil.Process(int(pid)).create_time() - float(started)) < 1.0)
    except (psutil.Error, ValueError, OverflowError):
        return False
