"""Proposals of the trained networks: what a product was made from, or what forms from reactants."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

import numpy as np
from rdkit import Chem

from sandbox.errors import ToolError
from sandbox.paths import assets_dir
from sandbox.reactions.applying import apply_edit
from sandbox.reactions.byproducts import is_spent
from sandbox.reactions.edits import Edit
from sandbox.reactions.features import FloatArray
from sandbox.reactions.matching import Candidates, Matcher
from sandbox.reactions.network import Network
from sandbox.reactions.reranking import features, recall, reranked, trees

Direction = Literal["retro", "forward"]
MAX_ATOMS = 150
MAX_TRIED = 150
LEAST_SHARE = 1e-5

CLASSES = {
    1: "heteroatom alkylation or arylation",
    2: "acylation and related",
    3: "C–C bond formation",
    4: "heterocycle formation",
    5: "protection",
    6: "deprotection",
    7: "reduction",
    8: "oxidation",
    9: "functional group interconversion",
    10: "functional group addition",
}


@dataclass(frozen=True)
class Proposal:
    """One way to make a molecule, or one outcome of a reaction.

    Attributes:
        smiles: Canonical SMILES of what is proposed: the reactants, or the main product.
        score: Share that the network gives it among all that is possible, 0 to 1.
        count: How many reactions of the training set changed the same atoms and bonds.
        kind: Class of most of those, of the ten of USPTO-50k.
        others: Forwards: what else arises from the atoms at the centre.
        atoms: Atoms of the molecule that was given at which something changes.
        rule: Forwards: name of the rule that makes the same; empty where none does.
        leaves: Forwards: what leaves after that rule, in words.
        edit: Number of the edit among those of the network; -1 where a rule alone proposes.
    """

    smiles: tuple[str, ...]
    score: float
    count: int
    kind: str
    others: tuple[str, ...] = ()
    atoms: tuple[int, ...] = ()
    rule: str = ""
    leaves: str = ""
    edit: int = -1


class Proposer:
    """A network with the edits that it chooses among."""

    def __init__(self, direction: Direction) -> None:
        folder = assets_dir() / "retrosynthesis"
        with gzip.open(folder / f"{direction}_edits.jsonl.gz", "rt") as lines:
            records = [json.loads(line) for line in lines]
        self._direction = direction
        self._counts = [int(record[0]) for record in records]
        self._classes = [CLASSES.get(int(record[1]), "not classified") for record in records]
        self._matcher = Matcher([Edit.from_json(record[2]) for record in records])
        self._networks = [Network.load(path) for path in sorted(folder.glob(f"{direction}?.npz"))]

    def __len__(self) -> int:
        """Number of edits."""
        return len(self._counts)

    def propose(self, mol: Chem.Mol, count: int = 10) -> list[Proposal]:
        """Propose reactants of a product, or products of reactants.

        Args:
            mol: One product, or all reactants and reagents in one molecule.
            count: How many different proposals at most.

        Returns:
            The most probable first; those with the same structures are one, with their shares added.

        Raises:
            ToolError: The molecule is too large.
        """
        found = self.unweighed(mol, count)
        if self._direction == "retro" and found:
            found = _reranked(mol, found)
        return found[:count]

    def unweighed(self, mol: Chem.Mol, count: int) -> list[Proposal]:
        """Like propose(), by the network of places alone, and with more than was asked for."""
        if mol.GetNumHeavyAtoms() > MAX_ATOMS:
            raise ToolError(f"more than {MAX_ATOMS} heavy atoms are too many for the reaction models")
        found: dict[tuple[str, ...], Proposal] = {}
        for share, edit, first, second in self._ranked(mol):
            if len(found) >= count and share < LEAST_SHARE * 100:
                break
            for made in self._outcomes(mol, edit, first, second, share):
                known = found.get(made.smiles)
                total = made.score + (known.score if known else 0.0)
                found[made.smiles] = replace(known or made, score=total)
        return sorted(found.values(), key=lambda each: -each.score)

    def _ranked(self, mol: Chem.Mol) -> Iterator[tuple[float, int, int, int]]:
        """Share, edit and anchors, the most probable first; places that symmetry makes the same are one."""
        candidates: Candidates = self._matcher.candidates(mol)
        shares = np.mean([network.probabilities(mol, candidates) for network in self._networks], axis=0)
        ranks = np.array(list(Chem.CanonicalRankAtoms(mol, breakTies=False)), np.int64)
        size = mol.GetNumAtoms()
        codes = (candidates.edit.astype(np.int64) * size + ranks[candidates.first]) * size
        _, where, which = np.unique(codes + ranks[candidates.second], return_index=True, return_inverse=True)
        totals = np.bincount(which, weights=shares, minlength=len(where))
        for index in np.argsort(-totals)[:MAX_TRIED]:
            if totals[index] < LEAST_SHARE:
                return
            at = where[index]
            place = int(candidates.first[at]), int(candidates.second[at])
            yield float(totals[index]), int(candidates.edit[at]), *place

    def _outcomes(self, mol: Chem.Mol, edit: int, first: int, second: int, share: float) -> list[Proposal]:
        """What arises at the places of one edit with these anchors; they divide its share among them."""
        seen: dict[tuple[str, ...], Proposal] = {}
        rule, about = self._matcher.edits[edit], (self._counts[edit], self._classes[edit])
        for place in self._matcher.places(mol, edit, first, second):
            made = apply_edit(mol, rule, place)
            sides = self._read(made, place) if made is not None else None
            if sides is not None and sides[0] not in seen:
                seen[sides[0]] = Proposal(sides[0], share, *about, sides[1], tuple(place), edit=edit)
        return [replace(each, score=share / len(seen)) for each in seen.values()]

    def _read(self, made: Chem.Mol, place: tuple[int, ...]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Canonical SMILES of what is proposed and of what else arises; None where one cannot be read back.

        Forwards the largest component with changed atoms that no spent reagent is, is the product; the others
        with such atoms go, and components without them are reagents that nothing happened to.
        """
        where: list[tuple[int, ...]] = []
        parts = Chem.GetMolFrags(made, asMols=True, sanitizeFrags=False, fragsMolAtomMapping=where)
        if self._direction == "forward":
            changed = [part for part, atoms in zip(parts, where, strict=True) if set(atoms) & set(place)]
        else:
            changed = list(parts)
        read = sorted(((part.GetNumHeavyAtoms(), _canonical(part)) for part in changed), reverse=True)
        if not all(smiles for _, smiles in read):
            return None
        smiles = [each for _, each in read]
        if self._direction == "forward":
            main = next((each for each in smiles if not is_spent(each)), smiles[0])
            smiles.remove(main)
            return (main,), tuple(smiles)
        return tuple(sorted(smiles)), ()


def views(mol: Chem.Mol, proposals: list[Proposal]) -> FloatArray:
    """What the trees that order retrosynthetic proposals see of them, one row each."""
    reactants = [each.smiles for each in proposals]
    recalled = recall().views(mol, [(each.edit, each.atoms) for each in proposals], reactants)
    shares, counts = [each.score for each in proposals], [each.count for each in proposals]
    return features(mol, shares, counts, recalled, reactants)


def _reranked(mol: Chem.Mol, proposals: list[Proposal]) -> list[Proposal]:
    total = sum(each.score for each in proposals)
    shares = reranked(trees().sum(views(mol, proposals)), total)
    found = [replace(each, score=float(share)) for each, share in zip(proposals, shares, strict=True)]
    return sorted(found, key=lambda each: -each.score)


def _canonical(mol: Chem.Mol) -> str:
    read = Chem.MolFromSmiles(Chem.MolToSmiles(mol))
    return str(Chem.MolToSmiles(read)) if read is not None else ""


@cache
def proposer(direction: Direction) -> Proposer:
    """The model of one direction, read at its first use."""
    return Proposer(direction)


def describe(proposal: Proposal) -> dict[str, Any]:
    """A proposal as JSON-ready details."""
    return {
        "smiles": ".".join(proposal.smiles),
        "score": round(proposal.score, 4),
        "precedents": proposal.count,
        "class": proposal.kind,
    }
