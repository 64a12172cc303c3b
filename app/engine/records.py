"""What the engine reports about itself and about one generation."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Finish = Literal["end", "length", "cancelled"]
TemplateKind = Literal["chatml", "other", "none"]


@dataclass(frozen=True)
class Generation:
    """One finished (or stopped) generation.

    Attributes:
        text: What was generated, without the end token.
        token_ids: The generated tokens, forced and sampled, without the end token.
        forced_tokens: How many of them the grammar dictated; these were not sampled.
        prompt_tokens: Length of the prompt in tokens.
        cached_tokens: How many of the prompt's tokens were already in the KV cache.
        finish: ``end`` (end token, or the grammar is satisfied and allows nothing more), ``length``
            (token limit or full context), ``cancelled``.
        prefill_s: Seconds spent reading the prompt.
        decode_s: Seconds spent generating after that.
    """

    text: str
    token_ids: tuple[int, ...]
    forced_tokens: int
    prompt_tokens: int
    cached_tokens: int
    finish: Finish
    prefill_s: float
    decode_s: float


@dataclass(frozen=True)
class EngineSettings:
    """What the user wants of the engine; it reports back what is in effect (see `EngineInfo`).

    Attributes:
        model: GGUF file; None is the program's own policy.
        threads: Threads to compute with; None is the number of physical cores, at most 8.
        context: Context in tokens; None is what suits the model.
    """

    model: Path | None = None
    threads: int | None = None
    context: int | None = None


@dataclass(frozen=True)
class EngineInfo:
    """The loaded model, as llama.cpp reports it.

    Attributes:
        name: The model's own name; for a policy of ours its own, not that of its base.
        path: The GGUF file that is loaded.
        architecture: Architecture in llama.cpp's terms, such as ``llama``.
        quantization: Quantization in llama.cpp's terms, such as ``Q8_0``.
        n_ctx: Context length in tokens, as allocated.
        n_threads: Threads in use.
        n_vocab: Size of the vocabulary.
        memory_mb: Resident size of the engine's process after loading, in MB (10⁶ bytes).
        adapter: LoRA adapter applied at load, or None (none, or merged into the file).
        chat_template: Kind of chat template that the file carries.
        metadata: Metadata of the file and of the adapter (adapter wins), values cut to a bounded length.
    """

    name: str
    path: Path
    architecture: str
    quantization: str
    n_ctx: int
    n_threads: int
    n_vocab: int
    memory_mb: float
    adapter: Path | None
    chat_template: TemplateKind
    metadata: dict[str, str] = field(default_factory=dict)
