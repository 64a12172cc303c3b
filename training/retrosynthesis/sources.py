"""Where the data lie that this package learns from."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "RETORT_TRAINING_DATA"
USPTO_50K = "uspto50k_mhn_prepro.csv.gz"
USPTO_15K = "uspto15k_{split}.txt.gz"
HISTORIAN = "uspto_sm_historian.json.gz"


def data_file(name: str) -> Path:
    """Return the path of a data file.

    Raises:
        FileNotFoundError: The folder is not set or lacks the file; the message says what to do.
    """
    folder = os.environ.get(VARIABLE, "")
    path = Path(folder) / name
    if not folder or not path.is_file():
        raise FileNotFoundError(
            f"{name} is not there: set {VARIABLE} to the folder that holds it (see docs/reactions.md)"
        )
    return path
