"""Real models for the engine's tests: the base model, and small GGUF files made on the spot."""

from collections.abc import Callable, Iterator
from pathlib import Path

import gguf
import numpy as np
import pytest

from app.engine.client import Engine
from app.engine.models import base_model
from sandbox.prompt import Prompt, Segment


def chat(question: str, system: str = "You are a helpful assistant.") -> Prompt:
    """A prompt in the base model's format, with the question as untrusted text."""
    return (
        Segment("<|im_start|>system\n", special=True),
        Segment(system),
        Segment("<|im_end|>\n<|im_start|>user\n", special=True),
        Segment(question),
        Segment("<|im_end|>\n<|im_start|>assistant\n", special=True),
    )


@pytest.fixture(scope="session")
def base() -> Path:
    return base_model()


@pytest.fixture(scope="session")
def engine(base: Path) -> Iterator[Engine]:
    """The real engine with the real base model, shared by all tests that leave it alive."""
    engine = Engine(base, context=512)
    engine.start()
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def adapter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random adapter of rank 16 for three kinds of weights; A in Q8_0, B in F16."""
    path = tmp_path_factory.mktemp("adapter") / "adapter.gguf"
    shapes = {"attn_q": (576, 576), "attn_v": (576, 192), "ffn_down": (1536, 576)}
    random = np.random.default_rng(5)
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", 32.0)
    writer.add_string("general.name", "a policy")
    writer.add_string("retort.tools", '{"tpsa": "3f2a"}')
    eight_bit = gguf.GGMLQuantizationType.Q8_0
    for layer in range(30):
        for name, (inputs, outputs) in shapes.items():
            a = random.normal(0, 0.06, (16, inputs)).astype(np.float32)
            b = random.normal(0, 0.06, (outputs, 16)).astype(np.float16)
            writer.add_tensor(
                f"blk.{layer}.{name}.weight.lora_a", gguf.quants.quantize(a, eight_bit), raw_dtype=eight_bit
            )
            writer.add_tensor(f"blk.{layer}.{name}.weight.lora_b", b)
    _finish(writer)
    return path


@pytest.fixture
def small_gguf(tmp_path: Path) -> Callable[..., Path]:
    """Makes a valid GGUF file of a few kB (llama.cpp could not run it, its header is complete)."""

    def make(name: str = "small.gguf", architecture: str = "llama") -> Path:
        path = tmp_path / name
        writer = gguf.GGUFWriter(path, architecture)
        writer.add_name("Small")
        writer.add_context_length(512)
        writer.add_block_count(2)
        writer.add_embedding_length(64)
        writer.add_head_count(4)
        writer.add_head_count_kv(2)
        writer.add_token_list(["a", "b", "Ω"])
        writer.add_array("some.layers", [1, 2, 3])
        writer.add_tensor("token_embd.weight", np.ones((3, 64), dtype=np.float32))
        writer.add_tensor("blk.0.attn_q.weight", np.ones((64, 64), dtype=np.float16))
        _finish(writer)
        return path

    return make


def _finish(writer: gguf.GGUFWriter) -> None:
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
