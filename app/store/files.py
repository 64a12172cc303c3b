"""The file of the database, made for the user alone."""

import os
from pathlib import Path


def make_file(path: Path) -> None:
    """Create the folder and an empty file, both for the user alone, where they are missing.

    Raises:
        OSError: If they can't be created or the file can't be written.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    os.close(descriptor)
