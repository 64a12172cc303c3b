"""Questions that change a molecule: a group more, less, or for another; a property to be improved."""

from __future__ import annotations

import random
from collections.abc import Iterator

from rdkit import Chem

from training.evaluation.benchmark_question import BenchmarkQuestion
from training.evaluation.families.molecules import Draw
from training.evaluation.families.wording import Wording, written
from training.evaluation.group_edits import GROUPS, EditGroup, additions, count_group, removals, substitutions
from training.evaluation.load import Call
from training.evaluation.measures import oracle

Question = BenchmarkQuestion
# Starting values with room for improvement; activities: not active yet.
_STARTS = {
    "logp": (-1.0, 3.5),
    "solubility": (-8.0, -3.0),
    "qed": (0.2, 0.75),
    "drd2": (0.0, 0.5),
    "jnk3": (0.0, 0.3),
    "gsk3b": (0.0, 0.3),
}
_OBJECTIVES = {
    "logp": "higher logP",
    "solubility": "higher solubility",
    "qed": "higher QED",
    "drd2": "higher DRD2 activity",
    "jnk3": "higher JNK3 activity",
    "gsk3b": "higher GSK3B activity",
}


def added_groups(rng: random.Random) -> Iterator[Question]:
    """Put a group on."""
    words, draw = Wording("add_group", "molecule", rng), Draw(rng)
    while True:
        mol, group = draw.next(), rng.choice(GROUPS)
        name = group.names[0]
        if not _possible(mol, additions(mol, group), [(name, 1)]):
            continue
        smiles = Chem.MolToSmiles(mol)
        text = words.word({"m": written(smiles, rng), "g": name})
        call = Call("add_group", {"molecule": smiles, "group": name})
        yield Question("", "add_group", text, None, {"molecule": smiles, "group": name}, ((call,),))


def deleted_groups(rng: random.Random) -> Iterator[Question]:
    """Take a group off that the molecule has."""
    words, draw = Wording("delete_group", "molecule", rng), Draw(rng)
    while True:
        mol = draw.next()
        group = _removable(mol, rng)
        if group is None:
            continue
        smiles, name = Chem.MolToSmiles(mol), group.names[0]
        text = words.word({"m": written(smiles, rng), "g": name})
        call = Call("remove_group", {"molecule": smiles, "group": name})
        yield Question("", "delete_group", text, None, {"molecule": smiles, "removed": name}, ((call,),))


def substituted_groups(rng: random.Random) -> Iterator[Question]:
    """Put one group in the place of another."""
    words, draw = Wording("substitute_group", "molecule", rng), Draw(rng)
    while True:
        mol = draw.next()
        old, new = _removable(mol, rng), rng.choice(GROUPS)
        if old is None or new is old:
            continue
        names = old.names[0], new.names[0]
        if not _possible(mol, substitutions(mol, old, new), [(names[0], -1), (names[1], 1)]):
            continue
        smiles = Chem.MolToSmiles(mol)
        text = words.word({"m": written(smiles, rng), "g": names[0], "h": names[1]})
        call = Call("replace_group", {"molecule": smiles, "group": names[0], "replacement": names[1]})
        given = {"molecule": smiles, "removed": names[0], "group": names[1]}
        yield Question("", "substitute_group", text, None, given, ((call,),))


def optimisations(target: str, rng: random.Random) -> Iterator[Question]:
    """Improve one property of a molecule that has room for it."""
    words, draw = Wording(f"optimise_{target}", "molecule", rng), Draw(rng)
    low, high = _STARTS[target]
    while True:
        smiles = Chem.MolToSmiles(draw.next())
        if not low <= oracle(target)(smiles) <= high:
            continue
        call = Call("optimize_molecule", {"molecule": smiles, "objective": _OBJECTIVES[target]})
        text = words.word({"m": written(smiles, rng)})
        yield Question("", f"optimise_{target}", text, None, {"molecule": smiles}, ((call,),))


def _removable(mol: Chem.Mol, rng: random.Random) -> EditGroup | None:
    """A group that can be taken off without breaking another, as the methyl of an acetyl group would."""
    fitting = []
    for group in GROUPS:
        others = [(each.names[0], 0) for each in GROUPS if each is not group]
        if _possible(mol, removals(mol, group), [(group.names[0], -1), *others]):
            fitting.append(group)
    return rng.choice(fitting) if fitting else None


def _possible(mol: Chem.Mol, made: set[str], changes: list[tuple[str, int]]) -> bool:
    """Whether some of the molecules have the groups changed by one each, as the measure wants it."""
    before = {name: count_group(mol, name) or 0 for name, _ in changes}
    return any(
        all(
            (count_group(Chem.MolFromSmiles(each), name) or 0) - before[name] == sign
            for name, sign in changes
        )
        for each in made
    )
