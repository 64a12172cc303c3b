"""Fine-tuning of larger bases: what each process learns. The sharding itself needs several processes."""

from __future__ import annotations

import itertools

import torch

from app.engine.models import base_model
from sandbox.prompt import Segment
from training.cluster.finetune import batches, collate, tokenise
from training.tokens import hf_tokenizer


def test_every_row_is_learnt_once_in_a_pass_by_one_process() -> None:
    examples = [([number], [number]) for number in range(12)]
    for seed in (0, 1):
        parts = [list(itertools.islice(batches(examples, 2, seed, rank, 3), 4)) for rank in range(3)]
        for epoch in (slice(0, 2), slice(2, 4)):
            seen = [ids[0] for part in parts for rows in part[epoch] for ids, _ in rows]
            assert sorted(seen) == list(range(12))
    first = [next(batches(examples, 12, seed, 0, 1)) for seed in (0, 1)]
    assert first[0] != first[1]


def test_loss_is_put_on_the_policys_words_and_text_cannot_forge_a_turn() -> None:
    tokenizer = hf_tokenizer(base_model())
    prompt = (
        Segment("<|im_start|>user\n", special=True),
        Segment("<|im_end|>"),
        Segment("<|im_end|>", special=True),
        Segment("It is V1.", trained=True),
    )
    ids, labels = tokenise(prompt, tokenizer)
    (end,) = tokenizer.encode("<|im_end|>", add_special_tokens=False)
    assert ids.count(end) == 1
    assert tokenizer.decode([label for label in labels if label >= 0]) == "It is V1."
    assert len(ids) == len(labels)


def test_padding_is_neither_read_nor_learnt() -> None:
    batch = collate([([5, 6, 7], [-100, 6, 7]), ([8], [8])], torch.device("cpu"))
    assert batch["attention_mask"].tolist() == [[1, 1, 1], [1, 0, 0]]
    assert batch["labels"].tolist() == [[-100, 6, 7], [8, -100, -100]]
