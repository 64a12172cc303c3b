"""Log files: what happened is in them, what the user wrote is not."""

import ast
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

import app
import sandbox
from app.core import logs
from app.core.logs import CarefulFormatter, Public, describe_exception, log_files

SECRET = "CC(=O)Oc1ccccc1C(=O)O"


def _line(message: str, *args: object, exc_info: object = None) -> str:
    record = logging.LogRecord("retort.window", logging.WARNING, "x.py", 3, message, args, exc_info)  # type: ignore[arg-type]
    return CarefulFormatter().format(record)


@pytest.mark.parametrize(
    ("message", "args", "shown"),
    [
        ("loaded in %.1f s, context %d", (1.25, 2048), "loaded in 1.2 s, context 2048"),
        ("architecture %s", (Public("llama"),), "architecture llama"),
        ("asked %s", (SECRET,), "asked ‹21 characters›"),
        ("file %s", (Path(SECRET),), "file ‹PosixPath›"),
        ("failed: %s", (ValueError(SECRET),), "failed: ‹ValueError›"),
        ("several %s", ([SECRET],), "several ‹list›"),
        ("by name %(what)s", ({"what": SECRET},), "by name ‹21 characters›"),
        ("wrong %d", (SECRET,), "wrong %d"),
    ],
)
def test_only_numbers_and_public_words_get_into_a_line(
    message: str, args: tuple[object, ...], shown: str
) -> None:
    line = _line(message, *args).replace("WindowsPath", "PosixPath")
    assert shown in line
    assert SECRET not in line


def test_of_an_exception_kind_and_place_are_kept() -> None:
    def inner() -> None:
        raise KeyError(SECRET)

    try:
        try:
            inner()
        except KeyError as error:
            raise RuntimeError(f"about {SECRET}") from error
    except RuntimeError as error:
        caught = error
    text = describe_exception(caught)
    assert "builtins.RuntimeError" in text
    assert "builtins.KeyError" in text
    assert "in inner" in text
    assert "core/test_logs.py" in text
    assert SECRET not in text
    line = _line("a turn failed", exc_info=(type(caught), caught, caught.__traceback__))
    assert "in inner" in line
    assert SECRET not in line


def test_a_log_is_cut_into_files_of_bounded_size(tmp_path: Path) -> None:
    logger = logging.getLogger("retort.test-of-rotation")
    handler = RotatingFileHandler(tmp_path / logs.FILE_NAME, maxBytes=2000, backupCount=2, encoding="utf-8")
    handler.setFormatter(CarefulFormatter())
    logger.addHandler(handler)
    for number in range(200):
        logger.error("line %d", number)
    logger.removeHandler(handler)
    handler.close()
    files = log_files(tmp_path)
    assert len(files) == 3
    assert all(path.stat().st_size <= 2000 for path in files)
    assert "line 199" in files[0].read_text(encoding="utf-8") + files[1].read_text(encoding="utf-8")


def test_where_nothing_can_be_written_nothing_is_logged(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert logs.start_logging(tmp_path / "file" / "logs") is None


def test_no_text_is_put_together_before_it_is_logged() -> None:
    """An f-string, or words joined by + or %, would carry the user's words past the formatter."""
    joined = []
    for package in (app, sandbox):
        for path in Path(package.__path__[0]).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if _is_logging(node) and not isinstance(node.args[0], ast.Constant):  # type: ignore[attr-defined]
                    joined.append(f"{path.name}:{node.lineno}")  # type: ignore[attr-defined]
    assert joined == []


def _is_logging(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("debug", "info", "warning", "error", "exception", "critical")
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id.upper() in ("LOG", "LOGGER", "LOGGING")
        and bool(node.args)
    )
