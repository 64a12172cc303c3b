"""What a hostile tool is refused by the system, one test for each claim of `sandbox.isolation`."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox import isolation
from sandbox.errors import ToolError
from sandbox.isolation import landlock, seccomp
from sandbox.outgoing import put_in_place
from sandbox.workers.pool import WorkerPool
from tests.sandbox.hostile import hostile_worker

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux offers it")
needs_landlock = pytest.mark.skipif(not isolation.offered().writing, reason="no Landlock here")
needs_filter = pytest.mark.skipif(not isolation.offered().network, reason="no seccomp filter here")


@pytest.fixture(scope="module")
def hostile() -> Iterator[WorkerPool]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHONPATH", raising=False)  # the tests' own guard would answer first
        patch.setattr("sandbox.workers.process.worker_main", hostile_worker)
        with WorkerPool(1, deadline_s=10) as bad:
            yield bad


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "kept.txt").write_text("the user's")
    return tmp_path


def test_the_tool_itself_runs(hostile: WorkerPool, home: Path):
    assert hostile("do_harm", {"deed": "nothing", "path": str(home)}).ok


@needs_landlock
@pytest.mark.parametrize("deed", ["write", "append", "truncate", "delete", "link"])
def test_a_tool_changes_nothing_of_the_users(hostile: WorkerPool, home: Path, deed: str):
    result = hostile("do_harm", {"deed": deed, "path": str(home)})
    assert result.state == "error"
    assert "tools may not do: write or change" in (result.error or "")
    assert [each.name for each in home.iterdir()] == ["kept.txt"]
    assert (home / "kept.txt").read_text() == "the user's"


@needs_filter
@pytest.mark.parametrize("deed", ["native udp", "kill", "kill group", "fork bomb", "program", "unlock"])
def test_a_tool_reaches_no_network_and_no_other_process(hostile: WorkerPool, home: Path, deed: str):
    result = hostile("do_harm", {"deed": deed, "path": str(home)})
    assert result.state == "error"
    assert "tried what tools may not do" in (result.error or "")
    assert hostile("logp", {"molecule": "CCO"}).ok


def test_a_socket_of_pythons_is_refused_on_every_system(hostile: WorkerPool, home: Path):
    result = hostile("do_harm", {"deed": "tcp", "path": str(home)})
    assert result.state == "error"
    assert "use the network" in (result.error or "")


def test_a_tool_writes_into_its_own_folder_which_ends_with_it(hostile: WorkerPool, home: Path):
    assert hostile("do_harm", {"deed": "own folder", "path": str(home)}).ok


@linux_only
def test_the_pool_says_what_is_refused(hostile: WorkerPool):
    assert hostile("logp", {"molecule": "CCO"}).ok
    assert hostile.isolation == isolation.offered()


def test_a_system_without_the_means_is_no_error_and_says_what_is_missing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(landlock, "confine", lambda writable: 0)
    monkeypatch.setattr(seccomp, "confine", lambda: False)
    monkeypatch.setattr(sys, "platform", "linux")
    held = isolation.confine([])
    assert (held.network, held.writing, held.processes) == (False, False, False)
    assert "nothing is refused by the system; writing is not limited" in held.in_words()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_say_that_they_offer_nothing(monkeypatch: pytest.MonkeyPatch, system: str):
    monkeypatch.setattr(sys, "platform", system)
    assert "offers a process no such limits" in isolation.offered().in_words()


def test_a_table_is_exported_where_the_call_says_and_never_over_another_file(tmp_path: Path):
    target = tmp_path / "out.csv"
    asked = {"table": "example:amines.csv", "path": str(target)}
    with WorkerPool(1) as pool:
        assert pool("export_table", asked).ok
        written = target.read_text()
        again = pool("export_table", asked)
        missing = pool("export_table", {**asked, "path": str(tmp_path / "no" / "out.csv")})
    assert written.startswith("SMILES,")
    assert "exists already" in (again.error or "")
    assert "cannot be written" in (missing.error or "")
    assert target.read_text() == written


@pytest.mark.parametrize("left", ["elsewhere.txt", "link"])
def test_a_worker_cannot_name_another_place_or_file(tmp_path: Path, left: str):
    folder = tmp_path / "worker"
    folder.mkdir()
    (tmp_path / "elsewhere.txt").write_text("secret")
    if left == "link":
        (folder / "link").symlink_to(tmp_path / "elsewhere.txt")
    source = folder / left if left == "link" else tmp_path / left
    target = str(tmp_path / "copy.txt")
    with pytest.raises(ToolError):
        put_in_place(str(source), target, folder, {"path": target})
    with pytest.raises(ToolError, match="not where the call asked"):
        put_in_place(str(folder / "x"), str(tmp_path / "other.txt"), folder, {"path": target})
    assert not os.path.exists(target)
