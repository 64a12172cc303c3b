"""The BOILED-Egg: two ellipses in the plane of TPSA and logP, for absorption and brain penetration.

Parameters and descriptors are those of Daina and Zoete, ChemMedChem 2016, 11, 1117: TPSA with S and P as
polar atoms, logP by Wildman and Crippen. Both end near TPSA 0: hydrocarbons lie outside the white.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from rdkit.Chem import rdMolDescriptors

from sandbox.results import YesNo
from sandbox.structures.completeness import components_remark, missing_atoms
from sandbox.types import Molecule


@dataclass(frozen=True, slots=True)
class Ellipse:
    """One ellipse of the model.

    Attributes:
        property: What it means to lie inside.
        tpsa: Centre, Å².
        logp: Centre.
        width: Full axis along TPSA, Å².
        height: Full axis along logP.
        degrees: Rotation, anticlockwise.
    """

    property: str
    tpsa: float
    logp: float
    width: float
    height: float
    degrees: float

    def contains(self, tpsa: float, logp: float) -> bool:
        """Whether a point lies inside or on the ellipse."""
        angle = math.radians(self.degrees)
        x, y = tpsa - self.tpsa, logp - self.logp
        along = x * math.cos(angle) + y * math.sin(angle)
        across = y * math.cos(angle) - x * math.sin(angle)
        return (2 * along / self.width) ** 2 + (2 * across / self.height) ** 2 <= 1


WHITE = Ellipse("is predicted to be well absorbed in the gut", 71.051, 2.292, 142.081, 8.740, -1.031325)
YOLK = Ellipse("is predicted to cross the blood-brain barrier", 38.117, 3.177, 82.061, 5.557, -0.171887)


def inside(ellipse: Ellipse, molecule: Molecule) -> YesNo:
    """Say whether a molecule's point lies in an ellipse.

    Args:
        ellipse: White or yolk.
        molecule: Molecule to place.
    """
    if missing := missing_atoms(molecule):
        return YesNo(None, ellipse.property, missing)
    tpsa = rdMolDescriptors.CalcTPSA(molecule.mol, includeSandP=True)
    logp = rdMolDescriptors.CalcCrippenDescriptors(molecule.mol)[0]
    contained = ellipse.contains(tpsa, logp)
    side = "inside" if contained else "outside"
    part = "white" if ellipse is WHITE else "yolk"
    reason = f"TPSA {tpsa:.1f} Å² and logP {logp:.2f} lie {side} the {part} of the BOILED-Egg"
    remark = components_remark(molecule)
    return YesNo(contained, ellipse.property, f"{reason}; {remark}" if remark else reason)
