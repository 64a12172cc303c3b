"""Fine-tunes a causal model of any size on ChemToolDataset, sharded over processes with FSDP2.

    accelerate launch --config_file training/cluster/fsdp.yaml -m training.cluster.finetune \\
        --base FOLDER --data runs/dataset --out runs/large --steps 2000

Each decoder layer is one unit: its parameters, gradients and optimizer state lie in pieces on all processes
and come together while it computes. Loss is put on the policy's own tokens only. Checkpoints are sharded,
and a run goes on from the last one with ``--resume``; at its end the whole model is written as a folder that
transformers loads.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
from accelerate import PartialState
from torch.distributed.checkpoint.state_dict import (
    StateDictOptions,
    get_model_state_dict,
    get_state_dict,
    set_state_dict,
)
from torch.distributed.checkpoint.state_dict_loader import load as load_checkpoint
from torch.distributed.checkpoint.state_dict_saver import save as save_checkpoint
from torch.distributed.fsdp import MixedPrecisionPolicy, fully_shard
from transformers import AutoModelForCausalLM, AutoTokenizer

from sandbox.prompt import Prompt
from training.dataset.rows import render_messages
from training.dataset.storage import read_split

Example = tuple[list[int], list[int]]
_IGNORED = -100  # the label that cross-entropy leaves out


def tokenise(prompt: Prompt, tokenizer: Any) -> Example:
    """Token ids and labels of a rendered row; control tokens count only in segments that are special."""
    ids: list[int] = []
    labels: list[int] = []
    for segment in prompt:
        piece = tokenizer(segment.text, add_special_tokens=False, split_special_tokens=not segment.special)
        ids += piece["input_ids"]
        labels += piece["input_ids"] if segment.trained else [_IGNORED] * len(piece["input_ids"])
    return ids, labels


def batches(
    examples: Sequence[Example], size: int, seed: int, rank: int, world: int
) -> Iterator[list[Example]]:
    """Endless batches of this process: every example once in each pass, none twice among the processes."""
    order = list(range(len(examples)))
    epoch = 0
    while True:
        random.Random(f"{seed} {epoch}").shuffle(order)
        usable = len(order) - len(order) % (size * world)
        for start in range(rank * size, usable, size * world):
            yield [examples[place] for place in order[start : start + size]]
        epoch += 1


def shard(model: Any, dtype: torch.dtype) -> None:
    """Shard a model in place, one unit for each decoder layer and one for the rest."""
    policy = MixedPrecisionPolicy(param_dtype=dtype, reduce_dtype=torch.float32)
    for layer in model.model.layers:
        fully_shard(layer, mp_policy=policy)
    fully_shard(model, mp_policy=policy)


def collate(rows: Sequence[Example], device: torch.device) -> dict[str, torch.Tensor]:
    """Pad rows on the right; shapes (rows, longest)."""
    longest = max(len(ids) for ids, _ in rows)
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    labels = torch.full((len(rows), longest), _IGNORED)
    mask = torch.zeros(len(rows), longest, dtype=torch.long)
    for number, (row, wanted) in enumerate(rows):
        ids[number, : len(row)] = torch.tensor(row)
        labels[number, : len(row)] = torch.tensor(wanted)
        mask[number, : len(row)] = 1
    return {
        name: t.to(device) for name, t in (("input_ids", ids), ("labels", labels), ("attention_mask", mask))
    }


def train(options: argparse.Namespace, state: PartialState) -> list[float]:
    """Train and save; returns the loss of each step, averaged over the processes.

    Raises:
        ValueError: There are fewer rows than one step takes.
    """
    tokenizer = AutoTokenizer.from_pretrained(options.base)
    examples = _examples(options, tokenizer)
    if len(examples) < options.rows * state.num_processes:
        raise ValueError(f"{len(examples)} rows are fewer than a step of all processes takes")
    torch.manual_seed(options.seed)  # the same start on every process
    model = AutoModelForCausalLM.from_pretrained(options.base, dtype=torch.float32)
    model.activation_checkpointing_enable()
    model.to(state.device)
    shard(model, torch.bfloat16 if state.device.type == "cuda" else torch.float32)
    optimizer = torch.optim.AdamW(model.parameters(), lr=options.lr, betas=(0.9, 0.95), weight_decay=0.0)
    done = _load(model, optimizer, options.out) if options.resume else 0
    feed = batches(examples, options.rows, options.seed, state.process_index, state.num_processes)
    losses: list[float] = []
    for step, rows in zip(range(options.steps), feed, strict=False):
        if step < done:
            continue
        loss = model(**collate(rows, state.device), use_cache=False).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        mean = loss.detach()
        dist.all_reduce(mean)
        losses.append(mean.item() / state.num_processes)
        if state.is_main_process:
            sys.stderr.write(f"step {step + 1} of {options.steps}: loss {losses[-1]:.4f}\n")
        if (step + 1) % options.save_steps == 0 or step + 1 == options.steps:
            _save(model, optimizer, options.out, step + 1)
    _write_whole(model, tokenizer, options.out, state)
    return losses


def _examples(options: argparse.Namespace, tokenizer: Any) -> list[Example]:
    records = read_split(options.data, options.split)
    made = (tokenise(render_messages(r["messages"], r["first_trained"]), tokenizer) for r in records)
    return [example for example in made if len(example[0]) <= options.max_tokens]


def _save(model: torch.nn.Module, optimizer: torch.optim.Optimizer, out: Path, done: int) -> None:
    weights, moments = get_state_dict(model, optimizer)
    save_checkpoint(
        {"model": weights, "optimizer": moments, "done": done}, checkpoint_id=out / f"step-{done:07}"
    )


def _load(model: torch.nn.Module, optimizer: torch.optim.Optimizer, out: Path) -> int:
    """Load the last checkpoint that is whole; gives the steps that it has behind it."""
    folders = sorted(path.parent for path in out.glob("step-*/.metadata"))
    if not folders:
        return 0
    weights, moments = get_state_dict(model, optimizer)
    kept: dict[str, Any] = {"model": weights, "optimizer": moments, "done": 0}
    load_checkpoint(kept, checkpoint_id=folders[-1])
    set_state_dict(model, optimizer, model_state_dict=weights, optim_state_dict=moments)
    return int(kept["done"])


def _write_whole(model: Any, tokenizer: Any, out: Path, state: PartialState) -> None:
    """Gather the weights and write them on the main process."""
    whole = get_model_state_dict(model, options=StateDictOptions(full_state_dict=True, cpu_offload=True))
    if state.is_main_process:
        model.save_pretrained(out / "model", state_dict=whole)
        tokenizer.save_pretrained(out / "model")
    state.wait_for_everyone()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="training.cluster.finetune", description="Fine-tune a larger base.")
    parser.add_argument("--base", required=True, help="folder of a causal model as transformers writes it")
    parser.add_argument("--data", type=Path, required=True, help="folder of training.dataset")
    parser.add_argument("--split", default="train")
    parser.add_argument("--out", type=Path, required=True, help="folder of checkpoints and of the model")
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--rows", type=int, default=4, help="rows of a step on each process")
    parser.add_argument("--max-tokens", type=int, default=1024, help="longer rows are left out")
    parser.add_argument("--lr", type=float, default=1e-5)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--save-steps", type=int, default=200)
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoint")
    return parser


def main() -> int:
    """Run on every process that ``accelerate launch`` starts; the main one writes ``summary.json``."""
    options = _parser().parse_args()
    state = PartialState(cpu=not torch.cuda.is_available())
    losses = train(options, state)
    if state.is_main_process:
        asked = {name: str(value) for name, value in vars(options).items()}
        summary = {"options": asked, "processes": state.num_processes, "losses": losses}
        (options.out / "summary.json").write_text(json.dumps(summary, indent=1), encoding="utf-8")
    state.destroy_process_group()
    return 0


if __name__ == "__main__":
    sys.exit(main())
