"""Reads the arrays out of a PyTorch checkpoint without PyTorch, and without running anything that it names.

A checkpoint is a zip archive with a pickle and one file per storage. Classes that the pickle names are not
imported: an inert stand-in takes their place, apart from the few that a tensor is made of.
"""

from __future__ import annotations

import io
import pickle
import zipfile
from collections import OrderedDict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_TYPES = {"FloatStorage": np.float32, "DoubleStorage": np.float64, "LongStorage": np.int64}


class _StandIn:
    """Takes the place of any object of the checkpoint that is no array."""

    def __init__(self, *arguments: Any, **named: Any) -> None: ...

    def __setstate__(self, state: Any) -> None: ...

    def __setitem__(self, key: Any, value: Any) -> None: ...

    def __call__(self, *arguments: Any, **named: Any) -> _StandIn:
        return self


class _Reader(pickle.Unpickler):
    def __init__(self, archive: zipfile.ZipFile, pickled: str) -> None:
        super().__init__(io.BytesIO(archive.read(pickled)))
        self._archive, self._folder = archive, pickled.rsplit("/", 1)[0]

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _array
        if name in _TYPES:
            return _TYPES[name]
        return _StandIn

    def persistent_load(self, pid: Any) -> Any:
        _, kind, key, *_ = pid
        return np.frombuffer(self._archive.read(f"{self._folder}/data/{key}"), dtype=kind)


def _array(
    storage: NDArray[Any], offset: int, shape: tuple[int, ...], strides: tuple[int, ...], *_: Any
) -> NDArray[Any]:
    size = storage.itemsize
    return np.lib.stride_tricks.as_strided(storage[offset:], shape, [step * size for step in strides])


def read_arrays(path: Path) -> tuple[dict[str, NDArray[Any]], list[str]]:
    """Read a checkpoint of Chemprop 2.

    Returns:
        The weights by name, and the names of the outputs in order.
    """
    with zipfile.ZipFile(path) as archive:
        pickled = next(name for name in archive.namelist() if name.endswith("/data.pkl"))
        content = _Reader(archive, pickled).load()
    arrays = {name: np.array(a) for name, a in content["state_dict"].items() if isinstance(a, np.ndarray)}
    return arrays, list(content["output_columns"])
