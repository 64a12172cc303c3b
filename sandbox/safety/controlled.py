"""Whether a structure is on the lists of the Chemical Weapons Convention or the Australia Group.

A match is exact (the compound is named there), generic (it belongs to a family that the schedules describe)
or close (it is not listed, but resembles a scheduled agent). What it does not cover: toxins that are
proteins, national lists, narcotics, and agents that are neither listed nor like a listed one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rdkit import Chem
from rdkit.Chem.MolStandardize import rdMolStandardize

from sandbox.safety.cwc_families import CLOSE, FAMILIES, Family, family_atoms
from sandbox.safety.tables import CONTROLLED, read_table

How = Literal["exact", "generic", "close"]
LEAST_OWN_ATOMS = 4  # a smaller component of a salt (fluoride, cyanide) is no listed compound by itself
LISTS = {
    "1": "Schedule 1 of the Chemical Weapons Convention",
    "2": "Schedule 2 of the Chemical Weapons Convention",
    "3": "Schedule 3 of the Chemical Weapons Convention",
    "AG": "the Australia Group's list of chemical weapons precursors",
}
# Listed as weapons themselves and not as what they are made from, by CAS number: Schedules 2A and 3A.
TOXIC_2A = frozenset(["78-53-5", "382-21-8", "6581-06-2"])
TOXIC_3A = frozenset(["75-44-5", "506-77-4", "74-90-8", "76-06-2"])


@dataclass(frozen=True, slots=True)
class Match:
    """One reason why a structure is on a list or near it.

    Attributes:
        how: Whether it is named, belongs to a family, or is close to one.
        where: Key of ``LISTS``; empty for what is only close.
        what: The entry, in words.
        cas: CAS number of the entry; empty for families.
        atoms: Atom indices, in the molecule that was asked about, that make the match; empty for exact
            ones.
        weapon: Whether the entry is an agent, or a precursor of Schedule 1, whose design is declined.
    """

    how: How
    where: str
    what: str
    cas: str = ""
    atoms: tuple[tuple[int, ...], ...] = ()
    weapon: bool = False

    def __str__(self) -> str:
        if self.how == "close":
            return f"not listed, but close to {self.what}"
        name = f"{self.what} (CAS {self.cas})" if self.cas else self.what
        return f"{name}: {LISTS[self.where]}"


def find_controlled(mol: Chem.Mol) -> tuple[Match, ...]:
    """Find the entries that a structure, or one of its components, falls under.

    Salts, protonation, isotopes, stereo and charge-separated P=O make no difference.

    Args:
        mol: The structure, as drawn.

    Returns:
        Exact entries first, then families, then what it is close to.
    """
    parts = list(_components(mol))
    exact = list(_exact(mol, [part for part, _ in parts]))
    generic = [match for part, atoms in parts for match in _families(part, atoms, FAMILIES)]
    close = [match for part, atoms in parts for match in _families(part, atoms, CLOSE)]
    if any(match.weapon for match in (*exact, *generic)):
        close = []  # it is listed; that it resembles its own entry says no more
    if any(match.where == "1" for match in (*exact, *generic)):
        generic = [match for match in generic if match.where == "1"]  # Schedule 2B excepts Schedule 1
    return (*exact, *generic, *close)


def listed_weapon(mol: Chem.Mol) -> str | None:
    """Name of the listed weapon that a structure is or has as a component; families are not looked at."""
    exact = _exact(mol, [part for part, _ in _components(mol)])
    return next((match.what for match in exact if match.weapon), None)


def weapons_by_smiles() -> dict[str, str]:
    """Canonical SMILES without stereo of each listed weapon → its name."""
    found = {}
    for smiles, rows in _listed().items():
        for row in rows:
            if row["list"] == "1" or row["cas"] in TOXIC_2A:
                found[smiles] = row["name"] or row["smiles"]
    return found


def _exact(mol: Chem.Mol, parts: list[Chem.Mol]) -> Iterable[Match]:
    whole = len(parts) == 1
    keys = {_key(mol)} | {_key(part) for part in parts if whole or part.GetNumAtoms() >= LEAST_OWN_ATOMS}
    rows = {(row["list"], row["cas"]): row for key in sorted(keys) for row in _listed().get(key, ())}
    for row in rows.values():
        weapon = row["list"] == "1" or row["cas"] in TOXIC_2A
        yield Match("exact", row["list"], row["name"] or row["smiles"], row["cas"], weapon=weapon)


def _families(part: Chem.Mol, atoms: tuple[int, ...], families: Iterable[Family]) -> Iterable[Match]:
    seen = set()
    for family in families:
        if family.name in seen:
            continue
        if found := family_atoms(part, family):
            seen.add(family.name)
            places = tuple(tuple(atoms[i] for i in match) for match in found)
            if family.code == "close":
                yield Match("close", "", family.name, atoms=places, weapon=True)
            else:
                weapon = family.code.startswith(("1", "2A"))
                yield Match("generic", family.code[0], f"{family.name} ({family.code})", "", places, weapon)


@cache
def _listed() -> Mapping[str, tuple[Mapping[str, str], ...]]:
    """Rows of the table by the SMILES without stereo of the compound and, for organic salts, of its parts."""
    rows: dict[str, list[Mapping[str, str]]] = {}
    for row in read_table(CONTROLLED):
        mol = Chem.MolFromSmiles(row["smiles"])
        rows.setdefault(_key(mol), []).append(row)
        parts = [part for part, _ in _components(mol)]
        if len(parts) == 1 and _key(parts[0]) != _key(mol):
            rows.setdefault(_key(parts[0]), []).append(row)
    return {key: tuple(found) for key, found in rows.items()}


def _key(mol: Chem.Mol) -> str:
    return str(Chem.MolToSmiles(mol, isomericSmiles=False))


def _components(mol: Chem.Mol) -> Iterable[tuple[Chem.Mol, tuple[int, ...]]]:
    """Each component as the patterns read it, with the original index of each of its atoms."""
    copy = Chem.Mol(mol)
    for atom in copy.GetAtoms():
        atom.SetIsotope(0)
        atom.SetAtomMapNum(0)
        atom.SetIntProp("_original", atom.GetIdx())
    copy = Chem.RemoveHs(copy, sanitize=False)
    _uncross(copy)
    Chem.SanitizeMol(copy, catchErrors=True)
    uncharger = rdMolStandardize.Uncharger()
    for part in Chem.GetMolFrags(copy, asMols=True, sanitizeFrags=False):
        neutral = uncharger.uncharge(part)
        neutral.UpdatePropertyCache(strict=False)
        Chem.FastFindRings(neutral)
        yield neutral, tuple(atom.GetIntProp("_original") for atom in neutral.GetAtoms())


def _uncross(mol: Chem.Mol) -> None:
    """Write P⁺–O⁻ and P⁺–S⁻ as P=O and P=S."""
    for bond in mol.GetBonds():
        for plus, minus in (
            (bond.GetBeginAtom(), bond.GetEndAtom()),
            (bond.GetEndAtom(), bond.GetBeginAtom()),
        ):
            crossed = plus.GetFormalCharge() == 1 and minus.GetFormalCharge() == -1
            if plus.GetAtomicNum() == 15 and minus.GetAtomicNum() in (8, 16) and crossed:
                plus.SetFormalCharge(0)
                minus.SetFormalCharge(0)
                bond.SetBondType(Chem.BondType.DOUBLE)
