"""How long the next answer will take, from what the last ones took on this computer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

KEPT = 20
CHARACTERS_PER_TOKEN = 3.5  # of English prose; only the difference from the usual message is counted by it
LEAST_TOKENS = 8


@dataclass(frozen=True, slots=True)
class Measured:
    """One answer as it was measured.

    Attributes:
        characters: Length of the question, structures left out.
        read_tokens: Tokens that the model read.
        read_s: Seconds that it spent reading them.
        seconds: Seconds from sending to the end, reading, calculations and writing.
    """

    characters: int
    read_tokens: int
    read_s: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """What to expect.

    Attributes:
        seconds: Half of the answers measured took less.
        low: A quarter of them took less.
        high: A quarter of them took longer.
        count: How many answers it is based on.
        tokens_per_s: Reading speed; None where nothing was read.
    """

    seconds: float
    low: float
    high: float
    count: int
    tokens_per_s: float | None


class Forecaster:
    """Learns from each answer of one model.

    Args:
        measured: Answers that were measured before, oldest first.
    """

    def __init__(self, measured: Sequence[Measured] = ()) -> None:
        self.measured = list(measured)[-KEPT:]

    def learn(self, measured: Measured) -> None:
        """Take in an answer that was finished; one that was stopped or failed says nothing."""
        if measured.seconds > 0:
            self.measured = [*self.measured, measured][-KEPT:]

    def forecast(self, characters: int) -> Forecast | None:
        """Say what a question will take; None before anything was measured.

        Args:
            characters: Length of the question, structures left out.
        """
        if not self.measured:
            return None
        rate = self._rate()
        usual = median(each.characters for each in self.measured)
        longer_s = 0.0 if rate is None else (characters - usual) / CHARACTERS_PER_TOKEN / rate
        least = min(each.seconds for each in self.measured) / 2
        seconds = sorted(max(least, each.seconds + longer_s) for each in self.measured)
        return Forecast(
            median(seconds),
            seconds[len(seconds) // 4],
            seconds[-1 - len(seconds) // 4],
            len(seconds),
            rate,
        )

    def _rate(self) -> float | None:
        """Tokens that are read in a second, over all answers that read enough to tell."""
        read = [each for each in self.measured if each.read_tokens >= LEAST_TOKENS and each.read_s > 0]
        seconds = sum(each.read_s for each in read)
        return sum(each.read_tokens for each in read) / seconds if seconds else None

    def to_json(self) -> list[dict[str, Any]]:
        """Encode for the store."""
        return [asdict(each) for each in self.measured]

    @classmethod
    def from_json(cls, encoded: object) -> Forecaster:
        """Decode what :meth:`to_json` made; what is damaged is left out."""
        rows = encoded if isinstance(encoded, list) else []
        return cls([found for row in rows if (found := _measured(row)) is not None])


def _measured(row: object) -> Measured | None:
    if not isinstance(row, Mapping):
        return None
    try:
        return Measured(
            int(row["characters"]), int(row["read_tokens"]), float(row["read_s"]), float(row["seconds"])
        )
    except (KeyError, TypeError, ValueError):
        return None
