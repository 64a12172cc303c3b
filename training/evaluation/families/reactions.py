"""Questions about reactions, made by RDKit from reaction SMARTS of the textbooks."""

from __future__ import annotations

import itertools
import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from rdkit import Chem
from rdkit.Chem import rdChemReactions

from training.evaluation.benchmark_question import BenchmarkQuestion
from training.evaluation.families.wording import Wording, listed, written
from training.evaluation.load import Call

Question = BenchmarkQuestion
_FOLDER = Path(__file__).parent
ROLES = ("catalyst", "reagent", "solvent")
_LETTERS = "ABCDEF"


@dataclass(frozen=True, slots=True)
class Reaction:
    """A reaction of given compounds.

    Attributes:
        reactants: Canonical SMILES.
        product: Canonical SMILES.
        rule: Its entry in ``reactions.toml``.
    """

    reactants: tuple[str, ...]
    product: str
    rule: Mapping[str, Any]


def major_products(rng: random.Random) -> Iterator[Question]:
    """What two compounds give."""
    words = Wording("major_product", "product", rng)
    for each in _drawn(rng, lambda each: len(each.reactants) == 2 and each.rule.get("products", True)):
        call = Call("predict_products", {"reactants": list(each.reactants)})
        text = words.word({"ms": _listed(each, rng)})
        yield Question(
            "", "major_product", text, each.product, {"reactants": list(each.reactants)}, ((call,),)
        )


def by_products(rng: random.Random) -> Iterator[Question]:
    """What leaves."""
    words = Wording("by_product", "product", rng)
    for each in _drawn(rng, lambda each: "by_product" in each.rule):
        text = words.word({"ms": _listed(each, rng), "p": each.product})
        gt = Chem.CanonSmiles(each.rule["by_product"])
        calls = (
            (Call("predict_products", {"reactants": list(each.reactants)}),),
            (Call("classify_reaction", {"molecules": list(each.reactants), "product": each.product}),),
        )
        yield Question("", "by_product", text, gt, {"reactants": [*each.reactants, each.product]}, calls)


def retrosyntheses(rng: random.Random) -> Iterator[Question]:
    """What a product is made from; any of the table's reactions that gives it is right."""
    words = Wording("retrosynthesis", "reactants", rng)
    for each in _drawn(rng, lambda each: len(each.reactants) == 2):
        same = [other for other in _reactions() if other.product == each.product]
        gt = sorted({".".join(other.reactants) for other in same})
        call = Call("retrosynthesis_step", {"molecule": each.product})
        text = words.word({"m": written(each.product, rng)})
        yield Question("", "retrosynthesis", text, gt, {"molecule": each.product}, ((call,),))


def conditions(rng: random.Random) -> Iterator[Question]:
    """A catalyst, a reagent or a solvent."""
    wording = {role: Wording(f"conditions_{role}", "name", rng) for role in ROLES}
    for role in itertools.cycle(ROLES):
        fitting = [each for each in _reactions() if role in each.rule]
        each = rng.choice(fitting)
        text = wording[role].word({"ms": _listed(each, rng), "p": each.product})
        given = {"reactants": list(each.reactants), "accepted": each.rule[role]["accepted"], "role": role}
        call = Call("recommend_conditions", {"molecules": list(each.reactants), "product": each.product})
        yield Question("", "conditions", text, each.rule[role]["gt"], given, ((call,),))


def next_steps(rng: random.Random) -> Iterator[Question]:
    """What an elementary step gives."""
    words = Wording("next_step", "product", rng)
    for each in _in_turn(_table("steps.toml")["step"], rng):
        species = each["species"]
        call = Call("elementary_step", {"step": each["step"], "molecules": species})
        text = words.word({"ms": listed(species, rng), "s": each["step"]})
        yield Question("", "next_step", text, each["products"], {"reactants": species}, ((call,),))


def mechanism_choices(rng: random.Random) -> Iterator[Question]:
    """Which of four mechanisms fits."""
    words = Wording("mechanism", "letter", rng)
    for each in _in_turn(_table("mechanisms.toml")["choice"], rng):
        options = rng.sample(each["options"], len(each["options"]))
        lettered = dict(zip(_LETTERS, options, strict=False))
        text = words.word(
            {
                "ms": listed(each["species"], rng),
                "o": "\n".join(f"{letter}. {option}" for letter, option in lettered.items()),
            }
        )
        gt = _LETTERS[options.index(each["options"][0])]
        yield Question("", "mechanism", text, gt, {"reactants": each["species"], "options": lettered})


def _listed(reaction: Reaction, rng: random.Random) -> str:
    return listed(
        [written(each, rng) for each in rng.sample(reaction.reactants, len(reaction.reactants))], rng
    )


def _drawn(rng: random.Random, fits: Any) -> Iterator[Reaction]:
    """Reactions in a drawn order, one of each rule before the next of any."""
    fitting = [each for each in _reactions() if fits(each)]
    by_rule: dict[str, list[Reaction]] = {}
    for each in rng.sample(fitting, len(fitting)):
        by_rule.setdefault(each.rule["name"], []).append(each)
    for layer in itertools.zip_longest(*by_rule.values()):
        yield from (each for each in layer if each is not None)


def _in_turn(entries: Sequence[Mapping[str, Any]], rng: random.Random) -> Iterator[Mapping[str, Any]]:
    """Every entry once, in a drawn order, again and again."""
    while True:
        yield from rng.sample(entries, len(entries))


@lru_cache(maxsize=1)
def _reactions() -> tuple[Reaction, ...]:
    made = []
    for rule in _table("reactions.toml")["reaction"]:
        reaction = rdChemReactions.ReactionFromSmarts(rule["smarts"])
        for names in itertools.product(*(rule[key] for key in ("first", "second") if key in rule)):
            reactants = tuple(Chem.CanonSmiles(name) for name in names)
            outcomes = reaction.RunReactants([Chem.MolFromSmiles(each) for each in reactants])
            products = {_written(outcome[0]) for outcome in outcomes}
            if len(products) == 1:  # two possible products have no one right answer
                made.append(Reaction(reactants, products.pop(), rule))
    return tuple(made)


def _written(mol: Chem.Mol) -> str:
    Chem.SanitizeMol(mol)
    return Chem.CanonSmiles(Chem.MolToSmiles(mol))


@lru_cache(maxsize=4)
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))
