"""The guard of the test suite itself: it fails what opens a socket, also out of sight."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent

IN_PROCESS = "import socket\ndef test_it():\n    socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
UNIX = "import socket\ndef test_it():\n    socket.socket(socket.AF_UNIX)\n"
SWALLOWED = (
    "import contextlib, socket\ndef test_it():\n"
    "    with contextlib.suppress(Exception):\n        socket.create_connection(('127.0.0.1', 9))\n"
)
IN_CHILD = (
    "import subprocess, sys\ndef test_it():\n"
    "    subprocess.run([sys.executable, '-c', 'import socket; socket.socket()'])\n"
)
WORKER = (
    "import multiprocessing\ndef test_it():\n"
    "    context = multiprocessing.get_context('spawn')\n"
    "    reader, writer = context.Pipe(duplex=False)\n"
    "    child = context.Process(target=print, args=('done',))\n"
    "    child.start()\n    child.join()\n    writer.send('fine')\n    assert reader.recv() == 'fine'\n"
)


UNGUARDED = (
    "import subprocess, sys\nimport pytest\n@pytest.mark.children_without_guard\ndef test_it():\n"
    "    subprocess.run([sys.executable, '-c', 'import socket; socket.socket()'], check=True)\n"
)


def _run(source: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs one test under the suite's conftest, in a pytest of its own."""
    (folder / "conftest.py").write_text((TESTS / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "offline").mkdir()
    guard = (TESTS / "offline" / "sitecustomize.py").read_text(encoding="utf-8")
    (folder / "offline" / "sitecustomize.py").write_text(guard, encoding="utf-8")
    (folder / "test_sample.py").write_text(source, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder), "."]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(IN_PROCESS, id="internet socket"),
        pytest.param(
            UNIX,
            id="unix socket",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="no AF_UNIX there"),
        ),
        pytest.param(SWALLOWED, id="error swallowed by the caller"),
        pytest.param(IN_CHILD, id="socket in a child process"),
    ],
)
def test_a_socket_fails_the_test_that_opened_it(source: str, tmp_path: Path) -> None:
    result = _run(source, tmp_path)
    assert result.returncode == 1
    assert "A socket was opened" in result.stdout


def test_a_worker_process_with_a_one_way_pipe_needs_no_socket(tmp_path: Path) -> None:
    result = _run(WORKER, tmp_path)
    assert result.returncode == 0, result.stdout


def test_a_marked_test_starts_its_children_without_the_guard(tmp_path: Path) -> None:
    result = _run(UNGUARDED, tmp_path)
    assert result.returncode == 0, result.stdout
