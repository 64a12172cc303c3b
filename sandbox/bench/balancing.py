"""Balances chemical equations exactly, as a null space over whole numbers."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from math import gcd, lcm

from sandbox.elements import symbol_of
from sandbox.errors import ToolError

MAX_SPECIES = 20
MAX_COEFFICIENT = 10_000
_SYMBOLS = frozenset(symbol_of(number) for number in range(1, 119))
_ARROW = re.compile(r"\s*(?:<?[-=–—]+>|→|⇌|⟶|=|\byields?\b|\bgives?\b)\s*")
_TOKEN = re.compile(r"([A-Z][a-z]?)|([(\[])|([)\]])|(\d+)")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "01234567890123456789+-")


def balance(equation: str) -> str:
    """Balance an equation of formulas, with charges if there are any.

    Args:
        equation: For example ``"KMnO4 + HCl -> KCl + MnCl2 + H2O + Cl2"``; coefficients are dropped.

    Returns:
        The equation with the smallest whole coefficients.

    Raises:
        ToolError: A formula cannot be read, or there is no solution, or more than one independent one.
    """
    sides = [side for side in _ARROW.split(" ".join(equation.split()).strip(" .?!"), maxsplit=1) if side]
    if len(sides) != 2:
        raise ToolError("an equation has two sides with an arrow between them: H2 + O2 -> H2O")
    left, right = (_species(side) for side in sides)
    if len(left) + len(right) > MAX_SPECIES:
        raise ToolError(f"the equation has more than {MAX_SPECIES} species")
    counts = [composition(name) for name in (*left, *right)]
    signed = [count if i < len(left) else _negative(count) for i, count in enumerate(counts)]
    coefficients = _solve(signed)
    written = [
        f"{number if number > 1 else ''}{' ' if number > 1 else ''}{name}"
        for number, name in zip(coefficients, (*left, *right), strict=True)
    ]
    return f"{' + '.join(written[: len(left)])} → {' + '.join(written[len(left) :])}"


def composition(formula: str) -> Counter[str]:
    """Count the atoms of a formula; the charge stands under ``"charge"``.

    Args:
        formula: For example ``"Fe2(SO4)3"``, ``"CuSO4·5H2O"``, ``"MnO4^-"``, ``"Fe3+"`` or ``"e-"``.

    Raises:
        ToolError: It is no formula.
    """
    formula = re.sub(r"(?<=\S) (?=\d?[+−–-]$)", "^", formula)  # a charge that is set apart: "C2O4 2-"
    text = re.sub(r"\((?:s|l|g|aq)\)", "", formula.translate(_SUBSCRIPTS)).replace("−", "-").replace("–", "-")
    body, charge = _charge(text)
    if body == "e":
        return Counter({"charge": charge or -1})
    counts: Counter[str] = Counter()
    for part in re.split(r"[·•*.]", body):
        number, inner = re.fullmatch(r"(\d*)(.*)", part).groups()  # type: ignore[union-attr]
        for symbol, count in _atoms(inner, formula).items():
            counts[symbol] += count * int(number or 1)
    counts["charge"] = charge
    return counts


def _charge(text: str) -> tuple[str, int]:
    """Split off a charge: ``^2-``, ``2-`` after a bracket, ``3+`` after one element, ``+``, ``--``."""
    caret = re.fullmatch(r"(.+?)\^\(?(\d*)([+-])(\d*)\)?", text)
    if caret:
        size = int(caret.group(2) or caret.group(4) or 1)
        return caret.group(1), size if caret.group(3) == "+" else -size
    ion = re.fullmatch(r"([A-Z][a-z]?)(\d)([+-])", text) or re.fullmatch(r"(.*[\])])(\d)([+-])", text)
    if ion:
        return ion.group(1), int(ion.group(2)) * (1 if ion.group(3) == "+" else -1)
    signs = re.fullmatch(r"(.+?)([+-]+)", text)
    if signs:
        return signs.group(1), signs.group(2).count("+") - signs.group(2).count("-")
    return text, 0


def _atoms(text: str, formula: str) -> Counter[str]:
    stack: list[Counter[str]] = [Counter()]
    position, last = 0, Counter[str]()
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None:
            raise ToolError(f"'{formula[:30]}' is not a formula that I can read (at '{text[position:][:8]}')")
        symbol, opening, closing, number = token.groups()
        if symbol and symbol not in _SYMBOLS:
            raise ToolError(f"'{symbol}' in '{formula[:30]}' is no element")
        if symbol:
            last = Counter({symbol: 1})
            stack[-1].update(last)
        elif opening:
            stack.append(Counter())
        elif closing:
            if len(stack) == 1:
                raise ToolError(f"a bracket in '{formula[:30]}' was never opened")
            last = stack.pop()
            stack[-1].update(last)
        else:
            for each, count in last.items():
                stack[-1][each] += count * (int(number) - 1)
            last = Counter()
        position = token.end()
    if len(stack) > 1 or not stack[0]:
        raise ToolError(f"'{formula[:30]}' is not a complete formula")
    return stack[0]


def _species(side: str) -> list[str]:
    parts = [part.strip() for part in re.split(r"\s\+\s|(?<=[A-Za-z0-9)\]])\+(?=[A-Z(\[\d])", side)]
    names = [re.sub(r"^\d+\s*(?=[A-Z(\[e])", "", part) for part in parts if part]
    if not names:
        raise ToolError("a side of the equation is empty")
    return names


def _negative(counts: Counter[str]) -> Counter[str]:
    return Counter({symbol: -count for symbol, count in counts.items()})


def _solve(columns: list[Counter[str]]) -> list[int]:
    """The one positive whole solution of the balance of every element and of charge."""
    rows = sorted({symbol for column in columns for symbol in column})
    matrix = [[Fraction(column[symbol]) for column in columns] for symbol in rows]
    pivots = _reduce(matrix)
    free = [i for i in range(len(columns)) if i not in pivots]
    if not free:
        raise ToolError("the equation cannot be balanced: a substance is missing on one side")
    if len(free) > 1:
        raise ToolError("the equation has more than one solution: it holds two or more independent reactions")
    solution = [Fraction(0)] * len(columns)
    solution[free[0]] = Fraction(1)
    for row, pivot in enumerate(pivots):
        solution[pivot] = -matrix[row][free[0]]
    if any(value <= 0 for value in solution):
        raise ToolError("the equation cannot be balanced with every substance on the side where it stands")
    scale = lcm(*(value.denominator for value in solution))
    whole = [int(value * scale) for value in solution]
    common = gcd(*whole)
    if max(whole) // common > MAX_COEFFICIENT:
        raise ToolError("the coefficients would be larger than ten thousand")
    return [value // common for value in whole]


def _reduce(matrix: list[list[Fraction]]) -> list[int]:
    """Gauss-Jordan in place; returns the column of each pivot."""
    pivots: list[int] = []
    for column in range(len(matrix[0])):
        row = len(pivots)
        found = next((i for i in range(row, len(matrix)) if matrix[i][column]), None)
        if found is None:
            continue
        matrix[row], matrix[found] = matrix[found], matrix[row]
        matrix[row] = [value / matrix[row][column] for value in matrix[row]]
        for other in range(len(matrix)):
            if other != row and matrix[other][column]:
                factor = matrix[other][column]
                matrix[other] = [a - factor * b for a, b in zip(matrix[other], matrix[row], strict=True)]
        pivots.append(column)
    return pivots
