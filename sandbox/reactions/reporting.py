"""A plan as a tool reports it: how long, from what, by which steps, and whether all of it can be bought."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sandbox.reactions.drawing import draw_route
from sandbox.reactions.plan_files import Plan, save
from sandbox.reactions.routes import Route, route_from
from sandbox.reactions.step_details import details_of, named
from sandbox.reactions.trees import PROTECTING, Node
from sandbox.reactions.wishes import Wishes
from sandbox.results import Item, PlanMade, Quantity, Report, Structure, Text, YesNo

PREDICTED = "predicted by the network of this program"
MAX_STARTING = 4
MAX_MISSING = 3


def plan_report(
    routes: Sequence[Route],
    wishes: Wishes,
    *,
    about: str,
    label: str,
    history: Sequence[str] = (),
    new: bool = False,
) -> Report:
    """Keep a plan and report it.

    Args:
        routes: The one in question first.
        wishes: What they respect.
        about: How the user knows the target.
        label: What the plan is, as it reads after its handle.
        history: What was asked for, one entry a plan that led to this one.
        new: Whether it is a change of a plan, of which the same was said before.
    """
    routes = [route_from(named(route.root)) for route in routes]
    best = routes[0]
    target = best.root.smiles
    trees = [route.root.to_json() for route in routes]
    kept = save(Plan(target, trees, wishes.to_json(), history))
    steps = [details_of(node) for node in best.steps]
    words = "; ".join(f"{number}. {step.name}" for number, step in enumerate(steps, start=1))
    missing = [node.smiles for node in best.root.walk() if node.proposal is None and not node.sources]
    reason = None if best.solved else f"not in the stock: {', '.join(missing[:MAX_MISSING])}"
    which = "new route" if new else "route"
    bought = "is now made" if new else "can be made"
    items: list[Item] = [
        Quantity(len(steps), "", f"number of steps of the {which}", 0, _protecting(best)),
        YesNo(best.solved, f"{bought} from what is listed as starting material", reason),
        Text(words, f"steps of the {which}", PREDICTED),
        PlanMade(str(kept), label, len(steps), history[-1] if history else ""),
        Quantity(
            len(routes), "", "number of routes found", 0, "routes that differ; the first is the most probable"
        ),
    ]
    items += [Structure(smiles, f"a starting material for {about}") for smiles in best.start[:MAX_STARTING]]
    pictures = [draw_route(route.root) for route in routes]
    drawn = [
        {"solved": route.solved, "score": round(route.score, 4), "tree": _with_conditions(route.root)}
        for route in routes
    ]
    return Report(
        tuple(items),
        {
            "product_smiles": target,
            "routes": drawn,
            "svg": pictures[0],
            "svgs": pictures,
            "steps": [step.to_json() for step in steps],
            "plan": {
                "path": str(kept),
                "history": list(history),
                "without": [b.words for b in wishes.without],
            },
        },
    )


def _with_conditions(node: Node) -> dict[str, Any]:
    """A route for the window and for exports: with the conditions of its steps."""
    encoded = node.to_json()
    if node.proposal is not None:
        conditions = details_of(node).conditions
        encoded["step"]["conditions"] = str(conditions) if conditions else None
        encoded["reactants"] = [_with_conditions(each) for each in node.reactants]
    return encoded


def _protecting(route: Route) -> str | None:
    guards = sum(node.proposal is not None and node.proposal.kind in PROTECTING for node in route.steps)
    return f"{guards} of them put on or take off protecting groups" if guards else None
