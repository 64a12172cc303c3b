"""Where in a molecule which edits are possible."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rdkit import Chem

from sandbox.reactions.edits import Edit

MAX_MATCHES = 400
MAX_PLACES = 6

IntArray = np.ndarray[tuple[int, ...], np.dtype[np.int32]]


@dataclass(frozen=True)
class Candidates:
    """Edits that are possible in a molecule: three arrays of one length.

    Attributes:
        first: Atom index of the first anchor.
        second: Atom index of the second anchor; equal to the first where one atom names the place.
        edit: Index of the edit.
    """

    first: IntArray
    second: IntArray
    edit: IntArray


class Matcher:
    """Finds the places of many edits at once; parts that edits share are searched once."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.edits = tuple(edits)
        self._queries: list[Chem.Mol] = []
        numbers: dict[str, int] = {}
        self._parts: list[list[tuple[int, tuple[int, ...]]]] = []
        for edit in self.edits:
            parts = []
            for smarts, atoms in edit.components:
                if smarts not in numbers:
                    numbers[smarts] = len(numbers)
                    self._queries.append(Chem.MolFromSmarts(smarts))
                parts.append((numbers[smarts], atoms))
            self._parts.append(parts)
        self._groups = self._by_anchor()

    def _by_anchor(self) -> list[tuple[tuple[tuple[int, int], ...], tuple[int, ...], IntArray]]:
        """Edits that are named by the same atoms of the same parts, so that their places are the same."""
        groups: dict[tuple[tuple[tuple[int, int], ...], tuple[int, ...]], list[int]] = {}
        for index, (edit, parts) in enumerate(zip(self.edits, self._parts, strict=True)):
            anchors = []
            for wanted in edit.anchor:
                part, atoms = next((part, atoms) for part, atoms in parts if wanted in atoms)
                anchors.append((part, atoms.index(wanted), parts.index((part, atoms))))
            same = anchors[0][2] == anchors[1][2]
            name = tuple((part, column) for part, column, _ in anchors) + (((0, 0),) if same else ())
            needed = tuple(sorted({part for part, _ in parts}))
            groups.setdefault((name, needed), []).append(index)
        return [(name, needed, np.array(each, np.int32)) for (name, needed), each in groups.items()]

    def candidates(self, mol: Chem.Mol) -> Candidates:
        """Return every edit that a molecule allows, with the two atoms that name its place."""
        found = [_matches(mol, query) for query in self._queries]
        firsts, seconds, edits = [], [], []
        for name, needed, group in self._groups:
            if any(not len(found[part]) for part in needed):
                continue
            pairs = _pairs(found, name)
            firsts.append(np.repeat(pairs[:, 0], len(group)))
            seconds.append(np.repeat(pairs[:, 1], len(group)))
            edits.append(np.tile(group, len(pairs)))
        if not firsts:
            nothing = np.zeros(0, np.int32)
            return Candidates(nothing, nothing, nothing)
        return Candidates(np.concatenate(firsts), np.concatenate(seconds), np.concatenate(edits))

    def places(self, mol: Chem.Mol, edit: int, first: int, second: int) -> Iterator[tuple[int, ...]]:
        """Yield the places of an edit whose anchors are these atoms; at most six."""
        wanted = dict(zip(self.edits[edit].anchor, (first, second), strict=True))
        choices = []
        for part, atoms in self._parts[edit]:
            fixed = [(column, wanted[atom]) for column, atom in enumerate(atoms) if atom in wanted]
            matches = mol.GetSubstructMatches(self._queries[part], uniquify=False, maxMatches=MAX_MATCHES)
            choices.append([m for m in matches if all(m[column] == atom for column, atom in fixed)])
        given = 0
        order = [atom for _, atoms in self._parts[edit] for atom in atoms]
        for combined in itertools.islice(itertools.product(*choices), MAX_MATCHES):
            flat = [index for match in combined for index in match]
            if len(set(flat)) == len(flat):
                yield tuple(index for _, index in sorted(zip(order, flat, strict=True)))
                given += 1
                if given == MAX_PLACES:
                    return


def _matches(mol: Chem.Mol, query: Chem.Mol) -> IntArray:
    matches = mol.GetSubstructMatches(query, uniquify=False, maxMatches=MAX_MATCHES)
    return np.array(matches, np.int32).reshape(len(matches), query.GetNumAtoms())


def _pairs(found: Sequence[IntArray], name: Sequence[tuple[int, int]]) -> IntArray:
    """The pairs of anchors that matches of their parts allow; in one part both come from one match."""
    (one, column), (other, second) = name[:2]
    left, right = found[one][:, column], found[other][:, second]
    if len(name) == 3:
        pairs = np.stack([left, right], axis=1)
    else:
        pairs = np.stack([np.repeat(left, len(right)), np.tile(right, len(left))], axis=1)
        pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    return np.unique(pairs, axis=0)
