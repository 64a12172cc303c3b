"""Low-rank adapters: linear maps with frozen weights, and their files in peft's format.

A trained map computes ``y = x W^T + (alpha / r) (x A^T) B^T``. ``W`` is frozen in the compute type; ``A`` and
``B`` stay in float32 and are rounded on use. Forward and backward are written out, because the product with
``W`` then needs no weight gradient and the two thin products are added in place.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from training.base_model import LINEARS

_PREFIX = "base_model.model.model.layers"


class AdapterError(RuntimeError):
    """An adapter's files are missing, or do not fit the model."""


class _LoraProduct(torch.autograd.Function):
    """Product of rows with a frozen matrix and its low-rank correction."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, a: Tensor, b: Tensor, scale: float) -> Tensor:
        """Map to ``[n, out]`` `x` ``[n, in]``, `weight` ``[out, in]``, `a` ``[r, in]``, `b` ``[out, r]``."""
        thin_a, thin_b = a.to(x.dtype), (b * scale).to(x.dtype)
        xa = x @ thin_a.t()
        y = x @ weight.t()
        y.addmm_(xa, thin_b.t())
        ctx.save_for_backward(x, weight, thin_a, thin_b, xa)
        ctx.scale = scale
        return y

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, None, Tensor, Tensor, None]:
        """Gradients of the input, where it is wanted, and of the two thin matrices in float32."""
        x, weight, thin_a, thin_b, xa = ctx.saved_tensors
        (dy,) = grads
        dy = dy.contiguous()
        dyb = dy @ thin_b
        dx = None
        if ctx.needs_input_grad[0]:
            dx = dy @ weight
            dx.addmm_(dyb, thin_a)
        return dx, None, (dyb.t() @ x).float(), (dy.t() @ xa).float().mul_(ctx.scale), None


class LoraLinear(nn.Module):
    """A frozen linear map without bias, with a trainable correction of rank r that starts at zero."""

    def __init__(self, weight: Tensor, rank: int, alpha: float, generator: torch.Generator) -> None:
        """Wrap `weight` ``[out, in]``; `a` is drawn as peft draws it (uniform within 1/sqrt(in))."""
        super().__init__()
        rows, columns = weight.shape
        bound = 1.0 / math.sqrt(columns)
        start = torch.rand(rank, columns, generator=generator) * 2 * bound - bound
        self.register_buffer("weight", weight, persistent=False)
        self.weight: Tensor
        self.a = nn.Parameter(start)
        self.b = nn.Parameter(torch.zeros(rows, rank))
        self.scale = alpha / rank

    def forward(self, x: Tensor) -> Tensor:
        """Map ``[n, in]`` to ``[n, out]``."""
        product: Tensor = _LoraProduct.apply(x, self.weight, self.a, self.b, self.scale)
        return product


def adapter_names(layers: int) -> list[tuple[int, str, str]]:
    """List every adapted map as (layer, llama.cpp's name, stem of its tensors in peft's file)."""
    return [
        (layer, name, f"{_PREFIX}.{layer}.{path}")
        for layer in range(layers)
        for name, path in LINEARS.items()
    ]


def save_adapter(folder: Path, tensors: dict[str, Tensor], rank: int, alpha: float) -> None:
    """Write an adapter as peft reads it: ``adapter_model.safetensors`` and ``adapter_config.json``.

    Args:
        folder: Made if absent; earlier files are replaced one by one, each by an atomic rename.
        tensors: ``….lora_A.weight`` ``[r, in]`` and ``….lora_B.weight`` ``[out, r]``.
        rank: r.
        alpha: The correction is scaled by alpha / r.
    """
    folder.mkdir(parents=True, exist_ok=True)
    config = {
        "peft_type": "LORA",
        "task_type": "CAUSAL_LM",
        "r": rank,
        "lora_alpha": alpha,
        "lora_dropout": 0.0,
        "bias": "none",
        "target_modules": sorted(path.rsplit(".", 1)[1] for path in LINEARS.values()),
        "base_model_name_or_path": None,
        "inference_mode": True,
    }
    weights = {name: tensor.detach().float().cpu().contiguous() for name, tensor in tensors.items()}
    partial = folder / "adapter_model.partial"
    save_file(weights, partial)
    partial.replace(folder / "adapter_model.safetensors")
    partial.write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    partial.replace(folder / "adapter_config.json")


def load_adapter(folder: Path) -> tuple[dict[str, Tensor], int, float]:
    """Read an adapter's tensors, rank and alpha.

    Raises:
        AdapterError: The folder holds no LoRA adapter.
    """
    try:
        config = json.loads((folder / "adapter_config.json").read_text(encoding="utf-8"))
        tensors = load_file(folder / "adapter_model.safetensors")
        return tensors, int(config["r"]), float(config["lora_alpha"])
    except (OSError, ValueError, KeyError) as error:
        raise AdapterError(f"no adapter in {folder}: {error}") from error
