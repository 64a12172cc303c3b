"""Two hundred names that were listed before the tables were made, against structures from another source."""

import csv
from pathlib import Path

import pytest
from rdkit import Chem

from sandbox.errors import ToolError
from sandbox.names.resolving import resolve

FILE = Path(__file__).parent / "two_hundred_names.tsv"
with FILE.open(encoding="utf-8", newline="") as stream:
    LISTED = list(csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t"))
# Nexium and tenofovir are sold as salts and esters only, Paxlovid holds two drugs; no table has the number.
NOT_FOUND = {"Nexium", "tenofovir", "Paxlovid", "152459-95-5"}


def test_the_list_is_what_it_says() -> None:
    assert len(LISTED) >= 200
    assert sum(bool(row["inchikey"]) for row in LISTED) >= 190


@pytest.mark.parametrize("row", LISTED, ids=lambda row: row["name"])
def test_a_listed_name_gives_the_structure_of_the_other_source(row: dict[str, str]) -> None:
    if row["name"] in NOT_FOUND:
        with pytest.raises(ToolError):
            resolve(row["name"])
        return
    mol = Chem.MolFromSmiles(resolve(row["name"]).smiles)
    assert mol is not None
    if row["inchikey"]:
        assert Chem.MolToInchiKey(mol) == row["inchikey"]
