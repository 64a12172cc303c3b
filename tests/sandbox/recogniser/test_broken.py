"""Files, and structures that cannot be read."""

from pathlib import Path

import pytest

from sandbox.paths import assets_dir
from sandbox.recogniser import recognise

ASPIRIN = "CC(=O)Oc1ccccc1C(=O)O"

BROKEN = {
    "c1ccccc": "ring bond 1",
    "c1ccccc is bad": "ring bond 1",
    "logP of CC(C?": "parenthesis opened at position 3",
    "C1CC": "ring bond 1",
    "What is C1CCCCC?": "ring bond 1",
    "CN(C)(C)(C)C": "5 bonds",
    "the weight of FC(F)(F)(F)F, please": "bonds",
    "O=C(O)c1ccccc1OC(C)=O) is what?": "parenthesis closed at position 22",
    "Take O=C(O)c1ccccc1OC(C)=O).": "parenthesis closed",
    "CC(=O)Oc1ccccc1C(=O)X": "X",
    "COc1ccc(Q)cc1": "Q",
    "C=C(=C)(C)C": "bonds",
    "CC[NH3+": "bracket opened",
    "Is c1cccc1 aromatic?": "",
    "n1cccc1": "",
    "C[C@H(N)C(=O)O": "bracket",
    "SMILES: CCX": "X",
    "<smiles>C1CC</smiles>": "ring bond 1",
    "CC(=O)OH and more": "H",
}


@pytest.mark.parametrize(("text", "why"), BROKEN.items())
def test_broken_smiles_are_reported_in_words(text: str, why: str) -> None:
    mention = _one(text)
    assert mention.kind == "molecule"
    assert mention.problem is not None
    assert why in mention.problem
    assert mention.smiles == mention.text == text[mention.start : mention.end]


def test_broken_and_good_ones_side_by_side() -> None:
    mentions = recognise("Compare CCO, c1ccccc and CC(C.")
    assert [(mention.text, mention.problem is None) for mention in mentions] == [
        ("CCO", True),
        ("c1ccccc", False),
        ("CC(C", False),
    ]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name in ("set.sdf", "my table.csv", "a.xlsx", "rxn.RXN", "CCO.mol"):
        (tmp_path / name).write_text("not read by the recogniser")
    return tmp_path


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("{}/set.sdf", "set.sdf"),
        ("Open {}/set.sdf, please.", "set.sdf"),
        ("Open {}/set.sdf.", "set.sdf"),
        ('Open "{}/my table.csv"', "my table.csv"),
        ("Open '{}/my table.csv' now", "my table.csv"),
        ("Open {}/my table.csv now", "my table.csv"),
        ("(see {}/a.xlsx)", "a.xlsx"),
        ("file={}/rxn.RXN", "rxn.RXN"),
        ("file://{}/set.sdf", "set.sdf"),
        ("What is in `{}/CCO.mol`?", "CCO.mol"),
    ],
)
def test_existing_files_are_found(files: Path, template: str, name: str) -> None:
    mention = _one(template.format(files))
    assert (mention.kind, mention.notation, mention.problem) == ("file", "file", None)
    assert Path(mention.smiles) == files / name


def test_home_and_relative_paths(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(files))
    monkeypatch.setenv("USERPROFILE", str(files))
    monkeypatch.chdir(files)
    assert Path(_one("Load ~/set.sdf").smiles) == files / "set.sdf"
    assert _one("Load set.sdf and rank it").smiles == "set.sdf"


def test_missing_files_and_network_paths_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def isfile(path: str) -> bool:
        asked.append(path)
        return False

    monkeypatch.setattr("os.path.isfile", isfile)
    assert (
        recognise(
            "Open \\\\server\\share\\a.sdf, //server/share/a.sdf, /\\server/b.sdf, '\\\\server\\x y.csv'"
        )
        == []
    )
    assert not [path for path in asked if path[0] in "\\/" and path[1] in "\\/"]
    assert recognise("Open /nowhere/CCO.sdf and C:\\data\\CCO.mol and none.csv") == []


def _one(text: str):
    mentions = recognise(text)
    assert len(mentions) == 1, mentions
    return mentions[0]


def test_a_table_of_the_program_is_named_as_the_tools_are_told() -> None:
    (found,) = [each for each in recognise("add TPSA to example:amines.csv") if each.kind == "file"]
    assert Path(found.smiles) == assets_dir() / "examples" / "amines.csv"
    assert not [each for each in recognise("add TPSA to example:nothing.csv") if each.kind == "file"]
