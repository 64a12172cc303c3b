"""Where a substituent can go on a molecule, the most reasonable place first."""

from __future__ import annotations

from collections.abc import Iterator

from rdkit import Chem

from sandbox.structures.substituents import Substituent

_HETERO = frozenset({7, 8, 9, 15, 16, 17, 35, 53})
_PROTIC = frozenset({"*O", "*N", "*S", "*NC"})


def ranked_sites(mol: Chem.Mol, substituent: Substituent) -> list[int]:
    """Return the symmetry-distinct atoms whose hydrogen the substituent can replace.

    Peroxides, N-halogen bonds, geminal diols, hemiaminals, enols and acyl halides are not made. Aromatic C-H
    comes before N-H (alkyl groups only), benzylic and other saturated C-H, vinylic and acetylenic C-H; on
    aromatic rings, positions ortho and para to donors and meta to acceptors come first, and those next to the
    hetero atom of a pyrrole, furan or thiophene (opposite to it in an indole).

    Args:
        mol: Molecule to search.
        substituent: What is to be attached.

    Returns:
        Atom indices, the most reasonable first.
    """
    first = _first_atom(substituent)
    classes = list(Chem.CanonicalRankAtoms(mol, breakTies=False, includeChirality=True))
    scored: dict[int, tuple[float, int]] = {}
    for atom in mol.GetAtoms():
        score = _score(atom, first, substituent)
        if score is not None:
            kind = classes[atom.GetIdx()]
            scored.setdefault(kind, (score, atom.GetIdx()))
    return [index for _, index in sorted(scored.values())]


def _first_atom(substituent: Substituent) -> int:
    part = Chem.MolFromSmiles(substituent.smiles)
    number: int = part.GetAtomWithIdx(0).GetNeighbors()[0].GetAtomicNum()
    return number


def _score(atom: Chem.Atom, first: int, substituent: Substituent) -> float | None:
    if atom.GetTotalNumHs() == 0 or atom.GetIsotope():
        return None
    if atom.GetAtomicNum() == 7:
        return _nitrogen_score(atom, substituent)
    if atom.GetAtomicNum() != 6 or atom.GetFormalCharge() or substituent.carrier == "nitrogen":
        return None
    if atom.GetIsAromatic():
        return _aromatic_score(atom)
    hybrid = atom.GetHybridization()
    if hybrid == Chem.HybridizationType.SP3:
        return _saturated_score(atom, first)
    if hybrid == Chem.HybridizationType.SP:
        return None if first in _HETERO else 40.0
    if any(
        b.GetBondType() == Chem.BondType.DOUBLE and b.GetOtherAtom(atom).GetAtomicNum() != 6
        for b in atom.GetBonds()
    ):
        return None
    return None if substituent.smiles in _PROTIC else 30.0


def _nitrogen_score(atom: Chem.Atom, substituent: Substituent) -> float | None:
    if substituent.carrier == "carbon" or atom.GetFormalCharge() or atom.GetDegree() == 0:
        return None
    if any(n.GetAtomicNum() not in (1, 6) for n in atom.GetNeighbors()):
        return None
    acyl = any(
        bond.GetBondType() == Chem.BondType.DOUBLE and bond.GetOtherAtom(n).GetAtomicNum() != 6
        for n in atom.GetNeighbors()
        for bond in n.GetBonds()
    )
    if substituent.carrier == "nitrogen" and acyl:
        return None
    return 14.0 if acyl or atom.GetIsAromatic() else 10.0


def _saturated_score(atom: Chem.Atom, first: int) -> float | None:
    neighbours = list(atom.GetNeighbors())
    hetero = any(n.GetAtomicNum() in _HETERO for n in neighbours)
    if hetero and first in _HETERO:
        return None
    score = 24.0 if hetero else 20.0
    if any(n.GetIsAromatic() for n in neighbours):
        score -= 4
    elif any(
        n.GetAtomicNum() == 6 and n.GetHybridization() == Chem.HybridizationType.SP2 for n in neighbours
    ):
        score -= 2
    return score + 0.1 * atom.GetDegree()


def arene_reactivity(atom: Chem.Atom) -> float:
    """How readily an electrophile attacks an aromatic carbon, against others of the same molecule.

    Args:
        atom: Aromatic carbon with a hydrogen.

    Returns:
        A sum of increments without unit; higher is faster.
    """
    return -_aromatic_score(atom)


def _aromatic_score(atom: Chem.Atom) -> float:
    mol = atom.GetOwningMol()
    score = 0.0
    for ring in mol.GetRingInfo().AtomRings():
        if atom.GetIdx() in ring:
            score -= sum(
                _influence(mol, ring, atom.GetIdx(), other) for other in ring if other != atom.GetIdx()
            )
            if len(ring) == 6 and any(_is_fusion(n) for n in atom.GetNeighbors()):
                score -= 0.2  # the alpha positions of naphthalene and quinoline
    return score


def _is_fusion(atom: Chem.Atom) -> bool:
    rings = atom.GetOwningMol().GetRingInfo()
    return atom.GetIsAromatic() and rings.NumAtomRings(atom.GetIdx()) > 1


def _influence(mol: Chem.Mol, ring: tuple[int, ...], site: int, other: int) -> float:
    """How much a ring atom's substituent favours the site; positive is favourable."""
    apart = abs(ring.index(site) - ring.index(other))
    apart = min(apart, len(ring) - apart)
    member = mol.GetAtomWithIdx(other)
    if len(ring) == 5 and _gives_a_pair(member):
        fused = any(mol.GetRingInfo().NumAtomRings(index) > 1 for index in ring)
        return 1.0 + (0.2 if (apart == 1) != fused else 0.0)
    facing = 1.0 if apart in (1, 3) else -0.5
    if member.GetAtomicNum() == 7 and member.GetTotalNumHs() == 0 and member.GetDegree() == 2:
        return -1.0 * facing
    total = 0.0
    for outside in _outside(mol, ring, member):
        total += facing * _donation(member, outside) - (0.6 if apart == 1 else 0.0)
    return total


def _gives_a_pair(member: Chem.Atom) -> bool:
    """Whether a ring atom is the N, O or S of a pyrrole, furan or thiophene."""
    if member.GetAtomicNum() == 7:
        return bool(member.GetDegree() == 3 or member.GetTotalNumHs() == 1)
    return member.GetAtomicNum() in (8, 16)


def _outside(mol: Chem.Mol, ring: tuple[int, ...], member: Chem.Atom) -> Iterator[Chem.Atom]:
    for neighbour in member.GetNeighbors():
        bond = mol.GetBondBetweenAtoms(member.GetIdx(), neighbour.GetIdx())
        if neighbour.GetIdx() not in ring and not bond.GetIsAromatic():
            yield neighbour


def _donation(member: Chem.Atom, outside: Chem.Atom) -> float:
    number, charge = outside.GetAtomicNum(), outside.GetFormalCharge()
    multiple = [
        b for b in outside.GetBonds() if b.GetBondType() != Chem.BondType.SINGLE and not b.GetIsAromatic()
    ]
    polar = any(b.GetOtherAtom(outside).GetAtomicNum() in (7, 8, 16) for b in multiple)
    if charge > 0 or polar:
        return -1.5
    if number in (7, 8):
        acyl = any(
            b.GetBondType() == Chem.BondType.DOUBLE
            for n in outside.GetNeighbors()
            if n.GetIdx() != member.GetIdx()
            for b in n.GetBonds()
        )
        return 1.2 if acyl else 2.0
    if number == 6:
        fluorines = sum(n.GetAtomicNum() == 9 for n in outside.GetNeighbors())
        return -1.0 if fluorines >= 2 else 0.8
    return 0.3
