"""Classification, balance, mapping, conditions, elementary steps and mechanisms, against textbooks."""

import pytest

from sandbox.calling import call_tool
from sandbox.errors import ToolError
from sandbox.knowledge.choosing import choose
from sandbox.knowledge.classifying import Classified, classify
from sandbox.knowledge.conditions import screened
from sandbox.knowledge.protection import protections
from sandbox.knowledge.steps import apply_step
from sandbox.knowledge.templates import making
from sandbox.registry import discover
from sandbox.results import Structure, Text
from sandbox.structures.chem import canonical_smiles, parse_smiles
from sandbox.types import Molecule
from sandbox.vocabulary import VOCABULARIES


def molecule(smiles: str, label: str) -> Molecule:
    return Molecule(parse_smiles(smiles), smiles, label)


def classified(reactants: str, product: str) -> Classified:
    given = [molecule(smiles, f"M{i}") for i, smiles in enumerate(reactants.split("."), 1)]
    return classify(given, molecule(product, "P"))


@pytest.mark.parametrize(
    ("reactants", "product", "name", "equation"),
    [
        ("Clc1ccncc1.OB(O)C=C", "C=Cc1ccncc1", "Suzuki coupling", "M1 + M2 + H2O → P + HCl + B(OH)3"),
        ("OC(=O)C1CC1.NCc1ccco1", "O=C(NCc1ccco1)C1CC1", "Amide coupling", "M1 + M2 → P + H2O"),
        ("O=Cc1cccs1.CNC", "CN(C)Cc1cccs1", "Reductive amination", "M1 + M2 + H2 → P + H2O"),
        ("O=[N+]([O-])c1ccc(F)cc1C", "Nc1ccc(F)cc1C", "Nitro reduction", "M1 + 3 H2 → P + 2 H2O"),
        ("OC1CCCC1", "O=C1CCCC1", "Swern oxidation", "M1 + [O] → P + H2O"),
        ("CC(C)(C)OC(=O)NC1CCCC1", "NC1CCCC1", "Boc deprotection", "M1 → P + CO2 + isobutene"),
    ],
)  # fmt: skip
def test_textbook_reactions_are_named_and_balanced(
    reactants: str, product: str, name: str, equation: str
) -> None:
    found = classified(reactants, product)
    assert name in [template.name for template in found.templates]
    assert sorted(found.equation.split(" → ")[1].split(" + ")) == sorted(
        equation.split(" → ")[1].split(" + ")
    )
    assert found.equation.split(" → ")[0] == equation.split(" → ")[0]


def test_reagents_take_no_part_in_the_equation() -> None:
    found = classified("OC(=O)c1ccsc1.NC1CC1.CCN(C(C)C)C(C)C", "O=C(NC1CC1)c1ccsc1")
    assert found.equation == "M1 + M2 → P + H2O"


def test_a_suzuki_coupling_breaks_c_br_and_c_b_and_forms_c_c() -> None:
    mapped = classified("Brc1ccsc1.OB(O)c1ccccc1", "c1ccc(-c2ccsc2)cc1").mapped
    assert mapped is not None
    assert mapped.method == "template"
    assert mapped.formed == ("C–C",)
    assert sorted(mapped.broken) == ["C–B", "C–Br"]


def test_every_atom_of_a_mapped_amide_comes_from_where_it_should() -> None:
    mapped = classified("OC(=O)c1ccccc1.NCC", "CCNC(=O)c1ccccc1").mapped
    assert mapped is not None
    numbers = [atom.GetAtomMapNum() for atom in mapped.product.GetAtoms()]
    assert 0 not in numbers
    assert len(set(numbers)) == len(numbers)
    nitrogen = next(atom for atom in mapped.reactants[1].GetAtoms() if atom.GetSymbol() == "N")
    assert nitrogen.GetAtomMapNum() in mapped.centre


def test_a_reaction_without_a_card_is_mapped_by_what_is_common_and_says_so() -> None:
    found = classified("C1CC1C(=O)C", "CC1CCC(=O)C1")
    assert not found.templates
    assert found.mapped is None or found.mapped.method == "common substructure"


def test_a_product_that_is_a_reactant_is_no_reaction() -> None:
    with pytest.raises(ToolError, match="nothing reacts"):
        classified("CCO.CC", "OCC")


def test_ways_to_an_amide_include_the_coupling_with_its_precursors() -> None:
    ways = {template.name: precursors for template, precursors in making(parse_smiles("O=C(NC1CC1)c1ccsc1"))}
    expected = {canonical_smiles(parse_smiles(smiles)) for smiles in ("O=C(O)c1ccsc1", "NC1CC1")}
    assert set(ways["Amide coupling"]) == expected


def test_orthogonal_protecting_groups_are_told_apart() -> None:
    found = protections(parse_smiles("CC(C)(C)OC(=O)NC(CO[Si](C)(C)C(C)(C)C)C(=O)OCc1ccccc1"))
    assert {each.card.title for each in found} == {"Boc", "TBS", "Benzyl ester"}


# Perera et al., Science 2018, 359, 429: XPhos and SPhos lead for the chloride.
def test_the_screen_prefers_buchwald_ligands_for_aryl_chlorides() -> None:
    ligands = [level.level for level in screened("Suzuki coupling", "chloride")["ligand"]]
    assert set(ligands[:2]) == {"XPhos", "SPhos"}
    assert screened("Wittig reaction", "chloride") == {}


@pytest.mark.parametrize(
    ("step", "species", "products"),
    [
        ("oxidative addition", "[Pd].Ic1ccccc1", "I[Pd]c1ccccc1"),
        ("reductive elimination", "c1ccccc1[Pd]C=C", "C=Cc1ccccc1.[Pd]"),
        ("beta-hydride elimination", "CCC[Pd]Br", "C=CC.Br[PdH]"),
        ("proton transfer", "CC(=O)O.N", "CC(=O)[O-].[NH4+]"),
        ("proton transfer", "Oc1ccccc1.CC(=O)O.[OH-]", "Oc1ccccc1.CC(=O)[O-].O"),
        ("nucleophilic substitution", "[C-]#N.CCCI", "CCCC#N.[I-]"),
        ("nucleophilic addition", "C[O-].C=O", "COC[O-]"),
        ("loss of leaving group", "CC(C)(C)Cl", "C[C+](C)C.[Cl-]"),
        ("electrophilic addition", "CC(C)=C.Cl", "C[C+](C)C.[Cl-]"),
        ("electrophilic addition", "C=Cc1ccccc1.Br", "C[CH+]c1ccccc1.[Br-]"),
        ("electrophilic addition", "C=COC.[H+]", "C[CH+]OC"),
        ("proton transfer", "CC(C)=C.Br", "C[C+](C)C.[Br-]"),
        ("proton transfer", "C1=CCCCC1.OS(=O)(=O)O", "[CH+]1CCCCC1.O=S(=O)([O-])O"),
        ("electrophilic aromatic substitution", "COc1ccccc1.CC#[O+]", "COc1ccc(C(C)=O)cc1.[H+]"),
        ("hydrogen abstraction", "[Cl].CCc1ccccc1", "C[CH]c1ccccc1.Cl"),
        ("radical addition", "[CH3].C=Cc1ccccc1", "CC[CH]c1ccccc1"),
        ("cycloaddition", "C=CC=C.C=CC=O", "O=CC1CC=CCC1"),
        ("cycloaddition", "CN=[N+]=[N-].C#Cc1ccccc1", "Cn1cc(-c2ccccc2)nn1"),
        ("sigmatropic rearrangement", "C=CCOC=C", "C=CCCC=O"),
        ("hydride shift", "CC(C)[CH+]C", "CC[C+](C)C"),
        ("elimination", "CC(C)(C)Br.CC(C)(C)[O-]", "C=C(C)C.CC(C)(C)O.[Br-]"),
        ("elimination", "BrC1CCCCC1.[OH-]", "C1=CCCCC1.O.[Br-]"),
    ],
)
def test_elementary_steps_give_what_textbooks_give(step: str, species: str, products: str) -> None:
    first = apply_step(step, [parse_smiles(each) for each in species.split(".")])[0]
    assert sorted(first) == sorted(canonical_smiles(parse_smiles(each)) for each in products.split("."))


def test_a_step_that_is_impossible_says_what_it_needs() -> None:
    with pytest.raises(ToolError, match="needs a radical"):
        apply_step("radical addition", [parse_smiles("C"), parse_smiles("C=C")])


# Clayden, Greeves, Warren, Organic Chemistry, chapters on substitution and elimination.
@pytest.mark.parametrize(
    ("species", "described", "answer"),
    [
        ("CC(C)(C)Br.CC(C)(C)[O-]", "SN1, SN2 or E2", "E2"),
        ("CC(C)(C)Cl.O", "SN1 or SN2", "SN1"),
        ("CI.[C-]#N", "SN1, SN2, E2", "SN2"),
        ("CCCCBr.CC(C)(C)[O-]", "SN2 or E2", "E2"),
        ("CC(C)Br.[N-]=[N+]=[N-]", "E2 or SN2", "SN2"),
        ("O=[N+]([O-])c1ccc(F)cc1.C1CCNC1", "SN1 or SNAr", "SNAr"),
        ("Clc1ccccc1.[NH2-]", "SNAr or benzyne", "benzyne"),
        ("Cc1ccccc1.O=C1CCC(=O)N1Br.CC(C)(C#N)N=NC(C)(C)C#N", "electrophilic aromatic or radical", "radical"),
        ("c1ccccc1.BrBr.Br[Fe](Br)Br", "electrophilic aromatic or radical", "electrophilic aromatic"),
        ("C.ClCl", "radical chain or electrophilic addition", "radical chain"),
        ("C=C.BrBr", "radical chain or electrophilic addition", "electrophilic addition"),
        (
            "CC(=O)Cl.NCc1ccccc1",
            "A) a radical chain begins with homolysis of C–Cl\n"
            "B) the amine adds and the tetrahedral intermediate expels chloride\n"
            "C) palladium inserts by oxidative addition",
            "B) the amine adds and the tetrahedral intermediate expels chloride",
        ),
    ],
)
def test_the_mechanism_that_fits_comes_first(species: str, described: str, answer: str) -> None:
    ranked = choose([parse_smiles(each) for each in species.split(".")], described)
    assert ranked[0].text == answer
    assert ranked[0].score > ranked[1].score
    assert ranked[0].reasons


def test_conditions_for_two_partners_are_those_of_what_they_give() -> None:
    registry = discover()
    halide, boronic = "COc1ccc(Br)cc1", "OB(O)c1ccccc1"
    for molecules in ([halide], [halide, boronic]):  # "coupling M1 with M2" has no product
        given = {"molecules": molecules, "product": boronic}
        made, told = call_tool(registry.get("recommend_conditions"), given).values[:2]
        assert isinstance(made, Structure)
        assert made.smiles == "COc1ccc(-c2ccccc2)cc1"
        assert isinstance(told, Text)
        assert "Suzuki" in told.property
    nothing = {"molecules": ["CCCC"], "product": "CCCCC"}
    assert "no transformation" in (call_tool(registry.get("recommend_conditions"), nothing).error or "")


@pytest.mark.parametrize(
    ("said", "step"),
    [
        ("ox. addition of ArI to Pd(0)", "oxidative addition"),
        ("which radicals form when it homolyses?", "homolysis"),
        ("red. elim. from the complex", "reductive elimination"),
    ],
)
def test_elementary_steps_are_known_by_what_chemists_scribble(said: str, step: str) -> None:
    assert VOCABULARIES.get("elementary step").mentions(said) == (step,)
