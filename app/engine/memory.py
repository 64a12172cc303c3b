"""How much memory a model will take, before it is loaded."""

from __future__ import annotations

from app.engine.errors import ModelFileError
from app.engine.gguf_header import GgufHeader

_F16_BYTES = 2
_F32_BYTES = 4
BATCH_TOKENS = 128  # read at once; more is hardly faster and takes room
_BASE_MB = 120.0  # Python, llama.cpp, the grammar compiler and the vocabulary's tables
_BYTES_PER_VOCABULARY_TOKEN = 600


def estimate_memory_mb(header: GgufHeader, context: int) -> float:
    """Estimate the memory that a model takes once loaded.

    Weights, keys and values in half precision for the whole context, the work space of one batch, and the
    program around it. Models with sliding windows or compressed attention take less.

    Args:
        header: The file's header.
        context: Context in tokens.

    Returns:
        MB (10⁶ bytes).
    """
    architecture = header.architecture
    layers = header.number(f"{architecture}.block_count", 1)
    heads = header.number(f"{architecture}.attention.head_count", 1)
    kv_heads = header.number(f"{architecture}.attention.head_count_kv", heads)
    width = header.number(f"{architecture}.embedding_length", 1)
    head_width = width / max(heads, 1)
    key_width = header.number(f"{architecture}.attention.key_length", head_width)
    value_width = header.number(f"{architecture}.attention.value_length", head_width)
    feed_forward = header.number(f"{architecture}.feed_forward_length", 4 * width)
    trained = header.number(f"{architecture}.context_length", context)
    tokens = min(context, trained) if trained > 0 else context
    cache = layers * tokens * kv_heads * (key_width + value_width) * _F16_BYTES
    attention = BATCH_TOKENS * heads * tokens * _F32_BYTES
    work = BATCH_TOKENS * (4 * width + 2 * feed_forward) * _F32_BYTES + attention
    vocabulary = header.array_lengths.get("tokenizer.ggml.tokens", 0) * _BYTES_PER_VOCABULARY_TOKEN
    return (header.tensor_bytes + cache + work + vocabulary) / 1e6 + _BASE_MB


def check_memory(header: GgufHeader, context: int, available_mb: float) -> None:
    """Refuse a model that this computer cannot hold.

    Raises:
        ModelFileError: If the estimate is above what is available.
    """
    needed = estimate_memory_mb(header, context)
    if needed > available_mb:
        raise ModelFileError(
            f"{header.path.name} needs about {needed / 1000:.1f} GB of memory; "
            f"{available_mb / 1000:.1f} GB are free. Close other programs or choose a smaller model."
        )
