"""What a proposal is worth: steps ahead of the start, less what was quietly spoilt on the way."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rdkit import Chem

from sandbox.design.constraints import Constraints
from sandbox.design.measures import Values, measure_all
from sandbox.design.objectives import Objective
from sandbox.errors import ToolError
from sandbox.structures.chem import parse_smarts

# What quietly spoils a molecule while its objective improves, in steps of the objective for a unit of each.
HARDER = 1.5  # SA score beyond a rise of 0.5
LESS_DRUG_LIKE = 6.0  # QED lost beyond 0.05
LARGER = 0.15  # heavy atoms beyond six more
SMALLER = 0.25  # heavy atoms fewer beyond three: half a molecule is seldom the answer
FLEXIBLE = 0.4  # rotatable bonds beyond three more
RINGS = 1.0  # rings lost
UNLIKE = 1.0  # similarity lost
IONIC = 0.5  # acids and amines more than the start has, by their number
UNIONIC = 1.0  # acids and amines fewer: what carries a charge is seldom there for nothing
POLYIONIC = 2.0  # of these those after the first: a diacid is soluble and no blocker, and no drug either
CROWDED = 1.5  # primary amides, primary sulfonamides and acids that come in after the first
POLAR = 0.03  # Å² of polar surface beyond the start's or what membranes are passed with, whichever is more
PASSES = 120.0  # Å²: Veber et al., J. Med. Chem. 2002, 45, 2615, has 140, without S
BEYOND = 0.15  # a step beyond what is enough counts this much
# Quantity → what is quickly calculated and usually goes the same way (or the other), and a step of that: what
# blocks hERG or CYP3A4 and what microsomes clear fast is lipophilic, what passes membranes is not polar
# (Waring, Expert Opin. Drug Discov. 2010, 5, 235; Gleeson, J. Med. Chem. 2008, 51, 817).
_STAND_INS = {
    "logS": ("ESOL logS", 0.5),
    "logP": ("logP", 0.5),
    "TPSA": ("TPSA", 10.0),
    "molecular weight": ("molecular weight", 20.0),
    "hERG inhibition": ("logP", 0.5),
    "CYP3A4 inhibition": ("logP", 0.5),
    "microsomal clearance": ("logP", 0.5),
    "BBB penetration": ("TPSA", -10.0),
    "Caco-2 permeability": ("TPSA", -10.0),
}
# Quantity that takes a model → another method that has to agree: a search finds where a model errs, and two
# methods seldom err alike.
_SECOND = {"logS": "ESOL logS"}
_POLAR_ENDS = tuple(
    parse_smarts(smarts)
    for smarts in ("[CX3](=O)[NX3H2]", "[SX4](=O)(=O)[NX3H2]", "[CX3](=O)[OX2H1,OX1-]", "[cX3]1nnn[n]1")
)
_IONS = tuple(
    parse_smarts(smarts)
    for smarts in (
        "[CX3](=O)[OX2H1,OX1-]",
        "[OX2H1,OX1-;$(*-[S,P]=O)]",
        "[nH]1nnnc1",
        "[nH]1nncn1",
        "[NX3;!$(N-[!#6;!#1]);!$(N-*=[O,S,N]);!$(N-a);!$(N-C#N)]",
    )
)


class Judge:
    """Scores molecules by how many steps they are ahead of the start, and by what was spoilt on the way.

    Args:
        start: The molecule to improve.
        objectives: What is wanted, each with its weight.

    Raises:
        ToolError: A quantity has no value for the start.
    """

    def __init__(self, start: Chem.Mol, objectives: Sequence[tuple[Objective, float]]) -> None:
        self._objectives = objectives
        self.before: dict[str, float] = {}
        for objective, _ in objectives:
            value = float(measure_all(objective.quantity, [start])[0])
            if not np.isfinite(value):
                raise ToolError(f"there is no {objective.quantity} for this molecule to start from")
            self.before[objective.quantity] = value
        second = (_SECOND[name] for name in self.before if name in _SECOND)
        self._second = {name: float(measure_all(name, [start])[0]) for name in second}
        self._qed = float(measure_all("QED", [start])[0])
        self._sa = float(measure_all("SA score", [start])[0])
        self._atoms = start.GetNumHeavyAtoms()
        self._rotors = float(measure_all("number of rotatable bonds", [start])[0])
        self._rings = start.GetRingInfo().NumRings()
        self._ions = ions(start)
        self._ends = _count(_POLAR_ENDS, start)
        self._surface = max(PASSES, float(measure_all("TPSA", [start])[0]))
        self._constraints = Constraints(start)

    def score(self, mols: Sequence[Chem.Mol]) -> Values:
        """Steps ahead of the start, beyond enough discounted, less what was spoilt."""
        total = -self._harm(mols)
        for objective, weight in self._objectives:
            gains = self.gains(objective, mols)
            over = np.maximum(0, gains - objective.enough)
            total += weight * (gains - (1 - BEYOND) * over)
        return np.asarray(total)

    def gains(self, objective: Objective, mols: Sequence[Chem.Mol]) -> Values:
        """Steps forward in one objective; where a second method is asked, the smaller of both."""
        values = measure_all(objective.quantity, mols)
        steps = objective.sign * (values - self.before[objective.quantity]) / objective.step
        name = _SECOND.get(objective.quantity)
        if name is None:
            return np.asarray(steps)
        others = objective.sign * (measure_all(name, mols) - self._second[name]) / objective.step
        return np.asarray(np.minimum(steps, others))

    def prior(self, mols: Sequence[Chem.Mol]) -> Values:
        """A first guess by what is quickly calculated: small changes, and those in the usual direction."""
        total = np.zeros(len(mols))
        for objective, weight in self._objectives:
            stand_in = _STAND_INS.get(objective.quantity)
            if stand_in is not None:
                name, step = stand_in
                total += weight * objective.sign * measure_all(name, mols) / step
        return np.asarray(
            total - np.array([UNLIKE * (1 - self._constraints.similarity(mol)) for mol in mols])
        )

    def _harm(self, mols: Sequence[Chem.Mol]) -> Values:
        harder = np.maximum(0, measure_all("SA score", mols) - self._sa - 0.5)
        less = np.maximum(0, self._qed - measure_all("QED", mols) - 0.05)
        atoms = np.array([mol.GetNumHeavyAtoms() for mol in mols], float) - self._atoms
        rings = self._rings - np.array([mol.GetRingInfo().NumRings() for mol in mols], float)
        unlike = np.array([1 - self._constraints.similarity(mol) for mol in mols])
        size = LARGER * np.maximum(0, atoms - 6) + SMALLER * np.maximum(0, -atoms - 3)
        charged = self._charged(np.array([ions(mol) for mol in mols], float) - self._ions)
        ends = np.array([_count(_POLAR_ENDS, mol) for mol in mols], float) - self._ends
        polar = CROWDED * np.maximum(0, ends - 1)
        polar += POLAR * np.maximum(0, measure_all("TPSA", mols) - self._surface)
        rotors = np.maximum(0, measure_all("number of rotatable bonds", mols) - self._rotors - 3)
        spoilt = HARDER * harder + LESS_DRUG_LIKE * less + RINGS * np.maximum(0, rings) + FLEXIBLE * rotors
        return np.asarray(spoilt + size + UNLIKE * unlike + charged + polar)

    def _charged(self, gained: Values) -> Values:
        more = np.maximum(0, gained)
        return np.asarray(
            IONIC * more + POLYIONIC * np.maximum(0, more - 1) + UNIONIC * np.maximum(0, -gained)
        )


def ions(mol: Chem.Mol) -> int:
    """How many groups are charged at the pH of blood."""
    return _count(_IONS, mol)


def _count(queries: Sequence[Chem.Mol], mol: Chem.Mol) -> int:
    return sum(len(mol.GetSubstructMatches(query)) for query in queries)
