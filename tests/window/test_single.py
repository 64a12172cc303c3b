"""One window for each database: later starts, killed ones, and callers that talk nonsense."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from app.main_window.screenshot import wait_for
from app.main_window.single import SingleInstance, channel_name
from tests.window.acting import SECONDS

STARTS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.main_window.single import SingleInstance
application = QCoreApplication([])
instance = SingleInstance.claim(Path(sys.argv[1]), {"model": sys.argv[2]})
print("first" if instance else "second", flush=True)
if instance:
    application.exec()
"""


def start(database: Path, model: str = "") -> subprocess.Popen[str]:
    command = [sys.executable, "-c", STARTS, str(database), model]
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([root, os.environ.get("PYTHONPATH", "")])}
    return subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)


def said(process: subprocess.Popen[str]) -> str:
    """What a start that has nothing to wait for says, while this one answers."""
    assert wait_for(lambda: process.poll() is not None, SECONDS)
    assert process.stdout is not None
    return process.stdout.read().strip()


def test_a_second_start_tells_the_first_and_ends(qtbot: QtBot, tmp_path: Path) -> None:
    database = tmp_path / "Daten für Chemie" / "retort.db"
    first = SingleInstance.claim(database, {})
    assert first is not None
    heard: list[dict[str, str]] = []
    first.started_again.connect(heard.append)
    assert said(start(database, "/models/새 모델.gguf")) == "second"
    assert wait_for(lambda: bool(heard), SECONDS)
    assert heard[0]["model"] == "/models/새 모델.gguf"
    first.close()


def test_another_database_has_its_own_window(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance.claim(tmp_path / "one.db", {})
    second = SingleInstance.claim(tmp_path / "two.db", {})
    assert first is not None
    assert second is not None
    first.close()
    second.close()


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is left of a killed program there")
def test_a_killed_window_does_not_stand_in_the_way(qtbot: QtBot, tmp_path: Path) -> None:
    database = tmp_path / "retort.db"
    killed = start(database)
    assert killed.stdout is not None
    assert killed.stdout.readline().strip() == "first"
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert Path(channel_name(database)).exists()
    again = SingleInstance.claim(database, {})
    assert again is not None
    assert said(start(database)) == "second"
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGSTOP")
def test_a_window_that_hangs_does_not_keep_the_next_one_away(qtbot: QtBot, tmp_path: Path) -> None:
    database = tmp_path / "retort.db"
    hanging = start(database)
    assert hanging.stdout is not None
    assert hanging.stdout.readline().strip() == "first"
    hanging.send_signal(signal.SIGSTOP)
    try:
        again = SingleInstance.claim(database, {})
        assert again is not None
        again.close()
    finally:
        hanging.kill()
        hanging.wait()


@pytest.mark.parametrize("nonsense", [b"{\n", b"[1]\n", b"\xff\xfe\n", b"7\n"])
def test_nonsense_is_not_heard(qtbot: QtBot, tmp_path: Path, nonsense: bytes) -> None:
    database = tmp_path / "retort.db"
    first = SingleInstance.claim(database, {})
    assert first is not None
    heard: list[object] = []
    first.started_again.connect(heard.append)
    caller = QLocalSocket()
    caller.connectToServer(channel_name(database))
    caller.write(nonsense)
    caller.flush()
    assert wait_for(lambda: caller.state() == QLocalSocket.LocalSocketState.UnconnectedState, SECONDS)
    assert heard == []
    first.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems keep it in their own places")
def test_the_channel_lies_where_only_the_user_comes(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance.claim(tmp_path / "retort.db", {})
    assert first is not None
    channel = Path(channel_name(tmp_path / "retort.db"))
    assert channel.parent.stat().st_mode & 0o077 == 0
    assert channel.stat().st_mode & 0o077 == 0
    first.close()


def test_a_second_start_loads_no_window_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    database = tmp_path / "retort.db"
    first = SingleInstance.claim(database, {})
    assert first is not None
    code = (
        "import sys; from app.main_window.starting import run_window; ended = run_window();"
        "heavy = {'app.main_window.window', 'app.store', 'sqlalchemy', 'rdkit'} & set(sys.modules);"
        "print(ended, sorted(heavy))"
    )
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "RETORT_DATA": str(database), "PYTHONPATH": root}
    again = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment, text=True)
    assert said(again) == "0 []"
    first.close()
