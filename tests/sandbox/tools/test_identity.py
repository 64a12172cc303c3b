import pytest

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import ToolResult


def write(tool: str, smiles: str) -> str | None:
    result = call_tool(discover().get(tool), {"molecule": {"smiles": smiles, "label": "M1"}})
    assert result.ok, result.error
    return result.values[0].value  # type: ignore[union-attr, return-value]


def compare(first: str, second: str) -> ToolResult:
    result = call_tool(
        discover().get("compare_molecules"),
        {"first": {"smiles": first, "label": "M1"}, "second": {"smiles": second, "label": "M2"}},
    )
    assert result.ok, result.error
    return result


def relationship(first: str, second: str) -> tuple[str, str]:
    """The relationship and its reason; yes goes with "the same", in either order."""
    result, swapped = compare(first, second), compare(second, first)
    same, relation, reason = (item.value for item in result.values)  # type: ignore[union-attr]
    assert same == (relation == "the same")
    assert swapped.values[1].value == relation  # type: ignore[union-attr]
    return relation, reason  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("smiles", "key"),
    [
        ("CC(=O)Oc1ccccc1C(=O)O", "BSYNRYMUTXBXSQ-UHFFFAOYSA-N"),
        ("Cn1cnc2c1c(=O)n(C)c(=O)n2C", "RYYVLZVUVIJVGH-UHFFFAOYSA-N"),
        ("CCO", "LFQSCWFLJHTTHZ-UHFFFAOYSA-N"),
        ("O", "XLYOFNOQVPJJNP-UHFFFAOYSA-N"),
        ("C[C@H](N)C(=O)O", "QNAYBMKLOCPYGJ-REOHCLBHSA-N"),
    ],
    ids=["aspirin", "caffeine", "ethanol", "water", "L-alanine"],
)
def test_inchikeys_are_those_of_pubchem(smiles: str, key: str) -> None:
    assert write("inchikey", smiles) == key


def test_inchi_of_ethanol() -> None:
    assert write("inchi", "OCC") == "InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3"


def test_inchi_has_no_value_for_r_groups() -> None:
    result = call_tool(discover().get("inchikey"), {"molecule": "*CCO"})
    assert result.values[0].value is None  # type: ignore[union-attr]
    assert "unspecified" in result.text


@pytest.mark.parametrize(
    ("smiles", "formula"),
    [
        ("CC(=O)Oc1ccccc1C(=O)O", "C9H8O4"),
        ("ClC(Cl)Cl", "CHCl3"),
        ("CC(=O)[O-].[Na+]", "C2H3NaO2"),
        ("OS(=O)(=O)O", "H2O4S"),
        ("CC(=O)[O-]", "C2H3O2-"),
        ("[2H]C(Cl)(Cl)Cl", "CDCl3"),
        ("BrCCCl", "C2H4BrCl"),
    ],
)
def test_formulas_are_in_hill_order(smiles: str, formula: str) -> None:
    assert write("molecular_formula", smiles) == formula


def test_canonical_smiles_does_not_depend_on_the_drawing() -> None:
    drawings = ["OC(=O)c1ccccc1OC(C)=O", "CC(=O)OC1=CC=CC=C1C(O)=O", "[H]OC(=O)c1c([H])cccc1OC(=O)C"]
    assert len({write("canonical_smiles", each) for each in drawings}) == 1


def test_canonical_smiles_keeps_what_is_racemic() -> None:
    assert write("canonical_smiles", "C[C@H](F)Cl |&1:1|") == "C[C@H](F)Cl |&1:1|"
    assert write("canonical_smiles", "C[C@@H](F)Cl") == "C[C@@H](F)Cl"
    result = call_tool(discover().get("inchi"), {"molecule": "C[C@H](F)Cl |&1:1|"})
    assert "racemic" in (result.values[0].reason or "")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("c1ccccc1O", "OC1=CC=CC=C1"),
        ("[H]OC([H])([H])C", "CCO"),
        ("[CH3:1]O", "CO"),
        ("C[N+](=O)[O-]", "CN(=O)=O"),
        ("CS(C)=O", "C[S+](C)[O-]"),
        ("C[S@](=O)c1ccccc1", "C[S@+]([O-])c1ccccc1"),
        ("CN=[N+]=[N-]", "C[N-][N+]#N"),
        ("CC(=O)C=C[O-]", "CC([O-])=CC=O"),
        ("CC(=O)O[Na]", "CC(=O)[O-].[Na+]"),
        ("CN.Cl", "C[NH3+].[Cl-]"),
        ("C[C@H](O)[C@H](O)C", "C[C@@H](O)[C@@H](O)C"),
        ("C[C@H](F)Cl |&1:1|", "C[C@@H](F)Cl |&1:1|"),
    ],
    ids=[
        "Kekule and aromatic",
        "explicit hydrogens",
        "atom maps",
        "nitro",
        "sulfoxide",
        "chiral sulfoxide",
        "azide resonance",
        "enolate resonance",
        "metal drawn with a bond",
        "hydrochloride",
        "meso",
        "racemates",
    ],
)
def test_different_drawings_of_one_structure_are_the_same(first: str, second: str) -> None:
    assert relationship(first, second)[0] == "the same"


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("C[C@H](N)C(=O)O", "C[C@@H](N)C(=O)O", ["enantiomers", "C2 is S in M1 and R in M2"]),
        ("C[C@H](O)[C@H](F)Cl", "C[C@@H](O)[C@@H](F)Cl", ["enantiomers"]),
        ("C[C@H](O)[C@H](F)Cl", "C[C@H](O)[C@@H](F)Cl", ["diastereomers", "epimers", "C4"]),
        ("O[C@H]1CC[C@@H](O)CC1", "O[C@H]1CC[C@H](O)CC1", ["diastereomers"]),
        ("C/C=C/C", "C/C=C\\C", ["E/Z isomers", "C2=C3 is E in M1 and Z in M2"]),
        ("F/C=C/C=C/Cl", "F/C=C\\C=C/Cl", ["E/Z isomers", "C2=C3", "C4=C5"]),
        (
            "C[C@H](N)C(=O)O",
            "CC(N)C(=O)O",
            ["M2 leaves stereochemistry undefined", "may be the same", "C2 is S"],
        ),
        ("CC=CC", "C/C=C/C", ["M1 leaves stereochemistry undefined", "C2=C3"]),
        ("[H]/N=C/C", "[H]/N=C\\C", ["E/Z isomers"]),
        ("[H]/N=C/C", "N=CC", ["M2 leaves stereochemistry undefined"]),
        ("C[S@](=O)c1ccccc1", "C[S@@](=O)c1ccccc1", ["enantiomers", "S2"]),
        ("C[C@H](F)Cl |&1:1|", "C[C@@H](F)Cl", ["M1 is a racemic ('and') mixture"]),
    ],
)
def test_stereoisomers_are_told_apart_with_atom_numbers(first: str, second: str, words: list[str]) -> None:
    relation, reason = relationship(first, second)
    assert relation == "stereoisomers"
    assert [word for word in words if word not in reason] == []


def test_stereo_atoms_are_reported_for_highlighting() -> None:
    result = compare("CC[C@H](C)O", "CC[C@@H](C)O")
    assert result.values[0].atoms == ((2,),)  # type: ignore[union-attr]


def test_symmetry_does_not_invent_differences() -> None:
    """Both centres of the first carry the same groups; laid over the wrong way round, both would differ."""
    _, reason = relationship("C[C@H](O)CC(C)(C)C[C@@H](F)C", "C[C@@H](F)CC(C)(C)C[C@@H](O)C")
    assert "epimers" in reason


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("Oc1ccccn1", "O=c1cccc[nH]1", "one H moves from O1 to N7"),
        ("CC(=O)CC(C)=O", "CC(O)=CC(C)=O", "one H moves from C4 to O3"),
        ("Cc1c[nH]cn1", "Cc1cnc[nH]1", "one H moves from N4 to N6"),
        ("Oc1nc(O)nc(O)n1", "O=c1[nH]c(=O)[nH]c(=O)[nH]1", "3 H move"),
        ("CC(C)=NO", "CC(C)N=O", "one H moves from O5 to C2"),
        ("NCC(=O)O", "[NH3+]CC(=O)[O-]", "M2 is the zwitterion"),
        ("NCC(=O)" * 40 + "O", "NC=C(O)" + "NCC(=O)" * 39 + "O", "one H moves from C2 to O4"),
    ],
    ids=[
        "pyridone",
        "acetylacetone",
        "imidazole",
        "cyanuric acid",
        "oxime",
        "zwitterion",
        "enol of a peptide",
    ],
)
def test_tautomers_say_which_hydrogen_moves(first: str, second: str, reason: str) -> None:
    relation, said = relationship(first, second)
    assert relation == "tautomers"
    assert reason in said


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (
            "CC(=O)O",
            "CC(=O)[O-].[Na+]",
            ["M1 is the neutral molecule", "M2 is an anion (charge −1) with sodium"],
        ),
        ("CN", "C[NH3+].[Cl-]", ["M2 is a cation (charge +1) with chloride"]),
        ("C[NH3+].[Cl-]", "C[NH3+].[Br-]", ["chloride", "bromide"]),
        ("CN", "C[NH3+]", ["M2 is a cation"]),
        ("C[N+](C)(C)CC(=O)[O-]", "C[N+](C)(C)CC(=O)O.[Cl-]", ["M1 is the zwitterion"]),
        ("NCCc1ccccc1", "[NH3+]CCc1ccccc1.O=C([O-])C(F)(F)F", ["trifluoroacetate"]),
        ("CCO.O", "CCO", ["water"]),
    ],
)
def test_salt_forms_share_their_parent_compound(first: str, second: str, words: list[str]) -> None:
    relation, reason = relationship(first, second)
    assert relation == "different salt forms"
    assert [word for word in words if word not in reason] == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("CCO", "COC"),
        ("C=CCC", "CC=CC"),
        ("Cc1ccccc1O", "Cc1cccc(O)c1"),
        (
            "OCC(O)C(O)C(O)C(=O)CO",
            "OCC(O)C(O)C(O)C(O)C=O",
        ),  # fructose, glucose: linked by an enediol, no tautomers
        ("OC[C@H]1OC(O)[C@H](O)[C@@H](O)[C@@H]1O", "OC[C@@H](O)[C@@H](O)[C@H](O)[C@@H](O)C=O"),
    ],
    ids=["ether", "butenes", "cresols", "fructose and glucose", "open and closed glucose"],
)
def test_constitutional_isomers(first: str, second: str) -> None:
    relation, reason = relationship(first, second)
    assert relation == "constitutional isomers"
    assert "both are C" in reason


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("CCO", "CCN", ["C2H6O", "C2H7N"]),
        ("[Na+].[Cl-]", "[K+].[Cl-]", ["ClNa"]),
        ("[2H]C([2H])([2H])O", "CO", ["isotopologues", "M1 has 3 × ²H on C2"]),
        ("[13CH3]CO", "C[13CH2]O", ["isotopomers", "¹³C at C1", "¹³C at C2"]),
        ("CCO.CCO", "CCO", ["twice in M1"]),
        ("C[C@H](O)C(=O)O", "C[C@@H](O)C(=O)[O-].[Na+]", ["stereoisomers"]),
        ("*CC |$R1;;$|", "*CC |$R2;;$|", ["R groups"]),
        ("[1*]CCO", "[2*]CCO", ["attachment points"]),
    ],
)
def test_different_molecules_say_how(first: str, second: str, words: list[str]) -> None:
    relation, reason = relationship(first, second)
    assert relation == "different"
    assert [word for word in words if word not in reason] == []
