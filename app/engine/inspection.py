"""A look at a model file before it is loaded: what it is, and whether this computer can hold it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.engine.errors import ModelFileError
from app.engine.gguf_header import GgufHeader, read_header
from app.engine.hardware import available_memory_mb
from app.engine.memory import estimate_memory_mb
from app.engine.naming import CARD_KEY, TOOLSET_KEY, model_name, template_kind
from app.engine.records import TemplateKind

_PART: Final = re.compile(r"^(?P<stem>.+)-(?P<number>\d{5})-of-(?P<count>\d{5})\.gguf$")
_UNSET: Final = "not stated"


@dataclass(frozen=True)
class ModelFile:
    """What a model file promises.

    Attributes:
        path: The file.
        name: The model's own name.
        architecture: Architecture in llama.cpp's terms.
        quantization: Quantization in llama.cpp's terms; ``not stated`` where the file does not say.
        parameters: Number of weights.
        size_bytes: Size of the file, of all its parts where it has several.
        trained_context: Context in tokens that it was trained for; None where the file does not say.
        context: Context in tokens that it would get here.
        memory_mb: Memory that it is expected to take with that context, in MB (10⁶ bytes).
        available_mb: Memory that is free on this computer, in MB.
        licence: Licence as the file states it.
        template: Kind of chat template that it carries.
        is_policy: Whether it was trained on Retort's tools.
        card: What its makers say of it, in Markdown; empty where it carries no card.
    """

    path: Path
    name: str
    architecture: str
    quantization: str
    parameters: int
    size_bytes: int
    trained_context: int | None
    context: int
    memory_mb: float
    available_mb: float
    licence: str
    template: TemplateKind
    is_policy: bool
    card: str

    @property
    def fits(self) -> bool:
        """Whether there is memory enough for it."""
        return self.memory_mb <= self.available_mb


def inspect_model(path: Path, context: int, freed_mb: float = 0.0) -> ModelFile:
    """Read a model file's header and estimate what the model would take.

    Args:
        path: GGUF file; of a model in several parts, the first.
        context: Wanted context in tokens.
        freed_mb: Memory in MB that becomes free when it takes the place of the model in use.

    Raises:
        ModelFileError: If the file is missing, damaged, incomplete, or no model that writes text.
    """
    header = read_header(path)
    if header.kind != "model":
        raise ModelFileError(f"{path.name} is not a model by itself, but {header.kind}.")
    parts = [read_header(part) for part in _other_parts(path)]
    trained = int(header.number(f"{header.architecture}.context_length", 0)) or None
    given = min(context, trained) if trained else context
    more_mb = sum(part.tensor_bytes for part in parts) / 1e6
    return ModelFile(
        path=path,
        name=model_name(header.metadata, path),
        architecture=header.architecture,
        quantization=_quantization(header),
        parameters=sum(math.prod(tensor.shape) for each in (header, *parts) for tensor in each.tensors),
        size_bytes=sum(each.path.stat().st_size for each in (header, *parts)),
        trained_context=trained,
        context=given,
        memory_mb=estimate_memory_mb(header, given) + more_mb,
        available_mb=available_memory_mb() + freed_mb,
        licence=str(header.metadata.get("general.license", _UNSET)),
        template=template_kind(header.metadata),
        is_policy=TOOLSET_KEY in header.metadata,
        card=str(header.metadata.get(CARD_KEY, "")),
    )


def _other_parts(path: Path) -> list[Path]:
    """The further files of a model that is cut into several, which llama.cpp finds by their names."""
    found = _PART.match(path.name)
    if found is None:
        return []
    number, count = int(found["number"]), int(found["count"])
    if number != 1:
        raise ModelFileError(
            f"{path.name} is part {number} of a model in {count} files; choose the first of them."
        )
    parts = [path.with_name(f"{found['stem']}-{each:05}-of-{count:05}.gguf") for each in range(2, count + 1)]
    missing = [part.name for part in parts if not part.is_file()]
    if missing:
        raise ModelFileError(f"{path.name} is one of {count} files, and {missing[0]} is not beside it.")
    return parts


def _quantization(header: GgufHeader) -> str:
    stated = header.metadata.get("general.file_type")
    if not isinstance(stated, int):
        return _UNSET
    from gguf.constants import LlamaFileType  # 4 MB and a tenth of a second, for those who look at a model

    try:
        name = LlamaFileType(stated).name
    except ValueError:
        return _UNSET
    return name.removeprefix("ALL_").removeprefix("MOSTLY_")
