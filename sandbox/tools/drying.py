"""Drying: what a drying agent can do, and which one suits a class of compounds, a compound or a solvent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from sandbox.bench.drying import agent_of, classes_of, recipe_of, suitable, unsuitable
from sandbox.bench.drying_table import Agent
from sandbox.registry import tool
from sandbox.results import Item, Report, Text, YesNo
from sandbox.types import Molecule, Term


@tool(kind="report", verb="Looked up a drying agent", examples=[{"agent": "calcium chloride"}])
def drying_agent(agent: Annotated[str, Term("drying agent")]) -> Report:
    """What a drying agent can do: capacity, speed, efficiency, what it suits and what it harms.

    Args:
        agent: Drying agent.

    Returns:
        How it acts; its capacity (g of water per g), speed and efficiency in words; the classes of compounds
        that it suits, those that it must not be used for with the reason, and what to watch out for.

    Source: Armarego and Chai, Purification of Laboratory Chemicals, 8th ed.; Furniss et al., Vogel's Textbook
        of Practical Organic Chemistry, 5th ed.
    """
    found = agent_of(agent)
    power = f"capacity {found.capacity}; speed {found.speed}; efficiency {found.efficiency}"
    harms = _reasons(found)
    items = (
        Text(power, f"drying power of {found.name}", found.acts),
        Text(", ".join(found.suits) or "no class of liquids", "suits"),
        Text(harms or "nothing in the table", "not for", found.care),
    )
    rows = [{"class": name, "suits": "yes", "reason": ""} for name in found.suits]
    rows += [{"class": name, "suits": "no", "reason": why} for name, why in found.harms.items()]
    return Report(items, {"agent": found.name, "rows": rows})


@tool(kind="report", verb="Looked up drying agents", examples=[{"compound": "amine"}])
def drying_agents_for_class(compound: Annotated[str, Term("compound class")]) -> Report:
    """Which drying agents suit a class of compounds, and which must not be used.

    Args:
        compound: Class of compounds to dry.

    Returns:
        Suitable agents, and unsuitable ones with the reason.

    Source: Armarego and Chai, Purification of Laboratory Chemicals, 8th ed.; Furniss et al., Vogel's Textbook
        of Practical Organic Chemistry, 5th ed.
    """
    return Report(tuple(_advice((compound,))), _rows((compound,)))


@tool(
    kind="report", verb="Looked up how to dry it", examples=[{"molecule": "C1CCOC1"}, {"molecule": "CCNCC"}]
)
def how_to_dry(molecule: Molecule) -> Report:
    """How to dry a compound or a solvent: suitable drying agents, and those that must not be used.

    Args:
        molecule: Compound or solvent to dry.

    Returns:
        For the usual solvents the method to make them anhydrous and what never to use; for other compounds
        the suitable and the unsuitable agents by the functional groups, which is a rule.

    Source: Williams and Lawton, J. Org. Chem. 2010, 75, 8351; Armarego and Chai, Purification of Laboratory
        Chemicals, 8th ed.
    """
    recipe = recipe_of(molecule.mol)
    if recipe is not None:
        items: list[Item] = [Text(recipe.how, "method of drying"), Text(recipe.never, "not to be used")]
        return Report(tuple(items))
    classes = classes_of(molecule.mol)
    remark = f"a rule by its groups: {', '.join(classes)}"
    return Report(tuple(_advice(classes, remark)), _rows(classes))


@tool(
    kind="yesno",
    verb="Checked a drying agent",
    examples=[{"agent": "calcium chloride", "compound": "amine"}],
)
def can_dry_class(
    agent: Annotated[str, Term("drying agent")], compound: Annotated[str, Term("compound class")]
) -> YesNo:
    """Whether a drying agent may be used for a class of compounds.

    Args:
        agent: Drying agent.
        compound: Class of compounds to dry.

    Returns:
        Yes, no with the reason, or no value where it is not usual.

    Source: Armarego and Chai, Purification of Laboratory Chemicals, 8th ed.; Furniss et al., Vogel's Textbook
        of Practical Organic Chemistry, 5th ed.
    """
    return _verdict(agent_of(agent), (compound,), f"{agent} is suitable for drying: {compound}")


@tool(
    kind="yesno",
    verb="Checked a drying agent",
    examples=[{"molecule": "CCNCC", "agent": "calcium chloride"}],
)
def can_dry_compound(molecule: Molecule, agent: Annotated[str, Term("drying agent")]) -> YesNo:
    """Whether a drying agent may be used for a compound, judged by the compound's functional groups.

    Args:
        molecule: Compound or solvent to dry.
        agent: Drying agent.

    Returns:
        Yes, no with the reason, or no value where it is not usual.

    Source: Armarego and Chai, Purification of Laboratory Chemicals, 8th ed.; Furniss et al., Vogel's Textbook
        of Practical Organic Chemistry, 5th ed.
    """
    classes = classes_of(molecule.mol)
    verdict = _verdict(agent_of(agent), classes, f"may be dried with {agent}")
    recipe = recipe_of(molecule.mol)
    if recipe is None:
        return verdict
    usual = f"usual: {recipe.how}; {recipe.never}"
    return YesNo(verdict.value, verdict.property, "; ".join(each for each in (verdict.reason, usual) if each))


def _verdict(agent: Agent, classes: Sequence[str], property: str) -> YesNo:
    harms = [f"{each}: {agent.harms[each]}" for each in classes if each in agent.harms]
    if harms:
        others = ", ".join(each.name for each in suitable(tuple(classes))[:4])
        return YesNo(False, property, "; ".join(harms) + (f"; better: {others}" if others else ""))
    missing = [each for each in classes if each not in agent.suits]
    if missing:
        return YesNo(
            None, property, f"it is not usual for {', '.join(missing)}, and the table says nothing on it"
        )
    return YesNo(True, property, agent.care)


def _advice(classes: tuple[str, ...], remark: str | None = None) -> list[Item]:
    good = ", ".join(agent.name for agent in suitable(classes))
    bad = "; ".join(f"{agent.name} ({reason})" for agent, reason in unsuitable(classes))
    none = "no agent in the table suits all its groups"
    return [
        Text(good or None, "suitable drying agents", remark if good else none),
        Text(bad or "none in the table", "unsuitable drying agents"),
    ]


def _rows(classes: tuple[str, ...]) -> dict[str, list[dict[str, str]]]:
    rows = [
        {
            "agent": agent.name,
            "verdict": "suitable",
            "capacity": agent.capacity,
            "speed": agent.speed,
            "efficiency": agent.efficiency,
            "reason": agent.care,
        }
        for agent in suitable(classes)
    ]
    rows += [
        {
            "agent": agent.name,
            "verdict": "unsuitable",
            "capacity": agent.capacity,
            "speed": agent.speed,
            "efficiency": agent.efficiency,
            "reason": reason,
        }
        for agent, reason in unsuitable(classes)
    ]
    return {"rows": rows}


def _reasons(agent: Agent) -> str:
    """Classes by the reason that they share."""
    by_reason: dict[str, list[str]] = {}
    for name, why in agent.harms.items():
        by_reason.setdefault(why, []).append(name)
    return "; ".join(f"{', '.join(names)} ({why})" for why, names in by_reason.items())
