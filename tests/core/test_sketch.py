"""Drawing structures without a window: the drawing, its edits, and what it means."""

from math import hypot

import pytest
from rdkit import Chem

from app.core.sketch.chemistry import atom_labels, cleaned, is_element, read_sketch, sketch_of
from app.core.sketch.drawing import Sketch, SketchAtom, SketchBond
from app.core.sketch.edits import (
    BondKind,
    change_charge,
    click_bond,
    merge_overlaps,
    set_element,
    sprout,
)
from app.core.sketch.groups import GROUPS, attach_group, group_sketch
from app.core.sketch.hand import SketchHand, Tool
from app.core.sketch.model import SketchModel
from app.core.sketch.rings import Ring, ring_at, ring_on_atom, ring_on_bond
from sandbox.errors import ChemError

BENZENE = Ring(6, aromatic=True)


def smiles(sketch: Sketch) -> str:
    reading = read_sketch(sketch)
    assert reading.problem is None, reading.problem
    return reading.smiles


def chain(count: int) -> tuple[Sketch, int]:
    sketch, last = Sketch().with_atom(SketchAtom(0, 0))
    for _ in range(count - 1):
        sketch, last = sprout(sketch, last)
    return sketch, last


def test_a_chain_grows_in_a_zigzag() -> None:
    sketch, _ = chain(6)
    assert smiles(sketch) == "CCCCCC"
    places = [(atom.x, atom.y) for atom in sketch.atoms.values()]
    gaps = [hypot(a[0] - b[0], a[1] - b[1]) for a in places for b in places if a != b]
    assert min(gaps) == pytest.approx(1.0)
    assert hypot(places[5][0], places[5][1]) > 4  # stretched, not curled up


def test_elements_bond_orders_and_charges() -> None:
    sketch, last = chain(2)
    sketch, oxygen = sprout(sketch, last, BondKind(2), "O")
    sketch, other = sprout(sketch, last, element="O")
    assert smiles(sketch) == "CC(=O)O"
    assert smiles(change_charge(sketch, other, -1)) == "CC(=O)[O-]"
    assert smiles(set_element(sketch, oxygen, "S")) == "CC(O)=S"


def test_clicking_a_bond_goes_through_the_orders() -> None:
    sketch, _ = chain(2)
    (number,) = sketch.bonds
    seen = []
    for _ in range(3):
        sketch = click_bond(sketch, number, BondKind())
        seen.append(smiles(sketch))
    assert seen == ["C=C", "C#C", "CC"]


def test_rings_are_fused_to_bonds_and_atoms() -> None:
    benzene = ring_at(Sketch(), BENZENE, 0, 0)
    assert smiles(benzene) == "c1ccccc1"
    bond = next(iter(benzene.bonds))
    assert smiles(ring_on_bond(benzene, BENZENE, bond)) == Chem.CanonSmiles("c1ccc2ccccc2c1")
    assert smiles(ring_on_bond(benzene, Ring(5), bond)) == Chem.CanonSmiles("C1CCc2ccccc21")
    sketch, end = sprout(benzene, next(iter(benzene.atoms)))
    assert smiles(ring_on_atom(sketch, Ring(3), end)) == Chem.CanonSmiles("c1ccccc1C1CC1")
    assert smiles(ring_on_bond(ring_at(Sketch(), Ring(6), 0, 0), Ring(6), 7)) == "C1CCC2CCCCC2C1"


@pytest.mark.parametrize("name", GROUPS)
def test_groups_are_put_on_an_atom_without_overlap(name: str) -> None:
    benzene = ring_at(Sketch(), BENZENE, 0, 0)
    sketch = attach_group(benzene, next(iter(benzene.atoms)), group_sketch(name))
    assert smiles(sketch) == Chem.CanonSmiles(f"c9ccccc9-{GROUPS[name]}")
    places = [(atom.x, atom.y) for atom in sketch.atoms.values()]
    assert min(hypot(a[0] - b[0], a[1] - b[1]) for a in places for b in places if a is not b) > 0.5


def test_a_bond_that_ends_on_an_atom_closes_a_ring() -> None:
    sketch, last = Sketch().with_atom(SketchAtom(0, 0))
    first = last
    for angle in (0, 120):
        sketch, last = sprout(sketch, last, angle=angle)
    sketch, end = sprout(sketch, last, angle=240)
    assert end == first
    assert smiles(sketch) == "C1CC1"


@pytest.mark.parametrize("text", ["C[C@H](N)C(=O)O", "C[C@@H](N)C(=O)O", "F/C=C/Cl", "F/C=C\\Cl"])
def test_stereochemistry_goes_in_and_out(text: str) -> None:
    sketch = sketch_of(text)
    assert smiles(sketch) == Chem.CanonSmiles(text)
    assert smiles(cleaned(sketch)) == Chem.CanonSmiles(text)


def test_wedges_that_are_drawn_mean_a_configuration() -> None:
    sketch = sketch_of("CC(N)C(=O)O")
    centre = next(n for n, a in sketch.atoms.items() if len(sketch.neighbours(n)) == 3 and a.element == "C")
    nitrogen = next(n for n, a in sketch.atoms.items() if a.element == "N")
    bond = sketch.bond_between(centre, nitrogen)
    assert bond is not None
    sketch = sketch.with_bond(SketchBond(centre, nitrogen))
    found = {smiles(click_bond(sketch, bond, BondKind(1, kind))) for kind in ("wedge", "hash")}
    assert found == {Chem.CanonSmiles("C[C@H](N)C(=O)O"), Chem.CanonSmiles("C[C@@H](N)C(=O)O")}


@pytest.mark.parametrize(
    "text",
    [
        "CC(=O)Oc1ccccc1C(=O)O",
        "Cn1c(=O)c2c(ncn2C)n(C)c1=O",
        "[Na+].[Cl-]",
        "[13CH4]",
        "C[N+](C)(C)CC(=O)[O-]",
        "O=[N+]([O-])c1ccccc1",
        "[CH3]",
        "OC[C@H]1O[C@@H](O)[C@H](O)[C@@H](O)[C@@H]1O",
    ],
)
def test_structures_survive_the_sketch(text: str) -> None:
    assert smiles(sketch_of(text)) == Chem.CanonSmiles(text)
    assert smiles(cleaned(sketch_of(text))) == Chem.CanonSmiles(text)


def test_r_groups_keep_their_names() -> None:
    sketch = sketch_of("*c1ccccc1 |$R1;;;;;;$|")
    assert "R1" in atom_labels(sketch).values()
    reading = read_sketch(sketch)
    assert "R1" in reading.smiles
    assert reading.weight is None


def test_what_is_impossible_is_said_in_words_with_its_atoms() -> None:
    sketch, last = chain(2)
    for angle in (0, 60, 120, 180):
        sketch, _ = sprout(sketch, last, angle=angle)
    reading = read_sketch(sketch)
    assert reading.smiles == ""
    assert "5 bonds" in (reading.problem or "")
    assert reading.atoms == {last}
    assert len(cleaned(sketch).atoms) == len(sketch.atoms)


def test_labels_show_hydrogens_and_charges() -> None:
    labels = atom_labels(sketch_of("[NH3+]CC(=O)[O-]"))
    assert set(labels.values()) == {"NH₃⁺", "", "O", "O⁻"}
    assert set(atom_labels(sketch_of("C")).values()) == {"CH₄"}


def test_atoms_moved_onto_others_become_one() -> None:
    left, last = chain(2)
    joined, new = left.joined_with(chain(2)[0], x=left.atoms[last].x, y=left.atoms[last].y)
    assert smiles(merge_overlaps(joined, new)) == "CCC"


def test_formula_and_weight() -> None:
    reading = read_sketch(sketch_of("CC(=O)Oc1ccccc1C(=O)O"))
    assert reading.formula == "C9H8O4"
    assert reading.weight == pytest.approx(180.16, abs=0.01)  # CRC Handbook


def test_the_hand_draws_moves_and_erases() -> None:
    hand = SketchHand(SketchModel())
    hand.go_on()
    hand.go_on()
    hand.tool = Tool("group", group="NO₂")
    hand.go_on()
    assert smiles(hand.model.sketch) == "CC[N+](=O)[O-]"
    hand.tool = Tool("group", group="Ph")
    hand.click(20.0, 0.0)
    assert smiles(hand.model.sketch) == "CC[N+](=O)[O-].c1ccccc1"
    hand.select(18.0, -5.0, 25.0, 5.0)
    assert len(hand.selected) == 6
    hand.erase(None)
    assert smiles(hand.model.sketch) == "CC[N+](=O)[O-]"
    hand.step(0)
    hand.select_all()
    hand.move_selected(3.0, 0.0)
    assert smiles(hand.model.sketch) == "CC[N+](=O)[O-]"


def test_undo_and_redo() -> None:
    model = SketchModel()
    told: list[object] = []
    model.notices.subscribe(told.append)
    model.change(chain(2)[0])
    model.change(chain(3)[0])
    model.undo()
    assert smiles(model.sketch) == "CC"
    model.redo()
    assert smiles(model.sketch) == "CCC"
    model.undo()
    model.undo()
    assert not model.can_undo
    model.change(chain(4)[0])
    assert not model.can_redo
    assert len(told) == 7


def test_too_large_and_unreadable_structures_are_refused() -> None:
    with pytest.raises(ChemError, match="251 atoms"):
        sketch_of("C" * 251)
    with pytest.raises(ChemError):
        sketch_of("c1ccccc")


def test_elements_are_known() -> None:
    assert all(is_element(each) for each in ("Cl", "R1", "*"))
    assert not any(is_element(each) for each in ("Xx", "cl", ""))
