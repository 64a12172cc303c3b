"""The installed PySide6 survives many calls that return None; 6.12.0 on CPython 3.11 does not."""

import subprocess
import sys

CALLS = """
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel

application = QApplication([])
label, plain = QLabel(), QObject()
for number in range(20_000):
    label.setText(str(number))
    plain.setObjectName("x")
print(label.text())
"""


def test_twenty_thousand_calls_that_return_none() -> None:
    result = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, check=False)
    assert result.stdout.strip() == "19999", result.stderr
    assert result.returncode == 0
