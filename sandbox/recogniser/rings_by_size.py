"""Rings that a message counts by their size, "how many six-membered rings", and spiro atoms, as patterns."""

from __future__ import annotations

import re

from sandbox.recogniser.limits import GLANCE, Budget
from sandbox.recogniser.mention import Mention

_NUMBERS = ["three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_SIZES = {word: size for size, word in enumerate(_NUMBERS, 3)}
_SIZE = rf"(?:{'|'.join(_NUMBERS)}|[3-9]|1[0-2])"
_KIND = (
    r"(?:(?P<kind{0}>hetero-?aromatic|non-?aromatic|aromatic|aliphatic|saturated|hetero-?cyclic|carbo-?cyclic"
    r"|all-carbon)\s+)?"
)
_RING = r"(?P<noun{0}>hetero-?cycle|carbo-?cycle|ring|cycle)s?\b"
_ATOMS = r"(?:(?:ring\s+|(?P<kind4>carbon)\s+)?(?:atoms?|members?)\b)"
# Either "aromatic six-membered rings" or "rings of size six".
_BEFORE = (
    rf"{_KIND.format(1)}(?P<size1>{_SIZE})[\s\-\u2010-\u2013]*(?:member(?:ed)?|atom)\s+{_KIND.format(2)}"
)
_AFTER = (
    rf"\s+(?:(?:of|with|having)\s+(?:(?:the|a)\s+)?(?:ring\s+)?size\s+(?:of\s+)?(?P<size2>{_SIZE})\b"
    rf"|(?:of|with|having|containing|made\s+of)\s+(?P<size3>{_SIZE})\s+{_ATOMS})"
)
_PHRASE = re.compile(
    rf"\b(?:{_BEFORE}{_RING.format(1)}|{_KIND.format(3)}{_RING.format(2)}{_AFTER})", re.IGNORECASE
)
_SPIRO = re.compile(
    r"\bspiro[\s\-]?(?:atoms?|cent(?:er|re)s?|carbons?(?:\s+atoms?)?|junctions?|fusions?|linkages?"
    r"|(?:fused\s+)?rings?(?:\s+systems?)?|cycles?)\b",
    re.IGNORECASE,
)
# What is asked of a molecule, its number or presence, and of all such rings: not "make a five-membered ring",
# not "how many fused five-membered rings".
_ASKED = re.compile(
    r"\b(?:how\s+many|numbers?\s+of|count\w*|contain\w*|ha(?:s|ve|ving)|presen(?:t|ce\s+of)|(?:is|are)\s+there|"
    r"includ\w*|possess\w*|find|identify|detect|determine|report|give)"
    r"(?:\s+(?:a|all|an|any|at\s+least|different|distinct|no|number\s+of|of|one|the))*\s+$",
    re.IGNORECASE,
)
_ASKED_AFTER = re.compile(
    r"\s+(?:(?:are|is)\s+(?:there|in|present)|present|counts?|(?:[^.?!;\n]{0,20}\b(?:are|is)\s+there))\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:^|[.?!:;,\n(])\s*(?:(?:a|an|any|the|of|are|is|which)\s+)*$", re.IGNORECASE)
_WINDOW = 80
SPIRO_ATOM = "[x4;R2]"  # four ring bonds, two rings
_ATOM_KINDS = {
    "aromatic": "a;",
    "heteroaromatic": "a;",
    "saturated": "A;",
    "nonaromatic": "",
    "aliphatic": "",
}
_FIRST_BOND = {"saturated": "-;@", "nonaromatic": "!:;@", "aliphatic": "!:;@"}
_NAMES = dict.fromkeys(("carbocyclic", "allcarbon", "carbon"), "carbocycle") | {"heterocyclic": "heterocycle"}


def find_rings_by_size(text: str, budget: Budget) -> list[Mention]:
    """Find the rings of a size, and the spiro atoms, whose number or presence a message asks for.

    Args:
        text: The message.
        budget: What reading it may cost.

    Returns:
        Patterns that match each such ring once, by the name of the ring.
    """
    found = []
    for match in sorted([*_PHRASE.finditer(text), *_SPIRO.finditer(text)], key=re.Match.start):
        budget.spend(GLANCE)
        before, after = text[max(0, match.start() - _WINDOW) : match.start()], text[match.end() :][:_WINDOW]
        if not (_ASKED.search(before) or (_BEGINS.search(before) and _ASKED_AFTER.match(after))):
            continue
        name, smarts = _ring(match) if match.re is _PHRASE else ("spiro atom", SPIRO_ATOM)
        found.append(Mention(match.start(), match.end(), "pattern", match.group(), smarts, name, "name"))
    return found


def _ring(match: re.Match[str]) -> tuple[str, str]:
    """Name and SMARTS of the ring that a phrase means."""
    said = {key.rstrip("1234"): value for key, value in match.groupdict().items() if value}
    size = said["size"].lower()
    count = _SIZES.get(size) or int(size)
    kind, noun = (re.sub("[- ]", "", said.get(key, "").lower()) for key in ("kind", "noun"))
    noun = _NAMES.get(kind, noun)
    shared = _ATOM_KINDS.get(kind, "") + ("#6;" if noun == "carbocycle" else "")
    atom = f"[{shared}k{count}]"
    first = f"[!#6;{shared}k{count}]" if noun == "heterocycle" or kind == "heteroaromatic" else atom
    bond = "-;@" if kind == "saturated" else "@"
    opening = f"{first}1{_FIRST_BOND.get(kind, bond)}{atom}"
    adjective = f"{kind} " if kind in _ATOM_KINDS else ""
    return f"{count}-membered {adjective}{noun}", opening + (bond + atom) * (count - 2) + bond + "1"
