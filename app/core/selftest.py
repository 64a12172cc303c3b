"""Checks of an installation: does each part do what it should?"""

from __future__ import annotations

import platform
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from sandbox.episode import Runner
from sandbox.registry import Registry

PACKAGES = ("retort-chem", "rdkit", "llama-cpp-python", "llguidance", "SQLAlchemy", "PySide6-Essentials")


@dataclass(frozen=True)
class Finding:
    """The outcome of one check.

    Attributes:
        check: Its name.
        ok: Whether all is well.
        found: What was found, or what is wrong.
        seconds: Seconds that it took.
    """

    check: str
    ok: bool
    found: str
    seconds: float

    def to_json(self) -> dict[str, Any]:
        """As JSON values."""
        return asdict(self)


def run_check(name: str, check: Callable[[], str]) -> Finding:
    """Run one check; whatever it raises is its finding."""
    started = time.perf_counter()
    try:
        found, ok = check(), True
    except Exception as error:  # a self-test reports whatever is wrong and goes on
        found, ok = f"{type(error).__name__}: {error}", False
    return Finding(name, ok, found, round(time.perf_counter() - started, 2))


def package_versions() -> dict[str, str]:
    """Versions of Python and of the packages that matter most; "not installed" where one is missing."""
    found = {"Python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def check_versions() -> str:
    """Name the versions in one line."""
    return ", ".join(f"{name} {number}" for name, number in package_versions().items())


def check_tools(registry: Registry, runner: Runner) -> str:
    """Run the examples of every tool.

    Raises:
        RuntimeError: One of them gave no result.
    """
    failed = []
    count = 0
    for spec in registry:
        for example in spec.examples:
            count += 1
            result = runner(spec.name, example)
            if not result.ok:
                failed.append(f"{spec.name}: {result.error}")
    if failed:
        raise RuntimeError("; ".join(failed))
    return f"{len(registry)} tools, {count} examples answered"


def check_descriptors() -> str:
    """Count RDKit's descriptors: without its data files there are fewer, and nothing else says so."""
    from rdkit.Chem import Descriptors

    return f"{len(Descriptors.descList)} RDKit descriptors"
