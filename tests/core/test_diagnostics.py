"""The diagnostics file: helpful, and without the user's chemistry unless it was asked for."""

import json
import zipfile
from pathlib import Path

import pytest

from app.core.diagnostics import collect, write_bundle
from app.core.selftest import Finding
from app.engine.records import EngineInfo
from app.store.store import Store

SECRET = "CC(C)Cc1ccc(cc1)C(C)C(=O)O"
MODEL = EngineInfo(
    "Retort policy",
    Path.home() / "secret-project" / "policy.gguf",
    "llama",
    "Q8_0",
    2048,
    2,
    49152,
    210.0,
    None,
    "chatml",
    {"general.name": SECRET},
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store.open(tmp_path / "retort.db")
    conversation = opened.conversations.create(f"About {SECRET}")
    opened.messages.add_user(conversation.id, None, f"What is the logP of {SECRET}?", None)
    opened.settings.set("engine.model", str(Path.home() / "secret-project" / "model.gguf"))
    opened.settings.set("somebody.else", SECRET)
    return opened


def test_it_holds_what_helps_and_nothing_of_the_user(store: Store, tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    (logs / "retort.log").write_text(f"opened {Path.home()}/data", encoding="utf-8")
    parts = collect(store, MODEL, [Finding("tools", False, "logp: failed", 0.1)], logs)
    names = [part.name for part in parts]
    assert names == [
        "versions.json",
        "computer.json",
        "settings.json",
        "database.json",
        "selftest.json",
        "model.json",
        "logs/retort.log",
    ]
    everything = "\n".join(part.content for part in parts)
    assert SECRET not in everything
    assert "secret-project" not in everything
    assert str(Path.home()) not in everything
    found = {part.name: part.content for part in parts}
    assert json.loads(found["database.json"])["conversations"] == 1
    assert json.loads(found["settings.json"])["engine.model"] == "model.gguf"
    assert json.loads(found["selftest.json"])[0]["found"] == "logp: failed"
    assert "rdkit" in json.loads(found["versions.json"])


def test_a_conversation_is_added_only_when_it_is_asked_for(store: Store) -> None:
    conversation = store.conversations.list()[0].id
    (part,) = [each for each in collect(store, None, [], None, conversation) if SECRET in each.content]
    assert part.name == "conversation.json"
    assert json.loads(part.content)["messages"][0]["role"] == "user"


def test_what_is_written_is_what_was_shown(store: Store, tmp_path: Path) -> None:
    parts = collect(store, MODEL, [], None)
    target = tmp_path / "retort-diagnostics.zip"
    write_bundle(parts, target)
    with zipfile.ZipFile(target) as bundle:
        assert bundle.testzip() is None
        assert {name: bundle.read(name).decode() for name in bundle.namelist()} == {
            part.name: part.content for part in parts
        }
    assert [path.name for path in tmp_path.glob("*.part")] == []
    with pytest.raises(FileNotFoundError):
        write_bundle(parts, tmp_path / "missing" / "file.zip")
