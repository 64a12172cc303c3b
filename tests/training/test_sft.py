"""Fine-tuning: the fast forward pass equals transformers', and the loop learns, resumes and reports."""

import json
from pathlib import Path

import pytest
import torch
from peft import LoraConfig, get_peft_model
from transformers import LlamaConfig, LlamaForCausalLM

from app.engine.models import base_model
from training import sft
from training.batches import collate, load_token_rows, plan_epoch, shared_prefix
from training.fast_llama import FastLlama, Shape
from training.lora import AdapterError, load_adapter
from training.options import learning_rate, parse_options
from training.tokens import PolicyTokenizer, RowError, TokenRow

SYSTEM = {"text": "<|im_start|>system\nYou are Retort.<|im_end|>\n<|im_start|>user\n", "special": True}
TURN = {"text": "<|im_end|>\n<|im_start|>assistant\n", "special": True}
END = {"text": "<|im_end|>", "special": True, "trained": True}
TOOLS = ("logp", "tpsa", "qed", "formula", "inchi", "rings", "charge", "scaffold", "alerts", "mass")


def toy_rows(path: Path) -> Path:
    lines = []
    for number in range(20):
        tool, molecule = TOOLS[number % 10], f"M{number % 2 + 1}"
        call = {"text": f'{{"name": "{tool}", "molecule": "{molecule}"}}', "trained": True}
        question = {"text": f"Question {tool} about {molecule}" + " please" * (number % 3)}
        lines.append(json.dumps({"segments": [SYSTEM, question, TURN, call, END]}))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    path = toy_rows(tmp_path_factory.mktemp("rows") / "rows.jsonl")
    return load_token_rows(path, PolicyTokenizer(base_model()), 256)[0]


@pytest.fixture
def reference():
    """A small random llama of transformers with a peft adapter whose B is not zero."""
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=49152,
        hidden_size=96,
        intermediate_size=128,
        num_hidden_layers=3,
        num_attention_heads=6,
        num_key_value_heads=2,
        rms_norm_eps=1e-5,
        rope_parameters={"rope_type": "default", "rope_theta": 100000.0},
        tie_word_embeddings=True,
    )
    model = LlamaForCausalLM(config)
    state = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    lora = LoraConfig(r=4, lora_alpha=8, target_modules="all-linear", lora_dropout=0.0, task_type="CAUSAL_LM")
    peft = get_peft_model(model, lora)
    for name, parameter in peft.named_parameters():
        if "lora_B" in name:
            torch.nn.init.normal_(parameter, std=0.05)
    return config, state, peft


def adapter_of(peft, grads=False):
    return {
        name.replace(".default", ""): (parameter.grad if grads else parameter.detach())
        for name, parameter in peft.named_parameters()
        if "lora_" in name
    }


def test_loss_and_gradients_equal_those_of_transformers_and_peft(reference, rows):
    config, state, peft = reference
    expected = torch.zeros(())
    for row in rows:
        labels = [token if trained else -100 for token, trained in zip(row.ids, row.trained, strict=True)]
        output = peft(torch.tensor([row.ids]), labels=torch.tensor([labels]))
        expected = expected + output.loss * sum(row.trained)
    expected.backward()
    model = FastLlama(state, Shape.of(config), 4, 8.0)
    model.load_adapter_tensors(adapter_of(peft))
    loss = model.loss_sum(collate(rows))
    loss.backward()
    assert loss.item() == pytest.approx(expected.item(), rel=1e-4)
    for name, grad in adapter_of(peft, grads=True).items():
        own = model.adapter_tensors()[name].grad
        assert torch.linalg.norm(own - grad) < 1e-3 * torch.linalg.norm(grad), name


def test_padding_and_shared_prefix_change_nothing(reference, rows):
    config, state, _ = reference
    model = FastLlama(state, Shape.of(config), 4, 8.0)
    assert shared_prefix(rows) >= 8
    together = model.loss_sum(collate(rows)).item()
    apart = sum(model.loss_sum(collate([row])).item() for row in rows)
    assert together == pytest.approx(apart, rel=1e-4)


def test_adapter_of_another_rank_is_refused(reference):
    config, state, peft = reference
    with pytest.raises(AdapterError, match="lora_A"):
        FastLlama(state, Shape.of(config), 8, 8.0).load_adapter_tensors(adapter_of(peft))


def test_an_epoch_holds_each_row_once_in_batches_of_limited_size():
    rows = [TokenRow([1] * (20 + 7 * i % 90), [False] * (19 + 7 * i % 90) + [True]) for i in range(300)]
    plan = plan_epoch(rows, 512, seed=1, epoch=0)
    assert sorted(i for batch in plan for i in batch) == list(range(300))
    assert max(len(batch) * max(len(rows[i].ids) for i in batch) for batch in plan) <= 512
    assert plan == plan_epoch(rows, 512, seed=1, epoch=0)
    assert plan != plan_epoch(rows, 512, seed=1, epoch=1)


@pytest.mark.parametrize("schedule", ["cosine", "linear"])
def test_learning_rate_rises_then_decays_to_zero(schedule):
    options = parse_options(["--train=t", "--valid=v", "--out=o", "--lr=1", "--schedule", schedule])
    rates = [learning_rate(share / 100, options) for share in range(101)]
    peak = rates.index(max(rates))
    assert rates[:peak] == sorted(rates[:peak])
    assert rates[peak:] == sorted(rates[peak:], reverse=True)
    assert max(rates) == pytest.approx(1.0, abs=0.02)
    assert rates[-1] == pytest.approx(0.0, abs=1e-9)


def run(data: Path, out: Path, *extra: str) -> dict:
    arguments = ["--train", data, "--valid", data, "--out", out, "--layers", "2", "--device", "cpu"]
    arguments += ["--batch-tokens", "512", "--micro-tokens", "512", "--lr", "1e-2", "--rank", "8", *extra]
    assert sft.main([str(argument) for argument in arguments]) == 0
    return json.loads((out / "summary.json").read_text(encoding="utf-8"))


def logged(out: Path) -> list[dict]:
    return [json.loads(line) for line in (out / "log.jsonl").read_text(encoding="utf-8").splitlines()]


def test_it_learns_a_toy_set_and_goes_on_from_adapter_and_checkpoint(tmp_path):
    data, first, second = toy_rows(tmp_path / "rows.jsonl"), tmp_path / "a", tmp_path / "b"
    summary = run(data, first, "--epochs", "8")
    assert logged(first)[0]["loss"] > 10
    assert summary["valid"]["loss"] < 1.5
    assert any("valid_loss" in entry for entry in logged(first))
    assert summary["rows"] == {"train": 20, "valid": 20, "left_out": 0}

    run(data, second, "--epochs", "0.5", "--init-adapter", str(first / "adapter"))
    assert logged(second)[0]["loss"] < 2
    resumed = run(data, first, "--epochs", "9", "--resume")
    assert resumed["step"] > summary["step"]
    assert resumed["epoch"] == 9
    assert resumed["valid"]["loss"] < 1.5


def test_a_run_by_epochs_is_reproducible(tmp_path):
    data = toy_rows(tmp_path / "rows.jsonl")
    for name in ("a", "b"):
        run(data, tmp_path / name, "--epochs", "1", "--threads", "1")
    one, other = (load_adapter(tmp_path / name / "adapter")[0] for name in "ab")
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_a_run_that_cannot_start_says_why(tmp_path, caplog):
    data = toy_rows(tmp_path / "rows.jsonl")
    base = ["--valid", str(data), "--out", str(tmp_path / "x")]
    assert sft.main(["--train", str(data), *base]) == 2
    assert "--minutes" in caplog.text
    assert sft.main(["--train", str(tmp_path / "no.jsonl"), *base, "--epochs", "1"]) == 2
    assert "no.jsonl" in caplog.text


def test_rows_that_teach_nothing_are_refused(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"segments": [{"text": "only a question"}]}) + "\n", encoding="utf-8")
    with pytest.raises(RowError, match="row 1"):
        load_token_rows(path, PolicyTokenizer(base_model()), 64)


def test_with_attention_alone_the_feed_forward_maps_learn_nothing(tmp_path):
    run(toy_rows(tmp_path / "rows.jsonl"), tmp_path / "a", "--epochs", "1", "--adapt", "attention")
    tensors = load_adapter(tmp_path / "a" / "adapter")[0]
    learnt = {name.split(".")[-3] for name, each in tensors.items() if "lora_B" in name and each.any()}
    assert learnt == {"q_proj", "k_proj", "v_proj", "o_proj"}
