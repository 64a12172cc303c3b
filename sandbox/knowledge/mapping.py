"""Which atom of the product comes from which atom of the reactants, and the bonds that change.

From the transformation of a card where one fits; else by maximum common substructures, which is a guess where
a skeleton rearranges, and is said to be one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rdkit import Chem
from rdkit.Chem import rdFMCS

from sandbox.knowledge.templates import Outcome, flat

MCS_SECONDS = 2
MCS_ATOMS = 120
_SYMBOLS = {1.0: "–", 2.0: "=", 3.0: "≡", 1.5: "~"}

Bonds = dict[tuple[int, int], float]


@dataclass(frozen=True)
class MappedReaction:
    """A reaction whose atoms are numbered alike on both sides.

    Attributes:
        reactants: Reactants with atom maps; atoms that leave have none in the product.
        product: The product with atom maps; 0 where an atom comes from a reagent.
        method: ``"template"`` or ``"common substructure"``.
        formed: Bonds that form, in words, e.g. ``"C–N"``.
        broken: Bonds that break.
        changed: Bonds whose order changes, e.g. ``"C=O to C–O"``.
        centre: Maps of the atoms whose bonds change.
    """

    reactants: tuple[Chem.Mol, ...]
    product: Chem.Mol
    method: str
    formed: tuple[str, ...]
    broken: tuple[str, ...]
    changed: tuple[str, ...]
    centre: frozenset[int]

    @property
    def smiles(self) -> str:
        """Mapped reaction SMILES."""
        left = ".".join(Chem.MolToSmiles(mol) for mol in self.reactants)
        return f"{left}>>{Chem.MolToSmiles(self.product)}"


def map_outcome(outcome: Outcome, product: Chem.Mol) -> MappedReaction | None:
    """Number the atoms by the transformation that gave the product; None if it gave something else."""
    made = next((each for each in outcome.products if flat(each) == flat(product)), None)
    if made is None:
        return None
    reactants = _numbered(outcome.reactants)
    origin = {
        atom.GetIdx(): reactants[atom.GetIntProp("react_idx")]
        .GetAtomWithIdx(atom.GetIntProp("react_atom_idx"))
        .GetAtomMapNum()
        for atom in made.GetAtoms()
        if atom.HasProp("react_atom_idx") and atom.HasProp("react_idx")
    }
    places = product.GetSubstructMatch(_plain(made))
    if len(places) != product.GetNumAtoms():
        return None
    mapped = Chem.Mol(product)
    for index, place in enumerate(places):
        mapped.GetAtomWithIdx(place).SetAtomMapNum(origin.get(index, 0))
    return _compare(reactants, mapped, "template")


def map_by_substructure(molecules: Sequence[Chem.Mol], product: Chem.Mol) -> MappedReaction | None:
    """Number the atoms by what each reactant has in common with the product; None where that is nothing."""
    reactants = _numbered(molecules)
    mapped = Chem.Mol(product)
    for reactant in sorted(reactants, key=lambda mol: -mol.GetNumAtoms()):
        free = [atom.GetIdx() for atom in mapped.GetAtoms() if not atom.GetAtomMapNum()]
        if not free or reactant.GetNumAtoms() > MCS_ATOMS or mapped.GetNumAtoms() > MCS_ATOMS:
            continue
        _map_common(reactant, mapped, free)
    kept = {atom.GetAtomMapNum() for atom in mapped.GetAtoms()} - {0}
    used = tuple(mol for mol in reactants if kept & {atom.GetAtomMapNum() for atom in mol.GetAtoms()})
    return _compare(used, mapped, "common substructure") if kept else None


def _map_common(reactant: Chem.Mol, mapped: Chem.Mol, free: Sequence[int]) -> None:
    rest = Chem.RWMol(mapped)
    for atom in rest.GetAtoms():
        atom.SetIntProp("place", atom.GetIdx())
    for index in sorted(set(range(mapped.GetNumAtoms())) - set(free), reverse=True):
        rest.RemoveAtom(index)
    Chem.FastFindRings(rest)
    found = rdFMCS.FindMCS(
        [Chem.RWMol(reactant), rest],
        timeout=MCS_SECONDS,
        bondCompare=rdFMCS.BondCompare.CompareAny,
        completeRingsOnly=False,
    )
    query = Chem.MolFromSmarts(found.smartsString) if found.numAtoms else None
    if query is None:
        return
    for source, target in zip(reactant.GetSubstructMatch(query), rest.GetSubstructMatch(query), strict=False):
        place = rest.GetAtomWithIdx(target).GetIntProp("place")
        mapped.GetAtomWithIdx(place).SetAtomMapNum(reactant.GetAtomWithIdx(source).GetAtomMapNum())


def _numbered(molecules: Sequence[Chem.Mol]) -> tuple[Chem.Mol, ...]:
    numbered, number = [], 0
    for mol in molecules:
        copy = Chem.Mol(mol)
        for atom in copy.GetAtoms():
            number += 1
            atom.SetAtomMapNum(number)
        numbered.append(copy)
    return tuple(numbered)


def _plain(mol: Chem.Mol) -> Chem.Mol:
    """The molecule without maps and stereo, so that it matches the product as drawn."""
    copy = Chem.Mol(mol)
    for atom in copy.GetAtoms():
        atom.SetAtomMapNum(0)
    Chem.RemoveStereochemistry(copy)
    return copy


def _compare(reactants: tuple[Chem.Mol, ...], product: Chem.Mol, method: str) -> MappedReaction:
    symbols = {a.GetAtomMapNum(): a.GetSymbol() for mol in reactants for a in mol.GetAtoms()}
    kept = {atom.GetAtomMapNum() for atom in product.GetAtoms()} - {0}
    before: Bonds = {}
    for mol in reactants:
        before |= _bonds(mol)
    after = _bonds(product)
    formed = [_named(symbols, pair, order) for pair, order in after.items() if pair not in before]
    formed += list(_to_reagent(product))
    broken = [
        _named(symbols, pair, order)
        for pair, order in before.items()
        if pair not in after and (pair[0] in kept or pair[1] in kept)
    ]
    changed = [
        f"{_named(symbols, pair, before[pair])} to {_named(symbols, pair, order)}"
        for pair, order in after.items()
        if pair in before and before[pair] != order and 1.5 not in (before[pair], order)
    ]
    differing = {pair for pair in before.keys() | after.keys() if before.get(pair) != after.get(pair)}
    centre = frozenset(number for pair in differing for number in pair if number in kept)
    return MappedReaction(reactants, product, method, tuple(formed), tuple(broken), tuple(changed), centre)


def _bonds(mol: Chem.Mol) -> Bonds:
    bonds: Bonds = {}
    for bond in mol.GetBonds():
        ends = sorted((bond.GetBeginAtom().GetAtomMapNum(), bond.GetEndAtom().GetAtomMapNum()))
        if ends[0]:
            bonds[ends[0], ends[1]] = bond.GetBondTypeAsDouble()
    return bonds


def _to_reagent(product: Chem.Mol) -> Iterator[str]:
    """Bonds to atoms that no reactant brought."""
    for bond in product.GetBonds():
        ends = (bond.GetBeginAtom(), bond.GetEndAtom())
        brought = [end for end in ends if end.GetAtomMapNum()]
        if len(brought) == 1:
            other = ends[0] if brought[0] is ends[1] else ends[1]
            yield f"{brought[0].GetSymbol()}{_symbol(bond.GetBondTypeAsDouble())}{other.GetSymbol()}"


def _named(symbols: dict[int, str], pair: tuple[int, int], order: float) -> str:
    first, second = sorted((symbols.get(pair[0], "?"), symbols.get(pair[1], "?")), key=_hill)
    return f"{first}{_symbol(order)}{second}"


def _symbol(order: float) -> str:
    return _SYMBOLS.get(order, "–")


def _hill(symbol: str) -> tuple[bool, str]:
    return symbol != "C", symbol
