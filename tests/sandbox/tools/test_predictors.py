"""What the tools say of a prediction: the number, its words, its error, and how far it can be trusted."""

from typing import Any

import pytest

from sandbox.calling import call_tool
from sandbox.predictors import admet, affinity, predict
from sandbox.predictors.endpoints import ENDPOINTS
from sandbox.predictors.targets import TARGETS
from sandbox.registry import discover
from sandbox.results import Quantity
from sandbox.structures.chem import parse_smiles
from sandbox.vocabulary import VOCABULARIES

ASPIRIN = "CC(=O)Oc1ccccc1C(=O)O"
PROPRANOLOL = "CC(C)NCC(O)COc1cccc2ccccc12"


def items(tool: str, smiles: str, **arguments: object) -> tuple[Any, ...]:
    result = call_tool(discover().get(tool), {"molecule": smiles, **arguments})
    assert result.ok, result.error
    return result.values


def reason(item: Any) -> str:
    return str(item.reason or "")


# Predictions of ADMET-AI 2.0.1 itself, from its table of approved drugs.
@pytest.mark.parametrize(
    ("smiles", "theirs"),
    [
        (ASPIRIN, {"hERG": 0.020779794, "BBB_Martins": 0.658192, "DILI": 0.6746291, "PPBR_AZ": 63.297436}),
        (PROPRANOLOL, {"hERG": 0.78288776, "AMES": 0.17633636, "Half_Life_Obach": 16.657513}),
        ("Cn1cnc2c1c(=O)n(C)c(=O)n2C", {"CYP3A4_Veith": 0.0038296045, "Caco2_Wang": -4.398086}),
    ],
    ids=["aspirin", "propranolol", "caffeine"],
)
def test_admet_equals_the_original(smiles: str, theirs: dict[str, float]) -> None:
    found = {each.endpoint.key: each.raw for each in admet.profile(parse_smiles(smiles))}
    assert {key: found[key] for key in theirs} == pytest.approx(theirs, rel=1e-3, abs=1e-3)
    assert len(found) == len(ENDPOINTS) == 41


def test_an_impossible_value_is_no_value_and_said() -> None:
    # the original gives aspirin a half-life of -19.73 h
    (half_life,) = items("admet_property", ASPIRIN, endpoint="half-life")
    assert half_life.value is None
    assert "ADMET-AI gave -19.7 h, which cannot be" in reason(half_life)
    assert predict("Half_Life_Obach", [parse_smiles(ASPIRIN)])[0] == 0


def test_a_profile_shows_the_endpoints_that_decide_and_keeps_the_others() -> None:
    result = call_tool(discover().get("admet_profile"), {"molecule": PROPRANOLOL})
    assert len(result.values) == 12
    assert len(result.data["rows"]) == 41
    herg = next(v for v in result.values if isinstance(v, Quantity) and v.property == "hERG inhibition")
    assert "likely" in reason(herg)
    assert "of approved drugs" in reason(herg)


def test_a_solubility_says_its_error_its_domain_and_the_equation_beside_it() -> None:
    log_s, per_ml, molar, word, esol = items("solubility", ASPIRIN)
    # measured: 4.6 mg/mL at 25 °C (Yalkowsky and He, 2003)
    assert per_ml.value == pytest.approx(4.6, rel=0.6)
    assert molar.value == pytest.approx(1000 * 10**log_s.value)
    assert "inside the training domain (nearest neighbour 1.00)" in reason(log_s)
    assert "error about ±0.9" in reason(log_s)
    assert word.value == "soluble"
    assert esol.property == "ESOL logS"


def test_the_equation_is_not_applied_to_a_salt() -> None:
    assert items("solubility", "CC(=O)[O-].[Na+]")[-1].value is None


def test_what_was_never_seen_is_said_to_be_outside() -> None:
    (odd,) = items("activity_probability", "FB1OB(F)OB(F)O1", target="DRD2")
    assert "outside the training domain" in reason(odd)
    assert "a surrogate" in reason(odd)


def test_a_molecule_without_acid_or_base_has_no_pka() -> None:
    acid, base = items("pka", "CCCCCC")
    assert (acid.value, base.value) == (None, None)
    assert "no acid that gives a proton in water" in reason(acid)


def test_the_atom_of_a_pka_is_shown() -> None:
    acid, base = items("pka", "NCCc1ccc(O)cc1")
    assert (acid.atoms, base.atoms) == (((7,),), ((0,),))
    assert "phenol" in reason(acid)
    assert "primary amine" in reason(base)


def test_an_amine_is_far_less_lipophilic_in_blood_than_as_the_free_base() -> None:
    (blood,) = items("logd", PROPRANOLOL, ph=7.4)
    (basic,) = items("logd", PROPRANOLOL, ph=13)
    # measured: logP 3.48, logD(7.4) 1.2 to 1.4 (Avdeef, 2012)
    assert 1.0 < basic.value - blood.value < 3.0


def test_an_affinity_tells_the_measured_compounds_it_rests_on() -> None:
    value, nanomolar, nearest = items("target_affinity", "O=C(CCCN1CCC(O)(c2ccc(Cl)cc2)CC1)c1ccc(F)cc1",
                                      target="D4")  # fmt: skip
    # haloperidol at D4: Ki about 1 to 10 nM (PDSP)
    assert value.value == pytest.approx(8.5, abs=1.2)
    assert nanomolar.value == pytest.approx(10 ** (9 - value.value))
    assert "at similarity" in str(nearest.value)


def test_close_neighbours_that_differ_tenfold_are_a_cliff() -> None:
    assert affinity.Neighbours((0.8, 0.7, 0.3), (6.0, 7.2, 9.0)).on_a_cliff
    assert not affinity.Neighbours((0.8, 0.7, 0.3), (6.0, 6.5, 9.0)).on_a_cliff
    assert not affinity.Neighbours((0.8, 0.3, 0.3), (6.0, 9.0, 9.0)).on_a_cliff


@pytest.mark.parametrize(
    ("key", "text", "term"),
    [
        ("ADMET endpoint", "any hERG liability?", "hERG inhibition"),
        ("ADMET endpoint", "is it Ames positive", "mutagenicity"),
        ("ADMET endpoint", "CYP2D6 metabolism of this", "CYP2D6 substrate"),
        ("protein target", "its factor Xa Ki", "coagulation factor Xa"),
        ("protein target", "binding to SERT", "serotonin transporter"),
        ("activity target", "GSK-3β activity", "GSK3B"),
    ],
)
def test_the_words_of_chemists_are_understood(key: str, text: str, term: str) -> None:
    assert term in VOCABULARIES.get(key).mentions(text)


def test_there_are_thirty_targets() -> None:
    assert len({target.key for target in TARGETS}) == 30
