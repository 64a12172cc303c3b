"""A strict, bounded reader of GGUF headers: a damaged or hostile file is refused before llama.cpp sees it.

Covers: magic, version, counts, lengths, types, duplicate names, and that every tensor lies within the file.
Does not cover the contents of the tensors, nor whether llama.cpp likes the combination of valid values.

Source: the GGUF specification, https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import mmap
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from app.engine.errors import ModelFileError
from app.engine.gguf_values import Cursor, Damaged, MetadataValue, read_value, tensor_bytes

_MAGIC: Final = b"GGUF"
_VERSIONS: Final = (2, 3)
_SMALLEST_HEADER: Final = 24
_MAX_PAIRS: Final = 10_000
_MAX_TENSORS: Final = 100_000
_MAX_NAME: Final = 65_535
_MAX_DIMENSIONS: Final = 4
_NAME = re.compile(r"[A-Za-z0-9_.\-]{1,64}")
_NOT_TEXT_GENERATORS: Final = frozenset(
    # Encoders, image and sound models, and models that write by diffusion.
    (
        "bert",
        "nomic-bert",
        "nomic-bert-moe",
        "neo-bert",
        "jina-bert-v2",
        "jina-bert-v3",
        "modern-bert",
        "eurobert",
    )
    + ("gemma-embedding", "llama-embed", "t5", "t5encoder", "clip", "wavtokenizer-dec", "whisper", "sam3")
    + ("flux", "sd1", "sd3", "sdxl", "wan", "dream", "llada", "llada-moe", "rnd1")
)


@dataclass(frozen=True)
class TensorInfo:
    """One tensor of the file.

    Attributes:
        name: Its name.
        shape: Dimensions in GGUF's order, the contiguous one first.
        type: ggml's number of its type.
        offset: Bytes from the start of the file.
        size: Bytes.
    """

    name: str
    shape: tuple[int, ...]
    type: int
    offset: int
    size: int


@dataclass(frozen=True)
class GgufHeader:
    """What a GGUF file says about itself.

    Attributes:
        path: The file.
        version: GGUF version.
        metadata: Values by key; of lists only short numeric ones are kept.
        array_lengths: Number of elements of every list.
        tensors: All tensors, in the file's order.
        pair_offsets: Where each key's pair starts in the file, in bytes; key "" is where the last ends.
    """

    path: Path
    version: int
    metadata: dict[str, MetadataValue]
    array_lengths: dict[str, int]
    tensors: tuple[TensorInfo, ...]
    pair_offsets: dict[str, int] = field(repr=False)

    @property
    def architecture(self) -> str:
        """Architecture in llama.cpp's terms."""
        return str(self.metadata.get("general.architecture", ""))

    @property
    def kind(self) -> str:
        """What the file is: ``model``, ``an adapter``, or another kind in words."""
        kind = str(self.metadata.get("general.type", "model"))
        return {"model": "model", "adapter": "an adapter"}.get(kind, f"a file of type {kind[:40]}")

    @property
    def tensor_bytes(self) -> int:
        """Size of all tensors in bytes."""
        return sum(tensor.size for tensor in self.tensors)

    def number(self, key: str, default: float) -> float:
        """Give a numeric value (the largest one of a list), or a default where it is missing or no number."""
        value = self.metadata.get(key)
        if isinstance(value, list):
            value = max(value, default=None)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return default
        return float(value)


def read_header(path: Path) -> GgufHeader:
    """Read and check the header of a GGUF file.

    Args:
        path: The file.

    Raises:
        ModelFileError: If the file is missing, empty, unreadable, not GGUF, truncated, inconsistent, or holds
            a model that does not write text.
    """
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            if size == 0:
                raise ModelFileError(f"{path.name} is empty.")
            if file.read(4) != _MAGIC:
                raise ModelFileError(f"{path.name} is not a GGUF model file.")
            if size < _SMALLEST_HEADER:
                raise ModelFileError(f"{path.name} is cut off: it has only {size} bytes.")
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return _parse(path, data)
    except Damaged as error:
        raise ModelFileError(f"{path.name} is damaged: {error}.") from error
    except FileNotFoundError as error:
        raise ModelFileError(f"There is no model file at {path}.") from error
    except IsADirectoryError as error:
        raise ModelFileError(f"{path} is a folder, not a model file.") from error
    except OSError as error:
        raise ModelFileError(f"{path} cannot be read: {error.strerror or error}.") from error


def _parse(path: Path, data: mmap.mmap) -> GgufHeader:
    cursor = Cursor(data, 4)
    version = cursor.uint32()
    if version not in _VERSIONS:
        raise ModelFileError(f"{path.name} has GGUF version {version}; versions 2 and 3 are supported.")
    tensor_count, pair_count = cursor.uint64(), cursor.uint64()
    if pair_count > _MAX_PAIRS or tensor_count > _MAX_TENSORS:
        raise Damaged(f"it claims {tensor_count} tensors and {pair_count} metadata entries")
    metadata: dict[str, MetadataValue] = {}
    lengths: dict[str, int] = {}
    offsets: dict[str, int] = {}
    for _ in range(pair_count):
        start = cursor.position
        key = cursor.string(_MAX_NAME)
        if key in offsets:
            raise Damaged(f"the metadata entry {key[:60]!r} appears twice")
        offsets[key] = start
        value, length = read_value(cursor)
        if length is not None:
            lengths[key] = length
        if value is not None:
            metadata[key] = value
    offsets[""] = cursor.position
    tensors = _read_tensors(cursor, tensor_count, _alignment(metadata))
    header = GgufHeader(path, version, metadata, lengths, tensors, offsets)
    _check_architecture(header)
    return header


def _alignment(metadata: dict[str, MetadataValue]) -> int:
    alignment = metadata.get("general.alignment", 32)
    if not isinstance(alignment, int) or alignment < 8 or alignment > 65_536 or alignment & (alignment - 1):
        raise Damaged("its alignment is not a power of two from 8 to 65536")
    return alignment


def _read_tensors(cursor: Cursor, count: int, alignment: int) -> tuple[TensorInfo, ...]:
    found: list[tuple[str, tuple[int, ...], int, int]] = []
    names: set[str] = set()
    for _ in range(count):
        name = cursor.string(_MAX_NAME)
        if name in names:
            raise Damaged(f"the tensor {name[:60]!r} appears twice")
        names.add(name)
        dimensions = cursor.uint32()
        if not 1 <= dimensions <= _MAX_DIMENSIONS:
            raise Damaged(f"the tensor {name[:60]!r} has {dimensions} dimensions")
        shape = tuple(cursor.uint64() for _ in range(dimensions))
        found.append((name, shape, cursor.uint32(), cursor.uint64()))
    start = (cursor.position + alignment - 1) // alignment * alignment
    tensors = []
    for name, shape, kind, offset in found:
        size = tensor_bytes(name, shape, kind)
        if offset % alignment:
            raise Damaged(f"the tensor {name[:60]!r} is not aligned")
        if start + offset + size > cursor.size:
            raise Damaged("it is cut off: the file ends before its last tensor (an incomplete download?)")
        tensors.append(TensorInfo(name, shape, kind, start + offset, size))
    return tuple(tensors)


def _check_architecture(header: GgufHeader) -> None:
    architecture = header.metadata.get("general.architecture")
    if not isinstance(architecture, str) or not _NAME.fullmatch(architecture):
        raise Damaged("it does not say which architecture it has")
    if architecture in _NOT_TEXT_GENERATORS:
        raise ModelFileError(
            f"{header.path.name} holds a model of architecture {architecture}, which does not write text."
        )
