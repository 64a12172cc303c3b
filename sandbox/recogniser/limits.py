"""How much one message may hold."""

from __future__ import annotations

from sandbox.errors import SandboxError

MAX_TEXT = 200_000
MAX_STRUCTURES = 2000
MAX_SMILES = 5000


class Budget:
    """Counts the tokens of one message that are looked at closely as structures.

    Reading one takes up to a few milliseconds, so a hostile message must not ask for tens of thousands.
    """

    def __init__(self) -> None:
        self._spent = 0

    def spend(self) -> None:
        """Count one structure.

        Raises:
            SandboxError: More than :data:`MAX_STRUCTURES` were read.
        """
        self._spent += 1
        if self._spent > MAX_STRUCTURES:
            raise SandboxError(
                f"the message holds more than {MAX_STRUCTURES:,} structures; put them into a file "
                "(SMI, CSV or SDF) and open that"
            )


def check_length(text: str) -> None:
    """Refuse a text that is too long.

    Raises:
        SandboxError: It has more than :data:`MAX_TEXT` characters.
    """
    if len(text) > MAX_TEXT:
        raise SandboxError(
            f"the message has {len(text):,} characters, and structures are looked for in up to {MAX_TEXT:,}; "
            "put long lists into a file (SMI, CSV or SDF) and open that"
        )
