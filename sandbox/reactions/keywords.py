"""What chemists say to work on a plan of synthesis, for the retriever."""

from __future__ import annotations

KEYWORDS = {
    "route_step": (
        "step steps of the route plan first second third last final conditions details detail explain zoom "
        "reaction in step which reagents solvent temperature how to run coupling deprotection precedents "
        "score Schritt Stufe"
    ),
    "alternative_route": (
        "another other different alternative second next route way plan instead else show more propose else "
        "something different andere Route noch eine not this one don't like"
    ),
    "replan_part": (
        "another other different way to the intermediate part step redo rerun search again from node expand "
        "replan make instead of buying building block starting material branch fragment half piece "
        "re-plan disconnect differently cannot buy not available replace step"
    ),
    "replan_without": (
        "without avoid avoiding not using no exclude excluding ban banned forbid free of rule out replan "
        "again leave out skip palladium free metal free toxic reagent ohne do without stay away from instead"
    ),
}
