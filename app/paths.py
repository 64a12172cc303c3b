"""Where the program's own files are, and the user's; light, because a start that finds a window reads it.

The sandbox finds the program's files, because its tools read tables from there too.
"""

import os
from pathlib import Path

import platformdirs

from sandbox.paths import assets_dir

__all__ = ["assets_dir", "default_path"]

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
