"""A candidate as it is shown: its properties, what changed, and how it came about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from rdkit import Chem

from sandbox.design.constraints import Constraints
from sandbox.design.differences import net_changes
from sandbox.design.measures import MEASURES, measure_all
from sandbox.design.objectives import Objective
from sandbox.design.search import Found
from sandbox.design.surgery import changed_atoms

SHOWN = ("logP", "TPSA", "molecular weight", "QED", "SA score")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One proposed molecule.

    Attributes:
        smiles: Canonical SMILES.
        properties: Measure → value; None where there is none.
        similarity: Tanimoto similarity to the start (Morgan, radius 2).
        changed: Atoms, in the order of ``smiles``, that the start does not have or that are joined otherwise.
        changes: What it has in place of what the start had.
        edits: What the search did, step by step.
        score: Steps ahead of the start, all objectives together.
        scaffold_kept: Whether it has the start's scaffold; true as well where there is none to keep.
    """

    smiles: str
    properties: dict[str, float | None]
    similarity: float
    changed: tuple[int, ...]
    changes: tuple[str, ...]
    edits: tuple[str, ...]
    score: float
    scaffold_kept: bool

    def to_json(self) -> dict[str, Any]:
        """Ready for the result's data."""
        return {
            **asdict(self),
            "changed": list(self.changed),
            "changes": list(self.changes),
            "edits": list(self.edits),
        }


def describe(
    found: Found, start: Chem.Mol, constraints: Constraints, objectives: Sequence[tuple[Objective, float]]
) -> Candidate:
    """Measure everything about a molecule that a chemist looks at first."""
    names = dict.fromkeys([*(objective.quantity for objective, _ in objectives), *SHOWN])
    smiles, changed = changed_atoms(found.mol, start)
    return Candidate(
        smiles,
        {name: _rounded(name, found.mol) for name in names},
        round(constraints.similarity(found.mol), 3),
        changed,
        net_changes(found.mol, start),
        found.edits,
        round(found.score, 3),
        constraints.keeps_scaffold(found.mol),
    )


def _rounded(name: str, mol: Chem.Mol) -> float | None:
    value = float(measure_all(name, [mol])[0])
    return round(value, MEASURES[name].decimals + 1) if np.isfinite(value) else None
