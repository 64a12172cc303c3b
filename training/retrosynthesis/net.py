"""The network that judges places and edits, as it is trained. sandbox/reactions/network.py runs it."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn

from sandbox.reactions.features import ATOM_FEATURES, BOND_KINDS, RELATIONS


class Batch(NamedTuple):
    """Reactions side by side: N atoms, B directed bonds, P pairs, C possible edits, M molecules."""

    atoms: Tensor  # (N, features)
    source: Tensor  # (B,)
    target: Tensor  # (B,)
    kind: Tensor  # (B,)
    molecule: Tensor  # (N,) molecule of each atom
    first: Tensor  # (P,)
    second: Tensor  # (P,)
    relation: Tensor  # (P,)
    which: Tensor  # (C,) pair of each possible edit
    edit: Tensor  # (C,)
    owner: Tensor  # (C,) molecule of each possible edit
    right: Tensor  # (R,) the right ones among them
    count: int  # type: ignore[assignment]  # M


class Layer(nn.Module):
    """Messages along bonds and the mean of the molecule, put through a small network and added."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.message = nn.Linear(width, width, bias=False)
        self.kind = nn.Embedding(BOND_KINDS, width)
        self.wide = nn.Linear(3 * width, 2 * width)
        self.narrow = nn.Linear(2 * width, width)
        self.norm = nn.LayerNorm(width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, h: Tensor, batch: Batch) -> Tensor:
        """Update the atoms, (N, width)."""
        kinds = self.kind.weight.index_select(0, batch.kind)
        sent = torch.relu(self.message(h).index_select(0, batch.source) + kinds.to(h.dtype))
        heard = torch.zeros_like(h).index_add_(0, batch.target, sent.to(h.dtype))
        whole = molecule_mean(h, batch).index_select(0, batch.molecule)
        inner = self.dropout(torch.relu(self.wide(torch.cat([h, heard, whole], dim=1))))
        return self.norm(h + self.narrow(inner).to(h.dtype)).to(h.dtype)


def molecule_mean(h: Tensor, batch: Batch) -> Tensor:
    """Mean over the atoms of each molecule, (M, width)."""
    total = torch.zeros(batch.count, h.shape[1], dtype=h.dtype).index_add_(0, batch.molecule, h)
    sizes = torch.bincount(batch.molecule, minlength=batch.count).to(h.dtype)
    return total / sizes[:, None]


class EditNet(nn.Module):
    """Scores each possible edit of each molecule."""

    def __init__(self, edits: int, width: int = 192, layers: int = 5, dropout: float = 0.1) -> None:
        super().__init__()
        self.start = nn.Linear(ATOM_FEATURES, width)
        self.layers = nn.ModuleList(Layer(width, dropout) for _ in range(layers))
        self.first = nn.Linear(width, width)
        self.second = nn.Linear(width, width, bias=False)
        self.whole = nn.Linear(width, width, bias=False)
        self.relation = nn.Embedding(RELATIONS, width)
        self.mix = nn.Linear(width, width)
        self.out = nn.Linear(width, edits)
        self.dropout = nn.Dropout(dropout)

    def forward(self, batch: Batch) -> Tensor:
        """Scores of the possible edits, (C,)."""
        h = torch.relu(self.start(batch.atoms))
        for layer in self.layers:
            h = layer(h, batch)
        one = self.first(h).index_select(0, batch.first)
        other = self.second(h).index_select(0, batch.second)
        whole = self.whole(molecule_mean(h, batch)).index_select(0, batch.molecule[batch.first])
        relation = self.relation.weight.index_select(0, batch.relation)
        pair = torch.relu(one + other + whole + relation.to(h.dtype))
        pair = self.dropout(torch.relu(self.mix(pair)))
        scores = self.out(pair)
        at = batch.which * scores.shape[1] + batch.edit
        return scores.float().flatten().index_select(0, at)


def loss_of(scores: Tensor, batch: Batch) -> Tensor:
    """Mean negative logarithm of the share that the right edits of each molecule have."""
    every = _log_sums(scores, batch.owner, batch.count)
    right = _log_sums(scores[batch.right], batch.owner[batch.right], batch.count)
    return (every - right).mean()


def _log_sums(scores: Tensor, owner: Tensor, count: int) -> Tensor:
    top = torch.full((count,), -1e9).scatter_reduce(0, owner, scores.detach(), "amax")
    sums = torch.zeros(count).index_add(0, owner, torch.exp(scores - top[owner]))
    return top + torch.log(sums.clamp_min(1e-20))
