"""Whether two solvents mix at room temperature, by our own table of usual pairs."""

from __future__ import annotations

from sandbox.solvents.table import Solvent

CHART = "this program's own table of usual pairs, not compared with a published chart; room temperature"
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
    """``"miscible"``, ``"partly miscible"`` or ``"immiscible"``; None where the table has no such pair."""
    for one, other in ((first, second), (second, first)):
        if one.name == "water":
            return other.water
    for name, beside in ((first.name, second.name), (second.name, first.name)):
        if name in _ALKANES and beside in _TWO_LAYERS:
            return "immiscible"
        if name in _ALKANES and beside in _PARTLY:
            return "partly miscible"
        if name in _SIMPLE_ETHERS and beside in _NOT_IN_ETHER:
            return "immiscible"
        if name in _SIMPLE_ETHERS and beside == "dimethyl sulfoxide":
            return _WITH_DMSO[name]
    names = {first.name, second.name}
    if len(names) < 2 or not names <= _CHARTED or names & _PART_FROM_MORE:
        return None
    return "miscible"
