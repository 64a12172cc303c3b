"""Supervised fine-tuning of the policy: one readable loop.

    python -m training.sft --train rows.jsonl --valid rows.jsonl --out runs/NAME --minutes 60 --threads 2

Trains a LoRA adapter on all linear maps of the frozen, dequantized base. The learning rate follows the share
of the run that is done, by the clock (``--minutes``), by passes over the data (``--epochs``), or by whichever
of both is further along, so that it has decayed when the run ends, even on a shared machine. The order of the
data and the start are fixed by ``--seed``; a run bounded by ``--epochs`` alone is reproducible, one bounded
by the clock is so up to the learning rate, which then depends on the machine's speed.

The run's folder holds ``adapter/`` (peft's format), ``checkpoint.pt`` (for ``--resume``), ``log.jsonl`` (one
line a step or evaluation) and ``summary.json``.
"""

from __future__ import annotations

import json
import logging
import math
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import torch

from app.engine.errors import ModelFileError
from app.engine.models import base_model
from training.adapter_export import import_adapter
from training.base_model import BaseModelError, llama_config, read_state_dict
from training.batches import collate, file_hash, load_token_rows, plan_epoch
from training.fast_llama import Batch, FastLlama, Shape
from training.lora import AdapterError, load_adapter, save_adapter
from training.options import Options, TrainingError, learning_rate, parse_options, pick_device, share_done
from training.tokens import PolicyTokenizer, RowError, TokenRow

_log = logging.getLogger("retort.sft")


@dataclass
class Progress:
    """Where a run stands; kept in its checkpoint."""

    step: int = 0
    epoch: int = 0
    batch: int = 0
    tokens: int = 0
    trained_tokens: int = 0
    seconds: float = 0.0
    next_eval: float = 0.0


def build_model(options: Options) -> FastLlama:
    """Load the base and put a fresh adapter on it, or the one that the options name."""
    gguf = base_model()
    device, dtype = pick_device(options)
    tensors, rank, alpha = None, options.rank, options.alpha
    if options.init_adapter is not None:
        load = import_adapter if options.init_adapter.is_file() else load_adapter
        tensors, rank, alpha = load(options.init_adapter)
    shape = Shape.of(llama_config(gguf))
    if options.layers:
        shape = replace(shape, layers=options.layers)
    model = FastLlama(read_state_dict(gguf, shape.layers), shape, rank, alpha, options.seed, dtype)
    if tensors is not None:
        model.load_adapter_tensors(tensors)
    if options.adapt == "attention":
        model.learn_only("attn")
    return model.to(device)


def evaluate(model: FastLlama, rows: Sequence[TokenRow], options: Options) -> dict[str, float]:
    """Measure held-out rows.

    Returns:
        ``loss`` (nats a trained token), ``token_accuracy``, and ``rows_exact``: the share of rows whose every
        trained token ranks first, that is, which greedy decoding would write as they stand.
    """
    loss, right, count, exact = 0.0, 0, 0, 0
    device = model.embedding.device
    for indices in plan_epoch(rows, options.micro_tokens, 0, 0):
        batch = collate([rows[i] for i in indices])
        total, hits = model.judge(batch.to(device))
        hits = hits.cpu()
        row_of = (batch.places - len(batch.prefix)) // batch.rows.shape[1]
        wrong_rows = row_of[~hits].unique()
        loss, right, count = loss + total, right + int(hits.sum()), count + len(hits)
        exact += len(indices) - len(wrong_rows)
    return {"loss": loss / count, "token_accuracy": right / count, "rows_exact": exact / len(rows)}


def steps(rows: Sequence[TokenRow], options: Options, at: Progress) -> Iterator[tuple[list[Batch], float]]:
    """Yield the micro-batches of each optimizer step from where `at` stands, with the passes done before it.

    Advances ``at.epoch`` and ``at.batch``. Never ends: the caller stops at its limits.
    """
    per_step = max(1, round(options.batch_tokens / options.micro_tokens))
    while True:
        plan = plan_epoch(rows, options.micro_tokens, options.seed, at.epoch)
        while at.batch < len(plan):
            chosen = plan[at.batch : at.batch + per_step]
            passes = at.epoch + at.batch / len(plan)
            at.batch += per_step
            yield [collate([rows[i] for i in indices]) for indices in chosen], passes
        at.epoch, at.batch = at.epoch + 1, 0


def train_step(
    model: FastLlama, optimizer: torch.optim.Optimizer, batches: list[Batch], clip: float
) -> tuple[float, float]:
    """Do one optimizer step.

    Returns:
        The mean loss of the trained tokens, and the gradient's norm before clipping.

    Raises:
        TrainingError: The loss or the gradient is not finite.
    """
    count = sum(len(batch.targets) for batch in batches)
    loss = 0.0
    for batch in batches:
        part = model.loss_sum(batch.to(model.embedding.device)) / count
        part.backward()
        loss += part.item()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), clip).item()
    if not (math.isfinite(loss) and math.isfinite(norm)):
        raise TrainingError("the loss is no longer finite: lower --lr")
    optimizer.step()
    optimizer.zero_grad()
    return loss, norm


class Run:
    """One training run: its model, optimizer, data, log and checkpoint."""

    def __init__(self, options: Options) -> None:
        """Load data and model; with ``--resume`` also the checkpoint."""
        if not (options.minutes or options.epochs):
            raise TrainingError("give --minutes, --epochs or both")
        torch.set_num_threads(options.threads)
        self.options, self.at = options, Progress(next_eval=options.eval_share)
        self.folder = options.out
        self.folder.mkdir(parents=True, exist_ok=True)
        tokenizer = PolicyTokenizer(base_model())
        self.rows, self.left_out = load_token_rows(options.train, tokenizer, options.max_tokens)
        self.valid, _ = load_token_rows(options.valid, tokenizer, options.max_tokens)
        self.hashes = {"train": file_hash(options.train), "valid": file_hash(options.valid)}
        self.model = build_model(options)
        parameters = [each for each in self.model.parameters() if each.requires_grad]
        self.optimizer = torch.optim.AdamW(parameters, betas=(0.9, 0.95), weight_decay=0.0, fused=True)
        if options.resume:
            self._load()

    def _load(self) -> None:
        """Take up the checkpoint of this folder."""
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            raise TrainingError(f"{path} does not exist: nothing to resume")
        saved = torch.load(path, weights_only=True)
        if saved["hashes"]["train"] != self.hashes["train"]:
            raise TrainingError("the training data are not those of the checkpoint; see --init-adapter")
        self.model.load_adapter_tensors(saved["adapter"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.at = Progress(**saved["progress"])

    def save(self) -> None:
        """Write the adapter, and a checkpoint from which the run can go on (each by an atomic rename)."""
        tensors = {name: tensor.detach() for name, tensor in self.model.adapter_tensors().items()}
        save_adapter(self.folder / "adapter", tensors, self.model.rank, self.model.alpha)
        state = {
            "adapter": tensors,
            "optimizer": self.optimizer.state_dict(),
            "progress": asdict(self.at),
            "hashes": self.hashes,
        }
        partial = self.folder / "checkpoint.partial"
        torch.save(state, partial)
        partial.replace(self.folder / "checkpoint.pt")

    def log(self, **entry: Any) -> None:
        """Add a line to the run's log and show it."""
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(entry) + "\n")
        words = (f"{k} {v:.4g}" if isinstance(v, float) else f"{k} {v}" for k, v in entry.items())
        _log.info("  ".join(words))

    def train(self) -> None:
        """Step until the budget is used; evaluate and save on the way."""
        options, at = self.options, self.at
        begin = time.monotonic() - at.seconds
        saved = time.monotonic()
        for batches, passes in steps(self.rows, options, at):
            at.seconds = time.monotonic() - begin
            done = share_done(at.seconds, passes, options)
            if done >= 1.0:
                break
            if done >= at.next_eval:
                at.next_eval = done + options.eval_share
                figures = evaluate(self.model, self.valid[: options.valid_rows], options)
                self.log(step=at.step, done=done, **{f"valid_{key}": value for key, value in figures.items()})
            rate = learning_rate(done, options)
            for group in self.optimizer.param_groups:
                group["lr"] = rate
            loss, norm = train_step(self.model, self.optimizer, batches, options.clip)
            at.step += 1
            at.tokens += sum(batch.tokens for batch in batches)
            at.trained_tokens += sum(len(batch.targets) for batch in batches)
            at.seconds = time.monotonic() - begin
            figures = {"loss": loss, "norm": norm, "lr": rate, "done": done, "seconds": at.seconds}
            self.log(step=at.step, tokens=at.tokens, **figures)
            if time.monotonic() - saved > 60.0 * options.save_minutes:
                self.save()
                saved = time.monotonic()
        self.save()

    def summary(self) -> dict[str, Any]:
        """What the run was and what came of it; written to ``summary.json``."""
        at = self.at
        asked = vars(self.options)
        return {
            "command": " ".join(["python -m training.sft", *sys.argv[1:]]),
            "finished": datetime.now(UTC).isoformat(timespec="seconds"),
            "options": {k: str(v) if isinstance(v, Path) else v for k, v in asked.items()},
            "data_sha256": self.hashes,
            "rows": {"train": len(self.rows), "valid": len(self.valid), "left_out": self.left_out},
            "device": str(self.model.embedding.device),
            "dtype": str(self.model.dtype).removeprefix("torch."),
            "torch": torch.__version__,
            "adapter_parameters": sum(p.numel() for p in self.model.parameters() if p.requires_grad),
            **asdict(at),
            "tokens_per_second": at.tokens / at.seconds if at.seconds else 0.0,
            "valid": evaluate(self.model, self.valid[: 2 * self.options.valid_rows], self.options),
        }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line.

    Returns:
        0, or 2 where the run could not start or go on (the reason is one line on stderr).
    """
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    try:
        run = Run(parse_options(arguments))
        run.train()
    except (TrainingError, RowError, AdapterError, BaseModelError, ModelFileError, OSError) as error:
        _log.error("%s", error)
        return 2
    summary = run.summary()
    (run.folder / "summary.json").write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")
    _log.info("%s", json.dumps(summary["valid"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
