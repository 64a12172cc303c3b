"""The user's settings, and what each of them may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from app.engine.records import EngineSettings

SCHEMES: Final = ("Unknown", "Light", "Dark")
LANGUAGES: Final = ("", "en", "ko")
TEXT_SIZES: Final = (80, 90, 100, 110, 125, 150, 175, 200)
CONTEXTS: Final = (1024, 2048, 4096, 8192, 16384, 32768, 65536, 131072)
MAX_THREADS: Final = 256
MOST_RECENT: Final = 8

KEYS: Final[Mapping[str, str]] = {
    "scheme": "window.appearance",
    "text_size": "window.text_size",
    "language": "window.language",
    "model": "engine.model",
    "threads": "engine.threads",
    "context": "engine.context",
    "recent_models": "engine.recent_models",
}
"""Names of the settings in the store."""


@dataclass(frozen=True)
class Preferences:
    """What the user chose.

    Attributes:
        scheme: "Unknown" (as the system), "Light" or "Dark".
        text_size: Size of all text in percent of the system's.
        language: Language of the window, "en" or "ko"; empty is the system's.
        model: GGUF file; None is the program's own policy.
        threads: Threads for the model; None is the number of physical cores.
        context: Context in tokens; None is what suits the model.
        recent_models: Model files used before, the latest first.
    """

    scheme: str = "Unknown"
    text_size: int = 100
    language: str = ""
    model: Path | None = None
    threads: int | None = None
    context: int | None = None
    recent_models: tuple[Path, ...] = ()

    @property
    def engine(self) -> EngineSettings:
        """The part that concerns the model."""
        return EngineSettings(self.model, self.threads, self.context)

    def with_model(self, path: Path | None) -> Preferences:
        """The same with another model, which becomes the latest of those used."""
        if path is None:
            return replace(self, model=None)
        others = tuple(each for each in self.recent_models if each != path)
        return replace(self, model=path, recent_models=(path, *others)[:MOST_RECENT])


def read_preferences(values: Mapping[str, Any]) -> Preferences:
    """Read settings as they are stored; whatever makes no sense is left at its default.

    Args:
        values: Name in the store → value.
    """
    found = {name: _READERS[name](values.get(key)) for name, key in KEYS.items()}
    return Preferences(**{name: value for name, value in found.items() if value is not None})


def changed_values(before: Preferences, after: Preferences) -> dict[str, Any]:
    """What has to be stored when the settings change: name in the store → value."""
    changed = {}
    for field in fields(Preferences):
        value = getattr(after, field.name)
        if value != getattr(before, field.name):
            changed[KEYS[field.name]] = _stored(value)
    return changed


def _stored(value: Any) -> Any:
    if isinstance(value, Path):
        return str(value)
    return [str(each) for each in value] if isinstance(value, tuple) else value


def _one_of(allowed: tuple[Any, ...]) -> Any:
    return lambda value: value if any(value is each or value == each for each in allowed) else None


def _whole(low: int, high: int) -> Any:
    def read(value: Any) -> int | None:
        whole = isinstance(value, int) and not isinstance(value, bool)
        return value if whole and low <= value <= high else None

    return read


def _path(value: Any) -> Path | None:
    return Path(value) if isinstance(value, str) and value and "\0" not in value else None


def _paths(value: Any) -> tuple[Path, ...] | None:
    if not isinstance(value, list):
        return None
    found = [path for each in value if (path := _path(each)) is not None]
    return tuple(dict.fromkeys(found))[:MOST_RECENT]


_READERS: Final[Mapping[str, Any]] = {
    "scheme": _one_of(SCHEMES),
    "text_size": _whole(TEXT_SIZES[0], TEXT_SIZES[-1]),
    "language": _one_of(LANGUAGES),
    "model": _path,
    "threads": _whole(1, MAX_THREADS),
    "context": _whole(256, 1 << 20),
    "recent_models": _paths,
}
