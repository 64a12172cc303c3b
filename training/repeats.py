"""Follow-ups that ask the same again with one thing changed: other molecules, another pH, another amount."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from training.amounts import draw_amounts
from training.phrasing import fill, roughen
from training.questions import Mol, PlannedCall, Question, Slot
from training.slots import NUMBERS, Slots

ALWAYS_NAMED = ("unit", "equation", "atoms")  # "and with 1, 3?" would be said otherwise
ROLES = ("impurity_signals", "plan_synthesis")  # the second molecule is of another kind than the first


@dataclass(frozen=True)
class Repeats:
    """Draws them.

    Args:
        slots: Draws what is new.
        lines: How it is said, by what changes.
        rng: Source of chance.
    """

    slots: Slots
    lines: Mapping[str, Sequence[str]]
    rng: random.Random

    def of(self, first: Question) -> Question | None:
        """Ask again what one call has answered; None where nothing can be changed in a few words."""
        if len(first.calls) != 1 or first.expect_failure:
            return None
        call = first.calls[0]
        molecules = self._exchangeable(call)
        drawn = draw_amounts(call.tool, self.rng)
        amounts = [
            name for name in call.arguments if name not in ALWAYS_NAMED and (name in drawn or name in NUMBERS)
        ]
        if amounts and (not molecules or self.rng.random() < 0.7):
            return self._amount(call, self.rng.choice(amounts), drawn)
        if len(molecules) in (1, 2):
            return self._molecules(call, molecules)
        return None

    def _exchangeable(self, call: PlannedCall) -> list[str]:
        """The arguments that are molecules and fit with any other; those of a reaction do not."""
        if any(isinstance(slot, tuple) for slot in call.arguments.values()):
            return []
        names = [name for name, slot in call.arguments.items() if isinstance(slot, Mol)]
        return names[:1] if call.tool in ROLES else names

    def _amount(self, call: PlannedCall, name: str, drawn: Mapping[str, Slot]) -> Question | None:
        new = drawn.get(name) or self.rng.choice(NUMBERS[name])
        if str(new) == str(call.arguments[name]):
            return None
        plain = str(new).replace(".", "").lstrip("-").isdigit()
        section = f"again_{name}" if plain and f"again_{name}" in self.lines else "again_amount"
        return self._question(call, section, {"x": str(new)}, {name: new})

    def _molecules(self, call: PlannedCall, names: Sequence[str]) -> Question:
        new = self.slots.several(len(names), len(names), call.tool)
        values = {slot: sample.surface for slot, sample in zip("nm", reversed(new), strict=False)}
        changed = {name: Mol(sample.key) for name, sample in zip(names, new, strict=True)}
        return self._question(call, "same_for" if len(names) == 1 else "same_pair", values, changed)

    def _question(
        self, call: PlannedCall, section: str, values: Mapping[str, str], changed: Mapping[str, Slot]
    ) -> Question:
        line = self.rng.choice(self.lines[section])
        arguments = {**call.arguments, **changed}
        subjects = tuple(slot.key for slot in arguments.values() if isinstance(slot, Mol))
        text = fill(roughen(line, self.rng), dict(values))
        return Question(text, (PlannedCall(call.tool, arguments),), family="followup", subjects=subjects)
