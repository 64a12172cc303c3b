"""Turns prepared reactions into arrays: graphs, possible edits, and which of them are right.

python -m training.retrosynthesis.dataset --folder retro --least 2
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from pathlib import Path
from typing import Any

import numpy as np
from rdkit import Chem, rdBase

from sandbox.reactions.edits import Edit
from sandbox.reactions.features import graph_of, relations
from sandbox.reactions.matching import Matcher


def read_edits(path: Path, least: int) -> list[dict[str, Any]]:
    """Read the edits that were seen at least so often, the most frequent first."""
    records = [json.loads(line) for line in path.read_text().splitlines()]
    return [record for record in records if record["count"] >= least]


def ordered(smiles: str) -> Chem.Mol:
    """Read a SMILES with numbered atoms into a molecule whose atoms stand in the order of the numbers."""
    mol = Chem.MolFromSmiles(smiles)
    order = sorted(range(mol.GetNumAtoms()), key=lambda i: mol.GetAtomWithIdx(i).GetAtomMapNum())
    mol = Chem.RenumberAtoms(mol, order)
    Chem.GetSymmSSSR(mol)
    for atom in mol.GetAtoms():
        atom.SetAtomMapNum(0)
    return mol


def example(mol: Chem.Mol, edit: int, anchors: tuple[int, int], matcher: Matcher) -> dict[str, Any] | None:
    """The arrays of one reaction; None where the right place is not among the possible ones."""
    found = matcher.candidates(mol)
    ranks = np.array(list(Chem.CanonicalRankAtoms(mol, breakTies=False)))
    first, second = anchors
    right = (
        (found.edit == edit) & (ranks[found.first] == ranks[first]) & (ranks[found.second] == ranks[second])
    )
    if not right.any():
        return None
    codes, which = np.unique(found.first.astype(np.int64) * 10_000 + found.second, return_inverse=True)
    pairs = np.stack([codes // 10_000, codes % 10_000], axis=1).astype(np.int32)
    graph = graph_of(mol)
    return {
        "atoms": graph.atoms,
        "bonds": np.stack([graph.source, graph.target, graph.kind]).astype(np.int16),
        "pairs": np.column_stack([pairs, relations(mol, pairs[:, 0], pairs[:, 1])]).astype(np.int16),
        "which": which.astype(np.int16),
        "edit": found.edit.astype(np.int16),
        "right": np.flatnonzero(right).astype(np.int32),
    }


def main() -> None:
    """Build the arrays and write them beside the reactions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--least", type=int, default=2, help="how often an edit must have been seen")
    parser.add_argument("--reactions", default="reactions.jsonl")
    parser.add_argument("--out", default="examples.pickle")
    arguments = parser.parse_args()
    rdBase.DisableLog("rdApp.*")
    records = read_edits(arguments.folder / "edits.jsonl", arguments.least)
    numbers = {record["key"]: index for index, record in enumerate(records)}
    matcher = Matcher([Edit.from_json(record["edit"]) for record in records])
    examples = []
    lines = (arguments.folder / arguments.reactions).read_text().splitlines()
    for line in lines:
        record = json.loads(line)
        number = numbers.get(record["edit"])
        if number is None:
            continue
        a, b = matcher.edits[number].anchor
        anchors = (record["place"][a], record["place"][b])
        made = example(ordered(record["smiles"]), number, anchors, matcher)
        if made is not None:
            examples.append(made)
    with (arguments.folder / arguments.out).open("wb") as out:
        pickle.dump(examples, out)
    sizes = [len(each["edit"]) for each in examples]
    sys.stdout.write(
        f"{len(examples)} of {len(lines)} reactions, {len(records)} edits, {np.mean(sizes):.0f} places\n"
    )


if __name__ == "__main__":
    main()
