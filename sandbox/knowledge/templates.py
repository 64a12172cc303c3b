"""The transformations of the cards, run on molecules: which apply, what they give, what they would need."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rdkit import Chem
from rdkit.Chem import rdChemReactions

from sandbox.knowledge.cards import Card, cards
from sandbox.structures import chem

# What leaves in a query → the atom that stands for it in a precursor.
_DEFINITE = (
    (r"\[(?:Cl,Br,I|Br,I|I,Br|Br,Cl,I|Cl,Br|Br,Cl)(:\d+)?\]", r"[Br\1]"),
    (r"\[F,Cl\]", "[F]"),
    (r"\[(?:OX2H1|OX2|OX2;H0)\]", "O"),
    (r"\[(?:#6|#6,O|CX4|CX4;H3)\]", "C"),
    (r"\[P(?:X4)?\+?\]\(c\)\(c\)c", "[P](c1ccccc1)(c1ccccc1)c1ccccc1"),
)
MAX_OUTCOMES = 60
MAX_REACTANTS = 6
MAX_ATOMS = 150


@dataclass(frozen=True)
class Template:
    """One transformation.

    Attributes:
        card: The card that it belongs to.
        name: What the transformation is called.
        uspto_class: Class 1 to 10, or None.
        removal: Whether it takes a protecting group off.
        smarts: Reaction SMARTS.
    """

    card: Card
    name: str
    uspto_class: int | None
    removal: bool
    smarts: str

    @property
    def reaction(self) -> rdChemReactions.ChemicalReaction:
        """The compiled reaction."""
        return _compiled(self.smarts)

    @property
    def reactants(self) -> tuple[Chem.Mol, ...]:
        """The query of each reactant."""
        return tuple(self.reaction.GetReactants())

    @property
    def size(self) -> int:
        """Atoms in the queries: how particular the transformation is."""
        return sum(query.GetNumAtoms() for query in self.reactants)


@dataclass(frozen=True)
class Outcome:
    """What a transformation made.

    Attributes:
        template: The transformation.
        reactants: The molecules that it was run on, in the order of its queries.
        products: The raw products, sanitised, with the atom indices of the reactants as properties.
    """

    template: Template
    reactants: tuple[Chem.Mol, ...]
    products: tuple[Chem.Mol, ...]


@lru_cache(maxsize=1)
def templates() -> tuple[Template, ...]:
    """The transformations of all cards."""
    found = []
    for card in cards():
        name = f"{card.title} protection" if card.kind == "protecting group" else card.title
        number = 5 if card.kind == "protecting group" else card.uspto_class
        found += [Template(card, name, number, False, smarts) for smarts in card.smarts]
        removal = f"{card.title} deprotection"
        found += [Template(card, removal, 6, True, smarts) for smarts in card.off_smarts]
    return tuple(found)


@lru_cache(maxsize=2048)
def _compiled(smarts: str) -> rdChemReactions.ChemicalReaction:
    reaction = rdChemReactions.ReactionFromSmarts(smarts)
    reaction.Initialize()
    return reaction


def run(template: Template, reactants: Sequence[Chem.Mol]) -> Iterator[Outcome]:
    """Run a transformation on molecules in the order of its queries; impossible products are left out."""
    results = template.reaction.RunReactants(tuple(reactants), maxProducts=MAX_OUTCOMES)
    for result in results:
        try:
            for product in result:
                Chem.SanitizeMol(product)
        except (Chem.MolSanitizeException, ValueError):
            continue
        yield Outcome(template, tuple(reactants), tuple(result))


def assignments(template: Template, molecules: Sequence[Chem.Mol]) -> Iterator[tuple[Chem.Mol, ...]]:
    """Every way to put molecules to the queries of a transformation; one molecule may serve two queries."""
    queries = template.reactants
    fitting = [[mol for mol in molecules if mol.HasSubstructMatch(query)] for query in queries]
    if all(fitting):
        for chosen in itertools.product(*fitting):
            if len({id(mol) for mol in chosen}) == len(chosen) or len(molecules) == 1:
                yield chosen


def flat(mol: Chem.Mol) -> str:
    """Canonical SMILES without stereo and atom maps, by which products are compared."""
    copy = Chem.Mol(mol)
    for atom in copy.GetAtoms():
        atom.SetAtomMapNum(0)
    return str(Chem.MolToSmiles(copy, isomericSmiles=False))


def applying(mol: Chem.Mol) -> list[Template]:
    """The transformations that a molecule can take part in, the most particular first.

    A query that nearly every molecule matches says nothing, so a molecule counts by the largest query.
    """
    found: dict[str, Template] = {}
    for template in templates():
        queries = [query for query in template.reactants if query.GetNumAtoms() > 1]
        if any(mol.HasSubstructMatch(query) for query in queries or template.reactants):
            found.setdefault(template.name, template)
    return sorted(found.values(), key=lambda template: -template.size)


def making(mol: Chem.Mol) -> list[tuple[Template, tuple[str, ...]]]:
    """The transformations that could make a molecule, each with a set of precursors.

    Deprotections stand there only where nothing else makes it.

    A transformation counts where it gives the molecule back from what its reverse proposes.
    """
    found: dict[str, tuple[Template, tuple[str, ...]]] = {}
    for template in templates():
        if template.name not in found:
            precursors = _precursors(template, mol)
            if precursors:
                found[template.name] = (template, precursors)
    last = sorted(found.values(), key=lambda pair: (pair[0].removal, -pair[0].size))
    return [pair for pair in last if not pair[0].removal] or last


def _definite(queries: str) -> str:
    """Queries as structures that a reaction can make: of "Cl, Br or I" it takes bromine."""
    for query, atom in _DEFINITE:
        queries = re.sub(query, atom, queries)
    return queries


def _precursors(template: Template, mol: Chem.Mol) -> tuple[str, ...]:
    left, right = template.smarts.split(">>")
    if "." in right or mol.GetNumAtoms() > MAX_ATOMS:
        return ()
    try:
        reverse = _compiled(f"{right}>>{_definite(left)}")
        proposed = reverse.RunReactants((mol,), maxProducts=8)
    except (ValueError, RuntimeError):
        return ()
    wanted = flat(mol)
    for result in proposed:
        smiles = [_cleaned(each) for each in result]
        reactants = [Chem.MolFromSmiles(each) for each in smiles if each]
        if len(reactants) == len(smiles) and any(
            wanted in map(flat, outcome.products) for outcome in run(template, reactants)
        ):
            return tuple(str(each) for each in smiles)
    return ()


def _cleaned(mol: Chem.Mol) -> str | None:
    try:
        for atom in mol.GetAtoms():
            atom.SetAtomMapNum(0)
        Chem.SanitizeMol(mol)
        return chem.canonical_smiles(mol)
    except (Chem.MolSanitizeException, ValueError):
        return None
