"""Rules of a grammar (llguidance's Lark dialect) for what stands between the braces of a call."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

MAX_ORDERED = 40  # molecules; the rules for ordered lists and pairs grow with the square of their number


class Rules:
    """Named alternatives that several arguments share, each written once."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def of(self, stem: str, options: Iterable[str]) -> str:
        """The name of the rule for one of some strings."""
        body = " | ".join(literal(json.dumps(option, ensure_ascii=False)) for option in options)
        return self.named(stem, body)

    def named(self, stem: str, body: str) -> str:
        """The name of the rule with a body, made of its stem where it is new."""
        if body not in self._names:
            self._names[body] = f"{stem}{len(self._names)}"
        return self._names[body]

    def lines(self) -> list[str]:
        """All rules as they are written."""
        return [f"{name}: {body}" for body, name in self._names.items()]


def literal(text: str) -> str:
    """Text that stands as it is."""
    return json.dumps(text, ensure_ascii=False)


def optional(pairs: Sequence[str], *, first: bool) -> list[str]:
    """Arguments that may be left out, in their order; ``first`` where none stands before them."""
    if not first:
        return [f'(", " {pair})?' for pair in pairs]
    starts = [" ".join([pair, *optional(pairs[i + 1 :], first=False)]) for i, pair in enumerate(pairs)]
    return [f"({' | '.join(starts)})?"] if starts else []


def pair(
    rules: Rules,
    comma: str,
    first: str,
    second: str,
    options: Sequence[str],
    told: tuple[str, str] | None = None,
) -> str | None:
    """Two different options, or those told; the only one with itself, as in "is CCO the same as CCO?"."""
    if not options:
        return None
    if told and set(told) == set(options):
        return literal(f'{comma}"{first}": "{told[0]}", "{second}": "{told[1]}"')
    if len(options) > MAX_ORDERED:
        one = rules.of("option", options)
        keys = literal(f'{comma}"{first}": '), literal(f', "{second}": ')
        return rules.named("pair", f"{keys[0]} {one} {keys[1]} {one}")
    pairs = []
    for option in options:
        others = rules.of("option", [other for other in options if other != option] or [option])
        written = json.dumps(option, ensure_ascii=False)
        opening = literal(f'{comma}"{first}": {written}, "{second}": ')
        pairs.append(f"{opening} {others}")
    return rules.named("pair", " | ".join(pairs))


def ascending(rules: Rules, molecules: Sequence[str], at_least: int) -> str | None:
    """A list of different molecules in the order of their handles."""
    if len(molecules) < at_least:
        return None
    if len(molecules) > MAX_ORDERED:
        one = rules.of("molecule", molecules)
        return rules.named("molecules", f'"[" {one} (", " {one}){{{at_least - 1},}} "]"')
    after: dict[tuple[int, int], str] = {}  # (index, how many are still needed) → rule of what follows
    for index in range(len(molecules) - 1, -1, -1):
        for needed in range(at_least):
            further = [
                literal(f', "{molecules[i]}"') + " " + after[i, max(0, needed - 1)]
                for i in range(index + 1, len(molecules))
                if (i, max(0, needed - 1)) in after
            ]
            if further and needed == 0:
                after[index, needed] = rules.named("after", f"({' | '.join(further)})?")
            elif further:
                after[index, needed] = rules.named("after", " | ".join(further))
            elif needed == 0:
                after[index, needed] = '""'
    starts = [
        literal(f'["{molecule}"') + " " + after[i, at_least - 1]
        for i, molecule in enumerate(molecules)
        if (i, at_least - 1) in after
    ]
    return rules.named("molecules", f'({" | ".join(starts)}) "]"')
