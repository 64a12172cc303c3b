"""Solvents: their properties, their ranking in green chemistry guides, and what may replace them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from sandbox.errors import ToolError
from sandbox.physical.values import vapour_pressure
from sandbox.registry import tool
from sandbox.results import Choice, Item, Quantity, Report, Text, format_item
from sandbox.solvents import choosing
from sandbox.solvents.miscibility import CHART, mixes
from sandbox.solvents.table import RANKING, RANKS, REPLACEMENTS, Solvent, solvent_of, solvents
from sandbox.types import AtLeast, Molecule, Term

_PHYSICAL = ("bp", "mp", "rho", "eps", "fp")


@tool(kind="report", verb="Looked up the solvent", examples=[{"molecule": "ClCCl"}, {"molecule": "CS(C)=O"}])
def solvent_properties(molecule: Molecule) -> Report:
    """Properties of a solvent: boiling and freezing point, polarity, miscibility with water, green ranking.

    Args:
        molecule: The solvent.

    Returns:
        Boiling, melting and flash point in °C, density in g/mL, relative permittivity, Reichardt's polarity
        E_T^N (0 tetramethylsilane, 1 water), miscibility with water, CHEM21's ranking and the main concern,
        each with its source. An error for a compound that is not in the table of solvents.

    Source: CRC Handbook 95th ed. (in chemicals 1.5.2); Reichardt, Chem. Rev. 1994, 94, 2319; CHEM21 (Prat et
        al., Green Chem. 2016, 18, 288).
    """
    solvent = _known(molecule)
    items: list[Item] = [solvent.physical(key) for key in _PHYSICAL]
    items = [item for item in items if isinstance(item, Quantity) and item.value is not None]
    pressure = vapour_pressure(molecule, 20.0)
    items += [pressure] if pressure.value is not None else []
    if solvent.polarity is not None:
        items.append(
            Quantity(solvent.polarity, "", "polarity E_T^N", 3, "Reichardt, Chem. Rev. 1994, 94, 2319")
        )
    items += [Text(solvent.water, "miscibility with water", "at room temperature"), _ranking(solvent)]
    return Report(tuple(items), _row(solvent))


@tool(
    kind="report", verb="Looked for a greener solvent", examples=[{"molecule": "ClCCl"}, {"molecule": "CCO"}]
)
def greener_solvent(molecule: Molecule) -> Report:
    """Ranking of a solvent in a green chemistry guide, and what may replace it.

    Args:
        molecule: The solvent in use.

    Returns:
        CHEM21's ranking (recommended, problematic, hazardous, highly hazardous) with the main concern, and
        the replacement of Pfizer's guide where it names one. A replacement has to be tried: no guide knows
        the reaction.

    Source: CHEM21 (Prat et al., Green Chem. 2016, 18, 288); Pfizer's guide (Alfonsi et al., Green Chem.
        2008, 10, 31).
    """
    solvent = _known(molecule)
    if solvent.instead:
        replacement = Text(solvent.instead, "greener replacement", REPLACEMENTS)
    elif solvent.rank == "recommended":
        replacement = Text(
            "none needed", "greener replacement", f"{solvent.name} is recommended by {RANKING}"
        )
    else:
        same = [
            other.name
            for other in choosing.choose("green solvents", solvents())
            if other.family == solvent.family
        ]
        hint = f"; recommended solvents of its class: {', '.join(same)}" if same else ""
        replacement = Text(None, "greener replacement", f"the guide names none for {solvent.name}{hint}")
    return Report((_ranking(solvent), replacement), _row(solvent))


@tool(
    kind="text",
    verb="Listed solvents",
    examples=[{"kind": "green solvents"}, {"kind": "low-boiling solvents"}],
)
def list_solvents(kind: Annotated[str, Term("solvent kind")]) -> Text:
    """Solvents of a kind: green, hazardous, miscible with water or not, low- or high-boiling, of a class.

    Args:
        kind: Which solvents to list.

    Returns:
        Names with boiling points in °C, the lowest first. Low-boiling is up to 70 °C, high-boiling from 150
        °C, non-polar is E_T^N up to 0.12; immiscible with water includes what is partly miscible.

    Source: CRC Handbook 95th ed. (in chemicals 1.5.2); Reichardt, Chem. Rev. 1994, 94, 2319; CHEM21 (Prat et
        al., Green Chem. 2016, 18, 288).
    """
    chosen = choosing.choose(kind, solvents())
    chosen.sort(key=lambda solvent: (solvent.boiling_point is None, solvent.boiling_point or 0.0))
    shown = [
        solvent.name if solvent.boiling_point is None else f"{solvent.name} ({solvent.boiling_point:.0f} °C)"
        for solvent in chosen
    ]
    return Text(", ".join(shown), kind, "with their boiling points")


@tool(
    kind="report",
    verb="Compared the solvents",
    examples=[{"molecules": ["ClCCl", "CCOC(C)=O"]}, {"molecules": ["C1CCOC1", "CC1CCCO1", "COC(C)(C)C"]}],
)
def compare_solvents(molecules: Annotated[list[Molecule], AtLeast(2)]) -> Report:
    """Comparison of solvents: boiling point, polarity, miscibility with water, green ranking.

    Args:
        molecules: Two or more solvents.

    Returns:
        Whether they mix, where there are two; which is the greenest by CHEM21's ranking, and a line for
        each solvent with boiling point in °C, relative permittivity, polarity E_T^N, miscibility with water
        and ranking.

    Source: CRC Handbook 95th ed. (in chemicals 1.5.2); Reichardt, Chem. Rev. 1994, 94, 2319; CHEM21 (Prat et
        al., Green Chem. 2016, 18, 288); which mix: this program's own table.
    """
    chosen = [(molecule.label, _known(molecule)) for molecule in molecules]
    ranked = [(RANKS.index(solvent.rank), label) for label, solvent in chosen if solvent.rank]
    best = [label for rank, label in ranked if rank == min(ranked)[0]]
    unranked = [label for label, solvent in chosen if not solvent.rank]
    reason = f"{', '.join(unranked)} not ranked" if unranked else None
    greenest = Choice(
        " and ".join(best) or None, "greenest solvent", reason if best else f"none is ranked by {RANKING}"
    )
    lines = [Text(_line(solvent), label) for label, solvent in chosen]
    pair = [_mixing(*(solvent for _, solvent in chosen))] if len(chosen) == 2 else []
    return Report((*pair, greenest, *lines), {"rows": [_row(solvent) for _, solvent in chosen]})


def _known(molecule: Molecule) -> Solvent:
    solvent = solvent_of(molecule.mol)
    if solvent is None:
        raise ToolError(f"{molecule.label} is not in the table of solvents")
    return solvent


def _mixing(first: Solvent, second: Solvent) -> Text:
    verdict = mixes(first, second)
    return Text(
        verdict,
        "miscibility with each other",
        CHART if verdict else "the table of pairs does not have this one",
    )


def _ranking(solvent: Solvent) -> Text:
    concern = f"; main concern: {solvent.concern}" if solvent.concern else ""
    if not solvent.rank:
        return Text(None, "green ranking", f"{solvent.name} is not ranked by {RANKING}{concern}")
    return Text(solvent.rank, "green ranking", f"{RANKING}{concern}")


def _line(solvent: Solvent) -> str:
    parts: Sequence[str] = [
        f"boils at {format_item(solvent.physical('bp'))}" if solvent.boiling_point is not None else "",
        f"relative permittivity {format_item(solvent.physical('eps'))}"
        if solvent.physical("eps").value
        else "",
        f"polarity E_T^N {solvent.polarity:.3f}" if solvent.polarity is not None else "",
        f"{solvent.water} with water",
        solvent.rank or "not ranked",
    ]
    return ", ".join(filter(None, parts))


def _row(solvent: Solvent) -> dict[str, str | float | None]:
    return {
        "name": solvent.name,
        "class": solvent.family,
        "boiling_point_c": solvent.boiling_point,
        "polarity_et_n": solvent.polarity,
        "water": solvent.water,
        "chem21": solvent.rank or None,
        "concern": solvent.concern or None,
        "instead": solvent.instead or None,
    }
