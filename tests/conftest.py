"""What all tests share: no display, no sockets, and a data folder of their own."""

import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

GUARD = Path(__file__).parent / "offline"
SCRATCH = Path(tempfile.mkdtemp(prefix="retort-tests-"))
SOCKET_LOG = SCRATCH / "sockets.log"
# No test may touch the conversations of whoever runs it.
os.environ["RETORT_DATA"] = str(SCRATCH / "data")
os.environ["RETORT_SOCKET_LOG"] = str(SOCKET_LOG)
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(GUARD), os.environ.get("PYTHONPATH")]))
sys.path.insert(0, str(GUARD))
# The interpreter may have imported a module of this name at its start; the guard has to replace it.
sys.modules.pop("sitecustomize", None)
importlib.import_module("sitecustomize")


def pytest_unconfigure() -> None:
    """Removes what the tests left in their scratch folder."""
    shutil.rmtree(SCRATCH, ignore_errors=True)


@pytest.fixture(autouse=True)
def no_sockets(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails a test that asked for a socket, here or in a child process, even if the error was swallowed.

    A test marked `children_without_guard` starts its children without it, to see the program's own refusal.
    """
    if request.node.get_closest_marker("children_without_guard"):
        monkeypatch.delenv("PYTHONPATH")
    before = _log_size()
    yield
    if _log_size() > before:
        with SOCKET_LOG.open(encoding="utf-8") as log:
            log.seek(before)
            pytest.fail(f"A socket was opened:\n{log.read()}", pytrace=False)


def _log_size() -> int:
    return SOCKET_LOG.stat().st_size if SOCKET_LOG.exists() else 0
