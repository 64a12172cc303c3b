"""What leaves when a product forms: atoms that are in the reactants and not in the product."""

import pytest

from sandbox.reactions.byproducts import exactly

NITRO_FLUORIDE, PYRROLIDINE = "O=[N+]([O-])c1ccc(F)cc1", "C1CCNC1"
NITRO_AMINE = "O=[N+]([O-])c1ccc(N2CCCC2)cc1"


@pytest.mark.parametrize(
    ("said", "reactants", "product", "leaves"),
    [
        ("HX, as the salt of the base", [NITRO_FLUORIDE, PYRROLIDINE], NITRO_AMINE, "HF, as its salt"),
        ("the halide salt", ["Oc1ccccc1", "CI", "O=C([O-])[O-].[K+].[K+]"], "COc1ccccc1", "HI, as its salt"),
        ("the acid", ["CC(=O)OC(C)=O", "Nc1ccccc1"], "CC(=O)Nc1ccccc1", "acetic acid"),
        ("water", ["O=Cc1ccccc1", "Nc1ccccc1"], "C(=Nc1ccccc1)c1ccccc1", "water"),
        ("the halide salt", ["C=C", "[H][H]"], "CC", "the halide salt"),
    ],
)
def test_the_compound_that_leaves_is_named_where_the_reactants_tell_it(
    said: str, reactants: list[str], product: str, leaves: str
) -> None:
    assert exactly(said, reactants, product) == leaves
