"""Enumerations: R groups, protonation states, fragments and what can be built from them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rdkit import Chem
from rdkit.Chem import BRICS

from sandbox.design import surgery
from sandbox.design.filters import Filter, is_safe

HYDROGEN = "*[H]"
MAX_TRIED = 4000
MAX_BUILD_TRIED = 400

SETS: dict[str, tuple[str, ...]] = {
    "common": ("*C", "*CC", "*C(C)C", "*C1CC1", "*F", "*Cl", "*Br", "*C(F)(F)F", "*C#N", "*O", "*OC", "*N",
               "*NC", "*N(C)C", "*C(N)=O", "*C(=O)O", "*NC(C)=O", "*S(C)(=O)=O", "*C(C)=O", "*OC(F)(F)F"),
    "polar": ("*O", "*CO", "*OC", "*OCCO", "*N", "*CN", "*C(N)=O", "*C(=O)NC", "*NC(C)=O", "*S(N)(=O)=O",
              "*S(C)(=O)=O", "*C#N", "*N1CCOCC1", "*N1CCN(C)CC1", "*C(=O)O", "*c1nn[nH]n1", "*NC(N)=O"),
    "lipophilic": ("*C", "*CC", "*CCC", "*C(C)C", "*C(C)(C)C", "*C1CC1", "*C1CCCC1", "*C1CCCCC1", "*F", "*Cl",
                   "*Br", "*C(F)(F)F", "*OC(F)(F)F", "*SC", "*c1ccccc1", "*Cc1ccccc1"),
    "rings": ("*c1ccccc1", "*c1ccccn1", "*c1cccnc1", "*c1ccncc1", "*c1cncnc1", "*c1cccs1", "*c1ccco1",
              "*c1cn[nH]c1", "*c1cnn(C)c1", "*c1cnoc1", "*N1CCOCC1", "*N1CCCCC1", "*N1CCNCC1", "*N1CCCC1",
              "*C1CC1", "*C1CCOCC1", "*C1CCNCC1"),
}  # fmt: skip
RGroupSet = Literal["common", "polar", "lipophilic", "rings"]


@dataclass(frozen=True, slots=True)
class Decorated:
    """A molecule with an R group.

    Attributes:
        smiles: Canonical SMILES.
        group: SMILES of the R group.
        place: Which atom carries it, e.g. "C4".
    """

    smiles: str
    group: str
    place: str


def decorate(mol: Chem.Mol, groups: Sequence[str], most: int) -> list[Decorated]:
    """Put each R group at each open position (*), or in place of a hydrogen where there is none.

    Hydrogens on carbon and on neutral amine or azole nitrogen are replaced, each symmetry-distinct place
    once. With several open positions all of them get the same groups in every combination.
    """
    open_places = [atom.GetIdx() for atom in mol.GetAtoms() if _is_open(atom)]
    allowed = Filter(_closed(mol), alerts=False)
    made: dict[str, Decorated] = {}
    for product, group, place in _filled(mol, open_places, groups) if open_places else _grown(mol, groups):
        if product is None or not allowed.allows(product) or not is_safe(product):
            continue
        smiles = Chem.MolToSmiles(product)
        made.setdefault(smiles, Decorated(smiles, group, place))
        if len(made) == most:
            break
    return list(made.values())


def _closed(mol: Chem.Mol) -> Chem.Mol:
    work = Chem.RWMol(mol)
    for atom in work.GetAtoms():
        if atom.GetAtomicNum() == 0:
            atom.SetAtomicNum(1)
            atom.SetIsotope(0)
            atom.SetAtomMapNum(0)
    return surgery.finish(work, hydrogens=True) or mol


def _grown(mol: Chem.Mol, groups: Sequence[str]) -> Iterator[tuple[Chem.Mol | None, str, str]]:
    classes = list(Chem.CanonicalRankAtoms(mol, breakTies=False))
    sites = {
        classes[a.GetIdx()]: a.GetIdx()
        for a in mol.GetAtoms()
        if a.GetTotalNumHs() and a.GetAtomicNum() in (6, 7) and not a.GetFormalCharge()
    }
    for site in sorted(sites.values(), key=lambda index: (_order(mol.GetAtomWithIdx(index)), index)):
        atom = mol.GetAtomWithIdx(site)
        for group in (each for each in groups if each != HYDROGEN):
            yield surgery.replace_hydrogen(mol, site, group), group, f"{atom.GetSymbol()}{site + 1}"


def _is_open(atom: Chem.Atom) -> bool:
    return bool(atom.GetAtomicNum() == 0 and atom.GetDegree())


def _order(atom: Chem.Atom) -> int:
    """Where chemists decorate first: at nitrogen, then at aromatic carbon."""
    return 0 if atom.GetAtomicNum() == 7 else 1 if atom.GetIsAromatic() else 2


def _filled(
    mol: Chem.Mol, places: Sequence[int], groups: Sequence[str]
) -> Iterator[tuple[Chem.Mol | None, str, str]]:
    for combination in itertools.islice(itertools.product(groups, repeat=len(places)), MAX_TRIED):
        product: Chem.Mol | None = mol
        for group in combination:
            if product is None:
                break
            dummy = next((atom for atom in product.GetAtoms() if _is_open(atom)), None)
            if dummy is None:  # two open positions that were bound to each other
                break
            anchor = dummy.GetNeighbors()[0].GetIdx()
            new = None if group == HYDROGEN else group
            product = surgery.replace_side(product, anchor, dummy.GetIdx(), new)
        yield product, " ".join(combination), "the open positions" if len(places) > 1 else "the open position"


def cut_up(mol: Chem.Mol, method: Literal["BRICS", "RECAP"]) -> list[str]:
    """Fragments by a set of retrosynthetic rules, the largest first; ``*`` for the cut bonds."""
    if method == "BRICS":
        texts = set(BRICS.BRICSDecompose(mol))
    else:
        from rdkit.Chem import Recap  # brings unittest with it

        texts = set(Recap.RecapDecompose(mol).GetLeaves())
    fragments = {_without_labels(text) for text in texts}
    return sorted(fragments, key=lambda text: (-Chem.MolFromSmiles(text).GetNumHeavyAtoms(), text))


def _without_labels(smiles: str) -> str:
    mol = Chem.MolFromSmiles(smiles)
    for atom in mol.GetAtoms():
        if atom.GetAtomicNum() == 0:
            atom.SetIsotope(0)
    return str(Chem.MolToSmiles(mol))


def recombine(mols: Sequence[Chem.Mol], most: int) -> list[str]:
    """New molecules from the BRICS fragments of some molecules, bounded, the parents left out."""
    parents = {Chem.MolToSmiles(mol) for mol in mols}
    fragments = sorted({text for mol in mols for text in BRICS.BRICSDecompose(mol)})
    sizes = [mol.GetNumHeavyAtoms() for mol in mols]
    allowed = Filter(mols[0], alerts=False)
    built: dict[str, None] = {}
    builder = BRICS.BRICSBuild([Chem.MolFromSmiles(text) for text in fragments], scrambleReagents=False)
    for product in itertools.islice(builder, MAX_BUILD_TRIED):
        if Chem.SanitizeMol(product, catchErrors=True) != Chem.SanitizeFlags.SANITIZE_NONE:
            continue
        smiles = Chem.MolToSmiles(product)
        if smiles in parents or smiles in built:
            continue
        if not 0.7 * min(sizes) <= product.GetNumHeavyAtoms() <= max(sizes) + 8:
            continue
        if allowed.allows(product) and is_safe(product):
            built[smiles] = None
        if len(built) == most:
            break
    return list(built)


def protonated(mol: Chem.Mol, low: float, high: float) -> list[str]:
    """Protonation states that occur between two pH values, by the rules and pKa ranges of Dimorphite-DL.

    Source: Ropp et al., J. Cheminform. 2019, 11, 14.
    """
    from dimorphite_dl import protonate_smiles

    smiles = Chem.MolToSmiles(mol)
    states = protonate_smiles(smiles, ph_min=low, ph_max=high, precision=0.0)
    return list(dict.fromkeys(Chem.CanonSmiles(state) for state in states))
