"""Trains the network of one direction and writes its weights.

python -m training.retrosynthesis.train --folder retro --epochs 20 --out retro.pt
"""

from __future__ import annotations

import argparse
import math
import pickle
import random
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch

from training.retrosynthesis.net import Batch, EditNet, loss_of


def collate(examples: list[dict[str, Any]]) -> Batch:
    """Put reactions side by side."""
    atoms = np.cumsum([0, *(len(e["atoms"]) for e in examples)])
    pairs = np.cumsum([0, *(len(e["pairs"]) for e in examples)])
    places = np.cumsum([0, *(len(e["edit"]) for e in examples)])

    def joined(arrays: list[np.ndarray], offsets: np.ndarray | None = None) -> torch.Tensor:
        shifted = [a.astype(np.int64) + (0 if offsets is None else offsets[k]) for k, a in enumerate(arrays)]
        return torch.from_numpy(np.concatenate(shifted))

    numbers = [np.full(len(e["atoms"]), k) for k, e in enumerate(examples)]
    owners = [np.full(len(e["edit"]), k) for k, e in enumerate(examples)]
    return Batch(
        torch.from_numpy(np.concatenate([e["atoms"] for e in examples])).float(),
        joined([e["bonds"][0] for e in examples], atoms),
        joined([e["bonds"][1] for e in examples], atoms),
        joined([e["bonds"][2] for e in examples]),
        joined(numbers),
        joined([e["pairs"][:, 0] for e in examples], atoms),
        joined([e["pairs"][:, 1] for e in examples], atoms),
        joined([e["pairs"][:, 2] for e in examples]),
        joined([e["which"] for e in examples], pairs),
        joined([e["edit"] for e in examples]),
        joined(owners),
        joined([e["right"] for e in examples], places),
        len(examples),
    )


def batches(examples: list[dict[str, Any]], size: int) -> list[list[dict[str, Any]]]:
    """Shuffle into batches of molecules of like size."""
    order = list(range(len(examples)))
    random.shuffle(order)
    chunks = [order[start : start + 16 * size] for start in range(0, len(order), 16 * size)]
    made = []
    for chunk in chunks:
        chunk.sort(key=lambda k: len(examples[k]["edit"]))
        made += [chunk[start : start + size] for start in range(0, len(chunk), size)]
    random.shuffle(made)
    return [[examples[k] for k in each] for each in made]


def first_hits(scores: torch.Tensor, batch: Batch) -> int:
    """Molecules whose best score is that of a right edit."""
    top = torch.full((batch.count,), -1e9).scatter_reduce(0, batch.owner, scores, "amax")
    best = torch.full((batch.count,), -1e9).scatter_reduce(
        0, batch.owner[batch.right], scores[batch.right], "amax"
    )
    return int((best >= top - 1e-6).sum())


def main() -> None:
    """Train, print the course, write the average of the last weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to go on from, of a network of the same size")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop the schedule at this time")
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    random.seed(arguments.seed)
    torch.manual_seed(arguments.seed)
    examples = []
    for path in sorted(arguments.folder.glob("examples*.pickle")):
        with path.open("rb") as file:
            examples += pickle.load(file)
    random.Random(0).shuffle(examples)
    held, examples = examples[:500], examples[500:]
    edits = 1 + max(int(e["edit"].max()) for e in (*held, *examples))
    net = EditNet(edits, arguments.width, arguments.layers, arguments.dropout)
    if arguments.start:
        net.load_state_dict(torch.load(arguments.start, weights_only=False)["weights"])
    mean = {name: value.clone() for name, value in net.state_dict().items()}
    optimizer = torch.optim.AdamW(net.parameters(), lr=arguments.rate, weight_decay=0.01)
    start, step = time.time(), 0
    steps = arguments.epochs * math.ceil(len(examples) / arguments.batch)
    for epoch in range(arguments.epochs):
        losses = []
        for chosen in batches(examples, arguments.batch):
            done = max(step / steps, (time.time() - start) / 60 / arguments.minutes)
            if done >= 1:
                break
            rate = arguments.rate * min(1, step / 200) * (0.5 + 0.5 * math.cos(math.pi * done))
            for group in optimizer.param_groups:
                group["lr"] = rate
            batch = collate(chosen)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = net(batch)
            loss = loss_of(scores, batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            step += 1
            losses.append(loss.item())
            for name, value in net.state_dict().items():
                mean[name].lerp_(value, 0.005 if step > 400 else 0.05)
        report(net, mean, held, f"epoch {epoch + 1} step {step} loss {np.mean(losses or [0]):.3f}", start)
        torch.save({"weights": mean, "edits": edits, **vars(arguments)}, arguments.out)
        if step >= steps or (time.time() - start) / 60 >= arguments.minutes:
            break


def report(
    net: EditNet, mean: dict[str, torch.Tensor], held: list[dict[str, Any]], text: str, start: float
) -> None:
    """Measure the averaged weights on reactions held out of the training split."""
    current = {name: value.clone() for name, value in net.state_dict().items()}
    net.load_state_dict(mean)
    net.eval()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        hits = 0
        for begin in range(0, len(held), 100):
            batch = collate(held[begin : begin + 100])
            hits += first_hits(net(batch), batch)
    net.load_state_dict(current)
    net.train()
    sys.stdout.write(f"{text} held-out top-1 {hits / len(held):.3f} {time.time() - start:.0f} s\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
