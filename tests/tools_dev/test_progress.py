import sys
from pathlib import Path

import pytest

from tools_dev.progress import CommandFailed, clock, run_quietly


@pytest.mark.parametrize(("seconds", "text"), [(0.4, "0:00"), (65, "1:05"), (3725, "62:05")])
def test_durations_read_as_minutes_and_seconds(seconds: float, text: str) -> None:
    assert clock(seconds) == text


def test_the_output_of_a_command_goes_to_the_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = tmp_path / "log"
    run_quietly("Compiling", [sys.executable, "-c", "print('a long story')"], log)
    assert log.read_text().strip() == "a long story"
    printed = capsys.readouterr().out
    assert "Compiling" in printed
    assert "a long story" not in printed


def test_a_failure_shows_how_it_ended(tmp_path: Path) -> None:
    code = "print('no space left on device'); raise SystemExit(3)"
    with pytest.raises(CommandFailed, match="no space left on device"):
        run_quietly("Compiling", [sys.executable, "-c", code], tmp_path / "log")


def test_added_variables_reach_the_command(tmp_path: Path) -> None:
    log = tmp_path / "log"
    code = "import os; print(os.environ['RETORT_TRIAL'])"
    run_quietly("Trying", [sys.executable, "-c", code], log, {"RETORT_TRIAL": "arrived"})
    assert log.read_text().strip() == "arrived"
