"""Design tools: what a chemist gets for a request, and what is declined."""

from typing import Any

import pytest
from rdkit import Chem
from rdkit.Chem import rdMolDescriptors

from sandbox.calling import call_tool
from sandbox.design.bioisosteres import FRAGMENT_OF
from sandbox.design.enumerations import SETS, decorate
from sandbox.registry import discover
from sandbox.results import Quantity, Structure, TableMade, Text, ToolResult
from sandbox.tables.opening import open_table

SARIN = "CC(C)OP(C)(=O)F"


def call(tool: str, **arguments: Any) -> ToolResult:
    return call_tool(discover().get(tool), arguments)


def structures(result: ToolResult) -> list[str]:
    assert result.ok, result.error
    return [item.smiles for item in result.values if isinstance(item, Structure)]


def canonical(*smiles: str) -> set[str]:
    return {str(Chem.CanonSmiles(each)) for each in smiles}


def test_optimising_tells_value_before_and_after_and_how_it_came() -> None:
    result = call(
        "optimize_molecule", molecule="CCCCc1ccc(NC(C)=O)cc1", objective="lower logP", evaluations=40,
        seconds=60,
    )  # fmt: skip
    made = structures(result)
    best = next(item for item in result.values if isinstance(item, Quantity))
    assert 1 <= len(made) <= 5
    assert best.property == "logP of the first analogue"
    assert best.value < result.data["before"]["logP"]
    assert {"smiles", "properties", "similarity", "changed", "edits", "score"} <= set(
        result.data["candidates"][0]
    )
    assert 20 <= result.data["evaluations"] <= 40  # it ends where the logP is low enough


def test_two_objectives_and_bounds_of_a_third() -> None:
    result = call(
        "optimize_molecule", molecule="CCCCc1ccc(NC(C)=O)cc1", objective="lower logP", also="higher TPSA",
        windows="molecular weight ..230", evaluations=40, keep_group="amide",
        seconds=60,
    )  # fmt: skip
    for candidate in result.data["candidates"]:
        assert candidate["properties"]["molecular weight"] <= 230
        assert candidate["properties"]["TPSA"] >= result.data["before"]["TPSA"] - 1
        assert Chem.MolFromSmiles(candidate["smiles"]).HasSubstructMatch(Chem.MolFromSmarts("C(=O)N"))


@pytest.mark.parametrize("window", ["logP", "logP 1-3", "colour 1..3"])
def test_a_bound_that_cannot_be_read_is_explained(window: str) -> None:
    result = call("optimize_molecule", molecule="CCCCc1ccccc1", objective="lower logP", windows=window)
    assert not result.ok
    assert "bound" in (result.error or "")


def test_a_group_that_is_not_there_cannot_be_kept() -> None:
    result = call("optimize_molecule", molecule="CCCCc1ccccc1", objective="lower logP", keep_group="nitrile")
    assert "has no nitrile" in (result.error or "")


@pytest.mark.parametrize(
    ("tool", "more"),
    [
        ("optimize_molecule", {"objective": "higher solubility"}),
        ("matched_pair_changes", {"objective": "lower logP"}),
        ("bioisosteres", {"group": "phosphonate"}),
        ("scaffold_hops", {}),
        ("decorate_molecule", {}),
        ("fragment_molecule", {}),
        ("enumerate_stereoisomers", {}),
    ],
)
def test_agents_are_no_starting_point(tool: str, more: dict[str, Any]) -> None:
    result = call(tool, molecule=SARIN, **more)
    assert result.state == "denied"
    assert not result.values


def test_bioisosteres_of_an_acid_are_those_of_the_reviews() -> None:
    # Ballatore, ChemMedChem 2013, 8, 385: tetrazole, acylsulfonamide, hydroxamic acid, oxadiazolone
    found = structures(call("bioisosteres", molecule="OC(=O)Cc1ccccc1", group="carboxylic acid"))
    wanted = canonical(
        "c1ccccc1Cc1nnn[nH]1", "c1ccccc1CC(=O)NS(C)(=O)=O", "c1ccccc1CC(=O)NO", "c1ccccc1Cc1noc(=O)[nH]1"
    )
    assert wanted <= set(found)


def test_an_amide_is_reversed_and_made_a_sulfonamide() -> None:
    found = structures(call("bioisosteres", molecule="CC(=O)Nc1ccccc1", group="amide"))
    assert canonical("CNC(=O)c1ccccc1", "CS(=O)(=O)Nc1ccccc1") <= set(found)


@pytest.mark.parametrize("drawn", ["c2nnn[nH]2", "c2nn[nH]n2"])
def test_a_tetrazole_is_exchanged_for_the_acid_it_stands_for_in_either_tautomer(drawn: str) -> None:
    found = structures(call("bioisosteres", molecule=f"Cc1ccc(-{drawn})cc1", group="tetrazolyl"))
    assert canonical("Cc1ccc(C(=O)O)cc1") <= set(found)


def test_the_carbonyl_of_an_amide_is_no_ketone() -> None:
    found = structures(call("bioisosteres", molecule="CCN(CC)CC(=O)Nc1c(C)cccc1C", group="amide"))
    oximes = Chem.MolFromSmarts("[CX3](=[NX2][OX2H])")
    assert found
    assert not any(Chem.MolFromSmiles(smiles).HasSubstructMatch(oximes) for smiles in found)


@pytest.mark.parametrize(("group", "fragment"), FRAGMENT_OF.items())
def test_a_group_by_itself_has_its_usual_replacements(group: str, fragment: str) -> None:
    result = call("bioisosteres", molecule=fragment, group=group)
    found = structures(result)
    open_places = Chem.MolFromSmiles(fragment).GetSubstructMatches(Chem.MolFromSmarts("[#0]"))
    assert len(found) >= 3
    assert Chem.CanonSmiles(fragment) not in found
    for smiles in found:
        assert len(Chem.MolFromSmiles(smiles).GetSubstructMatches(Chem.MolFromSmarts("[#0]"))) == len(
            open_places
        )


def test_the_replacements_are_told_by_name() -> None:
    told = call("bioisosteres", molecule="[1*]C(=O)N[2*]", group="amide").values[-1]
    assert isinstance(told, Text)
    assert {"reversed amide", "sulfonamide", "1,2,3-triazole"} <= {
        name.split(" (")[0] for name in str(told.value).split("; ")
    }


def test_matched_pairs_tell_measured_effects_on_solubility() -> None:
    result = call("matched_pair_changes", molecule="Clc1ccc(cc1)C(=O)NCC", objective="higher solubility")
    effects = [row["effect"] for row in result.data["suggestions"]]
    assert all(mean > 0 and spread >= 0 and pairs >= 3 for mean, spread, pairs in effects)
    notes = [item.note for item in result.values if isinstance(item, Structure)]
    assert all("logS +" in note and "(measured)" in note for note in notes)
    rings = [rdMolDescriptors.CalcNumRings(Chem.MolFromSmiles(s)) for s in structures(result)]
    assert min(rings) >= 1  # taking the ring off would raise the solubility most, and leave nothing of it


def test_another_ring_takes_the_place_of_a_ring() -> None:
    start = "Cc1ccc(cc1)C(=O)NC1CCCCC1"
    found = structures(call("scaffold_hops", molecule=start))
    assert canonical(start).isdisjoint(found)
    # whatever ring is exchanged, the amide between them stays
    assert all(Chem.MolFromSmiles(s).HasSubstructMatch(Chem.MolFromSmarts("C(=O)N")) for s in found)
    assert "no ring" in (call("scaffold_hops", molecule="CCCCO").error or "")


def test_the_ring_in_the_middle_is_exchanged_too() -> None:
    # diaryl heterocycles that were made as inhibitors of COX-2 beside the pyrazole celecoxib: imidazoles
    # (Khanna, J. Med. Chem. 1997, 40, 1634), pyrroles (ibid., 1619), thiophenes (Gans, J. Pharmacol. Exp.
    # Ther. 1990, 254, 180)
    tail = "c2ccc(S(N)(=O)=O)cc2)cc1"
    found = structures(call("scaffold_hops", molecule=f"Cc1ccc(-c2cc(C(F)(F)F)nn2-{tail}"))
    made = (f"Cc1ccc(-c2{ring}2-{tail}" for ring in ("nc(C(F)(F)F)cn", "cc(C(F)(F)F)cn", "cc(C(F)(F)F)sc"))
    assert canonical(*made) <= set(found)


def test_a_piperazine_is_decorated_at_nitrogen_first_and_never_to_an_aminal() -> None:
    found = [row.smiles for row in decorate(Chem.MolFromSmiles("C1CNCCN1"), SETS["common"], 100)]
    on_nitrogen = Chem.MolFromSmarts("[NX3;H0]1CC[NH]CC1")
    assert Chem.MolFromSmiles(found[0]).HasSubstructMatch(on_nitrogen)
    aminal = Chem.MolFromSmarts("[CX4]([#7,#8])[NX3]")
    assert not [s for s in found if Chem.MolFromSmiles(s).HasSubstructMatch(aminal)]


def test_tautomers_of_acetylacetone() -> None:
    found = structures(call("enumerate_tautomers", molecule="CC(=O)CC(C)=O"))
    assert canonical("CC(=O)CC(C)=O", "CC(=O)C=C(C)O") <= {Chem.CanonSmiles(s, useChiral=0) for s in found}


@pytest.mark.parametrize(
    ("smiles", "count"),
    [
        ("OC(C(O)C(=O)O)C(=O)O", 3),  # tartaric acid: two enantiomers and the meso form
        ("CC(N)C(O)c1ccccc1", 4),
        ("CC=CC(=O)O", 2),
        ("C[C@H](O)C(N)C", 2),  # one centre is fixed
        ("C[C@H](N)C(=O)O", 2),  # all defined: each centre is varied
        ("c1ccccc1", 1),
    ],
    ids=["tartaric acid", "two centres", "crotonic acid", "one fixed", "alanine", "benzene"],
)
def test_stereoisomers_are_counted_as_in_the_textbook(smiles: str, count: int) -> None:
    result = call("enumerate_stereoisomers", molecule=smiles)
    assert len(set(structures(result))) == count
    assert next(item.value for item in result.values if isinstance(item, Quantity)) == count


@pytest.mark.parametrize(
    ("smiles", "enantiomer"),
    [
        ("C[C@H](N)C(=O)O", "C[C@@H](N)C(=O)O"),
        ("C[C@@H](O)[C@H](N)C(=O)O", "C[C@H](O)[C@@H](N)C(=O)O"),  # L- and D-threonine, not allothreonine
    ],
)
def test_the_enantiomer_comes_first(smiles: str, enantiomer: str) -> None:
    found = call("enumerate_stereoisomers", molecule=smiles).values[0]
    assert isinstance(found, Structure)
    assert found.smiles == enantiomer
    assert found.label.startswith("the enantiomer of")


def test_stereoisomers_are_told_apart_by_their_descriptors() -> None:
    found = call("enumerate_stereoisomers", molecule="CC(O)C=CC").values
    notes = {each.note for each in found if isinstance(each, Structure)}
    descriptors = {tuple(part.split(" ")[1] for part in note.split(", ")) for note in notes}
    assert descriptors == {("E", "R"), ("E", "S"), ("Z", "R"), ("Z", "S")}


@pytest.mark.parametrize(
    ("smiles", "ph", "state"),
    [
        ("NCC(=O)O", 7.4, "[NH3+]CC(=O)[O-]"),  # glycine, pKa 2.34 and 9.60
        ("NCC(=O)O", 1, "[NH3+]CC(=O)O"),
        ("NCC(=O)O", 13, "NCC(=O)[O-]"),
        ("CCN(CC)CC", 7.4, "CC[NH+](CC)CC"),  # triethylamine, pKa 10.75
        ("OC(=O)c1ccccc1", 7.4, "O=C([O-])c1ccccc1"),  # benzoic acid, pKa 4.20
        ("CCO", 7.4, "CCO"),
    ],
)
def test_protonation_follows_the_pka(smiles: str, ph: float, state: str) -> None:
    assert structures(call("protonation_states", molecule=smiles, ph=ph)) == [Chem.CanonSmiles(state)]


def test_phenacetin_is_cut_at_amide_and_ether() -> None:
    brics = structures(call("fragment_molecule", molecule="CC(=O)Nc1ccc(OCC)cc1"))
    assert set(brics) == canonical("*c1ccc(*)cc1", "*C(C)=O", "*CC", "*N*", "*O*")
    recap = structures(call("fragment_molecule", molecule="CC(=O)Nc1ccc(OCC)cc1", method="RECAP"))
    assert "*C(C)=O" in recap


def test_open_positions_are_filled_and_the_group_stands_beside_each() -> None:
    result = call("decorate_molecule", molecule="*c1ccc(C(N)=O)cc1")
    made = next(item for item in result.values if isinstance(item, TableMade))
    table = open_table(made.path, "T1")
    assert Chem.CanonSmiles("Fc1ccc(C(N)=O)cc1") in set(table.structures)
    assert [column.name for column in table.columns] == ["R group", "place"]
    assert len(table) == made.rows


def test_hybrids_hold_parts_of_both_and_are_not_the_parents() -> None:
    parents = ["CC(=O)Nc1ccc(OCC)cc1", "COc1ccccc1C(=O)NCC"]
    found = structures(call("recombine_fragments", molecules=parents))
    assert found
    assert canonical(*parents).isdisjoint(found)


@pytest.mark.parametrize("smiles", ["*", "*" * 40, "*c1ccccc1.*"])
def test_open_positions_that_lead_nowhere_are_no_places_for_groups(smiles: str) -> None:
    result = call("decorate_molecule", molecule=smiles, groups="rings")
    assert result.ok or "no place where an R group" in (result.error or "")


def test_scaffold_hops_do_not_depend_on_how_the_molecule_is_written() -> None:
    spellings = ("CC(=O)Nc1ccc(C(=O)O)cc1", "O=C(O)c1ccc(NC(C)=O)cc1")
    first, second = (call("scaffold_hops", molecule=smiles) for smiles in spellings)
    assert structures(first) == structures(second) != []


def test_a_ring_in_the_middle_with_four_neighbours_hops_and_only_the_ring_that_was_named() -> None:
    indomethacin = "COc1ccc2c(c1)c(CC(=O)O)c(C)n2C(=O)c1ccc(Cl)cc1"
    found = structures(call("scaffold_hops", molecule=indomethacin, ring="indole"))
    indole, aroyl = Chem.MolFromSmarts("c1ccc2[nX3]ccc2c1"), Chem.MolFromSmarts("C(=O)c1ccc(Cl)cc1")
    hops = [Chem.MolFromSmiles(each) for each in found]
    assert len(hops) >= 6
    assert not any(hop.HasSubstructMatch(indole) for hop in hops)
    assert all(hop.HasSubstructMatch(aroyl) for hop in hops)  # the other ring stays
    azaindole = Chem.MolFromSmarts("c1ccc2c(n1)cc[nX3]2")
    assert any(hop.HasSubstructMatch(azaindole) for hop in hops)
    assert "has no quinoline" in (call("scaffold_hops", molecule=indomethacin, ring="quinoline").error or "")


def test_r_groups_that_are_named_are_put_on_and_no_others() -> None:
    result = call("decorate_molecule", molecule="*c1ccc(C(=O)O)cc1", named="H, fluoro, OMe")
    table = next(item for item in result.values if isinstance(item, TableMade))
    rows = open_table(table.path, "T1").structures
    assert {Chem.CanonSmiles(each) for each in rows} == canonical(
        "OC(=O)c1ccccc1", "OC(=O)c1ccc(F)cc1", "OC(=O)c1ccc(OC)cc1"
    )
