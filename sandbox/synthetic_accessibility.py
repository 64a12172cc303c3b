"""The synthetic accessibility score, from the script that RDKit ships beside its library.

RDKit installs ``Contrib/SA_Score`` as plain files, not as an importable package: the script is loaded by its
path, on first use, because its fragment table takes a second to read.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType

from rdkit import Chem, RDConfig

from sandbox.errors import ToolError


def score(mol: Chem.Mol) -> float:
    """Return the score, from 1 (easy to make) to 10 (very hard).

    Raises:
        ToolError: The script or its table is missing from this installation.
    """
    return float(_script().calculateScore(mol))


@cache
def _script() -> ModuleType:
    path = Path(RDConfig.RDContribDir) / "SA_Score" / "sascorer.py"
    spec = importlib.util.spec_from_file_location("rdkit_contrib_sascorer", path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise ToolError(
            "the synthetic accessibility score is missing from this installation (RDKit's Contrib/SA_Score)"
        )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
