"""Design: molecules that are better in what was asked for, and the exchanges that lead to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import cache
from typing import Annotated, Literal

from rdkit import Chem

from sandbox.design import objective_words  # noqa: F401 - registers the vocabulary of objectives
from sandbox.design.bioisosteres import listed_isosteres
from sandbox.design.candidates import Candidate
from sandbox.design.isostere import Isostere
from sandbox.design.measures import MEASURES
from sandbox.design.objectives import OBJECTIVES, Objective
from sandbox.design.optimise import Design, Request, optimise
from sandbox.design.suggestions import Suggestion, isosteres_of, known_exchanges, new_scaffolds
from sandbox.design.windows import read_windows
from sandbox.errors import ToolError
from sandbox.registry import tool
from sandbox.results import Item, Quantity, Report, Structure, Text
from sandbox.structures.groups import GROUPS, find_group
from sandbox.structures.ring_search import find_ring, ring_noun
from sandbox.types import Between, Expert, Means, Molecule, Pattern, Term
from sandbox.workers import progress

SHOWN = 5
LITTLE = 1.0  # steps of an objective
NAMED = 8  # replacements of a group that are told by name
LONG_S = 90.0


@tool(
    kind="report",
    verb="Optimised the molecule",
    examples=[
        {"molecule": "CC(=O)Nc1ccc(Cl)cc1", "objective": "higher solubility", "evaluations": 30},
        {"molecule": "CCCCc1ccccc1", "objective": "lower logP", "keep": "nothing", "evaluations": 30},
    ],
    deadline_s=LONG_S,
)
def optimize_molecule(
    molecule: Molecule,
    objective: Annotated[str, Term("objective")],
    also: Annotated[str | None, Term("objective")] = None,
    keep: Literal["scaffold", "nothing"] = "scaffold",
    keep_group: Annotated[str | None, Term("group")] = None,
    keep_pattern: Annotated[Pattern | None, Means("kept")] = None,
    other_scaffolds: Annotated[bool, Expert(), Means("other scaffolds")] = True,
    similarity: Annotated[float, Between(0, 0.95), Expert()] = 0.4,
    weight: Annotated[float, Between(0.05, 20), Expert()] = 1.0,
    windows: Annotated[str, Expert()] = "",
    max_sa: Annotated[float | None, Between(1, 10), Expert()] = None,
    allow_alerts: Annotated[bool, Expert()] = False,
    evaluations: Annotated[int, Between(10, 20000), Expert()] = 800,
    seconds: Annotated[float, Between(0.5, 80), Expert()] = 10.0,
    seed: Annotated[int, Expert()] = 0,
) -> Report:
    """Propose better analogues of a molecule: more soluble, less lipophilic, more active, easier to make.

    Args:
        molecule: Molecule to improve, one component.
        objective: What is to become better.
        also: A second objective beside it.
        keep: Whether the Murcko scaffold stays as it is, or nothing has to.
        keep_group: A functional group that stays.
        keep_pattern: A substructure that stays.
        other_scaffolds: Whether other scaffolds are tried as well where too little is gained while it stays.
        similarity: Least Tanimoto similarity to the molecule (Morgan fingerprint, radius 2).
        weight: Weight of the second objective, where the first has 1.
        windows: Bounds of further properties, such as "logP 1..3; TPSA ..120; molecular weight ..450".
        max_sa: Greatest SA score.
        allow_alerts: Whether structural alerts (Brenk, PAINS) may come in that the molecule does not have.
        evaluations: Most molecules to measure.
        seconds: Most seconds to search.
        seed: Seed of chance; the same seed and evaluations give the same candidates.

    Returns:
        The best five candidates, with the value of each objective (in the unit of its quantity: logS in
        log(mol/L), TPSA in Å², activities as probabilities between 0 and 1) before and after; up to twenty
        with their properties, changed atoms and the edits that made them are in the details. Values are
        calculated or predicted, not measured.

    Source: this program's search (fragment exchanges mined from ChEMBL and ZINC, matched pairs, bioisosteres,
        ring changes, crossover; Polishchuk, J. Cheminform. 2020, 12, 28; Jensen, Chem. Sci. 2019, 10, 3567).
    """
    aims = [(OBJECTIVES[objective], 1.0)]
    if also is not None and also != objective:
        aims.append((OBJECTIVES[also], weight))
    found = optimise(
        Request(
            molecule.mol,
            aims,
            keep,
            other_scaffolds,
            _parts(molecule, keep_group, keep_pattern),
            similarity,
            read_windows(windows),
            allow_alerts,
            max_sa,
            evaluations,
            seconds,
            seed,
            progress.report,
        )
    )
    return _report(molecule, [aim for aim, _ in aims], found, seed)


def _parts(molecule: Molecule, group: str | None, pattern: Pattern | None) -> tuple[Chem.Mol, ...]:
    parts = []
    if group is not None:
        if not find_group(molecule.mol, group):
            raise ToolError(f"{molecule.label} has no {group} that could be kept")
        parts.append(_group_query(group))
    if pattern is not None:
        if not molecule.mol.HasSubstructMatch(pattern.query):
            raise ToolError(f"{molecule.label} does not contain {pattern.label}, which is to be kept")
        parts.append(pattern.query)
    return tuple(parts)


@cache
def _group_query(group: str) -> Chem.Mol:
    return Chem.MolFromSmarts(GROUPS[group].smarts)


def _report(molecule: Molecule, aims: list[Objective], found: Design, seed: int) -> Report:
    goal = " and ".join(aim.name for aim in aims)
    outcome = found.outcome
    data = {
        "objectives": [aim.name for aim in aims],
        "before": found.before,
        "candidates": [candidate.to_json() for candidate in found.candidates],
        "evaluations": outcome.evaluations,
        "refused": dict(found.refused.most_common()),
        "seconds": round(outcome.seconds, 2),
        "ended_by_time": outcome.timed_out,
        "seed": seed,
        "scaffold_kept": found.scaffold_kept,
    }
    if not found.candidates:
        raise ToolError(
            f"none of {outcome.evaluations} analogues of {molecule.label} has {goal} within these bounds; "
            "less has to be kept, or a lower similarity allowed"
        )
    items: list[Item] = []
    for candidate in found.candidates[:SHOWN]:
        changes = "; ".join(candidate.changes or candidate.edits)
        values = ", ".join(
            f"{aim.quantity} {_shown(aim, candidate.properties[aim.quantity])}" for aim in aims
        )
        scaffold = "" if candidate.scaffold_kept else "another scaffold; "
        note = f"{values}; similarity {candidate.similarity:.2f}; {scaffold}{changes}"
        atoms = (candidate.changed,) if candidate.changed else ()
        items.append(Structure(candidate.smiles, f"an analogue of {molecule.label} with {goal}", note, atoms))
    for aim in aims:
        measure = MEASURES[aim.quantity]
        best = found.candidates[0].properties[aim.quantity]
        was = found.before[aim.quantity]
        remark = f"{measure.basis}; {molecule.label} itself has {_shown(aim, was)}"
        if not found.candidates[0].scaffold_kept:
            remark += "; its scaffold is another one"
            remark += ", the second analogue keeps it" if _keeps_scaffold(found.candidates[1:2]) else ""
        elif found.scaffold_kept and best is not None and aim.gain(was, best) < LITTLE:
            remark += "; while its scaffold stays there is little room"
        name = f"{aim.quantity} of the first analogue"
        items.append(Quantity(best, measure.unit, name, measure.decimals, remark))
    return Report(tuple(items), data)


def _keeps_scaffold(candidates: Sequence[Candidate]) -> bool:
    return any(candidate.scaffold_kept for candidate in candidates)


def _shown(aim: Objective, value: float | None) -> str:
    measure = MEASURES[aim.quantity]
    return "no value" if value is None else f"{value:.{measure.decimals}f} {measure.unit}".rstrip()


@tool(
    kind="report",
    verb="Looked for bioisosteres",
    examples=[
        {"molecule": "CC(C)Cc1ccc(C(C)C(=O)O)cc1", "group": "carboxylic acid"},
        {"molecule": "CC(=O)Nc1ccccc1", "group": "amide"},
    ],
)
def bioisosteres(molecule: Molecule, group: Annotated[str, Term("group")]) -> Report:
    """Replace a functional group by its bioisosteres.

    Args:
        molecule: Molecule that has the group; the group by itself, with * for the rest, gives what usually
            replaces it.
        group: Group to replace.

    Returns:
        One structure for each replacement, the usual ones first (at most 20), and their names with what each
        usually brings.

    Source: Meanwell, J. Med. Chem. 2011, 54, 2529; Patani and LaVoie, Chem. Rev. 1996, 96, 3147.
    """
    if usual := listed_isosteres(Chem.MolToSmiles(molecule.mol)):
        return _usual(usual, molecule.label)
    places = find_group(molecule.mol, group)
    if not places:
        raise ToolError(f"{molecule.label} has no {group}")
    suggestions = isosteres_of(molecule.mol, [frozenset(place.atoms) for place in places])
    if not suggestions:
        raise ToolError(f"no bioisosteres of the {group} as it stands in {molecule.label} are listed here")
    report = _suggested(suggestions, f"{molecule.label} with its {group} replaced")
    named = _named([each.note for each in suggestions], f"usual replacements of the {group}")
    return replace(report, items=(*report.items, named))


def _usual(options: Sequence[Isostere], label: str) -> Report:
    """What usually replaces a group, whatever hangs on it."""
    items = [
        Structure(Chem.CanonSmiles(each.smiles), f"a bioisostere of {label}", f"{each.name}: {each.why}")
        for each in options
    ]
    rows = [asdict(each) for each in options]
    named = _named([item.note for item in items], "usual replacements")
    return Report((*items, named), {"suggestions": rows})


def _named(notes: Sequence[str], title: str) -> Text:
    """The replacements by name, as chemists speak of them."""
    names = (note.rpartition(" replaced by ")[2].partition(": ") for note in notes)
    listed = (f"{name} ({why})" for name, _, why in list(names)[:NAMED])
    return Text("; ".join(dict.fromkeys(listed)), title)


@tool(
    kind="report",
    verb="Looked up matched pairs",
    examples=[{"molecule": "COc1ccccc1Cl", "objective": "higher solubility"}],
)
def matched_pair_changes(molecule: Molecule, objective: Annotated[str, Term("objective")]) -> Report:
    """Single exchanges that usually move a property the right way, by matched molecular pairs.

    Args:
        molecule: Molecule to change in one place.
        objective: What is to become better: solubility, logP, TPSA or QED.

    Returns:
        One structure for each exchange (at most 20), the largest usual effect first, with its mean, standard
        deviation and number of pairs; solubility effects were measured, in log(mol/L), the others are
        calculated.

    Source: pairs mined from AqSolDB (measured logS) and from ChEMBL series (calculated logP, TPSA, QED).
    """
    aim = OBJECTIVES[objective]
    suggestions = known_exchanges(molecule.mol, aim)
    if not suggestions:
        raise ToolError(f"no matched pairs are known here that give {molecule.label} {objective}")
    return _suggested(suggestions, f"{molecule.label} changed in one place for {objective}")


@tool(kind="report", verb="Exchanged ring systems", examples=[{"molecule": "Cc1ccc(cc1)C(=O)NC1CCCCC1"}])
def scaffold_hops(
    molecule: Molecule, ring: Annotated[str, Term("ring"), Means("own ring"), Expert()] = ""
) -> Report:
    """Replace a ring system by others that were seen in the same place of real molecules.

    Args:
        molecule: Molecule with at least one ring.
        ring: The only ring or ring system to replace; any where it is left out.

    Returns:
        Structures with one ring system exchanged (at most 20), the most similar in shape and polarity first.

    Source: ring exchanges mined from ChEMBL and ZINC by surroundings (Polishchuk, J. Cheminform. 2020, 12,
    28).
    """
    if molecule.mol.GetRingInfo().NumRings() == 0:
        raise ToolError(f"{molecule.label} has no ring")
    if ring and not find_ring(molecule.mol, ring).atoms:
        raise ToolError(f"{molecule.label} has no {ring_noun(ring)}")
    suggestions = new_scaffolds(molecule.mol, ring)
    if not suggestions:
        raise ToolError(
            f"no exchange of {f'the {ring}' if ring else 'a ring'} of {molecule.label} is known here"
        )
    other = f"another ring in place of {ring}" if ring else "another ring system"
    return _suggested(suggestions, f"{molecule.label} with {other}")


def _suggested(suggestions: list[Suggestion], label: str) -> Report:
    items = [
        Structure(each.smiles, label, each.note, (each.atoms,) if each.atoms else ()) for each in suggestions
    ]
    return Report(tuple(items), {"suggestions": [each.to_json() for each in suggestions]})
