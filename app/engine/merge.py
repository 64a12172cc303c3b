"""Merging a LoRA adapter into its base model, re-quantized to Q8_0.

Q8_0 reads prompts about twice as fast as the Q4_1 base, and a merged adapter costs nothing at run time.
"""

from __future__ import annotations

import contextlib
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from gguf.constants import GGMLQuantizationType
from gguf.quants import dequantize, quantize
from numpy.typing import NDArray

from app.engine.errors import ModelFileError
from app.engine.gguf_header import GgufHeader, TensorInfo, read_header

_F32 = int(GGMLQuantizationType.F32)
_Q8_0 = int(GGMLQuantizationType.Q8_0)
_Q8_0_BLOCK = 32
_Q8_0_BLOCK_BYTES = 34
_FILE_TYPE_KEY = "general.file_type"
_FILE_TYPE_Q8_0 = 7  # LLAMA_FTYPE_MOSTLY_Q8_0
_UINT32 = 4  # GGUF's number of the type
_ALIGNMENT = 32
_OWN_PREFIX = "retort."


@dataclass(frozen=True)
class _Update:
    """The low-rank change of one weight: `b @ a * scale` in (out, in) layout."""

    a: TensorInfo
    b: TensorInfo
    scale: float


@dataclass(frozen=True)
class _Output:
    """A tensor as it will be written."""

    source: TensorInfo
    type: int
    size: int
    update: _Update | None


def merge_adapter(base: Path, adapter: Path, target: Path) -> None:
    """Write base and adapter as one Q8_0 model.

    The tokenizer and all other metadata are the base's; keys of the adapter that begin with ``retort.`` are
    added. The target appears whole or not at all.

    Args:
        base: GGUF model.
        adapter: LoRA adapter in GGUF form for that model (``blk.N.*.weight.lora_a`` and ``.lora_b``).
        target: File to write; an existing one is replaced.

    Raises:
        ModelFileError: If a file is damaged or the adapter does not fit the base.
        OSError: If the target cannot be written (full disk, read-only folder).
    """
    base_header, adapter_header = read_header(base), read_header(adapter)
    outputs = _plan(base_header, _updates(base_header, adapter_header))
    partial = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with base.open("rb") as base_file, adapter.open("rb") as adapter_file, partial.open("wb") as out:
            _write_head(out, base_file, base_header, adapter_file, adapter_header, outputs)
            for output in outputs:
                out.write(_tensor_data(output, base_file, adapter_file))
                out.write(b"\0" * (-out.tell() % _ALIGNMENT))
            out.flush()
            os.fsync(out.fileno())
        partial.replace(target)
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


def _updates(base: GgufHeader, adapter: GgufHeader) -> dict[str, _Update]:
    """Pair up the adapter's tensors by the weight they change, and check that they fit it."""
    name = adapter.path.name
    if adapter.kind != "an adapter" or adapter.metadata.get("adapter.type") != "lora":
        raise ModelFileError(f"{name} is not a LoRA adapter.")
    if adapter.architecture != base.architecture:
        raise ModelFileError(f"{name} is for {adapter.architecture} models, not for {base.architecture}.")
    weights = {tensor.name: tensor for tensor in base.tensors}
    parts = {tensor.name: tensor for tensor in adapter.tensors}
    updates: dict[str, _Update] = {}
    for part in parts:
        weight, _, side = part.rpartition(".")
        a, b = parts.get(f"{weight}.lora_a"), parts.get(f"{weight}.lora_b")
        if side not in ("lora_a", "lora_b") or a is None or b is None or weight not in weights:
            raise ModelFileError(
                f"{name} has a tensor {part[:60]!r} that does not belong to {base.path.name}."
            )
        if weight == "token_embd.weight" or not _fits(weights[weight], a, b):
            raise ModelFileError(f"{name}: the shape of {part[:60]!r} does not fit {base.path.name}.")
        rank = b.shape[0]
        updates[weight] = _Update(a, b, adapter.number("adapter.lora.alpha", rank) / rank)
    return updates


def _fits(weight: TensorInfo, a: TensorInfo, b: TensorInfo) -> bool:
    if not len(weight.shape) == len(a.shape) == len(b.shape) == 2:
        return False
    return a.shape == (weight.shape[0], b.shape[0]) and b.shape[1] == weight.shape[1] and b.shape[0] > 0


def _plan(base: GgufHeader, updates: dict[str, _Update]) -> list[_Output]:
    outputs = []
    for tensor in base.tensors:
        update = updates.get(tensor.name)
        weights = int(np.prod(tensor.shape, dtype=np.int64))
        if len(tensor.shape) >= 2 and tensor.shape[0] % _Q8_0_BLOCK == 0:
            outputs.append(_Output(tensor, _Q8_0, weights // _Q8_0_BLOCK * _Q8_0_BLOCK_BYTES, update))
        elif update is not None:
            outputs.append(_Output(tensor, _F32, weights * 4, update))
        else:
            outputs.append(_Output(tensor, tensor.type, tensor.size, None))
    return outputs


def _tensor_data(output: _Output, base_file: BinaryIO, adapter_file: BinaryIO) -> bytes:
    if output.update is None and output.type == output.source.type:
        return _read_bytes(base_file, output.source)
    values = _read_floats(base_file, output.source)
    if output.update is not None:
        a = _read_floats(adapter_file, output.update.a)
        b = _read_floats(adapter_file, output.update.b)
        values = values + (b @ a) * np.float32(output.update.scale)
    if output.type == _F32:
        return values.astype(np.float32).tobytes()
    data: NDArray[np.uint8] = quantize(values, GGMLQuantizationType.Q8_0)
    return data.tobytes()


def _read_bytes(file: BinaryIO, tensor: TensorInfo) -> bytes:
    file.seek(tensor.offset)
    data = file.read(tensor.size)
    if len(data) != tensor.size:
        raise ModelFileError("A model file became shorter while it was read.")
    return data


def _read_floats(file: BinaryIO, tensor: TensorInfo) -> NDArray[np.float32]:
    """Read a tensor as 32-bit floats, shape (…, out, in): numpy's order is the reverse of GGUF's."""
    kind = GGMLQuantizationType(tensor.type)
    shape = tensor.shape[::-1]
    raw = np.frombuffer(_read_bytes(file, tensor), dtype=np.uint8).reshape((*shape[:-1], -1))
    try:
        values: NDArray[np.float32] = dequantize(raw, kind)
    except NotImplementedError as error:
        raise ModelFileError(f"Weights of type {kind.name} cannot be merged.") from error
    return values.reshape(shape)


def _write_head(
    out: BinaryIO,
    base_file: BinaryIO,
    base: GgufHeader,
    adapter_file: BinaryIO,
    adapter: GgufHeader,
    outputs: list[_Output],
) -> None:
    """Write everything before the tensors' data; metadata is copied byte for byte, so nothing is lost."""
    pairs = [
        raw for key, raw in _raw_pairs(base_file, base) if key not in (_FILE_TYPE_KEY, "general.alignment")
    ]
    pairs.append(_string(_FILE_TYPE_KEY) + struct.pack("<II", _UINT32, _FILE_TYPE_Q8_0))
    pairs += [
        raw
        for key, raw in _raw_pairs(adapter_file, adapter)
        if key.startswith(_OWN_PREFIX) and key not in base.pair_offsets
    ]
    out.write(struct.pack("<4sIQQ", b"GGUF", 3, len(outputs), len(pairs)))
    out.write(b"".join(pairs))
    offset = 0
    for output in outputs:
        shape = output.source.shape
        out.write(_string(output.source.name))
        out.write(struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, output.type, offset))
        offset += output.size + (-output.size % _ALIGNMENT)
    out.write(b"\0" * (-out.tell() % _ALIGNMENT))


def _raw_pairs(file: BinaryIO, header: GgufHeader) -> Iterator[tuple[str, bytes]]:
    starts = list(header.pair_offsets.items())
    for (key, start), (_, end) in zip(starts, starts[1:], strict=False):
        file.seek(start)
        yield key, file.read(end - start)


def _string(text: str) -> bytes:
    data = text.encode("utf-8")
    return struct.pack("<Q", len(data)) + data
