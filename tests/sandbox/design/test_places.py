"""Places are worked out as they are asked for, and are the same as all of them worked out at once."""

import random

from rdkit import Chem

from sandbox.design.places import Parent

PARACETAMOL = Chem.MolFromSmiles("CC(=O)Nc1ccc(O)cc1")
RING = frozenset(PARACETAMOL.GetSubstructMatch(Chem.MolFromSmarts("c1ccccc1")))


def test_a_cut_by_chance_is_one_of_all_and_spares_what_is_protected() -> None:
    everything = Parent(PARACETAMOL, RING)
    assert {cut.fragment for cut in everything.cuts} == {"*C", "*C(C)=O", "*NC(C)=O", "*O"}
    parent = Parent(PARACETAMOL, RING)
    drawn = [parent.some_cut(random.Random(seed)) for seed in range(30)]
    assert {cut.fragment for cut in drawn if cut is not None} == {cut.fragment for cut in everything.cuts}
    assert all(cut is not None and RING.isdisjoint(cut.side) for cut in drawn)


def test_only_wanted_fragments_are_drawn_and_none_where_there_is_none() -> None:
    parent = Parent(PARACETAMOL)
    cut = parent.some_cut(random.Random(0), {"*O"})
    assert cut is not None
    assert cut.fragment == "*O"
    assert parent.some_cut(random.Random(0), {"*F"}) is None
    assert Parent(Chem.MolFromSmiles("c1ccccc1")).some_cut(random.Random(0)) is None


def test_linkers_by_chance_are_among_all_of_them() -> None:
    everything = {middle.fragment for middle in Parent(PARACETAMOL).middles}
    assert "[1*]c1ccc([2*])cc1" in everything
    parent = Parent(PARACETAMOL, RING)
    drawn = {middle.fragment for seed in range(30) if (middle := parent.some_middle(random.Random(seed)))}
    assert drawn
    assert drawn < everything  # the ring is protected, so what holds it is not drawn
