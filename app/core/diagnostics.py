"""A file for those who help: versions, settings, logs, self-test; shown in full before it is saved."""

from __future__ import annotations

import json
import os
import platform
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.core.logs import log_files
from app.core.preferences import KEYS
from app.core.selftest import Finding, package_versions
from app.engine.hardware import available_memory_mb, default_threads
from app.engine.records import EngineInfo
from app.store.store import Store
from sandbox.isolation import offered

_PATHS = (KEYS["model"], KEYS["recent_models"])
_MAX_LOG_BYTES = 2_000_000


@dataclass(frozen=True)
class Part:
    """One file of the bundle.

    Attributes:
        name: Its name there.
        content: What is in it, as text.
    """

    name: str
    content: str

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content.encode("utf-8", "replace"))


def collect(
    store: Store,
    model: EngineInfo | None,
    findings: Sequence[Finding],
    logs: Path | None,
    conversation_id: int | None = None,
) -> list[Part]:
    """Put the parts together. Without a conversation, none of them holds a message or a structure.

    Args:
        store: The database; settings and counts are read.
        model: The model in use.
        findings: Of the self-test.
        logs: Folder of the log files.
        conversation_id: A conversation that the user wants to add.

    Raises:
        StoreError: The database can't be read.
    """
    parts = [
        Part("versions.json", _json(package_versions())),
        Part("computer.json", _json(_computer())),
        Part("settings.json", _json(_settings(store.settings.all()))),
        Part("database.json", _json(_database(store))),
        Part("selftest.json", _json([_finding(each) for each in findings])),
    ]
    if model is not None:
        parts.append(Part("model.json", _json(_model(model))))
    for path in log_files(logs) if logs is not None else ():
        parts.append(Part(f"logs/{path.name}", _without_home(_read(path))))
    if conversation_id is not None:
        parts.append(Part("conversation.json", _json(_conversation(store, conversation_id))))
    return parts


def write_bundle(parts: Sequence[Part], target: Path) -> None:
    """Write the parts into a zip file, which appears whole or not at all.

    Raises:
        OSError: If it can't be written.
    """
    half = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as bundle:
            for part in parts:
                bundle.writestr(part.name, part.content.encode("utf-8", "replace"))
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)


def _computer() -> dict[str, Any]:
    return {
        "system": platform.platform(),
        "machine": platform.machine(),
        "threads_by_default": default_threads(),
        "free_memory_mb": round(available_memory_mb()),
        "tools": offered().in_words(),
    }


def _settings(values: Mapping[str, Any]) -> dict[str, Any]:
    """Settings of the window and the engine, none that is not known here; of paths only the last part."""
    known = {key: values.get(key) for key in KEYS.values()}
    for key in _PATHS:
        value = known[key]
        if isinstance(value, str):
            known[key] = Path(value).name
        elif isinstance(value, list):
            known[key] = [Path(str(each)).name for each in value]
    return known


def _database(store: Store) -> dict[str, Any]:
    return {
        "in_memory": store.path is None,
        "read_only": store.read_only,
        "size_bytes": store.path.stat().st_size if store.path is not None else 0,
        "conversations": len(store.conversations.list()),
        "answers_cut_short": len(store.recovered),
        "problems": len(store.check()),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    """What went wrong in a check of an example is no secret, but it may name a folder of the user's."""
    return {**finding.to_json(), "found": _without_home(finding.found)}


def _model(info: EngineInfo) -> dict[str, Any]:
    return {
        "name": info.name,
        "file": info.path.name,
        "adapter": info.adapter.name if info.adapter is not None else None,
        "architecture": info.architecture,
        "quantization": info.quantization,
        "context": info.n_ctx,
        "threads": info.n_threads,
        "vocabulary": info.n_vocab,
        "memory_mb": round(info.memory_mb),
        "chat_template": info.chat_template,
    }


def _conversation(store: Store, conversation_id: int) -> dict[str, Any]:
    conversation = store.conversations.get(conversation_id)
    rows = store.messages.branch(conversation.head_message_id)
    return {
        "title": conversation.title,
        "messages": [
            {**asdict(row), "calls": [asdict(call) for call in store.tool_calls.for_message(row.id)]}
            for row in rows
        ],
    }


def _read(path: Path) -> str:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _MAX_LOG_BYTES))
        return file.read().decode("utf-8", "replace")


def _without_home(text: str) -> str:
    home = str(Path.home())
    return text.replace(home, "~") if len(home) > 3 else text


def _json(value: Any) -> str:
    default: Callable[[Any], str] = str
    return json.dumps(value, ensure_ascii=False, indent=2, default=default)
