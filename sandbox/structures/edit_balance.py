"""Whether an edit changed exactly what it should: functional groups counted before and after."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

from rdkit import Chem

from sandbox.structures.groups import GROUPS, find_group

# Broad groups whose loss elsewhere spoils an edit; narrow ones may change (a secondary amine that gains a
# methyl group is still an amine).
_GUARDED = tuple(name for name, group in GROUPS.items() if group.listed and not group.kinds_of)
_NARROW = tuple(name for name, group in GROUPS.items() if group.listed and group.kinds_of)


@dataclass(frozen=True)
class Balance:
    """The groups of a molecule before it is edited.

    Attributes:
        mol: The molecule.
    """

    mol: Chem.Mol
    _matches: dict[str, tuple[frozenset[int], ...]] = field(default_factory=dict)

    def holds(
        self,
        after: Chem.Mol,
        *,
        removed: Set[int] = frozenset(),
        new: Set[int] = frozenset(),
        lost: str | None = None,
        gained: str | None = None,
    ) -> bool:
        """Whether exactly the named groups were lost and gained, once each, and no broad group elsewhere.

        Args:
            after: The edited molecule.
            removed: Atoms of the molecule that went.
            new: Atoms of the edited molecule that came.
            lost: Name of the group that was to go.
            gained: Name of the group that was to come.
        """
        for name in {lost, gained} - {None}:
            kept, went = self._split(str(name), removed)
            now = _atoms_of(after, str(name))
            came = sum(1 for match in now if match & new)
            unchanged = len(now) - came == kept
            if not unchanged or (name == lost and went != 1) or (name == gained and came != 1):
                return False
        return all(
            len(_atoms_of(after, name)) >= kept
            for name in _GUARDED
            if name not in (lost, gained) and (kept := self._split(name, removed)[0])
        )

    def collateral(self, after: Chem.Mol, removed: Set[int]) -> int:
        """Count the groups that an edit spoils in passing: those cut in two, and narrow ones gone."""
        cut = sum(
            1
            for name in (*_GUARDED, *_NARROW)
            for match in self._of(name)
            if match & removed and not match <= removed
        )
        gone = sum(
            max(0, self._split(name, removed)[0] - len(_atoms_of(after, name)))
            for name in _NARROW
            if self._of(name)
        )
        return cut + gone

    def _of(self, name: str) -> tuple[frozenset[int], ...]:
        if name not in self._matches:
            self._matches[name] = _atoms_of(self.mol, name)
        return self._matches[name]

    def _split(self, name: str, removed: Set[int]) -> tuple[int, int]:
        """How many occurrences lie outside the removed atoms, and how many touch them."""
        touched = sum(1 for match in self._of(name) if match & removed)
        return len(self._of(name)) - touched, touched


def _atoms_of(mol: Chem.Mol, name: str) -> tuple[frozenset[int], ...]:
    return tuple(frozenset(match.atoms) for match in find_group(mol, name))
