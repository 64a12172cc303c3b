"""What forms, as the reagents decide; products and selectivities after Clayden, Greeves and Warren."""

from typing import Any

import pytest
from rdkit import Chem

from sandbox.calling import call_tool
from sandbox.reactions.forward import predict
from sandbox.reactions.measuring import textbook
from sandbox.reactions.outcomes import outcomes
from sandbox.reactions.roles import PASSIVE_WEIGHT, roles_of, rule_file, weight_of
from sandbox.reactions.rules import rules
from sandbox.registry import discover
from sandbox.results import Structure, Text

REGISTRY = discover()
NABH4 = "[BH4-].[Na+]"
LIALH4 = "[AlH4-].[Li+]"
DIBAL = "CC(C)C[AlH]CC(C)C"
MCPBA = "O=C(OO)c1cccc(Cl)c1"
NBS = "O=C1CCC(=O)N1Br"
AIBN = "CC(C)(C#N)N=NC(C)(C)C#N"
BENZOYL_PEROXIDE = "O=C(OOC(=O)c1ccccc1)c1ccccc1"
TBUOK = "CC(C)(C)[O-].[K+]"
NAOET = "CC[O-].[Na+]"
PPH3 = "c1ccc(P(c2ccccc2)c2ccccc2)cc1"
DEAD = "CCOC(=O)N=NC(=O)OCC"


def first(*given: str) -> str:
    return predict([Chem.MolFromSmiles(smiles) for smiles in given], 1)[0].smiles[0]


def by_rules(*given: str) -> str:
    return outcomes([Chem.MolFromSmiles(smiles) for smiles in given])[0].smiles


@pytest.mark.parametrize(
    ("substrate", "reagents", "product"),
    [
        ("CC(=O)CCC(=O)OCC", [NABH4, "CO"], "CCOC(=O)CCC(C)O"),
        ("CC(=O)CCC(=O)OCC", [LIALH4], "CC(O)CCCO"),
        ("CCOC(=O)CCc1ccccc1", [DIBAL], "O=CCCc1ccccc1"),
        ("CC(=O)c1ccccc1", [MCPBA], "CC(=O)Oc1ccccc1"),
        ("CC1=CCCCC1", [MCPBA], "CC12CCCCC1O2"),
        ("CCc1ccccc1", [NBS, AIBN], "CC(Br)c1ccccc1"),
        ("COc1ccccc1", [NBS], "COc1ccc(Br)cc1"),
        ("CCCCC=C", ["Br"], "CCCCC(C)Br"),
        ("CCCCC=C", ["Br", BENZOYL_PEROXIDE], "CCCCCCBr"),
        ("CCC(C)(C)Br", [NAOET], "CC=C(C)C"),
        ("CCC(C)(C)Br", [TBUOK], "C=C(C)CC"),
        ("CC1(C)CO1", ["C[O-].[Na+]", "CO"], "COCC(C)(C)O"),
        ("CC1(C)CO1", ["CO", "O=S(=O)(O)O"], "COC(C)(C)CO"),
        ("O=C1C=CCCC1", ["C[Mg]Br"], "CC1(O)C=CCCC1"),
        ("O=C1C=CCCC1", ["C[Mg]Br", "[Cu]I"], "CC1CCCC(=O)C1"),
        ("COC(=O)c1ccccc1", ["C[Mg]Br"], "CC(C)(O)c1ccccc1"),
        ("C1=CCCCC1", ["[O-][O+]=O", "CSC"], "O=CCCCCC=O"),
        ("COC(=O)c1ccccc1", ["O=[N+]([O-])O", "O=S(=O)(O)O"], "COC(=O)c1cccc([N+](=O)[O-])c1"),
    ],
    ids=[
        "borohydride leaves the ester",
        "aluminium hydride reduces both",
        "DIBAL stops at the aldehyde",
        "peracid and ketone",
        "peracid and alkene",
        "NBS with radicals",
        "NBS without",
        "HBr, Markovnikov",
        "HBr by radicals",
        "small base",
        "bulky base",
        "epoxide in base",
        "epoxide in acid",
        "1,2-addition",
        "1,4-addition with copper",
        "an ester adds twice",
        "a ring is opened",
        "meta director",
    ],
)
def test_the_reagent_decides(substrate: str, reagents: list[str], product: str) -> None:
    assert by_rules(substrate, *reagents) == Chem.CanonSmiles(product)


@pytest.mark.parametrize(
    ("given", "product"),
    [
        (["COC(=O)[C@H](C)O", "Oc1ccc(Br)cc1", PPH3, DEAD], "COC(=O)[C@@H](C)Oc1ccc(Br)cc1"),
        (["CCCCCC[C@H](C)OS(C)(=O)=O", "[N-]=[N+]=[N-].[Na+]"], "CCCCCC[C@@H](C)N=[N+]=[N-]"),
        (["O=Cc1ccccc1", "CCOC(=O)CP(=O)(OCC)OCC", "[H-].[Na+]"], "CCOC(=O)/C=C/c1ccccc1"),
        (["COC(=O)[C@H](C)NC(=O)OC(C)(C)C", "O=C(O)C(F)(F)F"], "COC(=O)[C@H](C)N"),
    ],
    ids=["Mitsunobu inverts", "azide inverts", "HWE gives E", "a centre that is not touched"],
)
def test_configurations(given: list[str], product: str) -> None:
    assert first(*given) == Chem.CanonSmiles(product)


@pytest.mark.parametrize(
    ("given", "product"),
    [
        (["O=Cc1ccccc1", "CC(C)=O"], "CC(=O)/C=C/c1ccccc1"),  # benzalacetone, whoever the base is
        (["O=Cc1ccccc1", "CC(C)=O", "[Na+].[OH-]"], "CC(=O)/C=C/c1ccccc1"),
        (["O=Cc1ccccc1", "CC(=O)c1ccccc1"], "O=C(/C=C/c1ccccc1)c1ccccc1"),  # chalcone
        (["O=Cc1ccccc1", "CC(=O)c1ccccc1", "[Li+].CC(C)[N-]C(C)C"], "O=C(CC(O)c1ccccc1)c1ccccc1"),
        (["O=Cc1ccccc1", "CC(C)=O", "Nc1ccccc1"], "C(=Nc1ccccc1)c1ccccc1"),
        (["O=Cc1ccccc1", "CC(C)=O", NABH4], "OCc1ccccc1"),
    ],
    ids=[
        "acetone",
        "with hydroxide",
        "acetophenone",
        "with LDA the aldol",
        "an amine first",
        "a hydride first",
    ],
)
def test_an_aromatic_aldehyde_and_a_ketone_go_on_to_the_enone(given: list[str], product: str) -> None:
    assert first(*given) == product


@pytest.mark.parametrize(
    ("given", "product"),
    [
        (["CC(=O)Oc1ccccc1C(=O)O", "[Na+].[OH-]"], "O=C(O)c1ccccc1O"),  # aspirin: salicylic, not acetic acid
        (["CC(=O)OCCc1ccccc1", "[Na+].[OH-]"], "OCCc1ccccc1"),
        (["COC(=O)c1ccccc1", "[Na+].[OH-]"], "O=C(O)c1ccccc1"),
        (["O=C1CCCO1", "[Na+].[OH-]"], "O=C(O)CCCO"),
    ],
)
def test_the_larger_part_of_an_ester_is_its_product(given: list[str], product: str) -> None:
    assert first(*given) == product


def test_a_product_counts_once_though_a_rule_knows_its_configuration() -> None:
    found = predict([Chem.MolFromSmiles(smiles) for smiles in ("O=Cc1ccccc1", "CC(C)=O")], 5)
    assert "CC(=O)C=Cc1ccccc1" not in {each.smiles[0] for each in found}


def test_a_solvent_changes_nothing() -> None:
    reactants = ("CC(=O)Cl", "Nc1ccccc1")
    for solvent in ("ClCCl", "C1CCOC1", "CC#N"):
        assert first(*reactants, solvent) == first(*reactants) == "CC(=O)Nc1ccccc1"


def test_solvents_and_counter_ions_ask_for_no_explanation() -> None:
    for smiles in ("ClCCl", "CN(C)C=O", "[Na+]", "O=C([O-])[O-].[K+].[K+]"):
        mol = Chem.MolFromSmiles(smiles)
        assert weight_of(mol, roles_of(mol)) == PASSIVE_WEIGHT
    ketone = Chem.MolFromSmiles("CC(=O)c1ccccc1")
    assert weight_of(ketone, roles_of(ketone)) == 1


def test_all_patterns_and_rules_can_be_read() -> None:
    assert len(rules()) > 200
    given = rule_file()
    assert all(Chem.MolFromSmarts(each) for patterns in given["roles"].values() for each in patterns)
    used = {role for rule in rules() for role in rule.wanted | rule.unless} | set(given["passive"]["roles"])
    assert set(given["roles"]) <= used


def test_a_catalyst_that_is_too_large_for_the_network_is_left_out() -> None:
    ligand = "c1ccc([P](c2ccccc2)c2ccccc2)cc1"
    palladium = ".".join([ligand] * 9 + ["[Pd]"])
    assert first("COc1ccc(Br)cc1", "OB(O)c1ccccc1", palladium) == "COc1ccc(-c2ccccc2)cc1"


def test_textbook_reactions_can_be_read_and_none_has_its_product_among_what_is_given() -> None:
    for each in textbook():
        assert Chem.CanonSmiles(each.product) not in map(Chem.CanonSmiles, each.given), each.name


def call(reactants: list[str]) -> Any:
    return call_tool(REGISTRY.get("predict_products"), {"reactants": reactants})


def test_the_acid_that_an_anhydride_leaves_is_named() -> None:
    anhydride, aminophenol = (Chem.MolFromSmiles(each) for each in ("CC(=O)OC(C)=O", "Nc1ccc(O)cc1"))
    best = predict([anhydride, aminophenol], 3)[0]
    assert best.smiles == ("CC(=O)Nc1ccc(O)cc1",)
    assert (best.others, best.leaves) == (("CC(=O)O",), "")


def test_the_tool_names_rule_and_by_products() -> None:
    result = call(["OCCCc1ccccc1", "CS(C)=O", "O=C(Cl)C(=O)Cl", "CCN(CC)CC"])
    product = next(item for item in result.values if isinstance(item, Structure))
    assert product.smiles == "O=CCCc1ccccc1"
    assert "Swern" in str(product)
    gone = next(item for item in result.values if isinstance(item, Text) and "by-products" in str(item))
    assert "dimethyl sulfide" in str(gone.value)


def test_a_weapon_that_a_rule_would_make_is_declined() -> None:
    result = call(["OCCSCCO", "O=S(Cl)Cl"])
    assert result.state == "denied"
    assert not result.data
