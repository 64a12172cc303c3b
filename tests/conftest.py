"""What all tests share: Qt without a display, and a guard that lets no socket be opened."""

import importlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

GUARD = Path(__file__).parent / "offline"
SOCKET_LOG = Path(tempfile.mkdtemp(prefix="retort-tests-")) / "sockets.log"
os.environ["RETORT_SOCKET_LOG"] = str(SOCKET_LOG)
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(GUARD), os.environ.get("PYTHONPATH")]))
sys.path.insert(0, str(GUARD))
# The interpreter may have imported a module of this name at its start; the guard has to replace it.
sys.modules.pop("sitecustomize", None)
importlib.import_module("sitecustomize")


@pytest.fixture(autouse=True)
def no_sockets() -> Iterator[None]:
    """Fails a test that asked for a socket, here or in a child process, even if the error was swallowed."""
    before = _log_size()
    yield
    if _log_size() > before:
        with SOCKET_LOG.open(encoding="utf-8") as log:
            log.seek(before)
            pytest.fail(f"A socket was opened:\n{log.read()}", pytrace=False)


def _log_size() -> int:
    return SOCKET_LOG.stat().st_size if SOCKET_LOG.exists() else 0
