import io
import sys

import pytest

from app.cli.status import StatusLine


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def screen(self) -> str:
        """What is seen on the line in the end."""
        line: list[str] = []
        at = 0
        for character in self.getvalue():
            if character == "\r":
                at = 0
                continue
            line[at : at + 1] = [character]
            at += 1
        return "".join(line).rstrip()


def watched(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    # Not a fixture: pytest sets the stream anew before the test itself runs.
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("COLUMNS", "40")
    return screen


def test_each_text_takes_the_place_of_the_last(monkeypatch: pytest.MonkeyPatch):
    terminal = watched(monkeypatch)
    status = StatusLine()
    status.show("Reading the question, 100 %")
    assert terminal.screen() == "Reading the question, 100 %"
    status.show("Counted rings …")
    assert terminal.screen() == "Counted rings …"
    status.clear()
    assert terminal.screen() == ""


def test_a_long_text_is_cut_to_the_width_of_the_terminal(monkeypatch: pytest.MonkeyPatch):
    terminal = watched(monkeypatch)
    StatusLine().show("x" * 100)
    assert terminal.screen() == "x" * 39


@pytest.mark.parametrize("wanted", [True, False])
def test_nothing_is_printed_where_nobody_watches(monkeypatch: pytest.MonkeyPatch, wanted: bool):
    screen = io.StringIO() if wanted else Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    status = StatusLine(wanted)
    status.show("Loading the model …")
    status.clear()
    assert screen.getvalue() == ""
