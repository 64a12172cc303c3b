"""Elementary steps of mechanisms, applied to given species.

A step is a rule on structures: it says what the species become if they take that step, not whether they do.
Where several sites could react the rules are tried in their order, the more reactive ones first.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rdkit import Chem
from rdkit.Chem import rdChemReactions

from sandbox.errors import ToolError
from sandbox.knowledge.step_rules import ACIDS, BASES, RADICAL_KINDS, RULES, Rule
from sandbox.structures import chem

MAX_PRODUCTS = 5


def apply_step(kind: str, molecules: Sequence[Chem.Mol]) -> list[tuple[str, ...]]:
    """Apply a step and return what forms: SMILES of the species, one tuple for each outcome.

    Raises:
        ToolError: The species cannot take this step; the message says what it needs.
    """
    outcomes = (
        [_proton_transfer(molecules)] if kind == "proton transfer" else list(_by_rules(kind, molecules))
    )
    if kind == "proton transfer" and not outcomes[0]:  # a C=C takes the proton, and becomes a cation
        outcomes = list(_by_rules("electrophilic addition", molecules))
    outcomes = sorted(dict.fromkeys(each for each in outcomes if each), key=lambda each: -_stability(each))
    if not outcomes:
        raise ToolError(f"no {kind} is possible between these species as they are drawn: {_needs(kind)}")
    return outcomes[:MAX_PRODUCTS]


def _stability(species: Sequence[str]) -> float:
    """How well the carbocation of an outcome is stabilised by what stands beside it; 0 without one."""
    total = 0.0
    for mol in map(Chem.MolFromSmiles, species):
        for atom in mol.GetAtoms() if mol is not None else ():
            if atom.GetAtomicNum() == 6 and atom.GetFormalCharge() == 1:
                for beside in atom.GetNeighbors():
                    lone_pair = beside.GetAtomicNum() in (7, 8) and not beside.GetFormalCharge()
                    conjugated = any(bond.GetIsConjugated() for bond in beside.GetBonds())
                    total += 4.0 if lone_pair else 2.5 if conjugated else 1.0
    return total


def _needs(kind: str) -> str:
    count = max(
        (_reaction(rule.smarts).GetNumReactantTemplates() for rule in RULES if rule.kind == kind), default=2
    )
    if kind in RADICAL_KINDS:
        return "it needs a radical, e.g. [CH3]"
    return (
        "it takes one species"
        if count == 1
        else "charges, metals and leaving groups must stand in the structures"
    )


@lru_cache(maxsize=256)
def _reaction(smarts: str) -> rdChemReactions.ChemicalReaction:
    reaction = rdChemReactions.ReactionFromSmarts(smarts)
    reaction.Initialize()
    return reaction


def _by_rules(kind: str, molecules: Sequence[Chem.Mol]) -> Iterator[tuple[str, ...]]:
    for rule in RULES:
        reaction = _reaction(rule.smarts)
        count = reaction.GetNumReactantTemplates()
        if rule.kind != kind or count > len(molecules) + (kind == "radical coupling"):
            continue
        for chosen in itertools.permutations(
            molecules if len(molecules) >= count else [*molecules, *molecules], count
        ):
            rest = [
                chem.canonical_smiles(mol) for mol in molecules if not any(mol is each for each in chosen)
            ]
            for products in reaction.RunReactants(tuple(chosen), maxProducts=20):
                made = _finished(rule, products) if _radicals_fit(rule, chosen, products) else None
                if made:
                    yield tuple(sorted([*made, *rest], key=lambda smiles: (-len(smiles), smiles)))


def _radicals_fit(rule: Rule, reactants: Sequence[Chem.Mol], products: Sequence[Chem.Mol]) -> bool:
    """Whether the atom that reacts as a radical is one."""
    if rule.kind not in RADICAL_KINDS and rule.kind != "fragmentation":
        return True
    needed = {"radical coupling": (1, 2), "fragmentation": ()}.get(rule.kind, (1,))
    radical = {
        number: reactants[a.GetIntProp("react_idx")]
        .GetAtomWithIdx(a.GetIntProp("react_atom_idx"))
        .GetNumRadicalElectrons()
        for product in products
        for a in product.GetAtoms()
        if a.HasProp("old_mapno")
        for number in (a.GetIntProp("old_mapno"),)
    }
    if rule.kind == "fragmentation":
        return any(atom.GetNumRadicalElectrons() for mol in reactants for atom in mol.GetAtoms())
    return all(radical.get(number) for number in needed)


def _finished(rule: Rule, products: Sequence[Chem.Mol]) -> list[str] | None:
    made = []
    for product in products:
        mol = Chem.RWMol(product)
        for atom in mol.GetAtoms():
            if atom.HasProp("old_mapno"):
                atom.SetNumRadicalElectrons(int(atom.GetIntProp("old_mapno") in rule.radicals))
                if atom.GetSymbol() not in ("B", "Al", "Pd", "Ni", "Pt", "Cu") and not atom.GetIsAromatic():
                    atom.SetNumExplicitHs(0)
                    atom.SetNoImplicit(False)
        try:
            Chem.SanitizeMol(mol)
            made.append(chem.canonical_smiles(Chem.RemoveHs(mol)))
        except (Chem.MolSanitizeException, ValueError):
            return None
    return made


def _proton_transfer(molecules: Sequence[Chem.Mol]) -> tuple[str, ...]:
    """Move a proton from the strongest acid to the strongest base among the species."""
    acids = _sites(ACIDS, molecules)
    bases = _sites(BASES, molecules)
    pairs = [
        (strength_b - strength_a, acid, base)
        for strength_a, acid in acids
        for strength_b, base in bases
        if acid[0] != base[0] or len(molecules) == 1 and acid != base
    ]
    if not pairs:
        return ()
    _, (giver, h_atom), (taker, b_atom) = max(pairs, key=lambda pair: pair[0])
    changed = {index: Chem.RWMol(mol) for index, mol in enumerate(molecules)}
    _charge(changed[giver].GetAtomWithIdx(h_atom), -1)
    _charge(changed[taker].GetAtomWithIdx(b_atom), 1)
    made = []
    for mol in changed.values():
        try:
            Chem.SanitizeMol(mol)
        except (Chem.MolSanitizeException, ValueError):
            return ()
        made.append(chem.canonical_smiles(mol))
    return tuple(sorted(made, key=lambda smiles: (-len(smiles), smiles)))


def _charge(atom: Chem.Atom, change: int) -> None:
    hydrogens = max(0, atom.GetTotalNumHs() + change)
    atom.SetFormalCharge(atom.GetFormalCharge() + change)
    atom.SetNoImplicit(True)
    atom.SetNumExplicitHs(hydrogens)


def _sites(
    table: Sequence[tuple[str, float]], molecules: Sequence[Chem.Mol]
) -> list[tuple[float, tuple[int, int]]]:
    found: dict[tuple[int, int], float] = {}
    for smarts, strength in table:
        query = Chem.MolFromSmarts(smarts)
        marked = next((a.GetIdx() for a in query.GetAtoms() if a.GetAtomMapNum() == 1), 0)
        for index, mol in enumerate(molecules):
            for match in mol.GetSubstructMatches(query):
                found.setdefault((index, match[marked]), strength)
    return [(strength, site) for site, strength in found.items()]
