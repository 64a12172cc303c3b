"""Plans of synthesis: what a step of one is, and plans that differ from it."""

from __future__ import annotations

from typing import Annotated, Any

from sandbox.errors import ToolError
from sandbox.reactions.plan_files import Plan
from sandbox.registry import tool
from sandbox.results import Item, Quantity, Report, Structure, Text
from sandbox.types import Between, Expert
from sandbox.workers.progress import report

EXAMPLE = "example:biaryl.rplan"
LONG_S = 90.0
Seconds = Annotated[int, Between(1, 60), Expert()]


@tool(
    kind="report",
    verb="Looked up the step",
    examples=[{"plan": EXAMPLE, "step": "step 1"}, {"plan": EXAMPLE, "step": "the last step"}],
)
def route_step(plan: Plan, step: str) -> Report:
    """One step of a synthesis plan: name of the reaction, conditions, score, precedents, what to mind.

    Args:
        plan: The plan.
        step: Which step, by number, place or kind, as written: "step 2", "the last step", "the coupling".

    Returns:
        Name of the reaction, typical conditions from its knowledge card, the score of the step
        (dimensionless, 0 to 1, no yield) with the number of reactions of the training set that change the
        same bonds, and what goes wrong. Where no card fits there are no conditions, and it says so.

    Source: network of this program; knowledge cards of this program (general laboratory practice).
    """
    from sandbox.reactions.plan_words import find_step
    from sandbox.reactions.replanning import routes_in
    from sandbox.reactions.step_details import details_of, remark_on

    steps = routes_in(plan)[0].steps
    node = find_step(step, steps)
    details = details_of(node)
    proposal = node.proposal
    if proposal is None:
        raise ToolError("nothing is made in this step")
    number = steps.index(node) + 1
    place = f"step {number} of {len(steps)}; class: {proposal.kind}"
    seen = f"{proposal.count:,} reactions of the training set change the same bonds; no yield"
    no_card = None if details.conditions else "no knowledge card fits this step"
    items: list[Item] = [
        Text(details.name, "reaction of this step", place),
        Text(str(details.conditions) if details.conditions else None, "conditions", no_card or details.why),
        Quantity(round(proposal.score, 3), "", "score of this step", 2, seen),
    ]
    if remark := remark_on(details):
        items.append(Text(remark, "what to mind"))
    items.append(Structure(node.smiles, f"the product of this step of {plan.label}"))
    return Report(
        tuple(items), {"step": {"number": number, **details.to_json()}, "equation": details.equation}
    )


@tool(kind="report", verb="Took another route", examples=[{"plan": EXAMPLE}], deadline_s=LONG_S)
def alternative_route(plan: Plan, seconds: Seconds = 15) -> Report:
    """Another route to the compound of a synthesis plan, as a plan of its own.

    Args:
        plan: The plan.
        seconds: Time for the search in s, where the plan has no other route at hand.

    Returns:
        The next of the routes that the plan holds, or a new one with another last step: number of steps (a
        count), whether all of it can be bought, and its steps.

    Source: Retro* (Chen et al., ICML 2020) of syntheseus 0.9.0 over the one-step network of this program.
    """
    from sandbox.reactions.replanning import another

    routes = another(plan, float(seconds), report)
    return _changed(plan, routes, f"another route than {plan.label}", "another route")


@tool(
    kind="report",
    verb="Replanned a part",
    examples=[{"plan": EXAMPLE, "part": "step 3", "seconds": 2}],
    deadline_s=LONG_S,
)
def replan_part(plan: Plan, part: str, seconds: Seconds = 15) -> Report:
    """Another way to one compound or step of a synthesis plan, or a way to make what the plan buys.

    Args:
        plan: The plan.
        part: The compound or step, as written: "the boronic acid", "step 2", a name or a handle.
        seconds: Time for the search in s.

    Returns:
        The plan with the new way: number of steps (a count), whether all of it can be bought, and its steps.
        The other parts stay as they are.

    Source: Retro* (Chen et al., ICML 2020) of syntheseus 0.9.0 over the one-step network of this program.
    """
    from sandbox.reactions.plan_words import find_part
    from sandbox.reactions.replanning import remade, routes_in

    route = routes_in(plan)[0]
    node = find_part(part, route.root)
    routes = remade(plan, node, route, float(seconds), report)
    what = f"another way to {node.smiles}" if node.proposal is not None else f"{node.smiles} made, not bought"
    return _changed(plan, routes, f"{plan.label} with another way to a part", what)


@tool(
    kind="report",
    verb="Replanned the synthesis",
    examples=[{"plan": EXAMPLE, "avoid": "boronic acids", "seconds": 2}],
    deadline_s=LONG_S,
)
def replan_without(plan: Plan, avoid: str, seconds: Seconds = 20) -> Report:
    """A synthesis plan searched again without a reagent, element, functional group or reaction.

    Args:
        plan: The plan.
        avoid: What to do without, as written: "boronic acids", "palladium", "phosgene", "Mitsunobu".
        seconds: Time for the search in s.

    Returns:
        A new plan: number of steps (a count), whether all of it can be bought, and its steps. A catalyst or
        reagent counts as used where every set of conditions of the card that fits the step names it.

    Source: Retro* (Chen et al., ICML 2020) of syntheseus 0.9.0 over the one-step network of this program;
        knowledge cards of this program.
    """
    from sandbox.reactions.bans import read_bans
    from sandbox.reactions.replanning import without

    bans = read_bans(avoid)
    routes, wishes = without(plan, bans, float(seconds), report)
    words = " and ".join(ban.words for ban in bans)
    return _changed(plan, routes, f"{plan.label} without what is to be avoided", f"without {words}", wishes)


def _changed(plan: Plan, routes: list[Any], label: str, what: str, wishes: Any = None) -> Report:
    from sandbox.reactions.reporting import plan_report
    from sandbox.reactions.wishes import Wishes

    wishes = wishes or Wishes.from_json(plan.wishes)
    about = f"the product of {plan.label}"
    return plan_report(routes, wishes, about=about, label=label, history=(*plan.history, what), new=True)
