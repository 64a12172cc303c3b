"""Trains the network over the fingerprints of products, and counts the reactants, of the training split.

    python -m training.retrosynthesis.recall --folder retro --mapped mapped.tsv

Classes are edits with the surroundings of the atoms that they change, as far as two reactions show them.
Writes assets/retrosynthesis/recall.npz; two minutes of one core.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from rdkit import rdBase
from torch import Tensor, nn

from sandbox.paths import assets_dir
from sandbox.reactions.recall import BITS, fingerprint, label_of, reactant_key, surroundings
from training.retrosynthesis.dataset import ordered, read_edits
from training.retrosynthesis.export import quantised
from training.retrosynthesis.leaks import is_test_reaction
from training.retrosynthesis.mapping import canonical

LEAST = 2  # reactions that show a class
MOST_USES = 255


def examples(folder: Path) -> tuple[np.ndarray, list[int]]:
    """Fingerprints, half precision, and labels of the reactions whose class occurs often enough."""
    numbers = {record["key"]: n for n, record in enumerate(read_edits(folder / "edits.jsonl", 2))}
    given, labels = [], []
    for line in (folder / "reactions.jsonl").read_text().splitlines():
        record = json.loads(line)
        if record["edit"] not in numbers:
            continue
        mol = ordered(record["smiles"])
        given.append(fingerprint(mol).astype(np.float16))
        labels.append(label_of(numbers[record["edit"]], surroundings(mol), record["place"]))
    counts = Counter(labels)
    kept = [n for n, label in enumerate(labels) if counts[label] >= LEAST]
    return np.array([given[n] for n in kept]), [labels[n] for n in kept]


def uses(paths: Iterable[Path]) -> dict[int, int]:
    """How many reactions used each reactant, by key; reactions of the test splits do not count."""
    counts: Counter[int] = Counter()
    for reactants in _reactants(paths):
        counts.update({reactant_key(part) for part in reactants.split(".")})
    return counts


def _reactants(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        for line in path.read_text().splitlines():
            _, product, reactants = line.split("\t")
            made_from = canonical(reactants)
            if not is_test_reaction(made_from, canonical(product)):
                yield made_from


def train(given: Tensor, wanted: Tensor, classes: int, options: argparse.Namespace) -> nn.Sequential:
    """Fit the network; prints the loss and, on 500 reactions held out, how often the first class is right."""
    net = nn.Sequential(
        nn.Linear(BITS, options.width),
        nn.ReLU(),
        nn.Dropout(options.dropout),
        nn.Linear(options.width, classes),
    )
    optimizer = torch.optim.AdamW(net.parameters(), lr=options.rate, weight_decay=0.01)
    order = list(range(len(given)))
    random.shuffle(order)
    held, order = order[:500], order[500:]
    steps, step = options.epochs * (len(order) // options.batch + 1), 0
    for epoch in range(options.epochs):
        random.shuffle(order)
        losses = []
        net.train()
        for start in range(0, len(order), options.batch):
            chosen = order[start : start + options.batch]
            optimizer.param_groups[0]["lr"] = options.rate * (1 - step / steps)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = net(given[chosen].float())
            loss = nn.functional.cross_entropy(scores.float(), wanted[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            step += 1
        net.eval()
        with torch.no_grad():
            right = (net(given[held].float()).argmax(1) == wanted[held]).float().mean()
        sys.stdout.write(f"pass {epoch + 1}: loss {np.mean(losses):.3f}, held out {right:.3f}\n")
    return net


def main() -> None:
    """Train, count and write the file that the program reads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--mapped", type=Path, nargs="+", required=True)
    parser.add_argument("--width", type=int, default=512)
    parser.add_argument("--dropout", type=float, default=0.4)
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--batch", type=int, default=256)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rdBase.DisableLog("rdApp.*")
    torch.set_num_threads(1)
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    given, labels = examples(options.folder)
    names = sorted(set(labels))
    row = {label: n for n, label in enumerate(names)}
    wanted = torch.tensor([row[label] for label in labels])
    net = train(torch.from_numpy(given), wanted, len(names), options)
    used = sorted(uses(options.mapped).items())
    arrays: dict[str, Any] = {
        "labels": np.array(names, np.uint64),
        "reactants": np.array([key for key, _ in used], np.uint32),
        "uses": np.array([min(count, MOST_USES) for _, count in used], np.uint8),
        **_layer("inner", net[0]),
        **_layer("outer", net[3]),
    }
    path = assets_dir() / "retrosynthesis" / "recall.npz"
    np.savez_compressed(path, allow_pickle=False, **arrays)
    sys.stdout.write(f"{len(names)} classes, {len(used)} reactants, {path.stat().st_size / 1e6:.1f} MB\n")


def _layer(name: str, layer: nn.Module) -> dict[str, np.ndarray]:
    weights, bias = (parameter.detach().numpy() for parameter in layer.parameters())
    return {**quantised(name, weights), f"{name}_bias": bias}


if __name__ == "__main__":
    main()
