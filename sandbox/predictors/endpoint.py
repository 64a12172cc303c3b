"""What is known of one endpoint of ADMET-AI: its names, its unit, what a value means, what is possible."""

from __future__ import annotations

from dataclasses import dataclass

GROUPS = ("absorption", "distribution", "metabolism", "excretion", "toxicity")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One endpoint.

    Attributes:
        key: ADMET-AI's name for it.
        name: As it reads in "the <name> of M1".
        group: One of :data:`GROUPS`.
        meaning: What a probability is the probability of; empty for a value with a unit.
        synonyms: What else chemists call it.
        unit: Unit of a value.
        decimals: Digits after the point.
        low: Least value that is possible.
        high: Greatest value that is possible.
    """

    key: str
    name: str
    group: str
    meaning: str
    synonyms: tuple[str, ...]
    unit: str = ""
    decimals: int = 2
    low: float | None = None
    high: float | None = None

    @property
    def is_probability(self) -> bool:
        """Whether the number is the probability of a yes."""
        return bool(self.meaning)

    def clipped(self, value: float) -> float:
        """The nearest value that is possible."""
        raised = value if self.low is None else max(value, self.low)
        return raised if self.high is None else min(raised, self.high)
