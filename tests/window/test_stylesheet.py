"""The style sheet's pictures are found wherever the program is installed."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from app.paths import assets_dir
from app.widgets import stylesheet
from app.widgets.theme import LIGHT


def _pixels(qtbot: QtBot, sheet: str) -> list[int]:
    boxes = QListWidget()
    qtbot.addWidget(boxes)
    item = QListWidgetItem("LogP", boxes)
    item.setCheckState(Qt.CheckState.Checked)
    boxes.setStyleSheet(sheet)
    boxes.resize(120, 60)
    image = boxes.grab().toImage()
    return [image.pixel(x, y) for x in range(image.width()) for y in range(image.height())]


@pytest.mark.parametrize("folder", ["Program Files (x86)", "für Chemie", "l'été", "화학 도구"])
def test_any_folder_will_do(
    folder: str, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = _pixels(qtbot, stylesheet.stylesheet(LIGHT))
    shutil.copytree(assets_dir() / "icons", tmp_path / folder / "icons")
    monkeypatch.setattr(stylesheet, "assets_dir", lambda: tmp_path / folder)
    assert _pixels(qtbot, stylesheet.stylesheet(LIGHT)) == usual
