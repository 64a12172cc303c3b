"""Makes the table of starting materials: Mcule's building blocks, patent reactants, common reagents.

    python -m training.retrosynthesis.make_stock --synspace folder-of-the-unzipped-wheel
    python -m training.retrosynthesis.make_stock --synspace folder --onto    # patent reactants stay

Reactants are those that the historian file counts as reactants at least twice, or that are small.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import json
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from rdkit import Chem, rdBase

from sandbox.paths import assets_dir
from sandbox.reactions.stock import encode, stock_key, table
from training.retrosynthesis.sources import HISTORIAN, data_file

MAX_ATOMS = 18  # heavier reactants of patents are intermediates more often than goods
_REAGENTS = """
O N Cl Br I F [H][H] Br.Br II BrBr ClCl O=O OO [OH-] CO CCO CC(C)O CC(C)(C)O OCCO CC#N C1CCOC1 ClCCl
ClC(Cl)Cl CC(C)=O CC(=O)O O=CO O=C(O)C(F)(F)F CC(=O)OC(C)=O CC(=O)Cl CI CBr CCI CCBr BrCc1ccccc1
ClCc1ccccc1 C=CCBr C=CCCl CC(C)(C)OC(=O)OC(=O)OC(C)(C)C O=C(Cl)OCc1ccccc1 O=C(Cl)OCC1c2ccccc2-c2ccccc21
O=C(Cl)OCC=C O=C(ON1C(=O)CCC1=O)OCC1c2ccccc2-c2ccccc21 CC(C)(C)[Si](C)(C)Cl C[Si](C)(C)Cl
CC(C)(C)[Si](Cl)(c1ccccc1)c1ccccc1 CC(C)[Si](Cl)(C(C)C)C(C)C COCCl C[Si](C)(C)CCOCCl C1=COCCC1
CS(=O)(=O)Cl Cc1ccc(S(=O)(=O)Cl)cc1 O=S(=O)(OS(=O)(=O)C(F)(F)F)C(F)(F)F O=S(Cl)Cl O=C(Cl)C(=O)Cl
O=P(Cl)(Cl)Cl ClP(Cl)Cl BrP(Br)Br O=S(=O)(Cl)Cl O=C1CCC(=O)N1Br O=C1CCC(=O)N1Cl O=C1CCC(=O)N1I
O=N[O-].[Na+] O=[N+]([O-])O [N-]=[N+]=[N-].[Na+] [C-]#N.[Na+] [C-]#N.[K+] C[Si](C)(C)C#N
C[Si](C)(C)N=[N+]=[N-] C[Si](C)(C)C#C C#C C=C CNC CN CCN CCNCC N=C(N)N NN NO CNOC CON CN(C)C=O C=O O=CC=O
CB1OB(C)OB(C)O1 OB(O)c1ccccc1 CC1(C)OB(B2OC(C)(C)C(C)(C)O2)OC1(C)C CC1(C)OBOC1(C)C COB(OC)OC
CC(C)OB(OC(C)C)OC(C)C C[Mg]Br CC[Mg]Br C[Mg]Cl Br[Mg]c1ccccc1 [Li]C [Li]CCCC [Li]c1ccccc1 C=C[Mg]Br
C=CC[Mg]Br C[P+](c1ccccc1)(c1ccccc1)c1ccccc1 CCOC(=O)CP(=O)(OCC)OCC COC(=O)CP(=O)(OC)OC
CCOC(=O)C=P(c1ccccc1)(c1ccccc1)c1ccccc1 O=C=O [C-]#[O+] O=C(n1ccnc1)n1ccnc1 CCOC(=O)Cl COC(=O)Cl
CCOC(OCC)OCC COC(OC)N(C)C O=C(OCC)C(=O)OCC CCOC(=O)CC(=O)OCC CC(=O)CC(=O)OCC N#CCC(=O)OCC NC(N)=S N#CN
C=C(C)C C=CC C=CC=C CC=O CCC=O CC(C)C=O CCC(C)=O C=CC(=O)O C=CC(=O)Cl C=CC(=O)OC CC(=C)C(=O)OC C1CO1 CC1CO1
ClCC1CO1 COS(=O)(=O)OC CCOS(=O)(=O)OCC OS(=O)(=O)O OP(=O)(O)O NS(=O)(=O)O CCCCO CC(C)CO CCC(C)O CCCO
NC(N)=O S=C=S CSC [H-].[Na+] [BH4-].[Na+] c1ccncc1 C1CCNC1 C1CCNCC1 C1COCCN1 CN1CCNCC1
"""


class _OnlyMolecules(pickle.Unpickler):
    """Reads the pickle of building blocks and nothing but molecules from it."""

    def find_class(self, module: str, name: str) -> Any:
        """Allow RDKit's molecule alone."""
        if (module, name) == ("rdkit.Chem.rdchem", "Mol"):
            return Chem.Mol
        raise pickle.UnpicklingError(f"{module}.{name} is not expected there")


def mcule(folder: Path) -> Iterator[Chem.Mol]:
    """Yield the building blocks of the synspace wheel; one occurs under several reactions."""
    with bz2.open(folder / "synspace" / "rxn_data" / "blocks.pk.bz2") as file:
        blocks = _OnlyMolecules(file).load()
    seen: set[bytes | str] = set()
    for groups in blocks.values():
        for mol in _molecules(groups):
            written = mol.ToBinary()
            if written in seen:
                continue
            smiles = Chem.MolToSmiles(Chem.RemoveHs(mol))
            if smiles not in seen:
                yield Chem.MolFromSmiles(smiles)
            seen |= {written, smiles}


def _molecules(nested: Any) -> Iterator[Chem.Mol]:
    if isinstance(nested, Chem.Mol):
        yield nested
    elif isinstance(nested, list | tuple):
        for each in nested:
            yield from _molecules(each)


def patent_reactants() -> Iterator[Chem.Mol]:
    """Yield small reactants of the historian file that were never products, or seldom."""
    with gzip.open(data_file(HISTORIAN), "rt") as file:
        for record in json.load(file):
            used, made = record["as_reactant"], record["as_product"]
            if used and (not made or used >= 2 * made):
                mol = Chem.MolFromSmiles(record["smiles"])
                if mol is not None and mol.GetNumHeavyAtoms() <= MAX_ATOMS:
                    yield mol


def main() -> None:
    """Write ``stock.npz``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--synspace", type=Path, help="unzipped wheel; without it no blocks of Mcule")
    parser.add_argument(
        "--onto", action="store_true", help="add reagents and blocks to the table that is there"
    )
    arguments = parser.parse_args()
    rdBase.DisableLog("rdApp.*")
    entries: dict[int, int] = table() if arguments.onto else {}
    counts = []
    sources = (
        (4, map(Chem.MolFromSmiles, _REAGENTS.split())),
        (2, iter(()) if arguments.onto else patent_reactants()),
        (1, mcule(arguments.synspace) if arguments.synspace else iter(())),
    )
    for bit, mols in sources:
        before = len(entries)
        for mol in mols:
            number = stock_key(mol) if mol is not None else None
            if number is not None:
                entries[number] = entries.get(number, 0) | bit
        counts.append(len(entries) - before)
        np.savez_compressed(
            assets_dir() / "retrosynthesis" / "stock.npz", allow_pickle=False, **encode(entries)
        )
    sys.stdout.write(
        f"{len(entries)} compounds: {counts[0]} reagents, then {counts[1]} reactants, {counts[2]} blocks\n"
    )


if __name__ == "__main__":
    main()
