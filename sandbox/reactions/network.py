"""The network that judges edits, run by numpy: messages along bonds, then a score for each place and edit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from rdkit import Chem

from sandbox.reactions.features import FloatArray, graph_of, relations
from sandbox.reactions.matching import Candidates

_EPSILON = 1e-5


class Network:
    """Weights of one direction.

    Args:
        weights: Arrays by name, as training/retrosynthesis/export.py writes them.
    """

    def __init__(self, weights: Mapping[str, FloatArray]) -> None:
        self._w = weights
        self._layers = sum(name.endswith(".message.weight") for name in weights)

    @classmethod
    def load(cls, path: Path) -> Network:
        """Read weights from a file: whole numbers of 8 bits, one scale for each row."""
        with np.load(path, allow_pickle=False) as stored:
            names = {name.partition("|")[0] for name in stored.files}
            return cls({name: restored(stored, name) for name in names})

    def probabilities(self, mol: Chem.Mol, candidates: Candidates) -> FloatArray:
        """Judge the possible edits of a molecule.

        Args:
            mol: The molecule, or several of them in one.
            candidates: What is possible in it.

        Returns:
            The share of each, in their order; together 1.
        """
        if not len(candidates.edit):
            return np.zeros(0, np.float32)
        h = self._atoms(mol)
        codes = candidates.first.astype(np.int64) * len(h) + candidates.second
        unique, which = np.unique(codes, return_inverse=True)
        first, second = (unique // len(h)).astype(np.int32), (unique % len(h)).astype(np.int32)
        pair = self._linear("first", h)[first] + self._linear("second", h)[second]
        pair += (
            self._linear("whole", h.mean(axis=0)) + self._w["relation.weight"][relations(mol, first, second)]
        )
        pair = np.maximum(self._linear("mix", np.maximum(pair, 0)), 0)
        scores = self._linear("out", pair)[which, candidates.edit]
        shares: FloatArray = np.exp(scores - scores.max())
        shares /= shares.sum()
        return shares

    def _atoms(self, mol: Chem.Mol) -> FloatArray:
        graph = graph_of(mol)
        h = np.maximum(self._linear("start", graph.atoms.astype(np.float32)), 0)
        for number in range(self._layers):
            name = f"layers.{number}."
            sent = self._linear(name + "message", h)[graph.source] + self._w[name + "kind.weight"][graph.kind]
            heard = np.zeros_like(h)
            np.add.at(heard, graph.target, np.maximum(sent, 0))
            whole = np.broadcast_to(h.mean(axis=0), h.shape)
            inner = np.maximum(self._linear(name + "wide", np.concatenate([h, heard, whole], axis=1)), 0)
            h = self._normed(name + "norm", h + self._linear(name + "narrow", inner))
        return h

    def _linear(self, name: str, x: FloatArray) -> FloatArray:
        made: FloatArray = x @ self._w[name + ".weight"].T
        bias = self._w.get(name + ".bias")
        return made if bias is None else made + bias

    def _normed(self, name: str, x: FloatArray) -> FloatArray:
        centred = x - x.mean(axis=1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(axis=1, keepdims=True) + _EPSILON)
        made: FloatArray = scaled * self._w[name + ".weight"] + self._w[name + ".bias"]
        return made


def restored(stored: Any, name: str) -> FloatArray:
    """Weights that are kept as whole numbers of 8 bits with a scale for each row."""
    values: FloatArray = stored[name].astype(np.float32)
    scale = f"{name}|scale"
    if scale in stored.files:
        values *= stored[scale].astype(np.float32)[:, None]
    return values
