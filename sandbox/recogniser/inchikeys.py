"""InChIKeys in a text: hashes, which stand for a compound where a table has one with that hash."""

from __future__ import annotations

import re

from sandbox.names.lookup import INCHIKEY, one
from sandbox.recogniser.limits import NAME, Budget
from sandbox.recogniser.mention import Mention

_KEY = re.compile(rf"(?<![\w-]){INCHIKEY.pattern}(?![\w-])")


def find_inchikeys(text: str, budget: Budget) -> list[Mention]:
    """Find InChIKeys; one that no table has is reported with its problem."""
    found = []
    for match in _KEY.finditer(text):
        budget.spend(NAME)
        key = match.group()
        compound = one(key)
        smiles, name = (compound.smiles, compound.name) if compound else (key, None)
        problem = (
            None if compound else f"the InChIKey {key} has no structure in it, and no table has its compound"
        )
        found.append(Mention(match.start(), match.end(), "molecule", key, smiles, name, "InChI", problem))
    return found
