"""The primitive values of a GGUF file, read with bounds."""

from __future__ import annotations

import mmap
import struct
from typing import Final

MetadataValue = str | int | float | bool | list[int] | list[float]

_MAX_STRING: Final = 16 * 1024 * 1024
_MAX_KEPT_LIST: Final = 1024
_MAX_TENSOR_BYTES: Final = 1 << 44
_STRING: Final = 8
_ARRAY: Final = 9
_BOOL: Final = 7

# GGUF's number of a value type -> struct format; strings and lists are read apart.
_SCALARS: Final = {
    0: struct.Struct("<B"),
    1: struct.Struct("<b"),
    2: struct.Struct("<H"),
    3: struct.Struct("<h"),
    4: struct.Struct("<I"),
    5: struct.Struct("<i"),
    6: struct.Struct("<f"),
    _BOOL: struct.Struct("<?"),
    10: struct.Struct("<Q"),
    11: struct.Struct("<q"),
    12: struct.Struct("<d"),
}
_LENGTH = struct.Struct("<Q")

# ggml's number of a tensor type -> (weights in a block, bytes of a block).
# Source: ggml.h and ggml-common.h of llama.cpp; the same as gguf.constants.GGML_QUANT_SIZES.
TENSOR_TYPES: Final = {
    0: (1, 4),
    1: (1, 2),
    2: (32, 18),
    3: (32, 20),
    6: (32, 22),
    7: (32, 24),
    8: (32, 34),
    9: (32, 40),
    10: (256, 84),
    11: (256, 110),
    12: (256, 144),
    13: (256, 176),
    14: (256, 210),
    15: (256, 292),
    16: (256, 66),
    17: (256, 74),
    18: (256, 98),
    19: (256, 50),
    20: (32, 18),
    21: (256, 110),
    22: (256, 82),
    23: (256, 136),
    24: (1, 1),
    25: (1, 2),
    26: (1, 4),
    27: (1, 8),
    28: (1, 8),
    29: (256, 56),
    30: (1, 2),
    34: (256, 54),
    35: (256, 66),
    39: (32, 17),
    40: (64, 36),
    41: (128, 18),
}


class Damaged(Exception):
    """The file contradicts the format; the message says how."""


class Cursor:
    """A position in a memory-mapped file that cannot leave it.

    Args:
        data: The mapped file.
        position: Byte to start at.
    """

    def __init__(self, data: mmap.mmap, position: int) -> None:
        self._data = data
        self.size = len(data)
        self.position = position

    def scalar(self, kind: int) -> int | float | bool:
        """Read one number or truth value of a GGUF type."""
        layout = _SCALARS.get(kind)
        if layout is None:
            raise Damaged(f"a metadata entry has the unknown type {kind}")
        start = self.skip(layout.size)
        value: int | float | bool = layout.unpack_from(self._data, start)[0]
        return value

    def uint32(self) -> int:
        """Read an unsigned 32-bit number."""
        return int(self.scalar(4))

    def uint64(self) -> int:
        """Read an unsigned 64-bit number."""
        return int(self.scalar(10))

    def string(self, longest: int = _MAX_STRING) -> str:
        """Read a string of a bounded length in bytes."""
        length = self.uint64()
        if length > longest:
            raise Damaged(f"it claims a text of {length} bytes where at most {longest} are possible")
        start = self.skip(length)
        return self._data[start : start + length].decode("utf-8", "replace")

    def skip(self, count: int) -> int:
        """Move on by a number of bytes; give the position before."""
        start = self.position
        if count > self.size - start:
            raise Damaged("it is cut off: the file ends within its header (an incomplete download?)")
        self.position = start + count
        return start

    def skip_strings(self, count: int) -> None:
        """Move over a list of strings (vocabularies have hundreds of thousands, so this loop is plain)."""
        data, size, position = self._data, self.size, self.position
        for _ in range(count):
            if position + 8 > size:
                raise Damaged("it is cut off: the file ends within its header (an incomplete download?)")
            position += 8 + _LENGTH.unpack_from(data, position)[0]
            if position > size:
                raise Damaged("it is cut off: the file ends within its header (an incomplete download?)")
        self.position = position


def read_value(cursor: Cursor) -> tuple[MetadataValue | None, int | None]:
    """Read one metadata value.

    Returns:
        The value (None for lists of strings and long lists), and the number of elements if it is a list.

    Raises:
        Damaged: If it contradicts the format.
    """
    kind = cursor.uint32()
    if kind == _STRING:
        return cursor.string(), None
    if kind != _ARRAY:
        return cursor.scalar(kind), None
    element, count = cursor.uint32(), cursor.uint64()
    smallest = 8 if element == _STRING else _element_size(element)
    if count > (cursor.size - cursor.position) // smallest:
        raise Damaged(f"it claims a list of {count} elements, more than the file can hold")
    if element == _STRING:
        cursor.skip_strings(count)
        return None, count
    if count <= _MAX_KEPT_LIST and element != _BOOL:
        return [cursor.scalar(element) for _ in range(count)], count
    cursor.skip(count * smallest)
    return None, count


def _element_size(kind: int) -> int:
    layout = _SCALARS.get(kind)
    if layout is None:
        raise Damaged(f"a list has elements of the unsupported type {kind}")
    return layout.size


def tensor_bytes(name: str, shape: tuple[int, ...], kind: int) -> int:
    """Size of a tensor in bytes.

    Raises:
        Damaged: If the type is unknown, a row is no whole number of blocks, or the size is absurd.
    """
    block = TENSOR_TYPES.get(kind)
    if block is None:
        raise Damaged(f"the tensor {name[:60]!r} has the unknown type {kind}")
    weights, size = block
    if shape[0] % weights:
        raise Damaged(f"the tensor {name[:60]!r} has rows of {shape[0]} weights, no multiple of {weights}")
    total = size * (shape[0] // weights)
    for dimension in shape[1:]:
        total *= dimension
    if total > _MAX_TENSOR_BYTES:
        raise Damaged(f"the tensor {name[:60]!r} claims {total} bytes")
    return total
