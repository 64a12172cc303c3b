from collections.abc import Callable
from pathlib import Path

import pytest

from app.engine.client import Engine
from app.engine.errors import ModelFileError
from app.engine.gguf_header import read_header
from app.engine.hardware import MAX_THREADS, available_memory_mb, default_threads
from app.engine.memory import check_memory, estimate_memory_mb


def test_the_estimate_is_near_what_the_engine_takes(engine: Engine, base: Path) -> None:
    info = engine.wait_ready()
    estimate = estimate_memory_mb(read_header(base), info.n_ctx)
    assert 0.7 * info.memory_mb < estimate < 2 * info.memory_mb


def test_a_longer_context_takes_more(base: Path) -> None:
    header = read_header(base)
    # Keys and values: 30 layers, 3 heads of 64 + 64 numbers of 2 bytes for each of 4096 more tokens.
    assert estimate_memory_mb(header, 6144) - estimate_memory_mb(header, 2048) > 30 * 3 * 128 * 2 * 4096 / 1e6


def test_a_model_too_large_for_the_computer_is_refused_in_words(small_gguf: Callable[..., Path]) -> None:
    header = read_header(small_gguf())
    check_memory(header, 512, 1000.0)
    with pytest.raises(ModelFileError, match=r"needs about 0\.\d GB of memory; 0\.0 GB are free"):
        check_memory(header, 512, 20.0)


def test_the_computer_is_described() -> None:
    assert 1 <= default_threads() <= MAX_THREADS
    assert available_memory_mb() > 10
