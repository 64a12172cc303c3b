"""What a route must respect, and which steps of the model therefore do not count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from rdkit import Chem

from sandbox.reactions.absurd import is_absurd
from sandbox.reactions.bans import Ban
from sandbox.reactions.model import Proposal
from sandbox.safety.gate import is_weapon
from sandbox.structures.patterns import read_pattern


@dataclass(frozen=True)
class Wishes:
    """What a route must respect.

    Attributes:
        max_steps: Longest chain of reactions.
        start_from: Canonical SMILES of a compound that counts as being at hand.
        avoid: SMARTS or SMILES of a substructure that no reactant may contain.
        keep: SMARTS or SMILES of a substructure whose bonds no step may make or change.
        without: What no step may use: groups, elements, compounds, reagents, reactions.
        not_by: Steps, as reaction SMILES, that are not to be taken.
        not_through: Compounds that no step may start from.
        to_make: Compounds that count as not to be had, so that they are made.
        seconds: Wall-clock time for the search.
    """

    max_steps: int = 8
    start_from: str = ""
    avoid: str = ""
    keep: str = ""
    without: tuple[Ban, ...] = ()
    not_by: frozenset[str] = frozenset()
    not_through: frozenset[str] = frozenset()
    to_make: frozenset[str] = frozenset()
    seconds: float = 20.0

    @cached_property
    def _avoided(self) -> Chem.Mol | None:
        return read_pattern(self.avoid) if self.avoid else None

    @cached_property
    def _kept(self) -> Chem.Mol | None:
        return read_pattern(self.keep) if self.keep else None

    def frozen(self, product: Chem.Mol) -> set[tuple[int, ...]]:
        """Atoms of a compound between which no bond may change."""
        return set(product.GetSubstructMatches(self._kept)) if self._kept is not None else set()

    def allows(self, proposal: Proposal, product: str, frozen: set[tuple[int, ...]]) -> bool:
        """Whether a step may be part of the route.

        Args:
            proposal: The step.
            product: What it makes, as canonical SMILES.
            frozen: Atoms of the product between which no bond may change.
        """
        if any(len(set(match) & set(proposal.atoms)) > min(1, len(match) - 1) for match in frozen):
            return False
        if self.not_by and f"{'.'.join(proposal.smiles)}>>{product}" in self.not_by:
            return False
        if self.not_through.intersection(proposal.smiles) or any(map(is_weapon, proposal.smiles)):
            return False
        mols = [Chem.MolFromSmiles(smiles) for smiles in proposal.smiles]
        if any(map(is_absurd, mols)):
            return False
        if self._avoided is not None and any(mol.HasSubstructMatch(self._avoided) for mol in mols):
            return False
        return not any(ban.hits(mols, product, proposal.kind) for ban in self.without)

    def to_json(self) -> dict[str, Any]:
        """Encode what holds for the whole plan; the time and what was asked of one search are left out."""
        return {
            "max_steps": self.max_steps,
            "start_from": self.start_from,
            "avoid": self.avoid,
            "keep": self.keep,
            "without": [ban.to_json() for ban in self.without],
        }

    @classmethod
    def from_json(cls, encoded: Mapping[str, Any]) -> Wishes:
        """Decode what :meth:`to_json` made."""
        bans = tuple(Ban.from_json(each) for each in encoded.get("without", ()))
        start_from, avoid, keep = (str(encoded.get(key, "")) for key in ("start_from", "avoid", "keep"))
        return cls(int(encoded["max_steps"]), start_from, avoid, keep, bans)

    def without_also(self, *bans: Ban) -> Wishes:
        """These wishes with more that is to be avoided; nothing stands twice."""
        new = tuple(ban for ban in bans if ban not in self.without)
        return replace(self, without=(*self.without, *new))
