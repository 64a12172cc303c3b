"""The search: better molecules within the bounds, the same ones for the same seed."""

import math

import pytest
from rdkit import Chem
from rdkit.Chem import rdMolDescriptors
from rdkit.Chem.Scaffolds import MurckoScaffold

from sandbox.design.constraints import Constraints
from sandbox.design.filters import Filter
from sandbox.design.objectives import OBJECTIVES
from sandbox.design.optimise import Design, Request, _diverse, limited_to, optimise
from sandbox.design.search import Budget, Found, Search
from sandbox.errors import ToolError

CELECOXIB = Chem.MolFromSmiles("Cc1ccc(cc1)-c1cc(nn1-c1ccc(cc1)S(N)(=O)=O)C(F)(F)F")


def log_p(mol: Chem.Mol) -> float:
    return float(rdMolDescriptors.CalcCrippenDescriptors(mol)[0])


def lower_logp(seed: int = 0, **more: object) -> Design:
    options = {"evaluations": 40, "seconds": math.inf, "seed": seed} | more
    return optimise(Request(CELECOXIB, [(OBJECTIVES["lower logP"], 1.0)], **options))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def design() -> Design:
    return lower_logp()


def test_every_candidate_is_better_and_keeps_scaffold_and_likeness(design: Design) -> None:
    scaffold = MurckoScaffold.MurckoScaffoldSmiles(mol=CELECOXIB)
    assert design.candidates
    for candidate in design.candidates:
        mol = Chem.MolFromSmiles(candidate.smiles)
        assert log_p(mol) < log_p(CELECOXIB)
        assert MurckoScaffold.MurckoScaffoldSmiles(mol=mol) == scaffold
        assert candidate.similarity >= 0.4
        assert candidate.edits
        assert all(atom < mol.GetNumAtoms() for atom in candidate.changed)


def test_its_budget_is_kept_and_what_was_refused_is_counted(design: Design) -> None:
    assert design.outcome.evaluations == 40
    assert design.refused["too little like the start"] > 0
    assert not design.outcome.timed_out


def test_the_same_seed_gives_the_same_candidates(design: Design) -> None:
    assert [c.smiles for c in lower_logp().candidates] == [c.smiles for c in design.candidates]


def test_a_part_that_is_to_stay_stays() -> None:
    sulfonamide = Chem.MolFromSmarts("S(=O)(=O)[NH2]")
    found = lower_logp(keep="nothing", parts=(sulfonamide,), least_similarity=0.2)
    assert found.candidates
    assert all(Chem.MolFromSmiles(c.smiles).HasSubstructMatch(sulfonamide) for c in found.candidates)


def test_windows_are_kept_to() -> None:
    found = lower_logp(windows={"molecular weight": (None, 380.0)})
    assert found.candidates
    assert all((c.properties["molecular weight"] or 999) <= 380 for c in found.candidates)


def test_the_first_candidates_do_not_all_bring_in_the_same() -> None:
    start = Chem.MolFromSmiles("c1ccc(Cc2ccccc2)cc1")
    phenols = ("Oc1ccc(Cc2ccccc2)cc1", "Oc1cccc(Cc2ccccc2)c1", "Oc1ccc(Cc2ccc(O)cc2)cc1")
    made = [*phenols, "N#Cc1ccc(Cc2ccccc2)cc1"]
    found = [
        Found(smiles, Chem.MolFromSmiles(smiles), 3.0 - 0.1 * place, ("an edit",), place)
        for place, smiles in enumerate(made)
    ]
    chosen = [each.smiles for each in _diverse(start, found)]
    assert chosen[:2] == [phenols[0], made[-1]]


def test_time_and_stop_end_the_search_with_what_there_is() -> None:
    assert lower_logp(seconds=0.0).outcome.timed_out
    search = Search(
        [CELECOXIB],
        lambda mols: [-float(mol.GetNumAtoms()) for mol in mols],
        Constraints(CELECOXIB),
        Filter(CELECOXIB),
        Budget(1000, stop=lambda: True),
    )
    assert search.run().evaluations == 1


def test_a_block_can_limit_what_is_measured() -> None:
    with limited_to(5):
        assert lower_logp().outcome.evaluations == 5


@pytest.mark.parametrize(
    ("smiles", "says"),
    [("CC(=O)[O-].[Na+]", "several components"), ("*c1ccccc1", "open positions"), ("O", "too small")],
)
def test_what_cannot_be_optimised_is_said(smiles: str, says: str) -> None:
    with pytest.raises(ToolError, match=says):
        optimise(Request(Chem.MolFromSmiles(smiles), [(OBJECTIVES["higher QED"], 1.0)]))


def test_what_a_first_guess_put_behind_is_measured_later() -> None:
    quinolinol = Chem.MolFromSmiles("O=C(NC(c1ccc2c(c1)OCO2)c1ccc2cccnc2c1O)c1ccccc1")
    found = optimise(
        Request(quinolinol, [(OBJECTIVES["higher QED"], 1.0)], evaluations=400, seconds=math.inf)
    )
    without_hydroxyl = Chem.CanonSmiles("O=C(NC(c1ccc2c(c1)OCO2)c1ccc2cccnc2c1)c1ccccc1")
    assert without_hydroxyl in {each.smiles for each in found.outcome.found}
