"""The program starts without the trainer's libraries, and its command line without Qt."""

import json
import subprocess
import sys

TRAINER = ("torch", "transformers", "peft", "trl", "datasets", "training")


def _loaded_by(statement: str) -> set[str]:
    code = (
        f"import json, sys\n{statement}\nprint(json.dumps(sorted({{n.split('.')[0] for n in sys.modules}})))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return set(json.loads(result.stdout.splitlines()[-1]))


def test_the_command_line_loads_neither_trainer_nor_window() -> None:
    loaded = _loaded_by("import app.cli")
    assert loaded.isdisjoint(TRAINER)
    assert "PySide6" not in loaded


def test_the_window_does_not_load_the_trainer() -> None:
    assert _loaded_by("import app.main_window").isdisjoint(TRAINER)
