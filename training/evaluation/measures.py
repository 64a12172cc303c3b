"""The measures of the benchmark's families: those of the literature, and those that cannot be gamed.

Each measure of an answer is a number; None where it says nothing about this answer (an error that is only
defined for a number, say). An answer that cannot be read is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from rdkit import Chem, DataStructs
from rdkit.Chem import QED, Descriptors, rdFingerprintGenerator, rdMolDescriptors
from rdkit.Chem.Scaffolds import MurckoScaffold

from training.evaluation.benchmark_question import BenchmarkQuestion
from training.evaluation.group_edits import (
    additions,
    count_group,
    edit_group,
    flat_smiles,
    removals,
    substitutions,
)
from training.evaluation.reply import Reply, canonical

Measures = dict[str, float | None]
_AROMATIC = Chem.MolFromSmarts("a")


def measure(question: BenchmarkQuestion, reply: Reply) -> Measures:
    """Measure an answer by everything that its family is measured by."""
    family = question.family
    if family.startswith("optimise_"):
        return _gain(question, reply)
    return _MEASURERS[family](question, reply)


def is_right(question: BenchmarkQuestion, measures: Mapping[str, float | None]) -> bool:
    """Whether an answer counts as right, by the strictest measure that every question of the family has."""
    family = question.family
    if family in ("ring_system", "smiles_equivalence", "mechanism"):
        return measures["accuracy"] == 1
    if family.startswith("optimise_"):
        return measures["improved, scaffold kept"] == 1
    key = {"functional_group_count": "exact", "ring_count": "exact", "murcko_scaffold": "exact"}.get(family)
    key = key or ("rest unchanged" if family.endswith("_group") else "")
    key = key or ("acceptable" if family == "conditions" else "top-1")
    return measures[key] == 1


def trivial_answer(question: BenchmarkQuestion, constant: Any) -> Any:
    """What an answer without any thought says: the commonest value, yes, or the molecule as it came."""
    if question.family in ("functional_group_count", "ring_count", "mechanism", "conditions"):
        return constant
    if question.family in ("ring_system", "smiles_equivalence"):
        return "yes"
    molecule = question.given.get("molecule") or max(question.given.get("reactants", [""]), key=len)
    return molecule


def oracle(property_name: str) -> Callable[[str], float]:
    """The function that a family of optimisation is measured by.

    logP: Crippen; QED: Bickerton; solubility: ESOL (Delaney, J. Chem. Inf. Comput. Sci. 2004, 44, 1000), in
    log(mol/L). DRD2, JNK3 and GSK3β: this program's forests, because those of the literature are not
    distributed; their values are not comparable with published ones.
    """
    return _ORACLES[property_name]


def esol(mol: Chem.Mol) -> float:
    """Logarithm of the solubility in mol/L after Delaney, from descriptors alone."""
    aromatic = len(mol.GetSubstructMatches(_AROMATIC)) / mol.GetNumHeavyAtoms()
    rotatable = rdMolDescriptors.CalcNumRotatableBonds(mol)
    return float(
        0.16
        - 0.63 * rdMolDescriptors.CalcCrippenDescriptors(mol)[0]
        - 0.0062 * Descriptors.MolWt(mol)  # type: ignore[attr-defined]
        + 0.066 * rotatable
        - 0.74 * aromatic
    )


def similarity(first: str, second: str) -> float:
    """Tanimoto similarity of Morgan fingerprints (radius 2, 2048 bits)."""
    return float(DataStructs.TanimotoSimilarity(_fingerprint(first), _fingerprint(second)))


def _count(question: BenchmarkQuestion, reply: Reply) -> Measures:
    number = reply.number()
    error = None if number is None else abs(number - float(question.gt))
    return {"absolute error": error, "exact": float(error == 0)}


def _scaffold(question: BenchmarkQuestion, reply: Reply) -> Measures:
    wanted = canonical(question.gt)
    found = reply.structures([question.given.get("molecule", "")])
    return {
        "Tanimoto": similarity(found[0], wanted) if found else 0.0,
        "exact": float(bool(found) and found[0] == wanted),
    }


def _yes_no(question: BenchmarkQuestion, reply: Reply) -> Measures:
    wanted = question.gt == "yes"
    right = float(reply.yes_no() == wanted)
    return {
        "accuracy": right,
        "right where yes": right if wanted else None,
        "right where no": None if wanted else right,
    }


def _edit(question: BenchmarkQuestion, reply: Reply) -> Measures:
    given = question.given
    found = reply.structures([given["molecule"]])
    before = Chem.MolFromSmiles(given["molecule"])
    after = Chem.MolFromSmiles(found[0]) if found else None
    if after is None:
        return {"count changed by one": 0.0, "rest unchanged": 0.0}
    changes = [(name, sign) for name, sign in ((given.get("group"), 1), (given.get("removed"), -1)) if name]
    counted = all(_change(before, after, name) == sign for name, sign in changes)
    possible = _possible(before, given.get("group"), given.get("removed"))
    same = None if possible is None else float(counted and flat_smiles(found[0]) in possible)
    return {"count changed by one": float(counted), "rest unchanged": same}


def _change(before: Chem.Mol, after: Chem.Mol, name: str) -> int | None:
    first, second = count_group(before, name), count_group(after, name)
    return None if first is None or second is None else second - first


def _possible(mol: Chem.Mol, added: str | None, removed: str | None) -> set[str] | None:
    """What the edit may give; None where a group is none that we can put on."""
    new, old = edit_group(added) if added else None, edit_group(removed) if removed else None
    if (added and new is None) or (removed and old is None):
        return None
    if new and old:
        return substitutions(mol, old, new)
    if new:
        return additions(mol, new)
    return removals(mol, old) if old else None


def _gain(question: BenchmarkQuestion, reply: Reply) -> Measures:
    start = canonical(question.given["molecule"])
    found = reply.structures([start])
    if not found:
        return {"gain": 0.0, "improved": 0.0, "improved, scaffold kept": 0.0, "similarity to the start": None}
    value = oracle(question.family.removeprefix("optimise_"))
    sign = -1.0 if question.given.get("direction") == "lower" else 1.0
    gain = sign * (value(found[0]) - value(start))
    better = float(gain > 0)
    kept = _murcko(found[0]) == _murcko(start)
    return {
        "gain": gain,
        "improved": better,
        "improved, scaffold kept": better * kept,
        "similarity to the start": similarity(found[0], start),
    }


def _structures(question: BenchmarkQuestion, reply: Reply) -> Measures:
    """Products or reactants: each set of the ground truth is an alternative."""
    found = reply.structures(question.given.get("reactants", [question.given.get("molecule", "")]))
    if question.family == "by_product" and not reply.stated():
        found = reply.compounds() or found  # what leaves is small, and goes by its name
    alternatives = [
        [s for part in str(each).split(".") if (s := canonical(part))] for each in _alternatives(question.gt)
    ]
    best = {"top-1": 0.0, "similarity": 0.0, "with stereochemistry": 0.0}
    for wanted in alternatives:
        # Further proposals may stand behind the first answer, which has as many parts as are wanted.
        said = found[: len(wanted)]
        if not said or not wanted:
            continue
        top = float({_identity(each) for each in said} == {_identity(each) for each in wanted})
        near = similarity(".".join(sorted(said)), ".".join(sorted(wanted)))
        exact = float(set(said) == set(wanted))
        best = max(best, {"top-1": top, "similarity": near, "with stereochemistry": exact}, key=_order)
    return {**best}


def _order(measures: Mapping[str, float]) -> tuple[float, float]:
    return measures["top-1"], measures["similarity"]


def _conditions(question: BenchmarkQuestion, reply: Reply) -> Measures:
    """The first compound that is named counts; that of the ground truth, or one that does the same."""
    wanted = [s for each in _alternatives(question.gt) if (s := canonical(str(each)))]
    accepted = [str(each) for each in question.given.get("accepted", ())]
    named = reply.names()
    first = reply.compounds() or reply.structures()
    top = max((float(_identity(a) == _identity(b)) for a in first[:1] for b in wanted), default=0.0)
    near = max((similarity(a, b) for a in first[:1] for b in wanted), default=0.0)
    said = " ".join(named[:-1] or named).casefold()
    fits = top == 1 or any(each.casefold() in said for each in accepted)
    return {"top-1": top, "similarity": near, "acceptable": float(fits)}


def _choice(question: BenchmarkQuestion, reply: Reply) -> Measures:
    wanted = str(question.gt).strip().upper()[:1]
    letter = reply.letter()
    if letter is None:  # the option itself may stand there, not its letter
        texts = [text.casefold() for text in reply.names()]
        options = question.given.get("options", {})
        said = [
            name for name, option in options.items() if any(option.casefold() in text for text in texts[:1])
        ]
        letter = said[0] if len(said) == 1 else None
    return {"accuracy": float(letter == wanted)}


def _alternatives(gt: Any) -> list[Any]:
    return list(gt) if isinstance(gt, list | tuple) else [gt]


@lru_cache(maxsize=4096)
def _identity(smiles: str) -> str:
    """Standard InChI without stereochemistry; the SMILES where it has none."""
    mol = Chem.MolFromSmiles(smiles)
    return Chem.MolToInchi(mol, options="/SNon") or Chem.MolToSmiles(mol, isomericSmiles=False)


@lru_cache(maxsize=4096)
def _fingerprint(smiles: str) -> DataStructs.ExplicitBitVect:
    return rdFingerprintGenerator.GetMorganGenerator(radius=2, fpSize=2048).GetFingerprint(
        Chem.MolFromSmiles(smiles)
    )


def _murcko(smiles: str) -> str:
    return str(MurckoScaffold.MurckoScaffoldSmiles(smiles))


def _activity(target: str) -> Callable[[str], float]:
    def value(smiles: str) -> float:
        from sandbox.predictors.activity import probabilities

        return float(probabilities(target, [Chem.MolFromSmiles(smiles)])[0])

    return value


_ORACLES: dict[str, Callable[[str], float]] = {
    "logp": lambda smiles: float(rdMolDescriptors.CalcCrippenDescriptors(Chem.MolFromSmiles(smiles))[0]),
    "solubility": lambda smiles: esol(Chem.MolFromSmiles(smiles)),
    "qed": lambda smiles: float(QED.qed(Chem.MolFromSmiles(smiles))),
    "drd2": _activity("DRD2"),
    "jnk3": _activity("JNK3"),
    "gsk3b": _activity("GSK3B"),
}
_MEASURERS: dict[str, Callable[[BenchmarkQuestion, Reply], Measures]] = {
    "functional_group_count": _count,
    "ring_count": _count,
    "murcko_scaffold": _scaffold,
    "ring_system": _yes_no,
    "smiles_equivalence": _yes_no,
    "add_group": _edit,
    "delete_group": _edit,
    "substitute_group": _edit,
    "major_product": _structures,
    "by_product": _structures,
    "retrosynthesis": _structures,
    "conditions": _conditions,
    "next_step": _structures,
    "mechanism": _choice,
}
