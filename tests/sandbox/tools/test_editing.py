"""Edited structures against what a chemist draws, and against the conservation of atoms and groups."""

from collections import Counter

import pytest
from rdkit import Chem
from rdkit.Chem.rdMolDescriptors import CalcExactMolWt

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import Structure, ToolResult
from sandbox.structures.groups import count_group
from sandbox.structures.substituents import SUBSTITUENTS
from sandbox.vocabulary import VOCABULARIES

ASPIRIN = "CC(=O)Oc1ccccc1C(=O)O"
PARACETAMOL = "CC(=O)Nc1ccc(O)cc1"
IBUPROFEN = "CC(C)Cc1ccc([C@H](C)C(=O)O)cc1"
NICOTINE = "CN1CCC[C@H]1c1cccnc1"
TESTOSTERONE = "C[C@]12CC[C@H]3[C@H]([C@@H]1CC[C@@H]2O)CCC4=CC(=O)CC[C@]34C"
FERULIC_ACID = "COc1cc(/C=C/C(=O)O)ccc1O"
PENICILLIN_G = "CC1(C)S[C@@H]2[C@H](NC(=O)Cc3ccccc3)C(=O)N2[C@H]1C(=O)O"
CIPROFLOXACIN = "OC(=O)c1cn(C2CC2)c2cc(N3CCNCC3)c(F)cc2c1=O"
DRUGS = [ASPIRIN, PARACETAMOL, IBUPROFEN, NICOTINE, TESTOSTERONE, FERULIC_ACID, PENICILLIN_G, CIPROFLOXACIN]


def call(tool: str, smiles: str, group: str, replacement: str | None = None) -> ToolResult:
    arguments: dict[str, object] = {"molecule": {"smiles": smiles, "label": "M1"}, "group": group}
    if replacement:
        arguments["replacement"] = replacement
    return call_tool(discover().get(tool), arguments)


def products(tool: str, smiles: str, group: str, replacement: str | None = None) -> list[Structure]:
    result = call(tool, smiles, group, replacement)
    assert result.ok, result.error
    return [item for item in result.values if isinstance(item, Structure)]


def drawn(tool: str, smiles: str, group: str, replacement: str | None = None) -> list[str]:
    return [product.smiles for product in products(tool, smiles, group, replacement)]


def canonical(*smiles: str) -> list[str]:
    return [Chem.CanonSmiles(each) for each in smiles]


def atoms(smiles: str) -> Counter[str]:
    return Counter(atom.GetSymbol() for atom in Chem.AddHs(Chem.MolFromSmiles(smiles)).GetAtoms())


@pytest.mark.parametrize(
    ("smiles", "group", "expected"),
    [
        ("c1ccccc1", "fluoro", ["Fc1ccccc1"]),
        ("c1ccccc1", "benzene", ["c1ccc(-c2ccccc2)cc1"]),
        ("C", "carboxyl", ["CC(=O)O"]),
        ("C1CCCCC1", "hydroxyl", ["OC1CCCCC1"]),
        ("CCO", "hydroxyl", ["OCCO"]),  # no geminal diol
        ("CC(C)=O", "hydroxyl", ["CC(=O)CO"]),
        ("C[C@H](N)C(=O)O", "hydroxyl", ["OC[C@H](N)C(=O)O"]),  # alanine to serine, still L
        ("CCN", "Boc", ["CCNC(=O)OC(C)(C)C"]),
        ("CNC", "methyl", ["CN(C)C"]),
        ("C=C", "chloro", ["C=CCl"]),
        ("C/C=C/C", "phenyl", ["C/C=C/Cc1ccccc1", "C/C=C(/C)c1ccccc1"]),
        ("Cn1cnc2c1c(=O)n(C)c(=O)n2C", "methyl", ["Cn1c(C)nc2c1c(=O)n(C)c(=O)n2C"]),  # caffeine at C8
    ],
)
def test_add(smiles: str, group: str, expected: list[str]) -> None:
    assert drawn("add_group", smiles, group) == canonical(*expected)


def test_toluene_has_four_places_for_chlorine_the_ring_first() -> None:
    assert drawn("add_group", "Cc1ccccc1", "chloro") == canonical(
        "Cc1ccc(Cl)cc1", "Cc1ccccc1Cl", "Cc1cccc(Cl)c1", "ClCc1ccccc1"
    )


@pytest.mark.parametrize(
    ("smiles", "group", "first"),
    [
        ("COc1ccccc1", "bromo", "COc1ccc(Br)cc1"),  # para to a donor
        ("O=C(O)c1ccccc1", "nitro", "O=C(O)c1cccc([N+](=O)[O-])c1"),  # meta to an acceptor
        ("CC(=O)Nc1ccccc1", "nitro", "CC(=O)Nc1ccc([N+](=O)[O-])cc1"),
        ("c1ccncc1", "bromo", "Brc1cccnc1"),
        ("c1ccc2[nH]ccc2c1", "bromo", "Brc1c[nH]c2ccccc12"),  # indole at C3
        ("c1cc[nH]c1", "acetyl", "CC(=O)c1ccc[nH]1"),
        ("c1ccsc1", "bromo", "Brc1cccs1"),
        ("c1ccc2ccccc2c1", "nitro", "O=[N+]([O-])c1cccc2ccccc12"),  # naphthalene at C1
    ],
)
def test_the_most_reasonable_position_comes_first(smiles: str, group: str, first: str) -> None:
    assert drawn("add_group", smiles, group)[0] == Chem.CanonSmiles(first)


@pytest.mark.parametrize(
    ("smiles", "group", "expected"),
    [
        (ASPIRIN, "carboxyl", ["CC(=O)Oc1ccccc1"]),
        (ASPIRIN, "ester", ["O=C(O)c1ccccc1"]),
        (PARACETAMOL, "amide", ["Oc1ccccc1"]),
        (PARACETAMOL, "hydroxyl", ["CC(=O)Nc1ccccc1"]),
        (PARACETAMOL, "acetyl", ["Nc1ccc(O)cc1"]),
        ("CN(C)Cc1ccccc1", "amine", ["Cc1ccccc1"]),
        ("FC(F)(F)c1ccc(F)cc1", "fluoro", ["FC(F)(F)c1ccccc1", "Fc1ccc(C(F)F)cc1"]),
        ("CC(C)(C)OC(=O)n1ccc2ccccc21", "Boc", ["c1ccc2[nH]ccc2c1"]),
        ("F/C=C\\Cl", "fluoro", ["C=CCl"]),
        ("C/C(O)=C(/C)Cl", "chloro", ["C/C=C(/C)O"]),
        ("C[C@](F)(Cl)Br", "methyl", ["F[C@@H](Cl)Br"]),
        ("Cl.NCc1ccccc1", "amino", ["Cc1ccccc1.Cl"]),
        ("c1ccc(-c2ccccc2)cc1", "benzene", ["c1ccccc1"]),
    ],
)
def test_remove(smiles: str, group: str, expected: list[str]) -> None:
    assert drawn("remove_group", smiles, group) == canonical(*expected)


@pytest.mark.parametrize(
    ("smiles", "group", "replacement", "expected"),
    [
        ("Oc1ccccc1", "hydroxyl", "fluoro", ["Fc1ccccc1"]),
        ("Clc1ccccc1Cl", "chlorine", "bromine", ["Clc1ccccc1Br"]),
        (ASPIRIN, "COOH", "tetrazole", ["CC(=O)Oc1ccccc1-c1nnn[nH]1"]),
        ("C[C@H](N)C(=O)O", "carboxyl", "carboxamide", ["C[C@H](N)C(N)=O"]),
        ("C/C=C/Cl", "chloro", "phenyl", ["C/C=C/c1ccccc1"]),
        ("CC(=O)Cl", "chloro", "methoxy", ["COC(C)=O"]),
        ("CCC(=O)OCC", "ethyl ester", "carboxyl", ["CCC(=O)O"]),
        ("Nc1ccccc1", "amino", "nitro", ["O=[N+]([O-])c1ccccc1"]),
        ("Brc1ccccc1", "halo", "boronic acid", ["OB(O)c1ccccc1"]),
        ("Cc1ccccc1", "methyl", "trifluoromethyl", ["FC(F)(F)c1ccccc1"]),
    ],
)
def test_replace(smiles: str, group: str, replacement: str, expected: list[str]) -> None:
    assert drawn("replace_group", smiles, group, replacement) == canonical(*expected)


def test_labels_name_the_atom_of_the_first_molecule_and_the_new_atoms_are_marked() -> None:
    first = products("add_group", "Cc1ccccc1", "hydroxyl")[0]
    assert first.label == "M1 with hydroxyl added at C5"
    assert first.note == "H replaced by hydroxyl at C5"
    (new,) = first.atoms
    assert [Chem.MolFromSmiles(first.smiles).GetAtomWithIdx(index).GetSymbol() for index in new] == ["O"]
    removed = products("remove_group", "Oc1ccccc1", "hydroxyl")[0]
    assert removed.label == "M1 with hydroxyl removed from C2"


@pytest.mark.parametrize(
    ("group", "gained"),
    [
        ("hydroxyl", 15.9949),
        ("fluoro", 18.9984 - 1.0078),
        ("methyl", 12.0 + 2 * 1.00783),
        ("nitro", 14.0031 + 2 * 15.9949 - 1.0078),
        ("carboxyl", 12.0 + 2 * 15.9949),
        ("Boc-amino", 5 * 12.0 + 9 * 1.00783 + 14.00307 + 2 * 15.99491),
    ],
)
@pytest.mark.parametrize("smiles", DRUGS)
def test_mass_of_what_is_added(smiles: str, group: str, gained: float) -> None:
    before = CalcExactMolWt(Chem.MolFromSmiles(smiles))
    for product in drawn("add_group", smiles, group):
        assert CalcExactMolWt(Chem.MolFromSmiles(product)) - before == pytest.approx(gained, abs=2e-3)


@pytest.mark.parametrize("smiles", [NICOTINE, FERULIC_ACID, PARACETAMOL])
@pytest.mark.parametrize("group", [name for name, each in SUBSTITUENTS.items() if each.carrier != "nitrogen"])
def test_adding_changes_one_count_by_one_and_leaves_the_rest(smiles: str, group: str) -> None:
    before = Chem.MolFromSmiles(smiles)
    counted = SUBSTITUENTS[group].group
    for product in drawn("add_group", smiles, group):
        after = Chem.MolFromSmiles(product)
        assert count_group(after, counted) == count_group(before, counted) + 1
        part = Chem.Mol(before)
        Chem.RemoveStereochemistry(part)
        assert after.HasSubstructMatch(part)


@pytest.mark.parametrize("smiles", [TESTOSTERONE, PENICILLIN_G, IBUPROFEN, NICOTINE, FERULIC_ACID])
def test_stereo_of_the_rest_is_kept(smiles: str) -> None:
    """Only a centre whose own hydrogen goes for a group that it already bears can lose its configuration."""
    before = Chem.MolFromSmiles(smiles)
    for product in drawn("add_group", smiles, "fluoro"):
        assert Chem.MolFromSmiles(product).HasSubstructMatch(before, useChirality=True)


def test_taking_out_what_was_put_in_gives_the_molecule_back() -> None:
    for smiles in (ASPIRIN, IBUPROFEN, NICOTINE, PENICILLIN_G):
        for group in ("azido", "boronic acid", "trimethylsilyl"):
            for product in drawn("add_group", smiles, group):
                back = [Chem.CanonSmiles(each) for each in drawn("remove_group", product, group)]
                flat = Chem.MolToSmiles(Chem.MolFromSmiles(smiles), isomericSmiles=False)
                assert flat in [
                    Chem.MolToSmiles(Chem.MolFromSmiles(each), isomericSmiles=False) for each in back
                ]


def test_replacing_conserves_the_other_atoms() -> None:
    for product in drawn("replace_group", TESTOSTERONE, "hydroxyl", "amino"):
        assert atoms(product) - atoms(TESTOSTERONE) == Counter({"N": 1, "H": 1})
        assert atoms(TESTOSTERONE) - atoms(product) == Counter({"O": 1})


@pytest.mark.parametrize(
    ("tool", "smiles", "group", "said"),
    [
        ("remove_group", "CCO", "nitro", "M1 has no nitro group; it has alcohol (1)"),
        ("remove_group", "c1ccccc1", "fluoro", "M1 has no fluoro group; it has no functional groups"),
        ("remove_group", "C1CCOCC1", "ether", "the ether of M1 is part of a ring, a chain or another group"),
        ("remove_group", "CC(=O)O", "hydroxyl", "M1 has no hydroxyl group; it has carboxylic acid (1)"),
        ("remove_group", "CC(=O)Cl", "chloro", "part of a ring, a chain or another group"),
        ("remove_group", "COC(=O)C", "methoxy", "part of a ring, a chain or another group"),
        ("remove_group", "CC(N)=O", "amino", "M1 has no amino group; it has amide (1)"),
        ("add_group", "ClC(Cl)(Cl)Cl", "hydroxyl", "M1 has no position where hydroxyl"),
        ("add_group", "O", "hydroxyl", "M1 has no position where hydroxyl"),  # no peroxide
        ("add_group", "CO", "hydroxyl", "M1 has no position where hydroxyl"),  # no geminal diol
        ("add_group", "c1ccccc1", "Boc", "M1 has no amine nitrogen with a hydrogen"),
    ],
)
def test_what_cannot_be_done_is_said(tool: str, smiles: str, group: str, said: str) -> None:
    result = call(tool, smiles, group)
    assert not result.ok
    assert said in str(result.error)


def test_a_group_is_not_replaced_by_itself() -> None:
    result = call("replace_group", "CCO", "hydroxyl", "alcohol")
    assert not result.ok
    assert "nothing to change" in str(result.error)


def test_a_long_list_is_cut_and_says_how_long_it_is() -> None:
    peptide = "N[C@@H](C)C(=O)" + "".join(f"N[C@@H](C{'C' * i})C(=O)" for i in range(12)) + "O"
    result = call("add_group", peptide, "fluoro")
    assert result.ok, result.error
    assert sum(isinstance(item, Structure) for item in result.values) == 50
    assert result.data["shown"] == 50
    assert result.data["distinct"] > 50
    last = result.values[-1]
    assert not isinstance(last, Structure)
    assert (last.value, last.reason) == (result.data["distinct"], "the first 50 are given")


@pytest.mark.parametrize(
    ("written", "substituent"),
    [
        ("carboxyl", "carboxyl"),
        ("COOH", "carboxyl"),
        ("hydroxyl", "hydroxyl"),
        ("alcohol", "hydroxyl"),
        ("amine", "amine"),
        ("NH2", "amino"),
        ("aldehyde", "formyl"),
        ("nitro", "nitro"),
        ("halo", "halogen"),
        ("amide", "amide"),
        ("nitrile", "cyano"),
        ("thiol", "thiol"),
        ("benzene ring", "phenyl"),
        ("benzene", "phenyl"),
        ("ketone", "ketone"),
        ("ester", "ester"),
        ("CF3", "trifluoromethyl"),
        ("fluorine", "fluoro"),
        ("tBu", "tert-butyl"),
        ("morpholine", "morpholino"),
    ],
)
def test_names_of_substituents(written: str, substituent: str) -> None:
    assert VOCABULARIES.get("substituent").resolve(written) == substituent


def test_cn_is_a_nitrile_only_where_the_words_say_so() -> None:
    mentions = VOCABULARIES.get("substituent").mentions
    assert mentions("replace Cl with CN") == ("chloro", "cyano")
    assert mentions("what is CN") == ()


@pytest.mark.parametrize("name", SUBSTITUENTS)
def test_each_substituent_is_counted_once_on_a_ring(name: str) -> None:
    substituent = SUBSTITUENTS[name]
    mol = Chem.MolFromSmiles(substituent.smiles.replace("*", "C1CCC1", 1))
    assert count_group(mol, substituent.group) == 1
