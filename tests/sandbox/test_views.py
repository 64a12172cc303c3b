"""What the program shows about a molecule: its shape, its alerts, and what changed between two."""

from typing import TypeVar

import numpy as np
import pytest
from rdkit import Chem

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import Quantity, Text, ToolResult
from sandbox.views import discover_views
from sandbox.workers.pool import WorkerPool

T = TypeVar("T")
CUBE_OF_DOUBLE_BONDS = "C12=C3C4=C5C1=C1C2=C3C4=C51"


def view(name: str, **arguments: object) -> ToolResult:
    return call_tool(discover_views().get(name), arguments)


def test_views_are_no_tools_of_the_policy() -> None:
    assert not set(discover_views().names()) & set(discover().names())


@pytest.mark.parametrize("name", discover_views().names())
def test_every_view_runs_its_examples_in_a_worker(name: str, pool: WorkerPool) -> None:
    for example in discover_views().get(name).examples:
        result = pool(name, example)
        assert result.ok, result.error


@pytest.fixture(scope="module")
def pool():
    with WorkerPool(1) as workers:
        yield workers


def test_a_shape_has_the_bond_lengths_of_the_molecule() -> None:
    # ethane: C–C 1.535 Å, C–H 1.094 Å (Harmony, J. Chem. Phys. 1990, 93, 7522)
    data = view("conformer", molecule="CC").data
    places = np.array(data["positions"])
    assert len(places) == 8
    lengths = {
        tuple(sorted((data["symbols"][i], data["symbols"][j]))): float(np.linalg.norm(places[i] - places[j]))
        for i, j, _ in data["bonds"]
    }
    assert lengths["C", "C"] == pytest.approx(1.535, abs=0.03)
    assert lengths["C", "H"] == pytest.approx(1.094, abs=0.02)


def test_a_shape_keeps_the_configuration() -> None:
    for smiles in ("C[C@H](N)C(=O)O", "C[C@@H](N)C(=O)O", "F/C=C/Cl", "F/C=C\\Cl"):
        mol = Chem.MolFromMolBlock(view("conformer", molecule=smiles).data["molblock"])
        Chem.AssignStereochemistryFrom3D(mol)
        assert Chem.MolToSmiles(mol) == Chem.CanonSmiles(smiles)


def test_parts_of_a_salt_lie_beside_each_other() -> None:
    result = view("conformer", molecule="[Na+].CC(=O)[O-]")
    places = np.array(result.data["positions"])
    sodium = data_index(result, "Na")
    others = np.delete(places, sodium, axis=0)
    assert np.linalg.norm(others - places[sodium], axis=1).min() > 2.0
    (shape, *_) = result.values
    assert isinstance(shape, Quantity | Text)
    assert "side by side" in (shape.reason or "")


def items(result: ToolResult, kind: type[T]) -> list[T]:
    return [item for item in result.values if isinstance(item, kind)]


def data_index(result: ToolResult, symbol: str) -> int:
    return list(result.data["symbols"]).index(symbol)


@pytest.mark.parametrize(
    ("smiles", "words"),
    [
        ("C1#CC1", "triple bond in a small ring"),
        (CUBE_OF_DOUBLE_BONDS, "cage"),
        ("*CC", "R groups"),
        ("C" * 200, "heavy atoms"),
    ],
    ids=["cyclopropyne", "cage", "R group", "too large"],
)
def test_what_has_no_shape_is_said_in_words(smiles: str, words: str) -> None:
    result = view("conformer", molecule=smiles)
    assert not result.ok
    assert words in (result.error or "")


def test_a_boronic_acid_is_built_with_the_other_force_field() -> None:
    result = view("conformer", molecule="OB(O)c1ccccc1")
    assert result.ok
    assert "UFF" in result.text


def test_alerts_come_with_their_atoms() -> None:
    result = view("assessment", molecule="O=C1C=CC(=O)C=C1")  # p-benzoquinone: a PAINS quinone
    alert = next(item for item in items(result, Text) if item.property == "PAINS alert")
    assert "quinone" in (alert.value or "")
    assert set(alert.atoms[0]) == set(range(8))
    count = next(item for item in items(result, Quantity) if item.property == "number of PAINS alerts")
    assert count.value == 1


def test_a_clean_molecule_has_no_alert_rows() -> None:
    result = view("assessment", molecule="CCO")
    counts = [item.value for item in items(result, Quantity) if item.property.endswith(" alerts")]
    assert counts == [0, 0, 0]
    assert not [item for item in items(result, Text) if item.property.endswith(" alert")]


@pytest.mark.parametrize(
    ("first", "second", "words", "ours", "theirs"),
    [
        ("Oc1ccccc1", "Fc1ccccc1", "hydroxyl became fluoro at C2", [0], [0]),
        ("CC(=O)Oc1ccccc1C(=O)O", "OC(=O)c1ccccc1O", "acetyl is gone at O4", [0, 1, 2], []),
        ("c1ccccc1", "Cc1ccccc1", "methyl is new at C", [], [0]),
        ("CC(=O)O", "CC(=O)[O-]", "the charge of O4 went from 0 to −1", [3], [3]),
        ("c1ccccc1C", "c1ccncc1C", "C became N", None, [3]),
        ("C[C@H](N)C(=O)O", "C[C@@H](N)C(=O)O", "C2 is S in M1 and R in M2", [1], [1]),
        ("CCO", "OCC", "nothing", [], []),
    ],
    ids=["exchange", "loss", "gain", "charge", "ring atom", "stereo", "the same"],
)
def test_what_changed_between_two_molecules(
    first: str, second: str, words: str, ours: list[int] | None, theirs: list[int]
) -> None:
    result = view(
        "structure_difference",
        first={"smiles": first, "label": "M1"},
        second={"smiles": second, "label": "M2"},
    )
    changed = next(item for item in items(result, Text) if item.property == "what changed")
    assert words in (changed.value or "")
    if ours is not None:
        assert result.data["first_atoms"] == ours
    assert result.data["second_atoms"] == theirs


def test_a_hard_comparison_ends() -> None:
    big = "C12C3C4C1C5C2C3C45" + "CC(C)(C)CCCCC(CC)CC" * 3
    result = view(
        "structure_difference",
        first={"smiles": big, "label": "M1"},
        second={"smiles": big + "CC1CCC(C)CC1", "label": "M2"},
    )
    assert result.ok
    assert result.ms < 15_000
