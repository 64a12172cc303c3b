"""Log files that say what the program did, without a word of the user's.

What a log line holds is decided here, not where it is written: the fixed text of the call, its numbers, and
strings marked `Public`. Every other string may be a structure, a question or a path, and is replaced by its
length; of an exception, the kind and the place in the code are kept, never its message. A text that is put
together before it is given to the logger would get past this; a test finds such calls.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any, Final

LOGGER: Final = logging.getLogger("retort")
FILE_NAME, CRASH_NAME = "retort.log", "crash.log"
_MAX_BYTES: Final = 400_000
_OLDER_FILES: Final = 3
_MAX_CRASH_BYTES: Final = 200_000
_FRAMES: Final = 25


class Public(str):
    """A string that holds nothing of the user's: a version, the name of a tool, an architecture."""

    __slots__ = ()


class CarefulFormatter(logging.Formatter):
    """Writes the fixed part of a message, its numbers and its public strings."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Write one record."""
        careful = logging.LogRecord(
            record.name, record.levelno, record.pathname, record.lineno, _message(record), None, None
        )
        careful.created, careful.msecs = record.created, record.msecs
        text = super().format(careful)
        if record.exc_info and record.exc_info[1] is not None:
            text += "\n" + describe_exception(record.exc_info[1])
        return text


def start_logging(folder: Path) -> Path | None:
    """Write logs into a folder from now on: of the program, and of crashes in libraries.

    Args:
        folder: The folder, made if missing.

    Returns:
        The folder; None where nothing can be written there, and then nothing is logged.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / FILE_NAME, maxBytes=_MAX_BYTES, backupCount=_OLDER_FILES, encoding="utf-8"
        )
        crashes = _crash_file(folder / CRASH_NAME)
    except OSError:
        return None
    handler.setFormatter(CarefulFormatter())
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)
    faulthandler.enable(crashes)
    sys.excepthook = _log_unexpected
    threading.excepthook = _log_in_thread
    LOGGER.info(
        "started with Python %s on %s", Public(platform.python_version()), Public(platform.platform())
    )
    return folder


def log_files(folder: Path) -> list[Path]:
    """The log files in a folder, the latest first."""
    found = [path for name in (FILE_NAME, CRASH_NAME) for path in folder.glob(f"{name}*") if path.is_file()]
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


def describe_exception(error: BaseException) -> str:
    """Kind and place of an exception and of those behind it, without their messages."""
    lines = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"  {type(current).__module__}.{type(current).__qualname__}")
        lines += [f"    {place}" for place in _places(current.__traceback__)]
        current = current.__cause__ or current.__context__
    return "\n".join(lines)


def _places(trace: TracebackType | None) -> list[str]:
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"{'/'.join(Path(code.co_filename).parts[-3:])}:{trace.tb_lineno} in {code.co_name}")
        trace = trace.tb_next
    return found[-_FRAMES:]


def _message(record: logging.LogRecord) -> str:
    if not isinstance(record.msg, str):
        return f"({type(record.msg).__name__})"
    args: Any = record.args
    try:
        if isinstance(args, dict):
            return record.msg % {key: _shown(value) for key, value in args.items()}
        return record.msg % tuple(_shown(value) for value in args) if args else record.msg
    except (TypeError, ValueError):
        return record.msg


def _shown(value: Any) -> Any:
    if isinstance(value, Public | int | float) or value is None:
        return value
    if isinstance(value, str):
        return f"‹{len(value)} characters›"
    return f"‹{type(value).__name__}›"


def _crash_file(path: Path) -> Any:
    """Open the file of crashes, anew once it has grown long; it stays open, ready for a crash."""
    long = path.is_file() and path.stat().st_size > _MAX_CRASH_BYTES
    return path.open("w" if long else "a", encoding="utf-8")


def _log_unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    LOGGER.error("something unexpected went wrong", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)


def _log_in_thread(failed: threading.ExceptHookArgs) -> None:
    error = failed.exc_value
    if error is not None:
        LOGGER.error("something unexpected went wrong in a thread", exc_info=(type(error), error, None))
    threading.__excepthook__(failed)
