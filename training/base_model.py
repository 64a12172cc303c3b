"""The frozen base of the policy: SmolLM2-135M-Instruct, dequantized from its Q4_1 GGUF.

Training starts from the dequantized numbers, not from the original checkpoint, so that an adapter is fitted
to the very weights over which llama.cpp applies it. transformers' own GGUF loader gets this file wrong, hence
the reader here; `app.engine.models.base_model` finds the file. llama.cpp stores the rows of ``attn_q`` and
``attn_k`` interleaved for its rotary embedding; the permutations between its layout and that of transformers
live here and serve the export as well.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gguf
import numpy as np
import numpy.typing as npt
import torch

if TYPE_CHECKING:
    from transformers import LlamaConfig, LlamaForCausalLM

LINEARS = {
    "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj",
    "attn_output": "self_attn.o_proj",
    "ffn_gate": "mlp.gate_proj",
    "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
}
"""llama.cpp's name of each linear map of a block, and that of transformers."""

_NORMS = {"attn_norm": "input_layernorm", "ffn_norm": "post_attention_layernorm"}


class BaseModelError(RuntimeError):
    """A model file cannot be read, or is not the model that we know."""


@functools.lru_cache(maxsize=2)
def open_gguf(path: Path) -> gguf.GGUFReader:
    """Open a GGUF file (2 s for the vocabulary, so the last two stay open).

    Raises:
        BaseModelError: The file is missing, cut short or not GGUF.
    """
    try:
        return gguf.GGUFReader(path)
    except (OSError, ValueError, IndexError) as error:
        raise BaseModelError(f"cannot read {path} as GGUF: {error}") from error


def field(reader: gguf.GGUFReader, name: str) -> Any:
    """Return one metadata value of a GGUF file.

    Raises:
        BaseModelError: The file has no such field.
    """
    found = reader.fields.get(name)
    if found is None:
        raise BaseModelError(f"the model file has no field {name}")
    return found.contents()


def to_llama_cpp_rows(weight: npt.NDArray[Any], n_heads: int) -> npt.NDArray[Any]:
    """Reorder output rows from transformers' rotary layout (two halves) to llama.cpp's (interleaved pairs).

    Args:
        weight: Array of shape ``[n_heads * head_dim, columns]``.
        n_heads: Number of heads of this map.
    """
    rows, columns = weight.shape
    halves = weight.reshape(n_heads, 2, rows // n_heads // 2, columns)
    return halves.swapaxes(1, 2).reshape(rows, columns)


def from_llama_cpp_rows(weight: npt.NDArray[Any], n_heads: int) -> npt.NDArray[Any]:
    """Undo `to_llama_cpp_rows`."""
    rows, columns = weight.shape
    pairs = weight.reshape(n_heads, rows // n_heads // 2, 2, columns)
    return pairs.swapaxes(1, 2).reshape(rows, columns)


def llama_config(path: Path) -> LlamaConfig:
    """Read the model's dimensions from the file's header, as a transformers configuration."""
    from transformers import LlamaConfig

    reader = open_gguf(path)
    if field(reader, "general.architecture") != "llama":
        raise BaseModelError("only llama models can be trained")
    return LlamaConfig(
        vocab_size=field(reader, "llama.vocab_size"),
        hidden_size=field(reader, "llama.embedding_length"),
        intermediate_size=field(reader, "llama.feed_forward_length"),
        num_hidden_layers=field(reader, "llama.block_count"),
        num_attention_heads=field(reader, "llama.attention.head_count"),
        num_key_value_heads=field(reader, "llama.attention.head_count_kv"),
        max_position_embeddings=field(reader, "llama.context_length"),
        rms_norm_eps=field(reader, "llama.attention.layer_norm_rms_epsilon"),
        rope_parameters={"rope_type": "default", "rope_theta": field(reader, "llama.rope.freq_base")},
        tie_word_embeddings=True,
        bos_token_id=field(reader, "tokenizer.ggml.bos_token_id"),
        eos_token_id=field(reader, "tokenizer.ggml.eos_token_id"),
    )


def _transformers_name(name: str) -> str:
    """Translate ``blk.3.attn_q.weight`` to ``model.layers.3.self_attn.q_proj.weight``."""
    top = {"token_embd.weight": "model.embed_tokens.weight", "output_norm.weight": "model.norm.weight"}
    if name in top:
        return top[name]
    part, layer, kind, suffix = name.split(".")
    known = LINEARS | _NORMS
    if part != "blk" or kind not in known or suffix != "weight":
        raise BaseModelError(f"unexpected tensor {name} in the model file")
    return f"model.layers.{layer}.{known[kind]}.weight"


def read_state_dict(path: Path, layers: int | None = None) -> dict[str, torch.Tensor]:
    """Dequantize a llama GGUF with tied embeddings to float32, in transformers' names and layout.

    Args:
        path: The GGUF file.
        layers: Keep only so many first blocks; all of them by default.

    Raises:
        BaseModelError: The file holds a tensor that a plain llama has not.
    """
    reader = open_gguf(path)
    heads = {
        "attn_q": int(field(reader, "llama.attention.head_count")),
        "attn_k": int(field(reader, "llama.attention.head_count_kv")),
    }
    state: dict[str, torch.Tensor] = {}
    for tensor in reader.tensors:
        parts = tensor.name.split(".")
        if layers is not None and parts[0] == "blk" and int(parts[1]) >= layers:
            continue
        values = gguf.dequantize(tensor.data, tensor.tensor_type).astype(np.float32)
        if len(parts) == 4 and parts[2] in heads:
            values = from_llama_cpp_rows(values, heads[parts[2]])
        state[_transformers_name(tensor.name)] = torch.from_numpy(values.copy())
    return state


def load_llama(path: Path) -> LlamaForCausalLM:
    """Build transformers' model with the dequantized weights, in float32 and evaluation mode."""
    from transformers import LlamaForCausalLM

    model = LlamaForCausalLM(llama_config(path))
    state = read_state_dict(path)
    state["lm_head.weight"] = state["model.embed_tokens.weight"]
    model.load_state_dict(state)
    model.tie_weights()
    return model.eval()
