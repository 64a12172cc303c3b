"""Names in other languages, and names typed with blanks, mean the compound that chemists mean by them."""

from __future__ import annotations

import pytest
from rdkit import Chem

from sandbox.names.resolving import resolve
from sandbox.recogniser import recognise

_SAME = {
    "4-Brom-2-fluoranilin": "Nc1ccc(Br)cc1F",
    "Essigsäureethylester": "CCOC(C)=O",
    "Essigsaeure": "CC(=O)O",
    "Benzoesäurechlorid": "O=C(Cl)c1ccccc1",
    "Benzoesäureamid": "NC(=O)c1ccccc1",
    "Malonsäurediethylester": "CCOC(=O)CC(=O)OCC",
    "4-Hydroxybenzoesäureethylester": "CCOC(=O)c1ccc(O)cc1",
    "4-Methoxyphenylboronsäure": "COc1ccc(B(O)O)cc1",
    "Pyridin-3-carbonsäure": "O=C(O)c1cccnc1",
    "p-Toluolsulfonsäure": "Cc1ccc(S(=O)(=O)O)cc1",
    "Natriumhydrogencarbonat": "OC(=O)[O-].[Na+]",
    "Kupfer(II)-sulfat-Pentahydrat": "[Cu+2].[O-]S(=O)(=O)[O-].O.O.O.O.O",
    "8-Hydroxychinolin": "Oc1cccc2cccnc12",
    "1-Brom-4-nitrobenzol": "O=[N+]([O-])c1ccc(Br)cc1",
    "acide salicylique": "O=C(O)c1ccccc1O",
    "acétate d'éthyle": "CCOC(C)=O",
    "ácido acético": "CC(=O)O",
    "cloruro de sodio": "[Na+].[Cl-]",
    "2 4 dinitrophenol": "O=[N+]([O-])c1ccc(O)c([N+](=O)[O-])c1",
    "para nitro phenol": "O=[N+]([O-])c1ccc(O)cc1",
    "2 methyl propan 2 ol": "CC(C)(C)O",
    "2,4,6 tri nitro toluene": "Cc1c([N+](=O)[O-])cc([N+](=O)[O-])cc1[N+](=O)[O-]",
    "N N dimethylaniline": "CN(C)c1ccccc1",
}


@pytest.mark.parametrize(("name", "smiles"), _SAME.items())
def test_a_name_in_another_spelling_is_read(name: str, smiles: str) -> None:
    assert Chem.CanonSmiles(resolve(name).smiles) == Chem.CanonSmiles(smiles)


@pytest.mark.parametrize(
    "text",
    [
        "What is the molar mass of 2 4 dinitrophenol?",
        "logP von Essigsäureethylester",
        "pKa of acide acétique",
        "boil 3 bromo pyridine",
        "is 2,4 - dinitrophenol an acid?",
    ],
)
def test_the_whole_of_it_is_one_compound_of_a_text(text: str) -> None:
    assert len(recognise(text)) == 1


@pytest.mark.parametrize(
    "text",
    ["Ethan and Martin asked me", "a protein in latin", "the isomers of 2 pyridine rings", "I took 1 and 2"],
)
def test_plain_words_are_no_compounds(text: str) -> None:
    assert recognise(text) == []
