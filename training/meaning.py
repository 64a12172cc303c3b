"""Trains the network over the meaning of words, a part of the retriever's ranker (training/ranker.py).

Pieces of words have the numbers that the base model's table of tokens gives them; a linear map reduces them
and is learnt with the layers above it, so that only reduced numbers have to be kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import gguf
import numpy as np
import torch
from torch import nn

from app.engine.models import base_model
from sandbox.retrieval.meaning import split
from sandbox.retrieval.ranker import plain_words
from training.base_model import open_gguf

WIDTH, HIDDEN = 64, 256
PASSES, BATCH, RATE = 14, 256, 3e-3
_SPREAD = 8.0  # brings means of unit vectors to a size that the first steps can learn from
_WORD_START = "Ġ"  # how the tokenizer writes the space before a word


def word_pieces() -> tuple[list[str], np.ndarray]:
    """The base model's tokens of lower-case letters, and their vectors of unit length, (pieces, 576)."""
    reader = open_gguf(base_model())
    stored = next(tensor for tensor in reader.tensors if tensor.name == "token_embd.weight")
    vectors = gguf.dequantize(stored.data, stored.tensor_type).astype(np.float32)
    listed = reader.fields["tokenizer.ggml.tokens"]
    tokens = [bytes(listed.parts[index]).decode() for index in listed.data]
    kept = [n for n, token in enumerate(tokens) if re.fullmatch(rf"{_WORD_START}?[a-z]+", token)]
    chosen = vectors[kept]
    chosen /= np.linalg.norm(chosen, axis=1, keepdims=True)
    return [tokens[n].replace(_WORD_START, " ") for n in kept], chosen


def train(messages: Sequence[str], classes: Sequence[int], count: int, seed: int) -> dict[str, np.ndarray]:
    """Fit the network; returns the arrays that sandbox.retrieval.meaning.Meaning reads.

    Args:
        messages: As the policy reads them.
        classes: Number of the tool that each asks for.
        count: How many tools there are.
        seed: Beginning of weights and order.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    names, vectors = word_pieces()
    numbers = {name: number for number, name in enumerate(names)}
    cut = [split(plain_words(message), numbers) for message in messages]
    seen = Counter(piece for pieces in cut for piece in set(pieces))
    rarity = np.array([np.log(len(cut) / max(1, seen[n])) for n in range(len(names))], np.float32)
    given = torch.from_numpy(np.stack([_mean(pieces, vectors, rarity) for pieces in cut]))
    reduce = nn.Linear(vectors.shape[1], WIDTH, bias=False)
    norm, inner, outer = nn.BatchNorm1d(WIDTH), nn.Linear(WIDTH, HIDDEN), nn.Linear(HIDDEN, count)
    net = nn.Sequential(reduce, norm, nn.Dropout(0.1), inner, nn.ReLU(), nn.Dropout(0.3), outer)
    _fit(net, given, torch.tensor(classes))
    with torch.no_grad():  # the norm's scale and shift go into the layer after it
        scale = norm.weight / torch.sqrt(norm.get_buffer("running_var") + norm.eps)
        shift = norm.bias - norm.get_buffer("running_mean") * scale
        table = (_SPREAD * torch.from_numpy(vectors) @ reduce.weight.T).numpy()
        arrays: dict[str, Any] = {
            "inner": inner.weight * scale,
            "inner_bias": inner.bias + inner.weight @ shift,
            "outer": outer.weight,
            "outer_bias": outer.bias,
        }
    made = {name: tensor.detach().numpy().astype(np.float16) for name, tensor in arrays.items()}
    scales = np.abs(table).max(axis=1) / 127
    made["pieces"] = np.frombuffer("\n".join(names).encode(), np.uint8)
    made["table"] = np.round(table / scales[:, None]).astype(np.int8)
    made["table_scales"], made["rarity"] = scales.astype(np.float16), rarity.astype(np.float16)
    return made


def _mean(pieces: Sequence[int], vectors: np.ndarray, rarity: np.ndarray) -> np.ndarray:
    if not pieces:
        return np.zeros(vectors.shape[1], np.float32)
    weights = rarity[list(pieces)]
    return (_SPREAD * weights @ vectors[list(pieces)] / weights.sum()).astype(np.float32)


def _fit(net: nn.Sequential, given: torch.Tensor, wanted: torch.Tensor) -> None:
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.01)
    steps, step = PASSES * (len(given) // BATCH + 1), 0
    for _ in range(PASSES):
        order = torch.randperm(len(given))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            optimizer.param_groups[0]["lr"] = RATE * (1 - step / steps)
            loss = nn.functional.cross_entropy(net(given[chosen]), wanted[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            step += 1
    net.eval()
