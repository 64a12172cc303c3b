"""The program as it is started, with the real model behind the window."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from PySide6.QtGui import QImage

SECONDS = 60


def retort(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "import sys; from app.cli import main; sys.exit(main())", *arguments]
    environment = {**os.environ, "RETORT_DATA": str(home)}
    environment.pop("QT_QPA_PLATFORM", None)
    environment.pop("DISPLAY", None)
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=240)


def started_with(home: Path) -> list[str]:
    """Processes that were started with this data folder and are still there."""
    found = []
    for process in psutil.process_iter(["pid"]):
        with contextlib.suppress(psutil.Error):
            if process.environ().get("RETORT_DATA") == str(home):
                found.append(f"{process.pid} {process.status()} {process.cmdline()}")
    return found


def test_a_picture_is_taken_from_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "window.png"
    result = retort("--screenshot", str(path), "What is the logP of CCO?", home=tmp_path)
    assert result.returncode == 0, result.stderr
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1440, 900)
    assert not (tmp_path / "retort.db").exists()
    assert started_with(tmp_path) == []


def test_a_broken_model_gives_no_picture_but_a_reason(tmp_path: Path) -> None:
    model = tmp_path / "broken.gguf"
    model.write_bytes(b"GGUF" + bytes(40))
    path = tmp_path / "window.png"
    result = retort("--screenshot", str(path), "Hello", "--model", str(model), home=tmp_path)
    assert result.returncode == 1
    assert "no picture" in result.stderr
    assert "broken.gguf" in result.stderr
    assert not path.exists()


def test_without_a_display_the_program_says_so(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("windows can always be shown there")
    result = retort(home=tmp_path)
    assert result.returncode == 1
    assert "no display" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals end programs at once there")
def test_a_signal_closes_the_window_and_all_its_processes(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; from app.cli import main; sys.exit(main())"]
    environment = {**os.environ, "RETORT_DATA": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(command, env=environment)
    try:
        assert wait_for(lambda: len(started_with(tmp_path)) >= 3, SECONDS)  # window, engine, tools
        process.send_signal(signal.SIGTERM)
        assert process.wait(SECONDS) == 0
    finally:
        process.kill()
        process.wait()
    assert wait_for(lambda: started_with(tmp_path) == [], SECONDS)


def wait_for(condition: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not condition():
        time.sleep(0.1)
    return condition()


def test_the_sources_of_the_program_do_not_stay_in_memory() -> None:
    script = (
        "import linecache\n"
        "from app.main_window.application import make_application\n"
        "make_application()\n"
        "import app.main_window.running\n"
        "assert sum(sum(map(len, kept[2])) for kept in linecache.cache.values()) < 1_000_000\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
