"""Families of molecules: from the store to trees."""

from typing import Any

import pytest

from app.core.lineage import Descent, grow_trees
from app.store.store import Store


@pytest.fixture
def store():
    with Store.memory() as opened:
        yield opened


def begin(store: Store, title: str) -> tuple[int, int]:
    conversation = store.conversations.create(title).id
    return conversation, store.messages.add_user(conversation, None, title).id


def design(store: Store, message: int, handle: str, smiles: str, parent: int, edit: str) -> int:
    return store.molecules.record(message, handle, smiles, "designed", parent=parent, edit=edit).molecule.id


def shape(trees: list[Descent]) -> list:
    return [(node.row.molecule.smiles, node.row.edit, shape(node.children)) for node in trees]


def test_a_family_is_a_tree_across_conversations(store: Store) -> None:
    here, message = begin(store, "first")
    phenol = store.molecules.record(message, "M1", "Oc1ccccc1", "mentioned").molecule.id
    fluoro = design(store, message, "M2", "Oc1ccccc1F", phenol, "H replaced by F")
    design(store, message, "M3", "COc1ccccc1F", fluoro, "O methylated")
    there, elsewhere = begin(store, "second")
    store.molecules.record(elsewhere, "M1", "Oc1ccccc1F", "mentioned")
    design(store, elsewhere, "M2", "Oc1ccccc1Cl", fluoro, "F became Cl")
    store.molecules.record(message, "M4", "CCO", "mentioned")
    wanted: list[Any] = [
        (
            "Oc1ccccc1",
            "",
            [
                (
                    "Oc1ccccc1F",
                    "H replaced by F",
                    [("COc1ccccc1F", "O methylated", []), ("Oc1ccccc1Cl", "F became Cl", [])],
                )
            ],
        )
    ]
    assert shape(grow_trees(store.molecules.lineage(here))) == wanted
    assert shape(grow_trees(store.molecules.lineage(there))) == wanted
    assert {row.title for row in store.molecules.lineage(here)} == {"first", "second"}


def test_a_deleted_conversation_is_left_out(store: Store) -> None:
    here, message = begin(store, "first")
    phenol = store.molecules.record(message, "M1", "Oc1ccccc1", "mentioned").molecule.id
    design(store, message, "M2", "Oc1ccccc1F", phenol, "H replaced by F")
    there, elsewhere = begin(store, "second")
    design(store, elsewhere, "M1", "Oc1ccccc1Cl", phenol, "H replaced by Cl")
    store.conversations.delete(there)
    ((_, _, children),) = shape(grow_trees(store.molecules.lineage(here)))
    assert [smiles for smiles, _, _ in children] == ["Oc1ccccc1F"]


def test_an_edit_that_leads_back_makes_no_circle(store: Store) -> None:
    here, message = begin(store, "there and back")
    one = store.molecules.record(message, "M1", "CCO", "mentioned").molecule.id
    two = design(store, message, "M2", "CCF", one, "OH became F")
    design(store, message, "M1", "CCO", two, "F became OH")
    assert shape(grow_trees(store.molecules.lineage(here))) == [("CCO", "", [("CCF", "OH became F", [])])]


def test_molecules_without_relatives_are_left_out(store: Store) -> None:
    here, message = begin(store, "alone")
    store.molecules.record(message, "M1", "CCO", "mentioned")
    assert store.molecules.lineage(here) == []


def test_a_molecule_is_found_by_any_of_its_smiles(store: Store) -> None:
    _, message = begin(store, "find")
    known = store.molecules.record(message, "M1", "OCC", "mentioned").molecule.id
    found = store.molecules.find("CCO")
    assert found is not None
    assert found.id == known
    assert store.molecules.find("CCN") is None
