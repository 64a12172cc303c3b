"""``retort replay``: results of then and now, exit codes, bad files."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.conversation_file import write_conversation
from app.store.store import Store
from tests.core.conversations import rich_conversation


@pytest.fixture(scope="module")
def document() -> str:
    with Store.memory() as store:
        return write_conversation(store.copies.read(rich_conversation(store)))


def replay(path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    program = "import sys; from app.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "replay", str(path), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_an_unchanged_conversation_gives_the_same(document: str, tmp_path: Path) -> None:
    path = tmp_path / "chat.json"
    path.write_text(document, encoding="utf-8")
    done = replay(path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "3 calls: 3 same"


def test_a_changed_value_is_reported_with_exit_code_1(document: str, tmp_path: Path) -> None:
    changed = json.loads(document)
    changed["messages"][1]["calls"][1]["result"]["values"][0]["value"] = 9.9
    path = tmp_path / "chat.json"
    path.write_text(json.dumps(changed), encoding="utf-8")
    done = replay(path, "--json")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert report["summary"] == "3 calls: 2 same, 1 changed"
    (difference,) = report["calls"][1]["differences"]
    assert difference["then"].startswith("9.90")
    assert difference["now"].startswith("3.36")


@pytest.mark.parametrize("content", [None, "{}"], ids=["missing", "other"])
def test_a_file_that_cannot_be_used_has_exit_code_3(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "chat.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    done = replay(path)
    assert done.returncode == 3
    assert done.stderr.startswith("retort: ")
    assert len(done.stderr.splitlines()) == 1
