"""The net change between a molecule and its analogue."""

import pytest
from rdkit import Chem

from sandbox.design import surgery
from sandbox.design.differences import net_changes

TOLUIC_ACID = Chem.MolFromSmiles("Cc1ccc(C(=O)O)cc1")


def test_a_detour_leaves_only_its_end() -> None:
    marked = surgery.mark_origin(TOLUIC_ACID)
    first = surgery.replace_side(marked, 1, 0, "*C(=O)OC")
    assert first is not None
    carbon = next(n.GetIdx() for n in first.GetAtomWithIdx(1).GetNeighbors() if not n.HasProp(surgery.ORIGIN))
    second = surgery.replace_side(first, 1, carbon, "*OC")
    assert second is not None
    assert net_changes(second, TOLUIC_ACID) == ("Me replaced by OMe at C2",)


@pytest.mark.parametrize(
    ("anchor", "first", "new", "says"),
    [(4, 5, None, "COOH removed from C5"), (4, 5, "*C#N", "COOH replaced by CN at C5")],
)
def test_what_went_and_what_came_are_named(anchor: int, first: int, new: str | None, says: str) -> None:
    product = surgery.replace_side(surgery.mark_origin(TOLUIC_ACID), anchor, first, new)
    assert product is not None
    assert net_changes(product, TOLUIC_ACID) == (says,)


def test_an_added_group_is_named() -> None:
    product = surgery.replace_hydrogen(surgery.mark_origin(TOLUIC_ACID), 2, "*F")
    assert product is not None
    assert net_changes(product, TOLUIC_ACID) == ("F added at C3",)
