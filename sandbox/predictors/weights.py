"""The files of weights in ``assets/predictors``, opened on first use."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "predictors"


class Weights:
    """One file: arrays under names such as ``"DRD2/values"``, and what is known about the model.

    Args:
        path: The ``.npz`` file.

    Attributes:
        about: Facts that the training script wrote, ready for JSON: errors on unseen data, sizes.
    """

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as archive:
            self._arrays = {name: archive[name] for name in archive.files}
        self.about: dict[str, Any] = json.loads(str(self._arrays.pop("about")))

    def __getitem__(self, name: str) -> NDArray[Any]:
        array: NDArray[Any] = self._arrays[name]
        return array

    def __contains__(self, name: object) -> bool:
        return name in self._arrays

    def group(self, prefix: str) -> dict[str, NDArray[Any]]:
        """The arrays whose name starts with ``prefix/``, without it."""
        start = f"{prefix}/"
        return {name.removeprefix(start): a for name, a in self._arrays.items() if name.startswith(start)}


@cache
def weights(name: str) -> Weights:
    """The weights of that name, read once in a process."""
    return Weights(FOLDER / f"{name}.npz")


def save(path: Path, arrays: dict[str, NDArray[Any]], about: dict[str, Any]) -> None:
    """Write a file that :class:`Weights` reads; the same content gives the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, allow_pickle=False, about=np.array(json.dumps(about)), **arrays)
