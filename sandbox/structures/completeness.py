"""What must be said about a structure before a number is given for it: open places, several components."""

from __future__ import annotations

from rdkit import Chem
from rdkit.Chem import rdqueries

from sandbox.types import Molecule

# Asked of every row of a table: the text is looked at first, and the atoms are gone through in C++.
_UNSPECIFIED = rdqueries.AtomNumEqualsQueryAtom(0)


def missing_atoms(molecule: Molecule) -> str | None:
    """Return why a value that depends on every atom does not exist (R groups); else None."""
    if "*" not in molecule.smiles and "#0" not in molecule.smiles:
        return None
    count = len(molecule.mol.GetAtomsMatchingQuery(_UNSPECIFIED))
    if not count:
        return None
    atoms = "an unspecified atom (* or R)" if count == 1 else f"{count} unspecified atoms (* or R)"
    return f"{molecule.label} contains {atoms}, so the value is not defined"


def components_remark(molecule: Molecule) -> str | None:
    """Return what must stand beside a value that is meant for one compound, where there are several."""
    if "." not in molecule.smiles:
        return None
    components = len(Chem.GetMolFrags(molecule.mol))
    return f"for all {components} components of {molecule.label} together" if components > 1 else None
