"""Reactions: their name, class, atoms, balance and conditions; elementary steps and mechanisms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

from sandbox.errors import ToolError
from sandbox.knowledge.choosing import choose
from sandbox.knowledge.classifying import Classified, classify, is_among
from sandbox.knowledge.conditions import SCREENS, best_variant, halide_of, screened, summarise
from sandbox.knowledge.picture import draw
from sandbox.knowledge.steps import apply_step
from sandbox.registry import tool
from sandbox.results import Item, Report, Structure, Text
from sandbox.structures import chem
from sandbox.types import AtLeast, Means, Molecule, Reaction, Term
from sandbox.wording import listed

BIARYL = {"molecules": ["COc1ccc(Br)cc1", "OB(O)c1ccccc1"], "product": "COc1ccc(-c2ccccc2)cc1"}
AMIDE = {"molecules": ["OC(=O)c1ccccc1", "NCc1ccccc1"], "product": "O=C(NCc1ccccc1)c1ccccc1"}
NO_CARD = "no transformation of the knowledge cards gives this product"


@tool(kind="report", verb="Classified the reaction", examples=[BIARYL, AMIDE])
def classify_reaction(molecules: Annotated[list[Molecule], AtLeast(1)], product: Molecule) -> Report:
    """Name of a reaction with its class, the bonds that form and break, and the balanced equation.

    Args:
        molecules: Starting materials; reagents may be among them.
        product: The product.

    Returns:
        Name and USPTO class, bonds formed and broken, and the equation with by-products; the mapped
        reaction SMILES and a picture with the reaction centre are in the details. Where no card fits, the
        atoms are mapped by common substructures, and it says so.

    Source: reaction SMARTS of this program's knowledge cards; classes of Schneider et al., J. Med. Chem.
        2016, 59, 4385; else maximum common substructures (RDKit).
    """
    return _classified(classify(molecules, product))


@tool(
    kind="report",
    verb="Classified the reaction",
    examples=[{"reaction": "O=Cc1ccccc1.C1CCNCC1>>C(c1ccccc1)N1CCCCC1"}],
)
def reaction_class(reaction: Reaction) -> Report:
    """Name and class of a reaction given as reaction SMILES, with bonds that change and its balance.

    Args:
        reaction: The reaction, with one product or a main one.

    Returns:
        As for reactants and product: name and class, bonds formed and broken, balanced equation.

    Source: reaction SMARTS of this program's knowledge cards; classes of Schneider et al., J. Med. Chem.
        2016, 59, 4385; else maximum common substructures (RDKit).
    """
    reactants, product = _sides(reaction)
    return _classified(classify(reactants, product))


@tool(kind="report", verb="Recommended conditions", examples=[BIARYL, AMIDE])
def recommend_conditions(molecules: Annotated[list[Molecule], AtLeast(1)], product: Molecule) -> Report:
    """Conditions for a reaction of given reactants and product: reagent, catalyst, ligand, base, solvent.

    Args:
        molecules: Starting materials.
        product: The product.

    Returns:
        The reaction that fits, conditions of its card for these substrates, other conditions, and mean
        yields of a screen where one was made (Suzuki, Buchwald–Hartwig). Typical conditions, not optimised
        for this substrate. Where the product is rather another reactant, they are for what all of them give,
        as predicted.

    Source: knowledge cards of this program; Perera et al., Science 2018, 359, 429; Ahneman et al., Science
        2018, 360, 186.
    """
    among = is_among(product, molecules)
    found = None if among else classify(molecules, product)
    if found is None or not found.templates:  # "conditions for coupling M1 with M2" names no product
        made = _what_they_give(molecules if among else [*molecules, product])
        if made is not None:
            return made
    return _recommended(found or classify(molecules, product), molecules)


@tool(
    kind="report",
    verb="Recommended conditions",
    examples=[{"reaction": "Clc1ccncc1.OB(O)c1ccccc1>>c1ccc(-c2ccncc2)cc1"}],
)
def conditions_of_reaction(reaction: Reaction) -> Report:
    """Conditions for a reaction that is given as reaction SMILES.

    Args:
        reaction: The reaction.

    Returns:
        The reaction that fits, conditions of its card for these substrates, other conditions, and mean
        yields of a screen where one was made.

    Source: knowledge cards of this program; Perera et al., Science 2018, 359, 429; Ahneman et al., Science
        2018, 360, 186.
    """
    reactants, product = _sides(reaction)
    return _recommended(classify(reactants, product), reactants)


@tool(
    kind="report",
    verb="Applied the step",
    examples=[
        {"step": "oxidative addition", "molecules": ["[Pd]", "Brc1ccccc1"]},
        {"step": "proton transfer", "molecules": ["CC(=O)O", "CCN(CC)CC"]},
    ],
)
def elementary_step(
    step: Annotated[str, Term("elementary step")],
    molecules: Annotated[list[Molecule], AtLeast(1), Means("mixture")],
) -> Report:
    """Products of one elementary step of a mechanism: proton transfer, oxidative addition, substitution.

    Args:
        step: The elementary step.
        molecules: The species that take it, with charges, radicals and metals as they are.

    Returns:
        The species that form, the most likely outcome first. What the step gives if it happens; nothing is
        said of its barrier.

    Source: rules of this program; acid and base strengths after Evans and Bordwell (approximate pKa).
    """
    outcomes = apply_step(step, [each.mol for each in molecules])
    labels = " and ".join(each.label for each in molecules)
    items: list[Item] = []
    for smiles in outcomes[0]:
        try:
            chem.parse_smiles(smiles)
        except ValueError:
            continue
        items.append(Structure(smiles, f"a product of the {step} of {labels}"))
    if len(outcomes) > 1:
        items.append(
            Text("; ".join(" + ".join(each) for each in outcomes[1:]), "other outcomes", "less likely")
        )
    return Report(tuple(items), {"outcomes_smiles": [".".join(each) for each in outcomes]})


@tool(
    kind="report",
    verb="Chose a mechanism",
    examples=[
        {"molecules": ["CC(C)(C)Br", "CC(C)(C)[O-]"], "mechanisms": "SN1, SN2 or E2"},
        {
            "molecules": ["Cc1ccccc1", "O=C1CCC(=O)N1Br"],
            "mechanisms": "radical chain or electrophilic aromatic",
        },
    ],
)
def choose_mechanism(
    molecules: Annotated[list[Molecule], AtLeast(1)], mechanisms: Annotated[str, Means("options")]
) -> Report:
    """Which of several described mechanisms fits the substrate and reagents, such as SN1, SN2, E1 or E2.

    Args:
        molecules: Substrate, reagents, solvent.
        mechanisms: The mechanisms to choose from, as written.

    Returns:
        The description that fits best, why, and what speaks against the others; rules, no calculation.

    Source: textbook rules of this program (Clayden, Greeves, Warren: Organic Chemistry; Smith: March's
        Advanced Organic Chemistry).
    """
    ranked = choose([each.mol for each in molecules], mechanisms)
    best, *others = ranked
    if best.score == others[0].score:
        raise ToolError("the rules do not tell these mechanisms apart for these species")
    items: list[Item] = [
        Text(best.text, "mechanism that fits", "rules on structures, not calculated"),
        Text("; ".join(best.reasons) or None, "reason", None if best.reasons else "the others are ruled out"),
    ]
    against = "; ".join(f"{each.text}: {', '.join(each.reasons)}" for each in others if each.reasons)
    if against:
        items.append(Text(against, "on the others"))
    rows = [{"mechanism": each.text, "score": each.score, "reasons": list(each.reasons)} for each in ranked]
    return Report(tuple(items), {"ranked": rows})


def _sides(reaction: Reaction) -> tuple[list[Molecule], Molecule]:
    """Reactants and agents, and the largest product."""
    left, agents, right = (side.split(".") if side else [] for side in reaction.smiles.split()[0].split(">"))
    reactants = [_unmapped(smiles, f"reactant {number}") for number, smiles in enumerate([*left, *agents], 1)]
    products = [_unmapped(smiles, "the product") for smiles in right]
    if not reactants or not products:
        raise ToolError(f"{reaction.label} needs reactants and a product")
    return reactants, max(products, key=lambda each: each.mol.GetNumHeavyAtoms())


def _unmapped(smiles: str, label: str) -> Molecule:
    mol = chem.parse_smiles(smiles)
    for atom in mol.GetAtoms():
        atom.SetAtomMapNum(0)
    plain = chem.canonical_smiles(mol)
    return Molecule(chem.parse_smiles(plain), plain, label)


def _classified(found: Classified) -> Report:
    items: list[Item] = []
    if found.templates:
        first = found.templates[0]
        others = ", ".join(each.name for each in found.templates[1:3])
        number = f" (USPTO class {first.uspto_class}, {first.card.class_name})" if first.uspto_class else ""
        items.append(
            Text(
                first.name + number,
                "reaction",
                f"by its transformation; also fits: {others}" if others else "by its transformation",
            )
        )
    else:
        items.append(Text(None, "reaction", NO_CARD))
    data: dict[str, Any] = {"equation": found.equation, "byproducts": list(found.byproducts)}
    if found.mapped:
        guess = "by common substructures, a guess" if found.mapped.method != "template" else None
        items.append(Text(", ".join(found.mapped.formed) or "none", "bonds formed", guess))
        gone = [*found.mapped.broken, *found.mapped.changed]
        items.append(Text(", ".join(gone) or "none", "bonds broken", guess))
        data |= {"mapped": found.mapped.smiles, "mapping_by": found.mapped.method, "svg": draw(found.mapped)}
    items.append(Text(found.equation, "equation", _remark(found)))
    return Report(tuple(items), data)


def _remark(found: Classified) -> str | None:
    stated = found.templates[0].card.byproducts if found.templates and not found.templates[0].removal else ""
    return f"in practice: {stated}" if stated else None


def _what_they_give(molecules: Sequence[Molecule]) -> Report | None:
    """Conditions for the most probable reaction of these; None where no card has it."""
    from sandbox.reactions.forward import predict

    predicted = predict([each.mol for each in molecules], 1) if len(molecules) > 1 else []
    if not predicted:
        return None
    smiles = predicted[0].smiles[0]
    found = classify(molecules, Molecule(chem.parse_smiles(smiles), smiles, "the product"))
    if not found.templates:
        return None
    told = _recommended(found, molecules)
    names = listed([each.label for each in molecules])
    product = Structure(smiles, f"the product of {names}", "predicted, as none was given")
    return Report((product, *told.items[:3]), told.data)


def _recommended(found: Classified, reactants: Sequence[Molecule]) -> Report:
    if not found.templates:
        raise ToolError(f"{NO_CARD}, so there are no conditions to recommend")
    template = found.templates[0]
    card, mols = template.card, [each.mol for each in reactants]
    ways = card.removal if template.removal else card.conditions
    if template.removal:
        variant, why = ways[0], "the card's first choice"
    else:
        variant, why = best_variant(card, mols)
    others = " or: ".join(str(way) for way in ways if way is not variant)
    items: list[Item] = [Text(str(variant), f"conditions for {template.name}", f"knowledge card; {why}")]
    halide = halide_of(mols)
    yields = screened(card.title, halide)
    if yields:
        best = "; ".join(f"{factor}: {summarise(levels)}" for factor, levels in yields.items())
        items.append(Text(best, f"mean yields screened with aryl {halide}s", SCREENS[card.title]))
    if others:
        items.append(Text(others, "other conditions", "knowledge card"))
    if card.pitfalls:
        items.append(Text(card.pitfalls, "pitfalls", "knowledge card"))
    rows = [
        {"factor": factor, "level": each.level, "mean_yield_percent": each.mean, "runs": each.runs}
        for factor, levels in yields.items()
        for each in levels
    ]
    parts = {name: words for name, words in asdict(variant).items() if words}
    return Report(tuple(items[:4]), {"yields": rows, "equation": found.equation, "conditions": parts})
