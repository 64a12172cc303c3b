"""From a trained adapter to the GGUF file that llama.cpp applies to the base.

    python -m training.adapter_export runs/NAME/adapter assets/policy/adapter.gguf --metadata card.json

``A`` is stored as Q8_0 (its rows are as long as the map's input), ``B`` as float16 (its rows are only as long
as the rank, shorter than a block). The rows of ``B`` of q and k are brought into llama.cpp's rotary layout.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import gguf
import numpy as np
import torch

from app.engine.errors import ModelFileError
from app.engine.models import base_model
from training.base_model import (
    BaseModelError,
    field,
    from_llama_cpp_rows,
    llama_config,
    open_gguf,
    to_llama_cpp_rows,
)
from training.fast_llama import Shape
from training.lora import AdapterError, adapter_names, load_adapter

METADATA_KEYS = ("toolset", "protocol", "card")
"""What a checkpoint says of itself: signature hashes of its tools (JSON), the protocol's name, its card."""

_Q8_0_BLOCK = 32


def _add(writer: gguf.GGUFWriter, name: str, values: np.ndarray) -> None:
    """Add one matrix: Q8_0 where its rows are made of whole blocks, else float16."""
    if values.shape[1] % _Q8_0_BLOCK == 0:
        kind = gguf.GGMLQuantizationType.Q8_0
        writer.add_tensor(name, gguf.quantize(values, kind), raw_dtype=kind)
    else:
        writer.add_tensor(name, values.astype(np.float16))


def export_adapter(folder: Path, target: Path, metadata: Mapping[str, str], base: Path | None = None) -> int:
    """Write an adapter as GGUF.

    Args:
        folder: Adapter in peft's format.
        target: File to write, replaced by an atomic rename.
        metadata: Values for keys of `METADATA_KEYS`, stored as ``retort.toolset`` and so on.
        base: GGUF that the adapter was trained on; by default the program's own base.

    Returns:
        Size of the file in bytes.

    Raises:
        AdapterError: There is no adapter, it does not fit the base, or a metadata key is unknown.
    """
    unknown = set(metadata) - set(METADATA_KEYS)
    if unknown:
        raise AdapterError(f"unknown metadata: {', '.join(sorted(unknown))}")
    tensors, _, alpha = load_adapter(folder)
    shape = Shape.of(llama_config(base or base_model()))
    heads = {"attn_q": shape.heads, "attn_k": shape.kv_heads}
    partial = target.with_name(target.name + ".partial")
    target.parent.mkdir(parents=True, exist_ok=True)
    writer = gguf.GGUFWriter(partial, "llama")
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", alpha)
    for key, value in metadata.items():
        writer.add_string(f"retort.{key}", value)
    for layer, name, stem in adapter_names(shape.layers):
        try:
            a, b = (tensors[f"{stem}.lora_{side}.weight"].numpy() for side in "AB")
        except KeyError as error:
            raise AdapterError(f"the adapter lacks {error}") from error
        if name in heads:
            b = to_llama_cpp_rows(b, heads[name])
        _add(writer, f"blk.{layer}.{name}.weight.lora_a", a)
        _add(writer, f"blk.{layer}.{name}.weight.lora_b", b)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    partial.replace(target)
    return target.stat().st_size


def import_adapter(path: Path, base: Path | None = None) -> tuple[dict[str, torch.Tensor], int, float]:
    """Read back an adapter that was exported, so that training can go on from what is shipped.

    Args:
        path: GGUF file that `export_adapter` wrote.
        base: GGUF that the adapter belongs to; by default the program's own base.

    Returns:
        Tensors by peft's names, rank and alpha, as `training.lora.load_adapter` gives them; ``A`` is as exact
        as Q8_0, ``B`` as float16.

    Raises:
        AdapterError: The file is no such adapter.
        BaseModelError: It is no GGUF file.
    """
    reader = open_gguf(path)
    shape = Shape.of(llama_config(base or base_model()))
    heads = {"attn_q": shape.heads, "attn_k": shape.kv_heads}
    stored = {tensor.name: gguf.dequantize(tensor.data, tensor.tensor_type) for tensor in reader.tensors}
    tensors: dict[str, torch.Tensor] = {}
    rank = 0
    for layer, name, stem in adapter_names(shape.layers):
        try:
            a, b = (stored[f"blk.{layer}.{name}.weight.lora_{side}"] for side in "ab")
        except KeyError as error:
            raise AdapterError(f"{path.name} lacks {error}") from error
        if name in heads:
            b = from_llama_cpp_rows(b, heads[name])
        rank = a.shape[0]
        for side, values in (("A", a), ("B", b)):
            tensors[f"{stem}.lora_{side}.weight"] = torch.from_numpy(values.astype(np.float32))
    return tensors, rank, float(field(reader, "adapter.lora.alpha"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; returns 0, or 2 with one line on stderr where the export failed."""
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    log = logging.getLogger("retort.export")
    parser = argparse.ArgumentParser(prog="python -m training.adapter_export")
    parser.add_argument("adapter", type=Path, help="folder of the adapter")
    parser.add_argument("target", type=Path, help="GGUF file to write")
    parser.add_argument("--metadata", type=Path, help=f"JSON object with {', '.join(METADATA_KEYS)}")
    options = parser.parse_args(arguments)
    try:
        given = json.loads(options.metadata.read_text(encoding="utf-8")) if options.metadata else {}
        texts = {key: value if isinstance(value, str) else json.dumps(value) for key, value in given.items()}
        size = export_adapter(options.adapter, options.target, texts)
    except (AdapterError, BaseModelError, ModelFileError, OSError, ValueError) as error:
        log.error("%s", error)
        return 2
    log.info("%s: %.2f MB", options.target, size / 1e6)
    return 0


if __name__ == "__main__":
    sys.exit(main())
