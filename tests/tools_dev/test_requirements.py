"""The project's metadata, its lock files and its notices say the same."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
DIRECT = [*PROJECT["dependencies"], *(line for lines in EXTRAS.values() for line in lines)]
SYSTEMS = [
    pytest.param(
        {"sys_platform": system, "platform_system": name, "python_full_version": full}, id=f"{name} {full}"
    )
    for system, name in (("linux", "Linux"), ("darwin", "Darwin"), ("win32", "Windows"))
    for full in ("3.11.7", "3.12.1", "3.13.0")
]


def _environment(system: dict[str, str]) -> dict[str, str]:
    minor = ".".join(system["python_full_version"].split(".")[:2])
    return {
        **{key: str(value) for key, value in default_environment().items()},
        **system,
        "python_version": minor,
    }


def _locked(file: str, system: dict[str, str]) -> list[Requirement]:
    lines = (ROOT / "requirements" / file).read_text(encoding="utf-8").splitlines()
    requirements = [Requirement(line) for line in lines if line and not line.lstrip().startswith("#")]
    environment = _environment(system)
    return [item for item in requirements if item.marker is None or item.marker.evaluate(environment)]


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_lock_gives_one_exact_version_of_each_package(system: dict[str, str]) -> None:
    locked = _locked("all.lock", system)
    names = [canonicalize_name(item.name) for item in locked]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"==[^*,]+", str(item.specifier)) for item in locked)


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_lock_satisfies_what_the_project_asks_for(system: dict[str, str]) -> None:
    versions = {
        canonicalize_name(item.name): str(item.specifier).removeprefix("==")
        for item in _locked("all.lock", system)
    }
    for requirement in map(Requirement, DIRECT):
        if requirement.marker is None or requirement.marker.evaluate(_environment(system)):
            assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), requirement


def test_pyside_on_python_3_11_is_older_than_the_release_that_aborts_there() -> None:
    by_python = {}
    for full in ("3.11.7", "3.12.1"):
        locked = _locked("all.lock", {"python_full_version": full})
        by_python[full] = next(str(item.specifier) for item in locked if item.name == "pyside6-essentials")
    assert by_python["3.11.7"].startswith("==6.11.")
    assert by_python["3.12.1"].startswith("==6.12.")


def test_every_direct_dependency_is_in_the_notices() -> None:
    notice = (ROOT / "assets" / "NOTICE.md").read_text(encoding="utf-8")
    missing = [name for name in (Requirement(line).name for line in DIRECT) if name not in notice]
    assert missing == []
