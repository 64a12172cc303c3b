"""What chemists call what the tools for precedents do, for the retriever."""

from __future__ import annotations

from collections.abc import Mapping

_SEARCH = (
    "precedent precedents precedented known reactions similar reaction like this one run before done before "
    "already did we ever ELN notebook our reactions database of reactions in-house Präzedenz "
)
KEYWORDS: Mapping[str, str] = {
    "find_precedents": _SEARCH + "closest reaction in table for the step from to analogous conversion",
    "precedents_of_reaction": _SEARCH + "reaction SMILES closest reaction in table resembling",
    "precedents_making": (
        "precedent precedents in table reactions that make made prepare product similar product compounds "
        "like it prepared how did we make anything like ELN notebook whose product"
    ),
    "precedents_using": (
        "precedent precedents in table reactions that use used starting from starting material reactant "
        "consumed what did we do with ELN notebook building block substrate entries that start"
    ),
}
