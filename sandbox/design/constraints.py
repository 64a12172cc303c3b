"""What must stay and what must not be exceeded while a molecule is changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from rdkit import Chem, DataStructs
from rdkit.Chem import rdFingerprintGenerator
from rdkit.Chem.Scaffolds import MurckoScaffold

from sandbox.design.measures import measure_all

Keep = Literal["scaffold", "nothing"]

_PRINTS = rdFingerprintGenerator.GetMorganGenerator(radius=2, fpSize=2048)


@dataclass(frozen=True)
class Constraints:
    """The constraints of one optimisation.

    Attributes:
        start: The molecule that is changed.
        keep: Whether the Murcko scaffold stays exactly as it is.
        parts: Substructures that stay, every occurrence of them.
        least_similarity: Least Tanimoto similarity to the start (Morgan, radius 2, 2048 bits).
        windows: Measure → least and most allowed; None for no bound.
        most_atoms: Most heavy atoms.
    """

    start: Chem.Mol
    keep: Keep = "scaffold"
    parts: tuple[Chem.Mol, ...] = ()
    least_similarity: float = 0.0
    windows: Mapping[str, tuple[float | None, float | None]] = field(default_factory=dict)
    most_atoms: int = 70

    @cached_property
    def scaffold(self) -> str:
        """SMILES of the start's Murcko scaffold, no stereo; empty where there is none or it may change."""
        return scaffold_of(self.start) if self.keep == "scaffold" else ""

    @cached_property
    def _counts(self) -> tuple[int, ...]:
        return tuple(len(self.start.GetSubstructMatches(part)) for part in self.parts)

    @cached_property
    def _print(self) -> DataStructs.ExplicitBitVect:
        fingerprint: DataStructs.ExplicitBitVect = _PRINTS.GetFingerprint(self.start)
        return fingerprint

    @cached_property
    def _frame(self) -> Chem.Mol | None:
        return Chem.MolFromSmiles(self.scaffold) if self.scaffold else None

    def protected(self, mol: Chem.Mol) -> frozenset[int]:
        """Atoms of a molecule that a move must not touch."""
        kept: set[int] = set()
        if self._frame is not None:
            kept.update(mol.GetSubstructMatch(self._frame))
        for part in self.parts:
            for match in mol.GetSubstructMatches(part):
                kept.update(match)
        return frozenset(kept)

    def similarity(self, mol: Chem.Mol) -> float:
        """Tanimoto similarity to the start."""
        return float(DataStructs.TanimotoSimilarity(self._print, _PRINTS.GetFingerprint(mol)))

    def keeps_scaffold(self, mol: Chem.Mol) -> bool:
        """Whether a molecule has the start's scaffold, as far as that has to stay."""
        return not self.scaffold or scaffold_of(mol) == self.scaffold

    @staticmethod
    def bits(mol: Chem.Mol) -> tuple[int, ...]:
        """The surroundings of atoms that a molecule has, as bits of the fingerprint of ``similarity``."""
        return tuple(_PRINTS.GetFingerprint(mol).GetOnBits())

    def broken(self, mol: Chem.Mol) -> str | None:
        """The constraint that a molecule breaks, in words; None where it keeps all that is checked here."""
        if mol.GetNumHeavyAtoms() > self.most_atoms:
            return "too large"
        if any(
            len(mol.GetSubstructMatches(part)) < count
            for part, count in zip(self.parts, self._counts, strict=True)
        ):
            return "part to keep lost"
        if not self.keeps_scaffold(mol):
            return "scaffold changed"
        if self.least_similarity and self.similarity(mol) < self.least_similarity:
            return "too little like the start"
        return None

    def outside(self, mols: Sequence[Chem.Mol]) -> list[str | None]:
        """For each molecule the property that leaves its window; None where none does."""
        reasons: list[str | None] = [None] * len(mols)
        for name, (low, high) in self.windows.items():
            for place, value in enumerate(measure_all(name, mols)):
                if not (low is None or value >= low) or not (high is None or value <= high):
                    reasons[place] = reasons[place] or f"{name} out of bounds"
        return reasons


def scaffold_of(mol: Chem.Mol) -> str:
    """Murcko scaffold as canonical SMILES without stereo; empty for a molecule without rings."""
    if mol.GetRingInfo().NumRings() == 0:
        return ""
    frame = MurckoScaffold.GetScaffoldForMol(mol)
    Chem.RemoveStereochemistry(frame)
    return str(Chem.MolToSmiles(frame))
