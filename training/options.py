"""What a training run is asked to do, and the schedule that follows from it."""

from __future__ import annotations

import argparse
import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch

_CHOICES = {
    "schedule": ("cosine", "linear"),
    "dtype": ("auto", "bfloat16", "float32"),
    "device": ("auto", "cpu", "cuda"),
    "adapt": ("all", "attention"),
}


class TrainingError(RuntimeError):
    """A run cannot start or go on."""


@dataclass(frozen=True)
class Options:
    """What a run is asked to do; the command line has one flag for each field."""

    train: Path = field(metadata={"help": "JSONL rows to learn"})
    valid: Path = field(metadata={"help": "JSONL rows held out"})
    out: Path = field(metadata={"help": "folder of the run"})
    minutes: float = field(default=0.0, metadata={"help": "wall-clock budget; 0 for none"})
    epochs: float = field(default=0.0, metadata={"help": "passes over the data; 0 for no limit"})
    threads: int = field(default=2, metadata={"help": "CPU threads"})
    seed: int = field(default=0, metadata={"help": "fixes the order of the data and the start"})
    lr: float = field(default=5e-4, metadata={"help": "peak learning rate"})
    warmup: float = field(default=0.03, metadata={"help": "share of the run with rising learning rate"})
    schedule: str = field(default="cosine", metadata={"help": "decay: cosine or linear"})
    rank: int = field(default=12, metadata={"help": "LoRA rank"})
    alpha: float = field(default=24.0, metadata={"help": "LoRA alpha"})
    adapt: str = field(default="all", metadata={"help": "linear maps that learn: all, or those of attention"})
    batch_tokens: int = field(default=2048, metadata={"help": "tokens of one optimizer step, about"})
    micro_tokens: int = field(default=2048, metadata={"help": "tokens computed at once, padding included"})
    max_tokens: int = field(default=1024, metadata={"help": "longer rows are left out"})
    clip: float = field(default=1.0, metadata={"help": "largest norm of the gradient"})
    valid_rows: int = field(default=128, metadata={"help": "rows of an evaluation; twice at the end"})
    eval_share: float = field(default=0.2, metadata={"help": "share of the run between evaluations"})
    save_minutes: float = field(default=5.0, metadata={"help": "minutes between checkpoints"})
    init_adapter: Path | None = field(
        default=None, metadata={"help": "adapter to start from: folder or GGUF"}
    )
    dtype: str = field(default="auto", metadata={"help": "auto, bfloat16 or float32"})
    device: str = field(default="auto", metadata={"help": "auto, cpu or cuda"})
    layers: int = field(default=0, metadata={"help": "keep only so many first blocks, for trials; 0 for all"})
    resume: bool = field(default=False, metadata={"help": "go on from the run's checkpoint"})


def learning_rate(done: float, options: Options) -> float:
    """Learning rate after the share `done` (0 to 1) of the run: linear warm-up, then decay to zero."""
    if done < options.warmup:
        return options.lr * max(done / options.warmup, 0.02)
    left = min(1.0, (done - options.warmup) / (1.0 - options.warmup))
    if options.schedule == "linear":
        return options.lr * (1.0 - left)
    return options.lr * 0.5 * (1.0 + math.cos(math.pi * left))


def pick_device(options: Options) -> tuple[torch.device, torch.dtype]:
    """Choose where to compute and in what type: bfloat16 where the hardware multiplies it natively."""
    name = options.device
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
    if options.dtype != "auto":
        return torch.device(name), {"bfloat16": torch.bfloat16, "float32": torch.float32}[options.dtype]
    native = name == "cuda" or torch.cpu.get_capabilities().get("avx512_bf16", False)
    return torch.device(name), torch.bfloat16 if native else torch.float32


def share_done(seconds: float, passes: float, options: Options) -> float:
    """Share of the run that is behind, by the limit that is nearer."""
    by_clock = seconds / (60.0 * options.minutes) if options.minutes else 0.0
    return max(by_clock, passes / options.epochs if options.epochs else 0.0)


def parse_options(arguments: Sequence[str] | None = None) -> Options:
    """Read the options from the command line, one flag for each field."""
    parser = argparse.ArgumentParser(prog="python -m training.sft", description="Fine-tune the policy.")
    for item in dataclasses.fields(Options):
        flag, text = "--" + item.name.replace("_", "-"), item.metadata["help"]
        if item.name in _CHOICES:
            parser.add_argument(flag, choices=_CHOICES[item.name], default=item.default, help=text)
        elif item.type == "bool":
            parser.add_argument(flag, action="store_true", help=text)
        else:
            kind = {"int": int, "float": float}.get(str(item.type), Path)
            required = item.default is dataclasses.MISSING
            default = None if required else item.default
            parser.add_argument(flag, type=kind, required=required, default=default, help=text)
    return Options(**vars(parser.parse_args(arguments)))
