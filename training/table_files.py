"""Files of molecules and of reactions for questions about tables, and what can be asked of them.

The policy sees ``T1`` and never the rows, so one small table under many names is enough.
"""

from __future__ import annotations

import atexit
import os
import random
import shutil
import tempfile
from functools import cache
from pathlib import Path

from sandbox.paths import assets_dir

NAMES = (
    "amines.csv", "library.csv", "hits.csv", "batch_12.csv", "compounds.csv", "screening-2026.csv",
    "set_B.csv", "inventory.csv", "Analogues.csv", "series3.csv", "mylist.csv", "plate07.csv",
)  # fmt: skip
REACTION_NAMES = (
    "reactions.csv", "eln_export.csv", "notebook.csv", "lab_reactions.csv", "campaign_3.csv", "ELN-2026.csv",
    "rxns.csv", "runs.csv", "all_experiments.csv", "precedents.csv",
)  # fmt: skip
PRECEDENTS = ("find_precedents", "precedents_of_reaction", "precedents_making", "precedents_using")
CORES = ("Nc1ccccc1", "c1ccccc1", "NCc1ccccc1")
# Property or column → its range in the table.
RANGES = {
    "molecular weight": (90, 160),
    "logP": (0.2, 2.2),
    "TPSA": (12, 70),
    "mass (mg)": (6, 36),
    "number of heavy atoms": (6, 11),
}


def draw_file(tool: str, rng: random.Random) -> str:
    """Draw the path of a table that a tool can take: of reactions where precedents are searched."""
    return str(_folder() / rng.choice(REACTION_NAMES if tool in PRECEDENTS else NAMES))


def draw_property(rng: random.Random) -> dict[str, str | int | float]:
    """Draw a property or column and a range that some rows lie in."""
    name, (low, high) = rng.choice(list(RANGES.items()))
    whole = high - low > 3
    bounds = sorted(rng.uniform(low, high) for _ in range(2))
    least, most = (round(each) if whole else round(each, 1) for each in bounds)
    return {"property": name, "low": least, "high": most}


def draw_axes(rng: random.Random) -> dict[str, str | int | float]:
    """Draw what a plot shows."""
    across, up = rng.sample(list(RANGES), 2)
    return {"x": across, "y": up}


def draw_target(rng: random.Random) -> dict[str, str | int | float]:
    """Draw the name of a file to write."""
    stem = rng.choice(["results", "cleaned", "selection", "out", "picked", "for_elan", "final_list"])
    return {"path": f"{stem}.{rng.choice(['sdf', 'csv', 'xlsx', 'smi'])}"}


def redirected(path: str) -> str:
    """Where a file that a question wants written is written while rows are made."""
    return str(Path(tempfile.mkdtemp(dir=_folder())) / Path(path).name)


def without_folder(text: str) -> str:
    """A question with the bare names of files: where they lie differs from run to run."""
    return text.replace(f"{_folder()}{os.sep}", "")


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="retort-tables-"))
    atexit.register(shutil.rmtree, folder, True)
    for names, example in ((NAMES, "amines.csv"), (REACTION_NAMES, "reactions.csv")):
        for name in names:
            shutil.copy(assets_dir() / "examples" / example, folder / name)
    return folder
