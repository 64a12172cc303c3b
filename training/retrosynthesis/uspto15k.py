"""Maps USPTO-15k: its lists of changed bonds are carried out, and what is the product of the file is kept.

    python -m training.retrosynthesis.uspto15k --split train --out mapped_15k.tsv

Reactions whose product and reactants are those of a test split, of this set or of USPTO-50k, are left out.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

from rdkit import Chem, rdBase

from sandbox.reactions.edits import BOND_TYPES
from training.retrosynthesis.mapping import canonical
from training.retrosynthesis.sources import USPTO_15K, data_file

ORDERS = {1.0: 1, 2.0: 2, 3.0: 3, 1.5: 4}


def read_uspto_15k(split: str) -> Iterator[tuple[str, str, str]]:
    """Yield mapped reactants with reagents, product, and changes, line by line."""
    with gzip.open(data_file(USPTO_15K.format(split=split)), "rt") as lines:
        for line in lines:
            reaction, changes = line.split()
            reactants, product = reaction.split(">>")
            yield reactants, product, changes


def map_reaction(reactants: str, product: str, changes: str) -> tuple[str, str] | None:
    """Carry out the changes and number the product's atoms.

    Returns:
        Mapped product and mapped reactants with reagents; None where the changes do not give the product.
    """
    start = Chem.MolFromSmiles(reactants)
    wanted = Chem.MolFromSmiles(product)
    if start is None or wanted is None:
        return None
    at = {atom.GetAtomMapNum(): atom.GetIdx() for atom in start.GetAtoms()}
    joined = Chem.RWMol(start)
    for text in changes.split(";")[2].split(","):
        if text:
            i, j, _ = text.split("-")
            joined.RemoveBond(at[int(i)], at[int(j)])
    for text in changes.split(";")[3].split(","):
        if text:
            i, j, order = text.split("-")
            joined.AddBond(at[int(i)], at[int(j)], BOND_TYPES[ORDERS[float(order)]])
    return _numbered(joined, wanted, start)


def _numbered(joined: Chem.RWMol, wanted: Chem.Mol, start: Chem.Mol) -> tuple[str, str] | None:
    """The product is found in what arose by its skeleton, bond orders and hydrogens aside."""
    query = Chem.AdjustQueryProperties(wanted, _skeleton())
    fragments = [set(atoms) for atoms in Chem.GetMolFrags(joined)]
    for fragment in fragments:
        match = _match_in(joined, fragment, query, wanted.GetNumAtoms())
        if match:
            for index, place in enumerate(match):
                wanted.GetAtomWithIdx(index).SetAtomMapNum(start.GetAtomWithIdx(place).GetAtomMapNum())
            return Chem.MolToSmiles(wanted), Chem.MolToSmiles(start)
    return None


def _skeleton() -> Chem.AdjustQueryParameters:
    parameters = Chem.AdjustQueryParameters.NoAdjustments()
    parameters.makeBondsGeneric = True  # type: ignore[assignment]
    return parameters


def _match_in(joined: Chem.RWMol, fragment: set[int], query: Chem.Mol, size: int) -> tuple[int, ...] | None:
    if len(fragment) != size:
        return None
    plain = Chem.RWMol(joined)
    for atom in plain.GetAtoms():
        atom.SetIsAromatic(False)
        atom.SetFormalCharge(0)
        atom.SetNoImplicit(True)
        atom.SetChiralTag(Chem.ChiralType.CHI_UNSPECIFIED)
    for bond in plain.GetBonds():
        bond.SetIsAromatic(False)
        bond.SetBondType(Chem.BondType.SINGLE)
    pattern = Chem.RWMol(query)
    for atom in pattern.GetAtoms():
        atom.SetFormalCharge(0)
    matches = plain.GetSubstructMatches(
        Chem.MolFromSmarts(_atoms_only(pattern)), uniquify=False, maxMatches=200
    )
    inside = [match for match in matches if set(match) == fragment]
    return min(inside, key=lambda match: _difference(joined, query, match), default=None)


def _atoms_only(mol: Chem.Mol) -> str:
    return str(Chem.MolFragmentToSmarts(_numbers_only(mol), range(mol.GetNumAtoms())))


def _numbers_only(mol: Chem.Mol) -> Chem.Mol:
    plain = Chem.RWMol()
    for atom in mol.GetAtoms():
        plain.AddAtom(Chem.AtomFromSmarts(f"[#{atom.GetAtomicNum()}]"))
    for bond in mol.GetBonds():
        plain.AddBond(bond.GetBeginAtomIdx(), bond.GetEndAtomIdx(), Chem.BondType.SINGLE)
    return plain


def _difference(joined: Chem.Mol, wanted: Chem.Mol, match: tuple[int, ...]) -> int:
    """How many bonds of the product have another order in what arose."""
    return sum(
        joined.GetBondBetweenAtoms(match[b.GetBeginAtomIdx()], match[b.GetEndAtomIdx()]).GetBondType()
        != b.GetBondType()
        for b in wanted.GetBonds()
    )


def main() -> None:
    """Map one split and write ``class, product, reactants`` line by line; the class is not known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", default="train", choices=("train", "valid"))
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    rdBase.DisableLog("rdApp.*")
    from training.retrosynthesis.leaks import is_test_reaction

    read = kept = leaked = 0
    with arguments.out.open("w") as out:
        for reactants, product, changes in read_uspto_15k(arguments.split):
            read += 1
            if is_test_reaction(canonical(reactants), canonical(product)):
                leaked += 1
                continue
            found = map_reaction(reactants, product, changes)
            if found:
                kept += 1
                out.write("\t".join(["0", *found]) + "\n")
    sys.stdout.write(f"{kept} of {read} mapped, {leaked} left out as reactions of a test split\n")


if __name__ == "__main__":
    main()
