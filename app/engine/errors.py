"""What can go wrong with the engine, in words that the user can act on."""

from __future__ import annotations


class EngineError(Exception):
    """A request to the engine failed; the message is meant for the user."""


class ModelFileError(EngineError):
    """The model file (or its adapter) is missing, damaged, unsupported or too large for this computer."""


class EngineDied(EngineError):
    """The engine's process ended by itself; the next request starts it again."""


class ContextOverflow(EngineError):
    """The prompt does not fit into the model's context."""


_KINDS: dict[str, type[EngineError]] = {
    kind.__name__: kind for kind in (EngineError, ModelFileError, EngineDied, ContextOverflow)
}


def error_kind(error: EngineError) -> str:
    """Name the kind of an error, for the way over the pipe."""
    return type(error).__name__


def make_error(kind: str, message: str) -> EngineError:
    """Build the error that the other side of the pipe reported."""
    return _KINDS.get(kind, EngineError)(message)
