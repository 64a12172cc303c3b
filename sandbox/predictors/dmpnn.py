"""Directed message passing (Chemprop's D-MPNN) by numpy: an ensemble evaluated in one go.

Yang et al., J. Chem. Inf. Model. 2019, 59, 3370.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem

from sandbox.predictors.graph import ATOM_FEATURES, Graph, graph_of

Array = NDArray[np.float32]
STEPS = 2  # messages are passed on twice after the first, so that they reach three bonds far
NORM = np.float32(100)  # by which Chemprop divides the sum over atoms
CHUNK_ATOMS = 600  # at a time; more would leave the processor's cache


class Ensemble:
    """Networks of the same shape, whose outputs are averaged.

    Args:
        arrays: ``W_i``, ``W_h``, ``W_o``, ``b_o``, ``W_1``, ``b_1``, ``W_2`` and ``b_2``, each with the
            networks as its first axis and otherwise as Chemprop keeps them (outputs by inputs); for
            regressions also ``mean`` and ``scale``, by which outputs are turned into units.
    """

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        single = {name: np.asarray(a, dtype=np.float32) for name, a in arrays.items()}
        turned = {
            name: np.swapaxes(single[name], 1, 2).copy() for name in ("W_i", "W_h", "W_o", "W_1", "W_2")
        }
        self._w_i, self._w_h, self._w_o = turned["W_i"], turned["W_h"], turned["W_o"]
        self._w_1, self._w_2 = turned["W_1"], turned["W_2"]
        self._b_o, self._b_1, self._b_2 = (single[name][:, None, :] for name in ("b_o", "b_1", "b_2"))
        self._units = (single["mean"], single["scale"]) if "mean" in single else None

    def predict(self, mols: Sequence[Chem.Mol]) -> Array:
        """The ensemble's mean outputs: probabilities, or values in units where it is a regression.

        Args:
            mols: Molecules, at least one atom each.

        Returns:
            Shape (molecules, outputs).
        """
        if not mols:
            return np.zeros((0, self._w_2.shape[2]), dtype=np.float32)
        parts = [self._predict(graph_of(part)) for part in _portions(mols)]
        return np.concatenate(parts)

    def _predict(self, graph: Graph) -> Array:
        outputs = self._outputs(self._embed(graph))
        if self._units is None:
            means: Array = (1 / (1 + np.exp(-np.clip(outputs, -50, 50)))).mean(axis=0)
        else:
            mean, scale = self._units
            means = (outputs * scale[:, None, :] + mean[:, None, :]).mean(axis=0)
        return means

    def _embed(self, graph: Graph) -> Array:
        """Sum over the atoms of each molecule, scaled, shape (networks, molecules, hidden)."""
        start = np.concatenate([graph.atoms[graph.source], graph.bonds], axis=1) @ self._w_i
        hidden = np.maximum(start, 0)
        for _ in range(STEPS):
            arriving = _sum_by(hidden, graph.target, len(graph.atoms))
            message = arriving[:, graph.source] - hidden[:, graph.reverse]
            hidden = np.maximum(start + message @ self._w_h, 0)
        arriving = _sum_by(hidden, graph.target, len(graph.atoms))
        own, passed = self._w_o[:, :ATOM_FEATURES], self._w_o[:, ATOM_FEATURES:]
        atoms = np.maximum(graph.atoms @ own + arriving @ passed + self._b_o, 0)
        return _sum_by(atoms, graph.owner, graph.count) / NORM

    def _outputs(self, embedded: Array) -> Array:
        inner = np.maximum(embedded @ self._w_1 + self._b_1, 0)
        outputs: Array = inner @ self._w_2 + self._b_2
        return outputs


def _portions(mols: Sequence[Chem.Mol]) -> list[list[Chem.Mol]]:
    portions: list[list[Chem.Mol]] = []
    room = 0
    for mol in mols:
        if not portions or mol.GetNumAtoms() > room:
            portions.append([])
            room = CHUNK_ATOMS
        portions[-1].append(mol)
        room -= mol.GetNumAtoms()
    return portions


def _sum_by(values: Array, group: NDArray[np.intp], count: int) -> Array:
    """Add up rows by group, shape (networks, rows, width) to (networks, count, width)."""
    total = np.zeros((values.shape[0], count, values.shape[2]), dtype=np.float32)
    order = np.argsort(group, kind="stable")
    if len(order):
        present, first = np.unique(group[order], return_index=True)
        total[:, present] = np.add.reduceat(values[:, order], first, axis=1)
    return total
