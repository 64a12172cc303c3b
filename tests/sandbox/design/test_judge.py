"""What is spoilt on the way to an aim counts against a proposal."""

import pytest
from rdkit import Chem

from sandbox.design.judge import Judge, ions
from sandbox.design.measures import measure_all
from sandbox.design.objectives import OBJECTIVES

FLUOXETINE = "CNCCC(Oc1ccc(C(F)(F)F)cc1)c1ccccc1"
FEXOFENADINE_ACID = "CC(C)(C(=O)O)c1ccc(C(O)CCCN2CCC(C(O)(c3ccccc3)c3ccccc3)CC2)cc1"
TERFENADINE = "CC(C)(C)c1ccc(C(O)CCCN2CCC(C(O)(c3ccccc3)c3ccccc3)CC2)cc1"


def scores(start: str, aim: str, *made: str) -> list[float]:
    judge = Judge(Chem.MolFromSmiles(start), [(OBJECTIVES[aim], 1.0)])
    return list(judge.score([Chem.MolFromSmiles(smiles) for smiles in made]))


def test_an_amine_that_is_kept_is_worth_more_than_one_that_is_acylated() -> None:
    kept, acylated = scores(
        FLUOXETINE,
        "lower logP",
        "CNCCC(Oc1ccc(C#N)cc1)c1ccccc1",
        "CN(C(C)=O)CCC(Oc1ccc(C#N)cc1)c1ccccc1",
    )
    assert kept > acylated


def test_one_acid_is_worth_more_than_three() -> None:
    # fexofenadine is the acid that made terfenadine, which blocks hERG, a safe drug
    one, three = scores(
        TERFENADINE,
        "lower logP",
        FEXOFENADINE_ACID,
        "OC(=O)CC(C(=O)O)(C(=O)O)c1ccc(C(O)CCCN2CCC(C(O)(c3ccccc3)c3ccccc3)CC2)cc1",
    )
    assert one > three


def test_a_second_amide_and_a_third_make_no_better_molecule() -> None:
    astemizole = "COc1ccc(CCN2CCC(Nc3nc4ccccc4n3Cc3ccc(F)cc3)CC2)cc1"
    one, three = scores(
        astemizole,
        "higher solubility",
        "NC(=O)c1ccc(CCN2CCC(Nc3nc4ccccc4n3Cc3ccc(F)cc3)CC2)cc1",
        "NC(=O)c1ccc(CCN2CCC(Nc3nc4ccccc4n3Cc3ccc(C(N)=O)cc3)CC2)c(C(N)=O)c1",
    )
    assert one > three


@pytest.mark.parametrize("smiles", ["Cc1nnn[nH]1", "Cc1nn[nH]n1", "CC(=O)O", "CN(C)C", "CS(=O)(=O)O"])
def test_either_tautomer_of_a_tetrazole_is_an_ion_in_blood_like_an_acid(smiles: str) -> None:
    assert ions(Chem.MolFromSmiles(smiles)) == 1
    assert ions(Chem.MolFromSmiles("CC(N)=O")) == ions(Chem.MolFromSmiles("Cc1nnc[nH]1")) == 0


def test_more_soluble_is_what_both_methods_find_more_soluble() -> None:
    aim = OBJECTIVES["higher solubility"]
    judge = Judge(Chem.MolFromSmiles("CCCCc1ccccc1"), [(aim, 1.0)])
    mols = [Chem.MolFromSmiles(smiles) for smiles in ("CCCCc1ccccc1", "NCCCc1ccccc1")]
    steps = [aim.gain(*measure_all(method, mols)) for method in ("logS", "ESOL logS")]
    assert judge.gains(aim, mols[1:])[0] == pytest.approx(min(steps))
    assert min(steps) > 0


def test_the_first_guess_goes_in_the_usual_direction() -> None:
    # Gleeson, J. Med. Chem. 2008, 51, 817: hERG inhibition falls with logP, permeability with polar surface
    polar, greasy = (Chem.MolFromSmiles(s) for s in ("CNCCC(O)c1ccc(O)cc1", "CNCCC(C)c1ccc(Cl)cc1"))
    start = Chem.MolFromSmiles("CNCCC(C)c1ccccc1")
    for aim, first, second in (
        ("lower hERG inhibition", polar, greasy),
        ("higher permeability", greasy, polar),
    ):
        guess = Judge(start, [(OBJECTIVES[aim], 1.0)]).prior([first, second])
        assert guess[0] > guess[1], aim
