"""Where the database lies."""

import os
from pathlib import Path

import platformdirs

FILE_NAME = "retort.db"
ENVIRONMENT = "RETORT_DATA"


def default_path() -> Path:
    """The user's database: ``retort.db`` in the data folder of the operating system.

    The environment variable ``RETORT_DATA`` names another folder, or, ending in ``.db``, another file.
    """
    chosen = os.environ.get(ENVIRONMENT, "").strip()
    if not chosen:
        return Path(platformdirs.user_data_dir("Retort", appauthor=False)) / FILE_NAME
    path = Path(chosen).expanduser()
    return path if path.suffix.lower() == ".db" else path / FILE_NAME


def make_file(path: Path) -> None:
    """Create the folder and an empty file, both for the user alone, where they are missing.

    Raises:
        OSError: If they can't be created or the file can't be written.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    os.close(descriptor)
