"""Whether two solvents mix at room temperature, by the usual chart of laboratory solvents."""

from __future__ import annotations

from sandbox.solvents.table import Solvent

CHART = "solvent miscibility charts of suppliers, at room temperature"
_ALKANES = frozenset({"pentane", "hexane", "heptane", "cyclohexane", "methylcyclohexane"})
# Those that form two layers with alkanes, and those that take up much of them.
_TWO_LAYERS = frozenset(
    {"acetonitrile", "N,N-dimethylformamide", "dimethyl sulfoxide", "N-methyl-2-pyrrolidone",
     "N,N-dimethylacetamide", "sulfolane", "ethylene glycol", "formamide", "nitromethane",
     "propylene carbonate", "formic acid"}
)  # fmt: skip
_PARTLY = frozenset({"methanol", "2-methoxyethanol"})
_SIMPLE_ETHERS = frozenset({"diethyl ether", "diisopropyl ether", "methyl tert-butyl ether"})
_WITH_DMSO = {
    "diethyl ether": "immiscible",
    "diisopropyl ether": "immiscible",
    "methyl tert-butyl ether": None,  # charts differ
}
_NOT_IN_ETHER = frozenset({"ethylene glycol", "formamide"})
_CHARTED = (
    _ALKANES
    | _TWO_LAYERS
    | _PARTLY
    | _SIMPLE_ETHERS
    | {"ethanol", "1-propanol", "2-propanol", "1-butanol", "acetone", "2-butanone", "ethyl acetate",
       "butyl acetate", "tetrahydrofuran", "1,4-dioxane", "benzene", "toluene", "p-xylene", "dichloromethane",
       "chloroform", "carbon tetrachloride", "1,2-dichloroethane", "acetic acid", "pyridine"}
)  # fmt: skip
_PART_FROM_MORE = _NOT_IN_ETHER | {"sulfolane", "formic acid", "propylene carbonate", "nitromethane"}


def mixes(first: Solvent, second: Solvent) -> str | None:
    """``"miscible"``, ``"partly miscible"`` or ``"immiscible"``; None where the chart has no such pair."""
    if first.name == "water":
        return second.water
    if second.name == "water":
        return first.water
    for one, other in ((first.name, second.name), (second.name, first.name)):
        if one in _ALKANES and other in _TWO_LAYERS:
            return "immiscible"
        if one in _ALKANES and other in _PARTLY:
            return "partly miscible"
        if one in _SIMPLE_ETHERS and other in _NOT_IN_ETHER:
            return "immiscible"
        if one in _SIMPLE_ETHERS and other == "dimethyl sulfoxide":
            return _WITH_DMSO[one]
    names = {first.name, second.name}
    if len(names) < 2 or not names <= _CHARTED or names & _PART_FROM_MORE:
        return None
    return "miscible"
