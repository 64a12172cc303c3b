"""What must be said about a structure before a number is given for it: open places, and several "
"components."""

from __future__ import annotations

from rdkit import Chem

from sandbox.types import Molecule


def missing_atoms(molecule: Molecule) -> str | None:
    """Return why a value that depends on every atom does not exist, for structures with R groups; else "
    "None."""
    count = sum(atom.GetAtomicNum() == 0 for atom in molecule.mol.GetAtoms())
    if not count:
        return None
    atoms = "an unspecified atom (* or R)" if count == 1 else f"{count} unspecified atoms (* or R)"
    return f"{molecule.label} contains {atoms}, so the value is not defined"


def components_remark(molecule: Molecule) -> str | None:
    """Return what must stand beside a value that is usually meant for one compound, where there are "
    "several."""
    components = len(Chem.GetMolFrags(molecule.mol))
    return f"for all {components} components of {molecule.label} together" if components > 1 else None
