from collections.abc import Callable
from pathlib import Path

import gguf
import numpy as np
import pytest
from numpy.typing import NDArray

from app.engine.errors import ModelFileError
from app.engine.gguf_header import read_header
from app.engine.merge import merge_adapter
from app.engine.runtime import Runtime

TEXT = "The logP of aspirin measures how it distributes between octanol and"


@pytest.fixture(scope="module")
def merged(base: Path, adapter: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("merged") / "merged.gguf"
    merge_adapter(base, adapter, path)
    return path


def logits(model: Path, adapter: Path | None) -> tuple[NDArray[np.float32], dict[str, str], str]:
    runtime = Runtime(model, adapter, 256, 1, lambda: False)
    runtime.read(runtime.vocabulary.tokenize(TEXT, special=False))
    values = runtime.logits().copy()
    info = runtime.describe()
    runtime.close()
    return values, info["metadata"], info["quantization"]


def test_merged_weights_act_like_the_adapter_applied_at_load(base: Path, adapter: Path, merged: Path) -> None:
    plain, _, _ = logits(base, None)
    applied, applied_metadata, _ = logits(base, adapter)
    together, metadata, quantization = logits(merged, None)
    change = float(np.std(applied - plain))
    difference = float(np.std(together - applied))
    assert quantization == "Q8_0"
    assert change > 0.5  # the adapter does something
    assert difference < 0.35 * change
    assert np.corrcoef(together, applied)[0, 1] > 0.99
    assert metadata["retort.tools"] == applied_metadata["retort.tools"] == '{"tpsa": "3f2a"}'
    assert metadata["tokenizer.chat_template"] == applied_metadata["tokenizer.chat_template"]


def weights(path: Path, name: str) -> NDArray[np.float32]:
    (tensor,) = [tensor for tensor in read_header(path).tensors if tensor.name == name]
    with path.open("rb") as file:
        file.seek(tensor.offset)
        raw = np.frombuffer(file.read(tensor.size), dtype=np.uint8)
    kind = gguf.GGMLQuantizationType(tensor.type)
    return gguf.quants.dequantize(raw.reshape(tensor.shape[1], -1), kind)


def test_a_merged_weight_is_base_plus_scaled_product(base: Path, adapter: Path, merged: Path) -> None:
    name, untouched = "blk.3.attn_v.weight", "blk.3.ffn_up.weight"
    change = 2.0 * weights(adapter, f"{name}.lora_b") @ weights(adapter, f"{name}.lora_a")  # alpha / rank = 2
    expected = weights(base, name) + change
    written = {tensor.name: tensor for tensor in gguf.GGUFReader(merged).tensors}
    actual = gguf.quants.dequantize(written[name].data, written[name].tensor_type)
    # Q8_0 rounds to 1/127 of the largest weight in a block of 32.
    assert np.abs(actual - expected).max() <= np.abs(expected).max() / 127
    same = gguf.quants.dequantize(written[untouched].data, written[untouched].tensor_type)
    assert np.allclose(same, weights(base, untouched), atol=0.02)


def test_the_merged_file_is_valid_and_smaller_than_half_precision(base: Path, merged: Path) -> None:
    before, after = read_header(base), read_header(merged)
    assert [tensor.name for tensor in after.tensors] == [tensor.name for tensor in before.tensors]
    assert after.array_lengths == before.array_lengths
    assert 140e6 < merged.stat().st_size < 150e6
    assert not list(merged.parent.glob("*.part"))


def test_an_adapter_for_another_model_is_refused(
    small_gguf: Callable[..., Path], adapter: Path, tmp_path: Path
) -> None:
    target = tmp_path / "merged.gguf"
    with pytest.raises(ModelFileError, match="does not belong|does not fit"):
        merge_adapter(small_gguf(), adapter, target)
    with pytest.raises(ModelFileError, match="not for gemma"):
        merge_adapter(small_gguf(architecture="gemma"), adapter, target)
    with pytest.raises(ModelFileError, match="not a LoRA adapter"):
        merge_adapter(small_gguf(), small_gguf("other.gguf"), target)
    assert not target.exists()
    assert not list(tmp_path.glob("*.part"))


def test_a_failed_write_leaves_the_old_file(base: Path, adapter: Path, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        merge_adapter(base, adapter, tmp_path / "gone" / "merged.gguf")
