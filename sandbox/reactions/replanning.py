"""From one plan to another: another route, another way to a part, without something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sandbox.errors import ToolError
from sandbox.reactions.bans import Ban
from sandbox.reactions.plan_files import Plan
from sandbox.reactions.planning import Progress, search
from sandbox.reactions.routes import Route, route_from, routes_of
from sandbox.reactions.trees import Node
from sandbox.reactions.wishes import Wishes

MAX_ROUTES = 3


def find_routes(target: str, wishes: Wishes, progress: Progress) -> list[Route]:
    """Search routes to a compound; the most probable first, each different from the others."""
    return routes_of(search(target, wishes, progress), MAX_ROUTES, wishes.start_from)


def routes_in(plan: Plan) -> list[Route]:
    """The routes of a plan, the one in question first."""
    return [route_from(Node.from_json(tree)) for tree in plan.routes]


def another(plan: Plan, seconds: float, progress: Progress) -> list[Route]:
    """The routes of a plan with the next one first; new ones where it has only one.

    A new one takes another last step than those that the plan has.

    Raises:
        ToolError: No other is found.
    """
    routes = routes_in(plan)
    if len(routes) > 1:
        return [*routes[1:], routes[0]]
    taken = frozenset(route.root.reaction_smiles for route in routes)
    wishes = replace(Wishes.from_json(plan.wishes), not_by=taken, seconds=seconds)
    found = [route for route in find_routes(plan.product, wishes, progress) if route.solved]
    if not found:
        raise ToolError(f"no complete route but that of {plan.label} was found in {seconds:.0f} s")
    return [*found, *routes][:MAX_ROUTES]


def remade(plan: Plan, part: Node, route: Route, seconds: float, progress: Progress) -> list[Route]:
    """Routes in which one compound is made in another way, or made instead of bought.

    Args:
        plan: The plan.
        part: A compound of ``route``.
        route: The route in question.
        seconds: Time for the search.
        progress: Told how much of it has passed.

    Raises:
        ToolError: No other way is found.
    """
    above = route.root.above(part)
    wishes = replace(
        Wishes.from_json(plan.wishes),
        not_by=frozenset([part.reaction_smiles]),
        not_through=frozenset(above),
        to_make=frozenset([part.smiles]),
        seconds=seconds,
    )
    wishes = replace(wishes, max_steps=max(1, wishes.max_steps - len(above)))
    if wishes.start_from and wishes.start_from not in {node.smiles for node in part.walk()}:
        wishes = replace(wishes, start_from="")  # another branch starts from it
    ways = [way for way in find_routes(part.smiles, wishes, progress) if way.solved or not route.solved]
    if not ways:
        how = "no other way" if part.proposal is not None else "no way"
        raise ToolError(f"{how} to {part.smiles} from what can be bought was found in {seconds:.0f} s")
    return [route_from(route.root.with_part(part, way.root)) for way in ways]


def without(
    plan: Plan, bans: Sequence[Ban], seconds: float, progress: Progress
) -> tuple[list[Route], Wishes]:
    """Routes that do without something, and the wishes that hold from then on.

    Raises:
        ToolError: None is found.
    """
    wishes = replace(Wishes.from_json(plan.wishes).without_also(*bans), seconds=seconds)
    found = find_routes(plan.product, wishes, progress)
    if not found:
        words = " and ".join(ban.words for ban in bans)
        raise ToolError(f"no route without {words} was found in {seconds:.0f} s")
    return found, wishes
