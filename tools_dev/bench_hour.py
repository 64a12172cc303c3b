"""An hour's use of the window in minutes: questions of every kind, panels, exports; then who holds memory.

The time to think is left out, except for one pause at the end in which helpers that are idle have to be gone.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from app.main_window.window import MainWindow

QUESTIONS = (
    "What is the logP of aspirin?",
    "How many benzene rings are in COc1ccc(-c2ccccc2)cc1, and what is its logP?",
    "Replace the chloro in Clc1ccccc1 with methoxy",
    "Does ibuprofen pass Lipinski's rule of five?",
    "Which is more lipophilic, aspirin or ibuprofen?",
    "Are there PAINS alerts in curcumin?",
    "GHS classification of acrylamide",
    "What is the IUPAC name of CC(C)Cc1ccc(cc1)C(C)C(=O)O?",
    "SMILES of 2-chloro-4-nitroaniline",
    "How many stereocentres has quinine?",
    "pKa of acetic acid",
    "Boiling point of diethyl ether",
    "Murcko scaffold of promethazine",
    "TPSA and number of rotatable bonds of caffeine",
    "Which cooling bath gives -78 °C?",
    "Where is acetone in a 1H NMR in CDCl3?",
    "Is naphthalene similar to anthracene?",
    "Add a hydroxyl group to c1ccccc1",
    "Synthetic accessibility of taxol",
    "Molecular weight of paclitaxel and of vitamin B12",
)
COMMANDS = ("/logp aspirin", "/brenk_alerts quinine", "/iupac_name CC(=O)Nc1ccc(O)cc1", "/tpsa caffeine")
ANSWER_S, NEW_EVERY, IDLE_S = 90.0, 5, 75.0
Row = Callable[[str, str], None]


@dataclass(frozen=True)
class Share:
    """What one process holds.

    Attributes:
        what: Which process.
        mb: Its proportional set size, or its resident size where there is none, in megabytes (10⁶ bytes).
    """

    what: str
    mb: float


def hour(window: MainWindow, row: Row, questions: int) -> None:
    """Use the window, and give the memory of all processes before and after.

    Args:
        window: The window, its model loaded.
        row: Takes what was measured, and the figure.
        questions: How many questions are asked.
    """
    from app.main_window.screenshot import wait_for

    _show(row, "before")
    with tempfile.TemporaryDirectory(prefix="retort-") as folder:
        for number in range(questions):
            if number % NEW_EVERY == 0:
                window.control.new()
            asked = COMMANDS[number // 6 % len(COMMANDS)] if number % 6 == 5 else _question(number)
            window.control.send(asked)
            wait_for(lambda: not window.backend.busy, ANSWER_S)
            _look_around(window, number, Path(folder))
            if number in (questions // 4, questions // 2):
                _show(row, f"after {number + 1} questions")
        _show(row, f"after {questions} questions")
    wait_for(lambda: False, IDLE_S)
    _show(row, f"and {IDLE_S:g} s at rest")


def _question(number: int) -> str:
    return QUESTIONS[number % len(QUESTIONS)]


def _look_around(window: MainWindow, number: int, folder: Path) -> None:
    """What a person does between two questions: look at panels, open an old conversation, export."""
    from app.main_window.screenshot import wait_for

    turn = number % 8
    if turn == 1:
        window.molecule.pictures.tabs.setCurrentIndex(1)
    elif turn == 2:
        window.desk.show_panel(window.desk.compare)
    elif turn == 3:
        window.desk.show_panel(window.desk.lineage)
    elif turn == 4:
        window.molecule.pictures.tabs.setCurrentIndex(0)
        dialog = window.export_molecules()
        if dialog is not None:
            wait_for(lambda: False, 0.2)
            dialog.close()
    elif turn == 5:
        picture = window.grab()
        picture.save(str(folder / f"{number}.png"))
        dialogs = (window.program.open_settings(), window.program.open_about())
        wait_for(lambda: False, 0.2)
        for each in dialogs:
            each.close()
    elif turn == 6 and (store := window.backend.store) is not None:
        rows = store.conversations.list()
        if rows:
            window.control.open(rows[number % len(rows)].id)
    wait_for(lambda: False, 0.2)


def shares() -> list[Share]:
    """What each process of the program holds, the largest first."""
    own = psutil.Process()
    found = [Share("window", _mb(own))]
    for child in own.children(recursive=True):
        try:
            found.append(Share(_what(child), _mb(child)))
        except psutil.NoSuchProcess:
            continue
    return sorted(found, key=lambda share: -share.mb)


def _what(process: psutil.Process) -> str:
    command = " ".join(process.cmdline())
    if "resource_tracker" in command:
        return "resource tracker"
    if "java" in process.name().lower():
        return "Java"
    maps = {Path(each.path).name for each in process.memory_maps()}
    return "model" if any("llama" in name for name in maps) else "tools"


def _mb(process: psutil.Process) -> float:
    held = process.memory_full_info()
    return float(getattr(held, "pss", 0) or held.rss) / 1e6


def _show(row: Row, when: str) -> None:
    found = shares()
    parts = ", ".join(f"{share.what} {share.mb:.0f}" for share in found)
    row(f"memory of all processes {when}", f"{sum(share.mb for share in found):.0f} MB: {parts}")
