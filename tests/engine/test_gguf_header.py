import random
import struct
from collections.abc import Callable
from pathlib import Path

import gguf
import pytest

from app.engine.errors import ModelFileError
from app.engine.gguf_header import read_header
from app.engine.gguf_values import TENSOR_TYPES

Make = Callable[..., Path]


def test_the_base_model_is_read_as_the_gguf_package_reads_it(base: Path) -> None:
    header = read_header(base)
    assert header.architecture == "llama"
    assert header.kind == "model"
    assert header.metadata["llama.embedding_length"] == 576
    assert header.metadata["llama.block_count"] == 30
    assert header.array_lengths["tokenizer.ggml.tokens"] == 49152
    assert len(header.tensors) == 272
    sizes = gguf.constants.GGML_QUANT_SIZES
    weights = {tensor.name: tensor for tensor in header.tensors}
    query = weights["blk.0.attn_q.weight"]
    block, size = sizes[gguf.GGMLQuantizationType(query.type)]
    assert query.shape == (576, 576)
    assert query.size == 576 * 576 // block * size
    last = max(header.tensors, key=lambda tensor: tensor.offset)
    assert base.stat().st_size - (last.offset + last.size) < 32


def test_tensor_types_agree_with_the_gguf_package() -> None:
    published = {int(kind): sizes for kind, sizes in gguf.constants.GGML_QUANT_SIZES.items()}
    assert published == TENSOR_TYPES


def test_short_lists_are_kept(small_gguf: Make) -> None:
    header = read_header(small_gguf())
    assert header.metadata["some.layers"] == [1, 2, 3]
    assert header.number("some.layers", 0) == 3
    assert header.number("general.name", 7.0) == 7.0


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match=r"There is no model file at .*gone\.gguf"):
        read_header(tmp_path / "gone.gguf")


def test_a_folder_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match="folder|cannot be read"):
        read_header(tmp_path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"PK\x03\x04 a zip file", "not a GGUF", id="another format"),
        pytest.param(b"GG", "not a GGUF", id="two bytes"),
        pytest.param(b"GGUF\x03\x00\x00\x00", "cut off", id="magic only"),
        pytest.param(b"GGUF" + struct.pack("<IQQ", 1, 0, 0), "version 1", id="version 1"),
        pytest.param(b"GGUF" + struct.pack(">IQQ", 3, 0, 0), "GGUF version", id="big endian"),
        pytest.param(b"GGUF" + struct.pack("<IQQ", 3, 2**63, 5), "damaged", id="hostile tensor count"),
        pytest.param(b"GGUF" + struct.pack("<IQQ", 3, 0, 2**63), "damaged", id="hostile pair count"),
        pytest.param(b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 2**60), "damaged", id="hostile key length"),
        pytest.param(b"GGUF" + struct.pack("<IQQ", 3, 0, 0), "architecture", id="nothing in it"),
        pytest.param(
            b"GGUF" + struct.pack("<IQQQ1sIQ", 3, 0, 1, 1, b"k", 8, 2**62),
            "damaged",
            id="hostile text length",
        ),
        pytest.param(
            b"GGUF" + struct.pack("<IQQQ1sIIQ", 3, 0, 1, 1, b"k", 9, 8, 2**61),
            "damaged",
            id="hostile list length",
        ),
        pytest.param(
            b"GGUF" + struct.pack("<IQQQ1sIIQ", 3, 0, 1, 1, b"k", 9, 9, 1),
            "unsupported type",
            id="list of lists",
        ),
        pytest.param(
            b"GGUF" + struct.pack("<IQQQ1sI", 3, 0, 1, 1, b"k", 99), "unknown type 99", id="unknown type"
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "bad.gguf"
    path.write_bytes(content)
    with pytest.raises(ModelFileError, match=words):
        read_header(path)


@pytest.mark.parametrize("architecture", ["bert", "clip", "whisper"])
def test_models_that_do_not_write_text_are_refused(small_gguf: Make, architecture: str) -> None:
    with pytest.raises(ModelFileError, match="does not write text"):
        read_header(small_gguf(architecture=architecture))


def test_every_truncation_is_noticed(small_gguf: Make, tmp_path: Path) -> None:
    whole = small_gguf().read_bytes()
    cut = tmp_path / "cut.gguf"
    for length in [*range(0, 700, 7), len(whole) // 2, len(whole) - 64]:
        cut.write_bytes(whole[:length])
        with pytest.raises(ModelFileError):
            read_header(cut)


def test_a_download_that_stopped_is_called_incomplete(base: Path, tmp_path: Path) -> None:
    cut = tmp_path / "half.gguf"
    with base.open("rb") as file:
        cut.write_bytes(file.read(8_000_000))
    with pytest.raises(ModelFileError, match="incomplete download"):
        read_header(cut)


def test_flipped_bytes_are_refused_or_harmless(small_gguf: Make, tmp_path: Path) -> None:
    whole = small_gguf().read_bytes()
    random_source = random.Random(11)
    damaged = tmp_path / "flipped.gguf"
    refused = 0
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(random_source.randint(1, 4)):
            data[random_source.randrange(600)] = random_source.randrange(256)
        damaged.write_bytes(data)
        try:
            header = read_header(damaged)
        except ModelFileError:
            refused += 1
        else:
            assert all(tensor.offset + tensor.size <= len(whole) for tensor in header.tensors)
    assert refused > 50


def pair(key: bytes, value: bytes) -> bytes:
    return struct.pack("<Q", len(key)) + key + struct.pack("<IQ", 8, len(value)) + value


def tensor(name: bytes, offset: int, kind: int = 0, shape: tuple[int, ...] = (8,)) -> bytes:
    layout = f"<I{len(shape)}QIQ"
    return struct.pack("<Q", len(name)) + name + struct.pack(layout, len(shape), *shape, kind, offset)


ARCHITECTURE = pair(b"general.architecture", b"llama")


@pytest.mark.parametrize(
    ("pairs", "tensors", "words"),
    [
        pytest.param([ARCHITECTURE, ARCHITECTURE], [], "appears twice", id="key twice"),
        pytest.param([ARCHITECTURE], [tensor(b"a", 0), tensor(b"a", 32)], "appears twice", id="tensor twice"),
        pytest.param([ARCHITECTURE], [tensor(b"a", 5)], "not aligned", id="unaligned"),
        pytest.param([ARCHITECTURE], [tensor(b"a", 2**62)], "cut off", id="outside the file"),
        pytest.param([ARCHITECTURE], [tensor(b"a", 0, kind=77)], "unknown type 77", id="unknown tensor type"),
        pytest.param([ARCHITECTURE], [tensor(b"a", 0, kind=8)], "multiple of 32", id="broken block"),
        pytest.param([ARCHITECTURE], [tensor(b"a", 0, shape=(2**40, 2**40))], "claims", id="absurd size"),
        pytest.param(
            [ARCHITECTURE], [tensor(b"a", 0, shape=(1,) * 9)], "9 dimensions", id="too many dimensions"
        ),
        pytest.param([pair(b"general.architecture", b"../x y")], [], "architecture", id="odd architecture"),
    ],
)
def test_contradictions_are_refused(
    tmp_path: Path, pairs: list[bytes], tensors: list[bytes], words: str
) -> None:
    path = tmp_path / "odd.gguf"
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(pairs))
    path.write_bytes(head + b"".join(pairs) + b"".join(tensors) + bytes(256))
    with pytest.raises(ModelFileError, match=words):
        read_header(path)
