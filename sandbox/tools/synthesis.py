"""Synthesis: what a compound is made from, routes to it, what forms from reactants, what can be bought."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from rdkit import Chem

from sandbox.errors import ToolError
from sandbox.registry import tool
from sandbox.results import Item, Quantity, Report, Structure, Text, YesNo
from sandbox.safety.gate import is_weapon
from sandbox.structures import chem
from sandbox.types import AtLeast, Between, Means, Molecule, Pattern
from sandbox.wording import listed
from sandbox.workers.progress import report

PREDICTED = "predicted by the network of this program"
BY_RULE = "a rule of this program for these reagents"


@tool(
    kind="report",
    verb="Proposed reactants",
    examples=[{"molecule": "CC(=O)Nc1ccc(O)cc1"}, {"molecule": "c1ccc(-c2ccccn2)cc1", "count": 3}],
)
def retrosynthesis_step(molecule: Molecule, count: Annotated[int, Between(1, 20)] = 5) -> Report:
    """Reactants from which a compound can be made in one step, the most probable first.

    Args:
        molecule: Product to make.
        count: Number of proposals.

    Returns:
        The reactants of the best proposal, the class of the reaction, and its score (dimensionless, 0 to 1:
        the share among all that is possible, no yield). What is said is predicted, not looked up.

    Source: network of this program over changes of atoms and bonds, trained on the training split of
        USPTO-50k (Lowe's patent reactions, CC0).
    """
    from sandbox.reactions.model import describe, proposer

    target = chem.canonical_smiles(_one(molecule))
    found = proposer("retro").propose(Chem.MolFromSmiles(target), count + 5)
    kept = [p for p in found if target not in p.smiles and not any(map(is_weapon, p.smiles))][:count]
    if not kept:
        return Report(
            (Text(None, "reactants", f"no reaction is known to the model that gives {molecule.label}"),)
        )
    best = kept[0]
    items: list[Item] = [
        Structure(smiles, f"a reactant for {molecule.label}", f"{best.kind}, {PREDICTED}")
        for smiles in best.smiles
    ]
    seen = f"{PREDICTED}; {best.count:,} reactions of its training set change the same bonds"
    items.append(Text(best.kind, "class of the reaction", seen))
    items.append(Quantity(round(best.score, 3), "", "score of the proposal", 2, "0 to 1; no yield"))
    proposals = [{**describe(p), "buyable": _buyable(p.smiles)} for p in kept]
    return Report(tuple(items), {"product_smiles": target, "proposals": proposals})


@tool(
    kind="report",
    verb="Searched routes",
    examples=[
        {"molecule": "CC(=O)Nc1ccc(O)cc1", "seconds": 2},
        {"molecule": "CCOC(=O)c1ccccc1", "max_steps": 2, "seconds": 2},
    ],
    deadline_s=90.0,
)
def plan_synthesis(
    molecule: Molecule,
    max_steps: Annotated[int, Between(1, 12)] = 8,
    start_from: Annotated[Molecule | None, Means("start")] = None,
    avoid: Annotated[Pattern | None, Means("avoided")] = None,
    keep: Annotated[Pattern | None, Means("kept")] = None,
    seconds: Annotated[int, Between(1, 60)] = 20,
) -> Report:
    """Synthesis routes to a compound from what can be bought, in several steps.

    Args:
        molecule: Compound to make.
        max_steps: Longest chain of reactions.
        start_from: Compound that the route must start from.
        avoid: Substructure that no reactant may contain.
        keep: Substructure that is carried through: no step makes or changes its bonds.
        seconds: Time for the search in s.

    Returns:
        Number of steps of the best route (a count), what it starts from, its steps in the order of work with
        the class of each, and whether all of it can be bought; up to three different routes are drawn. The
        steps are predicted, not looked up; the score is no yield.

    Source: Retro* (Chen et al., ICML 2020) of syntheseus 0.9.0 over the one-step network of this program;
        stock of building blocks, patent reactants, common reagents and the user's own lists.
    """
    from sandbox.reactions.replanning import find_routes
    from sandbox.reactions.reporting import plan_report
    from sandbox.reactions.wishes import Wishes

    target = chem.canonical_smiles(_one(molecule))
    start = chem.canonical_smiles(_one(start_from)) if start_from else ""
    if start == target:
        raise ToolError("the route cannot start from the compound that it leads to")
    query, frozen = (pattern.text if pattern else "" for pattern in (avoid, keep))
    wishes = Wishes(max_steps, start, query, frozen, seconds=float(seconds))
    routes = find_routes(target, wishes, report)
    if not routes:
        wish = f" that starts from {start_from.label}" if start_from else ""
        why = f"no route{wish} was found in {seconds} s with at most {max_steps} steps in a row"
        return Report((Text(None, "route", why),), {"product_smiles": target, "routes": []})
    return plan_report(routes, wishes, about=molecule.label, label=f"a synthesis of {molecule.label}")


@tool(
    kind="report",
    verb="Predicted the products",
    examples=[
        {"reactants": ["CC(=O)Cl", "Nc1ccccc1"]},
        {"reactants": ["OB(O)c1ccccc1", "Brc1ccncc1"], "count": 3},
    ],
)
def predict_products(
    reactants: Annotated[list[Molecule], AtLeast(1), Means("reactants")],
    count: Annotated[int, Between(1, 10)] = 3,
) -> Report:
    """What forms when compounds react: the main product with its score, and what leaves.

    Args:
        reactants: Reactants, with reagents where they matter.
        count: Number of products proposed.

    Returns:
        The most probable product, its score (dimensionless, 0 to 1, no yield), the class of the reaction, and
        the by-products by name; further products with lower scores. Predicted, not looked up.

    Source: network of this program over changes of atoms and bonds, trained on the training splits of
        USPTO-50k and USPTO-15k (Lowe's patent reactions), and rules of what reagents do with the
        transformations of the knowledge cards.
    """
    from sandbox.reactions.forward import predict
    from sandbox.reactions.model import describe

    given = [chem.canonical_smiles(each.mol) for each in reactants]
    kept = predict([Chem.MolFromSmiles(smiles) for smiles in given], count)
    if not kept:
        return Report((Text(None, "product", "the model knows no reaction between these compounds"),))
    best = kept[0]
    about = listed([each.label for each in reactants])
    source = f"{best.rule}, {BY_RULE}" if best.rule else PREDICTED
    items: list[Item] = [Structure(best.smiles[0], f"the product of {about}", f"{best.kind}, {source}")]
    seen = f"{source}; {best.count:,} reactions of the network's training set change the same bonds"
    items.append(Quantity(round(best.score, 3), "", "score of the product", 2, "0 to 1; no yield"))
    items.append(Text(best.kind, "class of the reaction", seen if best.count else source))
    items.append(_leaving(best, given))
    items += [Structure(p.smiles[0], f"another product, score {p.score:.2f}", p.kind) for p in kept[1:]]
    products = [
        {**describe(p), "rule": p.rule, "byproduct_smiles": list(p.others), "byproducts": p.leaves}
        for p in kept
    ]
    return Report(tuple(items), {"reactant_smiles": given, "products": products})


@tool(kind="yesno", verb="Looked into the stock", examples=[{"molecule": "Nc1ccccc1"}, {"molecule": "CCO"}])
def is_buyable(molecule: Molecule) -> YesNo:
    """Whether a compound is in the table of starting materials: reactants of patents, reagents.

    Args:
        molecule: Compound to look up.

    Returns:
        Yes with the sources that list it, or no. There are no prices and no stock levels; a yes means that it
        was on offer or in use when the sources were made.

    Source: building blocks of Mcule (synspace 1.0.0), small reactants of US patents that are seldom products
        there, common reagents, and the lists that the user took in.
    """
    from sandbox.reactions.stock import size, sources_of

    sources = sources_of(molecule.mol)
    if sources:
        return YesNo(
            True, "is listed as a starting material", f"in: {', '.join(sources)}; no prices are known"
        )
    reason = f"not among the {size():,} compounds of the table, which does not mean that nobody sells it"
    return YesNo(False, "is listed as a starting material", reason)


def _leaving(best: Any, reactants: Sequence[str]) -> Text:
    """The by-products of a proposal: in the words of its rule, or what the network lets go."""
    from sandbox.reactions.byproducts import exactly, in_words

    words = [in_words(smiles) for smiles in best.others]
    if best.leaves and not best.leaves.startswith("nothing"):
        words.append(exactly(best.leaves, reactants, best.smiles[0]))
    if not words:
        return Text(None, "by-products", "nothing leaves")
    return Text(
        ", ".join(words), "by-products", "as the rule says" if best.rule else "formal, as the leaving parts"
    )


def _one(molecule: Molecule) -> Chem.Mol:
    """The compound itself: of a salt the largest component."""
    if "." not in molecule.smiles:
        return molecule.mol
    parts: tuple[Chem.Mol, ...] = Chem.GetMolFrags(molecule.mol, asMols=True)
    return max(parts, key=lambda part: part.GetNumHeavyAtoms())


def _buyable(smiles: tuple[str, ...]) -> list[bool]:
    from sandbox.reactions.planning import stock_sources

    return [bool(stock_sources(each)) for each in smiles]
