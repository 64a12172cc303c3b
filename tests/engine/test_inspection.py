"""What is said of a model file before it is loaded."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import gguf
import numpy as np
import pytest

from app.engine.client import Engine
from app.engine.errors import EngineError, ModelFileError
from app.engine.inspection import inspect_model
from app.engine.models import default_model


def test_the_base_model_is_described(base: Path) -> None:
    found = inspect_model(base, 2048)
    # The model's card on Hugging Face: 135M parameters, 8k context, Apache-2.0; 134,515,008 weights with tied
    # embeddings.
    assert found.parameters == 134_515_008
    assert (found.architecture, found.quantization, found.licence) == ("llama", "Q4_1", "apache-2.0")
    assert (found.trained_context, found.context) == (8192, 2048)
    assert found.template == "chatml"
    assert not found.is_policy
    assert found.fits
    assert found.size_bytes == base.stat().st_size


def test_our_policy_goes_by_its_own_name_and_shows_its_card(adapter: Path, tmp_path: Path) -> None:
    folder = tmp_path / "policy"
    folder.mkdir()
    toolset = {"retort.toolset": '{"tpsa": "3f2a"}', "retort.card": "# A card", "retort.name": "Policy 7"}
    _with_metadata(adapter, folder / "adapter.gguf", toolset)
    merged = default_model(folder, tmp_path / "cache").path
    found = inspect_model(merged, 2048)
    assert (found.name, found.card, found.is_policy) == ("Policy 7", "# A card", True)
    engine = Engine(merged, context=256)
    try:
        info = engine.wait_ready(120)
        assert info.name == "Policy 7"
        assert "mollm2" in info.metadata["general.name"]
    finally:
        engine.close()


def test_what_does_not_fit_is_known_before_it_is_loaded(base: Path) -> None:
    found = inspect_model(base, 8192)
    assert found.memory_mb > inspect_model(base, 1024).memory_mb
    # What is free changes from one moment to the next, so the edge is drawn on one look alone.
    assert not replace(found, available_mb=found.memory_mb - 1).fits
    assert replace(found, available_mb=found.memory_mb).fits
    assert not inspect_model(base, 8192, freed_mb=-1e9).fits
    assert inspect_model(base, 8192, freed_mb=1e9).fits


def test_no_more_context_is_promised_than_the_model_was_trained_for(small_gguf: Callable[..., Path]) -> None:
    assert inspect_model(small_gguf(), 100_000).context == 512


def test_an_adapter_is_no_model(adapter: Path) -> None:
    with pytest.raises(ModelFileError, match="not a model by itself, but an adapter"):
        inspect_model(adapter, 2048)


def test_a_model_in_parts_counts_all_of_them_and_misses_none(small_gguf: Callable[..., Path]) -> None:
    first, second = small_gguf("big-00001-of-00002.gguf"), small_gguf("big-00002-of-00002.gguf")
    alone = inspect_model(small_gguf("alone.gguf"), 512)
    both = inspect_model(first, 512)
    assert (both.parameters, both.size_bytes) == (2 * alone.parameters, 2 * alone.size_bytes)
    assert both.memory_mb > alone.memory_mb
    with pytest.raises(ModelFileError, match="part 2 of a model in 2 files; choose the first"):
        inspect_model(second, 512)
    second.unlink()
    with pytest.raises(ModelFileError, match="big-00002-of-00002.gguf is not beside it"):
        inspect_model(first, 512)


def test_loading_can_be_stopped(base: Path) -> None:
    engine = Engine(base, context=256)
    try:
        with pytest.raises(EngineError, match="stopped"):
            engine.wait_ready(60, should_stop=lambda: True)
        assert engine.wait_ready(60).n_ctx == 256
    finally:
        engine.close()


def _with_metadata(adapter: Path, target: Path, metadata: dict[str, str]) -> None:
    """Copies an adapter and gives it further metadata."""
    shutil.copy(adapter, target)
    reader = gguf.GGUFReader(target)
    writer = gguf.GGUFWriter(target.with_suffix(".new"), "llama")
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", 32.0)
    for key, value in metadata.items():
        writer.add_string(key, value)
    for tensor in reader.tensors:
        writer.add_tensor(tensor.name, np.asarray(tensor.data), raw_dtype=tensor.tensor_type)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    del reader
    target.with_suffix(".new").replace(target)
