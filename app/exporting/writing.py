"""Writes a file so that it is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file; an existing one is replaced only when the new one is whole.

    Raises:
        OSError: It cannot be written; an existing file is as it was.
    """
    handle, partial = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-"[:60])
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(partial, 0o644)
        os.replace(partial, path)
    except BaseException:
        Path(partial).unlink(missing_ok=True)
        raise
