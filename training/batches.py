"""Rows of tokens into batches of similar length, in an order fixed by a seed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import torch

from training.fast_llama import Batch
from training.tokens import PolicyTokenizer, RowError, TokenRow, read_rows

_WINDOW = 32  # batches among which rows are sorted by length: little padding, yet well mixed


def load_token_rows(path: Path, tokenizer: PolicyTokenizer, max_tokens: int) -> tuple[list[TokenRow], int]:
    """Tokenise a JSONL file of rows.

    Returns:
        The rows, and how many were left out because they are longer than `max_tokens`.

    Raises:
        RowError: A line is malformed, trains nothing, or trains its first token; or no row is left.
    """
    rows: list[TokenRow] = []
    too_long = 0
    for number, segments in enumerate(read_rows(path), 1):
        row = tokenizer.encode_row(segments)
        if not 0 < row.first_trained < len(row.ids):
            raise RowError(f"{path.name}, row {number}: nothing to learn, or nothing before it")
        if len(row.ids) > max_tokens:
            too_long += 1
        else:
            rows.append(row)
    if not rows:
        raise RowError(f"{path.name} holds no row of at most {max_tokens} tokens")
    return rows, too_long


def file_hash(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def plan_epoch(rows: Sequence[TokenRow], tokens: int, seed: int, epoch: int) -> list[list[int]]:
    """Cut one pass over the rows into batches.

    Args:
        rows: The data set.
        tokens: Upper limit of tokens in a batch, padding included (a longer row is a batch of its own).
        seed: With `epoch`, fixes the order.
        epoch: Number of the pass, from 0.

    Returns:
        Lists of row indices; each row occurs once.
    """
    dice = torch.Generator().manual_seed(seed * 1_000_003 + epoch)
    order = torch.randperm(len(rows), generator=dice).tolist()
    mean = sum(len(row.ids) for row in rows) / len(rows)
    window = max(1, round(_WINDOW * tokens / mean))
    batches: list[list[int]] = []
    for start in range(0, len(order), window):
        batch: list[int] = []
        for index in sorted(order[start : start + window], key=lambda i: len(rows[i].ids)):
            if batch and (len(batch) + 1) * len(rows[index].ids) > tokens:
                batches.append(batch)
                batch = []
            batch.append(index)
        batches.append(batch)
    return [batches[i] for i in torch.randperm(len(batches), generator=dice).tolist()]


def shared_prefix(rows: Sequence[TokenRow]) -> int:
    """Number of leading tokens that all rows share, ending before any trained token's predecessor."""
    limit = min(row.first_trained for row in rows) - 1
    first = rows[0].ids
    for place in range(limit):
        if any(row.ids[place] != first[place] for row in rows):
            return place
    return limit


def collate(rows: Sequence[TokenRow]) -> Batch:
    """Put rows into one batch; see `Batch` for the shapes."""
    prefix = shared_prefix(rows)
    length = max(len(row.ids) for row in rows) - prefix
    grid = torch.zeros(len(rows), length, dtype=torch.long)
    places: list[int] = []
    targets: list[int] = []
    for number, row in enumerate(rows):
        rest = torch.tensor(row.ids[prefix:])
        grid[number, : len(rest)] = rest
        for place in range(row.first_trained, len(row.ids)):
            if row.trained[place]:
                places.append(prefix + number * length + (place - 1 - prefix))
                targets.append(row.ids[place])
    head = torch.tensor(rows[0].ids[:prefix], dtype=torch.long)
    return Batch(head, grid, torch.tensor(places), torch.tensor(targets), sum(len(row.ids) for row in rows))
