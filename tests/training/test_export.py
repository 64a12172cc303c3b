"""An exported adapter does in llama.cpp what it does in transformers with peft."""

import json

import gguf
import numpy as np
import pytest
import torch
from llama_cpp import Llama
from peft import PeftModel

from app.engine.merge import merge_adapter
from app.engine.models import base_model
from training.adapter_export import export_adapter, import_adapter
from training.base_model import llama_config, load_llama
from training.fast_llama import Shape
from training.lora import AdapterError, adapter_names, load_adapter, save_adapter
from training.merged_export import agreement, export_merged
from training.tokens import PolicyTokenizer, TokenRow

QUESTION = "How many rings has M1, and is its logP over 3.5?"
PROMPT = f"<|im_start|>user\n{QUESTION}<|im_end|>\n<|im_start|>assistant\n"
RANK, ALPHA = 12, 24.0
METADATA = {"toolset": json.dumps({"logp": "a1b2"}), "protocol": "native-1", "card": "µ test"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A random adapter, strong enough to change the model's words."""
    config = llama_config(base_model())
    dims = {"attn_q": (576, 576), "attn_k": (576, 192), "attn_v": (576, 192), "attn_output": (576, 576)}
    dims |= {"ffn_gate": (576, 1536), "ffn_up": (576, 1536), "ffn_down": (1536, 576)}
    dice = torch.Generator().manual_seed(3)
    tensors = {}
    for _, name, stem in adapter_names(config.num_hidden_layers):
        columns, rows = dims[name]
        tensors[f"{stem}.lora_A.weight"] = torch.randn(RANK, columns, generator=dice) * columns**-0.5
        tensors[f"{stem}.lora_B.weight"] = torch.randn(rows, RANK, generator=dice) * 0.04
    path = tmp_path_factory.mktemp("adapter")
    save_adapter(path, tensors, RANK, ALPHA)
    return path


@pytest.fixture(scope="module")
def exported(folder, tmp_path_factory):
    target = tmp_path_factory.mktemp("export") / "adapter.gguf"
    export_adapter(folder, target, METADATA)
    return target


@pytest.fixture(scope="module")
def ids():
    return PolicyTokenizer(base_model()).encode(PROMPT, special=True)


def llama_logits(ids, path, adapter=None):
    lora = None if adapter is None else str(adapter)
    model = Llama(str(path), lora_path=lora, n_ctx=256, n_threads=2, logits_all=True, verbose=False)
    model.eval(ids)
    scores = np.array(model.scores[: len(ids)])
    model.close()
    return scores


@pytest.fixture(scope="module")
def plain_and_adapted(folder, ids):
    """Logits of the base, and of base and adapter, by transformers and peft."""
    with torch.inference_mode():
        model = load_llama(base_model())
        before = model(torch.tensor([ids])).logits[0].numpy().copy()
        after = PeftModel.from_pretrained(model, str(folder)).eval()(torch.tensor([ids])).logits[0].numpy()
    return before, after


def likeness(logits, plain_and_adapted):
    """Correlation of the adapter's effect here with its effect there; 0.90 where q and k are not permuted."""
    plain, adapted = plain_and_adapted
    return np.corrcoef((logits - plain).ravel(), (adapted - plain).ravel())[0, 1]


def test_llama_cpp_applies_the_adapter_as_peft_does(plain_and_adapted, exported, ids):
    logits = llama_logits(ids, base_model(), exported)
    assert likeness(logits, plain_and_adapted) > 0.98
    plain, adapted = plain_and_adapted
    assert np.std(logits - plain) == pytest.approx(np.std(adapted - plain), rel=0.1)


def test_merged_model_answers_as_the_adapter_does(plain_and_adapted, exported, ids, tmp_path):
    merged = tmp_path / "policy.gguf"
    merge_adapter(base_model(), exported, merged)
    assert likeness(llama_logits(ids, merged), plain_and_adapted) > 0.98


def test_four_bits_answer_nearly_as_the_adapter_does(plain_and_adapted, exported, ids, tmp_path):
    files = export_merged(exported, tmp_path)
    assert files["Q4_K_M"].stat().st_size < files["Q8_0"].stat().st_size
    assert likeness(llama_logits(ids, files["Q4_K_M"]), plain_and_adapted) > 0.7


def test_agreement_counts_what_the_model_would_write():
    texts = ("The capital of France is Paris", "The capital of France is butter")
    written = [PolicyTokenizer(base_model()).encode(text) for text in texts]
    rows = [TokenRow(ids, [False] * (len(ids) - 1) + [True]) for ids in written]
    assert agreement(base_model(), rows, threads=1) == (0.5, 0.5)


def test_file_is_small_and_says_what_it_is(exported):
    assert exported.stat().st_size < 6_000_000
    reader = gguf.GGUFReader(exported)
    fields = {name: field.contents() for name, field in reader.fields.items() if "." in name}
    assert fields["general.type"] == "adapter"
    assert fields["general.architecture"] == "llama"
    assert fields["adapter.type"] == "lora"
    assert fields["adapter.lora.alpha"] == pytest.approx(ALPHA)
    assert {key: fields[f"retort.{key}"] for key in METADATA} == METADATA
    assert len(reader.tensors) == 2 * 7 * Shape.of(llama_config(base_model())).layers


def test_unknown_metadata_and_missing_adapters_are_refused(folder, tmp_path):
    with pytest.raises(AdapterError, match="colour"):
        export_adapter(folder, tmp_path / "a.gguf", {"colour": "blue"})
    with pytest.raises(AdapterError, match="no adapter"):
        export_adapter(tmp_path, tmp_path / "a.gguf", {})
    assert not list(tmp_path.glob("*.gguf"))


def test_incomplete_adapter_is_refused(folder, tmp_path):
    tensors, rank, alpha = load_adapter(folder)
    tensors.pop(next(iter(tensors)))
    save_adapter(tmp_path / "cut", tensors, rank, alpha)
    with pytest.raises(AdapterError, match="lacks"):
        export_adapter(tmp_path / "cut", tmp_path / "a.gguf", {})
    assert not list(tmp_path.glob("*.gguf"))


def test_an_exported_adapter_can_be_trained_further(folder, exported):
    tensors, rank, alpha = load_adapter(folder)
    back, back_rank, back_alpha = import_adapter(exported)
    assert (back_rank, back_alpha) == (rank, alpha)
    assert back.keys() == tensors.keys()
    for name, tensor in tensors.items():
        assert torch.allclose(back[name], tensor, atol=tensor.abs().max().item() / 100), name
