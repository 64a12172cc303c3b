"""Draws what stands in the slots of tools for reactions: names of cards, reactions, species that react.

The molecules of one question must fit each other, so they are drawn together, from the examples of the cards.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rdkit import Chem

from sandbox.knowledge.cards import Card, cards
from sandbox.structures import chem
from training.questions import Frag, Mol, Slot

NAMED: Mapping[str, Sequence[str]] = {
    "reaction_card": ("reaction",),
    "reaction_conditions": ("reaction",),
    "mechanism_steps": ("reaction",),
    "reaction_workup": ("reaction", "work-up"),
    "protection_conditions": ("protecting group",),
}
PAIRED = ("classify_reaction", "recommend_conditions", "find_precedents")
WHOLE = ("reaction_class", "conditions_of_reaction", "precedents_of_reaction")
SEARCHES = (
    "ketone to ester",
    "alkyne to cis alkene",
    "amide to nitrile",
    "alcohol to alkyl bromide",
    "ester to aldehyde",
    "aldehyde to terminal alkyne",
    "nitro to amine",
    "acid to acid chloride",
    "alkene to diol",
    "oxidising a thioether",
    "a mild base for azole alkylation",
    "racemisation in couplings",
    "removing tin residues",
    "terminal alkyne",
    "Z alkene from an aldehyde",
    "aryl nitrile",
    "boronic ester from a bromide",
    "carbene",
    "phosphine oxide removal",
    "conjugate addition",
    "chromium free oxidation",
    "aldehyde to acid",
    "epoxide from an alkene",
    "cyanide",
    "indole N-H",
    "hydrogenolysis",
    "deoxygenation of a ketone",
    "aryl ether formation",
    "secondary alcohol inversion",
    "macrolactone",
    "methyl ketone synthesis",
    "allylic alcohol",
    "tertiary alcohol",
    "amino acid",
    "low racemisation coupling",
    "sulfone",
    "silyl ether",
    "enantioselective epoxidation",
    "fluoride source",
    "azide reduction",
)
# Step → species that take it.
STEPS: Sequence[tuple[str, Sequence[str]]] = (
    ("oxidative addition", ("[Pd]", "Brc1ccccc1")),
    ("oxidative addition", ("[Pd]", "COc1ccc(I)cc1")),
    ("oxidative addition", ("[Ni]", "Clc1ccncc1")),
    ("oxidative addition", ("[Mg]", "CCCBr")),
    ("transmetalation", ("Br[Pd]c1ccccc1", "OB(O)c1ccc(C)cc1")),
    ("transmetalation", ("I[Pd]c1ccccc1", "C=C[Sn](C)(C)C")),
    ("reductive elimination", ("Cc1ccc([Pd]c2ccccc2)cc1",)),
    ("reductive elimination", ("COc1ccc([Pd]C=C)cc1",)),
    ("migratory insertion", ("Br[Pd]c1ccccc1", "C=CC(=O)OC")),
    ("beta-hydride elimination", ("CCC[Pd]Br",)),
    ("proton transfer", ("CC(=O)O", "CCN(CC)CC")),
    ("proton transfer", ("Oc1ccccc1", "[OH-]")),
    ("proton transfer", ("CC(C)=O", "CC(C)(C)[O-]")),
    ("proton transfer", ("C#Cc1ccccc1", "CC(C)[N-]C(C)C")),
    ("nucleophilic addition", ("C[O-]", "CC=O")),
    ("nucleophilic addition", ("[C-]#N", "O=Cc1ccccc1")),
    ("nucleophilic addition", ("CCN", "CC(C)=O")),
    ("nucleophilic substitution", ("[N-]=[N+]=[N-]", "CCCBr")),
    ("nucleophilic substitution", ("CC[S-]", "CI")),
    ("nucleophilic substitution", ("CN(C)C", "BrCc1ccccc1")),
    ("elimination", ("CC(C)(C)Br",)),
    ("elimination", ("CC([O-])(Cl)NC",)),
    ("loss of leaving group", ("CC(C)(C)Cl",)),
    ("loss of leaving group", ("CC(C)[OH2+]",)),
    ("electrophilic addition", ("CC(C)=C", "Br")),
    ("electrophilic aromatic substitution", ("COc1ccccc1", "CC#[O+]")),
    ("hydride transfer", ("[BH4-]", "CC(=O)c1ccccc1")),
    ("homolysis", ("BrBr",)),
    ("homolysis", ("CC(C)(C)OOC(C)(C)C",)),
    ("hydrogen abstraction", ("[Br]", "Cc1ccccc1")),
    ("radical addition", ("[CH3]", "C=Cc1ccccc1")),
    ("cycloaddition", ("C=CC=C", "C=CC(C)=O")),
    ("cycloaddition", ("CCN=[N+]=[N-]", "C#Cc1ccccc1")),
    ("sigmatropic rearrangement", ("C=CCOC=C",)),
    ("decarboxylation", ("CC(=O)CC(=O)O",)),
    ("tautomerisation", ("CC(=O)C(C)C",)),
    ("hydride shift", ("CC(C)[CH+]C",)),
)
# Species and mechanisms among which to choose.
MECHANISMS: Sequence[tuple[Sequence[str], Sequence[str]]] = (
    (("CC(C)(C)Br", "CC(C)(C)[O-]"), ("SN1", "SN2", "E2")),
    (("CCCBr", "[N-]=[N+]=[N-]"), ("SN1", "SN2")),
    (("CC(C)(C)Cl", "O"), ("SN1", "SN2")),
    (("CCC(C)Br", "C1CCC2=NCCCN2CC1"), ("SN2", "E2")),
    (("CI", "[C-]#N"), ("SN1", "SN2", "E2")),
    (("CC(C)(C)Br", "CO"), ("SN1", "E2")),
    (("CCCCBr", "CC(C)(C)[O-]"), ("SN2", "E2")),
    (("O=[N+]([O-])c1ccc(F)cc1", "C1CCNC1"), ("SN1", "SNAr")),
    (("Clc1ccccc1", "[NH2-]"), ("SNAr", "benzyne")),
    (
        ("Cc1ccccc1", "O=C1CCC(=O)N1Br", "CC(C)(C#N)N=NC(C)(C)C#N"),
        ("radical", "electrophilic aromatic substitution"),
    ),
    (("CC(=O)Cl", "NCc1ccccc1"), ("SN2", "acyl substitution")),
    (("C=CC=C", "C=CC(=O)OC"), ("concerted", "radical")),
    (("CC(C)Br", "[I-]"), ("SN2", "E2")),
    (("BrCc1ccccc1", "CC[S-]"), ("SN2", "E1")),
    (("CC(=O)CCCl", "[OH-]"), ("E1cB", "E1")),
)


@dataclass
class Drawn:
    """Texts and values by slot.

    Attributes:
        values: Slot → what stands in the message.
        slots: Slot → its value in the plan.
    """

    values: dict[str, str] = field(default_factory=dict)
    slots: dict[str, Slot] = field(default_factory=dict)


def draw_reaction_slots(tool: str, rng: random.Random) -> Drawn:
    """Draw what fits a tool for reactions; empty for other tools."""
    if tool in NAMED:
        name = _name(rng.choice([card for card in cards() if card.kind in NAMED[tool]]), rng)
        return Drawn({"name": name}, {"name": name})
    if tool == "search_cards":
        text = rng.choice(SEARCHES)
        return Drawn({"text": text}, {"text": text})
    if tool == "reagent_uses":
        smiles = rng.choice(rng.choice([card for card in cards() if card.smiles]).smiles)
        return Drawn({"m": smiles}, {"m": _mol(smiles)})
    if tool == "find_protecting_groups":
        smiles = rng.choice([card for card in cards() if card.off_example]).off_example.split(">>")[0]
        return Drawn({"m": smiles}, {"m": _mol(smiles)})
    if tool in PAIRED:
        reactants, product = _reaction(rng)
        return _species(reactants, rng, Drawn({"n": product}, {"n": _mol(product)}))
    if tool in WHOLE:
        reactants, product = _reaction(rng)
        text = f"{'.'.join(reactants)}>>{product}"
        return Drawn({"reaction": text}, {"reaction": Frag(text)})
    if tool in ("precedents_making", "precedents_using"):
        reactants, product = _reaction(rng)
        smiles = product if tool == "precedents_making" else rng.choice(reactants)
        return Drawn({"m": smiles}, {"m": _mol(smiles)})
    if tool == "elementary_step":
        step, species = rng.choice(STEPS)
        return _species(species, rng, Drawn({}, {"step": step}))
    if tool == "choose_mechanism":
        species, options = rng.choice(MECHANISMS)
        named = rng.sample(options, len(options))
        text = ", ".join(named[:-1]) + f" or {named[-1]}"
        return _species(species, rng, Drawn({"mechanisms": text}, {"mechanisms": text}))
    return Drawn()


def _species(smiles: Sequence[str], rng: random.Random, drawn: Drawn) -> Drawn:
    joint = rng.choice([" and ", " + ", ", "]) if len(smiles) < 3 else ", "
    drawn.values["ms"] = joint.join(smiles)
    drawn.slots["ms"] = tuple(_mol(each) for each in smiles)
    return drawn


def _mol(smiles: str) -> Mol:
    return Mol(chem.canonical_smiles(chem.parse_smiles(smiles)))


def _reaction(rng: random.Random) -> tuple[tuple[str, ...], str]:
    """Reactants, each once, and the main product of an example."""
    card = rng.choice([card for card in cards() if card.example])
    left, right = rng.choice([each for each in (card.example, card.off_example) if each]).split(">>")
    product = max(right.split("."), key=lambda smiles: Chem.MolFromSmiles(smiles).GetNumAtoms())
    return tuple(dict.fromkeys(left.split("."))), product


def _name(card: Card, rng: random.Random) -> str:
    """A name as people write it: with or without capitals, now and then misspelt."""
    name = rng.choice([card.title, card.title, *card.synonyms])
    if rng.random() < 0.3 and not re.search(r"[A-Z]{2}", name):
        name = name.lower()
    long = [i for i in range(1, len(name) - 1) if name[i].isalpha() and name[i + 1].isalpha()]
    if len(name) > 8 and long and rng.random() < 0.08:
        place = rng.choice(long)
        name = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    return name
