"""Makes the training set of one direction: edits with their counts, and each reaction with its right places.

    python -m training.retrosynthesis.prepare --direction retro --mapped mapped_train.tsv --out retro

Edits come from the training split alone. ``--mapped`` takes what mapping.py and uspto15k.py write.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from rdkit import Chem, rdBase

from sandbox.reactions.edits import Edit
from training.retrosynthesis.extracting import extract, key
from training.retrosynthesis.leaks import is_test_reaction
from training.retrosynthesis.mapping import canonical


def without_maps(mol: Chem.Mol) -> Chem.Mol:
    """A copy of a molecule without atom maps; atoms keep their order."""
    copy = Chem.Mol(mol)
    for atom in copy.GetAtoms():
        atom.SetAtomMapNum(0)
    return copy


def main() -> None:
    """Extract the edits and write ``edits.jsonl`` and ``reactions.jsonl``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--direction", choices=("retro", "forward"), required=True)
    parser.add_argument("--mapped", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    rdBase.DisableLog("rdApp.*")
    arguments.out.mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    edits: dict[str, Edit] = {}
    classes: dict[str, Counter[str]] = {}
    read = kept = leaked = 0
    with (arguments.out / "reactions.jsonl").open("w") as out:
        for line in (line for path in arguments.mapped for line in path.read_text().splitlines()):
            read += 1
            kind, product, reactants = line.split("\t")
            if is_test_reaction(canonical(reactants), canonical(product)):
                leaked += 1
                continue
            sides = (product, reactants) if arguments.direction == "retro" else (reactants, product)
            start, end = (Chem.MolFromSmiles(side) for side in sides)
            found = extract(start, end) if start is not None and end is not None else None
            if found is None:
                continue
            kept += 1
            edit, place = found
            name = key(edit)
            edit = edits.setdefault(name, edit)
            counts[name] += 1
            classes.setdefault(name, Counter())[kind] += 1
            record = {"smiles": _numbered(start), "edit": name, "place": place, "class": kind}
            out.write(json.dumps(record) + "\n")
    with (arguments.out / "edits.jsonl").open("w") as out:
        for name, count in counts.most_common():
            kind = classes[name].most_common(1)[0][0]
            out.write(
                json.dumps({"key": name, "count": count, "class": kind, "edit": edits[name].to_json()}) + "\n"
            )
    sys.stdout.write(
        f"{kept} of {read} reactions, {len(edits)} edits; {leaked} left out, as in a test split\n"
    )


def _numbered(mol: Chem.Mol) -> str:
    """SMILES whose order of atoms is the order of map numbers given to them, so that places stay valid."""
    copy = without_maps(mol)
    for atom in copy.GetAtoms():
        atom.SetAtomMapNum(atom.GetIdx() + 1)
    return str(Chem.MolToSmiles(copy, canonical=False))


if __name__ == "__main__":
    main()
