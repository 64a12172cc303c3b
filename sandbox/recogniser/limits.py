"""How much one message may hold."""

from __future__ import annotations

from sandbox.errors import SandboxError

MAX_TEXT = 200_000
MAX_STRUCTURES = 2000
MAX_SMILES = 5000
MAX_ASKED = 8  # systematic names that are in no table and have to be read by OPSIN

# What things cost, in parts of a structure that is found: looking at a token and the words around it, letting
# RDKit read it, taking it; and a compound's name.
GLANCE = 0.05
READ = 0.5
TAKE = 0.45
NAME = 0.5


class Budget:
    """Counts what one message asks for.

    Reading a structure takes up to a few milliseconds, and even a glance at a word such as "CO" some tens of
    microseconds, so a hostile message must not ask for tens of thousands.
    """

    def __init__(self) -> None:
        self._spent = 0.0

    def spend(self, cost: float = 1.0) -> None:
        """Count one structure, or a part of one.

        Raises:
            SandboxError: More than :data:`MAX_STRUCTURES` were read.
        """
        self._spent += cost
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
