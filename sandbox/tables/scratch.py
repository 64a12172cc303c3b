"""Where tables that calls make are kept."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

ENVIRONMENT = "RETORT_DATA"
FOLDER = "tables"


def folder() -> Path:
    """The folder of made tables, beside the conversations that refer to them; created where it is missing.

    The environment variable ``RETORT_DATA`` names the data folder, or a database in it.

    Raises:
        OSError: It cannot be created.
    """
    chosen = os.environ.get(ENVIRONMENT, "").strip()
    data = (
        Path(chosen).expanduser() if chosen else Path(platformdirs.user_data_dir("Retort", appauthor=False))
    )
    if chosen and data.suffix.lower() == ".db":
        data = data.parent
    found = data / FOLDER
    found.mkdir(mode=0o700, parents=True, exist_ok=True)
    return found
