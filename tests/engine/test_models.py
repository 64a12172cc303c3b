import shutil
from pathlib import Path

import pytest

from app.engine.filelock import FileLock
from app.engine.models import base_model, default_model


@pytest.fixture
def policy(adapter: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "policy"
    folder.mkdir()
    shutil.copy(adapter, folder / "adapter.gguf")
    return folder


def test_the_base_is_found_without_importing_its_package() -> None:
    path = base_model()
    assert path.name == "SmolLM2-135M-Instruct.Q4_1.gguf"
    assert path.stat().st_size > 90e6


def test_without_an_adapter_the_base_is_used(tmp_path: Path) -> None:
    choice = default_model(policy=tmp_path, cache=tmp_path / "cache")
    assert (choice.path, choice.adapter) == (base_model(), None)
    assert not (tmp_path / "cache").exists()


def test_the_merged_policy_is_made_once_and_again_when_damaged(policy: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "policy-of-an-earlier-version.gguf").write_bytes(b"old")
    first = default_model(policy, cache)
    assert first.adapter is None
    assert first.path.parent == cache
    assert [path.name for path in cache.glob("policy-*")] == [first.path.name]
    made = first.path.stat().st_mtime_ns
    assert default_model(policy, cache) == first
    assert first.path.stat().st_mtime_ns == made
    with first.path.open("r+b") as file:
        file.truncate(1_000_000)
    assert default_model(policy, cache) == first
    assert first.path.stat().st_size > 140e6


def test_where_nothing_can_be_written_the_adapter_is_applied_at_load(policy: Path, tmp_path: Path) -> None:
    not_a_folder = tmp_path / "file"
    not_a_folder.write_text("in the way")
    choice = default_model(policy, not_a_folder / "models")
    assert (choice.path, choice.adapter) == (base_model(), policy / "adapter.gguf")


def test_on_a_full_disk_the_adapter_is_applied_at_load(
    policy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1000))
    choice = default_model(policy, tmp_path / "cache")
    assert choice.adapter == policy / "adapter.gguf"
    assert not list((tmp_path / "cache").glob("*.gguf"))


def test_a_policy_merged_for_a_bundle_is_used_as_it_is(policy: Path, tmp_path: Path) -> None:
    ready = policy / "policy.gguf"
    ready.write_bytes(b"GGUF")
    assert default_model(policy, tmp_path).path == ready


def test_a_lock_held_elsewhere_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with FileLock(path, 1.0), pytest.raises(TimeoutError), FileLock(path, 0.1):
        pass
    with FileLock(path, 0.1):
        assert path.exists()
