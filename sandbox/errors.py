"""What can go wrong in the sandbox, in the chemist's words."""

from __future__ import annotations


class SandboxError(Exception):
    """Base of everything that the sandbox raises on purpose; its text is shown to the user."""


class ChemError(SandboxError):
    """A structure, pattern or reaction that cannot be read.

    Attributes:
        position: Index of the first offending character of the input, where it is known.
    """

    def __init__(self, message: str, position: int | None = None) -> None:
        super().__init__(message)
        self.position = position


class ToolError(SandboxError):
    """A tool cannot answer for this input; the text says why and what would help."""


class ArgumentError(SandboxError):
    """A call whose name or arguments do not fit the tool; the text names the argument."""


class DeniedError(SandboxError):
    """What was asked for is not done, whoever asks: it would help with a chemical weapon."""


class RegistrationError(SandboxError):
    """A tool that is not documented or typed well enough to be offered."""
