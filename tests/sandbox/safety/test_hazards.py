"""Hazard rules on reagents whose dangers every safety course teaches; oxygen balances from the literature."""

import pytest
from rdkit import Chem

from sandbox.safety.hazards import RULES, azide_ratio, find_hazards, oxygen_balance_percent
from sandbox.safety.peroxide_formers import find_peroxide_former


def mol(smiles: str) -> Chem.Mol:
    return Chem.MolFromSmiles(smiles)


def names(smiles: str) -> list[str]:
    return [found.rule.name for found in find_hazards(mol(smiles))]


@pytest.mark.parametrize(
    ("smiles", "name"),
    [
        ("[N-]=[N+]=NCc1ccccc1", "organic azide"),
        ("O=C(N=[N+]=[N-])c1ccccc1", "acyl azide"),
        ("Cc1ccc(S(=O)(=O)N=[N+]=[N-])cc1", "sulfonyl azide"),
        ("[N-]=[N+]=[N-].[Na+]", "azide ion"),
        ("[Pb+2].[N-]=[N+]=[N-].[N-]=[N+]=[N-]", "heavy metal azide"),
        ("C=[N+]=[N-]", "diazo compound"),
        ("c1ccccc1[N+]#N.F[B-](F)(F)F", "diazonium salt"),
        ("CC(C)(C#N)N=NC(C)(C)C#N", "aliphatic azo compound"),
        ("CCOC(=O)N=NC(=O)OCC", "azodicarboxylate"),
        ("NN", "hydrazine"),
        ("CC(C)(C)OO", "organic hydroperoxide"),
        ("OOC(=O)c1cccc(Cl)c1", "peroxyacid"),
        ("O=C(OOC(=O)c1ccccc1)c1ccccc1", "diacyl peroxide or perester"),
        ("OO", "hydrogen peroxide"),
        ("O=[N+]([O-])OCC(CO[N+](=O)[O-])O[N+](=O)[O-]", "nitrate ester"),
        ("C1N(CN(CN1[N+](=O)[O-])[N+](=O)[O-])[N+](=O)[O-]", "nitramine"),
        ("Cc1c(cc(cc1[N+](=O)[O-])[N+](=O)[O-])[N+](=O)[O-]", "polynitro aromatic"),
        ("O[N+](=O)[O-]", "nitrate salt or nitric acid"),
        ("[Hg+2].[C-]#[N+][O-].[C-]#[N+][O-]", "fulminate"),
        ("[Ag]C#C", "metal acetylide"),
        ("CN(C)Cl", "N-halogen compound"),
        ("O=C1CCC(=O)N1Br", "N-halogen amide or imide"),
        ("[Li+].[O-]Cl(=O)(=O)=O", "perchlorate"),
        ("[K+].[O-]Cl(=O)=O", "chlorate or bromate"),
        ("[Na+].[O-]Cl", "hypochlorite"),
        ("[K+].[O-][Mn](=O)(=O)=O", "permanganate"),
        ("[Li]CCCC", "organolithium compound"),
        ("[Li+].[CH2-]CCC", "organolithium compound"),
        ("C[Mg]Br", "Grignard reagent"),
        ("CC[Zn]CC", "alkylzinc or alkylaluminium"),
        ("[H-].[Na+]", "ionic metal hydride"),
        ("[Li+].[AlH4-]", "aluminium hydride"),
        ("[Na+].[BH4-]", "borohydride"),
        ("[Na]", "alkali metal"),
        ("P12P3P1P23", "white phosphorus"),
        ("CC(Cl)=O", "acid halide"),
        ("O=S(Cl)Cl", "sulfonyl or sulfinyl halide"),
        ("BrB(Br)Br", "Lewis-acidic metal halide"),
        ("F", "hydrogen fluoride or acidic fluoride"),
        ("[Na+].[C-]#N", "cyanide"),
        ("O=C(Cl)Cl", "phosgene or its equivalent"),
        ("COS(=O)(=O)OC", "dialkyl sulfate or alkyl fluoro- or trifluoromethanesulfonate"),
        ("CN(C)N=O", "N-nitroso compound"),
        ("C[Hg]C", "organomercury compound"),
        ("CCOP(=S)(OCC)Oc1ccc([N+](=O)[O-])cc1", "organophosphorus ester with a leaving group"),
        ("CC(=O)OI1(OC(C)=O)(OC(C)=O)OC(=O)c2ccccc12", "hypervalent iodine"),
        ("C=CC#N", "acrylic or vinyl monomer"),
    ],
)
def test_dangerous_groups_are_found(smiles: str, name: str) -> None:
    assert name in names(smiles)


@pytest.mark.parametrize(
    "smiles",
    [
        "CC(=O)Nc1ccc(O)cc1",
        "CC(=O)Oc1ccccc1C(=O)O",
        "CCO",
        "CC(C)=O",
        "CCOC(C)=O",
        "Cn1cnc2c1c(=O)n(C)c(=O)n2C",
        "OCC1OC(O)C(O)C(O)C1O",
        "NCC(=O)O",
        "CC#N",
        "c1ccc(cc1)N=Nc1ccccc1",
        "NNC(=O)c1ccncc1",
        "C[N+]1([O-])CCOCC1",
        "[Na+].[Cl-]",
    ],
)
def test_harmless_groups_are_not(smiles: str) -> None:
    assert names(smiles) == []


def test_the_special_rule_speaks_for_the_broad_one() -> None:
    assert names("O=C(N=[N+]=[N-])c1ccccc1") == ["acyl azide"]
    assert "aromatic nitro compound" not in names("Cc1ccc([N+](=O)[O-])cc1[N+](=O)[O-]")
    both = names("O=C(N=[N+]=[N-])CCN=[N+]=[N-]")
    assert {"acyl azide", "organic azide"} <= set(both)


def test_the_atoms_are_those_of_the_group() -> None:
    [found] = find_hazards(mol("CCCN=[N+]=[N-]"))
    assert set(found.atoms[0]) == {2, 3, 4, 5}


def test_every_rule_has_a_reason_that_reads_as_one() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(len(rule.reason) > 7 and not rule.reason.endswith(".") for rule in RULES)


@pytest.mark.parametrize(
    ("smiles", "percent"),
    [
        # Meyer, Köhler and Homburg, Explosives, 6th ed., Wiley-VCH 2007
        pytest.param("Cc1c(cc(cc1[N+](=O)[O-])[N+](=O)[O-])[N+](=O)[O-]", -73.9, id="TNT"),
        pytest.param("O=[N+]([O-])OCC(CO[N+](=O)[O-])O[N+](=O)[O-]", 3.5, id="nitroglycerin"),
        pytest.param("C1N(CN(CN1[N+](=O)[O-])[N+](=O)[O-])[N+](=O)[O-]", -21.6, id="RDX"),
        pytest.param("C[N+](=O)[O-]", -39.3, id="nitromethane"),
        pytest.param("O=[N+]([O-])OCC(CO[N+](=O)[O-])(CO[N+](=O)[O-])CO[N+](=O)[O-]", -10.1, id="PETN"),
    ],
)
def test_oxygen_balances_are_those_of_the_literature(smiles: str, percent: float) -> None:
    assert oxygen_balance_percent(mol(smiles)) == pytest.approx(percent, abs=0.1)


def test_no_oxygen_balance_without_carbon_or_with_other_elements() -> None:
    assert oxygen_balance_percent(mol("[Na+].[N-]=[N+]=[N-]")) is None
    assert oxygen_balance_percent(mol("CS(C)=O")) is None


def test_the_azide_ratio_follows_smiths_rule() -> None:
    assert azide_ratio(mol("[N-]=[N+]=NCc1ccccc1")) == pytest.approx(7 / 3)
    assert azide_ratio(mol("CCO")) is None


@pytest.mark.parametrize("smiles", ["CCC(C)O", "CC(C)O", "OCc1ccccc1", "C1CCC2CCCCC2C1"])
def test_alcohols_and_decalin_are_dangerous_when_concentrated(smiles: str) -> None:
    """Clark's list: 2-butanol and 2-propanol have exploded on distillation."""
    former = find_peroxide_former(Chem.MolFromSmiles(smiles))
    assert former is not None
    assert former.letter == "B"


@pytest.mark.parametrize(
    ("smiles", "letter"),
    [
        ("CC(C)OC(C)C", "A"),
        ("CCOCC", "B"),
        ("C1CCOC1", "B"),
        ("C1COCCO1", "B"),
        ("C=Cc1ccccc1", "C"),
        ("COC(=O)C(C)=C", "C"),
        ("CC1CCCO1", "D"),
        ("CC(O)CCCCC", "D"),
        ("OCCOCCO", "D"),
        ("COC(C)(C)C", None),  # MTBE is bought because it forms hardly any
        ("CCO", None),
        ("CC(C)=O", None),
        ("c1ccccc1", None),
        ("CCOC(C)=O", None),
    ],
)
def test_peroxide_classes_are_those_of_prudent_practices(smiles: str, letter: str | None) -> None:
    former = find_peroxide_former(mol(smiles))
    assert (former.letter if former else None) == letter
