"""What a model file says about itself in words: its name, the way it wants to be talked to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.engine.records import TemplateKind

TOOLSET_KEY, CARD_KEY, NAME_KEY = "retort.toolset", "retort.card", "retort.name"
POLICY_NAME = "Retort policy"


def model_name(metadata: Mapping[str, Any], path: Path) -> str:
    """Name a model: a policy of ours by its own name, because the merged file keeps its base's beside it.

    Args:
        metadata: Metadata of the file, or of the file and its adapter.
        path: The file; it names a model that has no name.
    """
    if TOOLSET_KEY in metadata:
        return str(metadata.get(NAME_KEY) or POLICY_NAME)
    return str(metadata.get("general.name") or path.stem)


def template_kind(metadata: Mapping[str, Any]) -> TemplateKind:
    """Say which kind of chat template a file carries."""
    template = str(metadata.get("tokenizer.chat_template", ""))
    if not template:
        return "none"
    return "chatml" if "<|im_start|>" in template else "other"
