"""CAS registry numbers in a text."""

from __future__ import annotations

import re

from sandbox.names import cas
from sandbox.names.lookup import Found, look_up
from sandbox.recogniser.limits import NAME, Budget
from sandbox.recogniser.mention import Mention

_WINDOW = 40
_CUE = re.compile(
    r"\bCAS\b(?:[\s#:.-]*(?:RN|registry|reg|number|numbers|no|nr|is|of|the|for))*[\s#:.=(-]*$", re.IGNORECASE
)


def find_cas_numbers(text: str, budget: Budget) -> list[Mention]:
    """Find CAS numbers.

    One that a table knows is its compound. Another is reported with its problem where the text calls it a CAS
    number, and left alone where it may be anything (a telephone number, a batch).
    """
    found = []
    known: dict[str, list[Found]] = {}
    for match in cas.PATTERN.finditer(text):
        budget.spend(NAME)
        number = match.group()
        if number not in known:
            known[number] = look_up(number)
        compounds = known[number]
        if compounds:
            first = compounds[0]
            span = (match.start(), match.end())
            found.append(Mention(*span, "molecule", number, first.smiles, first.name, "CAS number"))
        elif _CUE.search(text[max(0, match.start() - _WINDOW) : match.start()]):
            problem = cas.problem(number)
            found.append(
                Mention(match.start(), match.end(), "molecule", number, number, None, "CAS number", problem)
            )
    return found
