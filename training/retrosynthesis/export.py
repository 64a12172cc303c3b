"""Writes trained weights and edits into the files that the program reads.

python -m training.retrosynthesis.export --weights retro.pt --folder retro --name retro --number 1
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from pathlib import Path

import numpy as np
import torch

from sandbox.paths import assets_dir
from training.retrosynthesis.dataset import read_edits


def quantised(name: str, values: np.ndarray) -> dict[str, np.ndarray]:
    """A matrix as whole numbers of 8 bits with a scale for each row."""
    scale = (np.abs(values).max(axis=1) / 127).clip(1e-9).astype(np.float32)
    return {name: np.round(values / scale[:, None]).astype(np.int8), f"{name}|scale": scale}


def main() -> None:
    """Quantise the weights to 8 bits a number with a scale for each row, and write the edits beside them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--name", required=True, help="retro or forward")
    parser.add_argument("--number", type=int, default=1, help="which of the networks, whose mean counts")
    parser.add_argument("--least", type=int, default=2)
    arguments = parser.parse_args()
    folder = assets_dir() / "retrosynthesis"
    folder.mkdir(exist_ok=True)
    saved = torch.load(arguments.weights, weights_only=False)
    arrays: dict[str, np.ndarray] = {}
    for name, tensor in saved["weights"].items():
        values = tensor.float().numpy()
        if values.ndim == 2:
            arrays |= quantised(name, values)
        else:
            arrays[name] = values.astype(np.float32)
    path = folder / f"{arguments.name}{arguments.number}.npz"
    np.savez_compressed(path, allow_pickle=False, **arrays)
    records = read_edits(arguments.folder / "edits.jsonl", arguments.least)[: saved["edits"]]
    lines = [json.dumps([r["count"], int(r["class"]), r["edit"]], separators=(",", ":")) for r in records]
    with gzip.GzipFile(folder / f"{arguments.name}_edits.jsonl.gz", "wb", mtime=0) as out:
        out.write("\n".join(lines).encode())
    sys.stdout.write(f"{len(lines)} edits, {path.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
