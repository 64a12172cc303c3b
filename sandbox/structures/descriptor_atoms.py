"""Which atoms stand behind a counted descriptor: H-bond donors, H-bond acceptors, rotatable bonds."""

from __future__ import annotations

from rdkit import Chem

# The patterns of rdkit.Chem.Lipinski, with [OH2] added: by RDKit's own, water neither gives nor takes
# H-bonds.
_DONOR = Chem.MolFromSmarts("[$([N;!H0;v3]),$([N;!H0;+1;v4]),$([O,S;H1;+0]),$([n;H1;+0]),$([OH2])]")
_ACCEPTOR = Chem.MolFromSmarts(
    "[$([O,S;H1;v2]-[!$(*=[O,N,P,S])]),$([O,S;H0;v2]),$([O,S;-]),$([N;v3;!$(N-*=!@[O,N,P,S])]),"
    "$([nX2H0,o,s;+0]),$([OH2])]"
)

# RDKit's strict definition (Code/GraphMol/Descriptors/Lipinski.cpp), which is its default.
_RIGID_ENDS = "!$(*#*)&!D1&!$(C(F)(F)F)&!$(C(Cl)(Cl)Cl)&!$(C(Br)(Br)Br)&!$(C([CH3])([CH3])[CH3])"
_CONJUGATED = (
    "!$([CD3](=[N,O,S])-!@[#7,O,S!D1])&!$([#7,O,S!D1]-!@[CD3]=[N,O,S])"
    "&!$([CD3](=[N+])-!@[#7!D1])&!$([#7!D1]-!@[CD3]=[N+])"
)
_ROTATABLE = Chem.MolFromSmarts(f"[{_RIGID_ENDS}&{_CONJUGATED}]-,:;!@[{_RIGID_ENDS}]")
_VEBER_BOND = Chem.MolFromSmarts("[!D1;!#1]-&!@[!D1;!#1]")
_AMIDE_BOND = Chem.MolFromSmarts("[CX3](=O)-!@[#7]")


def donor_atoms(mol: Chem.Mol) -> tuple[int, ...]:
    """Return the indices of the N, O and S atoms that carry hydrogen and can donate it."""
    return tuple(sorted(atom for (atom,) in _matches(mol, _DONOR)))


def acceptor_atoms(mol: Chem.Mol) -> tuple[int, ...]:
    """Return the indices of the atoms that can accept a hydrogen bond."""
    return tuple(sorted(atom for (atom,) in _matches(mol, _ACCEPTOR)))


def rotatable_bonds(mol: Chem.Mol) -> tuple[tuple[int, int], ...]:
    """Return the rotatable bonds as pairs of atom indices, by RDKit's strict definition."""
    return _bonds(_matches(mol, _ROTATABLE))


def veber_rotatable_bonds(mol: Chem.Mol) -> tuple[tuple[int, int], ...]:
    """Return the rotatable bonds as Veber counted them.

    These are single bonds outside rings between heavy atoms that are not terminal, without amide C-N bonds.
    """
    amides = {tuple(sorted((carbon, nitrogen))) for carbon, _, nitrogen in _matches(mol, _AMIDE_BOND)}
    return tuple(bond for bond in _bonds(_matches(mol, _VEBER_BOND)) if bond not in amides)


def _bonds(matches: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted({(min(pair), max(pair)) for pair in matches}))


def _matches(mol: Chem.Mol, pattern: Chem.Mol) -> tuple[tuple[int, ...], ...]:
    found: tuple[tuple[int, ...], ...] = mol.GetSubstructMatches(pattern, maxMatches=4 * mol.GetNumAtoms())
    return found
